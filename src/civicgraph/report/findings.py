"""What the measures find, as sentences, each with the facts that it stands on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from civicgraph.analyse.groups import Mixing, mixing
from civicgraph.analyse.measures import approximation, measured
from civicgraph.analyse.network import Social, behind, cohesion, social
from civicgraph.analyse.scores import Score
from civicgraph.graph.model import CivicGraph, Fact
from civicgraph.graph.vocab import sectors
from civicgraph.shown import shown

_NEXT, _GROUPS, _MEMBERS, _CANDIDATES, _SHARED = 3, 4, 8, 3, 4
_UNSURE = 0.8


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about the network; `measure` is what found it, `facts` are what it stands on, `note` its limits."""

    measure: str
    text: str
    facts: tuple[Fact, ...] = ()
    note: str | None = None

    @property
    def least(self) -> float | None:
        """The lowest confidence among the facts behind it."""
        return min((fact.confidence for fact in self.facts), default=None)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A graph, its network, the rows of every measure, how sectors mix, and the findings in `lang`."""

    graph: CivicGraph
    network: Social
    scores: dict[str, list[Score]]
    mixing: Mixing
    findings: tuple[Finding, ...]
    lang: str


def analysis(graph: CivicGraph, *, lang: str = "ja") -> Analysis:
    """All that a report says of the graph's structure, in Japanese ("ja") or English ("en")."""
    network = social(graph)
    scores = measured(network)
    mixed = mixing(network)
    found = Analysis(graph, network, scores, mixed, (), lang)
    return Analysis(graph, network, scores, mixed, tuple(_findings(found)), lang)


@cache
def sentences(lang: str) -> dict[str, str]:
    """The words of the findings in a language."""
    told = tomllib.loads((Path(__file__).parent / "findings.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = told[lang]
    return words


def sector_name(name: str | None, lang: str) -> str:
    """The label of a sector of the ontology, else its local name."""
    known = sectors().get(name or "")
    return next((text for text, tag in known.labels if tag == lang), known.name) if known else shown(name or "")


def groups(scores: list[Score]) -> dict[int, list[Score]]:
    """The rows of the communities by their number."""
    found: dict[int, list[Score]] = {}
    for score in scores:
        found.setdefault(int(score.value), []).append(score)
    return found


def _findings(a: Analysis) -> Iterator[Finding]:
    words = sentences(a.lang)
    ties = a.network.network.number_of_edges()
    if not ties:
        yield Finding("network", words["none"])
        return
    size = words["size"].format(agents=len(a.network.agents), tied=len(a.scores["degree"]), ties=ties)
    density, parts, largest = cohesion(a.network)
    yield Finding("network", size + _gap(a) + words["parts"].format(density=density, parts=parts, largest=largest))
    unsure = sum(1 for fact in a.graph.facts if fact.confidence < _UNSURE)
    if unsure:
        yield Finding("confidence", words["sure"].format(facts=len(a.graph.facts), unsure=unsure))
    for name in ("degree", "betweenness", "closeness", "brokers", "articulation"):
        yield from _first(a, name)
    yield from _communities(a)
    yield from _sectors(a)
    yield from _candidates(a)


def _first(a: Analysis, name: str) -> Iterator[Finding]:
    """Who leads a measure, those next, and the facts of the leader's ties."""
    rows, words = a.scores[name], sentences(a.lang)
    if not rows:
        return
    best = [row for row in rows if row.value == rows[0].value]
    following = rows[len(best) : len(best) + _NEXT]
    others = words["join"].join(_name(a, row.iri) for row in following)
    ends = _connected(a, a.network.places[rows[0].iri]) if name == "brokers" and len(best) == 1 else None
    example = words["example"].format(one=_label(a, ends[0]), other=_label(a, ends[1])) if ends else ""
    facts = [
        fact
        for row in best
        for other in (ends or sorted(a.network.network[a.network.places[row.iri]]))
        for fact in behind(a.network, a.network.places[row.iri], other)
    ]
    text = words[name].format(
        name=words["join"].join(_name(a, row.iri) for row in best[: _NEXT + 2]),
        value=rows[0].value,
        next=words["next"].format(names=others) if others else "",
        example=example,
    )
    yield Finding(name, text, tuple(dict.fromkeys(facts)), approximation(a.network, name, a.lang))


def _connected(a: Analysis, broker: int) -> tuple[int, int] | None:
    """The first two of the broker's contacts, best tied first, of different sides and not tied themselves."""
    network = a.network.network
    contacts = sorted(network[broker], key=lambda node: (-network[broker][node]["weight"], node))[:200]
    for one, other in combinations([node for node in contacts if a.network.sides[node]], 2):
        if a.network.sides[one] != a.network.sides[other] and not network.has_edge(one, other):
            return one, other
    return None


def _communities(a: Analysis) -> Iterator[Finding]:
    words, found = sentences(a.lang), groups(a.scores["communities"])
    if not found:
        return
    yield Finding("communities", words["communities"].format(count=len(found)))
    for number, members in list(found.items())[:_GROUPS]:
        names = words["join"].join(_name(a, member.iri) for member in members[:_MEMBERS])
        more = words["more"] if len(members) > _MEMBERS else ""
        places = sorted(a.network.places[member.iri] for member in members[:_MEMBERS])
        pairs = [pair for pair in combinations(places, 2) if a.network.network.has_edge(*pair)]
        facts = [fact for pair in pairs for fact in behind(a.network, *pair)]
        text = words["community"].format(number=number, size=len(members), names=names + more)
        yield Finding("communities", text, tuple(dict.fromkeys(facts)))


def _sectors(a: Analysis) -> Iterator[Finding]:
    words, found = sentences(a.lang), a.mixing
    known = sum(found.ties.values())
    if not known:
        return
    within = sum(count for (one, other), count in found.ties.items() if one == other) / known
    if found.assortativity is None:
        text = words["mixing_plain"].format(known=known, within=within)
    else:
        text = words["mixing"].format(known=known, within=within, assortativity=f"{found.assortativity:+.2f}")
    across = sorted((-count, pair) for pair, count in found.ties.items() if pair[0] != pair[1])
    facts: list[Fact] = []
    if across:
        count, pair = across[0]
        one, other = (sector_name(name, a.lang) for name in pair)
        text += _gap(a) + words["across"].format(one=one, other=other, count=-count)
        for first, second in sorted(a.network.network.edges):
            ends = a.network.sectors[first], a.network.sectors[second]
            if set(ends) == set(pair):
                facts += behind(a.network, first, second)
    yield Finding("mixing", text, tuple(dict.fromkeys(facts)))


def _candidates(a: Analysis) -> Iterator[Finding]:
    words = sentences(a.lang)
    for row in a.scores["candidates"][:_CANDIDATES]:
        one, other = a.network.places[row.iri], a.network.places[row.other or ""]
        shared = sorted(set(a.network.network[one]) & set(a.network.network[other]))
        facts = [f for node in shared for end in (one, other) for f in behind(a.network, node, end)]
        names = words["join"].join(_label(a, node) for node in shared[:_SHARED]) + ("…" if len(shared) > _SHARED else "")
        text = words["candidate"].format(one=_label(a, one), other=_label(a, other), shared=names)
        note = approximation(a.network, "candidates", a.lang)
        yield Finding("candidates", text, tuple(dict.fromkeys(facts)), note)


def _name(a: Analysis, iri: str) -> str:
    return shown(a.graph.nodes[iri].label(a.lang), 60)


def _label(a: Analysis, place: int) -> str:
    return _name(a, a.network.agents[place].iri)


def _gap(a: Analysis) -> str:
    return " " if a.lang == "en" else ""
