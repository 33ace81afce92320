"""The whole way from sources to the files of an output."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from civicgraph.archive.executors import Workers
from civicgraph.archive.linking import link, listed_people
from civicgraph.archive.manifest import MOST_FAILURES, Clock, manifest
from civicgraph.archive.outputs import Output, finish_replacing, replace_output, sweep
from civicgraph.archive.packing import KeptOut, expand, pack, unpack, unpack_kept_out
from civicgraph.archive.sorting import put_among, sorted_lines, write_lines
from civicgraph.archive.state import State, open_state
from civicgraph.archive.steps import (
    Changes,
    Watch,
    changed,
    changes,
    decoded,
    emit_documents,
    fail,
    failures,
    list_sources,
    order_documents,
    read_sources,
)
from civicgraph.archive.work import Failed
from civicgraph.collect import Source
from civicgraph.errors import InputError
from civicgraph.files import make_parents, refusals, remove_empty, write_synced
from civicgraph.graph.dataset import DatasetInfo
from civicgraph.graph.files import description, hidden_quads
from civicgraph.graph.iris import check_base, iri
from civicgraph.graph.model import CivicGraph
from civicgraph.graph.tally import Tally
from civicgraph.link import check_way
from civicgraph.pipeline import BuildOptions, rendered, text_files
from civicgraph.records import Document, Kind
from civicgraph.validate.conform import Conforming

WHOLE = 500  # articles: more are too much for one page, one report and one Turtle file; these are made of the graph later
_NAMED = 20  # articles without entities that are named


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to. `files` is empty where no article or no entity was found, and the output is as it was.

    `silent` names some of the `silents` articles, in which
    nothing was found, by title and IRI. `faults` are the `failed` articles whose fault is civicgraph's own.
    """

    files: tuple[str, ...]
    changes: Changes
    articles: int
    failed: int
    faults: int
    facts: int
    quotations: int
    kinds: dict[str, int]
    dropped: int
    violations: int
    silents: int
    silent: tuple[tuple[str, str], ...]


Collect = Callable[[Callable[[InputError], None]], Iterable[Source]]


def build_archive(collect: Collect, place: Output, options: BuildOptions, workers: Workers, watch: Watch) -> Outcome:
    """Bring an output up to the collection: read what is new, replace what was edited, leave out what was withdrawn.

    `collect` gives the sources, and hands what cannot be listed to the function that it is called with. Whatever stops this
    (Ctrl-C, kill -9, a full disk), the former output stays whole, and the next run goes on from the articles that were read.
    The bytes of the output depend on the collection and the options alone, but for run.json. Raises UsageError for options
    that cannot be and places that cannot be written.
    """
    check_base(options.base)
    check_way(options.link)
    place.check()
    fresh = not place.state.exists()
    with refusals(Path(place.name)):
        made = make_parents(place.state)
    keep = False
    try:
        with open_state(place.state, place.name) as state:
            try:
                finish_replacing(state, place)
                outcome = _build(state, collect, place, options, workers, watch)
                keep = bool(outcome.files)
            except BaseException:
                keep = state.value("SELECT 1 FROM result LIMIT 1") is not None
                raise
            finally:
                if keep:
                    sweep(state)
    finally:
        if fresh and not keep:
            shutil.rmtree(place.state, ignore_errors=True)
            remove_empty(made)
    return outcome


def compare(collect: Collect, place: Output, options: BuildOptions, watch: Watch) -> Iterator[tuple[str, str] | Changes]:
    """What a build would do, without doing it: each origin that is new, edited or withdrawn, and the counts at the end."""
    check_base(options.base)
    with ExitStack() as stack:
        folder = place.state if place.state.exists() else Path(stack.enter_context(TemporaryDirectory()))
        state = stack.enter_context(open_state(folder, place.name))
        list_sources(state, collect(_failing(state, watch)), options.extractor, watch)
        yield from changed(state)
        yield changes(state)



def _failing(state: State, watch: Watch) -> Callable[[InputError], None]:
    return lambda error: fail(state, Failed(error.source, str(error)), watch)


def _build(
    state: State, collect: Collect, place: Output, options: BuildOptions, workers: Workers, watch: Watch
) -> Outcome:
    clock = Clock()
    with clock.timing("list"):
        list_sources(state, collect(_failing(state, watch)), options.extractor, watch, workers)
    differences = changes(state)
    with clock.timing("read"):
        read_sources(state, workers, options.extractor, watch)
    with clock.timing("link"):
        order_documents(state, watch)
        watch.step("link", 0, 0)
        link(state, options.min_confidence, options.link)
    with clock.timing("write"):
        articles = emit_documents(state, workers, options, watch)
    workers.close()
    outcome = replace(_outcome(state), changes=differences, articles=articles)
    if not articles:
        return outcome
    with clock.timing("merge"):
        watch.step("merge", 0, 0)
        small = articles <= WHOLE
        tally = _write_graph(state, options.base, articles, small)
    if not tally.entities:
        return outcome
    if small:
        files, graph = _write_rest(state, options.base)
        outcome = replace(outcome, facts=len(graph.facts), quotations=len(graph.quotes))
    else:
        files = ("graph.nq", "articles.jsonl")
        write_synced(state.folder / "new" / "articles.jsonl", _texts(state, options.base))
    names = (*files, "run.json")
    outcome = replace(outcome, files=names, kinds=_kinds(tally))
    about = manifest(
        options,
        (workers.name, workers.number),
        differences,
        _counts(outcome, tally),
        list(islice(failures(state), MOST_FAILURES)),
        files,
        clock,
    )
    write_synced(state.folder / "new" / "run.json", [about])
    replace_output(state, place, names)
    with state.whole():  # what no article of this output needs: of former texts, former rules, withdrawn articles
        state.write("DELETE FROM emitted WHERE key NOT IN (SELECT emitted FROM run.document WHERE emitted IS NOT NULL)")
        for table in ("described", "named", "told"):
            needed = "SELECT id FROM result WHERE key IN (SELECT key FROM run.listing)"
            state.write(f"DELETE FROM {table} WHERE result NOT IN ({needed})")
        state.write("DELETE FROM result WHERE key NOT IN (SELECT key FROM run.listing WHERE key IS NOT NULL)")
    return outcome


