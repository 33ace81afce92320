"""Lines of a programme and of an annual report that name people: who moderates, how somebody is there, whose report it is."""

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Predicate

PROGRAMME = """Panel discussion

Moderated by Satoshi Ueda, RIKEN
Robert Holt, Former Chair of IPBES, online
Mahi Desai, Environmental Advocate
Kazuki Ono, UTokyo graduate student
Moderated by Ken Abe, Dean, IFI, University of Tokyo
Jane Miller, Director, Green Policy Institute
"""
REPORT = """Green Text Foundation FY2020 Activity Report

We met four times.

5. Directors

- Shinji Murai (Representative Director, Founding Member)
- Florian Roth (Director, Founding Member)
- Katsu Ogata (Director, From January 21, 2020)
"""


def _posts(text: str) -> set[tuple[str, str]]:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    names = {e.id: [n.text for n in e.names] for e in found.entities}
    return {(names[s.subject][0], n) for s in found.statements if s.predicate is Predicate.AFFILIATION for n in names[str(s.object)]}


def test_how_somebody_is_there_is_no_body() -> None:
    found = _posts(PROGRAMME)
    assert {("Satoshi Ueda", "RIKEN"), ("Robert Holt", "IPBES"), ("Kazuki Ono", "UTokyo"), ("Ken Abe", "University of Tokyo"), ("Jane Miller", "Green Policy Institute")} <= found
    assert not {body for _, body in found} & {"online", "Environmental Advocate"}


def test_the_directors_of_a_report_are_of_the_body_that_its_title_names() -> None:
    assert {(name, "Green Text Foundation") for name in ("Shinji Murai", "Florian Roth", "Katsu Ogata")} <= _posts(REPORT)
