"""Records as bytes and back: compact JSON, the same bytes for the same record, so that what is kept can be compared by hash."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from civicgraph.records import Document, Entity, Quotation, Statement
from civicgraph.validate.conform import Dropped
from civicgraph.validate.violations import Violation

_T = TypeVar("_T")
_LEVEL = 3  # of 9: higher ones take longer and save little on texts this short
_encoder = msgspec.json.Encoder(order="deterministic")


class Findings(NamedTuple):
    """An extraction without its document."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]


class KeptOut(NamedTuple):
    """What the checks kept out of one document's graph, and the violations that no record could be blamed for."""

    dropped: tuple[Dropped, ...] = ()
    remaining: tuple[Violation, ...] = ()


class _PackedDrop(NamedTuple):
    """A `Dropped` whose record stands in the field of its type."""

    article: str
    violations: tuple[Violation, ...]
    because: str | None
    document: Document | None = None
    entity: Entity | None = None
    statement: Statement | None = None
    quotation: Quotation | None = None


def pack(value: Any) -> bytes:
    """A record, or a tuple of records, as JSON."""
    return _encoder.encode(value)


def unpack(data: bytes, kind: type[_T]) -> _T:
    """The record of that type. Raises ValueError for bytes that `pack` did not make of one."""
    value: _T = _decoder(cast(Any, kind)).decode(data)
    return value


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def squeeze(data: bytes) -> bytes:
    """Compressed."""
    return zlib.compress(data, _LEVEL)


def expand(data: bytes) -> bytes:
    """What was compressed by `squeeze`."""
    return zlib.decompress(data)


def pack_kept_out(kept_out: KeptOut) -> bytes:
    """As `pack`; of a document that is among the records the text is left out, which no report needs."""
    return pack((tuple(map(_packed, kept_out.dropped)), kept_out.remaining))


def unpack_kept_out(data: bytes) -> KeptOut:
    """The inverse of `pack_kept_out`."""
    dropped, remaining = unpack(data, tuple[tuple[_PackedDrop, ...], tuple[Violation, ...]])
    return KeptOut(tuple(map(_unpacked, dropped)), remaining)


def _packed(dropped: Dropped) -> _PackedDrop:
    record = dropped.record
    packed = _PackedDrop(dropped.article, dropped.violations, dropped.because)
    if isinstance(record, Document):
        return packed._replace(document=replace(record, text="", blocks=()))
    if isinstance(record, Entity):
        return packed._replace(entity=record)
    if isinstance(record, Statement):
        return packed._replace(statement=record)
    return packed._replace(quotation=record)


def _unpacked(packed: _PackedDrop) -> Dropped:
    record = packed.document or packed.entity or packed.statement or packed.quotation
    if record is None:
        raise ValueError("a dropped record is missing")
    return Dropped(packed.article, record, packed.violations, packed.because)
