"""Places that are somebody's partner become bodies; what is said to take place in them stays true."""

from civicgraph.extract.bodies.sister_cities import as_bodies
from civicgraph.records import Entity, Kind, Mention, Name, Predicate, Span, Statement


def entity(key: str, name: str, kind: Kind) -> Entity:
    return Entity(key, kind, (Name(name, "ja"),), (Mention(0, 3, kind, 0.9, "known-name"),))


def statement(subject: str, predicate: Predicate, value: str) -> Statement:
    return Statement(subject, predicate, value, (Span(0, 3),), 0.8, "sister-city")


TOWN = entity("organization/higashihama", "東浜市", Kind.ORGANIZATION)
EVENT = entity("event/festival", "みどりまつり", Kind.EVENT)
PLACE = entity("place/rindo", "リンドー", Kind.PLACE)
PARTNER = statement(TOWN.id, Predicate.PARTNER, PLACE.id)
HELD = statement(EVENT.id, Predicate.LOCATION, PLACE.id)


def facts(entities: list[Entity], statements: list[Statement]) -> tuple[dict[str, Entity], set[tuple[str, str, str]]]:
    found, told = as_bodies(entities, statements)
    return {e.id: e for e in found}, {(s.subject, s.predicate.value, s.object) for s in told}


def test_a_place_that_is_a_partner_is_a_municipality() -> None:
    found, told = facts([TOWN, EVENT, PLACE], [PARTNER, HELD])
    assert found["organization/rindo"].sector == "LocalGovernment"
    assert "place/rindo" not in found
    assert told == {(TOWN.id, "partner", "organization/rindo"), (EVENT.id, "location", "organization/rindo")}


def test_the_body_that_the_document_has_is_the_partner_and_the_place_stays() -> None:
    body = entity("organization/rindo", "リンドー市", Kind.ORGANIZATION)
    found, told = facts([TOWN, EVENT, PLACE, body], [PARTNER, HELD, statement(TOWN.id, Predicate.PARTNER, body.id)])
    assert found["place/rindo"] is PLACE
    assert told == {(TOWN.id, "partner", body.id), (EVENT.id, "location", PLACE.id)}
    assert len(as_bodies([TOWN, EVENT, PLACE, body], [PARTNER, statement(body.id, Predicate.PARTNER, TOWN.id)])[1]) == 1


def test_a_school_is_no_municipality_and_where_something_is_it_stays_a_place() -> None:
    school = entity("place/rindo", "リンドー高校", Kind.PLACE)
    assert facts([TOWN, school], [PARTNER])[0]["organization/rindo"].sector != "LocalGovernment"
    found, told = facts([TOWN, EVENT, school], [PARTNER, HELD])
    assert found["place/rindo"] is school
    assert told == {(EVENT.id, "location", school.id)}
