"""What a request asks, by the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qs

from pyoxigraph import NamedNode

from civicgraph.serve.limits import LARGEST_BODY, SLOWEST_BODY
from civicgraph.serve.refusal import Refusal

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ONLY = "This endpoint only answers queries; it takes no updates."

Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that the protocol names for it, the seconds that the client will wait at most, and its base IRI."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    base: str | None = None


def from_get(query_string: bytes) -> Question | None:
    """The question of a GET; None where there is none, so that the service description is wanted."""
    fields = _fields(query_string)
    return _question(fields) if fields.keys() & {"query", "update"} else None


def from_post(content_type: str, query_string: bytes, body: bytes) -> Question:
    """The question of a POST, as a form or as the query itself. Raises Refusal for anything else."""
    kind = _checked(content_type)
    fields = _fields(query_string)
    if kind == _UPDATE:
        raise Refusal("read-only", _READ_ONLY)
    if kind == _FORM:
        for name, values in _fields(body).items():
            fields.setdefault(name, []).extend(values)
    elif kind == _QUERY:
        if "query" in fields:
            raise Refusal("malformed", "The query is in the address and in the body; send it once.")
        fields["query"] = [_utf8(body)]
    else:
        said = content_type or "none"
        raise Refusal("unsupported-media-type", f"A query is sent as {_FORM} or {_QUERY}, not as {said}.")
    return _question(fields)


async def read_body(chunks: AsyncIterator[bytes]) -> bytes:
    """The whole body. Raises Refusal for one that is too long, or that does not arrive."""
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            async for chunk in chunks:
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise Refusal("too-long", f"The request is longer than {LARGEST_BODY:,} bytes.")
    except TimeoutError:
        raise Refusal("slow-request", f"The request did not arrive within {SLOWEST_BODY:g} seconds.") from None
    return bytes(body)


def _checked(content_type: str) -> str:
    """The media type without its parameters. Raises Refusal for another character encoding than UTF-8."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(" \"'") not in {"utf-8", "utf8"}:
            raise Refusal("unsupported-media-type", f"Queries are UTF-8, not {value.strip()}.")
    return kind


def _fields(text: bytes) -> Fields:
    try:
        return parse_qs(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise Refusal("malformed", "The form is not percent-encoded UTF-8.") from None
    except ValueError as error:
        raise Refusal("malformed", f"The form cannot be read: {error}.") from None


def _question(fields: Fields) -> Question:
    if "update" in fields:
        raise Refusal("read-only", _READ_ONLY)
    queries = fields.get("query", [])
    if len(queries) != 1:
        raise Refusal("malformed", f"One query is asked for, {len(queries)} were sent.")
    return Question(
        queries[0],
        _iris(fields, "default-graph-uri"),
        _iris(fields, "named-graph-uri"),
        _seconds(fields.get("timeout", [])),
    )


def _iris(fields: Fields, name: str) -> tuple[str, ...]:
    try:
        return tuple(NamedNode(value).value for value in fields.get(name, []))
    except ValueError as error:
        raise Refusal("malformed", f"{name}: no IRI: {error}.") from None


def _seconds(values: list[str]) -> float | None:
    if not values:
        return None
    try:
        seconds = float(values[0])
    except ValueError:
        seconds = 0.0
    if len(values) > 1 or not 0 < seconds < float("inf"):
        raise Refusal("malformed", "timeout is one number of seconds above 0.")
    return seconds


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal("malformed", f"Byte {error.start} of the query is no UTF-8.") from None
