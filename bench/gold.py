"""Articles with gold facts, and the scorer that stands beside them; shared by the programs of this folder.

SHARED is the folder that CIVICGRAPH_SHARED names: eval/score.py, eval/gold/*.json, articles/*.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from rdflib import Graph

from civicgraph.pipeline import build
from civicgraph.read import read_file

SET_ASIDE = ("d03", "d07", "d11")  # nobody reads these while rules are written
_KIND_OF_TEXT = re.compile(r"\((?:HTML page of an? )?([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its gold facts."""

    gold: dict[str, Any]
    path: Path

    @property
    def id(self) -> str:
        """The name of the gold file."""
        return str(self.gold["id"])

    @property
    def genre(self) -> str:
        """What the gold file's `source` says in brackets of an article written for development.

        >>> Article({"source": "synthetic: written for development (HTML page of an interview); x"}, Path()).genre
        'interview'
        """
        named = _KIND_OF_TEXT.search(self.gold["source"])
        return named[1] if named else "published article"


def scorer(shared: Path) -> ModuleType:
    """The scorer as a module, from where it stands."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}: there is no eval/score.py here. Name the folder that holds it.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(gold: Path, texts: Path) -> list[Article]:
    """Every gold file of a folder with the article of the same name in another, in the order of names."""
    found = []
    for file in sorted(gold.glob("*.json")):
        same = [path for path in sorted(texts.glob(f"{file.stem}.*")) if path.suffix != ".json"]
        if len(same) != 1:
            raise SystemExit(f"{file}: {len(same)} articles of this name in {texts}; there must be one.")
        found.append(Article(json.loads(file.read_text("utf-8")), same[0]))
    return found


def graph_of(article: Article) -> tuple[Graph, str]:
    """The graph that a build of this article alone writes, and the text that its evidence counts in."""
    document = read_file(article.path)
    graph = Graph()
    graph.parse(data=build([document]).files["graph.ttl"], format="turtle")
    return graph, document.text


def count(judge: ModuleType, article: Article) -> dict[str, Counter[str]]:
    """True and false positives and misses of one article, by kind."""
    graph, text = graph_of(article)
    counts, _ = judge.score(article.gold, judge.Predicted(graph), text)
    return dict(counts)


def prf(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of counts of tp, fp and fn, and the counts.

    >>> prf(Counter(tp=3, fp=1, fn=3))
    {'p': 0.75, 'r': 0.5, 'f1': 0.6, 'tp': 3, 'fp': 1, 'fn': 3}
    """
    right, wrong, missed = (counts[k] for k in ("tp", "fp", "fn"))
    p = right / (right + wrong) if right + wrong else 0.0
    r = right / (right + missed) if right + missed else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3), "tp": right, "fp": wrong, "fn": missed}
