"""A reconciliation service on this machine: version 0.2 of the API and the draft of 1.0, with faults on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SPACE = "https://authority.example/entity/"
RECORDS = (
    {"id": "Q1", "name": "潮見市", "type": "city", "place": ["東海県"], "about": "東海県の市"},
    {"id": "Q2", "name": "潮見市", "type": "city", "place": ["北野県"], "about": "北野県の市"},
    {"id": "Q3", "name": "潮見市立病院", "type": "hospital", "place": [], "about": ""},
    {"id": "Q5", "name": "宮園佳代", "type": "human", "place": [], "about": "1951年生まれの画家"},
    {"id": "Q6", "name": "コード・フォー・潮見", "type": "organization", "place": [], "about": "=HYPERLINK(1)"},
)


@dataclass
class Reconciler:
    """The running service. `faults` are answered first, each once: a status, or a way to misbehave."""

    url: str = ""
    versions: tuple[str, ...] = ("0.1", "0.2")
    batch: int | None = None
    largest: int = 1000
    space: str = SPACE
    records: tuple[dict[str, Any], ...] = RECORDS
    faults: list[Any] = field(default_factory=list)
    batches: list[list[dict[str, Any]]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Every name that was asked for."""
        return [query.get("query") or query["conditions"][0]["propertyValue"] for batch in self.batches for query in batch]

    def manifest(self) -> dict[str, Any]:
        said: dict[str, Any] = {"versions": list(self.versions), "name": "Authority", "view": {"url": SPACE + "{{id}}"}}
        if "0.2" in self.versions:
            said |= {"identifierSpace": self.space, "schemaSpace": "https://authority.example/prop/"}
        return said | ({"batchSize": self.batch} if self.batch else {})

    def found(self, query: dict[str, Any]) -> list[dict[str, Any]]:
        """Candidates: an exact name counts 80, a beginning 40, a property that agrees 15."""
        if "conditions" in query:
            (name,) = (c["propertyValue"] for c in query["conditions"] if c["matchType"] == "name")
            wanted = {c["propertyId"]: c["propertyValue"] for c in query["conditions"] if c["matchType"] == "property"}
        else:
            name, wanted = query["query"], {p["pid"]: p["v"] for p in query.get("properties", ())}
        hits = []
        for record in self.records:
            score = 80 if record["name"] == name else 40 if record["name"].startswith(name) else 0
            if not score or query.get("type") not in (None, record["type"]):
                continue
            places = wanted.get("P131", [])
            score += 15 * bool(set([places] if isinstance(places, str) else places) & set(record["place"]))
            hits.append({"record": record, "score": score})
        hits.sort(key=lambda hit: -hit["score"])
        return [self._candidate(h["record"], h["score"]) for h in hits[: query.get("limit", 10)]]

    def _candidate(self, record: dict[str, Any], score: int) -> dict[str, Any]:
        kind = [{"id": record["type"], "name": record["type"]}]
        base = {"id": record["id"], "score": score, "match": score > 90, "type": kind}
        if "0.2" in self.versions:
            return {**base, "name": record["name"], "description": record["about"]}
        return {**base, "name": [{"str": record["name"], "lang": "ja"}], "description": [{"str": record["about"]}]}


@contextmanager
def serving(**settings: Any) -> Iterator[Reconciler]:
    """The service, while the block runs."""
    service = Reconciler(**settings)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            service.asked.append(("GET", self.path))
            if not self.misbehaved():
                self.answer(service.manifest())

        def do_POST(self) -> None:
            service.asked.append(("POST", self.path))
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.misbehaved():
                return
            path = urlsplit(self.path).path
            if "0.2" in service.versions and path == "/api":
                queries = json.loads(parse_qs(body.decode())["queries"][0])
                if self.accepted(list(queries.values())):
                    self.answer({key: {"result": service.found(query)} for key, query in queries.items()})
            elif "0.2" not in service.versions and path == "/api/match":
                assert self.headers["Content-Type"] == "application/json"
                batch = json.loads(body)["queries"]
                if self.accepted(batch):
                    self.answer({"results": [{"candidates": service.found(query)} for query in batch]})
            else:
                self.send_error(404)

        def accepted(self, batch: list[dict[str, Any]]) -> bool:
            if len(batch) > service.largest:
                self.send_error(413)
                return False
            service.batches.append(batch)
            return True

        def misbehaved(self) -> bool:
            if not service.faults:
                return False
            match service.faults.pop(0):
                case None:
                    return False
                case int(status):
                    self.send_response(status)
                    self.send_header("Retry-After", "0")
                    self.send_header("Content-Length", "4")
                    self.end_headers()
                    self.wfile.write(b"busy")
                case ("redirect", where):
                    self.send_response(307)
                    self.send_header("Location", where)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                case "huge":
                    self.send_response(200)
                    self.end_headers()
                    for _ in range(12):
                        self.wfile.write(b" " * 2**20)
                case "slow":
                    time.sleep(1.5)
                case "break off":
                    self.send_response(200)
                    self.send_header("Content-Length", "100")
                    self.end_headers()
                    self.wfile.write(b"{")
                case bytes(said):
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(said)
            return True

        def answer(self, said: Any) -> None:
            data = json.dumps(said, ensure_ascii=False).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        service.url = f"http://127.0.0.1:{server.server_port}/api"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield service
        server.shutdown()
