"""Days on a line of their own below an event's name."""

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes, read_file
from civicgraph.records import Predicate


def _held(text: str, tmp_path: Path) -> set[tuple[str, str, str]]:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    found = extract(read_file(tmp_path / "page.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    days = {Predicate.START_DATE: "from", Predicate.END_DATE: "to"}
    return {(names[s.subject], days[s.predicate], str(s.object)) for s in found.statements if s.predicate in days}


def test_each_heading_has_its_own_days(tmp_path: Path) -> None:
    text = (
        "# 催しの記録\n\n## 北浜まつり\n2024年5月3日(金)～5日(日)\n\n"
        "## 第3回みどりシンポジウム\n2024年6月8日（土）13時～16時\n市民が集まりました。\n"
    )
    assert _held(text, tmp_path) == {
        ("北浜まつり", "from", "2024-05-03"),
        ("北浜まつり", "to", "2024-05-05"),
        ("第3回みどりシンポジウム", "from", "2024-06-08"),
    }


@pytest.mark.parametrize(
    "below",
    [
        "2024年6月10日 更新",  # when the page was written
        "申し込みは2024年6月1日まで",
        "みどりの会の早瀬健一です。\n2024年6月8日",  # another line stands between
    ],
)
def test_other_days_below_a_name_are_not_the_events(below: str, tmp_path: Path) -> None:
    assert _held(f"# 催しの記録\n\n## 北浜まつり\n{below}\n", tmp_path) == set()


def test_a_day_by_itself_below_a_title_is_that_of_the_page(tmp_path: Path) -> None:
    assert _held("# 北浜まつりを開催しました\n2024年6月10日\n\nにぎわいました。\n", tmp_path) == set()


@pytest.mark.parametrize(("line", "begun"), [("創設　2023年", "2023"), ("発足　平成10年4月", "1998-04"), ("結成：2019年5月1日", "2019-05-01")])
def test_since_when_a_body_is_there_stands_below_its_name(line: str, begun: str) -> None:
    found = extract(read_bytes(f"みどり研究会　活動報告\n\n{line}\n\n会員　30名\n".encode(), origin="a.txt"))
    begins = {(s.subject.partition("/")[0], s.object) for s in found.statements if s.predicate is Predicate.START_DATE}
    assert begins == {("organization", begun)}


@pytest.mark.parametrize("days", ["2019年4月〜2021年3月", "2019年4月～", "2019年4月〜継続中"])
def test_a_period_below_a_name_is_of_what_bears_it(days: str, tmp_path: Path) -> None:
    assert ("空き家再生プロジェクト", "from", "2019-04") in _held(f"# 活動実績\n\n空き家再生プロジェクト\n{days}\n\n空き家を直す住民を募りました。\n", tmp_path)


def test_what_is_told_below_a_period_began_no_day_of_it(tmp_path: Path) -> None:
    text = "2019年4月\n北斗祭を開催\n\n2020年4月\n第2回北斗祭を開催\n\n2021年4月\n第3回北斗祭を開催\n\n町をみがく会\n2022年4月〜\n\n毎月「北斗ごみ拾い大作戦」を行っています。\n"
    assert not any(name == "北斗ごみ拾い大作戦" for name, _, _ in _held(text, tmp_path))


def test_whoever_worked_there_says_nothing_of_a_body(tmp_path: Path) -> None:
    assert _held("# 早瀬徹\n\n株式会社みどり\n2012年〜2019年\n営業を担当。\n", tmp_path) == set()


def test_the_day_over_an_announcement_is_not_when_it_is_held(tmp_path: Path) -> None:
    text = "2019年4月1日\nみどり祭を開催しました。\n\n2020年4月1日\n北斗フォーラムを開催しました。\n\n2021年4月1日\n「地図づくりプロジェクト」を実施します。\n"
    told = _held(text, tmp_path)
    assert ("北斗フォーラム", "from", "2020-04-01") in told
    assert not any(name == "地図づくりプロジェクト" for name, _, _ in told)


def test_who_came_to_what_is_called_so_says_when(tmp_path: Path) -> None:
    told = _held("# みどりナイト参加レポート\n\n2024-05-16\n\n2024年5月12日、北浜にてMIDORI CREW KITAHAMAという技術イベントに参加してきました！\n", tmp_path)
    assert ("MIDORI CREW KITAHAMA", "from", "2024-05-12") in told
