"""Which files hold the articles, and reading them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from civicgraph.cli.streams import read_stdin
from civicgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from civicgraph.read import ReadOptions
    from civicgraph.records import Document

STDIN = "-"
ENDINGS = (".txt", ".html", ".htm", ".md")


def article_paths(given: Sequence[str]) -> list[str]:
    """The files named, and the articles below the directories named, each once; "-" is stdin.

    Hidden files and folders are passed over. Raises InputError for a directory without articles, UsageError
    where stdin is named twice.
    """
    if given.count(STDIN) > 1:
        raise UsageError("- stands for stdin and can be given once.")
    found: dict[str, str] = {}
    for name in given:
        for path in [name] if name == STDIN or not Path(name).is_dir() else _below(Path(name)):
            found.setdefault(path if path == STDIN else str(Path(path).resolve()), path)
    return list(found.values())


def _below(folder: Path) -> list[str]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    visible = [str(p) for p in paths if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not visible:
        endings = ", ".join(f"*{ending}" for ending in ENDINGS)
        raise InputError(str(folder), "there is no article in this directory.", f"Articles are {endings}.")
    return visible


def read_articles(paths: Sequence[str], options: ReadOptions, failures: list[tuple[str, str]]) -> Iterator[Document]:
    """The documents, in order; for each that cannot be read, its name and the reason are added to `failures`."""
    from civicgraph.read import read_bytes, read_file

    for path in paths:
        try:
            if path == STDIN:
                yield read_bytes(read_stdin(), origin=STDIN, options=options)
            else:
                yield read_file(Path(path), options=options)
        except InputError as error:
            failures.append((path, str(error)))
