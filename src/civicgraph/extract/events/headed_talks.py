"""Talks of a report that each have a heading, over a paragraph whose first sentences say who gave them: 早瀬さんによる…の発表でした."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.patterns import expand, expanded
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

METHOD = "talk-in-heading"
_RULES = tomllib.loads(files("civicgraph.extract.events").joinpath("headed_talks.toml").read_text(encoding="utf-8"))
_MACROS = expanded(_RULES["macros"], {"called": CALLED, "talk": TALK})
_SAID = tuple(re.compile(expand(pattern, _MACROS)) for pattern in _RULES["said"].values())
_P = {name: re.compile(expand(pattern, _MACROS)) for name, pattern in _RULES["patterns"].items()}
_SENTENCE = re.compile(r"[^。\n]+(?:。|$)", re.M)
_BULLETS = "■□◆◇●○▼▶★"
_FIRST = 240  # characters in which who gave a talk is said
_HEADING, _TITLE = range(4, 91), range(4, 81)  # characters


class Headed(NamedTuple):
    """The title of a talk, the stretch that ends where the honorific of who gave it begins, and the sentence that says so;
    whether heading or sentence tell a talk by its words, and whether the heading does before the title.
    """

    title: Span
    who: Span
    said: Span
    strong: bool
    marked: bool


@by_block
def headed_talk(document: Document, number: int, text: str) -> Headed | None:
    """The talk that a block is the heading of, where another heading of the document stands over such a paragraph too."""
    talk = _read(document, number, text) if _opens_report(document, 0, text) else None
    if talk is None or _is_inside(document, number, text):
        return None
    others = [t for n in range(len(document.blocks)) if n != number and (t := _read(document, n, text)) is not None]
    block = document.blocks[number]
    bullet = any(c in _BULLETS for c in text[max(0, block.start - 2) : block.start + 1])
    firm = block.kind is BlockKind.HEADING or bullet or talk.marked or len(others) > 1
    return talk if others and firm and (talk.strong or any(t.strong for t in others)) else None


def _is_inside(document: Document, number: int, text: str) -> bool:
    """Whether a heading over a block is that of a talk, which the block tells more of."""
    blocks, over = document.blocks, document.blocks[number].section
    while 0 <= over < number:
        if _read(document, over, text) is not None:
            return True
        number, over = over, blocks[over].section
    return False


@by_block
def _opens_report(document: Document, number: int, text: str) -> bool:
    """Whether a page that begins with this block is of a meeting, and no interview."""
    head = document.blocks[number]
    return _P["interview"].search(text, head.start, head.end) is None and _P["meeting"].search(text, head.start, head.end + _FIRST) is not None


@by_block
def _read(document: Document, number: int, text: str) -> Headed | None:
    """What a block and the paragraph below it tell, taken by themselves."""
    block = document.blocks[number]
    below = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM) or block.end - block.start not in _HEADING:
        return None
    if below is None or below.kind is not BlockKind.PARAGRAPH or "\n" in text[block.start : block.end] or text[block.end - 1] == "。":
        return None
    # A line with no more than a name may be of the title below it.
    first = text[below.start : min(below.end, below.start + _FIRST)]
    if "。" not in first or not _P["honour"].search(first):
        return None
    title = _title(block, text)
    gave = _who_gave(below, title.of(text), text) if title is not None else None
    if gave is None or title is None or _names_thing(title.of(text), text):
        return None
    who, said = gave
    strong = any(_P["strong"].search(text, *span) for span in ((block.start, block.end), said))
    return Headed(title, who, said, strong, _P["kind"].search(text, block.start, title.start) is not None)


def _who_gave(block: Block, title: str, text: str) -> tuple[Span, Span] | None:
    """Where the first two sentences of a paragraph name who gave the talk, up to the honorific, and the sentence."""
    for match in islice(_SENTENCE.finditer(text, block.start, min(block.end, block.start + _FIRST)), 2):
        sentence = Span(*match.span())
        for said in _tellings(sentence, text, alone=sentence.start == block.start):
            groups = said.groupdict()
            if _is_of_this(said, sentence, text) and groups.get("title", title) == title:
                at = said.start("at")
                return Span(said.start("names") if "names" in groups else at, at), sentence
    return None


def _tellings(sentence: Span, text: str, *, alone: bool) -> Iterator[re.Match[str]]:
    """How a sentence may say who gave a talk; `alone`: a sentence of nothing but a name does too."""
    for form in _SAID:
        if (said := form.search(text, *sentence)) is not None:
            yield said
    if alone and (said := _P["alone"].match(text, *sentence)) is not None:
        yield said


def _is_of_this(said: re.Match[str], sentence: Span, text: str) -> bool:
    """Whether it is said of this meeting, and nobody else is said to do something behind it."""
    if _P["before_now"].search(text, sentence.start, said.start() + 1) or _P["later"].search(text, *said.span()):
        return False
    return "names" in said.re.groupindex or not _P["another"].search(text, said.end(), sentence.end)


def _title(block: Block, text: str) -> Span | None:
    """The title in a heading, without what sort of talk it is and who gives it."""
    mark = _P["mark"].match(text, block.start, block.end)
    start, end = mark.end() if mark is not None else block.start, block.end
    for behind in ("kind_behind", "speaker_behind"):
        found = _P[behind].search(text, start + 1, end)
        end = found.start() if found is not None and (found.groupdict().get("behind") is None or _is_person(found["behind"])) else end
    before = _P["speaker_before"].match(text, start, end)
    if before is not None and (before["name"] is None or _is_person(before["name"])):
        start = before.end()
    if (quoted := _P["quoted"].fullmatch(text, start, end)) is not None:
        start, end = quoted.span(1)
    title = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(title)) if is_title(title) else None


def is_title(words: str) -> bool:
    """Whether the words of a heading may be what a talk is called: no opening, no lunch, nobody's name."""
    if len(words) not in _TITLE or is_unnamed(words) or words.lower().endswith(tuple(word_list("sessions", "no_titles"))):
        return False
    return not _P["no_title"].search(words) and not (_P["name"].fullmatch(words) and _is_person(words))


