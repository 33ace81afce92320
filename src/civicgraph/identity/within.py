"""Things in one graph that may be the same, proposed for review: blocked by name, weighed by context.

People are proposed only where their context agrees: a common name says nothing.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from civicgraph.graph.model import CivicGraph, Node
from civicgraph.identity.candidates import Context
from civicgraph.identity.review import Row
from civicgraph.names import name_key
from civicgraph.records import Kind

_SOURCE = "civicgraph reconcile --within"
_LEAST_KEY = 2  # characters: a key of one blocks what has nothing in common


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "within.toml").read_text(encoding="utf-8"))


def doubles(graph: CivicGraph, kinds: tuple[Kind, ...] = tuple(Kind)) -> list[Row]:
    """Pairs of things of one kind that may be the same, the likeliest first.

    The first of a pair (whose IRI would stay) is the one with more articles and facts. In a block of many things of one
    name each is paired with the one of these that has most, so that no step is quadratic.
    """
    context = Context(graph)
    found: dict[frozenset[str], tuple[float, Row]] = {}
    for reason, first, second in _pairs(context, kinds):
        score = _score(context, reason, first, second)
        if score is None:
            continue
        pair = frozenset((first.iri, second.iri))
        if pair not in found or score > found[pair][0]:
            found[pair] = score, _row(context, first, second, reason, score)
    ordered = sorted(found.values(), key=lambda scored: (-scored[0], scored[1].entity, scored[1].other))
    return [row for _, row in ordered]


def _pairs(context: Context, kinds: tuple[Kind, ...]) -> Iterator[tuple[str, Node, Node]]:
    blocks: dict[tuple[str, ...], dict[str, Node]] = defaultdict(dict)
    for node in context.graph.nodes.values():
        if node.kind in kinds:
            for key in _keys(context, node):
                blocks[key][node.iri] = node
    for (_, reason, *_), block in sorted(blocks.items()):
        nodes = sorted(block.values(), key=lambda node: _weight(context, node), reverse=True)
        yield from ((reason, nodes[0], other) for other in nodes[1:])


def _weight(context: Context, node: Node) -> tuple[int, int, str]:
    return len(context.articles[node.iri]), len(context.facts[node.iri]), node.iri


def _keys(context: Context, node: Node) -> Iterator[tuple[str, ...]]:
    """The blocks that a thing is in: kind, why it would be the same, and what both must have."""
    for same in node.same_as:
        yield node.kind.value, "identifier", same
    keys = {name_key(name.text) for name in node.names}
    if node.kind is Kind.PERSON:
        yield from _keys_of_person(context, node, keys)
        return
    for key in keys:
        if len(key) >= _LEAST_KEY:
            yield node.kind.value, "name", key
        if node.kind is Kind.ORGANIZATION and len(bare := _without_form(key)) >= _LEAST_KEY:
            yield node.kind.value, "form", bare


def _keys_of_person(context: Context, node: Node, keys: set[str]) -> Iterator[tuple[str, ...]]:
    """A person's name and someone or something around: without that, namesakes are not even proposed."""
    around = context.neighbours(node.iri)
    for key in keys:
        for other in around:
            yield Kind.PERSON.value, "name", key, other
            # 姓 of two or three characters: all that is known of one, the beginning of the other
            for length in (2, 3):
                if len(key) >= length:
                    yield Kind.PERSON.value, "family", key[:length], other


def _without_form(key: str) -> str:
    for form in map(name_key, _rules()["legal_forms"]):
        if key != form and (key.startswith(form) or key.endswith(form)):
            return key.removeprefix(form).removesuffix(form)
    return key


def _score(context: Context, reason: str, first: Node, second: Node) -> float | None:
    """Of 100; None where the pair is not worth a look."""
    points = _rules()["scores"]
    shared = context.neighbours(first.iri) & context.neighbours(second.iri)
    if second.iri in context.neighbours(first.iri):
        return None  # what stands in a relation to another is not that other
    if reason == "family" and not _only_family_known(first, second):
        return None
    articles = set(context.articles[first.iri]) & set(context.articles[second.iri])
    if first.kind is Kind.PERSON and reason != "identifier" and not shared:
        return None
    score = points[reason] + points["neighbour"] * len(shared) + points["article"] * len(articles)
    return float(min(score, points["most"]))


def _only_family_known(first: Node, second: Node) -> bool:
    """Whether one is known by what the other's whole name begins with, and by nothing longer."""
    longest = [max((name_key(name.text) for name in node.names), key=len) for node in (first, second)]
    short, whole = sorted(longest, key=len)
    return short != whole and whole.startswith(short) and not short.isascii()


def _row(context: Context, first: Node, second: Node, reason: str, score: float) -> Row:
    return Row(
        score=f"{score:g}", kind=first.kind.value, name=first.label(), about=context.about(first), other_name=second.label(),
        other_about=context.about(second), source=f"{_SOURCE}: {reason}", entity=first.iri, other=second.iri,
    )  # fmt: skip
