"""How server and worker speak over a pipe: a length, a line of JSON, a length, bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">II")
HEAD = _LENGTHS.size


def packed(message: dict[str, Any], body: bytes = b"") -> bytes:
    """A message with its bytes, as it goes through the pipe."""
    text = json.dumps(message).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


def lengths(head: bytes) -> tuple[int, int]:
    """How long the message and its bytes are, from the first `HEAD` bytes."""
    message, body = _LENGTHS.unpack(head)
    return message, body


def read(pipe: IO[bytes]) -> dict[str, Any] | None:
    """The next message (its bytes are none) from a pipe that blocks; None at its end."""
    head = pipe.read(HEAD)
    if len(head) < HEAD:
        return None
    length, _ = lengths(head)
    message: dict[str, Any] = json.loads(pipe.read(length))
    return message