def _is_person(name: str) -> bool:
    """Whether what has the form of a name begins with a family name, or is parted in katakana."""
    return "・" in name or any(is_surname(name[:n]) for n in (1, 2, 3))


def _names_thing(title: str, text: str) -> bool:
    """Whether a heading is the name of something that the text speaks of, no phrase: みどりマップ, みどり株式会社."""
    if any(e.kind is not Kind.CONCEPT for e in known(title)):
        return True
    if lexicon().sector_of_form(title):
        return True
    return _P["phrase"].search(title) is None and (text.count(title) > 1 or lexicon().class_of(title) is not None)


def headed_name(document: Document, number: int, start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The title of the talk that a block is the heading of, and below it the Latin handle of who gave it, from `start` to `end`."""
    talk = headed_talk(document, number, text) if start <= document.blocks[number].start + 1 else None
    if talk is not None and talk.title.end <= end:
        # Not sure enough to stand by itself: an event where the page reports one that it is a part of.
        yield LaidOut(talk.title, Kind.EVENT, 0.59, METHOD, 6.45)
    over = headed_talk(document, number - 1, text) if number else None
    if over is not None and start == over.said.start and _P["latin"].search(text, start, end) and (handle := _P["handle"].search(text, over.said.start, over.who.end)) is not None:
        # GISさんの発表です: a handle, whatever else these letters mean.
        yield LaidOut(Span(*handle.span(1)), Kind.PERSON, 0.84, "speaker-of-talk", 5.8)


def in_headings(resolution: Resolution) -> frozenset[str]:
    """The events that are such talks."""
    return frozenset(e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and any(m.method in (METHOD, "talk-below-heading") for m in e.mentions))


def find_headed_talks(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gave such a talk, and that it is a part of the event that the page reports."""
    headed = in_headings(resolution)
    if not headed or context.main_event is None:
        return
    people = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PERSON]
    for reading in resolution.readings:
        for event in (r for r in reading.refs if r.entity in headed):
            talk = headed_talk(document, reading.sentence.block, text)
            if talk is None or talk.title != (event.start, event.end):
                continue
            for person in _speakers(talk, people, text):
                yield Statement(event.entity, Predicate.SPEAKER, person.entity, (talk.said,), 0.86, METHOD)
            if context.main_event != event.entity:
                yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event, (talk.title,), 0.82, "talk-of-main-event")


def _speakers(talk: Headed, people: list[Ref], text: str) -> Iterator[Ref]:
    """The people named before the honorific, side by side."""
    following: Ref | None = None
    for person in reversed([p for p in people if talk.said.start <= p.start and p.end <= talk.who.end + 1]):
        if following is None:
            close = _P["handle_between"].fullmatch(text, person.end, max(person.end, talk.who.end))
        else:
            close = _P["joined"].fullmatch(text, person.end, following.start)
        if close is None:
            return
        following = person
        yield person
