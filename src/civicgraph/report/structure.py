"""The network's key figures, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from civicgraph.analyse.measures import analyse
from civicgraph.analyse.scores import Score
from civicgraph.analyse.network import cohesion, social
from civicgraph.graph.model import CivicGraph
from civicgraph.report.markdown import plain

_SHOWN = 5


def key_figures(graph: CivicGraph) -> Iterator[str]:
    """The lines of the section: who is central, which groups there are, who connects sectors."""
    yield "## ネットワーク"
    yield ""
    found = social(graph)
    if not found.network.number_of_edges():
        yield "人や組織どうしの結びつきは見つかりませんでした。"
        return
    scores = analyse(graph)
    yield (
        f"人と組織 {len(found.agents)} 件のうち {len(scores['degree'])} 件が、"
        f"{found.network.number_of_edges()} 組の結びつきでつながっています"
        "（事実による直接の結びつきと、同じイベント・事業・成果物への関わり。予定は数えません）。"
    )
    yield ""
    density, parts = cohesion(found)
    yield (
        f"- つながりの密度は {density:.3f} です（1 なら全員が互いに結びつき、0 なら誰も結びつかない）。"
        f"結びつきをたどって行き来できる部分は {parts} つに分かれます。"
    )
    yield f"- 多くの相手と結びつくのは、{_names(scores['degree'], '{:.0f} 件')}です。"
    if scores["betweenness"]:
        percent = [f"{_name(s)}（{s.value:.0%}）" for s in scores["betweenness"][:_SHOWN]]
        yield f"- ほかの二者を結ぶ最短の道筋が多く通るのは、{'、'.join(percent)}です。"
    yield f"- 結びつきの中心に近い（PageRank が高い）のは、{_names(scores['pagerank'], '{:.3f}')}です。"
    if scores["brokers"]:
        brokers = _names(scores["brokers"], "{:.0f} 組")
        yield f"- 直接には結びつかない、分野の異なる者どうしを多くつなぐのは、{brokers}です。"
    groups = _groups(scores["communities"])
    yield f"- 互いに強く結びつくまとまりの数は {len(groups)} です。大きいものから並べます。"
    yield from (
        f"    - まとまり {number}（{len(members)} 件）：{'、'.join(_name(m) for m in members[:_SHOWN])}"
        + (" ほか" if len(members) > _SHOWN else "")
        for number, members in list(groups.items())[:_SHOWN]
    )


def _groups(scores: list[Score]) -> dict[int, list[Score]]:
    groups: dict[int, list[Score]] = defaultdict(list)
    for score in scores:
        groups[int(score.value)].append(score)
    return groups


def _names(scores: list[Score], form: str) -> str:
    return "、".join(f"{_name(score)}（{form.format(score.value)}）" for score in scores[:_SHOWN])


def _name(score: Score) -> str:
    return plain(score.label)
