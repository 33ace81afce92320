"""run.json: what a build was made with, what it met, and how long its steps took. It alone holds times."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from civicgraph import __version__
from civicgraph.archive.steps import Changes
from civicgraph.archive.version import graph_version, libraries, rules_version
from civicgraph.archive.work import Failed
from civicgraph.pipeline import BuildOptions

MOST_FAILURES = 10_000  # that are named in run.json; all are counted


class Clock:
    """When a run began, and how many seconds each of its steps took."""

    def __init__(self) -> None:
        self.started = datetime.now(UTC)
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timing(self, step: str) -> Iterator[None]:
        """Time what is done inside as this step."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = round(time.perf_counter() - begin, 3)


def manifest(
    options: BuildOptions,
    workers: tuple[str, int],
    changes: Changes,
    counts: Mapping[str, Any],
    failures: Sequence[Failed],
    files: Sequence[str],
    clock: Clock,
) -> bytes:
    """The content of run.json."""
    said: dict[str, Any] = {
        "civicgraph": __version__,
        "python": platform.python_version(),
        "libraries": libraries(),
        "rules": rules_version(),
        "graph": graph_version(),
        "options": asdict(options),
        "executor": {"name": workers[0], "workers": workers[1]},
        "collection": changes._asdict(),
        "counts": counts,
        "failures": [{"origin": f.origin, "reason": f.reason, "internal": bool(f.trace)} for f in failures],
        "files": list(files),
        "started": clock.started.isoformat(timespec="seconds"),
        "seconds": clock.seconds,
    }
    return (json.dumps(said, ensure_ascii=True, indent=2) + "\n").encode()
