"""The graph that a command works on: a file, or stdin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.errors import InputError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from civicgraph.graph.model import CivicGraph

STDIN = "-"
_REMEDY = "Pipe in a graph file that `civicgraph build` wrote."


def read_graph(source: str) -> CivicGraph:
    """The graph as values. Raises InputError."""
    from civicgraph.graph.load import load_graph

    if source != STDIN:
        return load_graph(_file(source))
    data, form = _stdin()
    return load_graph(data, format=form)


def read_statements(source: str) -> list[Quad]:
    """The graph's RDF statements. Raises InputError."""
    from civicgraph.graph.parse import read_quads

    if source != STDIN:
        return read_quads(_file(source))
    data, form = _stdin()
    return read_quads(data, format=form)


def _file(source: str) -> Path:
    path = Path(source)
    if path.is_dir():
        raise InputError(source, "this is a directory.", f"Name the file: {path / 'graph.nq'}")
    return path


def _stdin() -> tuple[bytes, str]:
    """What is piped in, and its format: N-Quads (N-Triples are such, too), else TriG, of which Turtle is a part."""
    from civicgraph.graph.parse import read_quads

    data = click.get_binary_stream("stdin").read()
    if not data.strip():
        raise InputError(STDIN, "nothing was piped in.", _REMEDY)
    try:
        read_quads(data, format="nq")
    except InputError:
        pass
    else:
        return data, "nq"
    try:
        read_quads(data, format="trig")
    except InputError as error:
        raise InputError(STDIN, error.problem, _REMEDY) from error
    return data, "trig"
