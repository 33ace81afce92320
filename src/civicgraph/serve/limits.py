"""What one query may cost, so that no question of one person takes the answers of all others."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one query and of the server.

    `seconds` of the clock and `memory` (bytes beyond what the open store takes) for a query, `rows` (solutions or triples) in
    its answer; `workers` queries are answered at a time, `waiting` more may wait, `wait_seconds` each.
    """

    seconds: float = 10.0
    memory: int = 2**30
    rows: int = 10_000
    workers: int = field(default_factory=lambda: max(2, os.cpu_count() or 2))
    waiting: int = 500
    wait_seconds: float = 30.0


LARGEST_BODY = 2**20  # bytes of a request
SLOWEST_BODY = 30.0  # seconds for it to arrive
LARGEST_ANSWER = 64 * 2**20  # bytes
