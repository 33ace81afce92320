"""Which sector an organisation's name, or the body over it, tells."""

import pytest

from civicgraph.extract import extract
from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.read import read_bytes


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Code for Hokuto", "CivilSociety"),
        ("北斗精機", "Company"),
        ("Hokuto Systems Inc.", "Company"),
        ("北斗市立図書館", "LocalGovernment"),
        ("北斗市みらい推進委員会", "LocalGovernment"),
        ("市民フォーラム協議会", "CivilSociety"),
        ("北斗地方裁判所", "NationalGovernment"),
        ("みどり法人", ""),
    ],
)
def test_sector_of_name(name: str, sector: str) -> None:
    assert sector_of_name(name) == sector


def test_a_unit_has_the_sector_of_the_body_over_it() -> None:
    text = "デジタル庁に設置されたみらい戦略室が報告した。"
    sectors = {e.names[0].text: e.sector for e in extract(read_bytes(text.encode(), origin="x.txt")).entities}
    assert sectors["みらい戦略室"] == sectors["デジタル庁"] == "NationalGovernment"
