"""The steps of a build, each from the state to the state; all but the listing can be stopped and gone on with."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from civicgraph.archive.content import content_key, is_local, result_key, said, taken
from civicgraph.archive.executors import Workers, spread
from civicgraph.archive.linking import ids_in, shared_in
from civicgraph.archive.packing import pack, unpack
from civicgraph.archive.state import Row, State
from civicgraph.archive.version import graph_version, rules_version
from civicgraph.archive.work import Failed, Linked, Listed, Read, emit_batch, read_batch, ready
from civicgraph.collect import Source
from civicgraph.collect.files import identity
from civicgraph.pipeline import BuildOptions, another_text

_MOST, _LARGEST = 8, 16_000  # documents and bytes of a batch: half a second of work at most, so that all workers end together
_PAGE = 256  # rows that are fetched at once
_FETCHES = 16  # files of another file system that are read at once

_T = TypeVar("_T")


class Watch(Protocol):
    """Who looks on."""

    def step(self, name: str, done: int, total: int) -> None:
        """So much of a step (list, read, link, write, merge) is done; a `total` of 0 is not known."""

    def failed(self, failed: Failed) -> None:
        """An article gave nothing."""


class Changes(NamedTuple):
    """How the collection differs from what the last complete output holds."""

    new: int
    edited: int
    same: int
    withdrawn: int
    unread: int


def list_sources(
    state: State, sources: Iterable[Source], extractor: str, watch: Watch, workers: Workers | None = None
) -> None:
    """Write down each source with the key of its content; its bytes too, where it is no file that can be read again.

    `workers` begin to load what they need as soon as there is enough for them to read.
    """
    with ThreadPoolExecutor(_FETCHES) as threads:  # to wait for far file systems together
        done = unread = 0
        for page in _pages(sources, _FETCHES):
            rows = (map if all(map(is_local, page)) else threads.map)(partial(_listed, extractor=extractor), page)
            with state.whole():
                state.write_all(
                    "INSERT INTO run.listing (origin, real, said, size, data, content, key) VALUES (?, ?, ?, ?, ?, ?, ?)", rows
                )
            if workers is not None and unread < max(workers.few, 1):
                unread += state.value("SELECT COUNT(*) FROM unread WHERE seq > ?", [done])
                if unread >= max(workers.few, 1):
                    workers.begin(partial(ready, extractor))
            done += len(page)
            watch.step("list", done, 0)


def _listed(source: Source, extractor: str) -> Row:
    full, about = taken(source), pack(said(source))
    named = encoded(source.origin), encoded(identity(source.origin))
    if full.data is None:
        return *named, about, 0, None, None, None
    content = content_key(full)
    kept = None if is_local(source) else full.data
    return *named, about, len(full.data), kept, content, result_key(content, extractor)


def changes(state: State) -> Changes:
    """Counts what is new, edited, as it was, and gone since the last complete output, and what must be read."""
    kinds = Counter(kind for kind, _ in changed(state))
    same = state.value("SELECT COUNT(*) FROM run.listing l JOIN published p ON p.real = l.real AND p.content = l.content")
    moved = state.value(f"SELECT COUNT(*) FROM ({_MOVED})")
    unread = state.value("SELECT COUNT(*) FROM unread")
    return Changes(kinds["new"], kinds["edited"], same + moved, kinds["withdrawn"], unread)


# An article is the one that was there before if its file is, by whatever path it is named; else if one with the same
# content is gone from another place. Copies of one text are taken in the order of their paths.
_MOVED = "SELECT a.seq, g.real FROM arrived a JOIN gone g ON g.content = a.content AND g.copy = a.copy"


def changed(state: State) -> Iterator[tuple[str, str]]:
    """Each origin that is "new", "edited" or "withdrawn", in the order of the listing; the withdrawn ones last."""
    rows = state.rows(
        "SELECT p.real IS NULL, l.origin FROM run.listing l LEFT JOIN published p ON p.real = l.real"
        f" WHERE p.content IS NOT l.content AND l.seq NOT IN (SELECT seq FROM ({_MOVED})) ORDER BY l.seq"
    )
    yield from (("new" if new else "edited", decoded(origin)) for new, origin in rows)
    rows = state.rows(
        "SELECT origin FROM published WHERE real IN (SELECT real FROM gone)"
        f" AND real NOT IN (SELECT real FROM ({_MOVED})) ORDER BY origin"
    )
    yield from (("withdrawn", decoded(origin)) for (origin,) in rows)


def read_sources(state: State, workers: Workers, extractor: str, watch: Watch) -> None:
    """Read what has not been read under the present rules, and keep what was found, batch by batch."""
    total = state.value("SELECT COUNT(*) FROM unread")
    work = partial(read_batch, extractor=extractor, rules=rules_version())
    batches = _batches(_unread(state), lambda listed: listed.size)
    results = spread(workers.enough_for(total), work, batches, lambda listed, times: lost(listed.source.origin, times))
    for done, found in enumerate(results, 1):
        with state.whole():
            _keep(state, found, watch)
        watch.step("read", done, total)


def _unread(state: State) -> Iterator[Listed]:
    last = 0
    question = "SELECT seq, origin, said, size FROM unread WHERE seq > ? ORDER BY seq LIMIT ?"
    while page := list(state.rows(question, [last, _PAGE])):
        for last, origin, about, size in page:
            data = state.value("SELECT data FROM run.listing WHERE seq = ?", [last])
            yield Listed(last, replace(unpack(about, Source), origin=decoded(origin), data=data), size)


def _keep(state: State, found: Read | Failed, watch: Watch) -> None:
    if isinstance(found, Failed):
        fail(state, found, watch)
        return
    result = state.value("SELECT id FROM result WHERE key = ?", [found.key])
    if result is None:
        result = state.write(
            "INSERT INTO result (key, iri, digest, characters, document, findings) VALUES (?, ?, ?, ?, ?, ?)",
            [found.key, found.iri, found.digest, found.characters, found.document, found.findings],
        )
        state.write_all(
            "INSERT OR IGNORE INTO described VALUES (?, ?, ?, ?)", ((result, *said) for said in found.described)
        )
        for table, rows in zip(("named", "told"), found.traits, strict=True):
            state.write_all(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", ((result, *row) for row in rows))
    # The file may have been edited since it was listed.
    state.write("UPDATE run.listing SET key = ?, content = ? WHERE seq = ?", [found.key, found.content, found.seq])


def order_documents(state: State, watch: Watch) -> int:
    """Put the documents in the order of their addresses, each address once; a second text of one is a failure."""
    rows = state.rows(
        "SELECT l.origin, r.id, r.iri, r.digest FROM run.listing l JOIN result r ON r.key = l.key"
        " ORDER BY r.iri, l.origin, r.digest"
    )
    with state.whole():
        state.write("DELETE FROM run.document")
        state.write_all("INSERT INTO run.document (origin, result) VALUES (?, ?)", _first_texts(state, rows, watch))
    count: int = state.value("SELECT COUNT(*) FROM run.document")
    return count


def _first_texts(state: State, rows: Iterable[Row], watch: Watch) -> Iterator[Row]:
    iri = first = digest = None
    for origin, result, other, text in rows:
        if other != iri:
            iri, first, digest = other, origin, text
            yield origin, result
        elif text != digest:
            name = decoded(origin)
            fail(state, Failed(name, another_text(name, other, decoded(first or b""))), watch)


def emit_documents(state: State, workers: Workers, options: BuildOptions, watch: Watch) -> int:
    """Make N-Quads of each document, unless the same were made before; returns how many documents have them."""
    total = state.value("SELECT COUNT(*) FROM run.document")
    work = partial(emit_batch, options=options, rules=graph_version())
    batches = _batches(_unemitted(state, options), lambda linked: len(linked.findings))
    results = spread(workers.enough_for(total), work, batches, lambda linked, times: lost(linked.origin, times))
    for done, found in enumerate(results, 1):
        with state.whole():
            if isinstance(found, Failed):
                fail(state, found, watch)
            else:
                state.write("INSERT OR REPLACE INTO emitted VALUES (?, ?, ?, ?, ?, ?)", found)
        watch.step("write", done, total)
    count: int = state.value("SELECT COUNT(*) FROM run.document d JOIN emitted e ON e.key = d.emitted")
    return count


def _unemitted(state: State, options: BuildOptions) -> Iterator[Linked]:
    last = 0
    least = options.min_confidence
    settled = pack((graph_version(), options.base, options.provenance, options.min_confidence))
    while page := list(
        state.rows(
            "SELECT x.place, x.origin, x.result, r.key FROM run.document x JOIN result r ON r.id = x.result"
            " WHERE x.place > ? ORDER BY x.place LIMIT ?",
            [last, _PAGE],
        )
    ):
        keyed = []
        for last, origin, result, key in page:
            linked = Linked(key, decoded(origin), b"", b"", ids_in(state, result, least), shared_in(state, result, least))
            keyed.append((last, result, linked._replace(key=emitted_key(linked, settled))))
        with state.whole():
            state.write_all("UPDATE run.document SET emitted = ? WHERE place = ?", ((k.key, place) for place, _, k in keyed))
        for _, result, linked in keyed:
            if state.value("SELECT 1 FROM emitted WHERE key = ?", [linked.key]) is None:
                ((document, findings),) = state.rows("SELECT document, findings FROM result WHERE id = ?", [result])
                yield linked._replace(document=document, findings=findings)


def emitted_key(linked: Linked, settled: bytes) -> bytes:
    """The key of a document's N-Quads.

    It is made of the document's key, the settings, the ids that take the place of others, and the descriptions chosen for
    what it shares.
    """
    shared = [(entity, said.decode()) for entity, said in linked.shared]
    return hashlib.sha256(linked.key + settled + pack((linked.ids, shared))).digest()


def fail(state: State, failed: Failed, watch: Watch) -> None:
    """Write down an article that gave nothing, and say so."""
    watch.failed(failed)
    state.write("INSERT INTO run.failure VALUES (?, ?, ?)", [encoded(part) for part in failed])


def failures(state: State) -> Iterator[Failed]:
    """The articles that gave nothing, by name."""
    rows = state.rows("SELECT DISTINCT origin, reason, trace FROM run.failure ORDER BY origin, reason")
    return (Failed(*map(decoded, row)) for row in rows)


def lost(origin: str, times: int) -> Failed:
    """An article whose worker died with it."""
    return Failed(
        origin,
        f"{origin}: the process that read it died {times} times (out of memory?). Run again with fewer --workers, or leave it out.",
    )


def encoded(text: str) -> bytes:
    """Any text for the data base: names of files may hold what is no Unicode."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """The inverse of `encoded`."""
    return data.decode("utf-8", "surrogatepass")


def _pages(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    waiting = iter(items)
    while page := list(islice(waiting, size)):
        yield page


def _batches(items: Iterable[_T], size: Callable[[_T], int]) -> Iterator[list[_T]]:
    batch: list[_T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if len(batch) >= _MOST or total >= _LARGEST:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
