"""An RDF file's statements, or an error that says where it is broken."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from civicgraph.errors import InputError
from civicgraph.graph.hiding import hidden
from civicgraph.graph.suppression import in_force

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
_REMEDY = "Write it again with `civicgraph build`, or name the right format: " + ", ".join(FORMATS) + "."


def read_quads(source: Path | str | bytes, *, format: str | None = None) -> list[Quad]:
    """The statements of a file (a path) or of its bytes.

    `format` is ttl, nt, nq or trig; without it the file's ending decides, and bytes are read as TriG,
    which holds Turtle and N-Triples. People of the suppression list that is in force are left out. Raises InputError, naming the line and the remedy, for what cannot be
    read.
    """
    if isinstance(source, bytes):
        origin, data, ending = "<bytes>", source, "trig"
    else:
        origin, ending = str(source), Path(source).suffix.removeprefix(".").lower()
        data = _bytes(Path(source))
    known = FORMATS.get(format or ending)
    if known is None:
        raise InputError(origin, f"unknown graph format {format or ending!r}.", f"Use {', '.join(FORMATS)}.")
    try:
        quads = list(parse(input=data, format=known))
    except SyntaxError as error:
        raise InputError(origin, f"not valid {known.name}: {error.msg}.", _REMEDY) from error
    listed = in_force()
    return hidden(quads, listed).quads if listed else quads


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "Give the path of a graph file that `civicgraph build` wrote."
        raise InputError(str(path), f"cannot be read ({error.strerror}).", remedy) from error
