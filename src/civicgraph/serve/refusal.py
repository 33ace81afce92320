"""Why a request gets no answer: a status, a word for programs, and a sentence for people."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "malformed",
    "refused",
    "too-long",
    "not-acceptable",
    "read-only",
    "unsupported-media-type",
    "method",
    "not-found",
    "slow-request",
    "timeout",
    "memory",
    "answer-too-large",
    "crashed",
    "busy",
    "store",
]

# 503 for a query that costs more than it may, as the server, not the question, is at its limit; 400 for a broken one.
STATUS: dict[Reason, int] = {
    "malformed": 400,
    "refused": 400,
    "too-long": 413,
    "not-acceptable": 406,
    "read-only": 403,
    "unsupported-media-type": 415,
    "method": 405,
    "not-found": 404,
    "slow-request": 408,
    "timeout": 503,
    "memory": 503,
    "answer-too-large": 503,
    "crashed": 500,
    "busy": 503,
    "store": 502,
}


class Refusal(Exception):  # noqa: N818 (no error of the program: an answer)
    """Raised wherever a request turns out to get no answer."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Say why, in one word of `Reason` and in a sentence that says what to do."""
        super().__init__(detail)
        self.reason, self.detail = reason, detail
