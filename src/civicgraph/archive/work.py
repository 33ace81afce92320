"""What the workers do: pure functions of a batch, so that any process on any machine gives the same.

Batches, because handing over a single document costs more than a short one takes to read.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import NamedTuple

from civicgraph.archive.content import content_key, result_key, taken
from civicgraph.archive.packing import Findings, KeptOut, expand, pack, pack_kept_out, squeeze, unpack
from civicgraph.archive.version import graph_version, rules_version
from civicgraph.collect import Source, load
from civicgraph.errors import CivicgraphError, UsageError
from civicgraph.graph.merge import Description, alike, description
from civicgraph.graph.renaming import renamed
from civicgraph.link import Traits, traits
from civicgraph.pipeline import BuildOptions, confident, emitted, extracted, sureness
from civicgraph.read import read_bytes
from civicgraph.records import Document, Extraction


class Failed(NamedTuple):
    """An article that gave nothing, and why; `trace` is empty unless the fault is civicgraph's own."""

    origin: str
    reason: str
    trace: str = ""


class Described(NamedTuple):
    """How a document describes an entity (a packed `Description`), and the confidence up to which it has it."""

    entity: str
    description: bytes
    confidence: float


class Read(NamedTuple):
    """What was found in one source, to be kept under `key`; `document` and `findings` are packed and compressed."""

    seq: int
    content: bytes
    key: bytes
    iri: str
    digest: str
    characters: int
    document: bytes
    findings: bytes
    described: tuple[Described, ...]
    traits: Traits


class Listed(NamedTuple):
    """A source with its number in the listing and its size in bytes (0 where it is not known)."""

    seq: int
    source: Source
    size: int


class Linked(NamedTuple):
    """A document's findings, the ids that take the place of others in it, and the packed descriptions chosen for the
    entities that it shares with others.
    """

    key: bytes
    origin: str
    document: bytes
    findings: bytes
    ids: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, bytes], ...]


class Quads(NamedTuple):
    """One document's sorted lines of N-Quads (compressed), what was kept out of them, and how much they say."""

    key: bytes
    lines: bytes
    kept_out: bytes
    mentions: int
    statements: int
    quotations: int


_FIRST_WORDS = ("市は2024年4月1日、会社と協定を結んだ。", "The city signed an agreement with a company on 1 April 2024.")


def ready(extractor: str) -> None:
    """Load what reading and emitting take, by doing both with a sentence of each language."""
    for words in _FIRST_WORDS:
        emitted(extracted(read_bytes(words.encode(), origin="-"), extractor=extractor), BuildOptions())


def read_batch(batch: Sequence[Listed], extractor: str, rules: str) -> list[Read | Failed]:
    """Read each source and extract what it says. Raises UsageError where this worker has other rules than `rules`."""
    _check(rules, rules_version())
    return [_read(listed, extractor) for listed in batch]


def emit_batch(batch: Sequence[Linked], options: BuildOptions, rules: str) -> list[Quads | Failed]:
    """Make N-Quads of each document, without what breaks a rule of the profile."""
    _check(rules, graph_version())
    return [_emit(linked, options) for linked in batch]


def _check(theirs: str, ours: str) -> None:
    if theirs != ours:
        raise UsageError("a worker runs another version of civicgraph. Install the same one on all machines.")


def _read(listed: Listed, extractor: str) -> Read | Failed:
    source = taken(listed.source)
    try:
        found = extracted(load(source), extractor=extractor)
        return _packed(listed.seq, source, found, extractor)
    except UsageError:
        raise
    except CivicgraphError as error:
        return Failed(source.origin, str(error))
    except Exception as error:
        return _fault(source.origin, error)


def _packed(seq: int, source: Source, found: Extraction, extractor: str) -> Read:
    content, document = content_key(source), found.document
    sure = sureness(found)
    return Read(
        seq,
        content,
        result_key(content, extractor),
        document.iri,
        document.digest,
        len(document.text),
        squeeze(pack(document)),
        squeeze(pack(Findings(found.entities, found.statements, found.quotations))),
        tuple(Described(entity.id, pack(description(entity)), sure[entity.id]) for entity in found.entities),
        traits(found, sure),
    )


def _emit(linked: Linked, options: BuildOptions) -> Quads | Failed:
    try:
        whole = confident(unpacked(linked.document, linked.findings), options.min_confidence)
        shared = {entity: unpack(said, Description) for entity, said in linked.shared}
        found = emitted(alike(renamed(whole, dict(linked.ids)), shared), options)
    except Exception as error:
        return _fault(linked.origin, error)
    return Quads(
        linked.key,
        squeeze(b"".join(found.lines)),
        pack_kept_out(KeptOut(found.dropped, found.remaining)) if found.dropped or found.remaining else b"",
        found.mentions,
        found.statements,
        found.quotations,
    )


def unpacked(document: bytes, findings: bytes) -> Extraction:
    """The extraction that a `Read` holds."""
    return Extraction(unpack(expand(document), Document), *unpack(expand(findings), Findings))


def _fault(origin: str, error: Exception) -> Failed:
    trace = "".join(traceback.format_exception(error))
    return Failed(origin, f"{origin}: internal error: {error!r}.", trace)

