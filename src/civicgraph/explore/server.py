"""The page of a graph too large for one file, on this machine alone: it opens with a part and asks for the rest.

Only the loopback address is bound. A name that an attacker points at 127.0.0.1 (DNS rebinding) is refused by the
Host header, requests of other sites by Sec-Fetch-Site and Origin; nothing is allowed to read answers across origins.
"""

from __future__ import annotations

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph
from civicgraph.view import Store, around, between, piece, render_opening, store

_LOOPBACK = "127.0.0.1"
_PART = "/part"
_MOST_STEPS = 9
_DEFAULT_PORT = 80  # which browsers leave out of the Host header
_HTML, _JSON, _TEXT = "text/html; charset=utf-8", "application/json", "text/plain; charset=utf-8"


class Site(ThreadingHTTPServer):
    """The server; `serve_forever` runs it, `address` is where the page is."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, kept: Store, page: str, port: int) -> None:
        self.kept, self.page = kept, page.encode()
        super().__init__((_LOOPBACK, port), _Answers)

    @property
    def address(self) -> str:
        """The page's address, with the port that was free where 0 was asked for."""
        return f"http://{_LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong in an answer; a reader who left before it was sent is nothing wrong."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site(graph: CivicGraph, *, port: int = 0, title: str | None = None, lang: str = "ja") -> Site:
    """A server for the graph's page, bound but not yet running; port 0 takes any free one.

    Raises UsageError for a port that is taken or not allowed, and for another language than "ja" or "en".
    """
    kept = store(graph)
    page = render_opening(kept, _PART, title=title, lang=lang)
    try:
        return Site(kept, page, port)
    except OSError as error:
        raise UsageError(
            f"port {port}: {error.strerror}. Choose another with --port, or --port 0 for any free one."
        ) from error


class _Answers(BaseHTTPRequestHandler):
    server: Site
    server_version, sys_version = "civicgraph", ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if refusal := self._refusal():
            self._send(HTTPStatus.FORBIDDEN, refusal.encode(), _TEXT)
            return
        asked = urlsplit(self.path)
        if asked.path == "/":
            self._send(HTTPStatus.OK, self.server.page, _HTML)
        elif asked.path == _PART:
            self._part(parse_qs(asked.query))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is only the page at / and its parts.\n", _TEXT)

    do_HEAD = do_GET  # noqa: N815 (named by http.server)

    def _refusal(self) -> str:
        """Why this request is not answered: it comes under another name, or from another site."""
        port = self.server.server_port
        hosts = {name if port == _DEFAULT_PORT else f"{name}:{port}" for name in (_LOOPBACK, "localhost")}
        if self.headers.get("Host") not in hosts:
            return f"This server answers under {self.server.address} only.\n"
        origin = self.headers.get("Origin")
        if self.headers.get("Sec-Fetch-Site") == "cross-site" and self.headers.get("Sec-Fetch-Mode") != "navigate":
            return "Other sites may not ask this server.\n"
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            return "Other sites may not ask this server.\n"
        return ""

    def _part(self, query: dict[str, list[str]]) -> None:
        """A neighbourhood (around, steps) or a shortest path (between, twice) as JSON; 400 for anything else."""
        kept = self.server.kept
        centre, ends, steps = query.get("around", []), query.get("between", []), query.get("steps", ["1"])[0]
        if len(centre) == 1 and not ends and steps in {str(n) for n in range(1, _MOST_STEPS + 1)}:
            answer = piece(kept, around(kept, centre[0], int(steps)))
        elif len(ends) == 2 and not centre:
            route = between(kept, ends[0], ends[1])
            answer = piece(kept, route) | {"route": route}
        else:
            self._send(HTTPStatus.BAD_REQUEST, b"Ask for around=IRI&steps=1..9 or between=IRI&between=IRI.\n", _TEXT)
            return
        text = json.dumps(answer, ensure_ascii=True, separators=(",", ":"))
        self._send(HTTPStatus.OK, text.encode(), _JSON)

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the reader, requests are the page's own."""
