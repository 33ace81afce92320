"""`civicgraph merge` and `reconcile --within`: what people judge is applied, said and undone; nothing else happens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import BASE, run

from civicgraph.graph.load import load_graph
from civicgraph.graph.vocab import term
from civicgraph.records import Predicate

HEADER = "judgement,who,when,why,entity,other\n"
WIKIDATA = "http://www.wikidata.org/entity/"
PREFIXES = """@prefix civic: <https://w3id.org/civicgraph#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix void: <http://rdfs.org/ns/void#> . @base <https://data.example.org/> .
<https://data.example.org/> a void:Dataset .
"""


def quads(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))


def named(graph: Path) -> dict[str, str]:
    return {node.label(): iri for iri, node in load_graph(graph).nodes.items()}


def merged(graph: Path, folder: Path, *lines: str) -> Path:
    """The graph with these judgements (the columns of HEADER) applied."""
    review, out = folder / "review.csv", folder / "merged.nq"
    review.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    result = run("merge", graph, "--judgements", review, "-o", out)
    assert result.exit_code == 0, result.stderr
    return out


def refused(graph: Path, folder: Path, *lines: str) -> str:
    review = folder / "review.csv"
    review.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    result = run("merge", graph, "--judgements", review, "-o", folder / "merged.nq")
    assert result.exit_code == 3 and not (folder / "merged.nq").exists()
    return result.stderr


@pytest.fixture
def pair(graph: Path) -> tuple[str, str]:
    """The division that one article calls 潮見市情報政策課 and the other 情報政策課."""
    return named(graph)["潮見市情報政策課"], named(graph)["情報政策課"]


def test_two_things_become_one_and_the_former_iri_leads_there(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    first, second = pair
    out = merged(graph, tmp_path, f"same,森,2026-11-28,どちらも潮見市の課,{first},{second}")
    assert run("validate", out).exit_code == 0
    before, after = load_graph(graph), load_graph(out)
    assert after.nodes.keys() == before.nodes.keys() - {second}
    assert after.nodes[first].label() == "潮見市情報政策課" and "情報政策課" in {n.text for n in after.nodes[first].names}
    # Both articles' statements are about it now, each with its evidence.
    (fact,) = (f for f in after.facts if (f.subject, f.predicate) == (first, Predicate.PART_OF))
    assert {e.article for e in fact.evidence} == {article.iri for article in after.articles}
    found = {q.triple for q in quads(out)}
    assert ox.Triple(ox.NamedNode(second), term("dcterms:isReplacedBy"), ox.NamedNode(first)) in found
    about = [t for t in found if second in (getattr(t.subject, "value", ""), getattr(t.object, "value", ""))]
    assert {t.predicate for t in about} == {term("dcterms:isReplacedBy"), term("civic:compares")}


def test_who_when_and_why_are_in_the_graph(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    out = merged(
        graph, tmp_path,
        f"同じ,https://orcid.org/0000-0000-0000-0001,2026/11/28,同じ課,{pair[0]},{pair[1]}",
        f"unsure,森,2026年1月5日,,{named(graph)['潮見市']},{WIKIDATA}Q2",
    )  # fmt: skip
    store = ox.Store()
    store.bulk_extend(quads(out))
    rows = store.query(
        "PREFIX civic: <https://w3id.org/civicgraph#> PREFIX prov: <http://www.w3.org/ns/prov#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?verdict ?who ?day ?why { GRAPH ?g { ?j a civic:Judgement, prov:Activity ; civic:verdict ?verdict ; "
        "prov:wasAssociatedWith/rdfs:label ?who ; dcterms:date ?day OPTIONAL { ?j rdfs:comment ?why } } } ORDER BY ?day"
    )
    told = [tuple(value and value.value.rpartition("#")[2] for value in row) for row in rows]
    assert told == [
        ("unsure", "森", "2026-01-05", None),
        ("same", "https://orcid.org/0000-0000-0000-0001", "2026-11-28", "同じ課"),
    ]
    # "unsure" says nothing else of the pair.
    assert not [q for q in quads(out) if q.object == ox.NamedNode(f"{WIKIDATA}Q2") and q.predicate != term("civic:compares")]


def test_leaving_a_judgement_out_undoes_it(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    city = named(graph)["潮見市"]
    lines = [f"same,森,2026-11-28,同じ課,{pair[0]},{pair[1]}", f"same,森,2026-11-28,,{city},{WIKIDATA}Q1"]
    both = merged(graph, tmp_path, *lines).read_bytes()
    one = merged(graph, tmp_path, lines[1]).read_bytes()
    none = merged(graph, tmp_path).read_bytes()
    assert none == graph.read_bytes() and len({both, one, none}) == 3
    assert merged(graph, tmp_path, f",,,,{pair[0]},{pair[1]}", lines[1]).read_bytes() == one
    assert merged(graph, tmp_path, *reversed(lines)).read_bytes() == both


def test_merging_again_changes_nothing(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    lines = [f"same,森,2026-11-28,同じ課,{pair[0]},{pair[1]}", f"same,森,2026-11-28,,{pair[1]},{WIKIDATA}Q1"]
    once = merged(graph, tmp_path, *lines)
    first = once.read_bytes()
    assert merged(once, tmp_path, *lines).read_bytes() == first


def test_identifiers_are_added_as_the_profile_says_and_denied_ones_taken_away(tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    source.write_text(
        PREFIXES + '<id/concept/c> a skos:Concept ; skos:prefLabel "公開"@ja ; rdfs:label "公開"@ja .\n'
        f'<id/organization/o> a org:Organization ; skos:prefLabel "潮見市"@ja ; owl:sameAs <{WIKIDATA}Q1> , <{WIKIDATA}Q2> .\n',
        "utf-8",
    )
    out = merged(
        source, tmp_path,
        f"same,森,2026-11-28,,{BASE}id/concept/c,{WIKIDATA}Q9",
        f"different,森,2026-11-28,別の県の市,{BASE}id/organization/o,{WIKIDATA}Q1",
    )  # fmt: skip
    found = {q.predicate.value.rpartition("#")[2] + " " + q.object.value for q in quads(out) if WIKIDATA in q.object.value}
    assert {f"exactMatch {WIKIDATA}Q9", f"sameAs {WIKIDATA}Q2", f"differentFrom {WIKIDATA}Q1"} <= found
    assert f"sameAs {WIKIDATA}Q1" not in found
    assert load_graph(out).nodes[f"{BASE}id/organization/o"].same_as == (f"{WIKIDATA}Q2",)


def people(folder: Path) -> Path:
    """Three of one name: two share a body, the third is someone else."""
    source = folder / "graph.ttl"
    text = PREFIXES
    for n, body in ((1, "a"), (2, "a"), (3, "b")):
        text += (
            f'<id/person/{n}> a foaf:Person ; skos:prefLabel "森花子"@ja ; rdfs:label "森花子"@ja ; org:memberOf <id/organization/{body}> .\n'
            f"<m/{n}> a org:Membership ; org:member <id/person/{n}> ; org:organization <id/organization/{body}> .\n"
        )
    text += "".join(f'<id/organization/{b}> a org:Organization ; skos:prefLabel "{b}会"@ja ; rdfs:label "{b}会"@ja .\n' for b in "ab")
    source.write_text(text, "utf-8")
    return source


def test_namesakes_are_proposed_only_with_context_and_never_merged_by_name(tmp_path: Path) -> None:
    source = people(tmp_path)
    result = run("reconcile", source, "--within", "-o", tmp_path / "found.csv")
    assert result.exit_code == 0
    text = (tmp_path / "found.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    pairs = [{row["entity"], row["other"]} for row in rows if row["kind"] == "Person"]
    assert pairs == [{f"{BASE}id/person/1", f"{BASE}id/person/2"}]
    # As it was proposed, without a judgement, it does nothing.
    assert run("merge", source, "--judgements", tmp_path / "found.csv", "-o", tmp_path / "out.ttl").exit_code == 0
    assert len(load_graph(tmp_path / "out.ttl").nodes) == 5


def test_people_are_the_same_only_with_a_reason(tmp_path: Path) -> None:
    source = people(tmp_path)
    line = f"{BASE}id/person/1,{BASE}id/person/2"
    for other in (line, f"{BASE}id/person/1,{WIKIDATA}Q5"):
        assert "without a reason" in refused(source, tmp_path, f"same,森,2026-11-28,,{other}")
    out = merged(source, tmp_path, f"same,森,2026-11-28,同じ会の同じ委員,{line}")
    graph = load_graph(out)
    assert sum(node.kind.value == "Person" for node in graph.nodes.values()) == 2
    # Their memberships of one body are one.
    assert [f.object for f in graph.facts if f.subject.endswith("person/1")] == [f"{BASE}id/organization/a"]


def test_contradictions_are_named(tmp_path: Path) -> None:
    source = people(tmp_path)
    a, b, c = (f"{BASE}id/person/{n}" for n in (1, 2, 3))
    said = refused(
        source, tmp_path,
        f"same,森,2026-11-28,同じ略歴,{a},{b}", f"same,林,2026-11-28,同じ写真,{b},{c}", f"different,原,2026-11-29,生年が違う,{a},{c}",
    )  # fmt: skip
    assert "contradict" in said and all(f"line {n} ({who}" in said for n, who in ((2, "森"), (3, "林"), (4, "原")))
    elsewhere = refused(
        source, tmp_path,
        f"same,森,2026-11-28,同じ略歴,{a},{WIKIDATA}Q1", f"same,林,2026-11-28,同じ写真,{b},{WIKIDATA}Q1",
        f"different,原,2026-11-29,,{a},{b}",
    )  # fmt: skip
    assert "contradict" in elsewhere


def test_an_unsure_judgement_contradicts_nothing(tmp_path: Path) -> None:
    a, b = f"{BASE}id/person/1", f"{BASE}id/person/2"
    merged(people(tmp_path), tmp_path, f"same,森,2026-11-28,同じ略歴,{a},{b}", f"unsure,林,2026-11-28,,{b},{a}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("perhaps,森,2026-11-28,,{p}1,{p}2", "'perhaps' is none"),
        ("same,,2026-11-28,x,{p}1,{p}2", "who made it"),
        ("same,森,,x,{p}1,{p}2", "who made it and when"),
        ("same,森,2026-02-30,x,{p}1,{p}2", "is no day"),
        ("same,森,2026-11-28,x,{p}1,{p}1", "one thing"),
        ("same,森,2026-11-28,x,{p}1,Q5", "is no http(s) IRI"),
        ("same,森,2026-11-28,x,{p}1,{o}a", "a Person and a Organization cannot be the same"),
        ("same,森,2026-11-28,x,{o}a,{o}c", "cannot be the same: the graph says partOf"),
    ],
)
def test_judgements_that_cannot_be_applied(tmp_path: Path, line: str, said: str) -> None:
    source = people(tmp_path)
    source.write_text(
        source.read_text("utf-8")
        + '<id/organization/c> a org:Organization ; skos:prefLabel "課"@ja ; org:subOrganizationOf <id/organization/a> .\n',
        "utf-8",
    )
    message = refused(source, tmp_path, line.format(p=f"{BASE}id/person/", o=f"{BASE}id/organization/"))
    assert said in message and "review.csv" in message


def test_what_is_judged_different_after_it_was_merged_is_refused(tmp_path: Path) -> None:
    a, b = f"{BASE}id/person/1", f"{BASE}id/person/2"
    once = merged(people(tmp_path), tmp_path, f"same,森,2026-11-28,同じ略歴,{a},{b}").rename(tmp_path / "once.nq")
    assert "graph as it was built" in refused(once, tmp_path, f"different,林,2026-11-29,,{a},{b}")


def test_judgements_on_what_is_not_there_are_told_and_do_nothing(graph: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.csv"
    review.write_text(f"{HEADER}same,森,2026-11-28,x,{BASE}id/person/gone,{WIKIDATA}Q5\n", "utf-8")
    result = run("merge", graph, "--judgements", review, "-o", "-")
    assert result.exit_code == 0 and result.stdout_bytes == graph.read_bytes()
    assert "without effect: line 2" in result.stderr


def test_a_review_that_a_japanese_spreadsheet_saved_is_read(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    plain = merged(graph, tmp_path, f"same,森,2026-11-28,同じ課,{pair[0]},{pair[1]}").read_bytes()
    review = tmp_path / "excel.csv"
    review.write_bytes((HEADER + f"same,森,2026/11/28,同じ課,{pair[0]},{pair[1]}\n").replace("\n", "\r\n").encode("cp932"))
    assert run("merge", graph, "--judgements", review, "-o", "-").stdout_bytes == plain


@pytest.mark.parametrize(("data", "said"), [(b"a,b\n1,2\n", "columns"), (b"\x81", "neither"), (None, "cannot be read")])
def test_what_is_no_review_file(graph: Path, tmp_path: Path, data: bytes | None, said: str) -> None:
    review = tmp_path / "review.csv"
    if data is not None:
        review.write_bytes(data)
    result = run("merge", graph, "--judgements", review, "-o", "-")
    assert result.exit_code == 3 and said in result.stderr and result.stdout == ""


def test_the_graph_it_reads_is_never_harmed(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    copy = tmp_path / "graph.nq"
    copy.write_bytes(graph.read_bytes())
    refused(copy, tmp_path, f"same,森,2026-11-28,x,{pair[0]},{named(graph)['潮見市']}")
    assert copy.read_bytes() == graph.read_bytes()


def test_doubles_of_bodies_are_found_by_name_without_legal_form(tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    names = ("株式会社ミナト", "ミナト", "ミナト開発", "港")
    source.write_text(
        PREFIXES + "".join(f'<id/organization/{n}> a org:Organization ; skos:prefLabel "{name}"@ja .\n' for n, name in enumerate(names)),
        "utf-8",
    )
    result = run("reconcile", source, "--within", "-o", "-")
    rows = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"), newline="")))
    assert [{r["name"], r["other_name"]} for r in rows] == [{"株式会社ミナト", "ミナト"}]


def test_a_site_keeps_the_former_address(graph: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    first, second = pair
    out = merged(graph, tmp_path, f"same,森,2026-11-28,同じ課,{first},{second}")
    config = Path(__file__).parents[1] / "publish" / "publication.toml"
    assert run("publish", out, "-o", tmp_path / "site", "--config", config).exit_code == 0
    former, now = (tmp_path / "site" / iri.removeprefix(BASE) for iri in (second, first))
    for ending in (".html", ".en.html"):
        page = Path(f"{former}{ending}").read_text("utf-8")
        assert f'href="{now.name}{ending}"' in page and 'http-equiv="refresh"' in page
    said = set(ox.parse(path=f"{former}.ttl", format=ox.RdfFormat.TURTLE))
    assert any(q.predicate == term("dcterms:isReplacedBy") and q.object.value == first for q in said)
