"""Whether confidence means something: python bench/reliability.py SHARED [--texts FOLDER]... [--fit] [--write].

SHARED (by default the folder that CIVICGRAPH_SHARED names) holds eval/ and articles/; each FOLDER holds published texts with
gold facts of the same format beside them (x.txt, x.json). Every statement and quotation that the readers find is judged
alone by eval/score.py, and so is every entity; what the gold facts leave open is not counted.

A text that rules have been mended on flatters them. So a published text counts as it was judged the first time: --texts
adds to first_look.json those that are not in it (by the digest of their words), and never judges one again. The articles of
SHARED were always before the eyes of those who wrote the rules: each of their findings counts as a tenth, and those
set aside do not count.

--fit writes how often each rule was right into src/civicgraph/extract/confidence.toml; --write puts the table of what that
gives into reliability.json and the README. There, a text at first look is shown with the counts of the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
from rdflib import Graph

from civicgraph.extract import EXTRACTORS
from civicgraph.extract.confidence import Reliability, independent, reliability
from civicgraph.graph.emit import BuildInfo, emit
from civicgraph.pipeline import BASE
from civicgraph.read import read_file
from civicgraph.records import Entity, Extraction, Quotation, Statement
from gold import SET_ASIDE, Article, articles, scorer
from page import BENCH, table, write

COUNTS = BENCH.parent / "src" / "civicgraph" / "extract" / "confidence.toml"
LEDGER = BENCH / "first_look.json"
WEIGHTS = {"first look": 1.0, "written": 0.1, "set aside": 0.0}  # of a finding in a text of this sort
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)
COUNTED = {Statement: "facts", Quotation: "quotes", Entity: "entities"}
HEADER = """\
# How often each rule was right: [right, seen]. Written by `bench/reliability.py --fit`; not to be edited by hand.
# Counted on {published} published articles and public documents, as they were judged before a rule was mended on them, and on
# {written} articles for development, each of whose findings counts as a tenth. Findings of a rule in one text fall together: n
# count as their square root.
"""


# What was found, by which rule, how sure it was, whether it was right, in how many places the text says it.
Row = tuple[str, str, float, bool, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding: in which text of which sort, what was found by which rule, how sure it was, whether it was right, in how many places."""

    sort: str
    text: str
    what: str
    rule: str
    stated: float
    right: bool
    places: int = 1


