"""Asking a server on the web, carefully: no private address, no other host, bounded time and size, a few tries.

The address that was checked is the one that is connected to, so that a name cannot lead elsewhere the second time it is
resolved.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from time import monotonic, sleep
from urllib.parse import SplitResult, urljoin, urlsplit

from civicgraph import __version__
from civicgraph.errors import InputError, UsageError

_AGENT = f"civicgraph/{__version__} (https://w3id.org/civicgraph)"
_REDIRECTS = {301, 302, 303, 307, 308}
_AGAIN = {429, 500, 502, 503, 504}
_MOST_REDIRECTS = 3
_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: `seconds` for connecting and for each answer, `size` in bytes, `tries` in all, `pause` in seconds
    before the second try (twice as long before each further one); private addresses only where `private`.
    """

    seconds: float = 30.0
    size: int = 10 * 2**20
    tries: int = 4
    pause: float = 1.0
    private: bool = False


class WebError(InputError):
    """The server gave no answer, or an error; `status` is that of HTTP where there is one."""

    def __init__(self, source: str, problem: str, remedy: str = "", status: int | None = None) -> None:
        """Also say the status."""
        super().__init__(source, problem, remedy)
        self.status = status


def ask(url: str, manners: Manners, *, body: bytes | None = None, kind: str = "application/json") -> bytes:
    """The answer to a GET, or to a POST of `body` (of the media type `kind`).

    Tries again where the server is busy or breaks off (429 and 5xx, with the pause that it asks for). Redirects are
    followed on the same host alone. Raises WebError, naming the server; UsageError for what is no address.
    """
    pause = manners.pause
    for left in range(manners.tries - 1, -1, -1):
        try:
            return _once(url, manners, body, kind)
        except _BusyError as busy:
            if not left:
                raise busy.error from None
            sleep(min(busy.after if busy.after is not None else pause, _LONGEST_PAUSE))
            pause *= 2
    raise AssertionError("a last try returns or raises")


class _BusyError(Exception):
    """Worth another try."""

    def __init__(self, error: WebError, after: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.after = error, after


def _once(url: str, manners: Manners, body: bytes | None, kind: str) -> bytes:
    start = parsed(url)
    here = start
    for _ in range(_MOST_REDIRECTS + 1):
        status, headers, data = _exchange(here, manners, body, kind)
        if status not in _REDIRECTS:
            return _checked(here, status, headers, data)
        there = parsed(urljoin(here.geturl(), headers.get("Location", "")))
        if there.hostname != start.hostname or (there.scheme, start.scheme) == ("http", "https"):
            raise WebError(start.geturl(), f"it leads to another host, {there.geturl()}.", "Give that address if you trust it.")
        if status == 303 and body is not None:
            body = None
        here = there
    raise WebError(start.geturl(), "it redirects again and again.")


def parsed(url: str) -> SplitResult:
    """The parts of an http(s) address. Raises UsageError for another, and for one with credentials in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"{url!r}: {error}.") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise UsageError(f"{url!r} is no http(s) address.")
    if parts.username or parts.password:
        raise UsageError(f"{parts.scheme}://{parts.hostname}…: no credentials in the address.")
    return parts


def _exchange(
    parts: SplitResult, manners: Manners, body: bytes | None, kind: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": _AGENT, "Accept": "application/json", "Accept-Encoding": "identity"}
    if body is not None:
        headers["Content-Type"] = kind
    deadline = monotonic() + manners.seconds
    connection = _connection(parts, manners)
    try:
        connection.request("POST" if body is not None else "GET", target, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, _read(parts, answer, manners, deadline)
    except (TimeoutError, http.client.HTTPException, OSError) as error:
        reason = "no answer in time" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
        problem = f"the service cannot be asked ({reason})."
        raise _BusyError(WebError(parts.geturl(), problem, "Is the address right, and the service up?")) from None
    finally:
        connection.close()


def _read(parts: SplitResult, answer: http.client.HTTPResponse, manners: Manners, deadline: float) -> bytes:
    """The whole answer; one that trickles in is given up after the time for it."""
    found = bytearray()
    while chunk := answer.read1(64 * 2**10):
        found += chunk
        if len(found) > manners.size:
            raise WebError(parts.geturl(), f"the answer is larger than {manners.size >> 20} MiB.")
        if monotonic() > deadline:
            raise TimeoutError
    if answer.length:
        raise http.client.HTTPException(f"it broke off {answer.length} bytes before the end")
    return bytes(found)


def _connection(parts: SplitResult, manners: Manners) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = _address(parts, host, port, manners)
    made: http.client.HTTPConnection
    if parts.scheme == "https":
        made = http.client.HTTPSConnection(host, port, timeout=manners.seconds)
    else:
        made = http.client.HTTPConnection(host, port, timeout=manners.seconds)
    try:
        plain = socket.create_connection((address, port), manners.seconds)
    except OSError as error:
        problem = f"the service cannot be asked ({error})."
        raise _BusyError(WebError(parts.geturl(), problem, "Is the address right, and the service up?")) from None
    try:
        secure = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
    except OSError as error:  # ssl.SSLError is one
        plain.close()
        raise WebError(parts.geturl(), f"no secure connection ({error}).") from None
    made.sock = secure
    return made


def _address(parts: SplitResult, host: str, port: int, manners: Manners) -> str:
    """The address of the host to connect to. Raises WebError where it is not one of the public web."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise _BusyError(WebError(parts.geturl(), f"no such host ({error}).", "Check the address.")) from None
    for address in found:
        if not manners.private and not _public(address):
            remedy = "Say --allow-private if you mean a service of your own."
            raise WebError(parts.geturl(), f"{host} is {address}, a private address.", remedy)
    return found[0]


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def _checked(parts: SplitResult, status: int, headers: http.client.HTTPMessage, data: bytes) -> bytes:
    if 200 <= status < 300:
        return data
    said = " ".join(data[:2000].decode("utf-8", "replace").split())[:200]
    reason = http.client.responses.get(status, "")
    error = WebError(parts.geturl(), f"the service answered {status} {reason}: {said}", status=status)
    if status in _AGAIN:
        after = headers.get("Retry-After", "")
        raise _BusyError(error, float(after) if after.isdecimal() else None)
    raise error
