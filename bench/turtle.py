"""How fast Turtle is written, beside rdflib and Oxigraph, in the same run: python bench/turtle.py [--triples 100000] [--write].

The graph of the article in data/ is repeated below other IRIs until there are as many triples as asked. Each writer gets them
in its own terms, in memory; several rounds in turn on one core, and the median of the processor's time counts. Oxigraph keeps
the order in which it gets the triples, so that its file is no stable one; it is here as what no Python can reach.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from civicgraph.graph.turtle import turtle
from civicgraph.graph.vocab import PREFIXES
from civicgraph.pipeline import BASE, build
from civicgraph.read import read_file
from page import BENCH, table, write

_ARTICLE = BENCH.parent / "data" / "articles" / "c4js2021.txt"


def triples_of(article: Path, count: int) -> list[ox.Triple]:
    """That many different triples: the article's graph, then its copies below other IRIs."""
    data = build([read_file(article)]).files["graph.ttl"]
    once = [quad.triple for quad in ox.parse(input=data, format=ox.RdfFormat.TURTLE)]
    found: dict[ox.Triple, None] = {}
    copy = 0
    while len(found) < count:
        for triple in once:
            found[ox.Triple(*(_moved(part, copy) for part in triple))] = None
        copy += 1
    return list(found)[:count]


def _moved(part: Any, copy: int) -> Any:
    if isinstance(part, ox.NamedNode) and part.value.startswith(BASE):
        return ox.NamedNode(f"{BASE}{part.value[len(BASE) :]}-{copy}")
    return part


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Seconds of each writer, as the median of the rounds."""
    triples = triples_of(_ARTICLE, count)
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    if len(graph) != len(triples):
        raise SystemExit(f"rdflib holds {len(graph)} of {len(triples)} triples: it is not the same graph.")
    writers: dict[str, Callable[[], object]] = {
        "civicgraph": lambda: turtle(triples, base=BASE),
        "rdflib": lambda: graph.serialize(format="turtle"),
        "rdflib longturtle": lambda: graph.serialize(format="longturtle"),
        "oxigraph, unsorted": lambda: ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES),
    }
    seconds: dict[str, list[float]] = {name: [] for name in writers}
    for _ in range(rounds):
        for name, run in writers.items():
            start = time.process_time()
            run()
            seconds[name].append(time.process_time() - start)
    system = {"python": platform.python_version(), "machine": platform.machine(), "rounds": rounds}
    medians = {name: round(statistics.median(taken), 3) for name, taken in seconds.items()}
    return {"triples": count, **system, "rdflib": rdflib.__version__, "seconds": medians}


def readable(figures: dict[str, Any]) -> str:
    """The times as Markdown, and how many times as fast as rdflib each is."""
    taken = figures["seconds"]
    rows = [[name, f"{seconds:.3f}", f"{taken['rdflib'] / seconds:.1f}"] for name, seconds in taken.items()]
    about = (
        f"{figures['triples']:,} triples, rdflib {figures['rdflib']}, one core, median of {figures['rounds']} rounds:"
    )
    return f"{about}\n\n{table(['', 'seconds', 'times as fast as rdflib'], rows)}"


def main() -> None:
    """Measure, print, write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write turtle.json and the table of README.md")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = measure(args.triples, args.rounds)
    text = readable(figures)
    print(text)
    if args.write:
        write("turtle", figures, text)


if __name__ == "__main__":
    main()
