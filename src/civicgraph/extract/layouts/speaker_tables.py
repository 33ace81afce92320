"""Tables of talks: 講演タイトル, 講演者 with their bodies; a talk may have a further speaker in the row below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.headed_talks import in_headings
from civicgraph.extract.events.talks import talks_on_lines
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.layouts.carded_talks import find_carded_talks
from civicgraph.extract.layouts.given_talks import find_given_talks
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.columns import columns
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

# みどり市民の会/北斗大学 早瀬 徹氏: whose man speaks, and his name.
_SPEAKER = re.compile(rf"(?P<bodies>[^。()（）「」\n]{{2,80}}?)[ 　]+(?P<name>(?:(?![氏様])[一-鿿々ヶ]){{1,4}}[ 　]?(?:(?!{CALLED})[一-鿿々ぁ-ゖァ-ヺー]){{1,5}}){CALLED}?")
_HONOURED = re.compile(CALLED + r"$")


# 未定, ―: no title yet.
_NO_TITLE = re.compile(r"[^一-鿿ぁ-ヺA-Za-z]*(?:未定|調整中|検討中|TBD|TBA|なし)?[^一-鿿ぁ-ヺA-Za-z]*|https?:\S+", re.I)
_LONGEST_TITLE = 120


def columns_of_row(row: Block, header: Mapping[int, str], text: str) -> Mapping[int, str]:
    """The columns of a row under `header`; where its first cell is a further speaker of the talk above, it is under 講演者."""
    if header.get(0) != "talk" or not row.cells:
        return header
    further = _SPEAKER.fullmatch(text, *row.cells[0])
    beside = row.cells[1].of(text) if len(row.cells) > 1 else ""
    alone = further is not None and _HONOURED.search(row.cells[0].of(text)) is not None and is_surname_first(further["name"])
    return {0: "who"} if alone and len(beside) < 5 and _HONOURED.search(beside) is None else header


def listed_title(row: Block, header: Mapping[int, str], text: str) -> Span | None:
    """The title of the talk that a row is about, where a column is for who gives it."""
    index = next((i for i, column in header.items() if column == "talk"), None)
    if index is None or "who" not in header.values() or index >= len(row.cells):
        return None
    cell = row.cells[index]
    words = cell.of(text)
    named = 5 <= len(words) <= _LONGEST_TITLE and "。" not in words and _NO_TITLE.fullmatch(words) is None and not is_unnamed(words)
    return cell if named else None


def is_surname_first(name: str) -> bool:
    """Whether a name begins with a family name."""
    return any(is_surname(name[:n]) for n in (3, 2, 1))


def listed_speaker(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The bodies and the name that a cell under 講演者 holds, where no post stands between them."""
    parted = _SPEAKER.fullmatch(text, cell.start, cell.end) if column == "who" else None
    if parted is None or not is_surname_first(parted.group("name")):
        return
    bodies = parted.group("bodies")
    if lexicon().title_at_end(bodies) or bodies in lexicon().titles or is_surname(bodies):
        return
    yield LaidOut(Span(*parted.span("name")), Kind.PERSON, 0.85, "speaker-in-table", 5.6)
    for body in re.finditer(r"[^/／]+", bodies):
        start = parted.start("bodies") + body.end() - len(body.group().lstrip(" 　"))
        yield LaidOut(Span(start, start + len(body.group().strip(" 　"))), Kind.ORGANIZATION, 0.75, "body-in-programme", 4.5)


# ライトニングトーク「…」, ■「…」: what may stand around the name of an event that is all of a line.
_AROUND = re.compile(r"[\s\u3000■◆●○▼【】「」『』:：-]*")


def find_listed_talks(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives the talks of such tables, those on one line, and those of cards."""
    yield from _in_tables(document, resolution, context, text)
    yield from find_given_talks(resolution, context, text)
    yield from find_carded_talks(document, resolution, context, text)


def _in_tables(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives the talks of such tables, and the event that they are a part of: the one whose name is a line over the table."""
    header: dict[int, str] = {}
    hosts: list[Ref] = []  # a meeting, and a group of talks at it
    talk: Ref | None = None
    headed = in_headings(resolution)
    for line in lines(document, resolution):
        block = line.block
        if block.kind is not BlockKind.ROW or not block.cells:
            header, talk = {}, None
            hosts, grouped = _hosts(line, hosts, headed, text)
            # 事例報告1「…」, 事例報告2「…」: one after the other, none of the other.
            if grouped and hosts[0].entity not in context.sessions:
                yield Statement(hosts[1].entity, Predicate.SUPER_EVENT, hosts[0].entity, (Span(block.start, block.end),), 0.8, "talks-of-meeting")
            continue
        named = columns(block, text)
        if len(named) > 1:
            header = named
        elif {"talk", "who"} <= set(header.values()):
            over = hosts[-1].entity if hosts else context.main_event
            of_row = columns_of_row(block, header, text)
            if of_row is header:
                title = listed_title(block, header, text)
                talk = next((r for r in line.refs if (r.start, r.end) == title and r.kind is Kind.EVENT), None)
                if talk is not None and over not in (None, talk.entity):
                    yield Statement(talk.entity, Predicate.SUPER_EVENT, over or "", (Span(block.start, block.end),), 0.86, "talk-in-table")
            event = talk.entity if talk is not None else over
            for who in (c for i, c in enumerate(block.cells) if of_row.get(i) == "who"):
                for ref in line.refs:
                    if event is not None and ref.kind is Kind.PERSON and who.start <= ref.start < who.end:
                        yield Statement(event, Predicate.SPEAKER, ref.entity, (Span(block.start, block.end),), 0.88, "talk-in-table")


def _hosts(line: Line, hosts: Sequence[Ref], headed: frozenset[str], text: str) -> tuple[list[Ref], bool]:
    """The meeting, and the group of talks, of which the talks below a line are; whether the line names such a group at a meeting."""
    block = line.block
    named = next((r for r in line.refs if r.kind is Kind.EVENT and r.entity not in headed), None)
    talk = named is not None and any(t.title.start == named.start for t in talks_on_lines(text))
    if named is None or talk or _AROUND.fullmatch(text, named.end, block.end) is None:
        return list(hosts[: 1 if block.kind is BlockKind.HEADING else None]), False
    before = _AROUND.sub("", text[block.start : named.start])
    if not before:
        return [named], False
    group = is_unnamed(before) and bool(hosts) and hosts[0].entity != named.entity
    return ([hosts[0], named] if group else [named] if is_unnamed(before) else list(hosts)), group
