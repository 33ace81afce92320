"""The rules of patterns.toml as values: verb frames, phrase patterns over masked text, fields."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from civicgraph.extract.english.lexicon import lexicon
from civicgraph.records import Predicate

# Each mention in a masked sentence is one private-use character, from a range that tells its kind.
RANGES = {
    "Person": (0xE000, 0xE0FF),
    "Organization": (0xE100, 0xE1FF),
    "Unit": (0xE200, 0xE2FF),
    "Municipality": (0xE300, 0xE3FF),
    "Place": (0xE400, 0xE4FF),
    "Event": (0xE500, 0xE5FF),
    "Project": (0xE600, 0xE6FF),
    "Work": (0xE700, 0xE7FF),
    "Law": (0xE800, 0xE8FF),
    "Date": (0xE900, 0xE9FF),
    "Quote": (0xEA00, 0xEAFF),
    "Region": (0xEB00, 0xEBFF),
    "Prefecture": (0xEC00, 0xECFF),
}
_WIDER = {
    "Organization": ("Organization", "Unit", "Municipality", "Prefecture"),
    "Place": ("Place", "Municipality", "Region", "Prefecture"),
    "Region": ("Region", "Prefecture"),
    "Body": ("Organization", "Unit"),
    "Spot": ("Place",),
}
_SLOT = re.compile(r"<(s|o|s2|o2)(\*?):([A-Za-z|]+)>")
# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns.
STOP = (
    r"(?:by|with|at|in|on|from|under|to|for|as|into|between|of|about|through|alongside|and|or|but|that|which|who|while|after|before|when|is|are|was|were|be"
    r"|been|has|have|had|will|would|not|it|he|she|they|including|than|during|via|per|within|against)"
)


def ranges(kinds: str) -> str:
    """The regular expression class of the mentions of these kinds (joined by "|")."""
    wanted = [r for kind in kinds.split("|") for r in _WIDER.get(kind, (kind,))]
    return "[" + "".join(f"{chr(RANGES[k][0])}-{chr(RANGES[k][1])}" for k in dict.fromkeys(wanted)) + "]"


ENTITY = "[\ue000-\ue8ff\ueb00-\uecff]"
DATE = "[\ue900-\ue9ff]"
_WORDS = rf"(?:(?!{STOP}(?![\w-]))[A-Za-z0-9¥][\w'’.,-]*(?<![,.]) ){{0,5}}"
_NOUN_PHRASE = rf"(?:(?:the )?{ENTITY}['’]s? )?{_WORDS}{ENTITY}(?!-[a-z]|['’]s)"
SIMPLE_LIST = rf"{_NOUN_PHRASE}(?:(?:, and |, | and | & |,? as well as )(?!{STOP}(?![\w-])){_NOUN_PHRASE})*"
LIST = rf"{_NOUN_PHRASE}(?:(?:, and |, | and | & |,? as well as |,? along with |,? together with |,? alongside )(?!{STOP}(?![\w-])){_NOUN_PHRASE})*"


class Slot(NamedTuple):
    """A part of a clause, and the kinds of mention that can fill it."""

    part: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause with one of these verbs states."""

    predicate: Predicate
    verbs: frozenset[str]
    subject: Slot
    object: Slot
    needs: re.Pattern[str] | None
    voice: str
    confidence: float
    status: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a stretch of a masked sentence states."""

    name: str
    predicate: Predicate
    pattern: re.Pattern[str]
    confidence: float
    subjects: re.Pattern[str]
    objects: re.Pattern[str]


class Field(NamedTuple):
    """What a "Key: value" line states about the event that the article is about."""

    keys: frozenset[str]
    predicate: Predicate
    object: str


class Form(NamedTuple):
    """A form of a verb: "base", "third", "past", "participle", "ing"; one string may be several."""

    lemma: str
    form: str


@cache
def frames() -> tuple[Frame, ...]:
    """The verb frames, in the file's order."""
    return tuple(
        Frame(
            Predicate(f["predicate"]),
            frozenset(f["verbs"]),
            _slot(f["subject"]),
            _slot(f["object"]),
            re.compile(rf"(?:{f['needs']})") if "needs" in f else None,
            f.get("voice", ""),
            f["confidence"],
            f.get("status"),
        )
        for f in _data()["frame"]
    )


