"""Opening files of this machine, and of other file systems (s3://…, gs://…, memory://…) through fsspec."""

from __future__ import annotations

import glob
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from civicgraph.errors import InputError
from civicgraph.read.source import LARGEST

WEB = ("http://", "https://")
_REMEDY = "Check the address and the access to it."


def is_remote(name: str) -> bool:
    """Whether a name is the address of a file that fsspec opens: "scheme://…", but not of the web."""
    scheme, found, _ = name.partition("://")
    return bool(found) and scheme.replace("+", "").isalnum() and not name.startswith(WEB)


def beside(name: str, path: str) -> str:
    """The place of a file whose path is relative to the folder in which the file `name` lies."""
    if is_remote(path):
        return path
    if not is_remote(name):
        return str(Path(name).parent / path)
    return f"{name.rpartition('/')[0]}/{path}"


def open_file(name: str) -> BinaryIO:
    """A file as a stream of bytes. Raises InputError where it cannot be opened."""
    if is_remote(name):
        return _open_remote(name)
    path = Path(name)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(name, "this is no regular file.", "Save it as one first.")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _open_remote(name: str) -> BinaryIO:
    system, path = _system(name)
    try:
        return cast(BinaryIO, system.open(path, "rb"))
    except Exception as error:  # each file system has errors of its own
        raise _unreadable(name, error) from error


def read_remote(name: str) -> bytes:
    """The file's bytes, one more at most than an article may have. Raises InputError where it cannot be read."""
    with _open_remote(name) as file:
        try:
            return file.read(LARGEST + 1)
        except Exception as error:  # as above
            raise _unreadable(name, error) from error


def remote_files(name: str, endings: tuple[str, ...], failed: Callable[[InputError], None]) -> Iterator[str]:
    """The addresses of the articles below a folder or that match a pattern, by name, or the name of a single file."""
    try:
        system, path = _system(name)
        if glob.has_magic(path):
            found = sorted(each for each in system.glob(path) if not PurePosixPath(each).name.startswith("."))
            yield from map(system.unstrip_protocol, found)
        elif not system.isdir(path):
            found = [name]
            yield name
        else:
            found = []
            for file in _below(system, path, endings):
                found = [file]
                yield system.unstrip_protocol(file)
    except InputError as error:
        failed(error)
        return
    except Exception as error:  # as above
        failed(_unreadable(name, error))
        return
    if not found:
        failed(InputError(name, "there is no article in it.", f"Articles are {', '.join(f'*{e}' for e in endings)}."))


def _below(system: Any, folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    waiting = [{"name": folder, "type": "directory"}]
    while waiting:
        entry = waiting.pop()
        if entry["type"] != "directory":
            yield entry["name"]
            continue
        for child in sorted(system.ls(entry["name"], detail=True), key=lambda each: str(each["name"]), reverse=True):
            path = PurePosixPath(child["name"])
            wanted = child["type"] == "directory" or path.suffix.lower() in endings
            if wanted and not path.name.startswith(".") and child["name"] != entry["name"]:
                waiting.append(child)


def _system(name: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(name, "fsspec reads such addresses.", "Run: pip install 'civicgraph[remote]'") from None
    try:
        system, path = url_to_fs(name)
    except Exception as error:  # an unknown scheme, or a package for it that is not installed
        raise _unreadable(name, error) from error
    return system, path


def _unreadable(name: str, error: Exception) -> InputError:
    stated = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    reason = " ".join(stated.split())[:200] or type(error).__name__
    return InputError(name, f"it cannot be read ({reason}).", _REMEDY)
