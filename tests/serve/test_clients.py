"""Other people's clients get the rows that `civicgraph query` gives: SPARQLWrapper (PyPI) and Comunica (npm)."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from running import Server

from civicgraph.cli import main
from civicgraph.query.named import named_queries

# Those whose rows come in an order that the query itself fixes, with dates, numbers, joins, unions and aggregates.
NAMES = (
    "event-speakers",
    "events-and-dates",
    "facts-by-confidence",
    "government-civil-society-links",
    "quotes-by-person",
)

# Comunica is given the endpoint as what it is and forwards the query; each row is then one JSON object a line.
_COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql');
const [endpoint, ...queries] = process.argv.slice(1);
(async () => {
  const engine = new QueryEngine();
  for (const query of queries) {
    const rows = await (await engine.queryBindings(query, { sources: [{ type: 'sparql', value: endpoint }] })).toArray();
    console.log(JSON.stringify(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])))));
  }
})().catch((error) => { console.error(error); process.exit(1); });
"""


@pytest.fixture(scope="module")
def told(graph_file: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the command line, without the cells that are empty."""
    found = {}
    for name in NAMES:
        run = CliRunner().invoke(main, ["query", str(graph_file), name, "--format", "csv"])
        rows = csv.DictReader(io.StringIO(run.stdout, newline=""))
        found[name] = [{key: value for key, value in row.items() if value} for row in rows]
    assert sum(map(len, found.values())) > 40
    return found


def test_sparqlwrapper_gets_the_same_rows(server: Server, told: dict[str, list[dict[str, str]]]) -> None:
    wrapper: Any = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed (PyPI: sparqlwrapper)")
    client = wrapper.SPARQLWrapper(server.endpoint)
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        for name in NAMES:
            client.setQuery(named_queries()[name].text)
            client.setReturnFormat(wrapper.JSON)
            bindings = client.queryAndConvert()["results"]["bindings"]
            assert [{key: cell["value"] for key, cell in row.items()} for row in bindings] == told[name], name
    client.setQuery("CONSTRUCT { ?who a foaf:Person } WHERE { ?who a foaf:Person }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"foaf:Person" in client.queryAndConvert()
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT * { broken")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="malformed"):
        client.query()


def test_comunica_gets_the_same_rows(server: Server, told: dict[str, list[dict[str, str]]]) -> None:
    modules = Path(os.environ.get("NODE_PATH", "")) / "@comunica" / "query-sparql"
    node = shutil.which("node")
    if not node or not modules.is_dir():
        pytest.skip("Comunica is not installed (npm: @comunica/query-sparql, with NODE_PATH naming its node_modules)")
    texts = [named_queries()[name].text for name in NAMES]
    run = subprocess.run([node, "-e", _COMUNICA, server.endpoint, *texts], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    for name, line in zip(NAMES, lines, strict=True):
        found = json.loads(line)
        assert found == told[name], name
