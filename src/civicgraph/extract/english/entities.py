"""From mentions to entities: which mentions name one thing, and under which id, names and sector it is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from civicgraph.extract.english.found import Found, known_entities
from civicgraph.extract.english.keyed import Keyed
from civicgraph.extract.english.mentions import Alias, Mentions, Reading
from civicgraph.extract.english.people import divide
from civicgraph.extract.english.sentences import Sentence
from civicgraph.knowledge import KnownEntity
from civicgraph.names import clean_name, mint, name_key
from civicgraph.records import Document, Entity, Kind, Mention, Name

_YEAR = re.compile(r"(?:19|20)\d\d$")
_FORMAL = frozenset({"NationalGovernment", "LocalGovernment", "Academia", "PublicAgency", "International"})


class Ref(NamedTuple):
    """A mention in the text with the entity that it names."""

    start: int
    end: int
    entity: str
    kind: Kind


class ResolvedSentence(NamedTuple):
    """A sentence and the entities named in it, by place."""

    sentence: Sentence
    refs: tuple[Ref, ...]


class Resolution(NamedTuple):
    """A document's entities by id, its sentences with the mentions resolved, and the values of its forms."""

    entities: dict[str, Entity]
    sentences: tuple[ResolvedSentence, ...]
    values: Mapping[int, Keyed]


@dataclass(slots=True)
class _Cluster:
    found: list[Found] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)


def resolve(document: Document, mentions: Mentions) -> Resolution:
    """Gather mentions into entities."""
    keys = _Keys(mentions, document.text)
    clusters: dict[str, _Cluster] = {}
    for reading in mentions.readings:
        for found in reading.found:
            clusters.setdefault(keys.of(found), _Cluster()).found.append(found)
    for alias in mentions.aliases:
        clusters[keys.of(alias.of)].aliases.append(alias)
    entities: dict[str, Entity] = {}
    ids: dict[str, str] = {}
    for key, cluster in clusters.items():
        entity = _entity(document, cluster)
        ids[key] = entity.id
        entities[entity.id] = _merged(entities[entity.id], entity) if entity.id in entities else entity
    sentences = tuple(_resolved(reading, keys, ids, entities) for reading in mentions.readings)
    return Resolution(entities, sentences, mentions.values)


class _Keys:
    """Which mentions are of one thing: the keys of their names, joined by aliases and by the knowledge base."""

    def __init__(self, mentions: Mentions, text: str) -> None:
        self._parent: dict[str, str] = {}
        everything = [f for r in mentions.readings for f in r.found]
        self._apart = _distinct_editions(everything)
        for found in everything:
            if found.known is not None:
                self._join(self._own(found), f"known:{found.known.id}")
        for bare, numbered in _numbered_once(everything, text):
            self._join(self._own(bare), self._own(numbered))
        for alias in mentions.aliases:
            self._join(self._own(alias.of), name_key(alias.name))
            for known in _agreeing(known_entities(alias.name), alias.of.kind):
                self._join(self._own(alias.of), f"known:{known.id}")

    def of(self, found: Found) -> str:
        """The key of the thing that a mention names."""
        return self._root(self._own(found))

    def _own(self, found: Found) -> str:
        if found.kind is Kind.PERSON:
            return f"person:{found.core}"
        # Tide-Lab is Tide Lab; Code4Umineko is Code for Umineko.
        key = (name_key(found.name) if found.core in self._apart else found.core).replace("-", "")
        return re.sub("^code4(?=[a-z])", "codefor", key)

    def _root(self, key: str) -> str:
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key

    def _join(self, a: str, b: str) -> None:
        first, second = sorted((self._root(a), self._root(b)))
        self._parent[second] = first


