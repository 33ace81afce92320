"""Sorting on disk, records as bytes, and the keys that results are kept under."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.archive.content import content_key, is_local, taken
from civicgraph.archive.packing import (
    KeptOut,
    expand,
    pack,
    pack_kept_out,
    squeeze,
    unpack,
    unpack_kept_out,
)
from civicgraph.archive.sorting import put_among, sorted_lines, write_lines
from civicgraph.collect import Source
from civicgraph.graph.tally import Tally
from civicgraph.read import ReadOptions, read_bytes
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
from civicgraph.validate.conform import Dropped
from civicgraph.validate.violations import Violation

LINES = st.lists(st.binary(max_size=3).map(lambda data: data.replace(b"\n", b"") + b"\n"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12), st.integers(1, 12), st.integers(2, 4))
def test_any_number_of_runs_and_passes_sort_alike(parts: list[list[bytes]], run: int, together: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "sorting")
        with sorted_lines((b"".join(lines) for lines in parts), place, run=run, together=together) as found:
            assert list(found) == sorted({line for lines in parts for line in lines})
        assert len(list(place.iterdir())) <= together


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, st.integers(1, 40))
def test_lines_are_put_among_those_of_a_file_wherever_it_is_cut(lines: list[bytes], more: list[bytes], piece: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(Path(folder, "lines"), sorted(lines))
        assert b"".join(put_among(path, sorted(more), piece=piece)) == b"".join(sorted(lines + more))


def test_a_line_is_counted_once_whatever_graphs_hold_it() -> None:
    thing, kind = "<https://d.example/id/person/x>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    person, name = "<http://xmlns.com/foaf/0.1/Person>", "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    lines = [
        "<https://d.example/> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://n.example/1> .",
        f'{thing} {name} "a <b> . \\"c" <https://n.example/1> .',
        f'{thing} {name} "a <b> . \\"c" <https://n.example/2> .',
        f"{thing} {kind} {person} <https://n.example/1> .",
        f"{thing} {kind} {person} <https://n.example/2> .",
    ]
    encoded = sorted(f"{line}\n".encode() for line in lines)
    tally = Tally("https://d.example/")
    assert list(tally.counting(encoded)) == encoded
    assert (tally.triples, tally.entities, dict(tally.kinds)) == (2, 1, {"person": 1})
    assert tally.vocabularies == ["foaf", "skos"]


def test_an_extraction_survives_as_bytes() -> None:
    document = read_bytes("見出し\n\n港で𠮷野家と\u202e話した。\x00\n".encode(), origin="a.txt", options=ReadOptions(date="2024-02"))
    entity = Entity("person/x", Kind.PERSON, (Name("海野", "ja"),), (Mention(0, 1, Kind.PERSON, 0.1 + 0.2, "rule"),))
    statement = Statement("person/x", Predicate.AFFILIATION, "organization/y", (Span(0, 2),), 1 / 3, "rule", role="長")
    found = Extraction(document, (entity,), (statement,), (Quotation("person/x", 0, 1, (Span(0, 2),), 0.5, "rule"),))
    packed = pack(found)
    assert unpack(expand(squeeze(packed)), Extraction) == found
    assert pack(unpack(packed, Extraction)) == packed
    violation = Violation("https://d.example/x", "海野", "kind", "規則", "rule")
    records = (document, entity, statement, found.quotations[0])
    kept_out = KeptOut(tuple(Dropped("https://n.example/1", r, (violation,), "person/x") for r in records), (violation,))
    back = unpack_kept_out(pack_kept_out(kept_out))
    assert back.remaining == kept_out.remaining
    assert [d.record for d in back.dropped[1:]] == [d.record for d in kept_out.dropped[1:]]
    assert back.dropped[0].record == replace(document, text="", blocks=())
    with pytest.raises(ValueError, match="iri"):
        unpack(b"{}", Document)


def test_a_key_holds_all_that_reading_depends_on(tmp_path: Path) -> None:
    source = Source("in/a.txt", ReadOptions(), b"text")
    others = [
        replace(source, data=b"texts"),
        replace(source, origin="in/a.html"),
        replace(source, options=ReadOptions(date="2024")),
        replace(source, media_type="text/html"),
    ]
    assert len({content_key(each) for each in (source, *others)}) == 5
    assert content_key(replace(source, origin="elsewhere/b.TXT")) == content_key(source)
    (tmp_path / "a.txt").write_bytes(b"text")
    file = Source(str(tmp_path / "a.txt"))
    assert is_local(file)
    assert content_key(taken(file)) == content_key(source)
    missing = Source(str(tmp_path / "missing.txt"))
    assert taken(missing) == missing