def main() -> None:
    """Judge, fit and write as asked, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=os.environ.get("CIVICGRAPH_SHARED"))
    parser.add_argument("--texts", type=Path, action="append", default=[], help="a folder of texts with gold facts")
    parser.add_argument("--fit", action="store_true", help="write the counts of each rule into the package")
    parser.add_argument("--write", action="store_true", help="write reliability.json and the table of README.md")
    args = parser.parse_args()
    if args.shared is None:
        parser.error("name the folder with eval/ and articles/, or set CIVICGRAPH_SHARED")
    judge = scorer(args.shared)
    ledger = first_looks(judge, args.texts)
    own = articles(args.shared / "eval" / "gold", args.shared / "articles")
    found = [
        *(Judged("first look", text, *row) for text, rows in ledger.items() for row in rows),
        *(Judged(_sort(article), article.id, *row) for article in own for row in judged(article, judge)),
    ]
    used = reliability()
    if args.fit:
        used = replace(used, counts=counted(found))
        COUNTS.write_text(in_toml(used, found), "utf-8")
    figures = measure(found, used)
    text = readable(figures)
    print(text)
    if args.write:
        write("reliability", figures, text)


def _sort(article: Article) -> str:
    return "set aside" if article.id in SET_ASIDE else "written"


def first_looks(judge: ModuleType, folders: Iterable[Path]) -> dict[str, list[Row]]:
    """The findings in each published text when it was first judged; new texts are judged now and kept."""
    ledger: dict[str, list[Row]] = json.loads(LEDGER.read_text("utf-8")) if LEDGER.exists() else {}
    for article in (article for folder in folders for article in articles(folder, folder)):
        digest = hashlib.sha256(article.path.read_bytes()).hexdigest()[:12]
        if digest not in ledger:
            ledger[digest] = list(judged(article, judge))
    texts = [
        f'"{digest}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
        for digest, rows in sorted(ledger.items())
    ]
    LEDGER.write_text("{\n" + ",\n".join(texts) + "\n}\n", "utf-8")
    return dict(sorted(ledger.items()))


def judged(article: Article, judge: ModuleType) -> Iterator[Row]:
    """Every finding of one article that the gold facts say something about, as its reader states it, and if it is right."""
    document = read_file(article.path)
    extraction = EXTRACTORS["rules"](document)
    bare = replace(extraction, statements=(), quotations=())
    for found in (*extraction.statements, *extraction.quotations):
        own = "statements" if isinstance(found, Statement) else "quotations"
        what = COUNTED[type(found)]
        counts = _counts(article, judge, replace(bare, **{own: (found,)}))[what]
        if counts["tp"] + counts["fp"]:
            places = independent(found, {e.id: e for e in extraction.entities}) if isinstance(found, Statement) else 1
            yield what, found.method, found.confidence, counts["tp"] > 0, places
    for entity in extraction.entities:
        counts = _counts(article, judge, replace(bare, entities=(entity,)))
        if entity.mentions and counts["entities"]["tp"] + counts["entities"]["fp"]:
            surest = max(entity.mentions, key=lambda mention: mention.confidence)
            yield "entities", surest.method, surest.confidence, counts["types"]["tp"] > 0, 1


def _counts(article: Article, judge: ModuleType, extraction: Extraction) -> Mapping[str, Counter[str]]:
    triples = emit(extraction, base=BASE, build=BuildInfo(""), provenance=False)
    graph = Graph()
    lines = ox.serialize((ox.Triple(*t) for t in triples), format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=lines, format="nt")
    counts: Mapping[str, Counter[str]] = judge.score(article.gold, judge.Predicted(graph))[0]
    return counts


def counted(found: Iterable[Judged], without: str | None = None) -> dict[str, tuple[float, float]]:
    """Of each rule for facts and quotations: how many were right and how many there were, weighted by sort of text.

    What one rule finds in one text stands or falls together (a table that was misread): n findings count as their square root.
    """
    alike: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for judged in found:
        if WEIGHTS[judged.sort] and judged.what != "entities" and judged.text != without:
            alike[judged.rule, judged.sort, judged.text].append(judged.right)
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (rule, sort, _), rights in sorted(alike.items()):
        weight = WEIGHTS[sort] / math.sqrt(len(rights))
        counts[rule][0] += weight * sum(rights)
        counts[rule][1] += weight * len(rights)
    return {rule: (round(right, 1), round(seen, 1)) for rule, (right, seen) in sorted(counts.items())}


def in_toml(fitted: Reliability, found: Iterable[Judged]) -> str:
    """The counts as the package reads them."""
    texts = {(judged.sort, judged.text) for judged in found if WEIGHTS[judged.sort]}
    sorts = Counter(sort for sort, _ in texts)
    header = HEADER.format(published=sorts["first look"], written=sorts["written"])
    rules = "\n".join(f"{rule} = [{right}, {seen}]" for rule, (right, seen) in fitted.counts.items())
    return (
        f"{header}\ntrust = {fitted.trust:g} # findings that the prior is worth\n"
        f"prior = {list(fitted.prior)} # the share right where a rule states 0, and what it gains up to 1\n"
        f"highest = {fitted.highest} # nothing is surer\n\n[rules]\n{rules}\n"
    )


def measure(found: Sequence[Judged], used: Reliability) -> dict[str, Any]:
    """Share right by confidence, of facts and quotations as stated and as calibrated, of entities by their mentions."""
    facts = [j for j in found if j.what != "entities"]
    first = [j for j in facts if j.sort == "first look"]
    without = {text: replace(used, counts=counted(found, text)) for text in {j.text for j in first}}
    views = {
        "stated by the rules, texts at first look": [(j.stated, j.right) for j in first],
        "calibrated, texts at first look": [(without[j.text].of(j.rule, j.stated, j.places), j.right) for j in first],
        "calibrated, articles for development": _calibrated(facts, "written", used),
        "calibrated, articles set aside": _calibrated(facts, "set aside", used),
        "names by their surest mention, texts at first look": [
            (j.stated, j.right) for j in found if j.what == "entities" and j.sort == "first look"
        ],
    }
    counts = {rule: list(count) for rule, count in counted(found).items()}
    return {"by confidence": {name: binned(pairs) for name, pairs in views.items()}, "by rule": counts}


def _calibrated(facts: Iterable[Judged], sort: str, used: Reliability) -> list[tuple[float, bool]]:
    return [(used.of(j.rule, j.stated, j.places), j.right) for j in facts if j.sort == sort]


def binned(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """The findings between two edges: how many, what they claim on average, and the share that is right.

    >>> binned([(0.8, True), (0.9, False)])[-1]
    {'from': 0.9, 'findings': 1, 'claimed': 0.9, 'right': 0.0}
    """
    rows = []
    for low, high in pairwise(EDGES):
        inside = [(sure, right) for sure, right in pairs if low <= sure < high]
        if inside:
            claimed = round(sum(sure for sure, _ in inside) / len(inside), 3)
            share = round(sum(right for _, right in inside) / len(inside), 3)
            rows.append({"from": low, "findings": len(inside), "claimed": claimed, "right": share})
    return rows


def readable(figures: dict[str, Any]) -> str:
    """The table as Markdown."""
    rows = [
        [name, f"{row['from']:.1f}", row["findings"], row["claimed"], row["right"]]
        for name, bins in figures["by confidence"].items()
        for row in bins
    ]
    return table(["confidence", "from", "findings", "claimed", "right"], rows)


if __name__ == "__main__":
    main()
