"""Web pages kept on disk between runs, with what a server needs to say that they have not changed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept; `etag` and `last_modified` are the server's own words."""

    url: str
    media_type: str | None
    etag: str | None
    last_modified: str | None
    data: bytes


def recall(folder: Path, url: str) -> Kept | None:
    """What is kept for an address. A file that is not whole, or another's, counts as none."""
    try:
        head, _, data = _place(folder, url).read_bytes().partition(b"\n")
        stated = json.loads(head)
        if stated.pop("asked") != url or stated.pop("sha256") != hashlib.sha256(data).hexdigest():
            return None
        return Kept(**stated, data=data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(folder: Path, url: str, kept: Kept) -> None:
    """Keep an answer for an address, whole or not at all. Raises OSError where the disk refuses."""
    head = asdict(kept)
    del head["data"]
    head |= {"asked": url, "sha256": hashlib.sha256(kept.data).hexdigest()}
    place = _place(folder, url)
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(head).encode() + b"\n" + kept.data)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _place(folder: Path, url: str) -> Path:
    digest = hashlib.sha256(url.encode()).hexdigest()
    return folder / digest[:2] / digest
