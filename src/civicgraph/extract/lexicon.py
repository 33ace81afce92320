"""The word lists of lexicon.toml, in the shapes in which the extraction asks for them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from civicgraph.names import fold
from civicgraph.records import Kind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How Japanese civic prose names things. Suffix tables map a word to a sector ("" where it settles none)."""

    legal_forms: dict[str, str]
    suffixes: dict[str, str]
    units: frozenset[str]
    generic_modifiers: frozenset[str]
    sector_beginnings: dict[str, str]
    sector_nouns: dict[str, str]
    sector_infixes: dict[str, str]
    sector_endings: dict[str, str]
    not_organisations: frozenset[str]
    anaphoric_prefixes: tuple[str, ...]
    own_bodies: frozenset[str]
    land: tuple[str, ...]
    municipality_suffixes: frozenset[str]
    not_municipalities: frozenset[str]
    honorifics: frozenset[str]
    called: frozenset[str]
    both: frozenset[str]
    past: frozenset[str]
    not_people: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    weak_titles: frozenset[str]
    class_nouns: dict[str, Kind]
    not_laws: frozenset[str]
    methods: frozenset[str]
    english_common: frozenset[str]
    title_verbs: dict[str, Kind]
    work_subtypes: dict[str, str]
    documents: frozenset[str]
    adverbial: frozenset[str]
    generic: dict[str, Kind]
    body_titles: frozenset[str]
    qualifiers: tuple[str, ...]
    title_sectors: dict[str, frozenset[str]]
    title_less: tuple[str, ...]
    venue_keys: frozenset[str]
    poetic_endings: frozenset[str]
    place_suffixes: frozenset[str]
    halls: frozenset[str]
    rooms: tuple[str, ...]
    name_endings: frozenset[str]
    project_keys: frozenset[str]
    committees: tuple[str, ...]
    inner_committees: tuple[str, ...]
    chapters: tuple[str, ...]
    purposes: tuple[str, ...]
    body_sorts: frozenset[str]
    plain_bodies: frozenset[str]
    associations: frozenset[str]
    countries: frozenset[str]
    before_posts: frozenset[str]
    collective: tuple[str, ...]
    common_surnames: frozenset[str]
    branches: frozenset[str]
    # By the last character: how long the class nouns and the titles are that end with it, the longest first.
    lengths_of_class_nouns: dict[str, tuple[int, ...]]
    lengths_of_titles: dict[str, tuple[int, ...]]
    longest_forms: tuple[str, ...]

    def class_of(self, text: str) -> tuple[Kind, str] | None:
        """The kind that the class noun at the end of `text` tells, and that noun: the longest one wins."""
        for length in self.lengths_of_class_nouns.get(text[-1:], ()):
            noun = text[-length:]
            if noun in self.class_nouns:
                return self.class_nouns[noun], noun
        return None

    def sector_of_form(self, name: str) -> str:
        """The sector that a name's legal form tells; "" where it has none."""
        if not name.startswith(self.longest_forms) and not name.endswith(self.longest_forms):
            return ""
        return next(self.legal_forms[f] for f in self.longest_forms if name.startswith(f) or name.endswith(f))

    def title_at_end(self, text: str) -> str | None:
        """The longest role word that ends `text`."""
        for length in self.lengths_of_titles.get(text[-1:], ()):
            title = text[-length:]
            if title in self.titles:
                return title
        return None


# No longer class noun tells a kind.
_LONGEST_TELLING = 12


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: sector for sector, words in table.items() for word in words}


@cache
def legal_forms() -> tuple[str, ...]:
    """株式会社, NPO法人 and the like, as they are written."""
    return tuple(lexicon().legal_forms)