def _distinct_editions(everything: Sequence[Found]) -> frozenset[str]:
    """The cores that two years' events share (Summit 2022, Summit 2023), or a city and a prefecture."""
    forms: dict[str, set[str]] = {}
    for found in everything:
        last = found.span.words[-1]
        if found.kind is Kind.EVENT and _YEAR.fullmatch(last):
            forms.setdefault(found.core, set()).add(last)
        elif found.kind in (Kind.PLACE, Kind.ORGANIZATION) and name_key(found.name) != found.core:
            forms.setdefault(found.core, set()).add("prefecture" if last == "Prefecture" else "municipality")
    return frozenset(core for core, seen in forms.items() if len(seen) > 1)


_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth")


_THE = re.compile(r"\b[Tt]h(?:e|is) $")
# the Umineko Seminar has been held, was first held: what is told is of all of them.
_OF_SERIES = re.compile(r" (?:is|has|have|began|started|series|which|(?:was|were) (?:first|launched|started|established|founded|created|begun))\b")


def _numbered_once(everything: Sequence[Found], text: str) -> Iterator[tuple[Found, Found]]:
    """Events named without their number (the Umineko Seminar) after the one numbered event of that name (the 12th Umineko Seminar), each with that one."""
    events = [f for f in everything if f.kind is Kind.EVENT]
    numbered: dict[str, dict[str, Found]] = {}
    for event in events:
        if len(event.span.words) > 2 and _ORDINAL.fullmatch(event.span.words[0]):
            numbered.setdefault(name_key(" ".join(event.span.words[1:])), {}).setdefault(event.core, event)
    for key, same in numbered.items():
        one, bare = next(iter(same.values())), [e for e in events if name_key(e.name) == key]
        if len(same) == 1 and all(b.span.start > one.span.start and _THE.search(text, max(b.span.start - 6, 0), b.span.start) and not _OF_SERIES.match(text, b.span.end) for b in bare):
            yield from ((event, one) for event in bare)


def _agreeing(known: Sequence[KnownEntity], kind: Kind) -> list[KnownEntity]:
    fitting = [k for k in known if k.kind is kind]
    return fitting if len(fitting) == 1 else []


def _entity(document: Document, cluster: _Cluster) -> Entity:
    kind = _kind(cluster.found)
    known = _known(cluster, kind)
    names = list(_names(cluster, kind))
    mentions = tuple(
        sorted(
            {Mention(f.span.start, f.span.end, kind, f.confidence, f.method) for f in cluster.found},
            key=lambda m: m.start,
        )
    )
    if known is not None:
        extra = [n for n in names if name_key(n.text) not in {name_key(k.text) for k in known.names}]
        return Entity(
            known.id, known.kind, (*known.names, *extra), mentions, known.subtype, known.sector, same_as=known.same_as
        )
    sector = next((f.sector for f in sorted(cluster.found, key=lambda f: -f.confidence) if f.sector), None)
    unit = any(f.unit for f in cluster.found)
    organization = kind is Kind.ORGANIZATION
    formal = sector in _FORMAL or any(f.span.legal_form for f in cluster.found)
    subtype = (
        ("org:OrganizationalUnit" if unit else "org:FormalOrganization" if formal else None) if organization else None
    )
    if kind is Kind.PERSON:
        return _person(document, cluster, names, mentions)
    canonical = _municipal(names[0].text) if sector == "LocalGovernment" and not unit else names[0].text
    return Entity(mint(kind, canonical), kind, tuple(names), mentions, subtype, sector if organization else None)


def _kind(found: Sequence[Found]) -> Kind:
    """The kind that the mentions tell; a place that is a municipality is an organisation."""
    if any(f.sector == "LocalGovernment" and f.confidence >= 0.8 for f in found):
        return Kind.ORGANIZATION
    votes: Counter[Kind] = Counter()
    for f in found:
        votes[f.kind] = max(votes[f.kind], round(f.confidence * 100))
    return max(sorted(votes), key=lambda k: votes[k])


def _known(cluster: _Cluster, kind: Kind) -> KnownEntity | None:
    named = [f.known for f in cluster.found if f.known is not None]
    by_alias = [k for a in cluster.aliases for k in _agreeing(known_entities(a.name), kind)]
    return next(iter([*named, *by_alias]), None)