def _slot(entry: dict[str, Any]) -> Slot:
    return Slot(entry["part"], re.compile(ranges("|".join(entry.get("kinds", ["Date"])))))


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrase patterns, in the file's order."""
    return tuple(
        Phrase(
            p["name"],
            Predicate(p["predicate"]),
            _compiled(p["pattern"]),
            p["confidence"],
            _kinds_of(p["pattern"], "s"),
            _kinds_of(p["pattern"], "o"),
        )
        for p in _data()["phrase"]
    )


def _kinds_of(pattern: str, slot: str) -> re.Pattern[str]:
    """The kinds of a slot; a phrase without a subject speaks of the article's main event."""
    found = {name: kinds for name, _, kinds in reversed(_SLOT.findall(pattern))}
    return re.compile(ranges(found.get(slot) or found.get(f"{slot}2") or "Event"))


def _compiled(pattern: str) -> re.Pattern[str]:
    lex = lexicon()
    running = [n for n, kind in lex.nouns.items() if kind.value == "Work" and n not in lex.written]
    pattern = pattern.replace(
        "<running>", "(?:" + "|".join(sorted(map(re.escape, running), key=len, reverse=True)) + ")"
    )
    pattern = pattern.replace(
        "<written>", "(?:" + "|".join(sorted(map(re.escape, lex.written), key=len, reverse=True)) + ")"
    )
    pattern = pattern.replace("<the>", rf"(?:the )?(?:{ENTITY}['’]s )?(?:new )?")
    pattern = pattern.replace("<its>", rf"(?:its|his|her|their|our|the|an?|{ENTITY}['’]s)")
    pattern = pattern.replace("<w>", _WORDS).replace("<any>", r"(?:[\w¥.,-]+ ){0,5}")

    def slot(match: re.Match[str]) -> str:
        name, many, kinds = match.groups()
        one = ranges(kinds)
        if not many:
            # What stands in the possessive is only the owner of what is spoken of.
            return f"(?P<{name}>{one})" + ("" if "’]s" in pattern[match.end() : match.end() + 10] else r"(?!['’]s )")
        return f"(?P<{name}>(?:{ENTITY}['’]s )?{_WORDS}{ENTITY}(?:(?:, and |, | and |,? as well as |,? along with )(?:the )?{_WORDS}{ENTITY})*)"

    ends_in_name = "" if not pattern.endswith(">") else r"(?!['’]s\b|-[a-z])"
    return re.compile(_SLOT.sub(slot, pattern) + ends_in_name)


@cache
def fields() -> tuple[Field, ...]:
    """The field rules, in the file's order."""
    return tuple(
        Field(frozenset(f["keys"]), Predicate(f["predicate"]), "|".join(f["object"])) for f in _data()["field"]
    )


@cache
def profile_keys() -> dict[str, frozenset[str]]:
    """The keys of a body's profile by what they tell."""
    return {told: frozenset(keys) for told, keys in _data()["profile"].items()}


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every verb of the frames, in lower case."""
    found: dict[str, set[Form]] = {}
    for lemma in sorted({v for f in _data()["frame"] for v in f["verbs"]}):
        for form, surface in _inflected(lemma):
            found.setdefault(surface, set()).add(Form(lemma, form))
    return {surface: tuple(sorted(forms)) for surface, forms in found.items()}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Any form of any verb of the frames, as a word."""
    words = "|".join(sorted(map(re.escape, verb_forms()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({words})(?![\w-])")


def _inflected(lemma: str) -> list[tuple[str, str]]:
    head, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
    doubled = head + head[-1] if re.search(r"(?:[^aeiou]|^)[aeiou][^aeiouwxyr]$", head) and head in _DOUBLING else stem
    consonant_y = re.search(r"[^aeiou]y$", head)
    past = head[:-1] + "ied" if consonant_y else doubled + "ed"
    third = head[:-1] + "ies" if consonant_y else head + ("es" if re.search(r"(?:s|x|ch|sh|o)$", head) else "s")
    pasts = _data()["irregular"].get(lemma, [past + tail, past + tail])
    return [
        ("base", head + tail),
        ("third", third + tail),
        ("past", pasts[0]),
        ("participle", pasts[1]),
        ("ing", doubled + "ing" + tail),
    ]


_DOUBLING = frozenset({"run", "co-run", "set", "put", "get", "win", "begin", "enrol", "shut"})


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("civicgraph.extract.english").joinpath("patterns.toml").read_text(encoding="utf-8"))
