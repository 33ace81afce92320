"""A server as users start it, and plain HTTP to ask it."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def reason(self) -> str | None:
        return self.json["reason"] if self.kind == "application/problem+json" else None


@dataclass(frozen=True)
class Server:
    address: str
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        return f"{self.address}sparql"

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "*/*") -> Answer:
        return self.send("GET", path, Accept=accept)

    def ask(self, query: str, accept: str = "application/sparql-results+json", **fields: str) -> Answer:
        body = urlencode({"query": query, **fields}).encode()
        return self.send("POST", "/sparql", body, Accept=accept, Content_Type=FORM)

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                pid, rest = status.read_text().split(" (", 1)
                state, parent = rest.rpartition(") ")[2].split()[:2]
                if int(parent) == self.process.pid and state != "Z":
                    found.append(int(pid))
        return sorted(found)


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[Server]:
    """`civicgraph serve ARGUMENTS` on a free port, ended with SIGINT."""
    program = "from civicgraph.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        if not address:
            assert process.stderr
            raise AssertionError(process.stderr.read().decode())
        yield Server(address, process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()  # type: ignore[union-attr]
            process.stderr.close()  # type: ignore[union-attr]
