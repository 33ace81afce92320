"""The process that answers queries, one at a time, and that may die of one: `python -m civicgraph.serve.worker STORE`.

The parser and the evaluation of a hostile query can take forever, take all memory or end the process without an exception.
So they happen here, under limits of the operating system, and the server ends this process when time is up.
"""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from pathlib import Path
from typing import IO, Any

from civicgraph.errors import InputError
from civicgraph.query.answers import Dataset, Source, ask, on_deep_stack
from civicgraph.query.guard import LONGEST, check_query
from civicgraph.serve import frames
from civicgraph.serve.accept import choose
from civicgraph.serve.limits import LARGEST_ANSWER
from civicgraph.serve.refusal import Refusal
from civicgraph.serve.results import Written, offers, written
from civicgraph.store import disk, remote

# The processor's seconds that end a query by themselves, for a server that has died and can no longer end it: more
# than the clock's, as the store has threads of its own.
_THREADS, _GRACE = 4, 5


def main(store: str, memory: int) -> None:
    """Answer what comes on stdin until it ends; what libraries print goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    on_deep_stack(lambda: _serve(store, memory, answers))


def _serve(store: str, memory: int, answers: IO[bytes]) -> None:
    source: Source = remote.Server(store) if remote.is_address(store) else disk.open_read_only(Path(store))
    ask(source, "ASK {}")
    _limit_memory(memory)
    answers.write(frames.packed({"ready": True}))
    answers.flush()
    while (job := frames.read(sys.stdin.buffer)) is not None:
        _limit_time(job["seconds"])
        message, body = _reply(source, job)
        answers.write(frames.packed(message, body))
        answers.flush()


def _reply(source: Source, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        found = _answer(source, job)
    except Refusal as refusal:
        return {"reason": refusal.reason, "detail": refusal.detail}, b""
    except MemoryError:
        return {"reason": "memory", "detail": ""}, b""
    except remote.ServerError as error:
        return {"reason": "store", "detail": str(error)}, b""
    except InputError as error:
        return {"reason": "malformed", "detail": f"The query is {error.problem}"}, b""
    return {"media_type": found.media_type, "whole": found.whole}, found.body


def _answer(source: Source, job: dict[str, Any]) -> Written:
    query = job["query"]
    if len(query) > LONGEST:
        raise Refusal("too-long", f"The query is longer than {LONGEST:,} characters.")
    try:
        form = check_query(query, remote=isinstance(source, remote.Server))
    except InputError as error:
        raise Refusal("refused", f"The query is refused: {error.problem} {error.remedy}") from None
    offered = offers(form)
    media_type = choose(job["accept"], offered)
    if media_type is None and form:
        raise Refusal("not-acceptable", f"A {form} is answered in {', '.join(offered)}.")
    dataset = Dataset(tuple(job["default"]), tuple(job["named"])) if job["default"] or job["named"] else None
    answer = ask(source, query, dataset=dataset, most=job["rows"], base=job["base"])
    found = written(answer, media_type or next(iter(offered)))
    if len(found.body) > LARGEST_ANSWER:
        raise Refusal("answer-too-large", f"The answer is larger than {LARGEST_ANSWER >> 20} MiB; add a LIMIT.")
    return found


def _limit_memory(allowed: int) -> None:
    """Bound the address space to what is in use now, the deep stack included, and `allowed` bytes."""
    with contextlib.suppress(OSError, ValueError):  # /proc and the limit are not everywhere; there, time is the limit
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _soften(resource.RLIMIT_AS, used + allowed)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soften(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + _THREADS * seconds) + _GRACE)


def _soften(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
