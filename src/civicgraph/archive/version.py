"""What a result depends on besides its document: the code and the rules that made it, as digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from civicgraph import __version__
from civicgraph.resources import resource

_PACKAGE = Path(__file__).parents[1]
_ROOTS = ("records", "names", "dates", "date_patterns", "date_meanings", "knowledge", "pipeline")
_READING = (
    "charset-normalizer", "lxml", "markdown-it-py", "numpy", "onnxruntime", "pyoxigraph", "pypdfium2", "python-docx",
    "sudachidict-core", "sudachipy",
)  # fmt: skip
_EMITTING = ("pyoxigraph", "pyshacl", "rdflib")


@cache
def rules_version() -> str:
    """The digest of all that reading and extraction depend on: code, rules, knowledge, model, libraries."""
    parts = [_PACKAGE / part for part in ("collect", "read", "extract", "link")]
    return _digest([*parts, resource("data", "knowledge"), resource("data", "model")], _READING)


@cache
def graph_version() -> str:
    """The digest of all that makes triples of an extraction and checks them."""
    return _digest([_PACKAGE / "graph", _PACKAGE / "validate", resource("ontology")], _EMITTING)


def libraries() -> dict[str, str]:
    """The versions of the libraries that results depend on."""
    return {name: _version(name) for name in sorted({*_READING, *_EMITTING})}


def _digest(folders: Iterable[Path], packages: Iterable[str]) -> str:
    whole = hashlib.sha256(__version__.encode())
    files = [_PACKAGE / f"{name}.py" for name in _ROOTS]
    for folder in folders:
        files += _files(folder)
    for path in files:
        whole.update(f"\0{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    for name in packages:
        whole.update(f"\0{name} {_version(name)}".encode())
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
