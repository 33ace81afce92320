"""What must hold for any input at all. Each target takes bytes and raises AssertionError, or whatever broke.

bench/fuzz.py drives them with a coverage-guided fuzzer, the tests with the inputs that are kept and with Hypothesis.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from contextlib import suppress

from pyoxigraph import Literal, RdfFormat, parse

from civicgraph.collect import load
from civicgraph.collect.feed import entries as feed_entries
from civicgraph.collect.manifest import entries as manifest_entries
from civicgraph.collect.sitemap import entries as sitemap_entries
from civicgraph.collect.sitemap import kind_of_xml
from civicgraph.collect.source import Source
from civicgraph.collect.warc import records
from civicgraph.errors import InputError
from civicgraph.extract import extract
from civicgraph.graph.emit import BuildInfo
from civicgraph.graph.files import graph_files
from civicgraph.graph.iris import iri, legal
from civicgraph.graph.vocab import term
from civicgraph.read import ReadOptions, read_bytes
from civicgraph.read.source import NO_OPTIONS
from civicgraph.records import (
    Document,
    Entity,
    Extraction,
    Kind,
    Mention,
    Name,
    Predicate,
    Quotation,
    Span,
    Statement,
)

BASE = "https://graph.example/"
_BUILD = BuildInfo("0")
_NAMES = ("a.txt", "a.html", "a.md", "a.txt")
_PREDICATES = [p for p in Predicate if p not in (Predicate.START_DATE, Predicate.END_DATE)]


def read(data: bytes) -> Document | None:
    """Bytes of any kind are an article or an InputError; the first byte chooses the format."""
    if not data:
        return None
    try:
        document = read_bytes(data[1:], origin=_NAMES[data[0] % len(_NAMES)])
    except InputError as error:
        assert error.problem and error.remedy
        return None
    text = document.text
    assert document.blocks
    assert document.digest == hashlib.sha256(text.encode()).hexdigest()
    assert all(0 <= block.start < block.end <= len(text) for block in document.blocks)
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
    for block in document.blocks:
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        assert block.label is None or block.start <= block.label.start < block.label.end <= block.end
        assert -1 <= block.section < len(document.blocks)
    assert all(0 <= byline.start < byline.end <= len(text) for byline in document.bylines)
    return document


def extraction(data: bytes) -> Extraction | None:
    """Any text is extracted, and what is found lies in it and survives the way to RDF and back."""
    document = read(data[:1] + data[1:].decode("utf-8", "ignore").encode())
    if document is None:
        return None
    found = extract(document)
    text, ids = document.text, {entity.id for entity in found.entities}
    for entity in found.entities:
        assert entity.names and all(name.text.strip() for name in entity.names)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in entity.mentions)
    dated = (Predicate.START_DATE, Predicate.END_DATE)
    for statement in found.statements:
        assert statement.subject in ids
        assert statement.object in ids or statement.predicate in dated
        assert all(0 <= span.start < span.end <= len(text) for span in statement.evidence)
    for quotation in found.quotations:
        assert quotation.speaker in ids
        assert 0 <= quotation.start < quotation.end <= len(text)
    check_files(found)
    return found


def serialised(data: bytes) -> None:
    """Whatever characters stand in names, roles and texts: Turtle and N-Quads say the same, and the evidence verbatim."""
    words = [part.decode("utf-8", "surrogatepass" if _passes(part) else "replace") for part in data.split(b"|")]
    words = [word for word in words if word]
    if not words:
        return
    text = "\n".join(words)
    kinds = list(Kind)
    entities = tuple(
        Entity(
            f"{kinds[number % len(kinds)].value.lower()}/{number}-{word[:20]}",
            kinds[number % len(kinds)],
            (Name(word, "ja"), Name(word[::-1], "en")),
            (Mention(0, 1, kinds[number % len(kinds)], 0.5, word),),
            family_name=word,
            given_name=word,
        )
        for number, word in enumerate(words)
    )
    statements = tuple(
        Statement(
            entities[number % len(entities)].id,
            predicate,
            entities[(number + 1) % len(entities)].id,
            (Span(number % len(text), len(text)),),
            0.5,
            words[0],
            role=words[-1],
            subject_matter=words[0],
        )
        for number, predicate in enumerate(_PREDICATES)
    )
    said = Quotation(entities[0].id, 0, len(text), (Span(0, len(text)),), 0.5, words[-1])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(f"urn:x:{digest}", text, (), "ja", words[0], digest, title=words[0], publisher=words[-1])
    check_files(Extraction(document, entities, statements, (said,)))


def _passes(part: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        part.decode("utf-8", "surrogatepass")
        return True
    return False


def check_files(found: Extraction) -> None:
    """Both files parse, hold the same statements, and quote the text as it stands at the offsets they name."""
    files = graph_files([found], base=BASE, build=_BUILD)
    turtle = {(q.subject, q.predicate, q.object) for q in parse(input=files["graph.ttl"], format=RdfFormat.TURTLE)}
    quads = {(q.subject, q.predicate, q.object) for q in parse(input=files["graph.nq"], format=RdfFormat.N_QUADS)}
    assert turtle == quads
    start, end = ({s: int(o.value) for s, p, o in quads if p == term(name)} for name in ("oa:start", "oa:end"))
    exact = {s: o.value for s, p, o in quads if p == term("oa:exact") and isinstance(o, Literal)}
    assert exact.keys() == start.keys() == end.keys()
    text = found.document.text
    assert all(legal(text[start[node] : end[node]]) == words for node, words in exact.items())
    assert all(start[node] < end[node] for node in exact)
    assert any(s == iri(found.document.iri) for s, _, _ in quads)


def collected(data: bytes) -> None:
    """Lists and archives of any content give Sources, and failures that say what is wrong; the first byte chooses."""
    failures: list[InputError] = []
    found: list[Source] = []
    if not data:
        return
    kind, rest = data[0] % 4, data[1:]
    try:
        if kind == 0:
            list(manifest_entries(io.BytesIO(rest), origin="m.jsonl", options=NO_OPTIONS, failed=failures.append))
        elif kind == 1:
            found = list(records(io.BytesIO(rest), origin="a.warc", options=NO_OPTIONS, failed=failures.append))
        elif kind == 2:
            for entry in feed_entries(rest, origin="f.xml", base=None, options=NO_OPTIONS):
                assert entry.name
        elif kind_of_xml(rest) != "feed":
            assert all(entry.url for entry in sitemap_entries(rest, origin="s.xml", options=ReadOptions()))
    except InputError as error:
        failures.append(error)
    for source in found:
        with suppress(InputError):
            load(source)
    assert all(failure.problem and failure.remedy for failure in failures)


TARGETS: dict[str, Callable[[bytes], object]] = {
    "read": read,
    "extract": extraction,
    "serialise": serialised,
    "collect": collected,
}
