"""Ways of writing, one sentence a line: sentence|subject object [predicate], or |!… for what the sentence does not say.

The file's name is the predicate where a line names none.
"""

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Extraction

WAYS = Path(__file__).with_name("ways")


def bears(found: Extraction, entity: str, name: str) -> bool:
    """Whether an entity (or a date) is what the line names, in full or by the end of its name."""
    names = next(({name_key(n.text) for n in e.names} for e in found.entities if e.id == entity), {entity})
    wanted = name_key(name)
    return any(n == wanted or n.endswith(wanted) or (len(n) > 3 and wanted.endswith(n)) for n in names)


def is_read_so(line: str, predicate: str) -> bool:
    sentence, _, fact = line.rpartition("|")
    subject, value, *other = fact.removeprefix("!").split(" ")
    found = extract(read_bytes(f"\n{sentence}\n".encode(), origin="case.txt"))
    said = any(
        s.predicate.value == (other[0] if other else predicate)
        and bears(found, s.subject, subject)
        and bears(found, str(s.object), value)
        for s in found.statements
    )
    return said is not fact.startswith("!")


@pytest.mark.parametrize("path", sorted(WAYS.glob("*.txt")), ids=lambda path: path.stem)
def test_ways_of_writing(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "|" in line and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not is_read_so(line, path.stem)] == []
