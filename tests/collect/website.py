"""A web site on this machine that behaves as each test asks, and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """`pages` maps a path to what answers it; without an entry it is 404. `asked` are the requests, with their headers."""

    url: str = ""
    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt left out."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> Answer:
    """The same answer each time; headers are named with _ for -."""
    data = body.encode() if isinstance(body, str) else body

    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return give


def page(words: str, title: str = "お知らせ") -> Answer:
    """A page with an article."""
    head = f"<!DOCTYPE html><html lang=ja><head><meta charset=utf-8><title>{title}</title></head>"
    return answer(
        f"{head}<body><article><h1>{title}</h1><p>{words}</p></article></body></html>", Content_Type="text/html"
    )


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one stays."""
    waiting = list(answers)

    def give(request: BaseHTTPRequestHandler) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request)

    return give


def endless(piece: bytes, pause: float = 0.0, head: bytes = b"") -> Answer:
    """An answer that never ends, or, with a line for it, whose head does not."""

    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.flush_headers() if head else request.end_headers()
        while True:
            request.wfile.write(head or piece)
            time.sleep(pause)

    return give


@contextmanager
def served(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that runs while the block does, over TLS where a context is given."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
            give = site.pages.get(self.path)
            try:
                give(self) if give else self.send_error(404)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    site.url = f"http://127.0.0.1:{site.port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
