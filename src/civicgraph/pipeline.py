"""The whole way from documents to the files of a graph, without touching the disk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from civicgraph import __version__
from civicgraph.errors import CivicgraphError, UsageError
from civicgraph.extract import extract
from civicgraph.graph.emit import BuildInfo
from civicgraph.graph.files import graph_files, hidden_files
from civicgraph.graph.iris import check_base, iri
from civicgraph.graph.load import load_graph
from civicgraph.graph.merge import reconcile
from civicgraph.graph.model import CivicGraph
from civicgraph.graph.suppression import in_force
from civicgraph.records import Document, Extraction
from civicgraph.report import render_report
from civicgraph.validate.conform import Conforming, keep_conforming
from civicgraph.view import render_page

BASE = "https://w3id.org/civicgraph/"

_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST_STEM = 200  # bytes; file systems allow 255 for the whole name


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: `base` begins every minted IRI; what is less sure than `min_confidence` (0 to 1) is left out."""

    base: str = BASE
    provenance: bool = True
    min_confidence: float = 0.0
    extractor: str = "rules"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be built, and why; `cause` is None unless the fault is civicgraph's own."""

    origin: str
    reason: str
    cause: Exception | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The bytes of each file by name, the graph that they hold, what the checks said, and what could not be read."""

    files: Mapping[str, bytes]
    graph: CivicGraph
    conforming: Conforming
    failures: tuple[Failure, ...]


def build(documents: Iterable[Document], *, options: BuildOptions | None = None) -> Built:
    """The graph of these documents, whatever their order: graph.ttl, graph.nq, graph.html, report.md, articles/*.txt.

    An article whose extraction fails is listed in `failures`, and the others are built; so is a second text of
    one address. Where a suppression list is in force, no file names the people of it. Raises UsageError for impossible
    options.
    """
    chosen = options or BuildOptions()
    check_base(chosen.base)
    info = BuildInfo(__version__)
    extractions, failures = _extract_each(documents, chosen)
    confident = [_confident(extraction, chosen.min_confidence) for extraction in extractions]
    conforming = keep_conforming(reconcile(confident), base=chosen.base, build=info)
    files = graph_files(conforming.extractions, base=chosen.base, build=info, provenance=chosen.provenance)
    listed = in_force()
    hiding = None
    if listed:
        files, hiding = hidden_files(files, listed, base=chosen.base)
    graph = load_graph(files["graph.ttl"])
    texts = _text_files([extraction.document for extraction in extractions])
    report = render_report(
        graph, conforming, base=chosen.base, texts={document.iri: name for name, document in texts.items()}
    )
    if hiding:
        report = hiding.redactor(report)
        texts = {name: replace(d, text=hiding.text(iri(d.iri).value, d.text)) for name, d in texts.items()}
    whole = {
        **files,
        "graph.html": render_page(graph).encode(),
        "report.md": report.encode(),
        **{name: document.text.encode() for name, document in sorted(texts.items(), key=lambda item: item[0])},
    }
    return Built(whole, graph, conforming, tuple(failures))


def _extract_each(documents: Iterable[Document], options: BuildOptions) -> tuple[list[Extraction], list[Failure]]:
    """One extraction for each address, and what went wrong; both in the order of addresses and origins."""
    read: list[Extraction] = []
    failures: list[Failure] = []
    for document in documents:
        try:
            read.append(extract(document, extractor=options.extractor))
        except UsageError:
            raise
        except CivicgraphError as error:
            failures.append(Failure(document.origin, str(error)))
        except Exception as error:
            failures.append(Failure(document.origin, f"{document.origin}: internal error: {error!r}.", error))
    kept: dict[str, Extraction] = {}
    for extraction in sorted(read, key=lambda e: (e.document.iri, e.document.origin, e.document.digest)):
        document = extraction.document
        first = kept.setdefault(document.iri, extraction).document
        if first.digest != document.digest:
            problem = f"another text of {document.iri} than {first.origin}. Give one text of each article."
            failures.append(Failure(document.origin, f"{document.origin}: {problem}"))
    return list(kept.values()), sorted(failures, key=lambda failure: (failure.origin, failure.reason))


def _confident(extraction: Extraction, least: float) -> Extraction:
    """Without statements and quotations below `least`, and entities that are neither sure nor needed by the rest."""
    statements = tuple(s for s in extraction.statements if s.confidence >= least)
    quotations = tuple(q for q in extraction.quotations if q.confidence >= least)
    needed = {end for s in statements for end in (s.subject, s.object)} | {q.speaker for q in quotations}
    entities = tuple(
        e
        for e in extraction.entities
        if e.id in needed or max((m.confidence for m in e.mentions), default=1.0) >= least
    )
    return replace(extraction, entities=entities, statements=statements, quotations=quotations)


def _text_files(documents: Sequence[Document]) -> dict[str, Document]:
    """Each document by the name of its text file, made of its origin; part of the digest tells equal names apart."""
    names = [_file_stem(document.origin) for document in documents]
    shared = {name for name, count in Counter(name.casefold() for name in names).items() if count > 1}
    return {
        f"articles/{name}-{document.digest[:8]}.txt" if name.casefold() in shared else f"articles/{name}.txt": document
        for name, document in zip(names, documents, strict=True)
    }


def _file_stem(origin: str) -> str:
    """The name of the origin without its folder and ending; "article" where that leaves nothing (stdin).

    >>> _file_stem("in/会議 1.html"), _file_stem("-")
    ('会議 1', 'article')
    """
    stem = _UNSAFE.sub("_", PurePath(origin).stem).strip(" .-_")
    while len(stem.encode()) > _LONGEST_STEM:
        stem = stem[:-1]
    return stem or "article"