@cache
def company_endings() -> tuple[str, ...]:
    """The words of two characters or more that only companies' names end in."""
    return tuple(w for w, sector in lexicon().sector_endings.items() if sector == "Company" and len(w) > 1)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with civicgraph, read once."""
    data = tomllib.loads(files("civicgraph.extract").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    suffixes = dict(data["organisation_suffixes"])
    units = frozenset(suffixes.pop("unit"))
    branches = frozenset(suffixes.pop("branches"))
    class_nouns = {noun: Kind(kind) for kind, nouns in data["class_nouns"].items() for noun in nouns}
    titles = frozenset(data["roles"]["titles"])
    municipality_suffixes, place_suffixes = frozenset(data["municipality"]["suffixes"]), frozenset(data["places"]["suffixes"])
    forms = {fold(form): sector for sector, forms in data["legal_forms"].items() for form in forms}
    return Lexicon(
        legal_forms=forms,
        suffixes={word: "" if sector == "unknown" else sector for sector, words in suffixes.items() for word in words},
        units=units,
        generic_modifiers=frozenset(data["generic_bodies"]["modifiers"]),
        sector_nouns=_inverted(data["sectors"]["nouns"]),
        sector_beginnings=_inverted(data["sectors"]["beginnings"]),
        sector_infixes=_inverted(data["sectors"]["infixes"]),
        sector_endings=_inverted(data["sectors"]["endings"]),
        not_organisations=frozenset(data["organisation_exceptions"]["words"]),
        anaphoric_prefixes=tuple(data["organisation_exceptions"]["prefixes"]),
        land=tuple(data["organisation_exceptions"]["land"]),
        own_bodies=frozenset(data["organisation_exceptions"]["own"]),
        municipality_suffixes=municipality_suffixes,
        not_municipalities=frozenset(data["municipality"]["not_names"]),
        honorifics=frozenset(data["person"]["honorifics"]),
        called=frozenset(data["person"]["called"]),
        both=frozenset(data["person"]["both"]),
        past=frozenset(data["person"]["past"]),
        not_people=frozenset(data["person"]["not_names"]),
        titles=titles,
        heads=frozenset(data["roles"]["heads"]),
        weak_titles=frozenset(data["roles"]["weak"]),
        class_nouns=class_nouns,
        not_laws=frozenset(data["law_exceptions"]["words"]),
        methods=frozenset(data["law_exceptions"]["methods"]),
        english_common=frozenset(data["english_common"]["words"]),
        title_verbs={verb: Kind(kind) for kind, verbs in data["title_verbs"].items() for verb in verbs},
        work_subtypes={noun: curie for curie, nouns in data["work_subtypes"].items() for noun in nouns},
        documents=frozenset(data["documents"]["words"]),
        adverbial=frozenset(data["chunk"]["adverbial"]),
        generic={noun: Kind(kind) for kind, nouns in data["generic"].items() for noun in nouns},
        body_titles=frozenset(data["body_titles"]["titles"]),
        qualifiers=tuple(data["body_titles"]["qualifiers"]),
        title_sectors={title: frozenset(posts["sectors"]) for posts in data["title_sectors"] for title in posts["titles"]},
        title_less=tuple(data["title_less"]["endings"] + data["committees"]["endings"]),
        place_suffixes=place_suffixes,
        name_endings=units.union(data["name_endings"]["words"], suffixes, municipality_suffixes, place_suffixes),
        halls=frozenset(data["places"]["halls"]),
        rooms=tuple(data["places"]["rooms"]),
        branches=branches,
        committees=tuple(data["committees"]["endings"]),
        inner_committees=tuple(data["committees"]["inner"]),
        chapters=tuple(data["committees"]["chapters"]),
        purposes=tuple(data["committees"]["purposes"]),
        body_sorts=frozenset(data["beside_bodies"]["sorts"]),
        plain_bodies=frozenset(data["beside_bodies"]["plain"]),
        associations=frozenset(data["beside_bodies"]["associations"]),
        countries=frozenset(data["beside_bodies"]["countries"]),
        before_posts=frozenset(data["beside_bodies"]["before_posts"]),
        collective=tuple(data["beside_bodies"]["collective"]),
        common_surnames=frozenset(data["person"]["common_surnames"]),
        project_keys=frozenset(data["project"]["keys"]),
        poetic_endings=frozenset(data["poetic"]["endings"]),
        venue_keys=frozenset(data["venue"]["keys"]),
        lengths_of_class_nouns=_lengths(noun for noun in class_nouns if len(noun) <= _LONGEST_TELLING),
        lengths_of_titles=_lengths(titles),
        longest_forms=tuple(sorted(forms, key=len, reverse=True)),
    )
