"""The measures of the social network, each with its meaning and its source; equal graphs give equal rows."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from civicgraph.analyse.central import articulation, betweenness, closeness, core, degree, eigenvector, pagerank, sample
from civicgraph.analyse.groups import brokers, communities
from civicgraph.analyse.network import Social, social
from civicgraph.analyse.pairs import WIDEST, candidates, similar
from civicgraph.analyse.scores import Score
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name, its titles and what a value means (one sentence each) by language, its source, the function."""

    name: str
    titles: dict[str, str]
    meanings: dict[str, str]
    source: str
    scores: Callable[[Social], list[Score]]

    @property
    def meaning(self) -> str:
        """The meaning in English."""
        return self.meanings["en"]


def analyse(graph: CivicGraph, names: Iterable[str] | None = None) -> dict[str, list[Score]]:
    """The rows of the named measures (all by default), best first; who has no tie is in none of them.

    Raises UsageError for an unknown name.
    """
    return measured(social(graph), chosen(names))


def measured(found: Social, names: Iterable[str] | None = None) -> dict[str, list[Score]]:
    """As `analyse`, for a network that is there already."""
    return {name: MEASURES[name].scores(found) for name in chosen(names)}


def chosen(names: Iterable[str] | None) -> list[str]:
    """The names, each once; all measures for None. Raises UsageError for an unknown one."""
    wanted = list(MEASURES) if names is None else list(dict.fromkeys(names))
    for name in wanted:
        if name not in MEASURES:
            raise UsageError(f"{name}: no such measure; there are: {', '.join(MEASURES)}.")
    return wanted


def approximation(found: Social, name: str, lang: str = "en") -> str | None:
    """How a measure was made cheaper because of the size of the network, in one sentence; None where it is exact."""
    pivots = sample(found) if name in _SAMPLED else None
    if pivots is not None:
        return _SAMPLED_NOTE[lang].format(pivots=pivots, agents=len(found.agents))
    if name in _PAIRED and any(ties > WIDEST for _, ties in found.network.degree()):
        return _PAIRED_NOTE[lang].format(widest=WIDEST)
    return None


def assortativity_meaning(lang: str = "en") -> str:
    """What the coefficient of `mixing` says, in one sentence; it is one figure for all, so it has no rows."""
    return _words()["assortativity"][lang]


_SAMPLED, _PAIRED = {"betweenness", "closeness"}, {"similar", "candidates"}
_SAMPLED_NOTE = {
    "en": "Estimated from the shortest paths of {pivots} of {agents} people and organisations, drawn with a fixed seed.",
    "ja": "{agents} 件のうち、決まった種で選んだ {pivots} 件からの最短の道筋による推定です。",
}
_PAIRED_NOTE = {
    "en": "Contacts with more than {widest} ties are left out as go-betweens.",
    "ja": "{widest} 件より多くと結びつく相手は、仲立ちとして数えていません。",
}
_FUNCTIONS = (
    degree, betweenness, closeness, eigenvector, pagerank, core, communities, articulation, brokers, similar, candidates,
)  # fmt: skip


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "measures.toml").read_text(encoding="utf-8"))


def _measures() -> dict[str, Measure]:
    told = _words()
    return {
        (name := function.__name__): Measure(
            name,
            {"ja": told[name]["name_ja"], "en": told[name]["name_en"]},
            {"ja": told[name]["ja"], "en": told[name]["en"]},
            told[name]["source"],
            function,
        )
        for function in _FUNCTIONS
    }


MEASURES: dict[str, Measure] = _measures()
