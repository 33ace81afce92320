"""The rules of relations.toml as values: case frames, fields, adjacency, word lists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from civicgraph.records import Predicate


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the clause and the kinds of entity that can fill it."""

    part: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which action words state a predicate, and which arguments fill it."""

    predicate: Predicate
    triggers: frozenset[str]
    subject: Slot
    object: Slot
    noun_of: str
    context: tuple[str, ...]
    confidence: float
    status: str | None
    before: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    ending: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Field:
    """Which key of a "key: value" line states which predicate, and `beside` it another (日時・会場)."""

    keys: frozenset[str]
    predicate: Predicate
    subject: tuple[str, ...]
    object: tuple[str, ...]
    beside: Field | None = None


@cache
def frames() -> tuple[Frame, ...]:
    """The case frames of relations.toml, in the file's order."""
    return tuple(
        Frame(
            Predicate(f["predicate"]),
            frozenset(f["triggers"]),
            Slot(f["subject"]["part"], tuple(f["subject"]["kinds"])),
            Slot(f["object"]["part"], tuple(f["object"]["kinds"])),
            f["noun_of"],
            tuple(f.get("context", ())),
            f["confidence"],
            f.get("status"),
            tuple(f.get("before", ())),
            tuple(f.get("given", ())),
            tuple(f.get("ending", ("",))),
        )
        for f in _data()["frame"]
    )


@cache
def frames_by_trigger() -> dict[str, tuple[Frame, ...]]:
    """The case frames of each action word, in the file's order."""
    words = {trigger for frame in frames() for trigger in frame.triggers}
    return {word: tuple(frame for frame in frames() if word in frame.triggers) for word in words}


@cache
def fields() -> tuple[Field, ...]:
    """The field rules of relations.toml, in the file's order."""
    return tuple(
        Field(frozenset(f["keys"]), Predicate(f["predicate"]), tuple(f["subject"]), tuple(f["object"]))
        for f in _data()["field"]
    )


@cache
def event_keys() -> frozenset[str]:
    """The keys of what an event has, people among them (講師, 参加者): whoever stands there is not for that of the body whose page it is."""
    return frozenset().union(*(field.keys for field in fields() if "Event" in field.subject))


@cache
def partner_keys() -> frozenset[str]:
    """The keys of whom a body works with (連携企業, 締結企業): whoever stands there is not the body whose page it is."""
    return frozenset().union(*(field.keys for field in fields() if field.predicate is Predicate.PARTNER))


@cache
def on_stage() -> frozenset[str]:
    """What those are who speak at an event, or what they do there: the keys that state its speakers."""
    return frozenset().union(*(field.keys for field in fields() if field.predicate is Predicate.SPEAKER))


@cache
def date_keys() -> frozenset[str]:
    """The keys whose values are dates (設立年月日, 開催日)."""
    return frozenset().union(*(field.keys for field in fields() if not field.object))


def adjacency_rules() -> list[dict[str, Any]]:
    """The [[adjacent]] rules of relations.toml, with the words that shorthands stand for."""
    return [{key: _written_out(value) if isinstance(value, str) else value for key, value in rule.items()} for rule in _data()["adjacent"]]


def shorthand(name: str) -> str:
    """The words that a shorthand of relations.toml stands for."""
    return str(_data()["shorthands"][name])


def _written_out(pattern: str) -> str:
    for name, words in _data()["shorthands"].items():
        pattern = pattern.replace(name, words)
    return pattern


@cache
def word_list(table: str, key: str) -> frozenset[str]:
    """One of the word lists of relations.toml: `[table] key = [...]`."""
    return frozenset(_data()[table][key])


@cache
def keys_of_works(*names: str) -> frozenset[str]:
    """What stands before or over what is told of a work: some of the lists of `[works]` together."""
    return frozenset().union(*(word_list("works", name) for name in names))


@cache
def kinds_of_talk() -> frozenset[str]:
    """What talks and other parts of a programme are called, whether or not such a word makes a name of what stands beside it."""
    return word_list("sessions", "nouns") | word_list("sessions", "kinds")


@cache
def word_lists(table: str) -> frozenset[str]:
    """The keys of one table of relations.toml."""
    return frozenset(_data()[table])


@cache
def word_table(table: str) -> dict[str, tuple[str, ...]]:
    """All the word lists of one table of relations.toml, by key."""
    return {key: tuple(words) for key, words in _data()[table].items()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("civicgraph.extract").joinpath("relations.toml").read_text(encoding="utf-8"))
