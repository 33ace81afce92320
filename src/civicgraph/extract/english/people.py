"""People in English texts: what makes a capitalised span a person's name, and how the name divides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.english.lexicon import is_romaji, lexicon
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

_NAME_WORD = re.compile(
    r"de|van|von|di|da|del|bin|[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-ZÀ-Þ]?[a-zà-ÿ]+)*|[A-ZÀ-Þ]{2,}|[A-Z]\.?|(?:O['’]|Mc|Mac)[A-Z][a-z]+"
)
_AGE_OR_WHO = re.compile(r"(?:,? \(?\d\d\)?,|,? who\b|-san\b|-sensei\b| and (?:his|her)\b)")


class Human(NamedTuple):
    """How sure it is that a span names a person, and by which rule."""

    confidence: float
    method: str


class PersonName(NamedTuple):
    """A personal name in its parts, whatever order the text writes them in."""

    given: str
    family: str


def judge_person(span: NameSpan, left: str, right: str) -> Human | None:
    """Whether the words of a span and those around it (`left` and `right`, in its sentence) tell of a person."""
    if span.legal_form or span.quoted or not all(_NAME_WORD.fullmatch(w) for w in span.words):
        return None
    lex = lexicon()
    # Bluebell Japan
    if len(span.words) > 1 and span.words[-1].casefold() in lex.countries:
        return None
    if len(span.words) == 1:
        if span.title in lex.honorifics or re.match(r"-(?:san|sensei)\b", right):
            return Human(0.9, "honorific")
        return Human(0.7, "title") if span.title and not lex.is_place(span.words[0]) else None
    # Representative Director (Chairperson): a post in capitals is nobody's name
    if all(w in lex.ranks or w in lex.titles or w.casefold() in lex.roles for w in span.words):
        return None
    # Eun-ji Park is no park
    given_before = len(span.words) == 2 and (span.title or re.fullmatch(r"[A-Z][a-z]+-[a-z]+", span.words[0]))
    if len(span.words) > 4 or ((head := lex.head_of(span.words)) is not None and not (given_before and head.kind is Kind.PLACE)):
        return None
    if given_before and head is not None:
        return Human(0.9, "title" if span.title else "given-name")
    if span.title:
        return Human(0.95, "honorific" if span.title in lex.honorifics else "title")
    # Mina D. Holt
    if len(span.words) == 3 and re.fullmatch(r"[A-Z]\.", span.words[1]) and all(re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:[A-Z][a-z]+)?", w) for w in (span.words[0], span.words[2])):
        return Human(0.9, "given-name")
    given = name_key(span.words[0]) in _given_names() or name_key(span.words[-1]) in _given_names()
    if _told(left, right):
        return Human(0.95 if given else 0.9, "speech-verb" if not given else "given-name")
    if _has_role(left, right):
        return Human(0.95 if given else 0.85, "role-beside-name" if not given else "given-name")
    if given and not lex.is_place(" ".join(span.words)):
        return Human(0.92, "given-name")
    romaji = all(is_romaji(w) and not lex.is_place(w) and w not in lex.no_romaji for w in span.words)
    return Human(0.7, "romanised-name") if romaji and len(span.words) == 2 and len(span.words[1]) > 2 else None


def divide(words: Sequence[str]) -> PersonName:
    """Given and family name: SHIRAI Kenta and Maeda Kenta as Goro Maeda.

    >>> divide(["SHIRAI", "Kenta"])
    PersonName(given='Kenta', family='Maeda')
    """
    shown = [w.title() if w.isupper() and len(w) > 2 else w for w in words]
    first_known = name_key(words[0]) in _given_names()
    family_first = (words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper()) or (
        not first_known and len(words) == 2 and name_key(words[-1]) in _given_names() and is_romaji(words[0])
    )
    if family_first:
        return PersonName(" ".join(shown[1:]), shown[0])
    return PersonName(" ".join(shown[:-1]), shown[-1])


def person_key(words: Sequence[str]) -> str:
    """The key under which two orders of one full name are equal."""
    name = divide(words)
    return name_key(name.given + name.family)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name_key(name) for name in lexicon().given_names)


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name."""
    return name_key(word) in _given_names()


def _told(left: str, right: str) -> bool:
    """A verb of saying or of what people alone do, after the name or between a quotation and the name."""
    word = re.match(r" (?:also |then |later |once )?([a-z]+)\b", right)
    # Mina Holt of the Tide Institute said
    of_body = re.match(r" (?:of|from|at) (?:the )?(?:[A-Z][\w&.’'-]*,? (?:of |for |and |the )*){1,6}([a-z]+)\b", right)
    if of_body and of_body[1] in lexicon().speech:
        return True
    if (word and word[1] in lexicon().speech) or _AGE_OR_WHO.match(right):
        return True
    if re.search(r"\b(?:I['’]m|I am|[Mm]y name is) $", left):
        return True
    left = re.sub(r"[A-Z][a-z]+-(?:born|raised|based) $", "", left)
    before = re.search(r"([a-z]+) $", left)
    return bool(
        before and before[1] in ("says", "said", "recalls", "explains", "adds", "by") and _speaks(left, before[1])
    )


def _speaks(left: str, verb: str) -> bool:
    return (
        verb != "by"
        or re.search(
            r"\b(?:[Ww]ritten|[Hh]eaded|[Ll]ed|[Cc]haired|[Ee]dited|[Mm]oderated|[Ii]nterviewed|[Tt]alk|[Kk]eynote|^By) by $",
            left,
        )
        is not None
    )


def _has_role(left: str, right: str) -> bool:
    """A role directly before the name (chief engineer X), or in apposition after it (X, director of …)."""
    roles = lexicon().roles
    before = re.search(r"([A-Za-z-]+)(,?) $", left)
    # Researcher, Tide Research: in a list of posts the body follows
    if before and before[1].casefold() in roles and not (before[2] and before[1][0].isupper()):
        return True
    after = re.match(r"(?:, |\s*\()(?!(?:where|which|whose|when|that|in|at|with|and)\b)(?:(?:an?|the|its|former|then|one of) )*([^,.;()]{2,70})", right)
    if after is None:
        return False
    phrase = re.split(r"\b(?:of|at|for|in|with|from|and|who)\b", after[1])[0].split()
    return bool(phrase) and phrase[-1].casefold() in roles
