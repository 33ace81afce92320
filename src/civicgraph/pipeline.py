"""What is done to one document after the other, and to a collection small enough to be looked at as a whole.

`build` does it all in memory; `civicgraph.archive` does the same to any number of documents, with these functions.
"""

from __future__ import annotations

import re
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from civicgraph import __version__
from civicgraph.errors import CivicgraphError, UsageError
from civicgraph.extract import extract
from civicgraph.graph.emit import BuildInfo
from civicgraph.graph.files import article_lines, described, hidden_quads, turtle_of
from civicgraph.graph.iris import check_base
from civicgraph.graph.iris import iri as iri_of
from civicgraph.graph.load import load_graph
from civicgraph.graph.merge import reconcile
from civicgraph.graph.model import CivicGraph
from civicgraph.graph.suppression import in_force
from civicgraph.link import Way, check_way, together
from civicgraph.records import Document, Extraction
from civicgraph.validate.conform import Conforming, Dropped, keep_conforming
from civicgraph.validate.violations import Violation

BASE = "https://w3id.org/civicgraph/"

_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\ud800-\udfff]+")
_LONGEST_STEM = 200  # bytes; file systems allow 255 for the whole name


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: `base` begins every minted IRI; what is less sure than `min_confidence` (0 to 1) is left out.

    `link` says who tells people of one name apart: exact rules, or a "probabilistic" model (see `civicgraph.link`).
    """

    base: str = BASE
    provenance: bool = True
    min_confidence: float = 0.0
    extractor: str = "rules"
    link: Way = "exact"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be built, and why; `trace` is empty unless the fault is civicgraph's own."""

    origin: str
    reason: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The bytes of each file by name, the graph that they hold, what the checks said, and what could not be read."""

    files: Mapping[str, bytes]
    graph: CivicGraph
    conforming: Conforming
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Emitted:
    """One document's sorted lines of N-Quads, what the checks kept out of them, and how much is in them."""

    lines: list[bytes]
    dropped: tuple[Dropped, ...]
    remaining: tuple[Violation, ...]
    mentions: int
    statements: int
    quotations: int


def build(documents: Iterable[Document], *, options: BuildOptions | None = None) -> Built:
    """The graph of these documents, whatever their order: graph.ttl, graph.nq, graph.html, report.md, articles/*.txt.

    An article whose extraction fails is listed in `failures`, and the others are built; so is a second text of
    one address. Where a suppression list is in force, no file names the people of it. Raises UsageError for impossible
    options.
    """
    chosen = options or BuildOptions()
    check_base(chosen.base)
    check_way(chosen.link)
    extractions, failures = _extract_each(documents, chosen)
    ids = together(extractions, [sureness(extraction) for extraction in extractions], chosen.min_confidence, chosen.link)
    alike = reconcile([confident(extraction, chosen.min_confidence) for extraction in extractions], ids)
    parts = [emitted(extraction, chosen) for extraction in alike]
    lines = sorted({line for part in parts for line in part.lines})
    quads = b"".join(described(lines, base=chosen.base, articles=len(parts)))
    kept_out = Conforming(
        (), tuple(d for part in parts for d in part.dropped), tuple(v for part in parts for v in part.remaining)
    )
    named = text_files((e.document.origin, e.document.digest) for e in extractions)
    texts = {e.document.iri: (name, e.document.text) for name, e in zip(named, extractions, strict=True)}
    files, graph = rendered(quads, kept_out, texts, base=chosen.base)
    return Built(files, graph, kept_out, tuple(failures))


def extracted(document: Document, *, extractor: str) -> Extraction:
    """What the named extractor finds in a document."""
    return extract(document, extractor=extractor)


def sureness(extraction: Extraction) -> dict[str, float]:
    """The least confidence that leaves each entity out: the best of its mentions and of what is said with it."""
    bounds = {e.id: max((m.confidence for m in e.mentions), default=1.0) for e in extraction.entities}
    said = [(end, s.confidence) for s in extraction.statements for end in (s.subject, s.object)]
    for end, confidence in (*said, *((q.speaker, q.confidence) for q in extraction.quotations)):
        if end in bounds:
            bounds[end] = max(bounds[end], confidence)
    return bounds


