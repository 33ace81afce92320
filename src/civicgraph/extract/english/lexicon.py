"""The word lists of words.toml as values: head words of names, class nouns, titles, places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from civicgraph.records import Kind

# Hepburn syllables: what a romanised Japanese name is made of.
_ROMAJI = re.compile(
    r"(?:(?:ssh|cch|tch|sh|ch|ts|[kgnhbpmrjtd]y|kk|ss|tt|pp|[kgsztdnhbpmyrwfj])?[aeiouāīūēō]|oh(?=$|[^aeiou])|n(?![aeiouy])|m(?=[bpm]))+"
)


class Head(NamedTuple):
    """What the head word of a name says: its kind, the sector of a body, and whether it is a part of a larger one."""

    kind: Kind
    sector: str | None
    unit: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of words.toml; names of places in lower case."""

    heads: dict[str, Head]
    complement_heads: frozenset[str]
    joining_heads: frozenset[str]
    nominal: frozenset[str]
    for_names: frozenset[str]
    prepositions: frozenset[str]
    legal_forms: dict[str, str]
    nouns: dict[str, Kind]
    municipal_nouns: frozenset[str]
    written: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    ranks: frozenset[str]
    speech: frozenset[str]
    given_names: frozenset[str]
    no_romaji: frozenset[str]
    prefectures: frozenset[str]
    regions: frozenset[str]
    cities: frozenset[str]
    countries: frozenset[str]
    stop: frozenset[str]
    never_alone: frozenset[str]
    generic: frozenset[str]
    no_towns: frozenset[str]

    def head_of(self, words: Sequence[str]) -> Head | None:
        """What the longest head word at the end of a name says.

        >>> lexicon().head_of(["Sendai", "Convention", "Center"]).kind
        <Kind.PLACE: 'Place'>
        """
        for length in (3, 2, 1):
            if len(words) >= length and (head := self.heads.get(" ".join(words[-length:]))):
                return head
        return None

    def is_place(self, name: str) -> bool:
        """Whether a name alone is a known prefecture, region, city or country."""
        key = name.casefold()
        return any(key in places for places in (self.prefectures, self.regions, self.cities, self.countries))


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    data: dict[str, Any] = tomllib.loads(
        files("civicgraph.extract.english").joinpath("words.toml").read_text(encoding="utf-8")
    )
    heads = {
        word: Head(Kind(entry["kind"]), entry.get("sector"), entry.get("unit", False))
        for entry in data["head"]
        for word in entry["words"]
    }
    nouns = {
        noun: Kind.ORGANIZATION if kind == "Municipality" else Kind(kind)
        for kind, words in data["nouns"].items()
        if kind != "written"
        for noun in words
    }
    complement, people, places = data["complement"], data["people"], data["places"]
    return Lexicon(
        heads=heads,
        complement_heads=frozenset(complement["heads"]),
        joining_heads=frozenset(complement["joins"]),
        nominal=frozenset(complement["nominal"]),
        for_names=frozenset(complement["for_names"]),
        prepositions=frozenset(complement["prepositions"]),
        legal_forms={form: sector for sector, forms in data["legal_forms"].items() for form in forms},
        nouns=nouns,
        municipal_nouns=frozenset(data["nouns"]["Municipality"]),
        written=frozenset(data["nouns"]["written"]),
        honorifics=frozenset(people["honorifics"]),
        titles=frozenset(people["titles"]),
        ranks=frozenset(people["ranks"]),
        roles=frozenset(people["roles"]),
        speech=frozenset(people["speech"]),
        given_names=frozenset(people["given_names"]),
        no_romaji=frozenset(people["no_romaji"]),
        prefectures=_folded(places["prefectures"]),
        regions=_folded(places["regions"]),
        cities=_folded(places["cities"]),
        countries=_folded(places["countries"]),
        stop=frozenset(data["stop"]["words"]),
        never_alone=frozenset(data["stop"]["alone"]),
        generic=frozenset(data["stop"]["generic"]),
        no_towns=frozenset(data["stop"]["no_towns"]),
    )


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def is_romaji(word: str) -> bool:
    """Whether a word can be a romanised Japanese one.

    >>> is_romaji("Asahara"), is_romaji("Cloud")
    (True, False)
    """
    return _ROMAJI.fullmatch(word.casefold()) is not None
