"""A name that the layout of a document tells."""

from __future__ import annotations

from msgspec import Struct

from civicgraph.records import Kind, Span


class LaidOut(Struct, frozen=True, gc=False):
    """A name told by the layout: where it stands, its kind, how sure that is, and how far it goes before others."""

    span: Span
    kind: Kind
    confidence: float
    method: str
    rank: float
