"""Where the work is done: in this process, in a pool of processes, or on a Dask cluster; and what to do when a worker dies."""

from __future__ import annotations

import multiprocessing
import multiprocessing.process
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from civicgraph.errors import UsageError

_T = TypeVar("_T")
_R = TypeVar("_R")
_TRIES = 3  # a document that is alone with a worker and kills it this often is given up
_FEW = 8  # articles: fewer are done before a pool has started
_AHEAD = 4  # batches that a worker has or that wait for it, so that none idles; more would only fill memory


@dataclass(slots=True)
class Workers:
    """An executor that is opened when it is first needed, and again after it broke.

    `dead` are the errors that say that a worker died, not that the work failed. `number` is how many workers there are.
    Fewer pieces of work than `few` are not worth starting them.
    """

    name: str
    number: int
    start: Callable[[], Executor]
    stop: Callable[[Executor], None]
    dead: tuple[type[BaseException], ...] = ()
    few: int = 0
    _running: Executor | None = None

    def executor(self) -> Executor:
        """The executor, open."""
        if self._running is None:
            self._running = self.start()
        return self._running

    def begin(self, ready: Callable[[], object]) -> None:
        """Open the executor and let each worker do `ready`, which loads what its work takes, while this process goes on.

        What fails there fails again, and is reported, with the first piece of work.
        """
        if self._running is None and self.dead:  # without any, this process itself is the worker
            with suppress(*self.dead):
                for _ in range(self.number):
                    self.executor().submit(ready)

    def close(self) -> None:
        """Let go of the executor; what it still does is thrown away."""
        running, self._running = self._running, None
        if running is not None:
            self.stop(running)

    def enough_for(self, pieces: int) -> Workers:
        """These workers, or this process itself where there is too little to do."""
        return self if self._running is not None or pieces >= self.few else _serial()


@contextmanager
def open_workers(spec: str | None, number: int | None) -> Iterator[Workers]:
    """The workers that `--executor` names: serial, processes (the default), dask, or dask://HOST:PORT.

    `number` is how many (by default one for each core that this process may use). Raises UsageError for another
    name, where Dask is not installed, and where the scheduler does not answer.
    """
    count = number or cores()
    with ExitStack() as stack:
        if spec in (None, "processes"):
            few = 0 if spec else _FEW
            workers = Workers("processes", count, lambda: _pool(count), _stop_pool, (BrokenExecutor,), few)
        elif spec == "serial":
            workers = _serial()
        elif spec == "dask" or (spec or "").startswith(("dask://", "dask+tls://")):
            from civicgraph.archive.cluster import dask_workers

            workers = stack.enter_context(dask_workers(str(spec), number))
        else:
            raise UsageError(f"{spec}: no such executor. Give serial, processes, dask, or dask://HOST:PORT.")
        stack.callback(workers.close)
        yield workers


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    workers: Workers,
    work: Callable[[Sequence[_T]], list[_R]],
    batches: Iterable[Sequence[_T]],
    lost: Callable[[_T, int], _R],
) -> Iterator[_R]:
    """What `work` gives for each batch, as it comes; no more batches are taken than keep the workers busy.

    `work` must be a function that can be pickled. Where a worker dies, what it may have had is done again one by one: a
    document that kills its worker again and again is given to `lost`, with the number of times, and the others go on.
    """
    waiting = iter(batches)
    running: dict[Future[list[_R]], Sequence[_T]] = {}
    exhausted = False
    while True:
        suspects: list[Sequence[_T]] = []
        while not exhausted and not suspects and len(running) < workers.number * _AHEAD:
            batch = next(waiting, None)
            if batch is None:
                exhausted = True
            elif (future := _submit(workers, work, batch)) is None:
                suspects.append(batch)
            else:
                running[future] = batch
        if not running and not suspects:
            return
        if not suspects:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                batch = running.pop(future)
                try:
                    found = future.result()
                except workers.dead:
                    suspects.append(batch)
                    continue
                yield from found
        if suspects:
            if BrokenExecutor in workers.dead:  # the whole pool is gone with one of its processes
                suspects += running.values()
                running.clear()
                workers.close()
            for item in (item for batch in suspects for item in batch):
                yield from _alone(workers, work, item, lost)


def _submit(workers: Workers, work: Callable[[Sequence[_T]], list[_R]], batch: Sequence[_T]) -> Future[list[_R]] | None:
    """The future; None where the executor broke since."""
    try:
        return workers.executor().submit(work, batch)
    except workers.dead:
        return None


def _alone(
    workers: Workers, work: Callable[[Sequence[_T]], list[_R]], item: _T, lost: Callable[[_T, int], _R]
) -> list[_R]:
    for _ in range(_TRIES):
        try:
            return workers.executor().submit(work, [item]).result()
        except workers.dead:
            if BrokenExecutor in workers.dead:
                workers.close()
    return [lost(item, _TRIES)]


class _Here(Executor):
    """Does the work when it is handed over."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _serial() -> Workers:
    return Workers("serial", 1, _Here, lambda executor: executor.shutdown())


def _pool(count: int) -> Executor:
    # Not "fork": SQLite and the threads of this process must not be copied into the workers.
    method = "spawn" if sys.platform == "win32" else "forkserver"
    return ProcessPoolExecutor(count, multiprocessing.get_context(method), initializer=_begin)


def _begin() -> None:
    """In a worker: end at once with Ctrl-C, and with the process that started it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _stop_pool(executor: Executor) -> None:
    """End the processes of a pool without waiting for what they do."""
    processes = dict(getattr(executor, "_processes", None) or {})
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes.values():
        process.terminate()
