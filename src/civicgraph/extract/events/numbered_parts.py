"""The parts of a programme that are numbered and named without brackets: 第1部　町の未来を語る, Session 2: Midori Data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.headed_talks import is_title
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

METHOD = "numbered-part"
_CLOCK = r"(?:午前|午後|AM|PM)?[ 　]?[0-9]{1,2}(?:[:：][0-9]{2}|時(?:[0-9]{1,2}分|半)?)"
_TIMES = rf"(?:{_CLOCK}(?:[ 　]*[-~〜～–—―−][ 　]*(?:{_CLOCK})?)?[ 　]*)"
_TIMED = re.compile(_TIMES)
_NUMBER = r"(?:第[ 　]?[0-9一二三四五六七八九]{1,2}[ 　]?部|(?:パネル)?(?:セッション|(?<![A-Za-z])(?i:session|part))[ 　.#＃]?[0-9①-⑳IVX]{1,3})"
_PART = re.compile(
    rf"[ 　\-・*●■◆○◎▼【〔\[<＜]*{_TIMES}?[ 　【〔\[]*(?P<number>{_NUMBER})[ 　]*[】〕\]>＞]?(?P<gap>[ 　]*[:：|｜/／.．・\-–—―][ 　]*|[ 　]+|(?<=[】〕\]>＞]))"
    r"(?P<title>[^\n。「」『』【】]{4,80}?)"
    rf"(?:[ 　]*[(（]?{_TIMES}[)）]?)?[ 　]*"
)
_COUNTED = re.compile(r"第[ 　]?[1-9一二三四五][ 　]?部(?=[」】 　:：でのはに、])")
# A programme has such parts; so has a book, but no day, no speakers.
_PROGRAMME = re.compile(r"プログラム|講師|会[ 　]?場|参加費|発表者|タイムテーブル|次[ 　]?第|日[ 　]?時|開催日|登壇|講演者?|パネリスト|(?i:program|agenda|venue|speakers)")
_CHEAP = re.compile(r"部|セッション|(?i:session|part)")
_SOMEBODY = re.compile(rf"{CALLED}(?:[ 　]*[(（／/]|$)|[:：]")
_NO_PART = re.compile(r"^[ 　]*(?:編|章|門|会|長)|ページ|[0-9０-９]+頁|(?:から|まで)$|募集|参加費|定員|[0-9]+名|の部$|(?:試験|検査|考査|課程)$")
# What ends the last part: what the page tells after its programme.
_ENDS = re.compile(r"[^一-鿿ァ-ヺA-Za-z0-9]*(?:[0-9:：~〜～–—−\- 　]*)?(?:閉会|閉式|懇親会|交流会|終了|登壇者|講師(?:紹介|プロフィール)|プロフィール|主[ 　]?催|共[ 　]?催|後[ 　]?援|お?問い?合わ?せ|お?申し?込み?|アクセス|(?i:closing|reception|organi[sz]er|contact))")


@by_block
def _numbered(document: Document, number: int, text: str) -> tuple[str, Span | None] | None:
    """The number of the part that a block is the line of, and its title where it has one."""
    block = document.blocks[number]
    if block.kind is BlockKind.ROW or block.end - block.start > 130 or _CHEAP.search(text, block.start, min(block.end, block.start + 40)) is None:
        return None
    part = _PART.fullmatch(text, block.start, block.end)
    if part is None or _NO_PART.search(part["title"]):
        return None
    named = _SOMEBODY.search(part["title"]) is None and is_title(part["title"])
    return re.sub(r"[ 　]", "", part["number"]), Span(*part.span("title")) if named else None


@by_block
def _parts(document: Document, _: int, text: str) -> tuple[tuple[int, Span | None], ...]:
    """The numbered lines of a document that has two or more parts, by their blocks, with the title of each that has one."""
    found = [(n, part) for n in range(len(document.blocks)) if (part := _numbered(document, n, text)) is not None]
    distinct = {number for _, (number, _) in found}
    # 【第1部】…, and in a sentence below what happened in the 第2部.
    told = {re.sub(r"[ 　]", "", m.group()) for m in _COUNTED.finditer(text)} if len(distinct) == 1 else distinct
    if len(told) < 2 or len(distinct) < len(found) or _PROGRAMME.search(text) is None:
        return ()
    return tuple((n, title) for n, (_, title) in found)


def numbered_part(document: Document, number: int, start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The part that a line from `start` to `end` is the heading of."""
    read = _numbered(document, number, text)
    title = read[1] if read is not None and any(n == number for n, _ in _parts(document, 0, text)) else None
    if title is not None and start <= title.start and title.end <= end:
        yield LaidOut(title, Kind.EVENT, 0.82, METHOD, 6.4)


def numbered_parts(resolution: Resolution) -> frozenset[str]:
    """The events that are such parts."""
    return frozenset(e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and any(m.method == METHOD for m in e.mentions))


def _is_next(line: Block, part: Block, text: str) -> bool:
    """Whether a line is of the page after its programme, or opens with a time as the line of the part does."""
    timed = line.kind is part.kind and _TIMED.match(text, part.start) is not None and _TIMED.match(text, line.start) is not None
    return timed or _ENDS.match(text, line.start, line.end) is not None


def speakers_of_parts(found: Sequence[Statement], document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who speaks at the whole on the lines of such a part speaks in it."""
    named = numbered_parts(resolution)
    if not named:
        return
    parts = _parts(document, 0, text)
    events = {r.start: r.entity for reading in resolution.readings for r in reading.refs if r.entity in named}
    for place, (number, title) in enumerate(parts):
        if title is None or (event := events.get(title.start)) is None:
            continue
        block, last = document.blocks[number], parts[place + 1][0] if place + 1 < len(parts) else len(document.blocks)
        end = next((n for n in range(number + 1, last) if _is_next(document.blocks[n], block, text)), last)
        stretch = range(title.end, document.blocks[end - 1].end)
        for s in found:
            if s.predicate is Predicate.SPEAKER and s.subject == context.main_event and s.evidence[0].start in stretch:
                yield Statement(event, Predicate.SPEAKER, s.object, s.evidence, round(0.95 * s.confidence, 3), "speaker-of-numbered-part")
