"""Timetables whose entries go over several lines or cells: who speaks at the event, and what is no speech."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read.source import read_bytes
from civicgraph.records import Extraction

HEAD = "まちの地図会議2024\n\n日時：2024年6月8日（土）13:00〜17:00\n会場：みなとホール\n"
EVENT = "まちの地図会議2024"


def _read(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), origin="page.txt"))


def _objects(found: Extraction, predicate: str, subject: str | None = EVENT) -> set[str]:
    names = {e.id: e.names[0].text for e in found.entities}
    return {names[s.object] for s in found.statements if s.predicate == predicate and subject in (None, names[s.subject])}


@pytest.mark.parametrize(
    "timetable",
    [
        # a table of two tracks, its cells in several lines
        "時間\tトラックA\tトラックB\n13:00〜13:10\tオープニング\t \n13:30〜13:45\t一般講演A1\n早瀬徹 / 北浜市\n地図をつくろう\t一般講演B1\n三浦さくら / みどり社\n古い地図\n13:45〜14:00\t一般講演A2\n大塚実 / 青葉大学\n町の地図\t\n14:00〜\t懇親会",
        # a row, below it who gives it and its title
        "13:00〜13:20\tオープニング\n13:20〜13:50\t事例発表1\n早瀬徹 | 北浜市 企画課長\n13:50〜14:05\t休憩\n14:05〜14:20\t事例発表2\n三浦さくら | みどり社\n14:20〜14:35\t事例発表3\n大塚実 | 青葉大学 教授\n14:35〜14:55\tクロージング",
        # times in brackets, each on a line of its own
        "（13:00〜13:30）\n開会\n（13:30〜13:45）\n講演1\n早瀬徹（北浜市）\n地図をつくろう\n（13:45〜14:00）\n講演2\n三浦さくら（みどり社）\n古い地図\n（14:00〜14:15）\n講演3\n大塚実（青葉大学）\n町の地図\n（14:15〜14:30）\n閉会",
        # the title first, then body, post and name
        "13:00-13:15\tオープニング\n\n13:15-13:35\tデータが街を変える\n北浜市 企画課長 早瀬徹\n\n13:35-13:55\tごみ分別アプリの歩み\nみどり社 代表 三浦さくら\n\n13:55-14:15\t町の地図\n青葉大学 教授 大塚実\n\n14:15-14:30\t閉会",
        # all on one line behind a time in brackets, the name in brackets
        "（13:00〜13:30） 開会挨拶\n（13:30〜13:50） 講演1 「データが街を変える」（北浜市 早瀬徹）\n（13:50〜14:20） 講演2 「ごみ分別アプリの歩み」（みどり社 三浦さくら）\n（14:20〜14:50） 講演3 「町の地図」（青葉大学 大塚実）\n（14:50〜15:20） 懇親会",
        "13:00〜\n開会\n13:15〜\n講演1 「データが街を変える」（早瀬徹）\n13:35〜\n講演2 「ごみ分別アプリの歩み」（三浦さくら）\n13:55〜\n講演3 「町の地図」（大塚実）\n14:45〜\n閉会",
    ],
)
def test_whoever_stands_in_an_entry_speaks(timetable: str) -> None:
    found = _read(f"{HEAD}\nタイムテーブル\n{timetable}\n")
    assert _objects(found, "speaker") == {"早瀬徹", "三浦さくら", "大塚実"}
    assert not found.quotations
    assert not _objects(found, "creator", None)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("表彰式\n早瀬徹", "早瀬徹"),
        ("映画『海の町』上映\n監督：早瀬徹", "早瀬徹"),
        ("早瀬徹 生誕100年記念展の見学", "早瀬徹"),
        ("早瀬徹の作品を見る", "早瀬徹"),
        ("早瀬徹記念館の見学", "早瀬徹"),
        ("受付（担当：早瀬徹）", "早瀬徹"),
    ],
)
def test_whose_name_stands_there_for_another_reason_does_not_speak(entry: str, name: str) -> None:
    found = _read(f"{HEAD}\nタイムテーブル\n13:00〜13:10\n開会\n13:10〜13:40\n{entry}\n13:40〜14:00\n懇親会\n")
    assert name not in _objects(found, "speaker", None)


def test_what_stands_below_the_timetable_is_of_no_entry() -> None:
    found = _read(f"{HEAD}\nタイムテーブル\n13:00〜13:10\n開会\n13:10〜13:40\n早瀬徹（北浜市）\n町の地図\n\n事務局長\n三浦さくら\n")
    assert "三浦さくら" not in _objects(found, "speaker")


def test_the_panel_below_a_talk_is_no_part_of_it() -> None:
    found = _read(
        f"{HEAD}\n内容\n\n【第1部】基調講演\n演題：図書館の未来\n講師：三浦さくら氏（青葉大学 教授）\n\n"
        "【第2部】パネルディスカッション\nテーマ：学びの場をつくる\nコーディネーター：郡司健氏（みどり社 代表）\nパネリスト：大塚実氏（東浜小学校）\n"
    )
    assert _objects(found, "speaker", "図書館の未来") == {"三浦さくら"}
    assert _objects(found, "speaker") == {"三浦さくら", "郡司健", "大塚実"}


def test_the_time_of_the_opening_ends_no_programme() -> None:
    found = _read(f"{HEAD}プログラム\t開場：13:30\n開会：14:00\n○事業説明\n・運営事業（三浦さくら）\n・研修事業（大塚　実）\n閉会：16:00\n参加費\t無料\n")
    assert _objects(found, "speaker") == {"三浦さくら", "大塚実"}


def test_a_title_on_a_line_below_the_kind_of_a_talk_is_nobodys_words() -> None:
    found = _read(f"{HEAD}\n■講演1\n「図書館の未来」\n三浦さくら\n青葉大学 教授\n\n■講演2\n「学びの場をつくる」\n大塚実\n東浜小学校 校長\n")
    assert not found.quotations
    # below 活動報告 somebody's words may stand
    assert _read("北浜まつりの活動報告\n\n活動報告\n「とても楽しかったです」と早瀬徹さんは話した。\n").quotations


@pytest.mark.parametrize("line", ["大塚涼香 | 一般社団法人みらい協会", "大塚 涼香｜国土交通省", "町の地図をつくる 大塚涼香｜国土交通省"])
def test_a_name_beside_a_body_is_no_work_of_it(line: str) -> None:
    found = _read(f"{HEAD}\n{line}\n")
    assert not [e for e in found.entities if e.kind == "Work" and "涼香" in e.names[0].text]


def test_a_name_is_no_session() -> None:
    found = _read(f"{HEAD}\nタイムテーブル\n13:00〜13:30\n開会挨拶\n13:30〜14:00\n【講演1】\nデータが街を変える\n樋口 由紀\n14:00〜14:20\n【講演2】\nごみ分別アプリの歩み\n植村 真由美\n14:20〜14:40\n調整中\n司会：早瀬徹\n")
    events = {e.names[0].text for e in found.entities if e.kind == "Event"}
    assert not events & {"樋口由紀", "樋口 由紀", "植村真由美", "植村 真由美", "調整中", "【講演1】", "【講演2】"}


def test_a_name_in_hiragana_in_a_column_ends_before_how_people_are_called() -> None:
    found = _read(f"{HEAD}\nプログラム\n13:00〜　開会挨拶\n13:20〜　セッション1\n小田　さくらさん（NPO法人みなと学舎）\n13:35〜　セッション2\n郡司　涼香さん（青葉大学）\n14:05〜　閉会\n")
    assert "小田さくら" in _objects(found, "speaker")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_speakers_of_entries_apart_from_their_time(gap: str) -> None:
    entries = [("13:00~13:05", "開会挨拶\nみどり協会 副理事長 木下 剛 氏"), ("13:40〜14:10", "港のデータ活用\n港社 三枝 光 氏"), ("14:10〜14:40", "まちの地図\n北斗大学 早瀬 徹 氏")]
    page = "みどりシンポジウム2024\n日時：2024年10月27日\n\n" + gap.join(f"{time}{gap}{what}" for time, what in entries) + "\n"
    assert _objects(_read(page), "speaker", "みどりシンポジウム2024") == {"木下剛", "三枝光", "早瀬徹"}
