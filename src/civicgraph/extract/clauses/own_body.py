"""The body whose page a document is, where the text itself says so."""

from __future__ import annotations

import re

from civicgraph.extract.clauses.presented import named_in_head
from civicgraph.extract.text.resolution import Resolution
from civicgraph.names import name_key
from civicgraph.records import Document, Kind

# みどりの輪は2023年4月に設立しました。, where the page speaks of 私たち: who set it up speaks.
_SET_UP = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?は、?[^。、はがを「」]{0,30}?(?:に|で|として)?、?(?:設立|結成|発足|創設|スタート|活動を開始)(?:いた)?しました")
_WE = re.compile(r"私たち|わたしたち|私達|当団体|当会|本会|当法人|本団体|メンバー募集|会員募集|メンバーを募集")
_GOVERNED = ("NationalGovernment", "LocalGovernment")


def own_body(document: Document, resolution: Resolution, owner: str | None, text: str) -> str | None:
    """The body of the page: its publisher, the `owner` that a heading at the top names, or the only one that it says it set up as its own."""
    if owner is not None and resolution.entities[owner].sector in _GOVERNED:
        return None
    if owner is not None and (named_in_head(document, resolution, owner) or _publishes(document, resolution, owner)):
        return owner
    if _WE.search(text) is None:
        return None
    named = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit]
    set_up = {r.entity for r in named if _SET_UP.match(text, r.end)}
    return set_up.pop() if len(set_up) == 1 else None


def _publishes(document: Document, resolution: Resolution, body: str) -> bool:
    return document.publisher is not None and any(name_key(n.text) == name_key(document.publisher) for n in resolution.entities[body].names)
