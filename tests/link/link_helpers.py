"""Extractions made by hand: who a document names, and what it says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from civicgraph.link import together
from civicgraph.names import mint
from civicgraph.pipeline import sureness
from civicgraph.records import Document, Entity, Extraction, Kind, Mention, Name, Predicate, Span, Statement

ORG, EVENT, PERSON = Kind.ORGANIZATION, Kind.EVENT, Kind.PERSON


def person(name: str) -> str:
    """The id of "海野 直人" (family and given name)."""
    return mint(PERSON, name.replace(" ", ""))


def extraction(
    number: int,
    *said: tuple[str, Predicate, str],
    names: Iterable[tuple[Kind, str]] = (),
    defined: Iterable[tuple[Kind, str, str]] = (),
    roles: Sequence[str] = (),
    sectors: dict[str, str] | None = None,
    confidence: float = 0.9,
) -> Extraction:
    """A document: statements (a person's name has a space in it), entities only named, and "X（以下「Y」）" as (kind, X, Y)."""
    text: list[str] = []
    entities: dict[str, Entity] = {}

    def write(words: str) -> int:
        start = sum(map(len, text))
        text.append(words)
        return start

    def add(kind: Kind, name: str, *other: str) -> str:
        whole = name.replace(" ", "") if kind is PERSON else name
        key = mint(kind, whole)
        start = write(whole)
        mentions = [Mention(start, start + len(whole), kind, confidence, "test")]
        for alias in other:
            write("（以下「")
            start = write(alias)
            write("」）")
            mentions.append(Mention(start, start + len(alias), kind, confidence, "test"))
        write("。")
        family, _, given = name.partition(" ") if kind is PERSON else ("", "", "")
        if key not in entities:
            entities[key] = Entity(
                key, kind, tuple(Name(n, "ja") for n in (whole, *other)), tuple(mentions),
                sector=(sectors or {}).get(name), family_name=family or None, given_name=given or None,
            )  # fmt: skip
        return key

    for kind, name, alias in defined:
        add(kind, name, alias)
    for kind, name in names:
        add(kind, name)
    statements = []
    for place, (subject, predicate, value) in enumerate(said):
        kinds = {name: PERSON if " " in name else EVENT if "会議" in name else ORG for name in (subject, value)}
        ends = [add(kinds[name], name) for name in (subject, value)]
        role = roles[place] if place < len(roles) else None
        statements.append(Statement(ends[0], predicate, ends[1], (Span(0, 1),), confidence, "test", role))
    body = "".join(text)
    about = Document(
        f"https://news.example/{number:03}", body, (), "ja", f"{number}.txt", hashlib.sha256(body.encode()).hexdigest()
    )
    return Extraction(about, tuple(entities[key] for key in sorted(entities)), tuple(statements), ())


def linked(extractions: Iterable[Extraction], least: float = 0.0, **more: object) -> dict[str, dict[str, str]]:
    """The ids that are changed in each document, by its address; the same whatever their order."""
    found = sorted(extractions, key=lambda e: e.document.iri)
    ids = together(found, [sureness(e) for e in found], least, **more)
    return {e.document.iri: changed for e, changed in zip(found, ids, strict=True)}


def people(extractions: Iterable[Extraction], name: str, **more: object) -> list[set[int]]:
    """The documents, by number, that mean one person of that name: each person a set, the one with the plain id first."""
    found: dict[str, set[int]] = {}
    key, documents = person(name), list(extractions)
    having = {e.document.iri for e in documents if any(entity.id == key for entity in e.entities)}
    for address, changed in linked(documents, **more).items():
        if address in having:
            found.setdefault(changed.get(key, key), set()).add(int(address[-3:]))
    return [found[one] for one in sorted(found)]
