"""The public Python interface: a graph file as a `Graph`, ready for NetworkX, pandas, a notebook, a report."""

from __future__ import annotations

import html as markup
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from civicgraph.errors import UsageError
from civicgraph.graph.load import load_graph
from civicgraph.graph.model import Article, CivicGraph, Fact, Node, Quote

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from civicgraph.analyse.change import Change
    from civicgraph.analyse.scores import Score

Lang = Literal["ja", "en"]
Table = Literal["facts", "nodes", "quotes", "articles"]


@dataclass(frozen=True, slots=True, repr=False)
class Graph:
    """What a graph file says. `data` holds it as frozen values; nothing here changes it."""

    data: CivicGraph

    @property
    def nodes(self) -> dict[str, Node]:
        """People, organisations, events and so on, by IRI."""
        return self.data.nodes

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact with its confidence (0 to 1) and evidence; planned ones have the status "planned"."""
        return self.data.facts

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What people said."""
        return self.data.quotes

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles behind the graph."""
        return self.data.articles

    def find(self, name: str) -> list[Node]:
        """The nodes of which some name holds these words, whatever their case, by IRI."""
        wanted = name.casefold()
        found = self.data.nodes.items()
        return [node for _, node in sorted(found) if any(wanted in n.text.casefold() for n in node.names)]

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Every node (by IRI: label, kind, sector) and every fact between two of them (predicate, confidence …)."""
        from civicgraph.analyse.network import multigraph

        return multigraph(self.data)

    def to_dataframe(self, table: Table = "facts", *, lang: Lang = "ja") -> pd.DataFrame:
        """One row for each fact, node, quote or article, labels in `lang`.

        Needs pandas (`pip install civicgraph[pandas]`). Raises UsageError without it, or for another table.
        """
        from civicgraph.frames import rows

        header, found = rows(self.data, table, lang)
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("pandas is not installed. Run: pip install 'civicgraph[pandas]'") from error
        return pd.DataFrame(found, columns=header)

    def analyse(self, measures: Iterable[str] | None = None) -> dict[str, list[Score]]:
        """The rows of the named measures (all by default), best first. Raises UsageError for an unknown name."""
        from civicgraph.analyse.measures import analyse

        return analyse(self.data, measures)

    def changes(self, before: str, after: str) -> Change:
        """What changed between two dates (ISO 8601). Raises UsageError for others."""
        from civicgraph.analyse.change import between_dates

        return between_dates(self.data, before, after)

    def report(self, *, lang: Lang = "ja", title: str = "civicgraph") -> str:
        """The report on the graph's structure: one HTML file as text."""
        from civicgraph.report import analysis, html

        return html(analysis(self.data, lang=lang), title=title)

    def page(self, *, lang: Lang = "ja", title: str | None = None) -> str:
        """The interactive page: one HTML file as text, which works offline."""
        from civicgraph.view import render_page

        return render_page(self.data, title=title, lang=lang)

    def __repr__(self) -> str:
        """How much there is."""
        return f"<civicgraph.Graph: {len(self.nodes)} nodes, {len(self.facts)} facts, {len(self.articles)} articles>"

    def _repr_html_(self) -> str:
        """The interactive page in a frame of its own, which can reach nothing of the notebook."""
        page = markup.escape(self.page(), quote=True)
        return (
            f'<iframe title="{markup.escape(repr(self), quote=True)}" sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:640px;border:1px solid #8884;border-radius:6px" srcdoc="{page}"></iframe>'
        )


def load(source: Path | str | bytes, *, format: str | None = None) -> Graph:
    """The graph of a Turtle, N-Triples, N-Quads or TriG file (or its bytes, with `format`: "ttl", "nq" …).

    Raises InputError for a file that cannot be read.
    """
    return Graph(load_graph(source, format=format))
