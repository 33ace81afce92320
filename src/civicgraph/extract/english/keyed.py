"""The lines of a form: under which key a value stands, on its line (Host: …), in the cell before it or on the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.english.frames import fields, profile_keys
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.sentences import Sentence
from civicgraph.records import BlockKind, Document

# Host: …, Co-hosts: …, Date & Time: …, Organizer(s): …
FIELD = re.compile(r"(?:[-*•■◆●○▼] ?|\d{1,2}[.)] )?(?P<key>[A-Z][A-Za-z &/()-]{2,40}?)\s*[:：]\s*(?P<value>\S.*)?", re.S)
_BARE = re.compile(r"(?:[-*•■◆●○▼\[【<] ?|\d{1,2}[.)] )?(?P<key>[A-Z][A-Za-z &/()-]{2,40}?)\s*[:：\]】>]?")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "de", "van", "von", "former"})
_PERSON_FIRST = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}(?:, | \()")
_ONE_LINE = frozenset({"startDate", "location"})
_LONGEST = 160


class Keyed(NamedTuple):
    """The key over a value, folded and as it is shown, where the value begins, and whether it is on a line of its own."""

    key: str
    shown: str
    start: int
    continued: bool = False


def folded(key: str) -> str:
    """The key as the rules list it.

    >>> folded("Date & Time"), folded("Organizer(s)")
    ('date and time', 'organizers')
    """
    return key.casefold().replace(" & ", " and ").replace("(s)", "s").split("/")[0].strip()


def is_role(key: str) -> bool:
    """Whether a key is a post: Representative Director, Auditors; not who speaks at an event or wrote a work."""
    if key in _known():
        return False
    last = key.split()[-1] if key.split() else ""
    return last in lexicon().roles or last.removesuffix("s") in lexicon().roles


@cache
def _one_line() -> frozenset[str]:
    return frozenset(k for rule in fields() if rule.predicate.value in _ONE_LINE for k in rule.keys)


@cache
def _known() -> frozenset[str]:
    return frozenset(k for rule in fields() for k in rule.keys) | frozenset(k for keys in profile_keys().values() for k in keys)


def keyed_values(document: Document, sentences: Sequence[Sentence]) -> dict[int, Keyed]:
    """The values of a form's keys, by where their sentences begin."""
    text, found = document.text, dict[int, Keyed]()
    over: Keyed | None = None
    above: Sentence | None = None
    gap = 0  # lines between a key that stands alone and its value, which the next values are not further apart than
    for sentence in sentences:
        line = text[sentence.start : sentence.end]
        match = FIELD.match(line) or _spaced(line)
        bare = _BARE.fullmatch(line) if match is None or not match["value"] else None
        if match is not None and match["value"]:
            over = Keyed(folded(match["key"]), match["key"], sentence.start + match.start("value"))
            found[sentence.start] = over
        elif bare is not None and ((key := folded(bare["key"])) in _known() or (len(key.split()) < 4 and is_role(key))):
            over, gap = Keyed(key, bare["key"], sentence.end, continued=True), 0
        elif over is not None and above is not None and _goes_on(document, over, above, sentence) and (lines := text.count("\n", above.end, sentence.start)) <= (gap or lines):
            gap = max(lines, 1)
            found[sentence.start] = over._replace(start=sentence.start, continued=True)
            # A day and a place take one line, of which the next is no part.
            over = None if over.key in _one_line() else over
        else:
            over = None
        above = sentence
    return found


_SPACED = re.compile(r"(?P<key>[A-Z][A-Za-z &/()-]{2,40}?)(?: {2,}|\t+)(?P<value>\S.*)", re.S)


def _spaced(line: str) -> re.Match[str] | None:
    """Founded  March 2011: a key that is known, and its value, with no more than blanks between them."""
    match = _SPACED.fullmatch(line)
    return match if match is not None and folded(match["key"]) in _known() else None


def _goes_on(document: Document, over: Keyed, above: Sentence, sentence: Sentence) -> bool:
    """Whether a line is a value of the key over it: of one that stands alone, or, by its indent, of one with a value."""
    text = document.text
    line = text[sentence.start : sentence.end]
    kind = document.blocks[sentence.block].kind
    if len(line) > _LONGEST or kind is BlockKind.HEADING or sentence.block - above.block > 1:
        return False
    if over.key in _one_line():
        return over.continued and not re.search(r"[a-z]{2}[.!?]$", line)
    outside = re.sub(r"\([^()]*\)", "", line)
    small = [w for w in re.findall(r"[A-Za-z][\w-]*", outside) if w[0].islower() and w not in _SMALL]
    # Auditors, over Mina Holt, attorney at law
    if is_role(over.key) and (opening := _PERSON_FIRST.match(line)) is not None:
        small = [w for w in small if w in line[: opening.end()]]
    names = not small and ":" not in line and (line[-1] not in ".!?" or line.endswith((" Inc.", "Ltd.", "Corp.")))
    indent = text[max(text.rfind("\n", 0, sentence.start) + 1, 0) : sentence.start]
    return names and (over.continued or (len(indent) > 1 and not indent.strip()))
