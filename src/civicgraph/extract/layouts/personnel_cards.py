"""Personnel news card by card: a name on a line of its own, and under it 新：… and 旧：…, with one or more posts each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.tables import is_inner, post_title
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.columns import columns_named
from civicgraph.extract.text.lines import Line, key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import Block, Document, Kind, Span

# 併任 X官, 命 Y室長: where the next post begins.
_NEXT_POST = re.compile(r"[ 　]*(?:【[^】]*】|[(（](?:併任|兼務|兼)[)）]|併任|兼務|兼任|兼|命)[ 　]*")
# 【併任解除】【免】, 備考：【免】: a line of remarks between the two.
_REMARK = re.compile(r"[:： 　】]*[【〔\[]")
# 採用, 退職: what is no post.
_NO_POST = re.compile(r"[:： 　]*(?:新規)?(?:採用|退職|辞職|免)|[(（]?(?:併任解除|併任終了)[)）]?")


def find_personnel_cards(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Affiliation]:
    """Who takes and who leaves which post; `owner` is the body that issues the news, whose posts stand without its name."""
    text = fold(document.text)
    person: Ref | None = None
    for line in lines(document, resolution):
        if (named := _name_alone(line, text)) is not None:
            person = named
            continue
        column = columns_named(key_of_line(line.block, text))
        if column not in ("new", "old"):
            value = line.block.label.end if line.block.label is not None else line.block.start
            person = person if _REMARK.match(text, value) or _NO_POST.fullmatch(text, value, line.block.end) else None
            continue
        if person is not None and line.block.label is not None:
            yield from _posts(line, line.block.label.end, person, owner, column == "old", text)


# 早瀬　希
_SPACED_NAME = re.compile(r"[一-鿿々ヶ]{1,4}[ 　]+[一-鿿々ぁ-ゖァ-ヺー]{1,4}")


def card_name(block: Block, following: Block | None, text: str) -> Span | None:
    """The name that stands alone over 新：…, however rare it is."""
    alone = block.label is None and _SPACED_NAME.fullmatch(text, block.start, block.end) is not None
    over = alone and following is not None and columns_named(key_of_line(following, text)) in ("new", "old")
    return Span(block.start, block.end) if over else None


def _name_alone(line: Line, text: str) -> Ref | None:
    ref = line.refs[0] if len(line.refs) == 1 else None
    rest = (text[line.block.start : ref.start] + text[ref.end : line.block.end]).strip(" 　氏さん・◆◇■□●○◯〇◎▼▽【】") if ref else "x"
    return ref if ref is not None and ref.kind is Kind.PERSON and not rest else None


def _posts(line: Line, start: int, person: Ref, owner: str | None, past: bool, text: str) -> Iterator[Affiliation]:
    """The posts of one line, parted at 併任, 命 and the like."""
    borders = [start, *(m.end() for m in _NEXT_POST.finditer(text, start, line.block.end))]
    starts = [m.start() for m in _NEXT_POST.finditer(text, start, line.block.end)]
    for begin, end in zip(borders, [*starts, line.block.end], strict=True):
        words = text[begin:end].lstrip(":：】〕] 　")
        first = end - len(words)
        bodies = [r for r in line.refs if first <= r.start < end and r.kind is Kind.ORGANIZATION]
        body = bodies[0] if bodies and bodies[0].start - first <= 1 else None
        span = Span(line.block.start, line.block.end) if line.block.end - line.block.start < 120 else Span(first, max(end, first + 1))
        evidence = Span(min(person.start, span.start), span.end) if span.start - person.end < 40 else span
        status = "past" if past else None
        if body is not None and not body.unit and not is_inner(body, text):
            title = post_title(text[body.end : end])
            yield Affiliation(person.entity, body.entity, title, evidence, 0.86, "personnel-card", status)
        elif owner is not None and not _NO_POST.fullmatch(words) and (title := post_title(words)) is not None:
            yield Affiliation(person.entity, owner, title, evidence, 0.84, "personnel-card", status)
