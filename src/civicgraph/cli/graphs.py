"""The graph that a command works on: a file, or stdin."""

from __future__ import annotations

from pathlib import Path

from civicgraph.cli.streams import read_stdin
from civicgraph.errors import InputError

STDIN = "-"
_REMEDY = "Pipe in a graph file that `civicgraph build` wrote."


def graph_source(given: str) -> tuple[Path | bytes, str | None]:
    """What `load_graph` and `read_quads` take for a GRAPH argument: a path, or bytes with their format.

    Raises InputError for a directory, and for stdin without a graph.
    """
    if given == STDIN:
        return _stdin()
    path = Path(given)
    if path.is_dir():
        raise InputError(given, "this is a directory.", f"Name the file: {path / 'graph.nq'}")
    return path, None


def _stdin() -> tuple[bytes, str]:
    """The bytes, and "nq" for N-Quads (of which N-Triples are a part), else "trig" (of which Turtle is one)."""
    from civicgraph.graph.parse import read_quads

    data = read_stdin()
    if not data.strip():
        raise InputError(STDIN, "nothing was piped in.", _REMEDY)
    for form in ("nq", "trig"):
        try:
            read_quads(data, format=form)
        except InputError as error:
            problem = error.problem
        else:
            return data, form
    raise InputError(STDIN, problem, _REMEDY)
