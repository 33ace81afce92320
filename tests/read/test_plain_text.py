"""Plain text: titles, bylines, headings, lists, keys, tables, and the page around an article."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.read import read_bytes, read_file
from civicgraph.records import BlockKind, Document


def _read(text: str) -> Document:
    return read_bytes(text.encode(), origin="article.txt")


def _kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def _of(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


REPORT = """海辺町、地図アプリを公開

2024年3月5日
取材・文：大野 明（まち新聞）　写真：岸 里奈

　海辺町は5日、住民と作った地図アプリ「うみまち」を公開した。

■作ったのは住民
　開発には特定非営利活動法人うみの会が協力した。
　町長は「役場だけではできなかった」と話す。

・名称：うみまち
・利用料：無料

これからの予定

　来年度は隣の町にも広げる。
"""


def test_a_report() -> None:
    document = _read(REPORT)
    assert _kinds(document) == [
        ("title", "海辺町、地図アプリを公開"),
        ("byline", "2024年3月5日"),
        ("byline", "取材・文：大野 明（まち新聞）　写真：岸 里奈"),
        ("paragraph", "海辺町は5日、住民と作った地図アプリ「うみまち」を公開した。"),
        ("heading", "作ったのは住民"),
        ("paragraph", "開発には特定非営利活動法人うみの会が協力した。"),
        ("paragraph", "町長は「役場だけではできなかった」と話す。"),
        ("item", "名称：うみまち"),
        ("item", "利用料：無料"),
        ("heading", "これからの予定"),
        ("paragraph", "来年度は隣の町にも広げる。"),
    ]
    assert (document.title, document.date, document.language) == (
        "海辺町、地図アプリを公開",
        "2024-03-05",
        "ja",
    )
    assert [block.section for block in document.blocks] == [-1, -1, -1, -1, -1, 4, 4, 4, 4, -1, 9]
    labels = [block.label.of(document.text) for block in document.blocks if block.label]
    assert labels == ["名称", "利用料"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_stay_in_the_text_and_out_of_the_blocks(end: str) -> None:
    text = REPORT.replace("\n", end)
    document = _read(text)
    assert document.text == text
    assert [t for _, t in _kinds(document)] == [t for _, t in _kinds(_read(REPORT))]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("取材/文:麓 花代", [("author", "麓 花代")]),
        ("文＝水野 亘（編集委員）", [("author", "水野 亘")]),
        ("編集:長田 武", [("editor", "長田 武")]),
        (
            "聞き手・構成／藤井はるか　写真／サワイ タケシ",
            [("interviewer", "藤井はるか"), ("photographer", "サワイ タケシ")],
        ),
        ("記者：堤 美和子、岡 一郎", [("author", "堤 美和子"), ("author", "岡 一郎")]),
        ("2024-10-16　by こばっち", [("author", "こばっち")]),
        ("By Eleanor Whitby | Civic Review | 14 June 2024", [("author", "Eleanor Whitby")]),
        ("By Ann Lee and Bob Ray", [("author", "Ann Lee"), ("author", "Bob Ray")]),
    ],
)
def test_bylines_at_the_top(line: str, names: list[tuple[str, str]]) -> None:
    document = _read(
        f"題名の行\n\n{line}\n\n　本文はここから始まり、しばらく続く文章である。そして終わる。\n"
    )
    assert [(b.role, document.text[b.start : b.end]) for b in document.bylines] == names
    assert _of(document, BlockKind.BYLINE) == [line]


def test_bylines_at_the_end() -> None:
    document = _read("題名\n\n本文です。\n\n　　　　（文責：デジタル課）\n")
    assert [(b.role, document.text[b.start : b.end]) for b in document.bylines] == [("author", "デジタル課")]


@pytest.mark.parametrize(
    "line",
    ["写真は昨年の様子です。", "文：法の成立を受けて動き出したと語る。", "記者会見の構成：第1部と第2部"],
)
def test_prose_is_no_byline(line: str) -> None:
    paragraph = "本文はここから始まり、しばらく続く文章である。そして終わる。\n\n"
    document = _read(f"題名\n\n{paragraph}{line}\n\n{paragraph * 4}")
    assert document.bylines == ()
    assert _of(document, BlockKind.BYLINE) == []


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("令和７年３月２４日", "2025-03-24"),
        ("2023.12.08", "2023-12-08"),
        ("公開日：2024年9月2日　更新日：2024年10月1日", "2024-09-02"),
        ("月刊『まちの通信』2024年7月号（発行：株式会社まち社）", "2024-07"),
    ],
)
def test_the_date_at_the_top(top: str, date: str) -> None:
    assert _read(f"題名の行\n\n{top}\n\n　本文はここから始まる。\n").date == date


def test_the_date_of_an_event_is_not_the_articles() -> None:
    assert (
        _read("会議の議事要旨\n\n日時：令和6年5月10日\n場所：市役所\n\n　2024年5月に開かれた。\n").date
        is None
    )


def test_the_publisher_where_stated() -> None:
    document = _read("題名\n月刊『まち』2024年7月号（発行：株式会社まち社）\n\n　本文はここから始まる。\n")
    assert document.publisher == "株式会社まち社"
    assert _read(REPORT).publisher is None


def test_the_head_of_a_press_release() -> None:
    document = _read(
        "報道関係者各位\n2024年5月1日\n株式会社みらい\n\n乗合サービスを開始\n～地域の足を守る～\n\n"
        "　株式会社みらい（本社：港区、代表取締役：山田太郎）は、提供を開始します。\n"
    )
    assert document.title == "乗合サービスを開始"
    assert _of(document, BlockKind.TITLE) == ["乗合サービスを開始", "～地域の足を守る～"]
    assert document.date == "2024-05-01"
    assert document.blocks[-1].label is None


def test_a_repeated_title_is_a_title() -> None:
    assert _of(_read("題名です\n\n題名です\n\n本文が続きます。\n"), BlockKind.TITLE) == [
        "題名です",
        "題名です",
    ]


PERSONNEL = """人事異動について