def confident(extraction: Extraction, least: float) -> Extraction:
    """Without statements and quotations below `least`, and entities that are neither sure nor needed by the rest."""
    bounds = sureness(extraction)
    return replace(
        extraction,
        entities=tuple(e for e in extraction.entities if bounds[e.id] >= least),
        statements=tuple(s for s in extraction.statements if s.confidence >= least),
        quotations=tuple(q for q in extraction.quotations if q.confidence >= least),
    )


def emitted(extraction: Extraction, options: BuildOptions) -> Emitted:
    """The N-Quads of one document without what breaks a rule; shared entities must have been described alike before."""
    build = BuildInfo(__version__)
    checked = keep_conforming([extraction], base=options.base, build=build)
    (kept,) = checked.extractions
    lines = article_lines(kept, base=options.base, build=build, provenance=options.provenance)
    counts = (len(kept.entities), len(kept.statements), len(kept.quotations))
    return Emitted(lines, checked.dropped, checked.remaining, *counts)


def rendered(
    quads: bytes, kept_out: Conforming, texts: Mapping[str, tuple[str, str]], *, base: str
) -> tuple[dict[str, bytes], CivicGraph]:
    """All files of a small collection, and its graph.

    `quads` is graph.nq; `kept_out` says what is not in it; `texts` has the file and the text of each article by its IRI.
    Where a suppression list is in force, no file names the people of it.
    """
    # Here, because SciPy and NetworkX take longer to load than all the rest, and the workers of an archive need neither.
    from civicgraph.report import render_report
    from civicgraph.view import render_page

    listed = in_force()
    hiding = None
    if listed is not None:
        quads, hiding = hidden_quads(quads, listed)
    turtle = turtle_of(quads, base=base)
    graph = load_graph(turtle)
    report = render_report(graph, kept_out, base=base, texts={iri: name for iri, (name, _) in texts.items()})
    if hiding is not None:
        report = hiding.redactor(report)
        texts = {iri: (name, hiding.text(iri_of(iri).value, text)) for iri, (name, text) in texts.items()}
    files = {
        "graph.ttl": turtle,
        "graph.nq": quads,
        "graph.html": render_page(graph).encode(),
        "report.md": report.encode(),
        **{name: text.encode() for name, text in sorted(texts.values())},
    }
    return files, graph


def text_files(documents: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each document's text, made of its origin; part of its digest tells equal names apart."""
    stems = [(_file_stem(origin), digest) for origin, digest in documents]
    shared = {name for name, count in Counter(name.casefold() for name, _ in stems).items() if count > 1}
    return [
        f"articles/{name}-{digest[:8]}.txt" if name.casefold() in shared else f"articles/{name}.txt"
        for name, digest in stems
    ]


def _extract_each(documents: Iterable[Document], options: BuildOptions) -> tuple[list[Extraction], list[Failure]]:
    """One extraction for each address, and what went wrong; both in the order of addresses and origins."""
    read: list[Extraction] = []
    failures: list[Failure] = []
    for document in documents:
        try:
            read.append(extracted(document, extractor=options.extractor))
        except UsageError:
            raise
        except CivicgraphError as error:
            failures.append(Failure(document.origin, str(error)))
        except Exception as error:
            trace = "".join(traceback.format_exception(error))
            failures.append(Failure(document.origin, f"{document.origin}: internal error: {error!r}.", trace))
    kept: dict[str, Extraction] = {}
    for extraction in sorted(read, key=lambda e: (e.document.iri, e.document.origin, e.document.digest)):
        document = extraction.document
        first = kept.setdefault(document.iri, extraction).document
        if first.digest != document.digest:
            failures.append(Failure(document.origin, another_text(document.origin, document.iri, first.origin)))
    return list(kept.values()), sorted(failures, key=lambda failure: (failure.origin, failure.reason))


def another_text(origin: str, iri: str, first: str) -> str:
    """Why a second text of one address is left out."""
    return f"{origin}: another text of {iri} than {first}. Give one text of each article."


def _file_stem(origin: str) -> str:
    """The name of the origin without its folder and ending; "article" where that leaves nothing (stdin).

    >>> _file_stem("in/会議 1.html"), _file_stem("-")
    ('会議 1', 'article')
    """
    stem = _UNSAFE.sub("_", PurePath(origin).stem).strip(" .-_")
    while len(stem.encode()) > _LONGEST_STEM:
        stem = stem[:-1]
    return stem or "article"
