"""The web application: what is answered at which address, and how an answer or a refusal is sent."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlsplit

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from civicgraph.resources import resource
from civicgraph.serve import describe, entities, pages, protocol
from civicgraph.serve.accept import choose
from civicgraph.serve.limits import Limits
from civicgraph.serve.pool import Pool
from civicgraph.serve.refusal import STATUS, Refusal
from civicgraph.serve.results import GRAPHS, rdf

SPARQL = "/sparql"
TRUNCATED = "Civicgraph-Truncated"
_PROBLEM = "application/problem+json"
_RETRY = {"busy": "5", "store": "5"}
_LANGUAGES = {"ja": ("ja-jp",), "en": ("en-us", "en-gb")}
_METHODS = ["GET", "HEAD", "POST"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Site:
    """What the application serves: a store (a folder or a server's address), under limits.

    `base` is what the IRIs of the entities begin with, by default as the graph's description says. With `cors`, scripts of
    other sites may read the answers (never with credentials: there are none).
    """

    store: str
    limits: Limits = field(default_factory=Limits)
    base: str | None = None
    cors: bool = True
    title: str = "civicgraph"


def application(site: Site) -> Starlette:
    """The application; its workers start and end with it."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.site = site
        app.state.pool = pool = Pool(site.store, site.limits)
        try:
            await pool.start()
            app.state.base = site.base or await describe.uri_space(pool)
            with contextlib.suppress(Refusal):  # a graph that is too large to be counted in time
                await describe.size(pool)
            yield
        finally:
            await pool.close()

    routes = [
        Route("/", _query_page),
        Route(SPARQL, _sparql, methods=_METHODS),
        Route(SPARQL + "/", _sparql, methods=_METHODS),
        Route("/.well-known/void", _void),
        Route("/health", _health),
        Route("/robots.txt", _robots),
        Mount("/page", StaticFiles(directory=resource("serve", "page"))),
        Mount("/vendor/yasqe", StaticFiles(directory=resource("serve", "vendor", "yasqe"))),
        Mount("/vendor/vis-network", StaticFiles(directory=resource("view", "vendor", "vis-network"))),
        Route("/{path:path}", _entity),
    ]
    others = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST"],
        allow_headers=["Accept", "Content-Type"],
        expose_headers=[TRUNCATED, "Retry-After"],
        max_age=86400,
    )
    handlers = {Refusal: _refused, HTTPException: _http_error, Exception: _failed}
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[others] if site.cors else [],
        exception_handlers=handlers,  # type: ignore[arg-type]
    )


async def _sparql(request: Request) -> Response:
    query_string = request.scope["query_string"]
    if request.method == "POST":
        body = await protocol.read_body(request.stream())
        question: protocol.Question | None = protocol.from_post(
            request.headers.get("content-type", ""), query_string, body
        )
    else:
        question = protocol.from_get(query_string)
    accept = ",".join(request.headers.getlist("accept"))
    if question is None:
        return _service(request, accept)
    question = replace(question, base=_endpoint(request))  # the address asked, as RFC 3986, 5.1.3 has it
    found = await _while_connected(request, _pool(request).ask(question, accept))
    headers = {} if found.whole else {TRUNCATED: f"rows={_pool(request).limits.rows}"}
    return _answer(found.body, found.media_type, headers)


def _service(request: Request, accept: str) -> Response:
    offers = {"text/html": ("application/xhtml+xml",), **GRAPHS}
    wanted = choose(accept, offers if "text/html" in accept else GRAPHS)
    if wanted is None:
        raise Refusal("not-acceptable", f"The service is described in {', '.join(GRAPHS)}.")
    if wanted == "text/html":
        return RedirectResponse("/", 303, headers={"Vary": "Accept"})
    return _answer(rdf(describe.service(_endpoint(request)), wanted), wanted)


async def _void(request: Request) -> Response:
    accept = ",".join(request.headers.getlist("accept"))
    wanted = choose(accept, GRAPHS)
    if wanted is None:
        raise Refusal("not-acceptable", f"The data set is described in {', '.join(GRAPHS)}.")
    endpoint = _endpoint(request)
    here = endpoint.removesuffix(SPARQL) + "/.well-known/void#dataset"
    return _answer(rdf(await describe.void(_pool(request), endpoint, here), wanted), wanted)


