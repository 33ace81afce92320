"""Fetching from the web as a polite and wary guest.

Polite: robots.txt is obeyed (RFC 9309), requests to a host are spaced, Retry-After is honoured, what has not changed is
not sent again. Wary: sizes, times and redirects have limits, and only public addresses are connected to.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from civicgraph import __version__
from civicgraph.collect.addresses import resolve
from civicgraph.collect.cache import Kept, keep, recall
from civicgraph.collect.deadline import Deadline, deadline
from civicgraph.errors import InputError
from civicgraph.read.metadata import article_url
from civicgraph.read.source import LARGEST

if TYPE_CHECKING:
    from protego import Protego
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

AGENT = "civicgraph"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8, */*;q=0.5"
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LARGEST_ROBOTS = 512_000
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to fetch. Times are in seconds, sizes in bytes after unpacking.

    `delay` is the least time between two requests to a host (robots.txt may ask for more). `timeout` bounds each wait
    for the server, `deadline` a whole exchange, `longest_wait` what robots.txt or Retry-After may ask for. `cache` is a
    folder for what was fetched, or None.
    """

    delay: float = 1.0
    allow_private: bool = False
    cache: Path | None = None
    timeout: float = 30.0
    deadline: float = 120.0
    longest_wait: float = 120.0
    tries: int = 4
    redirects: int = 5
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds: `url` is where the redirects ended, `media_type` the Content-Type header."""

    url: str
    data: bytes
    media_type: str | None


@dataclass(slots=True)
class Fetcher:
    """Fetches one address after another, and remembers of each host its robots.txt and when it was last asked."""

    options: FetchOptions = FetchOptions()
    _robots: dict[str, Protego] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Fetched:
        """What is at an address, or, unchanged, in the cache.

        Raises InputError where it cannot or may not be fetched; the message says why and what to do.
        """
        address = article_url(url)
        if address is None:
            raise InputError(url, "this is no web address.", "Give one that begins with http:// or https://.")
        kept = recall(self.options.cache, address) if self.options.cache else None
        with self._answer(address, kept, robots=True) as (final, response):
            if response.status == HTTPStatus.NOT_MODIFIED and kept:
                return Fetched(kept.url, kept.data, kept.media_type)
            if response.status != HTTPStatus.OK:
                raise InputError(url, f"the server answers {_status(response)}.", "Check the address.")
            data = self._body(response, url, self.options.largest)
            headers = response.headers
            fetched = Fetched(final, data, headers.get("Content-Type"))
        if self.options.cache:
            etag, modified = headers.get("ETag"), headers.get("Last-Modified")
            try:
                keep(self.options.cache, address, Kept(final, fetched.media_type, etag, modified, data))
            except OSError as error:
                problem = f"the cache {self.options.cache} cannot be written ({error.strerror})."
                raise InputError(url, problem, "Make room, or give another folder with --cache.") from error
        return fetched

    @contextlib.contextmanager
    def _answer(self, url: str, kept: Kept | None, *, robots: bool) -> Iterator[tuple[str, BaseHTTPResponse]]:
        """The last answer after redirects, each of which is checked like the first address."""
        asked = url
        for _ in range(self.options.redirects + 1):
            if robots:
                self._permitted(url, asked)
            with self._request(url, asked, kept) as response:
                target = response.headers.get("Location") if response.status in _REDIRECTS else None
                if target is None:
                    yield url, response
                    return
            there = article_url(urlunsplit(urlsplit(urljoin(url, target))._replace(fragment="")))
            if there is None:
                raise InputError(asked, f"it leads to {target!r}, which is no web address.", "Check the address.")
            url = there
        raise InputError(asked, f"it was led on more than {self.options.redirects} times.", "Give the last address.")

    def _permitted(self, url: str, asked: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site, asked)
        if not self._robots[site].can_fetch(url, AGENT):
            raise InputError(asked, f"{site}/robots.txt asks not to fetch {url}.", "Ask the publisher for the file.")

    def _rules(self, site: str, asked: str) -> Protego:
        from protego import Protego

        url = f"{site}/robots.txt"
        with self._answer(url, None, robots=False) as (_, response):
            if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
                problem = f"{url} cannot be read (the server answers {_status(response)}), so nothing may be fetched."
                raise InputError(asked, problem, "Try again later.")
            found = response.status == HTTPStatus.OK
            # RFC 9309: what stands after the first half megabyte may be left out.
            body = self._body(response, url, _LARGEST_ROBOTS, cut=True) if found else b""
        return Protego.parse(body.decode("utf-8", "replace"))

    @contextlib.contextmanager
    def _request(self, url: str, asked: str, kept: Kept | None) -> Iterator[BaseHTTPResponse]:
        """One answer, asked for again after a pause while the server is busy or the line breaks."""
        from urllib3.exceptions import HTTPError

        for number in range(1, self.options.tries + 1):
            self._wait_for(url)
            with deadline(self.options.deadline) as until, self._pool(url, asked, until) as pool:
                try:
                    response = self._send(pool, url, kept)
                    failure, wait = None, self._pause(response, asked, number) if response.status in _AGAIN else 0.0
                except HTTPError as error:
                    failure, wait = error, 2.0 ** (number - 1)
                if failure is None and (response.status not in _AGAIN or number == self.options.tries):
                    try:
                        yield response
                    finally:
                        # An answer without a stated length that was broken off looks like one that has ended.
                        if until.passed:
                            problem = f"its server did not finish within {self.options.deadline:g} seconds."
                            raise InputError(asked, problem, "Try again later.")
                    return
            if number < self.options.tries:
                time.sleep(wait)
        raise InputError(asked, f"its server cannot be reached ({_reason(failure)}).", "Try again later.")

    def _send(self, pool: HTTPConnectionPool, url: str, kept: Kept | None) -> BaseHTTPResponse:
        parts = urlsplit(url)
        headers = {
            "Host": parts.netloc,
            "User-Agent": f"{AGENT}/{__version__}",
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept and kept.last_modified:
            headers["If-Modified-Since"] = kept.last_modified
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return pool.urlopen(
            "GET", path, headers=headers, retries=False, redirect=False, preload_content=False, assert_same_host=False
        )

    def _pool(self, url: str, asked: str, until: Deadline) -> HTTPConnectionPool:
        """A connection to the address that was checked; its certificate must still be the named host's."""
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

        parts = urlsplit(url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        address = resolve(host, port, origin=asked, allow_private=self.options.allow_private)
        timeout = Timeout(connect=min(10.0, self.options.timeout), read=self.options.timeout)
        if secure:
            context = ssl.create_default_context()
            pool: HTTPConnectionPool = HTTPSConnectionPool(
                address, port, timeout=timeout, ssl_context=context, server_hostname=host, assert_hostname=host
            )
        else:
            pool = HTTPConnectionPool(address, port, timeout=timeout)

        class Watched(pool.ConnectionCls):  # type: ignore[name-defined, misc]  # either of two classes
            def _new_conn(self) -> socket.socket:
                connection: socket.socket = super()._new_conn()
                until.watch(connection)
                return connection

        pool.ConnectionCls = Watched
        return pool

    def _wait_for(self, url: str) -> None:
        parts = urlsplit(url)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = float(rules.crawl_delay(AGENT) or 0.0) if rules else 0.0
        delay = max(self.options.delay, min(asked, self.options.longest_wait))
        pause = self._free_at.get(parts.netloc, 0.0) - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._free_at[parts.netloc] = time.monotonic() + delay

    def _pause(self, response: BaseHTTPResponse, asked: str, number: int) -> float:
        from urllib3.exceptions import InvalidHeader
        from urllib3.util import Retry

        header = response.headers.get("Retry-After")
        try:
            stated = Retry().parse_retry_after(header) if header else None
        except InvalidHeader:
            stated = None
        if stated and stated > self.options.longest_wait:
            longest = f"more than {self.options.longest_wait:g} seconds"
            problem = f"its server is busy ({_status(response)}) and asks to wait {longest}."
            raise InputError(asked, problem, "Try again later.")
        return max(stated or 0.0, 2.0 ** (number - 1))

    def _body(self, response: BaseHTTPResponse, url: str, largest: int, *, cut: bool = False) -> bytes:
        """The unpacked body, read piece by piece, so that no more than `largest` bytes are ever held."""
        from urllib3.exceptions import HTTPError

        pieces, size = [], 0
        try:
            while size <= largest and (piece := response.read(_PIECE)):
                pieces.append(piece)
                size += len(piece)
        except HTTPError as error:
            raise InputError(url, f"its transfer broke off ({_reason(error)}).", "Try again later.") from error
        if size > largest and not cut:
            raise InputError(url, f"it is larger than {largest / 1e6:g} MB.", "Give one article at a time.")
        return b"".join(pieces)[:largest]


def _status(response: BaseHTTPResponse) -> str:
    try:
        return f"{response.status} {HTTPStatus(response.status).phrase}"
    except ValueError:
        return str(response.status)


def _reason(error: Exception | None) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
