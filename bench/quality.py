"""What civicgraph finds, against gold facts: python bench/quality.py SHARED [--write].

SHARED (by default the folder that the variable CIVICGRAPH_SHARED names) holds eval/ (scorer, gold facts), articles/ and
corpora/. Every article is built as `civicgraph build` does it and scored by eval/score.py: the articles for development
and those set aside, apart and together, by genre and by predicate. JacRED's development part is measured as far as the
profile covers it (see jacred.py); the recogniser's own scores stand beside its model. Deterministic, no network.

--write puts the figures into quality.json and the README's table. Exit code 1: a figure is below its floor in floors.toml.
"""

from __future__ import annotations

import argparse
import json
import os
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jacred
from gold import SET_ASIDE, articles, count, prf, scorer
from page import BENCH, table, write

Figures = dict[str, dict[str, dict[str, float]]]  # of a group of texts: of a kind of item: p, r, f1, tp, fp, fn
MAIN = ("entities", "types", "facts", "roles", "quotes", "evidence")


def main() -> int:
    """Measure, print, write where asked, and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=os.environ.get("CIVICGRAPH_SHARED"))
    parser.add_argument("--write", action="store_true", help="write quality.json and the table of README.md")
    parser.add_argument("--floors", type=Path, default=BENCH / "floors.toml", help="the floors to compare with")
    args = parser.parse_args()
    if args.shared is None:
        parser.error("name the folder with eval/, articles/ and corpora/, or set CIVICGRAPH_SHARED")
    figures = measure(args.shared)
    text = readable(figures)
    print(text)
    if args.write:
        write("quality", figures, text)
    fallen = below(figures, tomllib.loads(args.floors.read_text("utf-8")))
    print("\n".join(fallen) or "No figure is below its floor.")
    return 1 if fallen else 0


def measure(shared: Path) -> Figures:
    """All figures: `development`, `set aside`, `all articles`, `genre: …`, `jacred`, `recogniser`."""
    judge = scorer(shared)
    groups: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for article in articles(shared / "eval" / "gold", shared / "articles"):
        aside = "set aside" if article.id in SET_ASIDE else "development"
        for kind, counts in count(judge, article).items():
            for group in (aside, "all articles", f"genre: {article.genre}"):
                groups[group][kind].update(counts)
    figures = {name: {kind: prf(c) for kind, c in sorted(group.items())} for name, group in groups.items()}
    own = json.loads((BENCH.parent / "data" / "model" / "scores.json").read_text("utf-8"))
    return {
        **dict(sorted(figures.items())),
        "jacred": jacred.measure(shared / "corpora"),
        "recogniser": {kind: scores for kind, scores in own.items() if isinstance(scores, dict) and "f1" in scores},
    }


def below(figures: Mapping[str, Any], floors: Mapping[str, Any]) -> list[str]:
    """Each figure under its floor, in words. A floor is group, kind, measure; what was not measured is below it.

    >>> below({"all": {"facts": {"p": 0.7}}}, {"all": {"facts": {"p": 0.8, "r": 0.1}}})
    ['all: facts p is 0.700, below its floor of 0.800', 'all: facts r is 0.000, below its floor of 0.100']
    """
    found = []
    for group, kinds in floors.items():
        for kind, measures in kinds.items():
            for name, floor in measures.items():
                value = figures.get(group, {}).get(kind, {}).get(name, 0.0)
                if value < floor:
                    found.append(f"{group}: {kind} {name} is {value:.3f}, below its floor of {floor:.3f}")
    return found


def readable(figures: Figures) -> str:
    """The figures as Markdown."""
    groups = [name for name in ("development", "set aside", "all articles") if name in figures]
    genres = [name for name in figures if name.startswith("genre: ")]
    whole = figures["all articles"]
    predicates = [kind for kind in whole if kind.startswith("facts.")]
    columns = ["", "P", "R", "F1", "right", "false", "missed"]
    return "\n\n".join(
        [
            "**Articles with gold facts**, F1 (facts with precision and recall):",
            table(
                ["", *MAIN, "facts P", "facts R"],
                [_overview(name, figures[name]) for name in (*groups, *genres)],
            ),
            "**By predicate**, all articles, and F1 of the two groups apart:",
            table(
                [*columns, *groups[:-1]],
                [
                    [*_row(kind.removeprefix("facts."), whole[kind]), *_apart(figures, groups[:-1], kind)]
                    for kind in predicates
                ],
            ),
            "**JacRED, development part** (300 leads of Wikipedia, what the profile covers; see jacred.py):",
            table(columns, [_row(kind, scores) for kind, scores in figures["jacred"].items()]),
            "**The recogniser alone**, on its own held-out sentences (data/model/scores.json):",
            table(columns[:4], [_row(kind, scores)[:4] for kind, scores in figures["recogniser"].items()]),
        ]
    )


def _overview(name: str, group: dict[str, dict[str, float]]) -> list[object]:
    cells: list[object] = [group[kind]["f1"] if kind in group and _asked(group[kind]) else "–" for kind in MAIN]
    return [name.removeprefix("genre: "), *cells, group["facts"]["p"], group["facts"]["r"]]


def _apart(figures: Figures, groups: Sequence[str], kind: str) -> list[object]:
    return [figures[group][kind]["f1"] if kind in figures[group] else "–" for group in groups]


def _asked(scores: dict[str, float]) -> bool:
    """Whether the gold facts hold anything of the kind: most articles quote nobody."""
    return scores["tp"] + scores["fp"] + scores["fn"] > 0


def _row(name: str, scores: Mapping[str, float]) -> list[object]:
    counts: list[object] = [scores.get(key, "–") for key in ("tp", "fp", "fn")]
    return [name, float(scores["p"]), float(scores["r"]), float(scores["f1"]), *counts]


if __name__ == "__main__":
    raise SystemExit(main())
