"""Lists whose letters are set apart are read as words, and what is found is told by its place in the text as written."""

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.extract.text.letter_spacing import without_letter_spaces
from civicgraph.read import read_file
from civicgraph.records import Document, Kind, Predicate

MINUTES = """みどり・南原・北浜合併協議会
会 議 録

出席委員 6名
会 長 早 瀬 清 雄
副 会 長 千 葉 芳 文 三 枝 千代志
委員 (北浜町)
高 橋 正 人 朝 倉   勇
佐々木   誠 森     均
(南原村)
大久保 健 一 木 村 里 穂
"""


def read(tmp_path: Path, text: str) -> Document:
    file = tmp_path / "minutes.txt"
    file.write_text(text, encoding="utf-8")
    return read_file(file)


@pytest.mark.parametrize(
    ("written", "solid"),
    [
        ("会 長 早 瀬 清 雄", "会長 早瀬 清雄"),
        ("副 会 長 千 葉 芳 文 三 枝 千代志", "副会長 千葉 芳文、三枝 千代志"),
        ("佐々木   誠 森     均", "佐々木 誠、森 均"),
        ("高 橋 正 人 朝 倉   勇", "高橋 正人、朝倉 勇"),
        ("会 計 管 理 者 兼 朝 倉 弥 一", "会計管理者 兼 朝倉 弥一"),
        ("みどり課 長 三 枝 智", "みどり課長 三枝 智"),
        ("理事長 早 瀬 徹 （再任）は出席した。", "理事長 早瀬 徹 （再任）は出席した。"),
    ],
)
def test_a_line_is_set_solid(tmp_path: Path, written: str, solid: str) -> None:
    document, places = without_letter_spaces(read(tmp_path, written + "\n"))
    assert document.text.rstrip("\n") == solid
    assert len(places) == len(document.text) + 1 or places[-1] == len(written) + 1


@pytest.mark.parametrize("text", ["早瀬 徹 氏が講演した。", "日 時 令和5年5月1日", "A B C D", "みどり 市 民 の会", "| 会 | 議 | 録 |"])
def test_other_lines_stay_as_they_are(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text + "\n")
    assert without_letter_spaces(document)[0] is document


def test_members_are_found_where_they_are_written(tmp_path: Path) -> None:
    found = extract(read(tmp_path, MINUTES))
    people = {e.names[0].text.replace(" ", ""): e for e in found.entities if e.kind is Kind.PERSON}
    assert set(people) == {"早瀬清雄", "千葉芳文", "三枝千代志", "高橋正人", "朝倉勇", "佐々木誠", "森均", "大久保健一", "木村里穂"}
    for name, person in people.items():
        assert {"".join(MINUTES[m.start : m.end].split()) for m in person.mentions} == {name}
    council = next(e.id for e in found.entities if any(n.text.endswith("合併協議会") for n in e.names) and e.kind is Kind.ORGANIZATION)
    roles = {(s.subject, s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION and s.object == council}
    assert {(people["早瀬清雄"].id, "会長"), (people["三枝千代志"].id, "副会長"), (people["木村里穂"].id, "委員")} <= roles
    village = next(e.id for e in found.entities if any(n.text == "南原村" for n in e.names))
    sent = {s.subject for s in found.statements if s.predicate is Predicate.AFFILIATION and s.object == village}
    assert sent == {people["大久保健一"].id, people["木村里穂"].id}
    assert all(MINUTES[a:b] for s in found.statements for a, b in s.evidence)