def _write_graph(state: State, base: str, articles: int, small: bool) -> Tally:
    """Write new/graph.nq: the N-Quads of all articles sorted, then with the description that counts them."""
    folder, tally = state.folder / "sorting", Tally(base)
    parts = (expand(lines) for (lines,) in state.rows("SELECT lines FROM article ORDER BY place"))
    if not small and (listed := listed_people(state, base)) is not None:
        # A small output is looked at as a whole; here each article by itself, with every name that the collection has.
        parts = (hidden_quads(lines, listed)[0] for lines in parts)
    with sorted_lines(parts, folder) as lines:
        write_lines(folder / "merged", tally.counting(lines))
    files = DatasetInfo().files if small else ("graph.nq",)
    about = description(tally, base=base, articles=articles, dataset=DatasetInfo(files=files))
    write_synced(state.folder / "new" / "graph.nq", put_among(folder / "merged", about))
    shutil.rmtree(folder)
    return tally


def _write_rest(state: State, base: str) -> tuple[tuple[str, ...], CivicGraph]:
    """Write the other files of a small output."""
    rows = list(state.rows("SELECT origin, digest, document, kept_out FROM article ORDER BY place"))
    documents = [unpack(expand(document), Document) for _, _, document, _ in rows]
    names = text_files((decoded(origin), digest) for origin, digest, _, _ in rows)
    texts = {document.iri: (name, document.text) for name, document in zip(names, documents, strict=True)}
    quads = (state.folder / "new" / "graph.nq").read_bytes()
    files, graph = rendered(quads, _kept_out(data for *_, data in rows), texts, base=base)
    for name, data in files.items():
        if data is not quads:
            write_synced(state.folder / "new" / name, [data])
    return tuple(files), graph


def _kept_out(parts: Iterable[bytes]) -> Conforming:
    found = [unpack_kept_out(part) if part else KeptOut() for part in parts]
    return Conforming((), tuple(d for each in found for d in each.dropped), tuple(v for each in found for v in each.remaining))


def _texts(state: State, base: str) -> Iterator[bytes]:
    """The text of each article, in which the offsets of the evidence count, as a line of JSON."""
    listed = listed_people(state, base)
    rows = state.rows("SELECT origin, document, lines FROM article ORDER BY place")
    for origin, packed, lines in rows:
        document = unpack(expand(packed), Document)
        title, text = document.title, document.text
        if listed is not None:
            _, hiding = hidden_quads(expand(lines), listed)
            title, text = hiding.redactor(title or "") or None, hiding.text(iri(document.iri).value, text)
        yield pack({"iri": document.iri, "origin": decoded(origin), "title": title, "text": text}) + b"\n"


def _outcome(state: State) -> Outcome:
    """The counts that the state knows without the graph."""
    ((said, quoted, silents),) = state.rows("SELECT TOTAL(statements), TOTAL(quotations), TOTAL(mentions = 0) FROM article")
    ((failed, faults),) = state.rows("SELECT COUNT(*), TOTAL(LENGTH(trace) > 0) FROM run.failure")
    dropped = violations = 0
    for (data,) in state.rows("SELECT kept_out FROM article WHERE LENGTH(kept_out) > 0"):
        kept_out = unpack_kept_out(data)
        dropped += len(kept_out.dropped)
        violations += len(kept_out.remaining)
    rows = state.rows("SELECT document FROM article WHERE mentions = 0 ORDER BY place LIMIT ?", [_NAMED])
    silent = [unpack(expand(document), Document) for (document,) in rows]
    return Outcome(
        files=(),
        changes=Changes(0, 0, 0, 0, 0),
        articles=0,
        failed=failed,
        faults=int(faults),
        facts=int(said),
        quotations=int(quoted),
        kinds={},
        dropped=dropped,
        violations=violations,
        silents=int(silents),
        silent=tuple((document.title or document.iri, document.iri) for document in silent),
    )


def _kinds(tally: Tally) -> dict[str, int]:
    return {kind.value: tally.kinds[kind.value.lower()] for kind in Kind}


def _counts(outcome: Outcome, tally: Tally) -> dict[str, object]:
    return {
        "articles": outcome.articles,
        "failed": outcome.failed,
        "entities": tally.entities,
        "triples": tally.triples,
        "statements": outcome.facts,
        "quotations": outcome.quotations,
        "kept_out": outcome.dropped,
        "violations": outcome.violations,
        "kinds": outcome.kinds,
    }
