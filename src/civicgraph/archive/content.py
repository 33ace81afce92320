"""The bytes of a source, and the key that its reading is kept under."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path, PurePath

from civicgraph.archive.packing import pack
from civicgraph.archive.version import rules_version
from civicgraph.collect import Source
from civicgraph.collect.opened import is_remote, read_remote
from civicgraph.errors import InputError
from civicgraph.read.source import LARGEST

_ENDING = re.compile(r"\.\w+")


def taken(source: Source) -> Source:
    """The source with its bytes; as it is where no regular file can be read, so that loading it says why."""
    if source.data is not None:
        return source
    path = Path(source.origin)
    try:
        if is_remote(source.origin):
            return replace(source, data=read_remote(source.origin))
        if not path.is_file():
            return source
        with path.open("rb") as file:
            return replace(source, data=file.read(LARGEST + 1))
    except (OSError, ValueError, InputError):
        return source


def content_key(source: Source) -> bytes:
    """The hash of all that reading depends on in a source: its bytes, what was said of them, how the name ends."""
    ending = PurePath(source.origin).suffix.lower()
    whole = hashlib.sha256(pack((ending if _ENDING.fullmatch(ending) else "", said(source))) + b"\0")
    whole.update(source.data or b"")
    return whole.digest()


def result_key(content: bytes, extractor: str) -> bytes:
    """The key of what this extractor, with the present rules, finds in that content."""
    return hashlib.sha256(content + f"{rules_version()}\0{extractor}".encode()).digest()


def said(source: Source) -> Source:
    """All that is said of a source, without its name and bytes."""
    return replace(source, origin="", data=None)


def is_local(source: Source) -> bool:
    """Whether it is a file of this machine, which can be read again."""
    return source.data is None and not is_remote(source.origin)
