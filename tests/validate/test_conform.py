"""What breaks a rule is kept out with what depends on it, listed, and the rest stays."""

from dataclasses import replace

import pytest

from civicgraph.graph.emit import BuildInfo, emit
from civicgraph.records import Document, Entity, Extraction, Kind, Name, Predicate, Quotation, Span, Statement
from civicgraph.validate.conform import keep_conforming
from civicgraph.validate.shapes import validate_graph

BASE = "https://example.org/g/"
BUILD = BuildInfo("1.0")
TEXT = "海野氏はみなと市の職員で、みなと駅の近くに住む。2024年に「港は開かれている」と述べた。"
WHOLE = Span(0, len(TEXT))


def thing(key: str, name: str, **more) -> Entity:
    kind = next(kind for kind in Kind if kind.value.lower() == key.partition("/")[0])
    return Entity(key, kind, (Name(name, "ja"),), **more)


UNNO, CITY, STATION = (
    thing("person/unno", "海野"),
    thing("organization/city", "みなと市", sector="LocalGovernment"),
    thing("place/station", "みなと駅"),
)
GOOD = Statement(UNNO.id, Predicate.AFFILIATION, CITY.id, (WHOLE,), 0.9, "rule", role="職員")
QUOTE = Quotation(UNNO.id, TEXT.index("港は"), TEXT.index("」"), (WHOLE,), 0.9, "quotes")


def extraction(*statements: Statement, entities=(UNNO, CITY, STATION), date=None) -> Extraction:
    document = Document("https://news.example/1", TEXT, (), "ja", "a.txt", "0", title="港", date=date)
    return Extraction(document, entities, statements, (QUOTE,))


def check(given: Extraction):
    result = keep_conforming([given], base=BASE, build=BUILD)
    (kept,) = result.extractions
    assert validate_graph(emit(kept, base=BASE, build=BUILD)) == []
    assert result.remaining == ()
    return kept, result.dropped


def test_what_conforms_stays_as_it_is():
    given = extraction(GOOD)
    assert check(given) == (given, ())


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        (replace(GOOD, object=STATION.id), "memberOf-value"),
        (replace(GOOD, subject=STATION.id), "memberOf"),
        (replace(GOOD, object="organization/unknown"), "memberOf-value"),
        (replace(GOOD, confidence=1.5, evidence=(Span(0, 3),)), "confidence"),
        (replace(GOOD, confidence=float("nan"), evidence=(Span(0, 3),)), "confidence"),
        (replace(GOOD, since="昨年"), "instant-day"),
        (replace(GOOD, since="2024", until="2020"), "date-order"),
        (replace(GOOD, status="someday"), "status"),
        (replace(GOOD, evidence=(Span(0, len(TEXT) + 5),)), "exact"),
        (Statement(CITY.id, Predicate.START_DATE, "2024-02-31", (WHOLE,), 0.9, "rule"), "foundingDate-value"),
        (Statement(CITY.id, Predicate.PARTNER, STATION.id, (WHOLE,), 0.9, "rule"), "partner-value"),
        (Statement(CITY.id, Predicate.PART_OF, CITY.id, (WHOLE,), 0.9, "rule"), "irreflexive"),
    ],
)
def test_a_bad_statement_is_kept_out_and_listed_and_the_good_one_stays(bad, rule):
    kept, dropped = check(extraction(GOOD, bad))
    assert kept.statements == (GOOD,)
    assert [entry.record for entry in dropped] == [bad]
    assert rule in {violation.rule for violation in dropped[0].violations}
    assert kept.entities == (UNNO, CITY, STATION) and kept.quotations == (QUOTE,)


def test_with_an_entity_goes_what_depends_on_it():
    nameless = replace(UNNO, names=())
    kept, dropped = check(extraction(GOOD, entities=(nameless, CITY, STATION)))
    assert kept.entities == (CITY, STATION)
    assert (kept.statements, kept.quotations) == ((), ())
    assert {(entry.record, entry.because) for entry in dropped} == {
        (nameless, None),
        (GOOD, nameless.id),
        (QUOTE, nameless.id),
    }
    assert all(entry.violations for entry in dropped)


def test_an_unknown_sector_takes_its_organisation_out():
    church = replace(CITY, sector="Church")
    kept, dropped = check(extraction(GOOD, entities=(UNNO, church, STATION)))
    assert church not in kept.entities and UNNO in kept.entities
    assert {entry.record for entry in dropped} == {church, GOOD}


def test_of_the_article_only_the_broken_part_goes():
    given = extraction(GOOD, date="昨年")
    kept, dropped = check(given)
    assert kept == replace(given, document=replace(given.document, date=None))
    assert [entry.record for entry in dropped] == [given.document]


def test_a_violation_that_no_record_can_be_blamed_for_is_reported():
    given = extraction(GOOD)
    given = replace(given, document=replace(given.document, language="JA"))
    result = keep_conforming([given], base=BASE, build=BUILD)
    assert {violation.rule for violation in result.remaining} == {"inLanguage"}
