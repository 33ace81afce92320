"""What a sentence names in its order: bodies, people, and the words for posts between them."""

from __future__ import annotations

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.text.resolution import Ref, ResolvedReading, without_towns_of_bodies
from civicgraph.records import Kind


class Item(Struct, frozen=True, gc=False):
    """A mention or a role word of a sentence, by where it stands."""

    start: int
    end: int
    ref: Ref | None
    role: bool


def items_of(reading: ResolvedReading) -> list[Item]:
    """The mentions and role words of a sentence, left to right."""
    refs = without_towns_of_bodies(reading.refs)
    items = [Item(r.start, r.end, r, False) for r in refs]
    # 元ミドリアデザイナー: the post is behind the body inside it.
    inside = {r.start - 1: r.end for r in refs if r.kind is Kind.ORGANIZATION}
    items += [Item(inside[r.start] if inside.get(r.start, r.end) < r.end else r.start, r.end, None, True) for r in reading.roles]
    return sorted(items, key=lambda i: (i.start, i.role, i.end))


def is_key(item: Item, text: str, following: Item | None = None) -> bool:
    """Whether a word is a key of its own, behind a blank (後援　北浜市　講師：早瀬 徹) or before the post itself (代表者　代表取締役　早瀬 徹)."""
    if following is not None and following.role and text[item.start : item.end] in ("代表者", "代表"):
        gap = text[item.end : following.start]
        return bool(gap) and not gap.strip(" 　:：")
    return text[item.end : item.end + 1] in (":", "：") and text[item.start - 1].isspace() and text[item.start : item.end] in on_stage()


def is_ditto(item: Item, text: str) -> bool:
    """同顧問, 同理事: whether a post is said to be in the same body as the one before."""
    at = item.start if text[item.start] == "同" else item.start - 1
    return at > 0 and text[at] == "同" and text[at - 1] in "、,と・ 　" and text[at + 1 : item.end] in lexicon().titles
