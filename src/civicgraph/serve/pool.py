"""The workers of a server: handing each a query, ending the one that takes too long, starting another in its place."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from civicgraph.errors import InputError
from civicgraph.serve import frames
from civicgraph.serve.limits import Limits
from civicgraph.serve.protocol import Question
from civicgraph.serve.refusal import Refusal
from civicgraph.serve.results import Written
from civicgraph.store import disk, remote

_START = 60.0  # seconds that a worker may take to open the store
_AGAIN = 1.0  # seconds until the next try, where it does not
# What Rust and C++ say on stderr when they end a process for want of memory.
_NO_MEMORY = ("memory allocation of", "bad_alloc", "MemoryError", "Cannot allocate memory")


@dataclass(eq=False, slots=True)
class _Worker:
    process: Process
    said: IO[bytes]
    generation: str

    async def message(self) -> tuple[dict[str, Any], bytes]:
        """What the worker says next. Raises IncompleteReadError when it ends instead."""
        assert self.process.stdout
        head = await self.process.stdout.readexactly(frames.HEAD)
        length, rest = frames.lengths(head)
        message = json.loads(await self.process.stdout.readexactly(length))
        return message, await self.process.stdout.readexactly(rest)

    async def ask(self, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdin
        self.process.stdin.write(frames.packed(job))
        await self.process.stdin.drain()
        return await self.message()

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()
        self.said.close()

    def last_words(self) -> str:
        self.said.seek(0, 2)
        self.said.seek(max(0, self.said.tell() - 4000))
        return self.said.read().decode("utf-8", "replace")


class Pool:
    """As many workers as `limits` says, all reading one store. Start it before, and close it after use.

    A store on disk that is loaded anew is read anew: workers that still have the graph as it was before are replaced.
    """

    def __init__(self, store: str, limits: Limits) -> None:
        """`store` is a folder or a server's address."""
        self.store, self.limits = store, limits
        self.ended = 0  # workers that ended while they answered, for /health
        self.counted = "", 0  # the triples of a generation
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    @property
    def generation(self) -> str:
        """What tells the graph of the store from the one before; "" for a server, which changes as it likes."""
        if remote.is_address(self.store):
            return ""
        return disk.current(Path(self.store)).name

    def _stale(self, worker: _Worker) -> bool:
        with contextlib.suppress(InputError):  # the folder is away: what is open can still be asked
            return worker.generation != self.generation
        return False

    @property
    def alive(self) -> int:
        """How many workers can answer now."""
        return sum(worker.process.returncode is None for worker in self._all)

    async def start(self) -> None:
        """Start all workers. Raises Refusal, with what they said, where one cannot open the store."""
        for worker in await asyncio.gather(*(self._started() for _ in range(self.limits.workers))):
            self._idle.put_nowait(worker)

    async def close(self) -> None:
        """End all workers, and whatever they were answering."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))

    async def ask(self, question: Question, accept: str) -> Written:
        """The answer, in a media type that `accept` allows. Raises Refusal for every way to get none."""
        limits = self.limits
        seconds = min(limits.seconds, question.seconds or limits.seconds)
        job = {
            "query": question.query,
            "default": question.default_graphs,
            "named": question.named_graphs,
            "base": question.base,
            "accept": accept,
            "rows": limits.rows,
            "seconds": seconds,
        }
        worker = await self._free()
        try:
            async with asyncio.timeout(seconds):
                message, body = await worker.ask(job)
        except TimeoutError:
            self._replace(worker)
            detail = f"The query timed out: it was ended after {seconds:g} seconds. It is valid; make it ask for less."
            raise Refusal("timeout", detail) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise await self._post_mortem(worker) from None
        except BaseException:  # the client went away, or the server ends: the worker is still busy with the query
            self._replace(worker)
            raise
        if message.get("reason") == "memory":  # what is left of its memory may not be enough for the next query
            self._replace(worker)
            raise self._out_of_memory()
        self._idle.put_nowait(worker)
        if "reason" in message:
            raise Refusal(message["reason"], message["detail"])
        return Written(body, message["media_type"], message["whole"])

    async def _free(self) -> _Worker:
        """A worker that lives, as soon as there is one."""
        if self._waiting >= self.limits.waiting:
            raise Refusal("busy", "Too many queries are waiting; ask again later.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.wait_seconds):
                while (worker := await self._idle.get()).process.returncode is not None or self._stale(worker):
                    self._replace(worker)
        except TimeoutError:
            detail = f"Other queries took all workers for {self.limits.wait_seconds:g} seconds; ask again later."
            raise Refusal("busy", detail) from None
        finally:
            self._waiting -= 1
        return worker

    async def _post_mortem(self, worker: _Worker) -> Refusal:
        """Why a worker ended while it answered."""
        self.ended += 1
        code = await worker.process.wait()
        words = worker.last_words()
        self._replace(worker)
        if any(sign in words for sign in _NO_MEMORY):
            return self._out_of_memory()
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        sys.stderr.write(f"A worker ended ({cause}) while it answered. Its last words: {words.strip() or 'none'}\n")
        detail = f"The process that answered this query ended ({cause}); a new one takes its place. Ask in another way."
        return Refusal("crashed", detail)

    def _out_of_memory(self) -> Refusal:
        limit = self.limits.memory >> 20
        return Refusal(
            "memory", f"The query was ended: it needs more than {limit:,} MiB of memory. Make it ask for less."
        )

    def _replace(self, worker: _Worker) -> None:
        task = asyncio.create_task(self._replaced(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replaced(self, worker: _Worker) -> None:
        await worker.end()
        self._all.discard(worker)
        while True:
            try:
                self._idle.put_nowait(await self._started())
                return
            except Refusal:
                await asyncio.sleep(_AGAIN)

    async def _started(self) -> _Worker:
        try:
            generation = self.generation  # before the worker opens it: one that it reads newer than this is replaced
        except InputError as error:
            raise Refusal("store", str(error)) from error
        said = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the worker)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "civicgraph.serve.worker", self.store, str(self.limits.memory)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=said,
            start_new_session=True,  # Ctrl-C is the server's to handle
        )
        worker = _Worker(process, said, generation)
        self._all.add(worker)
        try:
            async with asyncio.timeout(_START):
                await worker.message()
        except (TimeoutError, asyncio.IncompleteReadError):
            words = worker.last_words().strip().rpartition("\n")[2]
            await worker.end()
            self._all.discard(worker)
            raise Refusal("store", f"The store cannot be opened: {words or 'no answer'}") from None
        except BaseException:
            await worker.end()
            self._all.discard(worker)
            raise
        return worker
