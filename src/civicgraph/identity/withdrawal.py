"""Taking articles out of a graph: what only they say goes with them, what others say, too, stays."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad

from civicgraph.errors import InputError
from civicgraph.graph.dataset import redescribed
from civicgraph.graph.iris import iri
from civicgraph.graph.vocab import term

_NAMED = 5  # articles named in a message
_MERGED = "judgements have been applied to it, and they joined what articles say."


def withdraw(quads: Sequence[Quad], articles: Sequence[str], *, source: str = "the graph") -> list[Quad]:
    """The graph without these articles (by IRI or address): each one's named graph goes, and the counts are made anew.

    Raises InputError for an article that the graph has not, for a graph that does not tell articles apart (Turtle), and for
    one to which judgements have been applied: withdraw from the graph as built, then merge again.
    """
    if any(quad.object == term("civic:Judgement") for quad in quads):
        raise InputError(source, _MERGED, "Withdraw from the graph as built, then `civicgraph merge` again.")
    named = {quad.graph_name for quad in quads if isinstance(quad.graph_name, NamedNode)}
    if not named:
        raise InputError(source, "it does not tell apart what each article says.", "Give the N-Quads file: graph.nq.")
    addresses = {quad.object: quad.graph_name for quad in quads if quad.predicate == term("schema:url")}
    gone = set()
    for article in articles:
        node = _node(article)
        found = node if node in named else addresses.get(node) if node else None
        if found is None:
            some = "\n  ".join(sorted(name.value for name in named)[:_NAMED])
            raise InputError(source, f"it has no article {article}.", f"Among its articles are:\n  {some}")
        gone.add(found)
    return redescribed(quads, [quad for quad in quads if quad.graph_name not in gone])


def _node(article: str) -> NamedNode | None:
    try:
        return iri(article)
    except ValueError:
        return None
