"""Whose unit a division is that a text names without its body, and which is nobody's there."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def owners(text: str) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names.get(s.object, s.object)) for s in found.statements if s.predicate.value == "partOf"}


TOWN = "東根市は5月2日、市役所で説明会を開いた。\n\n"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("実行委事務局を引き受けた北斗信用金庫の早瀬徹理事長が話した。", "実行委事務局"),
        ("市長はこの春に大腿部の手術を受けた。", "大腿部"),
        ("来賓には東根振興局長が出席した。", "東根振興局"),
    ],
)
def test_what_is_anothers_is_not_the_towns(text: str, unit: str) -> None:
    assert not any(u == unit for u, _ in owners(TOWN + text))
