"""`civicgraph reconcile` against a service that speaks the API over HTTP, and what it must not do."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from articles import BASE, run
from reconciler import SPACE, serving

from civicgraph.graph.load import load_graph
from civicgraph.identity import web
from civicgraph.identity.identifiers import fault, is_corporate_number, is_municipality_code
from civicgraph.knowledge import load_knowledge
from civicgraph.resources import resource


def rows(data: bytes | str) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "sleep", lambda _: None)


@pytest.mark.parametrize("versions", [("0.1", "0.2"), ("1.0-draft",), ("0.2", "1.0-draft"), ()])
def test_proposals_are_for_review(graph: Path, versions: tuple[str, ...]) -> None:
    """A service without versions is one of 0.1, which is asked as one of 0.2."""
    with serving(versions=versions or ("0.1", "0.2")) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-")
    assert result.exit_code == 0, result.stderr
    found = rows(result.stdout_bytes)
    city = [(row["other"], row["score"]) for row in found if row["name"] == "潮見市"]
    assert city == [(f"{SPACE}Q1", "80"), (f"{SPACE}Q2", "80"), (f"{SPACE}Q3", "40")]
    assert all(row["judgement"] == row["who"] == row["when"] == "" for row in found)
    assert {row["entity"] for row in found} <= set(load_graph(graph).nodes)
    (person,) = (row for row in found if row["name"] == "宮園佳代")
    assert "1951年生まれの画家" in person["other_about"] and "潮見市" in person["about"]
    assert person["page"] == f"{SPACE}Q5" and person["source"] == "Authority"
    assert "Authority: " in result.stderr


def test_types_properties_and_limits_are_sent(graph: Path, tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    source.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://e.org/a> a org:Organization ; skos:prefLabel "潮見市"@ja ; schema:location <https://e.org/b> .\n'
        '<https://e.org/b> a schema:Place ; skos:prefLabel "北野県"@ja .\n',
        "utf-8",
    )
    options = ("--type", "organization=city", "--kind", "organization", "--property", "place=P131", "--limit", "1")
    with serving() as service:
        result = run("reconcile", source, "--service", service.url, "--allow-private", "-o", "-", *options)
    assert service.batches == [
        [{"query": "潮見市", "limit": 1, "type": "city", "properties": [{"pid": "P131", "v": "北野県"}]}]
    ]
    (row,) = rows(result.stdout_bytes)
    assert (row["other"], row["score"]) == (f"{SPACE}Q2", "95 ✓")


def test_batches_are_as_large_as_the_service_says(graph: Path) -> None:
    with serving(batch=3) as service:
        assert run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-").exit_code == 0
    assert max(map(len, service.batches)) == 3 and len(service.names) == len(load_graph(graph).nodes)


def test_a_batch_that_is_too_large_is_halved(graph: Path) -> None:
    with serving(largest=2) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-")
    assert result.exit_code == 0
    assert max(map(len, service.batches)) == 2 and len(service.names) == len(load_graph(graph).nodes)


def test_a_busy_service_is_asked_again(graph: Path) -> None:
    with serving(faults=[503, None, 429, "break off"]) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-")
    assert result.exit_code == 0 and rows(result.stdout_bytes)


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ([503] * 9, "answered 503"),
        ([404], "answered 404"),
        ([b"<html>"], "no JSON"),
        ([b"[" * 100_000], "no JSON"),
        ([b"{}"], "no manifest"),
        ([None, b"{}"], "no result for the query q0"),
        ([None, b'{"q0":{"result":[{"name":"x","score":1}]}}'], "a candidate has no id"),
        ([None, b'{"q0":{"result":[]}}'], "no result for the query q1"),
        (["huge"], "larger than 10 MiB"),
        ([("redirect", "http://other.example/api")], "leads to another host"),
        ([("redirect", "file:///etc/passwd")], "no http(s) address"),
        ([("redirect", "/api")] * 9, "redirects again and again"),
    ],
)
def test_a_service_that_fails_is_named(graph: Path, tmp_path: Path, faults: list[object], said: str) -> None:
    out = tmp_path / "review.csv"
    with serving(faults=list(faults)) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", out)
    assert result.exit_code in (2, 3) and said in result.stderr
    assert result.exit_code == 2 or "http://127.0.0.1:" in result.stderr
    assert not out.exists() and result.stdout == ""


def test_a_silent_service_is_given_up(graph: Path, tmp_path: Path) -> None:
    with serving(faults=["slow"] * 9) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "--timeout", "0.2", "-o", "-")
    assert result.exit_code == 3 and "no answer in time" in result.stderr and service.url in result.stderr


def test_a_redirect_on_the_same_host_is_followed(graph: Path) -> None:
    with serving(faults=[("redirect", "/api?v=2")]) as service:
        assert run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-").exit_code == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_addresses_are_refused(graph: Path, host: str) -> None:
    result = run("reconcile", graph, "--service", f"http://{host}:9/api", "-o", "-")
    assert result.exit_code == 3 and "--allow-private" in result.stderr and "private address" in result.stderr


def test_a_refused_service_is_not_asked_at_all(graph: Path) -> None:
    with serving() as service:
        assert run("reconcile", graph, "--service", service.url, "-o", "-").exit_code == 3
    assert service.asked == []


@pytest.mark.parametrize("url", ["ftp://example.org/", "https://me:secret@example.org/", "example.org"])
def test_what_is_no_address_is_wrong_usage(graph: Path, url: str) -> None:
    result = run("reconcile", graph, "--service", url, "-o", "-")
    assert result.exit_code == 2 and "secret" not in result.stderr


def test_wrong_numbers_are_never_proposed(graph: Path) -> None:
    space = "https://info.gbiz.go.jp/hojin/ichiran?hojinBango="
    right, wrong = "4000012090001", "4000012090002"
    records = tuple({"id": n, "name": "潮見市", "type": "city", "place": [], "about": ""} for n in (right, wrong))
    with serving(space=space, records=records) as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-")
    assert [row["other"].rpartition("=")[2].rpartition("%3D")[2] for row in rows(result.stdout_bytes)] == [right]
    assert f"its check digit is wrong: {wrong}" in result.stderr


def test_wrong_numbers_in_the_graph_are_named(tmp_path: Path) -> None:
    source = tmp_path / "graph.ttl"
    source.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix civic: <https://w3id.org/civicgraph#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
        "<https://e.org/1> a org:Organization ; owl:sameAs <https://hojin-info.go.jp/data/basic/5000012090001> .\n"
        "<https://e.org/2> org:classification civic:LocalGovernment ; dcterms:identifier '131017' .\n"
        "<https://e.org/3> dcterms:identifier '131017' ; owl:sameAs <https://hojin-info.go.jp/data/basic/4000012090001> .\n",
        "utf-8",
    )
    result = run("reconcile", source, "--within", "-o", "-")
    named = [line for line in result.stderr.splitlines() if line.startswith("Wrong check digit")]
    assert result.exit_code == 1 and len(named) == 2
    assert "e.org/1" in named[0] and "e.org/2" in named[1]


def test_no_cell_is_a_formula(graph: Path) -> None:
    with serving() as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-")
    assert "'=HYPERLINK(1)" in result.stdout
    assert not [cell for row in csv.reader(io.StringIO(result.stdout)) for cell in row if cell.startswith(("=", "+", "@"))]


def test_what_was_judged_stays_and_is_not_asked_again(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "review.csv"
    with serving() as service:
        call = ("reconcile", graph, "--service", service.url, "--allow-private", "-o", out)
        assert run(*call).exit_code == 0
        first = rows(out.read_bytes())
        lines = out.read_bytes().decode("utf-8-sig").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if f"{SPACE}Q1" in line)
        lines[at] = "same,森,2026-11-28,東海県" + lines[at].removeprefix(",,,")
        out.write_text("".join(lines), "utf-8", newline="")
        service.batches.clear()
        assert run(*call).exit_code == 0
    assert "潮見市" not in service.names and service.names
    again = rows(out.read_bytes())
    assert {(r["entity"], r["other"]) for r in again} == {(r["entity"], r["other"]) for r in first}
    assert [(r["judgement"], r["who"]) for r in again if r["judgement"]] == [("same", "森")]
    assert len(again) == len(first)


def test_suppressed_people_are_not_asked_for(graph: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.txt"
    people.write_text("宮園佳代\n", "utf-8")
    with serving() as service:
        result = run("reconcile", graph, "--service", service.url, "--allow-private", "-o", "-", "--suppress", people)
    assert result.exit_code == 0 and service.names
    assert not [name for name in service.names if "佳代" in name] and "佳代" not in result.output


def test_lines_on_suppressed_people_leave_the_review_file(graph: Path, tmp_path: Path) -> None:
    out, people = tmp_path / "review.csv", tmp_path / "people.txt"
    people.write_text("宮園佳代\n", "utf-8")
    with serving() as service:
        call = ("reconcile", graph, "--service", service.url, "--allow-private", "-o", out)
        assert run(*call).exit_code == 0
        judged = out.read_bytes().decode("utf-8-sig").replace(",,,,80", "same,森,2026-11-28,x,80")
        out.write_text(judged, "utf-8", newline="")
        assert "宮園佳代" in judged
        assert run(*call, "--suppress", people).exit_code == 0
    left = out.read_bytes().decode("utf-8-sig")
    assert "佳代" not in left, [line for line in left.splitlines() if "佳代" in line]
    assert "same,森,2026-11-28,x,80,Organization,潮見市" in left


@pytest.mark.parametrize(
    "options", [(), ("--within", "--service", "https://example.org/"), ("--within", "--type", "x"), ("--within", "--kind", "x")]
)
def test_options_that_do_not_go_together(graph: Path, options: tuple[str, ...]) -> None:
    assert run("reconcile", graph, "-o", "-", *options).exit_code == 2


def test_every_code_of_the_knowledge_base_has_its_check_digit() -> None:
    text = resource("data", "knowledge", "local-government.ttl").read_text("utf-8")
    codes = [line.split('"')[1] for line in text.splitlines() if "dcterms:identifier" in line]
    assert len(codes) > 1700 and all(map(is_municipality_code, codes))
    assert load_knowledge().entities


@pytest.mark.parametrize("number", ["4000012090001", "7000012050002", "2000012020001"])
def test_corporate_numbers(number: str) -> None:
    assert is_corporate_number(number)
    for place in range(13):
        # The check digit is modulo 9, so it finds every wrong digit but 0 for 9 and 9 for 0.
        other = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert not is_corporate_number(other) or {number[place], other[place]} == {"0", "9"}


@pytest.mark.parametrize("number", ["", "400001209000", "40000120900011", "４000012090001", "400001209000x"])
def test_what_is_no_corporate_number(number: str) -> None:
    assert not is_corporate_number(number)


@pytest.mark.parametrize("code", ["", "13101", "131017", "991014", "１31016"])
def test_what_is_no_municipality_code(code: str) -> None:
    assert not is_municipality_code(code)


def test_numbers_are_told_by_where_they_stand() -> None:
    assert fault("5000012090001") is None
    assert fault("5000012090001", "https://hojin.example/") == "corporate-number"
    assert fault(f"{BASE}lgcode/131017") == "municipality-code"
