"""Sorting more lines than memory holds: sorted runs on disk, merged as a stream."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from heapq import merge
from io import BytesIO
from pathlib import Path

_RUN = 32_000_000  # bytes of lines that are sorted in memory
_TOGETHER = 100  # runs that are merged at once: each takes an open file and a buffer
_BUFFER = 1 << 18


@contextmanager
def sorted_lines(parts: Iterable[bytes], folder: Path, *, run: int = _RUN, together: int = _TOGETHER) -> Iterator[Iterator[bytes]]:
    """The lines (with their line ends) of all parts, sorted by their bytes, each once; runs are kept in the folder.

    `run` bytes are sorted at a time and `together` runs merged, in as many passes as it takes: memory stays the same
    however many lines there are.
    """
    folder.mkdir()
    runs = [write_lines(folder / f"0-{number}", _once(lines)) for number, lines in enumerate(_runs(parts, run))]
    level = 0
    while len(runs) > together:
        level += 1
        groups = [runs[first : first + together] for first in range(0, len(runs), together)]
        runs = [_merge_to(folder / f"{level}-{number}", group) for number, group in enumerate(groups)]
    with ExitStack() as stack:
        yield _merged(runs, stack)


def write_lines(path: Path, lines: Iterable[bytes]) -> Path:
    """Write the lines into a new file; its path."""
    with path.open("wb", _BUFFER) as file:
        file.writelines(lines)
    return path


def put_among(path: Path, more: Sequence[bytes], *, piece: int = _BUFFER) -> Iterator[bytes]:
    """The sorted lines of a file with some sorted lines more in their places; most of them in pieces of so many bytes."""
    left = deque(more)
    with path.open("rb") as file:
        while lines := file.read(piece):
            lines += file.readline()
            last = lines[lines.rfind(b"\n", 0, -1) + 1 :]
            between = []
            while left and left[0] <= last:
                between.append(left.popleft())
            yield from merge(BytesIO(lines), between) if between else (lines,)
    yield from left


def _runs(parts: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    lines: list[bytes] = []
    total = 0
    for part in parts:
        lines += BytesIO(part)  # not splitlines, for which a carriage return would end a line too
        total += len(part)
        if total >= size:
            yield sorted(lines)
            lines, total = [], 0
    if lines:
        yield sorted(lines)


def _merge_to(path: Path, runs: list[Path]) -> Path:
    with ExitStack() as stack:
        write_lines(path, _merged(runs, stack))
    for former in runs:
        former.unlink()
    return path


def _merged(runs: list[Path], stack: ExitStack) -> Iterator[bytes]:
    files = [stack.enter_context(path.open("rb", _BUFFER)) for path in runs]
    return _once(merge(*files)) if len(files) > 1 else (line for file in files for line in file)


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            last = line
            yield line
