"""Which documents mean the same person by one full name: those that agree in what they tell of the person.

Documents agree where they share something that tells people apart:

- an organisation that the person belongs to, or one over it;
- an event, project, work or law that the person has a part in;
- another person, event, project or work that few documents name;
- an organisation that the person belongs to in some document and that few name.

Agreement carries over: where one document has the person's former and present post, it binds those that have one of them.

Bearers of a rare name agree more easily (see `rarity`): any organisation that few documents name is enough, or the sector of
their organisations (but not local government, whose offices in different towns are different people's), or a long
title. Documents that tell nothing of the person go with the others if the name is rare and these are of one person; if the name
is common, each is kept apart.

What is done here goes from feature to feature, never from document to document: the features of a document are joined
with each other, and documents belong together if their features do. Memory grows with the features of one name.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from civicgraph.link.traits import Tells

NAMED = 9  # how a document that only names another entity beside the person tells of it
_TELLING = ("person/", "event/", "project/", "work/")
_LONG = 8  # characters of a title that are more than a rank


class Hint(NamedTuple):
    """What the document at a place (its number in the order of addresses) tells of the person; see `Tells`, `NAMED`."""

    place: int
    how: int
    feature: str


@dataclass(slots=True)
class Person:
    """Documents that mean one person: the first, how many, whether they tell where the person belongs or what the person had a
    part in, and by kind of hint how many of them tell what.
    """

    first: int
    documents: int = 0
    known: bool = False
    told: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


Read = Callable[[], Iterable[Hint]]


def persons(
    read: Read, *, rare: bool, alike: Sequence[tuple[int, int]] = ()
) -> tuple[list[Person], Callable[[int, list[Hint]], int]]:
    """The people of one name, by first document, and which of them (by number) a document with its hints means.

    `read` gives the hints of all documents of the name, by place; it is called three times. `alike` are people, by first
    document, who are one for another reason.
    """
    bodies = {hint.feature for hint in read() if hint.how == Tells.BODY}
    trees = _Trees()
    for _, hints in documents(read):
        features = _telling(hints, bodies, rare=rare)
        for feature in features[1:]:
            trees.join(features[0], feature)
    found: dict[str, Person] = {}
    names: dict[str, int] = {}

    def root(place: int, hints: list[Hint]) -> str:
        features = _telling(hints, bodies, rare=rare)
        return trees.root(features[0]) if features else f"alone {place}"

    for place, hints in documents(read):
        person = found.setdefault(root(place, hints), Person(place))
        person.documents += 1
        for hint in hints:
            person.told[hint.how][hint.feature] += 1
            person.known |= hint.how in (Tells.BODY, Tells.DEED)
    _unite(found, alike)
    if rare:
        _take_in(found)
    people: list[Person] = []
    numbers: dict[int, int] = {}
    for key, person in found.items():
        if id(person) not in numbers:
            numbers[id(person)] = len(people)
            people.append(person)
        names[key] = numbers[id(person)]
    return people, lambda place, hints: names[root(place, hints)]


def _unite(found: dict[str, Person], alike: Iterable[tuple[int, int]]) -> None:
    by_first = {person.first: key for key, person in found.items()}
    trees = _Trees()
    for one, other in alike:
        trees.join(by_first[one], by_first[other])
    for key, person in list(found.items()):
        whole = found[trees.root(key)]
        if whole is not person:
            _add(whole, person)
            found[key] = whole


def _add(whole: Person, person: Person) -> None:
    whole.first = min(whole.first, person.first)
    whole.documents += person.documents
    whole.known |= person.known
    for how, counts in person.told.items():
        whole.told[how] += counts


def _take_in(found: dict[str, Person]) -> None:
    """What tells nothing of a rare name's bearer is of the only one of whom something is told."""
    everyone = list({id(person): person for person in found.values()}.values())
    known = [person for person in everyone if person.known]
    if len(known) > 1:
        return
    whole = known[0] if known else everyone[0]
    for person in everyone:
        if person is not whole:
            _add(whole, person)
    found.update(dict.fromkeys(found, whole))


def documents(read: Read) -> Iterator[tuple[int, list[Hint]]]:
    """The places of the documents of a name, each with its hints."""
    for place, hints in groupby(read(), key=attrgetter("place")):
        yield place, list(hints)


def _telling(hints: Iterable[Hint], bodies: set[str], *, rare: bool) -> list[str]:
    """The features by which a document agrees with others."""
    features = []
    for _, how, feature in hints:
        if how in (Tells.BODY, Tells.DEED):
            features.append(feature)
        elif how == NAMED:
            if rare or feature in bodies or feature.startswith(_TELLING):
                features.append(feature)
        elif rare and how == Tells.SECTOR and feature != "LocalGovernment":
            features.append(f"sector {feature}")
        elif rare and how == Tells.ROLE and len(feature) >= _LONG:
            features.append(f"role {feature}")
    return features


class _Trees:
    """Features that belong together (a union-find structure)."""

    def __init__(self) -> None:
        self._over: dict[str, str] = {}

    def root(self, feature: str) -> str:
        while (over := self._over.get(feature, feature)) != feature:
            self._over[feature] = self._over.get(over, over)
            feature = over
        return feature

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._over[second] = first


def keys(person: str, people: list[Person], address: Callable[[int], str]) -> dict[int, str]:
    """A new id for each of the people of one name but one, by number.

    The one that most documents mean, among equals the one of the first article by address, keeps the id that name and kind
    alone make. Another's id adds to it a digest of what most of its documents tell and no other's do: an organisation, else
    an event, project, work or law, else the address of its first article (`address` of its place). So documents that
    are added leave an id as it is, unless they bind two people together, make another one the most named, or tell more often of
    another organisation of a person.
    """
    plain = min(range(len(people)), key=lambda number: (-people[number].documents, people[number].first))
    return {
        number: f"{person}-{_digest(_discriminator(one, address))}"
        for number, one in enumerate(people)
        if number != plain
    }


def _discriminator(person: Person, address: Callable[[int], str]) -> str:
    for told in (person.told[Tells.BODY], person.told[Tells.DEED]):
        if told:
            return min(told, key=lambda feature: (-told[feature], feature))
    return address(person.first)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
