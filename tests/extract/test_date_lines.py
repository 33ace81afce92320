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
