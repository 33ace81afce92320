"""Who takes a post in the body that a sentence speaks of: X会議は、…の朝倉健一氏が座長を務める, X委員会には、…の三枝教授が委員として参加した."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

NEWLY = "新たに|新しく|改めて|あらためて|再び|引き続き|正式に|満場一致で|全会一致で|互選で|互選により"
_TAKES = re.compile(CALLED + rf"?が、?(?:{NEWLY}|新しい)?[ 　]*$")
# 朝倉さんが代表を務める市民団体「みどりテック」: the body that the clause modifies.
_OF_BODY = re.compile(r"を(?:務め|つとめ)(?:る|た|ている)[一-鿿A-Za-zァ-ヺー]{0,10}[「『]?")
_TAKEN = re.compile(r"(?:を|に)(?:務め|つとめ|担|就|選ば|任命され|起用され)")
# 委員として参加した: of a committee, and not of an event where somebody speaks.
_TAKES_PART = re.compile(r"として、?(?:参加|参画|出席|加わ|名を連ね)")
_SPOKEN_OF = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:[はも]|で(?![^、]{0,12}(?:[れしっい]た|する|[れい]る)[一-鿿])|に[はも])")
# 早瀬氏が委員を務める + 審議会: of that, whichever it is.
_OF_ANOTHER = re.compile(r"を(?:務め|つとめ|担)(?:る|た|てい[るた]|っている)(?=[一-鿿ァ-ヺA-Za-z「『])")


def takes_role(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """The role that somebody is said to have, in the body that the sentence speaks of."""
    for index, name in enumerate(items[:-1]):
        if name.ref is None or name.ref.kind is not Kind.PERSON:
            continue
        # 三枝教授が委員として: a post of his own may follow the name.
        own = items[index + 1].role and items[index + 1].start == name.end and index + 2 < len(items)
        role, end = (items[index + 2], items[index + 1].end) if own else (items[index + 1], name.end)
        if not role.role or not _TAKES.fullmatch(text, end, role.start):
            continue
        title = text[role.start : role.end]
        part = title in word_list("membership", "roles") and _TAKES_PART.match(text, role.end)
        if not part and not _TAKEN.match(text, role.end):
            continue
        held = body_behind(items, role, text)
        body = held or (None if _OF_ANOTHER.match(text, role.end) else _spoken_of(items, name, text))
        if body is not None:
            span = Span(name.start, body.end) if held is not None else Span(body.start, role.end)
            yield Affiliation(name.ref.entity, body.entity, title, span, 0.84 if held is not None else 0.82, "role-taken")


def body_behind(items: Sequence[Item], role: Item, text: str) -> Ref | None:
    """The body that a clause with a post in it modifies: 早瀬氏が代表を務める + みどり協会."""
    return next((i.ref for i in items if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _OF_BODY.fullmatch(text, role.end, i.start)), None)


def _spoken_of(items: Sequence[Item], name: Item, text: str) -> Ref | None:
    """The first body before a name that the sentence speaks of."""
    bodies = (i.ref for i in items if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and i.end <= name.start)
    return next((b for b in bodies if _SPOKEN_OF.match(text, b.end, b.end + 40)), None)