【部長級】
新　職　　　　　　　　　　氏　名　　　　旧　職
データ部長　　　　　　　　仁木　隆　　　総務課長
企画部長　　　　　　　　　郡山　由紀夫　大阪支部長
企画部ＡＩ推進室長（新設）　グエン・ティ　企画部主査

（略歴）
　平成　９年　４月　入省
　令和　３年　９月　参事官
"""


def test_tables_of_spaces() -> None:
    document = _read(PERSONNEL)
    rows = [[cell.of(document.text) for cell in block.cells] for block in document.blocks if block.cells]
    assert rows == [
        ["新　職", "氏　名", "旧　職"],
        ["データ部長", "仁木　隆", "総務課長"],
        ["企画部長", "郡山　由紀夫", "大阪支部長"],
        ["企画部ＡＩ推進室長（新設）", "グエン・ティ", "企画部主査"],
        ["平成　９年　４月", "入省"],
        ["令和　３年　９月", "参事官"],
    ]


def test_tables_of_tabs() -> None:
    document = _read("題名\n\n時刻\t内容\t話者\n10時\t講演\t森 玲央\n11時\t座談\t久保 咲\n")
    rows = [[cell.of(document.text) for cell in block.cells] for block in document.blocks if block.cells]
    assert rows == [["時刻", "内容", "話者"], ["10時", "講演", "森 玲央"], ["11時", "座談", "久保 咲"]]


def test_numbered_headings_and_spaced_keys_of_minutes() -> None:
    document = _read(
        "会議の議事要旨\n\n１　日　時　　令和５年８月２９日\n２　議　題\n　(1) 指針について\n　(2) 報告\n"
    )
    assert [block.kind.value for block in document.blocks] == ["title", "item", "heading", "item", "item"]
    assert document.blocks[1].label is not None
    assert document.blocks[1].label.of(document.text) == "日　時"


def test_spaced_keys_and_headings_that_are_keys() -> None:
    document = _read(
        "題名\n\n催しがある。\n\n登壇者：\n森 玲央（うみの会）\n\n日時　5月12日\n講師　岸 里奈さん（教授）\n"
    )
    labels = [block.label.of(document.text) for block in document.blocks if block.label]
    assert labels == ["日時", "講師"]
    assert _of(document, BlockKind.HEADING) == ["登壇者："]


def test_quotations_and_hard_wraps_stay_in_one_block() -> None:
    document = _read("題名\n\n「一行目の言葉です。\nそして二行目の言葉です」\n\n彼はそう話した。\n")
    assert _of(document, BlockKind.PARAGRAPH)[0] == "「一行目の言葉です。\nそして二行目の言葉です」"


FURNITURE = """
シェアする
Xでポスト

連載の他記事

隣の町の話

関連記事

• 遠い国の話

  遠い国の話

News

• 会社が資金を調達

メルマガ登録

