"""Who is of a house by receiving those who visit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.roles.holders import Item
from civicgraph.extract.roles.posts import Affiliation, Around, can_have
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.records import Kind, Span

_VISITS = re.compile(r"[」』]?を(?:訪れ|訪ね|(?:訪問|見学|視察|来訪|取材)し)(?:て|まして|た際)?(?:に)?、(?:同[一-鿿]{1,4}の)?[ 　]*")
_RECEIVES = re.compile(CALLED + r"?(?:から|より|に)(?:は)?、?[^。]{0,40}?(?:説明|話|講義|案内|紹介|報告|解説|レクチャー|事例|聞|聴|伺|うかが|学)")
# Posts of those who receive visitors; a 会長 or 市長 may be of those who come.
_RECEIVER = re.compile(r"研究員|研究部長|教授|講師|学芸員|司書|施設長|センター長|[館所園校]長|副[館所園校]長|[部課室係]長(?:補佐)?|主任|主査|主事|技師|支配人|広報担当|担当者?")


def visited(items: Sequence[Item], text: str, around: Around) -> Iterator[Affiliation]:
    """みどりセンターを見学し、早瀬徹主任研究員から説明を受けた: who receives visitors is of the house."""
    for body, name, post in zip(items, items[1:], items[2:], strict=False):
        if body.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref is None or name.ref.kind is not Kind.PERSON or not post.role:
            continue
        title = text[post.start : post.end]
        if post.start == name.end and _RECEIVER.search(title) and _VISITS.fullmatch(text, body.end, name.start) and _RECEIVES.match(text, post.end):
            if title[-2:-1] in "館所園校" and title.endswith("長") and not text[body.start : body.end].endswith(title[-2]):
                continue
            if can_have(around.sorts.get(body.ref.entity), title):
                yield Affiliation(name.ref.entity, body.ref.entity, title, Span(body.start, post.end), 0.82, "role-where-visited")
