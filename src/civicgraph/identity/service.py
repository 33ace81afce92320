"""A reconciliation service: what it is, and what it proposes for names.

W3C Entity Reconciliation Community Group, Reconciliation Service API: 0.2 (https://www.w3.org/community/reports/reconciliation/
CG-FINAL-specs-0.2-20230410/), and the draft of 1.0 where a service says that it speaks no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from civicgraph.identity.web import Manners, WebError, ask

DRAFT = "1.0-draft"
_FORM = "application/x-www-form-urlencoded"
# The API of 0.2 sets no limit; what clients in use send (OpenRefine) is what services expect.
_BATCH = 10
_MOST = 50
_TEMPLATE = re.compile(r"\{\{?\s*id\s*\}?\}")
_REMEDY = "Is this the address of a reconciliation service (its manifest)?"


@dataclass(frozen=True, slots=True)
class Service:
    """A service by its manifest. `space` begins the IRIs of its identifiers; `view` is a template for their pages."""

    url: str
    name: str
    draft: bool
    space: str
    view: str
    batch: int
    manners: Manners

    def iri(self, identifier: str) -> str | None:
        """The http(s) IRI of an identifier, None where the service does not say what its identifiers belong to."""
        if identifier.startswith(("http://", "https://")):
            return identifier
        return self.space + quote(identifier, safe="-._~/:") if self.space else None

    def page(self, identifier: str) -> str:
        """The page that shows a person what an identifier stands for, "" where there is none."""
        return _TEMPLATE.sub(lambda _: quote(identifier, safe="-._~"), self.view)


@dataclass(frozen=True, slots=True)
class Question:
    """A name to look for, with the type and the properties (by the service's ids) that it should have."""

    name: str
    type: str | None = None
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limit: int = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service proposes; `score` is in the service's own measure, `sure` its own verdict."""

    id: str
    name: str
    score: float
    sure: bool = False
    types: tuple[str, ...] = ()
    about: str = ""


def service(url: str, manners: Manners | None = None) -> Service:
    """The service at an address, by its manifest. Raises WebError where there is none."""
    manners = manners or Manners()
    said = _json(url, ask(url, manners))
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        raise WebError(url, "its answer is no manifest of a reconciliation service.", _REMEDY)
    versions = said.get("versions", [])
    versions = [v for v in versions if isinstance(v, str)] if isinstance(versions, list) else []
    view = said.get("view")
    template = str(view.get("url", "")) if isinstance(view, dict) else ""
    space = str(said.get("identifierSpace", ""))
    if not space.startswith(("http://", "https://")):
        # In the draft the template alone says what an identifier's IRI is, where it ends with it.
        found = _TEMPLATE.search(template)
        space = template[: found.start()] if found and found.end() == len(template) else ""
    batch = said.get("batchSize", _BATCH)
    size = max(1, min(batch if isinstance(batch, int) else _BATCH, _MOST))
    return Service(url, said["name"], DRAFT in versions and "0.2" not in versions, space, template, size, manners)


def proposals(asked: Service, questions: Sequence[Question]) -> Iterator[tuple[Candidate, ...]]:
    """The candidates for each question, in its order, asked for in batches that the service accepts.

    A batch that is too large (413) is halved. Raises WebError, naming the service.
    """
    rest, size = list(questions), asked.batch
    while rest:
        batch = rest[:size]
        try:
            found = (_by_draft if asked.draft else _by_form)(asked, batch)
        except WebError as error:
            if error.status != 413 or size == 1:
                raise
            size = max(1, size // 2)
            continue
        yield from found
        rest = rest[len(batch) :]


def _by_form(asked: Service, batch: Sequence[Question]) -> list[tuple[Candidate, ...]]:
    queries = {f"q{number}": _query(question) for number, question in enumerate(batch)}
    body = urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
    said = _json(asked.url, ask(asked.url, asked.manners, body=body, kind=_FORM))
    return [_candidates(asked, _part(asked, said, key), "result") for key in queries]


def _query(question: Question) -> dict[str, Any]:
    query: dict[str, Any] = {"query": question.name, "limit": question.limit}
    if question.type:
        query["type"] = question.type
    if question.properties:
        query["properties"] = [{"pid": pid, "v": _value(values)} for pid, values in question.properties]
    return query


def _by_draft(asked: Service, batch: Sequence[Question]) -> list[tuple[Candidate, ...]]:
    url = f"{asked.url.rstrip('/')}/match"
    body = json.dumps({"queries": [_conditions(question) for question in batch]}, ensure_ascii=False).encode()
    said = _json(url, ask(url, asked.manners, body=body))
    results = said.get("results") if isinstance(said, dict) else None
    if not isinstance(results, list) or len(results) != len(batch):
        raise WebError(url, "its answer has not a result for each query.", "Tell whoever runs the service.")
    return [_candidates(asked, result, "candidates") for result in results]


def _conditions(question: Question) -> dict[str, Any]:
    conditions: list[dict[str, Any]] = [{"matchType": "name", "propertyValue": question.name}]
    for pid, values in question.properties:
        conditions.append({"matchType": "property", "propertyId": pid, "propertyValue": _value(values)})
    query: dict[str, Any] = {"conditions": conditions, "limit": question.limit}
    return {**query, "type": question.type} if question.type else query


def _value(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _json(url: str, data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise WebError(url, "its answer is no JSON.", _REMEDY) from None


def _part(asked: Service, said: Any, key: str) -> Any:
    if not isinstance(said, dict) or key not in said:
        raise WebError(asked.url, f"its answer has no result for the query {key}.", "Tell whoever runs the service.")
    return said[key]


def _candidates(asked: Service, result: Any, key: str) -> tuple[Candidate, ...]:
    rows = result.get(key) if isinstance(result, dict) else None
    if not isinstance(rows, list):
        raise WebError(asked.url, f"a result has no list {key!r}.", "Tell whoever runs the service.")
    found: dict[str, Candidate] = {}
    for row in rows:
        candidate = _candidate(row)
        if candidate is None:
            raise WebError(asked.url, "a candidate has no id or name.", "Tell whoever runs the service.")
        found.setdefault(candidate.id, candidate)  # the draft lists one for each language
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.id)))


def _candidate(row: Any) -> Candidate | None:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not row["id"]:
        return None
    name, score, kinds = _words(row.get("name")), row.get("score"), row.get("type", [])
    named = (_words(k.get("name")) or str(k.get("id", "")) if isinstance(k, dict) else str(k) for k in _listed(kinds))
    sure = row.get("match") is True
    # Without a score (the draft allows it) the verdict is all there is to sort by.
    value = float(score) if isinstance(score, int | float) and score == score else 100.0 * sure
    return Candidate(row["id"], name, value, sure, tuple(filter(None, named)), _words(row.get("description"))) if name else None


def _words(value: Any) -> str:
    """A text, also in the draft's form: a list of strings with their languages."""
    parts = [part.get("str", "") if isinstance(part, dict) else part for part in _listed(value)]
    return next((" ".join(part.split()) for part in parts if isinstance(part, str) and part.strip()), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
