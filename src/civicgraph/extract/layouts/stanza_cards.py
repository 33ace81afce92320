"""What the cards of a list of people say: who they are, whose, in which post, and that they speak or take part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.stanzas import Card, stanza_cards
from civicgraph.extract.relation_rules import fields
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import BlockKind, Document, Kind, Span, Statement

_ENGLISH_POST = re.compile(r"(?i:architect|engineer|manager|director|designer|developer|producer|officer|lead|founder|researcher|professor|artist|consultant|president|editor|member|head)\b|アーティスト|フリーランス")
_NO_BODY = re.compile(r"[。、:：!?！？「」『』@#]|https?|www\.|[0-9]{3}|出身|在住|です|ます|賞|[はがをに]$")
# Midori Works, みどりネット: no word of a sentence is written so.
_LETTERS = re.compile(r"(?=[^a-z])[A-Za-z0-9ァ-ヺー・.,&＆ '’+-]+")
_PHRASE = re.compile(r"[ぁ-ゖ][一-鿿]|[ぁ-ゖ]$|[家者人母父]$")
_LIVES = re.compile(r"在住|在勤|出身|[生育]|OB|OG")
_ABSENT = re.compile(r"欠席(?:$|[)）のため])")
_LONGEST = 40
_CALLED = re.compile(r"[ \u3000]?(?:氏|さん|様)$")


def carded_names(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The name of a card, however rare, or the body that the first line below it may name, where that block is one of them."""
    block = document.blocks[number]
    for card in stanza_cards(document, text):
        if block is card.name:
            yield LaidOut(Span(block.start, block.start + len(_CALLED.sub("", text[block.start : block.end]))), Kind.PERSON, 0.87, "name-in-stanza", 5.8)
        elif block is card.below[0] and _may_be_body(text[block.start : block.end], text[card.below[1].start : card.below[1].end] if len(card.below) > 1 else ""):
            yield LaidOut(Span(block.start, block.end), Kind.ORGANIZATION, 0.72, "body-in-stanza", 4.2)


def _may_be_body(words: str, below: str) -> bool:
    """Whether the first line of a card names a body: by its last word or its letters, or by a post alone on the line below."""
    named = post_title(words) is None and _ENGLISH_POST.search(words) is None and _NO_BODY.search(words) is None
    named = named and 2 < len(words) <= _LONGEST and not in_dictionary(words) and words not in lexicon().class_nouns
    posted = (post_title(below) is not None or _ENGLISH_POST.search(below) is not None) and not _PHRASE.search(words)
    return named and (sector_of_name(words) != "" or _LETTERS.fullmatch(words) is not None or posted)


def find_stanza_cards(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Affiliation | Statement]:
    """Whose man each of them is and in which post, and that he speaks or takes part at the event that the document reports."""
    cards = stanza_cards(document, text)
    if not cards:
        return
    named: dict[int, tuple[Ref, ...]] = {line.block.start: line.refs for line in lines(document, resolution)}
    predicates = {key: f.predicate for f in fields() if "Person" in f.object for key in f.keys}
    for card in cards:
        person = next((r for r in named.get(card.name.start, ()) if r.kind is Kind.PERSON), None)
        if person is None or any(_ABSENT.search(text, b.start, b.end) for b in card.below):
            continue
        bodies = [(b, r) for b in card.below for r in named.get(b.start, ()) if r.kind is Kind.ORGANIZATION and not r.unit]
        # 北斗市長: a post that begins with the body's name is read as one.
        if len({r.entity for _, r in bodies}) == 1 and bodies[0][1].start == bodies[0][0].start and not text.startswith("長", bodies[0][1].end):
            block, body = bodies[0]
            behind = text[body.end : block.end].strip(" 　")
            after = next((b for b in card.below if b.start > block.start), None)
            post = post_title(behind) if behind else post_title(text[after.start : after.end]) if after is not None else None
            if post is None and (_LIVES.search(behind) or text.endswith(("都", "道", "府", "県", "市", "区", "町", "村"), body.start, body.end)):
                # 北浜市在住, みどり市役所OB
                continue
            end = after.end if post is not None and not behind and after is not None else block.end
            yield Affiliation(person.entity, body.entity, post, Span(card.name.start, end), 0.84, "body-in-stanza")
        if context.titled and context.main_event is not None and not _of_other(document, card, named, context.main_event):
            yield Statement(context.main_event, predicates[card.key], person.entity, (Span(card.name.start, card.name.end),), 0.8, "stanza-of-list")


def _of_other(document: Document, card: Card, named: dict[int, tuple[Ref, ...]], event: str) -> bool:
    """Whether a heading over the list names another event."""
    over = [b for b in document.blocks[: card.section + 1] if b.kind is BlockKind.HEADING]
    return any(r.kind is Kind.EVENT and r.entity != event for b in over for r in named.get(b.start, ()))
