"""Stdin and stdout as bytes, whatever the locale: data in and out is UTF-8."""

from __future__ import annotations

import sys


def read_stdin() -> bytes:
    """All that is piped in."""
    return sys.stdin.buffer.read()


def write_stdout(text: str) -> None:
    """Write all of the text, in UTF-8. An unbuffered stdout may take a part only, so the rest is written again."""
    write_stdout_bytes(text.encode())


def write_stdout_bytes(data: bytes) -> None:
    """Write all of the bytes."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()