最新情報を配信中
© 2024 Machi Inc. All Rights Reserved.
"""


def test_the_page_around_the_article() -> None:
    document = _read(REPORT + "\n編集:長田 武\n" + FURNITURE)
    article = [t for k, t in _kinds(document) if k != "boilerplate"]
    assert article == [t for _, t in _kinds(_read(REPORT))] + ["編集:長田 武"]
    assert "会社が資金を調達" in "".join(_of(document, BlockKind.BOILERPLATE))
    assert [b.role for b in document.bylines] == ["author", "photographer", "editor"]


def test_content_that_only_looks_like_furniture_stays() -> None:
    text = (
        "題名\n\n　ニュースを読む人が増えた。\n\n■関連リンク\n・公式サイト\n・資料の一覧\n"
        "この事業は町と会が2024年から共同で進めている。\n\n【プロフィール】\n森 玲央　町の職員。\n\n"
        "【お問い合わせ】町役場（担当：小柳）\n"
    )
    furniture = _of(_read(text), BlockKind.BOILERPLATE)
    assert furniture == ["■関連リンク", "・公式サイト", "・資料の一覧"]


def test_the_table_of_contents() -> None:
    document = _read(
        "題名\n\n目次\n\n・始まりの話\n・これからの話\n\n始まりの話\n\n本文です。\n\nこれからの話\n\n続きです。\n"
    )
    assert _of(document, BlockKind.BOILERPLATE) == ["目次", "・始まりの話", "・これからの話"]
    assert _of(document, BlockKind.HEADING) == ["始まりの話", "これからの話"]


def test_an_english_article() -> None:
    document = _read(
        "Fellows in the town hall\n\nBy Eleanor Whitby | Civic Review | 14 June 2024\n\n"
        "SENDAI - On a grey Monday, she\ncarried two monitors up the stairs of the hall.\n\n"
        'What came next\n\n"It works," she says.\n'
    )
    assert (document.language, document.date, document.publisher) == ("en", "2024-06-14", "Civic Review")
    assert _of(document, BlockKind.HEADING) == ["What came next"]


def test_the_real_article() -> None:
    path = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"
    document = read_file(path)
    text = document.text
    furniture = _of(document, BlockKind.BOILERPLATE)
    assert furniture[1] == "Code for Japan Summit 2021 レポートシリーズ他記事"
    assert furniture[-1] == "DXに特化した最新情報配信中"
    assert [(b.role, text[b.start : b.end]) for b in document.bylines] == [
        ("editor", "長岡 武司"),
        ("author", "麓 加誉子"),
    ]
    turns = [block for block in document.blocks if block.kind is BlockKind.TURN]
    labels = [block.label.of(text) if block.label else None for block in turns]
    # Across a heading the unlabelled speaker goes on.
    assert labels == [None, "須賀"] * 6 + [None] + [None, "須賀"] * 5
    assert text[turns[-2].start :].startswith("最後に、NPOや")
    assert "登壇者" in _of(document, BlockKind.HEADING)
    assert len(_of(document, BlockKind.HEADING)) == 8


@pytest.mark.skipif("CIVICGRAPH_SHARED" not in os.environ, reason="CIVICGRAPH_SHARED names no folder")
def test_development_articles_have_a_title_and_disjoint_blocks() -> None:
    paths = sorted(Path(os.environ["CIVICGRAPH_SHARED"], "articles").glob("*.*"))
    assert paths
    for path in paths:
        document = read_file(path)
        assert document.title
        _assert_sound(document)


def _assert_sound(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(document.text)
        covered = document.text[block.start : block.end]
        assert covered == covered.strip()
        # A cell may be empty, a label not.
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        assert block.label is None or block.start <= block.label.start < block.label.end <= block.end
        assert -1 <= block.section < len(document.blocks)
        position = block.end
    for byline in document.bylines:
        assert document.text[byline.start : byline.end].strip()


_PIECES = st.sampled_from(
    [
        *"。、「」『』（）()【】[]:：・•○■#-*|\n\n\n\r\t 　　aA1年月日２",
        *(
            "取材・文：",
            "編集:",
            "by ",
            "山田",
            "須賀",
            "さん",
            "です。",
            "ですか?",
            "――",
            "Q. ",
            "A. ",
            "１　",
            "日時",
        ),
        *("関連記事", "目次", "2024年3月5日", "---\n", "題名", "\r\n", "\u2028", "\x0b", "\x85", "𠮷"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=60).map("".join) | st.text(min_size=1, max_size=60))
def test_blocks_are_sound_whatever_the_text(text: str) -> None:
    # U+001C to U+001F pass for white space in Python, but no text holds more than a stray one.
    if text.strip() and all(c.isprintable() or (c.isspace() and not "\x1c" <= c <= "\x1f") for c in text):
        _assert_sound(_read("題\n" + text))


def test_prose_of_an_item_goes_on_over_the_end_of_its_line_and_a_list_does_not() -> None:
    opening = "早瀬委員長　ただいまから第2回みどり市データ活用推進委員会を開会いたします。本日は皆様に"
    wrapped = _read(f"議事録\n\n○{opening}\nお集まりいただき、ありがとうございます。\n○三枝委員　更新の間隔を教えてください。\n")
    assert _of(wrapped, BlockKind.ITEM) == [f"{opening}\nお集まりいただき、ありがとうございます。", "三枝委員　更新の間隔を教えてください。"]
    title = "開会のことば　早瀬　徹（みどり市経営者協会会長、北浜商工会議所会頭）"
    listed = _read(f"互例会\n\n・{title}\n皆さま、あけましておめでとうございます。\n・乾杯　三枝　光（みどり協会理事長）\n")
    assert title in _of(listed, BlockKind.ITEM)


@pytest.mark.parametrize(
    ("line", "who"),
    [("（文・秋元大地）", ["秋元大地"]), ("記者・高槻悠", ["高槻悠"]), ("取材・編集部", []), ("文・写真：早瀬徹", ["早瀬徹"])],
)
def test_a_dot_may_stand_between_a_role_and_the_name_that_ends_the_line(line: str, who: list[str]) -> None:
    document = _read(f"北浜で祭り\n{line}\n\n北浜で祭りが開かれた。多くの人が来た。\n")
    assert [document.text[b.start : b.end] for b in document.bylines] == who
