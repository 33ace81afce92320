"""Every RDF syntax says the same to parsers that others wrote: Oxigraph, rdflib, Raptor, N3.js."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_canonical_graph

from civicgraph.errors import InputError, UsageError
from civicgraph.export import exported, format_of
from civicgraph.export.formats import FORMATS, zipped

_OX = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_NAMED = {"nq", "trig", "jsonld"}
_N3 = """
const { Parser, Writer } = require("n3");
const [form, text] = [process.argv[1], require("fs").readFileSync(0, "utf8")];
const quads = new Parser({ format: form, baseIRI: "https://example.org/none/" }).parse(text);
const writer = new Writer({ format: "N-Quads" });
writer.addQuads(quads);
writer.end((error, result) => process.stdout.write(result));
"""


def canonical(quads: list[ox.Quad], *, named: bool) -> set[str]:
    """The statements with blank nodes labelled alike; without their graphs unless `named`."""
    kept = quads if named else [ox.Quad(*quad.triple) for quad in quads]
    dataset = ox.Dataset(kept)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def written(quads: list[ox.Quad], form: str) -> bytes:
    return exported(quads, form)[""]


@pytest.mark.parametrize("form", _OX)
def test_oxigraph_reads_the_same_statements(quads: list[ox.Quad], form: str) -> None:
    read = list(ox.parse(input=written(quads, form), format=_OX[form]))
    assert canonical(read, named=form in _NAMED) == canonical(quads, named=form in _NAMED)


@pytest.mark.parametrize(
    ("form", "name"), [("ttl", "turtle"), ("trig", "trig"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_rdflib_reads_the_same_statements(small: list[ox.Quad], form: str, name: str) -> None:
    def graph(data: bytes, kind: str) -> set[tuple[object, ...]]:
        read = rdflib.Dataset()
        read.parse(data=data, format=kind)
        merged = rdflib.Graph()
        for s, p, o, _ in read.quads():
            # rdflib gives numbers their canonical form on the way in; the others keep 007.
            merged.add((s, p, o.normalize() if isinstance(o, rdflib.Literal) else o))
        return set(to_canonical_graph(merged))

    assert graph(written(small, form), name) == graph(written(small, "nt"), "nt")


@pytest.mark.parametrize(
    ("form", "name"), [("ttl", "turtle"), ("nt", "ntriples"), ("rdfxml", "rdfxml"), ("nq", "nquads")]
)
def test_raptor_reads_the_same_statements(quads: list[ox.Quad], form: str, name: str, tmp_path: Path) -> None:
    if not shutil.which("rapper"):
        pytest.skip("needs rapper (Debian: raptor2-utils)")
    path = tmp_path / "graph"
    path.write_bytes(written(quads, form))
    run = subprocess.run(
        ["rapper", "-q", "-i", name, "-o", "nquads" if form == "nq" else "ntriples", str(path), "https://example.org/none/"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert run.stderr == b""
    read = list(ox.parse(input=run.stdout, format=ox.RdfFormat.N_QUADS))
    assert canonical(read, named=form == "nq") == canonical(quads, named=form == "nq")


@pytest.mark.parametrize(
    ("form", "name"), [("ttl", "text/turtle"), ("trig", "application/trig"), ("nq", "N-Quads"), ("nt", "N-Triples")]
)
def test_n3_js_reads_the_same_statements(quads: list[ox.Quad], form: str, name: str) -> None:
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", 'require("n3")'], capture_output=True).returncode:
        pytest.skip("needs node and the npm package n3 where NODE_PATH points to")
    run = subprocess.run([node, "-e", _N3, name], input=written(quads, form), capture_output=True, check=True)
    read = list(ox.parse(input=run.stdout, format=ox.RdfFormat.N_QUADS))
    assert canonical(read, named=form in _NAMED) == canonical(quads, named=form in _NAMED)


@pytest.mark.parametrize("form", FORMATS)
def test_order_and_labels_of_the_input_do_not_show(small: list[ox.Quad], form: str) -> None:
    mixed = [*small, *small[:5]]
    random.Random(1).shuffle(mixed)
    renamed = {q.subject: ox.BlankNode() for q in small if isinstance(q.subject, ox.BlankNode)}
    mixed = [
        ox.Quad(renamed.get(q.subject, q.subject), q.predicate, renamed.get(q.object, q.object), q.graph_name)
        for q in mixed
    ]
    assert renamed
    assert exported(mixed, form) == exported(small, form)


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes_under_any_hash_seed(form: str, tmp_path: Path) -> None:
    source = Path(__file__).parent / "small.trig"
    found = set()
    for seed in "12":
        out = tmp_path / seed
        program = (
            "import hashlib, sys, pyoxigraph as ox\nfrom civicgraph.export import exported\n"
            "files = exported(list(ox.parse(path=sys.argv[1])), sys.argv[2])\n"
            "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
        )
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "HOME": str(out)}
        run = subprocess.run(
            [sys.executable, "-c", program, str(source), form], capture_output=True, env=environment, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1


def test_turtle_is_pretty_and_uses_only_the_prefixes_it_declares(small: list[ox.Quad]) -> None:
    text = written(small, "ttl").decode()
    declared = {line.split()[1] for line in text.splitlines() if line.startswith("@prefix")}
    body = text.partition("\n\n")[2]
    assert all(f" {prefix}" in body or f"^^{prefix}" in body for prefix in declared)
    assert "time:" not in declared and "schema:" in declared
    assert "<id/person/mori> a foaf:Person ;\n    rdfs:seeAlso _:c14n0 ;\n" in text
    assert "org:memberOf <id/organization/city> ,\n        <id/organization/code>" in text
    assert "<https://example.org/g/a(b)>" in text and "<id/x.>" in text


def test_one_more_fact_is_one_more_line(real: list[ox.Quad]) -> None:
    fact = next(q for q in real if q.predicate.value.endswith("org#memberOf"))
    other = ox.Quad(fact.subject, fact.predicate, ox.NamedNode(fact.object.value + "-2"), fact.graph_name)
    before, after = (written(quads, "ttl").splitlines() for quads in (real, [*real, other]))
    assert len(after) == len(before) + 1
    assert len(set(after) - set(before)) <= 2


def test_json_ld_names_no_context_elsewhere(quads: list[ox.Quad]) -> None:
    document = json.loads(written(quads, "jsonld"))
    assert isinstance(document["@context"], dict)
    assert not any("@import" in value for value in document["@context"].values() if isinstance(value, dict))
    person = next(n for g in document["@graph"] for n in g.get("@graph", [g]) if "foaf:Person" in n.get("type", []))
    assert "ja" in person["prefLabel"]


def test_what_xml_cannot_say_is_refused_with_its_place() -> None:
    one = ox.NamedNode("https://example.org/1")
    for quad in (
        ox.Quad(one, ox.NamedNode("https://example.org/7"), ox.Literal("x")),
        ox.Quad(one, ox.NamedNode("https://example.org/p"), ox.Literal("a\x01b")),
    ):
        with pytest.raises(InputError, match=r"example\.org.*Write another format"):
            exported([quad], "rdfxml")
        assert exported([quad], "ttl")


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="jsonld"):
        exported([], "docx")


def test_the_ending_names_the_format() -> None:
    assert [format_of(name) for name in ("A.TTL", "x/g.nq.gz", "g.ftm.json", "g.xml", "g.json", "ttl")] == [
        "ttl", "nq", "ftm", "rdfxml", None, None,
    ]  # fmt: skip


def test_gzip_has_no_time_in_it() -> None:
    assert zipped(b"x")[4:8] == b"\0\0\0\0"
