"""The store on disk: what a load changes, and what an interrupted one leaves."""

import multiprocessing
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Quad, RdfFormat, parse

from civicgraph.cli import main
from civicgraph.errors import InputError, UsageError
from civicgraph.query.answers import Rows, ask
from civicgraph.store.disk import Loaded, current, load, open_read_only

FIRST = """
<urn:d> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#triples> 1 .
<urn:loose> <urn:p> "kept" .
<urn:1> { <urn:a> <urn:p> "one", "both" . }
<urn:2> { <urn:a> <urn:p> "two", "both" . }
"""
SECOND = """
<urn:d> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#triples> 2 .
<urn:1> { <urn:a> <urn:p> "changed" . }
<urn:3> { <urn:a> <urn:p> "three" . }
"""


def quads(text: str) -> list[Quad]:
    return list(parse(text, format=RdfFormat.TRIG))


def values(store: Path, query: str = "SELECT ?o { ?s <urn:p> ?o }") -> list[str]:
    answer = ask(open_read_only(store), query)
    assert isinstance(answer, Rows)
    return sorted(str(row[0].value) for row in answer.rows)  # type: ignore[union-attr]


def test_a_load_replaces_the_graphs_it_names_and_keeps_the_others(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert load(store, quads(FIRST)) == Loaded(graphs=2, replaced=0, triples=6)
    assert values(store) == ["both", "kept", "one", "two"]
    assert load(store, quads(SECOND)) == Loaded(graphs=2, replaced=1, triples=7)
    assert values(store) == ["both", "changed", "kept", "three", "two"]
    assert values(store, "SELECT ?o { GRAPH <urn:1> { ?s <urn:p> ?o } }") == ["changed"]
    assert values(store, "SELECT ?o { <urn:d> <http://rdfs.org/ns/void#triples> ?o }") == ["2"]
    assert load(store, quads(SECOND), anew=True) == Loaded(graphs=2, replaced=0, triples=4)
    assert values(store) == ["changed", "three"]


def test_what_was_loaded_outside_of_graphs_stays_when_a_graph_that_says_it_too_goes(tmp_path: Path) -> None:
    load(tmp_path / "s", quads('<urn:a> <urn:p> "said twice" . <urn:1> { <urn:a> <urn:p> "said twice" . }'))
    load(tmp_path / "s", quads('<urn:1> { <urn:a> <urn:p> "new" . }'))
    assert values(tmp_path / "s") == ["new", "said twice"]


def test_who_reads_while_a_load_goes_on_sees_the_graph_as_it_was(tmp_path: Path) -> None:
    load(tmp_path, quads(FIRST))
    reading = open_read_only(tmp_path)
    load(tmp_path, quads(SECOND))
    found = ask(reading, 'ASK { ?s <urn:p> "one" }')
    assert found == ask(reading, "ASK {}")
    assert "one" not in values(tmp_path)


KILLED = """
import os, signal, sys
from pathlib import Path
from civicgraph.store import disk
disk._name_current = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from pyoxigraph import parse, RdfFormat
disk.load(Path(sys.argv[1]), parse(sys.argv[2], format=RdfFormat.TRIG))
"""


def test_a_load_that_is_killed_at_its_last_step_changes_nothing(tmp_path: Path) -> None:
    load(tmp_path, quads(FIRST))
    run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), SECOND], check=False)
    assert run.returncode == -signal.SIGKILL
    assert values(tmp_path) == ["both", "kept", "one", "two"]
    load(tmp_path, quads(SECOND))
    assert "changed" in values(tmp_path)
    assert len(list(tmp_path.glob("generation-*"))) == 2, "the killed load's folder is cleared away"


def _hold(folder: Path, ready: "multiprocessing.synchronize.Event") -> None:
    from civicgraph.store.disk import _locked

    with _locked(folder):
        ready.set()
        time.sleep(60)


def test_two_loads_at_a_time_are_told_apart(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(UsageError, match="another load is writing"):
            load(tmp_path, quads(FIRST))
    finally:
        other.kill()
        other.join()
    load(tmp_path, quads(FIRST))


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.txt"):
        load(tmp_path, quads(FIRST))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_without_a_store_and_a_damaged_one_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="civicgraph load GRAPH --store"):
        open_read_only(tmp_path / "none")
    load(tmp_path, quads(FIRST))
    (current(tmp_path) / "data" / "CURRENT").write_text("nonsense")
    with pytest.raises(InputError, match="cannot be read"):
        open_read_only(tmp_path)


def test_the_commands(tmp_path: Path) -> None:
    graph, store = tmp_path / "g.trig", str(tmp_path / "s")
    graph.write_text(FIRST)
    loaded = CliRunner().invoke(main, ["load", str(graph), "--store", store])
    assert (loaded.exit_code, loaded.stdout) == (0, "")
    assert "2 named graphs loaded, 0 of them replaced; 6 triples in all." in loaded.stderr
    query = "SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o ?g"
    stored = CliRunner().invoke(main, ["query", "--store", store, query, "--format", "csv"])
    assert stored.stdout == CliRunner().invoke(main, ["query", str(graph), query, "--format", "csv"]).stdout
    assert stored.stdout.split() == ["o", "both", "both", "one", "two"]
    for call in (["query", "--store", store], ["query", str(graph), "ASK {}", "--store", store]):
        assert CliRunner().invoke(main, call).exit_code == 2
