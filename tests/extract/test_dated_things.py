"""When things began and ended: dates in brackets behind names and in them, chronicles, editions, fields; and dates that are of something else."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def dates(text: str) -> set[tuple[str, str, str]]:
    """Every date that a text states of what it names."""
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {
        (names[s.subject], s.predicate.value.removesuffix("Date"), str(s.object))
        for s in found.statements
        if s.predicate.value.endswith("Date")
    }


CASES = [
    # a date alone in the bracket behind an event, or a period behind a project
    ("会は、阪神・淡路大震災（1995年1月17日）の直後に始まった。", {("阪神・淡路大震災", "start", "1995-01-17")}),
    ("第5回みどりハッカソン（2018年）で最優秀賞を受賞した。", {("第5回みどりハッカソン", "start", "2018")}),
    (
        "みどりプロジェクト（2019年～2021年）では地図を作った。",
        {("みどりプロジェクト", "start", "2019"), ("みどりプロジェクト", "end", "2021")},
    ),
    (
        "この経験から生まれたのが、ソフトウェア「みどり台帳」です（2006年公開。開発は早瀬徹）。",
        {("みどり台帳", "start", "2006")},
    ),
    # since when, and the year of a work
    ("人材を育てるみどりプロジェクト（2012年～）の報告を読む。", {("みどりプロジェクト", "start", "2012")}),
    ("映画『海の記憶』（2015年）を見た。", {("海の記憶", "start", "2015")}),
    # the date in an event's name
    ("2018年の第5回みどりハッカソンで最優秀賞を受賞した。", {("2018年の第5回みどりハッカソン", "start", "2018")}),
    ("北浜市議会 令和6年3月定例会会議録\n\n出席議員（20名）", {("北浜市議会令和6年3月定例会", "start", "2024-03")}),
    # an edition right behind the year in which somebody was there
    ("2018年、第5回みどりハッカソンで最優秀賞を受賞した。", {("第5回みどりハッカソン", "start", "2018")}),
    (
        "2020年3月5-7日、北斗学会第82回全国大会に早瀬徹が参加しました。",
        {("北斗学会第82回全国大会", "start", "2020-03-05"), ("北斗学会第82回全国大会", "end", "2020-03-07")},
    ),
    # what is made and what is put out
    ("昭和57年3月に市が作成した「みどり都市構想」において、理念を定めた。", {("みどり都市構想", "start", "1982-03")}),
    ("2020年には県が「みどり情報まとめサイト」を構築した。", {("みどり情報まとめサイト", "start", "2020")}),
    ("詳しくは2020年8月3日に配信した『MidoriCast』でまとめました。", {("MidoriCast", "start", "2020-08-03")}),
    ("早瀬徹『海の町』北斗書房、2020年", {("海の町", "start", "2020")}),
    # the whole of an event
    (
        "みどりフェス2026全体は2026年10月27日（火）から30日（金）まで",
        {("みどりフェス2026", "start", "2026-10-27"), ("みどりフェス2026", "end", "2026-10-30")},
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[-24:] for text, _ in CASES])
def test_when_a_thing_began(text: str, told: set[tuple[str, str, str]]) -> None:
    assert dates(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "みどり協議会（2015年設立予定）は、北浜市と組む。",
        "みどり協会（2019年）は、北浜市の団体だ。",
        "みどりプロジェクト（2019年）の報告を読む。",
        "みどり大会の中止（2024年5月12日）が決まった。",
        "みどりフォーラムの開催（2025年5月予定）に向けて話し合う。",
        "令和6年度みどり総会の資料を配る。",
        "早瀬徹「令和3年改正後の個人情報保護と自治体」を聞いた。",
        "2017年4月6日、第5回みどりリーグに出場した。",
        "2018年、早瀬徹は北浜市に移り、第5回みどりハッカソンの噂を聞いた。",
        "2020年に「みどりナビ」のチラシを作成した。",
        "2020年に「みどりナビ」を使って地図を作成した。",
        "2020年は「みどりナビ」での配信で200人が見た。",
        "「みどりナビ」の開発を2019年から続けている。",
        "早瀬徹『海の町』を北斗書房が2020年に薦めた。",
        # an entry of news
        "お知らせ\n\n2024.05.11　「第3回みどりハッカソン」の開催報告を掲載しました\n\n2024.04.01　資料を更新しました\n",
        "お知らせ\n\n2024年5月11日　「第3回みどりハッカソン」を開催します\n",
        "お知らせ\n\n2024.05.11 【お知らせ】第3回みどりハッカソン開催のお知らせ\n",
    ],
)
def test_a_date_that_is_of_something_else(text: str) -> None:
    assert dates(text) == set()


def test_a_long_entry_of_a_chronicle_of_bare_years_does_not_end_it() -> None:
    text = (
        "みどり地図の歴史\n\n2015\n- みどりマップ仕様公開:\nみどりマップの仕様が公開された。\n2016\n- みどりタイルの登場:\n"
        "北斗大学の研究班が、町の人びとの集めた写真と古い地図とを重ねて見るための仕組みを三年にわたって調べ、業務で使える技術としての試験運用を開始。\n"
        "- みどりビューアーの誕生:\n2017\n- みどりナビを発表\n"
    )
    assert {
        ("みどりマップ", "start", "2015"),
        ("みどりタイル", "start", "2016"),
        ("みどりビューアー", "start", "2016"),
    } <= dates(text)


ENTRIES = (
    ("1999", "5", "特定非営利活動法人みどり広場 設立"),
    ("2003", "4", "子育て支援センター「こもれび館」開設"),
    ("2010", "10", "『みどり白書』を発行"),
    ("2011", "6", "みどり白書2011（旧みどり帳）"),
    ("2015", "3", "「みどり構想」を策定"),
)


@pytest.mark.parametrize(
    "layout",
    ["{y}年{m}月　{what}", "・{y}.{m:0>2} {what}", "【{y}年{m}月】{what}", "{y}年{m}月\n{what}", "{y}.{m:0>2}(H3)\n{what}", "{y}\n・{m}月:{what}"],
)
def test_the_entries_of_a_chronicle_in_their_layouts(layout: str) -> None:
    lines = "\n".join(layout.format(y=y, m=m, what=what) for y, m, what in ENTRIES)
    told = dates(f"みどり広場\n\n沿革\n{lines}\n")
    assert {(name.removeprefix("特定非営利活動法人"), day) for name, _, day in told} >= {
        ("みどり広場", "1999-05"),
        ("こもれび館", "2003-04"),
        ("みどり白書", "2010-10"),
        ("みどり白書2011", "2011-06"),
        ("みどり構想", "2015-03"),
    }


def test_a_body_of_a_chronicle_is_founded_once() -> None:
    told = dates("みどり会\n沿革\n1999 みどり会 設立\n2003 みどり会 法人認可\n2010 第5回みどり大会 開催\n2011 早瀬徹が会長に就任\n")
    assert {fact for fact in told if fact[0] == "みどり会"} == {("みどり会", "start", "1999")}


def test_editions_at_which_something_was_shown() -> None:
    text = (
        "活動の歩み\n\n2017年　「みどりフェスタ2017」（主催：みどり祭実行委員会／北浜市）に「音の箱」を出品。\n"
        "2018年　同作品を「第5回みどり美術展」（北浜市美術館）、「HAKO2018」（みなとホール）に出品。\n2019年　「音の箱」を制作・発表。\n"
    )
    told = dates(text)
    assert {
        ("みどりフェスタ2017", "start", "2017"),
        ("第5回みどり美術展", "start", "2018"),
        ("HAKO2018", "start", "2018"),
    } <= told


def test_what_is_named_beside_the_noun_began_and_not_what_was_spoken_of() -> None:
    text = "みどり協会の歩み\n\n1982年　みどり協会設立\n1985年　みどり表彰事業（みどり賞）創設\n1991年　みどり助成事業開始\n"
    assert {o for name, _, o in dates(text) if name == "みどり協会"} == {"1982"}


PROFILE = "みどりの会とのパートナーシップ締結\n\n■みどりの会 団体概要\n\n団体名：みどりの会\n設立：2014年6月\n\n{0}\n\n設立：2023年9月10日\n"


@pytest.mark.parametrize("heading", ["■あおばナビの運営", "■事業「あおばプロジェクト」"])
def test_below_a_heading_that_names_another_thing_a_profile_is_not_of_the_body_of_the_page(heading: str) -> None:
    assert {o for name, _, o in dates(PROFILE.format(heading)) if name == "みどりの会"} <= {"2014-06"}


def test_who_runs_a_site_has_a_profile_of_its_own() -> None:
    text = PROFILE.format("■あおばナビ\n\n運営会社：あおば株式会社")
    assert ("あおば", "start", "2023-09-10") in dates(text)


def test_fields_of_a_gathering_beside_the_event_and_days_of_its_programme() -> None:
    told = dates(
        "みどりフォーラム2026の開催について\n\n日時：2026年10月3日（土）\n会場：みなと会館\n\n【記者会見のご案内】\n日時：2026年9月1日（火）\n会場：北浜市役所\n"
    )
    assert told == {("みどりフォーラム2026", "start", "2026-10-03")}
    alone = dates(
        "みどりフォーラムを開きます。\n\n【記者会見のご案内】\n開催日時：2026年9月1日（火）\n会場：北浜市役所\n"
    )
    assert alone == set()


def test_what_a_remark_names_is_nothing_that_the_next_field_is_of() -> None:
    text = "みどり会議2026の開催について\n\n１　開催日　　2026年10月28日（水）\n　　　　（みどりウィーク2026と同時に開催）\n２　場所　　みなと会館\n３　主催　　北浜市\n\n　〇10月29日（木）\n・開会式\n"
    assert dates(text) == {("みどり会議2026", "start", "2026-10-28")}


@pytest.mark.parametrize(
    "below",
    ["\n10:00-10:10　開会\n10:10-11:00　基調講演\n", "　　午後二時開会\n\n出席者\n"],
)
def test_a_day_below_the_title_over_the_hour_of_opening(below: str) -> None:
    assert ("みどり会議2022", "start", "2022-07-27") in dates(f"みどり会議2022\n2022年7月27日\n{below}")


def test_a_day_below_the_title_by_itself_is_that_of_the_page() -> None:
    assert dates("みどり会議2022\n2022年7月27日\n\nみどり会議の話をします。\n") == set()


def test_when_a_service_opened_by_its_field() -> None:
    text = "サービス名：みどりナビ\n提供開始日：2021年4月1日\n提供元：あおば社\n"
    assert ("みどりナビ", "start", "2021-04-01") in dates(text)


def test_a_key_parted_by_a_bar_is_no_publisher() -> None:
    text = "みどりカフェ Vol.3「海の町」\n日程｜2024年5月11日（土）\n会場｜みなとホール\n"
    document = read_bytes(text.encode(), origin="case.txt")
    assert (document.publisher, document.date) == (None, None)
    assert ("みどりカフェ Vol.3", "start", "2024-05-11") in dates(text)


@pytest.mark.parametrize(("head", "day"), [("月", "2010-10"), ("回", "")])
def test_a_year_and_a_month_in_cells_of_their_own(head: str, day: str) -> None:
    rows = "".join(f"<tr><td>{y}</td><td>{m}</td><td>{what}</td></tr>" for y, m, what in ENTRIES)
    page = f"<html><body><main><h1>みどり広場</h1><h2>沿革</h2><table><tr><th>年</th><th>{head}</th><th>内容</th></tr>{rows}</table></main></body></html>"
    found = extract(read_bytes(page.encode(), origin="case.html"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {str(s.object) for s in found.statements if s.predicate.value == "startDate" and names[s.subject] == "みどり白書"}
    assert told == ({day} if day else set())


def test_below_an_entry_of_news_stands_when_and_by_whom_the_event_was_held() -> None:
    text = (
        "みどりデータ広場 お知らせ\n\n2024.07.19　公園の一覧を更新しました\n　最新の一覧です。\n\n2024.05.11　「第3回みどりハッカソン」の開催報告を掲載しました\n"
        "　2月24日に北浜会館で開催し、28名が参加しました。\n　主催：北浜市　共催：一般社団法人東浜機構\n"
    )
    assert dates(text) == {("第3回みどりハッカソン", "start", "2024-02-24")}
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    hosts = {names[str(s.object)] for s in found.statements if s.predicate.value == "organizer" and names[s.subject] == "第3回みどりハッカソン"}
    assert hosts == {"北浜市", "東浜機構"}