async def _health(request: Request) -> Response:
    pool = _pool(request)
    state: dict[str, object] = {"status": "ok", "workers": pool.alive, "ended_workers": pool.ended}
    try:
        async with asyncio.timeout(2):
            await describe.lives(pool)
    except (Refusal, TimeoutError):  # busy, or the store is away: the server itself lives
        state["status"] = "busy" if pool.alive else "down"
    if pool.counted[0]:
        state["triples"] = pool.counted[1]
    status = HTTPStatus.OK if pool.alive else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse(state, status, headers={"Cache-Control": "no-store"})


async def _robots(_: Request) -> Response:
    """Crawlers may read the pages of things; each question costs."""
    return PlainTextResponse(f"User-agent: *\nDisallow: {SPARQL}\n")


async def _query_page(request: Request) -> Response:
    site = _site(request)
    return _page(pages.query_page(site.title, SPARQL, request.app.state.base, site.limits))


async def _entity(request: Request) -> Response:
    pool, base = _pool(request), request.app.state.base
    path = request.scope["raw_path"].decode("ascii", "replace")
    for iri in _iris(base, path):
        if await entities.known(pool, iri):
            accept = ",".join(request.headers.getlist("accept"))
            return RedirectResponse(entities.document(path, accept) + _kept(request), 303, headers={"Vary": "Accept"})
    stem, dot, ending = path.rpartition(".")
    media_type = entities.ENDINGS.get(dot + ending)
    for iri in _iris(base, stem) if media_type else ():
        if await entities.known(pool, iri):
            if media_type == entities.HTML:
                found, lang = await entities.entity(pool, iri), _language(request)
                return _page(pages.entity_page(found, base or iri, stem, lang, kept=_kept(request)))
            return _answer(await entities.triples(pool, iri, media_type or ""), media_type or "")
    raise Refusal("not-found", "Nothing in the graph has this address.")


def _language(request: Request) -> str:
    """The page's language: what the address says (lang=en), else what the browser prefers."""
    asked = request.query_params.get("lang") or choose(request.headers.get("accept-language", ""), _LANGUAGES)
    return asked if asked in _LANGUAGES else "ja"


def _kept(request: Request) -> str:
    """The language that the reader chose, for the addresses that follow."""
    asked = request.query_params.get("lang")
    return f"?lang={asked}" if asked in _LANGUAGES else ""


def _iris(base: str | None, path: str) -> list[str]:
    """The IRIs that a path may stand for: below the base, or where the base has the path's own beginning."""
    if base is None or path.startswith("//"):  # as an address, two slashes lead to another host
        return []
    parts = urlsplit(base)
    found = [base + path.removeprefix("/")]
    if parts.path not in {"", "/"} and path.startswith(parts.path):
        found.insert(0, f"{parts.scheme}://{parts.netloc}{path}")
    return found


async def _while_connected(request: Request, work: Awaitable[_T]) -> _T:
    """The result, unless the client leaves first: nobody waits for it then, and the worker is free again."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Refusal("slow-request", "The client left.")
        return task.result()
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answer(body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    more = {"Vary": "Accept", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    return Response(body, headers={"Content-Type": media_type + charset, **more, **(headers or {})})


def _page(page: pages.Page) -> Response:
    headers = {
        "Content-Security-Policy": page.policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept, Accept-Language",
        **({"Link": page.link} if page.link else {}),
    }
    return Response(page.text, media_type="text/html", headers=headers)


def _problem(status: int, reason: str, detail: str, headers: dict[str, str] | None = None) -> Response:
    """RFC 9457: what went wrong, for programs and people."""
    title = HTTPStatus(status).phrase
    document = {"type": "about:blank", "title": title, "status": status, "reason": reason, "detail": detail}
    body = json.dumps(document, ensure_ascii=False) + "\n"
    more = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", **(headers or {})}
    return Response(body, status, media_type=_PROBLEM, headers=more)


def _refused(_: Request, refusal: Refusal) -> Response:
    retry = {"Retry-After": _RETRY[refusal.reason]} if refusal.reason in _RETRY else {}
    return _problem(STATUS[refusal.reason], refusal.reason, refusal.detail, retry)


def _http_error(_: Request, error: HTTPException) -> Response:
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers = dict(error.headers or {})
        return _problem(error.status_code, "method", f"Allowed are {headers.get('Allow')}.", headers)
    return _problem(error.status_code, "not-found", error.detail)


def _failed(_: Request, __: Exception) -> Response:
    return _problem(500, "internal", "The server failed; its log has the traceback.")


def _endpoint(request: Request) -> str:
    """The endpoint's address as the client knows it. Raises Refusal for a Host header that makes none."""
    try:
        return NamedNode(str(request.url.replace(path=SPARQL, query="", fragment=""))).value
    except ValueError:
        raise Refusal("malformed", "The Host header names no host.") from None


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site
