"""The articles among files: those below a folder, and those that a pattern matches."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator
from pathlib import Path

from civicgraph.errors import InputError

ENDINGS = (".txt", ".html", ".htm", ".md", ".pdf", ".docx")


def below(folder: Path, failed: Callable[[InputError], None]) -> Iterator[Path]:
    """The articles below a folder, by name, each once; hidden files and folders are passed over.

    Links to folders are not followed, so no loop of links is entered; a link to a file that is listed here anyway is
    left out. A folder without articles, or one that cannot be listed, is handed to `failed`.
    """
    found = failures = 0

    def report(error: OSError) -> None:
        nonlocal failures
        failures += 1
        failed(InputError(str(error.filename), f"it cannot be listed ({error.strerror}).", "Check its permissions."))

    for path in _walk(folder, report):
        if path.is_symlink() and _listed(real_path(path), real_path(folder)):
            continue
        found += 1
        yield path
    if not found and not failures:
        endings = ", ".join(f"*{ending}" for ending in ENDINGS)
        failed(InputError(str(folder), "there is no article in this directory.", f"Articles are {endings}."))


def _walk(folder: Path, report: Callable[[OSError], None]) -> Iterator[Path]:
    # A stack of its own: folders may be nested more deeply than functions can be.
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not _is_folder(path):
            yield path
            continue
        try:
            children = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            report(error)
            continue
        visible = (child for child in children if not child.name.startswith("."))
        waiting += [child for child in visible if _is_folder(child) or child.suffix.lower() in ENDINGS]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _listed(real: Path, folder: Path) -> bool:
    if not real.is_relative_to(folder) or real.suffix.lower() not in ENDINGS or not real.is_file():
        return False
    return not any(part.startswith(".") for part in real.relative_to(folder).parts)


def is_pattern(name: str) -> bool:
    """Whether a name is a pattern of file names, and no file of that very name is there."""
    return glob.has_magic(name) and not is_there(name)


def is_there(name: str) -> bool:
    """Whether something has that name; no name is too strange to ask."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def is_link(path: Path) -> bool:
    """Whether a path is a symbolic link; no name is too strange to ask."""
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def is_folder(name: str) -> bool:
    """Whether a folder has that name; no name is too strange to ask."""
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def matching(pattern: str, failed: Callable[[InputError], None]) -> Iterator[Path]:
    """The files that a pattern (`*`, `?`, `[…]`, `**`) matches, by name; a pattern without any goes to `failed`."""
    found = [Path(name) for name in glob.glob(pattern, recursive=True)]  # noqa: PTH207 - Path.glob takes no absolute pattern
    files = sorted(path for path in found if not is_folder(str(path)))
    if not files:
        failed(InputError(pattern, "no file matches this pattern.", "Check it, and quote it against the shell."))
    yield from files


def real_path(path: Path) -> Path:
    """The path without links; where links run in a circle or the name is none, the path as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def identity(origin: str) -> str:
    """What is the same for one article however it is named: the path of a file without links, other names as they are."""
    return origin if "://" in origin or origin == "-" else str(real_path(Path(origin)))
