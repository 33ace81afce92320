"""Running the application on an address of this machine, until it is told to end."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn
from pyoxigraph import Quad

from civicgraph.errors import InputError, UsageError
from civicgraph.query.answers import ask
from civicgraph.serve.app import Site, application
from civicgraph.store import disk, remote

_HEADERS = 320 * 2**10  # bytes: the longest query that is allowed, percent-encoded in an address
_GRACE = 5  # seconds beyond a query's for those that are under way when the server ends


def serve(site: Site, *, host: str = "127.0.0.1", port: int = 0, started: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; what is under way is answered first. `started` gets the address.

    Raises UsageError for an address that is taken or not this machine's, InputError for a store that cannot be asked.
    """
    _check(site.store)
    with _bound(host, port) as listening:
        config = uvicorn.Config(
            application(site),
            http="h11",  # the one that bounds an address and headers
            h11_max_incomplete_event_size=_HEADERS,
            lifespan="on",
            log_level="error",
            access_log=False,  # questions are nobody's business
            server_header=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=int(site.limits.seconds) + _GRACE,
        )
        name = f"[{host}]" if ":" in host else host
        server = _Server(config, lambda: started(f"http://{name}:{listening.getsockname()[1]}/"))
        server.run(sockets=[listening])
    if not server.started:
        raise InputError(site.store, "its workers do not start.", "What they said stands above.")


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._listens = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listens()


def _check(store: str) -> None:
    """Raise InputError where the store cannot be asked, before any worker tries."""
    ask(remote.Server(store) if remote.is_address(store) else disk.open_read_only(Path(store)), "ASK {}")


def serve_quads(quads: list[Quad], run: Callable[[str], None]) -> None:
    """Load statements into a store that is there only while `run`, which gets its folder, goes on."""
    with tempfile.TemporaryDirectory(prefix="civicgraph-") as folder:
        disk.load(Path(folder), quads)
        run(folder)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off; else a small answer waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"{host}, port {port}: {error.strerror or error}. Choose another with --host or --port."
        ) from error
    return listening
