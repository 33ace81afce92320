"""The output follows its collection, whoever does the work, and reads only what is new to it."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from archive_helpers import Watched, article, build, civicgraph, files, write
from pyoxigraph import NamedNode, RdfFormat, parse

from civicgraph import pipeline
from civicgraph.archive import content, executors, outputs, run, work
from civicgraph.archive.state import open_state
from civicgraph.errors import UsageError


def graphs(out: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in parse(path=out / "graph.nq", format=RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            found.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return found


class TestSameBytes:
    def test_a_pool_of_processes(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        done = civicgraph(
            "build", collection, "-o", tmp_path / "out", "--executor", "processes", "--workers", "2", PYTHONHASHSEED="7"
        )
        assert done.returncode == 0, done.stderr
        assert files(tmp_path / "out") == reference
        assert json.loads((tmp_path / "out" / "run.json").read_bytes())["executor"] == {"name": "processes", "workers": 2}

    def test_a_dask_cluster(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        pytest.importorskip("distributed", reason="Dask is not installed: pip install civicgraph[dask]")
        build(collection, tmp_path / "out", executor="dask", workers=2)
        assert files(tmp_path / "out") == reference

    def test_another_order_of_files(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        build(sorted(collection.iterdir(), reverse=True), tmp_path / "out")
        assert files(tmp_path / "out") == reference

    def test_in_memory(self, collection: Path, reference: dict[str, bytes]) -> None:
        from civicgraph.read import read_file

        built = pipeline.build(read_file(path) for path in collection.iterdir())
        assert built.files == reference


class TestIncremental:
    def test_what_is_known_is_not_read_again(
        self, collection: Path, reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "out"
        build(collection, out)
        monkeypatch.setattr(work, "extracted", None)
        monkeypatch.setattr(work, "emitted", None)
        watch = Watched()
        outcome = build(collection, out, watch=watch)
        assert (outcome.changes.same, outcome.changes.unread, watch.failures) == (10, 0, [])
        assert files(out) == reference

    def test_workers_begin_while_the_collection_is_listed_but_not_for_nothing(
        self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun: list[str] = []

        def pool(count: int) -> ThreadPoolExecutor:
            begun.append("pool")
            return ThreadPoolExecutor(count)

        class Watch(Watched):
            def step(self, name: str, done: int, total: int) -> None:
                begun.append(name)

        monkeypatch.setattr(executors, "_pool", pool)
        build(collection, tmp_path / "out", executor="processes", watch=Watch())
        assert begun.index("pool") < begun.index("list")
        begun.clear()
        build(collection, tmp_path / "out", executor="processes", watch=Watch())
        assert "list" in begun
        assert "pool" not in begun

    def test_a_moved_file_is_known_too(self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.copytree(collection, tmp_path / "in")
        build(tmp_path / "in", tmp_path / "out")
        (tmp_path / "in").rename(tmp_path / "elsewhere")
        monkeypatch.setattr(work, "extracted", None)
        changes = build(tmp_path / "elsewhere", tmp_path / "out").changes
        assert changes == run.Changes(new=0, edited=0, same=10, withdrawn=0, unread=0)

    def test_a_file_is_the_same_by_whatever_path_it_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, out = write(tmp_path / "in", range(2)), tmp_path / "out"
        (tmp_path / "link").symlink_to(folder)
        monkeypatch.chdir(folder)
        build(folder, out)
        same = run.Changes(new=0, edited=0, same=2, withdrawn=0, unread=0)
        for name in (Path(), tmp_path / "link", Path("../in"), folder):
            assert build(name, out).changes == same
        write(folder, [1], edited=True)
        assert build(tmp_path / "link", out).changes == run.Changes(new=0, edited=1, same=1, withdrawn=0, unread=1)

    def test_copies_of_one_text_are_moved_one_for_one(self, tmp_path: Path) -> None:
        """Of three copies two go elsewhere: one is withdrawn. A third text at a former place is an edited one."""
        out, text = tmp_path / "out", (write(tmp_path / "in", [1]) / "1.txt").read_text("utf-8")
        folder = tmp_path / "copies"
        folder.mkdir()
        for name in ("a.txt", "b.txt", "c.txt"):
            (folder / name).write_text(text, "utf-8")
        build(folder, out)
        for name in ("x.txt", "y.txt"):
            (folder / name).write_text(text, "utf-8")
        for name in ("a.txt", "b.txt"):
            (folder / name).unlink()
        (folder / "c.txt").write_text(text + "早瀬徹氏も加わった。\n", "utf-8")
        assert build(folder, out).changes[:4] == (0, 1, 2, 0)
        (folder / "y.txt").unlink()
        (folder / "x.txt").rename(folder / "z.txt")
        assert build(folder, out).changes[:4] == (0, 0, 2, 1)

    def test_an_edited_article_replaces_its_graph_and_a_withdrawn_one_leaves(self, tmp_path: Path) -> None:
        folder, out = write(tmp_path / "in", range(5)), tmp_path / "out"
        build(folder, out)
        before = graphs(out)
        write(folder, [1], edited=True)
        (folder / "3.txt").unlink()
        write(folder, [7])
        changes = build(folder, out).changes
        assert changes == run.Changes(new=1, edited=1, same=3, withdrawn=1, unread=2)
        after = graphs(out)
        assert set(after) == {f"https://news.example/{n}" for n in (0, 1, 2, 4, 7)}
        assert after["https://news.example/1"] != before["https://news.example/1"]
        assert after["https://news.example/0"] == before["https://news.example/0"]
        assert not (out / "articles" / "3.txt").exists()
        build(folder, tmp_path / "fresh")
        assert files(out) == files(tmp_path / "fresh")

    def test_nothing_of_a_withdrawn_article_is_kept(self, tmp_path: Path) -> None:
        folder, out = write(tmp_path / "in", range(3)), tmp_path / "out"
        build(folder, out)
        (folder / "2.txt").unlink()
        build(folder, out)
        with open_state(out / outputs.STATE, str(out)) as state:
            assert state.value("SELECT COUNT(*) FROM result") == 2
            assert state.value("SELECT COUNT(*) FROM emitted") == 2
            assert state.value("SELECT COUNT(DISTINCT result) FROM described") == 2

    def test_other_rules_read_everything_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder, out = write(tmp_path / "in", range(3)), tmp_path / "out"
        build(folder, out)
        monkeypatch.setattr(content, "rules_version", lambda: "another")
        changes = build(folder, out).changes
        assert (changes.same, changes.unread) == (3, 3)

    def test_other_settings_need_no_reading(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder, out = write(tmp_path / "in", range(3)), tmp_path / "out"
        build(folder, out)
        build(folder, tmp_path / "fresh", min_confidence=0.9, base="https://data.example/")
        monkeypatch.setattr(work, "extracted", None)
        build(folder, out, min_confidence=0.9, base="https://data.example/")
        assert files(out) == files(tmp_path / "fresh")

    def test_a_name_that_others_prefer_now_changes_what_was_not_edited(self, tmp_path: Path) -> None:
        folder, out = write(tmp_path / "in", range(2)), tmp_path / "out"
        build(folder, out)
        write(folder, range(2, 12))
        build(folder, out)
        build(folder, tmp_path / "fresh")
        assert files(out) == files(tmp_path / "fresh")

    def test_the_version_covers_code_rules_knowledge_and_model(self, tmp_path: Path) -> None:
        from civicgraph.archive import version

        for name in ("code.py", "rules.toml", "model.onnx"):
            (tmp_path / name).write_bytes(b"a")
            first = version._digest([tmp_path], ["lxml"])
            (tmp_path / name).write_bytes(b"b")
            assert version._digest([tmp_path], ["lxml"]) != first
        assert version.rules_version() != version.graph_version()


class TestLarge:
    def test_quads_texts_and_manifest_alone(self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        out = tmp_path / "out"
        build(collection, out)
        (out / "notes.md").write_text("mine")
        whole = graphs(out)
        monkeypatch.setattr(run, "WHOLE", 9)
        assert build(collection, out).files == ("graph.nq", "articles.jsonl", "run.json")
        assert set(files(out)) == {"graph.nq", "articles.jsonl", "notes.md"}
        assert not (out / "articles").exists()
        assert graphs(out) == whole
        lines = [json.loads(line) for line in (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [line["iri"] for line in lines] == sorted(f"https://news.example/{n}" for n in range(10))
        texts = {line["iri"]: line["text"] for line in lines}
        build(collection, tmp_path / "fresh")
        assert files(out)["graph.nq"] == (tmp_path / "fresh" / "graph.nq").read_bytes()
        selectors = [q for q in parse(path=out / "graph.nq", format=RdfFormat.N_QUADS) if q.predicate.value.endswith("#exact")]
        assert selectors
        assert all(q.object.value in texts[q.graph_name.value] for q in selectors)

    def test_the_command_says_how_to_get_the_page(self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from click.testing import CliRunner

        from civicgraph.cli import main

        monkeypatch.setattr(run, "WHOLE", 9)
        result = CliRunner().invoke(main, ["build", str(collection), "-o", str(tmp_path / "out"), "--executor", "serial"])
        assert result.exit_code == 0, result.output
        assert f"civicgraph explore {tmp_path / 'out' / 'graph.nq'}" in result.stderr
        assert f"civicgraph export {tmp_path / 'out' / 'graph.nq'}" in result.stderr


class TestFailures:
    def test_a_failed_article_does_not_stop_the_others(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "in", range(3))
        (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        done = civicgraph("build", folder, "-o", tmp_path / "out", "--log-format", "json")
        assert done.returncode == 1
        events = [json.loads(line) for line in done.stderr.splitlines()]
        (failed,) = [event for event in events if event["event"] == "failed"]
        assert failed["origin"] == str(folder / "bad.txt")
        assert failed["reason"].startswith(f"{folder / 'bad.txt'}: ")
        assert (events[-1]["event"], events[-1]["articles"], events[-1]["failed"]) == ("done", 3, 1)
        manifest = json.loads((tmp_path / "out" / "run.json").read_bytes())
        assert [failure["origin"] for failure in manifest["failures"]] == [str(folder / "bad.txt")]
        assert manifest["counts"]["articles"] == 3
        assert set(manifest["seconds"]) == {"list", "read", "link", "write", "merge"}
        assert manifest["options"]["base"] == pipeline.BASE

    def test_an_article_that_fails_now_leaves_and_comes_back(self, tmp_path: Path) -> None:
        folder, out = write(tmp_path / "in", range(3)), tmp_path / "out"
        build(folder, out)
        first = files(out)
        (folder / "1.txt").write_bytes(b"")
        watch = Watched()
        assert build(folder, out, watch=watch).articles == 2
        assert [failed.origin for failed in watch.failures] == [str(folder / "1.txt")]
        (folder / "1.txt").write_text(article(1), encoding="utf-8")
        build(folder, out)
        assert files(out) == first

    def test_two_builds_at_once(self, collection: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        with open_state(out / outputs.STATE, str(out)):
            done = civicgraph("build", collection, "-o", out)
        assert done.returncode == 2
        assert "another build is writing there" in done.stderr

    def test_a_damaged_state(self, collection: Path, tmp_path: Path) -> None:
        (tmp_path / "out" / outputs.STATE).mkdir(parents=True)
        (tmp_path / "out" / outputs.STATE / "state.sqlite").write_bytes(b"no data base" * 1000)
        with pytest.raises(UsageError, match=r"this state is damaged .* Remove the folder"):
            build(collection, tmp_path / "out")

    def test_a_state_of_another_form_is_made_anew(self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from civicgraph.archive import state

        with monkeypatch.context() as patched:
            patched.setattr(state, "_FORM", 99)
            build(collection, tmp_path / "out")
        assert build(collection, tmp_path / "out").changes.unread == 10

    @pytest.mark.parametrize("executor", ["threads", "dask:8786", "http://127.0.0.1/"])
    def test_no_such_executor(self, executor: str, collection: Path, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="no such executor"):
            build(collection, tmp_path / "out", executor=executor)
        assert not (tmp_path / "out").exists()

    def test_no_scheduler_there(self, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("distributed", reason="Dask is not installed: pip install civicgraph[dask]")
        from civicgraph.archive import cluster

        monkeypatch.setattr(cluster, "_WAIT", 1)
        with pytest.raises(UsageError, match="no Dask scheduler answers there"):
            build(collection, tmp_path / "out", executor="dask://127.0.0.1:1")


class TestDryRun:
    def test_says_what_would_be_done_and_does_nothing(self, tmp_path: Path) -> None:
        folder, out = write(tmp_path / "in", range(4)), tmp_path / "out"
        assert civicgraph("build", folder, "-o", out, "--dry-run").returncode == 0
        assert not out.exists()
        build(folder, out)
        write(folder, [1], edited=True)
        (folder / "3.txt").unlink()
        write(folder, [8])
        before = files(out)
        done = civicgraph("build", folder, "-o", out, "--dry-run")
        assert done.returncode == 0
        assert done.stdout.splitlines() == [
            f"edited\t{folder / '1.txt'}", f"new\t{folder / '8.txt'}", f"withdrawn\t{folder / '3.txt'}",
        ]  # fmt: skip
        assert "1 new, 1 edited, 2 as they were, 1 withdrawn; 2 articles would be read. Nothing was written." in done.stderr
        assert files(out) == before
        assert build(folder, out).changes.unread == 2


class TestOtherFileSystems:
    def test_in_memory_and_by_address(self, collection: Path, reference: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install civicgraph[remote]")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        memory = fsspec.filesystem("memory")
        memory.put(str(collection), "/press", recursive=True)
        try:
            outcome = build("memory://press", "memory://site/graph")
            names = [name for name in outcome.files if name != "run.json"]
            assert {name: memory.cat(f"/site/graph/{name}") for name in names} == reference
            assert not memory.exists("/site/graph/.civicgraph-new")
            memory.rm("/press/3.txt")
            outcome = build("memory://press", "memory://site/graph")
            assert (outcome.changes.withdrawn, outcome.changes.unread) == (1, 0)
            assert not memory.exists("/site/graph/articles/3.txt")
        finally:
            memory.rm("/", recursive=True)

    def test_a_file_address_is_a_folder(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        build(collection, f"file://{tmp_path}/out")
        assert files(tmp_path / "out") == reference

    def test_an_unknown_scheme(self, collection: Path) -> None:
        pytest.importorskip("fsspec", reason="fsspec is not installed: pip install civicgraph[remote]")
        with pytest.raises(UsageError, match="gopher://x/y: cannot be written"):
            build(collection, "gopher://x/y")
