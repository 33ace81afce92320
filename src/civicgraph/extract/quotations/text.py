"""Text as the quotation rules see it: quoted stretches, and sentences with names and quotes as tokens."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from operator import attrgetter
from types import MappingProxyType

from msgspec import Struct

from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.patterns import expand, expanded
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Span

# Private-use characters stand for the tokens of a skeleton: the quotation asked about, another one, a person, a body.
QUOTE, OTHER, PERSON, BODY = "\ue000", "\ue002", "\ue001", "\ue004"

PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)

_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_CLAUSE_LENGTH = 8
_LONGEST = 3000  # code points that a quotation in prose may span
_DEEPEST = 8  # quotations within quotations; more are marks gone wrong
_MARKS = {"「": "」", "『": "』", "“": "”"}
_OPENS = re.compile(f"[{''.join(_MARKS)}]")
_ENDS = re.compile(r"[。!?]+[)」』”]*|\n")
_BREAK_BEFORE = re.compile(r"[。!?」』”)…:>】]\s*$")
# と話した on the line below 」 is of the same sentence.
_GOES_ON = re.compile(r"(?<=[」』”])\s*(?:と(?!ころ|はいえ|りわけ|ある|きに)|との|という|など)")
_BREAK_AFTER = re.compile(r"\s*(?:[  「『“■◆●○・]|$)")


class PersonMention(Struct, frozen=True, gc=False):
    """A place in the text where a person is named; `role` where a role or a pronoun stands for the name."""

    start: int
    end: int
    entity: str
    role: bool = False


_start_of = attrgetter("start")


def within(people: Sequence[PersonMention], start: int, end: int) -> Sequence[PersonMention]:
    """Those of the mentions, which are in document order, that begin in a stretch of the text."""
    return people[bisect_left(people, start, key=_start_of) : bisect_left(people, end, key=_start_of)]


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of prose, and the index of the block that it begins in.

    `quotes` are its outermost quoted stretches with their marks, `people` who is named outside of them.
    """

    start: int
    end: int
    block: int
    section: int
    quotes: tuple[Span, ...]
    people: tuple[PersonMention, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of quotations.toml. `needs` is how much like an utterance the quotation must be (0 to 3)."""

    name: str
    patterns: tuple[re.Pattern[str], re.Pattern[str]]
    confidence: float
    needs: int

    def search(self, skeleton: str, level: int) -> re.Match[str] | None:
        """The match of the rule on a skeleton whose quotation is an utterance of this level."""
        return self.patterns[level > 0].search(skeleton) if level >= self.needs else None


@dataclass(frozen=True, slots=True)
class Rules:
    """The compiled quotations.toml: ordered rules, named patterns, and words that are no quotation."""

    same_sentence: tuple[Rule, ...]
    before: tuple[Rule, ...]
    after: tuple[Rule, ...]
    of_body: tuple[Rule, ...]
    patterns: Mapping[str, re.Pattern[str]]
    interjections: frozenset[str]


@cache
def rules() -> Rules:
    """The rules that ship with civicgraph, read once."""
    data = tomllib.loads(files("civicgraph.extract.quotations").joinpath("quotations.toml").read_text(encoding="utf-8"))
    macros = expanded(data["macros"], {"Q": QUOTE, "q": OTHER, "P": PERSON, "S": f"({PERSON})", "O": BODY, "B": f"({BODY})", "honorific": HONORIFIC})

    def compiled(entries: Sequence[Mapping[str, object]]) -> tuple[Rule, ...]:
        return tuple(_rule(entry, macros) for entry in entries)

    return Rules(
        compiled(data["same_sentence"]),
        compiled(data["before"]),
        compiled(data["after"]),
        compiled(data["of_body"]),
        MappingProxyType({name: re.compile(expand(p, macros)) for name, p in data["patterns"].items()}),
        frozenset(data["interjections"]["words"]),
    )


def _rule(entry: Mapping[str, object], macros: Mapping[str, str]) -> Rule:
    pattern = str(entry["pattern"])
    near, far = (expand(pattern, {**macros, "tail": macros[tail]}) for tail in ("tail_near", "tail_far"))
    confidence, needs = float(str(entry.get("confidence", 0))), int(str(entry.get("needs", 0)))
    return Rule(str(entry["name"]), (re.compile(near), re.compile(far)), confidence, needs)


def is_polite(text: str, block: Block) -> bool:
    """Whether a paragraph is polite prose, as words said to others are."""
    return rules().patterns["polite"].search(text[block.start : block.end]) is not None


def quoted_stretches(text: str, start: int, end: int) -> list[Span]:
    """The outermost stretches with their quotation marks; a mark without its partner is ignored."""
    found: list[Span] = []
    mark = _OPENS.search(text, start, end)
    while mark is not None:
        position = mark.start()
        if (close := _closing(text, position, end)) is not None:
            found.append(Span(position, close + 1))
            position = close
        mark = _OPENS.search(text, position + 1, end)
    return found


def _closing(text: str, opening: int, end: int) -> int | None:
    """Where the mark at `opening` closes; a mark inside that is never closed ends with the one around it."""
    expected = [_MARKS[text[opening]]]
    for position in range(opening + 1, min(end, opening + _LONGEST)):
        character = text[position]
        if character in expected:
            while expected.pop() != character:
                pass
            if not expected:
                return position
        elif character in _MARKS:
            if len(expected) == _DEEPEST:
                return None
            expected.append(_MARKS[character])
    return None


def is_english(text: str) -> bool:
    """Whether a stretch of text is written in Latin letters rather than in Japanese."""
    latin = len(_LATIN.findall(text))
    # No more of the Japanese characters is counted than settles it.
    return latin > 0 and sum(1 for _ in islice(_JAPANESE.finditer(text), latin // 10 + 1)) * 10 < latin


def read_sentences(document: Document, people: Sequence[PersonMention]) -> list[Sentence]:
    """The sentences of the Japanese prose, in order; a quotation may run on over several blocks."""
    text = fold(document.text)
    return [
        sentence
        for start, end, block in _passages(document, text)
        if not is_english(text[start:end])
        for sentence in _split(document, text, people, Span(start, end), block)
    ]


def _passages(document: Document, text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and first block of each stretch: a block, or those that one quotation runs through."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        first = index
        block = blocks[first]
        if block.kind in PROSE:
            index = _last_of_quotation(document, text, first)
            yield block.start, blocks[index].end, first
        index += 1


def _last_of_quotation(document: Document, text: str, first: int) -> int:
    start = document.blocks[first].start

    def unclosed(last: int) -> int:
        end = document.blocks[last].end
        return text.count("「", start, end) - text.count("」", start, end)

    if unclosed(first) > 0:
        for last in range(first + 1, min(first + 5, len(document.blocks))):
            if document.blocks[last].kind is not document.blocks[first].kind:
                break
            if unclosed(last) == 0:
                return last
    return first


def _split(
    document: Document, text: str, people: Sequence[PersonMention], passage: Span, block: int
) -> Iterator[Sentence]:
    start, end = passage
    quotes = quoted_stretches(text, start, end)
    begin = start
    for cut in [*_cuts(text, quotes, start, end), end]:
        while begin < cut and text[begin].isspace():
            begin += 1
        if begin >= cut:
            continue
        inside = tuple(q for q in quotes if begin <= q.start and q.end <= cut)
        named = tuple(
            p
            for p in within(people, begin, cut)
            if p.end <= cut and not any(q.start < p.start < q.end for q in inside)
        )
        stop = begin + len(text[begin:cut].rstrip())
        yield Sentence(begin, stop, block, document.blocks[block].section, inside, named)
        begin = cut


def _cuts(text: str, quotes: Sequence[Span], start: int, end: int) -> Iterator[int]:
    """Where sentences end: after 。！？ outside of quotations and brackets, and at a line end like one."""
    for match in _ENDS.finditer(text, start, end):
        at = match.start()
        if any(q.start <= at < q.end for q in quotes):
            continue
        if match[0] == "\n":
            if _GOES_ON.match(text, at, end):
                continue
            if _BREAK_BEFORE.search(text, start, at) or _BREAK_AFTER.match(text, match.end(), end):
                yield match.end()
        elif text.count("(", start, at) == text.count(")", start, at):
            yield match.end()


def with_pronouns(sentences: Sequence[Sentence], folded: str) -> list[Sentence]:
    """The sentences with 同氏, 彼女 and the like that nobody resolved standing for the person named last."""
    resolved: list[Sentence] = []
    last: PersonMention | None = None
    for sentence in sentences:
        people = list(sentence.people)
        for match in rules().patterns["pronoun"].finditer(folded, sentence.start, sentence.end):
            start = match.start()
            before = [p for p in people if p.end <= start]
            antecedent = before[-1] if before else last
            taken = any(p.start < match.end() and start < p.end for p in people)
            if antecedent and not taken and not any(q.start < start < q.end for q in sentence.quotes):
                people.append(PersonMention(start, match.end(), antecedent.entity, role=True))
        people.sort(key=lambda p: (p.start, p.end))
        last = people[-1] if people else last
        resolved.append(
            Sentence(sentence.start, sentence.end, sentence.block, sentence.section, sentence.quotes, tuple(people))
        )
    return resolved


class Skeleton(Struct, frozen=True, gc=False):
    """A sentence with each quotation and each person (with title and honorific) as one character."""

    text: str
    people: Mapping[int, PersonMention]
    quotes: Mapping[Span, int]

    def speaker(self, match: re.Match[str]) -> PersonMention | None:
        """Who the match says is speaking; None where the rule says that nobody named is."""
        return self.people[match.start(match.lastindex)] if match.lastindex else None

    def asking(self, target: Span) -> Skeleton:
        """The same where the quotation `target` is the one asked about."""
        at = self.quotes.get(target)
        if at is None:
            return self
        return Skeleton(self.text[:at] + QUOTE + self.text[at + 1 :], self.people, self.quotes)


def skeleton(sentence: Sentence, folded: str, bodies: Sequence[PersonMention] = ()) -> Skeleton:
    """The skeleton of a sentence, `folded` being the whole text; `bodies` are those of its people that are none."""
    characters: list[str] = []
    people: dict[int, PersonMention] = {}
    quotes: dict[Span, int] = {}
    starts = {q.start: q for q in sentence.quotes}
    named = {p.start: p for p in sorted(sentence.people, key=lambda p: p.end)}
    marked = sorted({*starts, *named, sentence.end})
    position, length = sentence.start, 0
    while position < sentence.end:
        if quote := starts.get(position):
            quotes[quote] = length
            characters.append(OTHER)
            position = quote.end
            length += 1
        elif person := named.get(position):
            people[length] = person
            characters.append(BODY if person in bodies else PERSON)
            length += 1
            suffix = rules().patterns["body_suffix" if person in bodies else "name_suffix"].match(folded, person.end, sentence.end)
            # 早瀬理沙・三枝光委員は: another person behind the dot, and no post of the first.
            joint = suffix is not None and suffix[0][:1] == "・" and any(person.end < start < suffix.end() for start in named)
            position = suffix.end() if suffix and not joint else person.end
        elif folded[position].isspace() and _is_filling(folded, position, sentence, starts):
            position += 1
        else:
            following = marked[bisect_right(marked, position)]
            characters.append(folded[position:following])
            length += following - position
            position = following
    return Skeleton("".join(characters), people, quotes)


# What a blank between it and a quotation does not part from it: 市長は 「…」 と.
_PARTICLES = "はがもでにをと、,"


def _is_filling(folded: str, position: int, sentence: Sentence, quotes: Mapping[int, Span]) -> bool:
    """Whether a blank stands between a quotation and the particle beside it, or only lines up what follows such a blank."""
    before, after = position - 1, position + 1
    while after < sentence.end and folded[after].isspace():
        after += 1
    while before > sentence.start and folded[before].isspace():
        before -= 1
    if after in quotes:
        return folded[before] in _PARTICLES
    return folded[before] in "」』”" and after < sentence.end and folded[after] in "と、("


def utterance_level(words: str) -> int:
    """How much like an utterance quoted words are: 3 one beyond doubt, 2 a sentence, 1 a clause, 0 a name or a term."""
    folded = fold(words).strip()
    patterns = rules().patterns
    if len(folded) >= _CLAUSE_LENGTH and patterns["unmistakable"].search(folded):
        return 3
    if patterns["sentence_inside"].search(folded):
        return 2
    if len(folded) < _CLAUSE_LENGTH:
        return 0
    if patterns["spoken_end"].search(folded):
        return 2
    return int(any(patterns[end].search(folded) for end in ("clause_end", "nominal_end")))
