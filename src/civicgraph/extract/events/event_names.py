"""Events whose names begin with that of the event that they are a part of: みどりチャレンジ2024 表彰式."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Resolution
from civicgraph.names import name_key
from civicgraph.records import Kind, Predicate, Span, Statement

PART = re.compile(
    r"(?:の)?(?:アイデアソン|ハッカソン|データソン|ワークショップ|キックオフ\w*|表彰式|授賞式|授与式|最終審査会?|審査会|一次審査|二次審査|予選|決勝|本選|開会式|閉会式|前夜祭|後夜祭|懇親会|交流会|プレイベント|プレ大会|成果報告会|報告会|成果発表会|発表会|説明会|分科会|基調講演|オープニング\w*)"
)


# みどり大会 + 」の前夜祭は: a part of it, whether that is a name or not.
PART_OF = re.compile(rf"[」』]?(?=の){PART.pattern}(?=[はがをもで、])")

# 第2回 MDA/みどり協会合同研修会
_JOINT = re.compile(r"(?:(?:20\d\d年?度?|(?:令和|平成)\d+年?度?|第\d+回)[ 　]*)*([^ 　/／・]{2,20})[/／・]([^ 　/／・]{2,20}?)合同[一-鿿ァ-ヺー]")


def find_named_parts(resolution: Resolution) -> Iterator[Statement]:
    """SuperEvent for such events, where the text names the whole by itself too; organizer for those that two bodies named in
    theirs hold together.
    """
    yield from _joint(resolution)
    events = {
        name_key(n.text): e.id for e in resolution.entities.values() if e.kind is Kind.EVENT for n in e.names if len(n.text) > 3
    }
    if len(events) < 2:
        return
    for entity in resolution.entities.values():
        if entity.kind is not Kind.EVENT or not entity.mentions:
            continue
        for name in (name_key(n.text) for n in entity.names):
            whole = max((w for w in events if name.startswith(w) and events[w] != entity.id), key=len, default="")
            if whole and PART.fullmatch(name[len(whole) :]):
                first = min(entity.mentions, key=lambda m: m.start)
                yield Statement(entity.id, Predicate.SUPER_EVENT, events[whole], (Span(first.start, first.end),), 0.82, "part-by-name")
                break


def _joint(resolution: Resolution) -> Iterator[Statement]:
    bodies: dict[str, str] | None = None
    for entity in resolution.entities.values():
        joint = next((m for n in entity.names if entity.kind is Kind.EVENT and entity.mentions and (m := _JOINT.match(n.text))), None)
        if joint is None:
            continue
        bodies = (
            bodies
            if bodies is not None
            else {
                name_key(n.text): e.id
                for e in resolution.entities.values()
                if e.kind is Kind.ORGANIZATION
                for n in e.names
            }
        )
        holders = [bodies.get(name_key(name)) for name in joint.groups()]
        first = min(entity.mentions, key=lambda m: m.start)
        for holder in holders if None not in holders else ():
            yield Statement(entity.id, Predicate.ORGANIZER, str(holder), (Span(first.start, first.end),), 0.8, "joint-by-name")
