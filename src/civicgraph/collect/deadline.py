"""An end in time to a whole exchange with a server, however slowly it trickles."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Deadline:
    """Breaks off the connection that it watches when its time has come; `passed` says that it did."""

    def __init__(self) -> None:
        """Nothing is watched yet."""
        self.passed = False
        self._watched: list[socket.socket] = []

    def watch(self, connection: socket.socket) -> None:
        """Watch a connection from now on; what wraps it later (TLS) ends with it."""
        self._watched.append(connection.dup())

    def strike(self) -> None:
        """Break off."""
        self.passed = True
        for connection in self._watched:
            with contextlib.suppress(OSError):  # the server may have gone by itself
                connection.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Watch no longer."""
        for connection in self._watched:
            connection.close()


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """A deadline for what is done in the block."""
    watch = Deadline()
    timer = threading.Timer(seconds, watch.strike)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        timer.join()
        watch.release()
