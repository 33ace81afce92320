"""How long a query takes over HTTP, beside pyoxigraph and rdflib in process: python bench/latency.py [--triples 1000000] [--write].

The graph of the article in data/ is repeated, each copy in a named graph and below IRIs of its own, until there are as many
triples as asked; `civicgraph serve` and pyoxigraph read the same store on disk, rdflib holds the triples in memory. One client
on one connection asks each question about another copy in each round, over HTTP and of pyoxigraph in turn, of rdflib afterwards;
every row is read. A question that rdflib does not answer within --patience seconds is given up for it. The clock counts, not the
processor, as the answer passes through several processes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import rdflib

from civicgraph.graph.vocab import PREFIXES
from civicgraph.pipeline import BASE, build
from civicgraph.read import read_file
from civicgraph.store import disk
from page import BENCH, table, write

_ARTICLE = BENCH.parent / "data" / "articles" / "c4js2021.txt"
_CLIENTS = 8
_BUSY = 3  # processes of this program that work at a time
# Each question is about one copy: a thing, what is near it, its evidence; then some that go over all copies.
QUESTIONS = {
    "one thing": "SELECT ?p ?o { $person ?p ?o }",
    "what points to it": "SELECT ?s ?p { ?s ?p $person }",
    "members and roles of an organisation": """SELECT ?name ?role {
        ?m org:organization $organization ; org:member ?who . ?who skos:prefLabel ?name . OPTIONAL { ?m org:role/skos:prefLabel ?role } }""",
    "evidence of a thing's facts": """SELECT ?p ?o ?exact ?article {
        ?st rdf:subject $person ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?ev .
        ?ev oa:hasSource ?article ; oa:hasSelector/oa:exact ?exact }""",
    "whom its organisations lead to": """SELECT DISTINCT ?b {
        $person org:memberOf/(org:subOrganizationOf|org:unitOf|^org:memberOf|civic:partner)+ ?b }""",
    "1,000 names": "SELECT ?s ?name { ?s a org:Organization ; skos:prefLabel ?name } LIMIT 1000",
    "100 names that hold a word": """SELECT ?s ?name {
        ?s skos:prefLabel ?name . FILTER(CONTAINS(STR(?name), "プロジェクト")) } LIMIT 100""",
    "things by class, the whole graph": "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class",
}


def copies(article: Path, count: int) -> tuple[list[ox.Quad], int, dict[str, str]]:
    """That many triples at least, how many copies they are, and the path below BASE of the things that are asked about."""
    data = build([read_file(article)]).files["graph.nq"]
    once = [q for q in ox.parse(input=data, format=ox.RdfFormat.N_QUADS) if q.graph_name != ox.DefaultGraph()]
    about = {
        "person": ox.NamedNode(PREFIXES["foaf"] + "Person"),
        "organization": ox.NamedNode(PREFIXES["org"] + "Organization"),
    }
    links: dict[ox.NamedNode, int] = {}
    for quad in once:
        if isinstance(quad.object, ox.NamedNode):
            links[quad.object] = links.get(quad.object, 0) + 1
    most = {
        name: max((q.subject for q in once if q.object == kind), key=lambda node: (links.get(node, 0), str(node)))
        for name, kind in about.items()
    }
    own = len({_moved_quad(quad, 0).triple for quad in once} - {_moved_quad(quad, 1).triple for quad in once})
    number = -(-count // own)
    quads = [_moved_quad(quad, copy) for copy in range(number) for quad in once]
    return quads, number, {name: node.value for name, node in most.items()}


def _moved_quad(quad: ox.Quad, copy: int) -> ox.Quad:
    parts = (_moved(part, copy) for part in (quad.subject, quad.predicate, quad.object))
    return ox.Quad(*parts, ox.NamedNode(f"{BASE}article/{copy}"))


def _moved(part: Any, copy: int) -> Any:
    """Every node of a copy below an IRI of its own, the article too; the words of the vocabularies stay."""
    if isinstance(part, ox.NamedNode) and part.value.startswith((BASE, "https://www.xross-dx.com/", "file:")):
        return ox.NamedNode(f"{part.value}-{copy}")
    return part


@contextlib.contextmanager
def served(store: Path) -> Iterator[str]:
    """`civicgraph serve` over the store, with the limits out of the way of what is measured."""
    program = "from civicgraph.cli import main; main()"
    limits = ["--timeout", "120", "--rows", "100000", "--memory", "4096"]
    command = [sys.executable, "-c", program, "serve", "--port", "0", "--store", str(store), *limits]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    try:
        yield process.stdout.readline().decode().strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()


def over_http(address: str) -> Callable[[str], int]:
    """Asks over one connection; gives the number of rows."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=300)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}

    def ask(query: str) -> int:
        connection.request("POST", "/sparql", urlencode({"query": query}), headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{query}: {body.decode()}")
        return len(json.loads(body)["results"]["bindings"])

    return ask


def in_pyoxigraph(store: ox.Store) -> Callable[[str], int]:
    """Asks in this process; each value is read."""

    def ask(query: str) -> int:
        found = store.query(query, prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return len([[row[name] for name in names] for row in found])

    return ask


class _TooLongError(Exception):
    pass


def in_rdflib(graph: rdflib.Graph, patience: int) -> Callable[[str], int]:
    """Asks in this process. Raises _TooLongError where it takes more than `patience` seconds."""

    def stop(*_: Any) -> None:
        raise _TooLongError

    signal.signal(signal.SIGALRM, stop)

    def ask(query: str) -> int:
        signal.alarm(patience)
        try:
            return len(list(graph.query(query, initNs=PREFIXES)))
        finally:
            signal.alarm(0)

    return ask


def question(text: str, things: dict[str, str], copy: int) -> str:
    """The question about the things of one copy."""
    return Template(text).substitute({name: f"<{iri}-{copy}>" for name, iri in things.items()})


def measure(count: int, rounds: int, rdflib_rounds: int, patience: int) -> dict[str, Any]:
    """Milliseconds of each way for each question: median and 95th percentile."""
    quads, number, things = copies(_ARTICLE, count)
    with tempfile.TemporaryDirectory(prefix="latency-") as folder:
        store = Path(folder, "store")
        start = time.perf_counter()
        triples = disk.load(store, quads).triples
        loaded = time.perf_counter() - start
        if triples < count:
            raise SystemExit(f"The store holds {triples} triples, fewer than the {count} that were asked for.")
        with served(store) as address:
            here = disk.open_read_only(store)
            times = {
                name: _timed(
                    text, things, number, {"HTTP": over_http(address), "pyoxigraph": in_pyoxigraph(here)}, rounds
                )
                for name, text in QUESTIONS.items()
            }
            crowd = _crowd(address, things, number, rounds)
            del here
    graph = _rdflib_graph(quads)
    del quads
    if len(graph) != triples:
        raise SystemExit(f"rdflib holds {len(graph)} of {triples} triples: it is not the same graph.")
    for name, text in QUESTIONS.items():
        found = _timed(text, things, number, {"rdflib": in_rdflib(graph, patience)}, rdflib_rounds)
        if found["rdflib"] and found["rows"] != times[name]["rows"]:
            raise SystemExit(f"{name}: {found['rows']} rows of rdflib, {times[name]['rows']} of the others.")
        times[name]["rdflib"] = found["rdflib"]
    return {
        "triples": triples,
        "quads": 2 * triples,
        "loading, seconds": round(loaded, 1),
        "rounds": {"HTTP": rounds, "pyoxigraph": rounds, "rdflib": rdflib_rounds},
        "patience": patience,
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "versions": {"pyoxigraph": ox.__version__, "rdflib": rdflib.__version__},
        "load average": round(os.getloadavg()[1], 1),  # of other work, too: the clock counts it
        "milliseconds": times,
        f"{_CLIENTS} clients": crowd,
    }


def _rdflib_graph(quads: list[ox.Quad]) -> rdflib.Graph:
    lines = ox.serialize(dict.fromkeys(quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


def _timed(
    text: str, things: dict[str, str], number: int, ways: dict[str, Callable[[str], int]], rounds: int
) -> dict[str, Any]:
    """Each way asked in turn, about another copy each round; the first round is not counted. None where it takes too long."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    rows: set[int] = set()
    for turn in range(rounds + 1):
        asked = question(text, things, (turn * 7919) % number)
        for name, ask in ways.items():
            start = time.perf_counter()
            try:
                rows.add(ask(asked))
            except _TooLongError:
                return {"rows": None, name: None}
            if turn:
                taken[name].append(1000 * (time.perf_counter() - start))
    if len(rows) != 1:
        raise SystemExit(f"{text}: the answers have {sorted(rows)} rows; they are not the same.")
    found = {"rows": rows.pop()} | {name: _spread(each) for name, each in taken.items()}
    print(text.partition("{")[0], found, file=sys.stderr)
    return found


def _crowd(address: str, things: dict[str, str], number: int, rounds: int) -> dict[str, float]:
    """All questions but those over the whole graph, from several clients at once."""
    small = [text for text in QUESTIONS.values() if "$" in text]

    def client(place: int) -> list[float]:
        ask, taken = over_http(address), []
        for turn in range(rounds):
            asked = question(small[turn % len(small)], things, (turn * _CLIENTS + place) % number)
            start = time.perf_counter()
            ask(asked)
            taken.append(1000 * (time.perf_counter() - start))
        return taken

    start = time.perf_counter()
    with ThreadPoolExecutor(_CLIENTS) as pool:
        found = [one for taken in pool.map(client, range(_CLIENTS)) for one in taken]
    return _spread(found) | {"queries a second": round(len(found) / (time.perf_counter() - start))}


def _spread(found: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(found, n=20, method="inclusive") if len(found) > 1 else found * 19
    return {"median": round(statistics.median(found), 2), "p95": round(cuts[18], 2)}


def readable(figures: dict[str, Any]) -> str:
    """The times as Markdown."""
    ways = list(figures["rounds"])

    def cell(found: dict[str, float] | None) -> str:
        return f"{found['median']:,.1f} / {found['p95']:,.1f}" if found else f"over {figures['patience']} s"

    rows = [
        [name, f"{times['rows']:,}", *(cell(times[way]) for way in ways)]
        for name, times in figures["milliseconds"].items()
    ]
    crowd = figures[f"{_CLIENTS} clients"]
    about = (
        f"{figures['triples']:,} triples in named graphs and their union ({figures['quads']:,} quads, loaded in "
        f"{figures['loading, seconds']:.0f} s), {figures['machine']}; milliseconds, median / 95th percentile of {figures['rounds']['HTTP']} "
        f"rounds (rdflib {figures['versions']['rdflib']}: {figures['rounds']['rdflib']}):"
    )
    after = (
        f"{_CLIENTS} clients at once with the first five questions: {crowd['median']:,.1f} / {crowd['p95']:,.1f} ms, "
        f"{crowd['queries a second']:,} queries a second. Load average of the machine meanwhile: {figures['load average']}."
    )
    if figures["load average"] > 2 * _BUSY:
        after += (
            " Other programs took most of the processors' time: HTTP, where three processes take turns, "
            "waits for it most. Measure again on a quiet machine."
        )
    return f"{about}\n\n{table(['', 'rows', *ways], rows)}\n\n{after}"


def main() -> None:
    """Measure, print, write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--rdflib-rounds", type=int, default=5)
    parser.add_argument("--patience", type=int, default=60, help="seconds for a question to rdflib")
    parser.add_argument("--write", action="store_true", help="write latency.json and the table of README.md")
    args = parser.parse_args()
    figures = measure(args.triples, args.rounds, args.rdflib_rounds, args.patience)
    text = readable(figures)
    print(text)
    if args.write:
        write("latency", figures, text)


if __name__ == "__main__":
    main()
