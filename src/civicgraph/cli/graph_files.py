"""Writing a changed graph: to a file whose ending names the format, or to stdout."""

from __future__ import annotations

from pathlib import Path

from civicgraph.cli.streams import write_stdout, write_stdout_bytes
from civicgraph.errors import UsageError
from civicgraph.files import write_file

_FORMATS = ("nq", "trig", "ttl", "nt")


def check_form(out: str) -> str:
    """The format of a graph file by its name; N-Quads for "-". Raises UsageError for what `read_quads` cannot read again."""
    from civicgraph.export import format_of

    form = "nq" if out == "-" else format_of(out)
    if form not in _FORMATS or out.endswith(".gz"):
        raise UsageError(f"{out}: a graph file ends in {', '.join('.' + name for name in _FORMATS)}.")
    return form


def write_graph(out: str, data: bytes) -> None:
    """Write the graph, whole or not at all."""
    if out == "-":
        return write_stdout_bytes(data)
    write_file(Path(out), data)
    return write_stdout(f"{out}\n")
