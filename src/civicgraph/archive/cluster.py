"""Dask: a cluster of this machine, or one whose scheduler answers at an address."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from civicgraph.archive.executors import Workers, cores
from civicgraph.errors import UsageError

_WAIT = 10  # seconds for a scheduler to answer


@contextmanager
def dask_workers(spec: str, number: int | None) -> Iterator[Workers]:
    """The workers behind "dask" (a local cluster of `number` processes) or "dask://HOST:PORT".

    The workers of a remote cluster need civicgraph, in the same version; the articles' bytes are sent to them, so they
    need not see the files.
    """
    try:
        import distributed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise UsageError("Dask is not installed. Install it: pip install 'civicgraph[dask]'.") from error
    with ExitStack() as stack:
        local = spec == "dask"
        client = _local(distributed, number or cores(), stack) if local else _remote(distributed, spec, stack)
        count = max(1, sum(client.nthreads().values()))
        yield Workers(
            spec,
            count,
            lambda: client.get_executor(pure=False),
            lambda executor: executor.shutdown(wait=False),
            (KilledWorker,),
        )


def _local(distributed: Any, number: int, stack: ExitStack) -> Any:
    import dask

    # Dask's own profiler looks at every worker's stack a hundred times a second, which Python-bound work pays for.
    stack.enter_context(dask.config.set({"distributed.worker.profile.enabled": False}))
    cluster = stack.enter_context(
        distributed.LocalCluster(
            n_workers=number, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=logging.ERROR
        )
    )
    return stack.enter_context(distributed.Client(cluster))


def _remote(distributed: Any, spec: str, stack: ExitStack) -> Any:
    secure, _, place = spec.partition("://")
    address = f"{'tls' if secure.endswith('tls') else 'tcp'}://{place}"
    try:
        client = stack.enter_context(distributed.Client(address, timeout=_WAIT))
    except (OSError, ValueError) as error:
        raise UsageError(f"{spec}: no Dask scheduler answers there ({error}). Check the address.") from error
    if not client.nthreads():
        raise UsageError(f"{spec}: this scheduler has no workers. Start some: dask worker {address}")
    return client
