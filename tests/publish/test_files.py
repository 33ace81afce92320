"""What `civicgraph publish` writes: the dumps say what the graph says, the descriptions are true, nothing is lost."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from publishing import ARTICLE, BASE, CONFIG, run
from rdflib import DCAT, DCTERMS, RDF, XSD, Dataset, Graph, Literal, Namespace, URIRef

VOID = Namespace("http://rdfs.org/ns/void#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
_PARSED = {".ttl": ox.RdfFormat.TURTLE, ".gz": ox.RdfFormat.N_QUADS, ".rdf": ox.RdfFormat.RDF_XML}


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_every_file_is_in_the_checksums(site: Path) -> None:
    listed = dict(reversed(line.split("  ")) for line in (site / "SHA256SUMS").read_text().splitlines())
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files(site).items() if name != "SHA256SUMS"}
    assert listed == found and len(found) > 100


def test_the_dumps_hold_every_statement_of_the_graph(site: Path, graph: Path) -> None:
    """All but what the graph says of itself as a data set: the publisher says that anew."""
    own = {BASE, *(f"{BASE}distribution/graph.{ending}" for ending in ("nq", "ttl"))}
    read = [quad.triple for quad in ox.parse(path=str(graph), format=ox.RdfFormat.N_QUADS)]
    wanted = {str(triple) for triple in read if getattr(triple.subject, "value", None) not in own}
    assert len(wanted) > 1000
    dumps = sorted((site / "dumps").iterdir())
    assert [dump.suffix for dump in dumps] == [".jsonld", ".gz", ".rdf", ".ttl"]
    for dump in dumps:
        data = gzip.decompress(dump.read_bytes()) if dump.suffix == ".gz" else dump.read_bytes()
        if dump.suffix == ".jsonld":
            found = Dataset()
            found.parse(data=data, format="json-ld")
            assert len({(s, p, o) for s, p, o, _ in found.quads()}) >= len(wanted)
            continue
        missing = wanted - {str(quad.triple) for quad in ox.parse(data, format=_PARSED[dump.suffix])}
        assert not missing, dump.name


def test_the_catalogue_says_what_the_files_are(site: Path) -> None:
    found = Graph().parse(site / "dcat.ttl")
    (data_set,) = found.subjects(RDF.type, DCAT.Dataset)
    assert {title.language for title in found.objects(data_set, DCTERMS.title)} == {"ja", "en"}
    assert isinstance(found.value(data_set, DCTERMS.license), URIRef)
    distributions = list(found.objects(data_set, DCAT.distribution))
    assert len(distributions) == 4
    for one in distributions:
        file = site / urlsplit(str(found.value(one, DCAT.downloadURL))).path.lstrip("/")
        assert int(found.value(one, DCAT.byteSize)) == file.stat().st_size
        digest = found.value(found.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(digest) == hashlib.sha256(file.read_bytes()).hexdigest()
        assert found.value(one, DCTERMS.license) == found.value(data_set, DCTERMS.license)


def test_the_counts_of_void_are_those_of_the_dump(site: Path) -> None:
    said = Graph().parse(site / "void.ttl")
    (dump,) = (site / "dumps").glob("*.ttl")
    data_set, publisher = URIRef(BASE), "https://minato.example/#org"
    about = {BASE, publisher}  # the data set does not count what is said of it
    read = (quad.triple for quad in ox.parse(path=str(dump), format=ox.RdfFormat.TURTLE))
    triples = {(t.subject, t.predicate, t.object) for t in read if getattr(t.subject, "value", None) not in about}
    assert said.value(data_set, VOID.triples) == Literal(len(triples))
    by_property = Counter(str(predicate.value) for _, predicate, _ in triples)
    partitions = {
        str(said.value(part, VOID.property)): int(said.value(part, VOID.triples))
        for part in said.objects(data_set, VOID.propertyPartition)
    }
    assert partitions == by_property
    assert (site / ".well-known" / "void").read_bytes() == (site / "void.ttl").read_bytes()


def test_each_thing_has_two_pages_and_its_data(site: Path) -> None:
    entities = {path.with_suffix("") for path in (site / "id").rglob("*.ttl")}
    assert len(entities) > 30
    for entity in entities:
        subject = URIRef(BASE + entity.relative_to(site).as_posix())
        as_turtle = Graph().parse(entity.with_suffix(".ttl"))
        as_jsonld = Graph().parse(entity.with_suffix(".jsonld"), format="json-ld")
        assert (subject, None, None) in as_turtle
        assert set(as_turtle.objects(subject)) == set(as_jsonld.objects(subject))
        for page in (entity.with_suffix(".html"), entity.with_suffix(".en.html")):
            text = page.read_text("utf-8")
            assert f'href="{entity.name}.ttl"' in text and "application/ld+json" in text


def test_every_link_leads_to_a_file(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "graph.html":
            continue
        for address in re.findall(r'(?:href|src)="([^"]+)"', page.read_text("utf-8")):
            parts = urlsplit(address.replace("&amp;", "&"))
            if not parts.scheme and parts.path:
                assert (page.parent / parts.path).exists(), f"{page}: {address}"


def test_the_sitemap_names_every_page(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    named = {urlsplit(loc.text or "").path for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"graph.html"}
    assert pages == {name.lstrip("/") for name in named}
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text()


def test_equal_graphs_give_equal_bytes_whatever_the_hash_seed(site: Path, graph: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "graph.nq"
    shuffled.write_text("".join(sorted(graph.read_text("utf-8").splitlines(True), key=lambda line: line[::-1])), "utf-8")
    program = "from civicgraph.cli import main; main()"
    call = [sys.executable, "-c", program, "publish", shuffled, "-o", tmp_path / "site", "--config", CONFIG]
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert files(tmp_path / "site") == files(site)


def test_what_lay_in_the_folder_stays_and_former_pages_go(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert run("publish", graph, "-o", out, "--config", CONFIG, "--date", "2026-01-01").exit_code == 0
    (out / "CNAME").write_text("data.example.org")
    former = out / "dumps" / "civicgraph-2026-01-01.ttl"
    assert former.exists()
    assert run("publish", graph, "-o", out, "--config", CONFIG, "--date", "2026-02-01", "--keep-dumps").exit_code == 0
    assert former.exists() and (out / "CNAME").read_text() == "data.example.org"
    assert former.name in (out / "SHA256SUMS").read_text()
    assert run("publish", graph, "-o", out, "--config", CONFIG, "--date", "2026-03-01").exit_code == 0
    assert not former.exists() and (out / "CNAME").exists()


def test_a_failure_leaves_the_site_as_it_was(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    assert run("publish", graph, "-o", out, "--config", CONFIG).exit_code == 0
    before = files(out)
    write, left = Path.write_bytes, iter(range(50))

    def full(path: Path, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("publish", graph, "-o", out, "--config", CONFIG, "--date", "2027-01-01")
    monkeypatch.undo()
    assert result.exit_code != 0 and "No space left" in result.output
    assert files(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("line", "replaced", "said"),
    [
        ("licence = ", "#", "licence: is missing"),
        ("modified = ", 'modified = "2026-13-01" #', "is no day"),
        ("keywords = ", 'keyword = "a" #', "did you mean keywords?"),
        ("title = ", 'title = { ja = "a" } #', "title: give it in both languages"),
    ],
)
def test_a_faulty_configuration_says_where(graph: Path, tmp_path: Path, line: str, replaced: str, said: str) -> None:
    config = tmp_path / "publication.toml"
    text = CONFIG.read_text("utf-8")
    config.write_text(re.sub(f"^{line}", replaced, text, flags=re.MULTILINE), "utf-8")
    result = run("publish", graph, "-o", tmp_path / "site", "--config", config)
    assert result.exit_code == 3 and said in result.output and str(config) in result.output
    assert not (tmp_path / "site").exists()


def test_the_invented_publisher_of_the_example_publishes_nothing(graph: Path, tmp_path: Path) -> None:
    config = tmp_path / "publication.toml"
    config.write_text(run("publish", "--example").stdout, "utf-8")
    result = run("publish", graph, "-o", tmp_path / "site", "--config", config)
    assert result.exit_code == 3 and not (tmp_path / "site").exists()
    for key in ("title", "url", "publisher.iri", "publisher.name", "contact.email"):
        assert f"\n  {key}: is that of the example" in result.stderr
    assert "Write your own" in result.stderr


def test_a_folder_of_other_things_is_not_replaced(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    result = run("publish", graph, "-o", tmp_path, "--config", CONFIG)
    assert result.exit_code == 2 and "SHA256SUMS" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_graphs_whose_addresses_cannot_be_the_publishers_need_a_url(tmp_path: Path) -> None:
    assert run("build", ARTICLE, "--source", "https://news.example/c4js", "-o", tmp_path / "g").exit_code == 0
    result = run("publish", tmp_path / "g" / "graph.nq", "-o", tmp_path / "site", "--config", CONFIG)
    assert result.exit_code == 2 and "Give url" in result.output


def test_dates_are_days(site: Path) -> None:
    found = Graph().parse(site / "dcat.ttl")
    for value in found.objects(None, DCTERMS.modified):
        assert isinstance(value, Literal) and value.datatype == XSD.date
