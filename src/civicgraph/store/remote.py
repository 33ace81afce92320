"""A graph on a SPARQL 1.1 server: asked by the SPARQL Protocol, loaded by SPARQL Update or the Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/ · https://www.w3.org/TR/sparql11-http-rdf-update/

Credentials come from the environment alone (a command line can be read by others, and is kept in histories) and are
sent only to the server's own address: no redirect is followed.
"""

from __future__ import annotations

import io
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

from civicgraph.errors import InputError, UsageError

USER, PASSWORD, TOKEN = "CIVICGRAPH_STORE_USER", "CIVICGRAPH_STORE_PASSWORD", "CIVICGRAPH_STORE_TOKEN"
_LOCAL = {"127.0.0.1", "::1", "localhost"}
_SECONDS = 60.0
# Where the statements of no graph go on a server whose default graph is the union of the named ones: some of these,
# Virtuoso for one, have no default graph of their own.
_UNNAMED = "urn:civicgraph:unnamed"
_LARGEST_ANSWER = 256 * 2**20


class ServerError(InputError):
    """The server gave no answer, or an error."""


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL 1.1 server by its addresses: for queries, and if it is to be loaded, for updates or for graphs."""

    query_url: str
    update_url: str | None = None
    graph_store_url: str | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for an address that is none, or that would show credentials."""
        for url in filter(None, (self.query_url, self.update_url, self.graph_store_url)):
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise UsageError(f"{url!r} is no http(s) address of a SPARQL server.")
            if parts.username or parts.password:
                where = f"{parts.scheme}://{parts.hostname}…"
                raise UsageError(f"{where}: no credentials in the address; set {USER} and {PASSWORD}, or {TOKEN}.")


def is_address(store: str) -> bool:
    """Whether a --store is a server's address, not a folder."""
    return store.startswith(("http://", "https://"))


def select(server: Server, query: str, accept: str, graphs: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The server's answer to a query, in a media type that `accept` names.

    `graphs` are the IRIs of default-graph-uri and named-graph-uri. Raises ServerError, naming the server.
    """
    form = urlencode({"query": query, **(graphs or {})}, doseq=True).encode()
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    return _send(server.query_url, "POST", form, headers)


def put(server: Server, quads: Iterable[Quad]) -> int:
    """Load statements into the server, each named graph in place of the one of that name; the number of graphs.

    With an address for updates this is one request, a transaction on servers that have these. With one for graphs it is
    one request a graph. In both cases the default graph holds all triples afterwards, as in the other stores.
    """
    graphs: dict[NamedNode | None, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name if isinstance(quad.graph_name, NamedNode) else None].append(Quad(*quad.triple))
    if server.update_url:
        update = "".join(_replacing(name, found) for name, found in graphs.items())
        _send(server.update_url, "POST", update.encode(), {"Content-Type": "application/sparql-update"})
    elif server.graph_store_url:
        _put_graphs(server, server.graph_store_url, graphs)
    else:
        raise UsageError("to load a server, give its address for updates (--update) or for graphs (--graph-store).")
    return len(graphs.keys() - {None})


def _replacing(name: NamedNode | None, found: list[Quad]) -> str:
    """The update that puts a graph in place of the one before, in the default graph, too."""
    triples = _ntriples(found).decode()
    if name is None:
        return f"INSERT DATA {{\n{triples}}};\n"
    others = f"FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {name}) }}"
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} {others} }};\nDROP SILENT GRAPH {name};\n"
        f"INSERT DATA {{\n{triples}GRAPH {name} {{\n{triples}}} }};\n"
    )


def _put_graphs(server: Server, url: str, graphs: dict[NamedNode | None, list[Quad]]) -> None:
    sign = "&" if "?" in url else "?"
    kind = {"Content-Type": "application/n-triples"}
    for name, found in graphs.items():
        if name is not None:
            _send(f"{url}{sign}graph={quote(name.value, safe='')}", "PUT", _ntriples(found), kind)
    loose = graphs.get(None, [])
    named = next((found[0] for name, found in graphs.items() if name is not None), None)
    if named is not None and _in_default_graph(server, named):
        if loose:
            _send(f"{url}{sign}graph={quote(_UNNAMED, safe='')}", "PUT", _ntriples(loose), kind)
        return
    everything = [quad for found in graphs.values() for quad in found]
    if everything:
        _send(f"{url}{sign}default", "POST", _ntriples(everything), kind)


def _in_default_graph(server: Server, quad: Quad) -> bool:
    """Whether the server's default graph is the union of its graphs, seen by a triple of a named one."""
    answer = select(server, f"ASK {{ {quad.triple} }}", "application/sparql-results+json")
    return b"true" in answer


def _ntriples(quads: list[Quad]) -> bytes:
    found = (quad.triple for quad in quads if quad.graph_name == DefaultGraph())
    out = io.BytesIO()
    serialize(found, out, format=RdfFormat.N_TRIPLES)
    return out.getvalue()


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow none: it would take the credentials along, and turn a PUT into a GET."""


def _send(url: str, method: str, body: bytes, headers: dict[str, str]) -> bytes:
    request = Request(url, data=body, headers=headers, method=method)  # noqa: S310 (Server lets http(s) alone through)
    try:
        with _opener(request).open(request, timeout=_SECONDS) as answer:
            return _read(url, answer)
    except HTTPError as error:
        said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
        raise ServerError(
            _shown(url), f"the server answered {error.code} {error.reason}: {said}", _remedy(error)
        ) from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise ServerError(_shown(url), f"the server cannot be asked ({reason}).", "Is it running?") from None


def _read(url: str, answer: IO[bytes]) -> bytes:
    data = answer.read(_LARGEST_ANSWER + 1)
    if len(data) > _LARGEST_ANSWER:
        raise ServerError(_shown(url), f"the answer is larger than {_LARGEST_ANSWER >> 20} MiB.", "Add a LIMIT.")
    return data


def _opener(request: Request) -> OpenerDirector:
    """Who sends it, with the credentials of the environment."""
    user, password, token = (os.environ.get(name) for name in (USER, PASSWORD, TOKEN))
    if (user or token) and request.type == "http" and urlsplit(request.full_url).hostname not in _LOCAL:
        raise UsageError(f"{_shown(request.full_url)}: http would show the credentials to others; use https.")
    handlers: list[Any] = [_NoRedirect()]
    if token:
        request.add_unredirected_header("Authorization", f"Bearer {token}")
    elif user:
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, request.full_url, user, password or "")
        handlers += [HTTPBasicAuthHandler(known), HTTPDigestAuthHandler(known)]
    return build_opener(*handlers)


def _shown(url: str) -> str:
    return url.partition("?")[0]


def _remedy(error: HTTPError) -> str:
    if error.code in {401, 403}:
        return f"Set {USER} and {PASSWORD}, or {TOKEN}, in the environment."
    if error.code in {301, 302, 303, 307, 308}:
        return f"Give the address it names: {error.headers.get('Location', '')}"
    return ""
