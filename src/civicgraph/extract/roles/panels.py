"""Who leads a panel by the bracket behind its name, where his own body stands before him: みどり検討会（座長：北斗大学 早瀬徹教授）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.holders import enclosing
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

# 本学とみどり大学が申請した: the writer's own, which has no name here, comes first.
_OWN = "本学"


def beside_own(body: Ref, text: str) -> bool:
    """Whether a text names a body beside the writer's own, whose posts it tells without a name."""
    name = re.escape(text[body.start : body.end])
    return re.search(rf"{_OWN}(?:と|、|及び|および)[^。\n]{{0,40}}?{name}|{name}(?:と|、|及び|および){_OWN}", text) is not None


_SIGN = re.compile(r"[ 　]?[:：=＝・][ 　]?")
_ONE_STRETCH = re.compile(r"[^、。，,:：=＝()（）]*")
_HOST = re.compile(r"[」』]?[ 　]*")


def is_of_named(items: Sequence[Item], post: Item, opening: int, text: str) -> bool:
    """Whether a post in a bracket stands behind a name before which a body stands: 北斗大学 早瀬徹 + 教授."""
    people = [i.ref for i in items if i.ref is not None and i.ref.kind is Kind.PERSON and opening < i.start and i.end <= post.start]
    return any(
        i.ref is not None and i.ref.kind is Kind.ORGANIZATION and opening < i.start and any(i.end <= p.start for p in people) and _ONE_STRETCH.fullmatch(text, i.end, post.start)
        for i in items
    )


def find_led_panels(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """The post in the panel, of the first person behind it, over that person's own body and post."""
    for index, item in enumerate(items):
        sign = _SIGN.match(text, item.end) if item.role and text[item.start : item.end] in word_list("membership", "roles") else None
        opening = enclosing(text, item.start) if sign is not None else -1
        if sign is None or opening == -1:
            continue
        host = next((i.ref for i in reversed(items[:index]) if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _HOST.fullmatch(text, i.end, opening)), None)
        behind = [i for i in items[index + 1 :] if i.start >= sign.end()]
        person = _first_person(behind, sign.end(), text)
        if host is not None and person is not None:
            yield Affiliation(person.entity, host.entity, text[item.start : item.end], Span(host.start, person.end), 0.84, "role-before-name")


def _first_person(behind: Sequence[Item], start: int, text: str) -> Ref | None:
    """Whoever is named first, where nothing but a body begins before him and no comma parts them."""
    if not behind or behind[0].ref is None or behind[0].ref.kind is not Kind.ORGANIZATION or behind[0].start != start:
        return None
    person = next((i.ref for i in behind if i.ref is not None and i.ref.kind is Kind.PERSON), None)
    return person if person is not None and _ONE_STRETCH.fullmatch(text, start, person.start) else None