def _names(cluster: _Cluster, kind: Kind) -> Iterator[Name]:
    """The fullest form first, as most often written; legal forms, abbreviations and Japanese names after it."""
    if kind is Kind.PERSON:
        yield from _person_names(cluster)
        return
    forms = Counter(f.name for f in cluster.found)
    aliases = {a.name for a in cluster.aliases}
    ordered = sorted(forms, key=lambda n: (n in aliases or n.isupper(), -len(n), -forms[n], n))
    if kind is Kind.PLACE and ordered[0].isupper():
        ordered.insert(0, ordered[0].title())
    seen: set[str] = set()
    with_form = [clean_name(_surface(f)) for f in cluster.found if f.span.legal_form]
    for name in [*ordered, *sorted(set(with_form)), *sorted(aliases)]:
        if name_key(name) not in seen:
            seen.add(name_key(name))
            yield Name(clean_name(name), "en" if name.isascii() or not _japanese(name) else "ja")


def _surface(found: Found) -> str:
    shown = {"Inc": ", Inc.", "Co": " Co., Ltd.", "Ltd": " Ltd.", "Corp": " Corp.", "K.K": " K.K."}
    form = found.span.legal_form
    return found.name + shown.get(form, f" {form}")


def _japanese(name: str) -> bool:
    return re.search("[\u3041-\u30ff\u3400-\u9fff]", name) is not None


def _person_names(cluster: _Cluster) -> Iterator[Name]:
    seen: set[str] = set()
    full = [f for f in cluster.found if len(f.span.words) > 1]
    for found in full[:1]:
        name = divide(found.span.words)
        seen.add(name_key(f"{name.given} {name.family}"))
        yield Name(f"{name.given} {name.family}", "en")
    for found in sorted(cluster.found, key=lambda f: (-len(f.name), f.span.start)):
        if name_key(found.name) not in seen:
            seen.add(name_key(found.name))
            yield Name(clean_name(found.name), "en")
    for alias in cluster.aliases:
        yield Name(clean_name(alias.name), "ja" if _japanese(alias.name) else "en")


def _person(document: Document, cluster: _Cluster, names: Sequence[Name], mentions: tuple[Mention, ...]) -> Entity:
    full = next((f for f in cluster.found if len(f.span.words) > 1), None)
    if full is None:
        family = cluster.found[0].name
        return Entity(
            mint(Kind.PERSON, family, scope=document.iri), Kind.PERSON, tuple(names), mentions, family_name=family
        )
    name = divide(full.span.words)
    return Entity(
        mint(Kind.PERSON, names[0].text),
        Kind.PERSON,
        tuple(names),
        mentions,
        family_name=name.family,
        given_name=name.given,
    )


def _municipal(name: str) -> str:
    """A municipality's name alone: City of Sendai and Sendai City are Sendai."""
    return re.sub(r"^(?:City|Town|Village) of | (?:City|Town|Village|Ward)$", "", name)


def _merged(a: Entity, b: Entity) -> Entity:
    names = dict.fromkeys([*a.names, *b.names])
    mentions = sorted({*a.mentions, *b.mentions}, key=lambda m: (m.start, m.end))
    return Entity(
        a.id,
        a.kind,
        tuple(names),
        tuple(mentions),
        a.subtype or b.subtype,
        a.sector or b.sector,
        a.family_name or b.family_name,
        a.given_name or b.given_name,
        a.same_as,
    )


def _resolved(reading: Reading, keys: _Keys, ids: dict[str, str], entities: dict[str, Entity]) -> ResolvedSentence:
    refs: list[Ref] = []
    for found in reading.found:
        entity = ids[keys.of(found)]
        if not refs or found.span.start >= refs[-1].end:
            refs.append(Ref(found.span.start, found.span.end, entity, entities[entity].kind))
    return ResolvedSentence(reading.sentence, tuple(refs))
