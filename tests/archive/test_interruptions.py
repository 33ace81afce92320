"""Whatever stops a build, the last complete output stays whole, and the next run goes on to the same bytes."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_helpers import build, command, files, write

from civicgraph.archive import outputs, run
from civicgraph.archive.executors import open_workers, spread
from civicgraph.errors import UsageError

KILLS = {0: 40, 500: 10}  # by the number of articles from which an output is a large one; small ones take longer to write


def forked(work: Callable[[], object]) -> int:
    """Do it in a child that has all modules and models loaded; the child's process id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def wait_for(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A collection of which the folder beside it holds a complete output from before it was edited."""
    place = tmp_path_factory.mktemp("killed")
    folder = write(place / "in", range(6))
    build(folder, place / "former")
    write(folder, [1], edited=True)
    write(folder, [8])
    (folder / "3.txt").unlink()
    return folder, place / "former"


class TestKilled:
    @pytest.mark.parametrize("whole", [0, 500], ids=["large", "small"])
    def test_at_any_moment(
        self, whole: int, edited: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Kills spread over the time that a build takes, each in its own copy; each build is gone on with."""
        monkeypatch.setattr(run, "WHOLE", whole)
        folder, former = edited
        whole_time = 60.0
        for _ in range(3):  # the shortest: one that was slowed by something else would kill most builds too late
            shutil.rmtree(tmp_path / "undisturbed", ignore_errors=True)
            shutil.copytree(former, tmp_path / "undisturbed")
            start = time.perf_counter()
            assert wait_for(forked(lambda: build(folder, tmp_path / "undisturbed"))) == 0
            whole_time = min(whole_time, time.perf_counter() - start)
        before, after = files(former), files(tmp_path / "undisturbed")
        assert before["graph.nq"] != after["graph.nq"]
        chance = random.Random(20240902 + whole)
        died = 0
        for number in range(KILLS[whole]):
            out = tmp_path / str(number)
            shutil.copytree(former, out)
            child = forked(lambda out=out: build(folder, out))
            time.sleep(whole_time * (number + chance.random()) / KILLS[whole])
            os.kill(child, signal.SIGKILL)
            died += wait_for(child) == -signal.SIGKILL
            found = files(out)
            assert all(data in (before.get(name), after.get(name)) for name, data in found.items()), number
            assert "graph.nq" in found
            assert wait_for(forked(lambda out=out: build(folder, out))) == 0
            assert files(out) == after, number
            assert [path.name for path in (out / outputs.STATE).iterdir()] == ["state.sqlite"]
            shutil.rmtree(out)
        assert died > KILLS[whole] // 2

    @pytest.mark.parametrize("place", range(9))
    def test_between_any_two_renames(
        self, place: int, edited: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, former = edited
        after = tmp_path / "undisturbed"
        shutil.copytree(former, after)
        build(folder, after)
        out = tmp_path / "out"
        shutil.copytree(former, out)

        def dies(self: Path, target: Path, replace: Callable[[Path, Path], Path] = Path.replace) -> Path:
            nonlocal place
            if place == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            place -= 1
            return replace(self, target)

        def killed() -> None:
            monkeypatch.setattr(Path, "replace", dies)
            build(folder, out)

        assert wait_for(forked(killed)) == -signal.SIGKILL
        assert all(data in (files(former).get(name), files(after).get(name)) for name, data in files(out).items())
        # Before it reads anything, the next run brings the replacement to its end.
        with pytest.raises(KeyError):
            build([folder, _Vanishing()], out)  # type: ignore[list-item]
        assert files(out) == files(after)

    def test_the_command_with_its_pool(self, tmp_path: Path, reference: dict[str, bytes], collection: Path) -> None:
        out = tmp_path / "out"
        call = command("build", collection, "-o", out, "--executor", "processes", "--workers", "2", "--log-format", "json")
        with subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True) as running:
            assert running.stderr
            for line in running.stderr:
                if b'"step": "read"' in line:
                    break
            running.kill()
        deadline = time.monotonic() + 20
        while _members(running.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert _members(running.pid) == []
        assert not (out / "graph.nq").exists()
        build(collection, out)
        assert files(out) == reference


class _Vanishing:
    """The name of an article that no listing gets over."""

    def __str__(self) -> str:
        raise KeyError


def _members(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


class TestInterrupted:
    def test_ctrl_c(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        out = tmp_path / "out"
        call = command("build", collection, "-o", out, "--executor", "processes", "--workers", "2", "--log-format", "json")
        with subprocess.Popen(call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True) as running:
            assert running.stderr
            for line in running.stderr:
                if b'"step": "read"' in line:
                    break
            os.killpg(running.pid, signal.SIGINT)
            rest = running.stderr.read().decode()
            assert running.wait(30) == 130
        assert "Traceback" not in rest
        assert not (out / "graph.nq").exists()
        build(collection, out)
        assert files(out) == reference

    @pytest.mark.parametrize("bytes_", [40_000, 120_000, 200_000])
    def test_a_full_disk(self, bytes_: int, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        """No file may grow beyond the limit: the state, a run of the sorting, or the graph hits it."""
        folder, out = write(tmp_path / "in", range(2)), tmp_path / "out"
        build(folder, out)
        before = files(out)

        def full() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))
            with pytest.raises(UsageError, match=r"cannot be written: .* run the same command again"):
                build(collection, out)

        assert wait_for(forked(full)) == 0
        assert files(out) == before
        build(collection, out)
        assert files(out) == reference


def once_deadly(batch: list[tuple[str, str]]) -> list[str]:
    """Kill the worker at the first sight of the items whose marker file is not there yet; the items."""
    for _, marker in batch:
        if marker == "always":
            os.kill(os.getpid(), signal.SIGKILL)
        if marker and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [item for item, _ in batch]


class TestDeadWorkers:
    def test_one_that_dies_once_costs_nothing(self, tmp_path: Path) -> None:
        items = [(str(n), str(tmp_path / "marker") if n == 11 else "") for n in range(20)]
        batches = [items[n : n + 3] for n in range(0, 20, 3)]
        with open_workers("processes", 2) as workers:
            found = list(spread(workers, once_deadly, batches, lambda item, times: f"lost {item[0]}"))
        assert sorted(found) == sorted(item for item, _ in items)

    def test_what_kills_every_worker_is_given_up_alone(self) -> None:
        items = [(str(n), "always" if n == 4 else "") for n in range(9)]
        with open_workers("processes", 2) as workers:
            found = list(spread(workers, once_deadly, [items[:5], items[5:]], lambda item, times: f"lost {item[0]} {times}"))
        assert sorted(found) == sorted(["lost 4 3", *(item for item, marker in items if not marker)])

    def test_batches_are_taken_as_they_are_needed(self) -> None:
        taken = []

        def batches():
            for number in range(100):
                taken.append(number)
                yield [(str(number), "")]

        with open_workers("processes", 2) as workers:
            results = spread(workers, once_deadly, batches(), lambda item, times: "")
            assert next(results)
            assert len(taken) < 20

    def test_a_dask_worker_that_is_killed(self, collection: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
        distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install civicgraph[dask]")
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            with distributed.Client(cluster) as client:
                victims = [state["pid"] for state in client.run(lambda: {"pid": os.getpid()}).values()]
            address = cluster.scheduler_address.replace("tcp://", "dask://")
            threading.Timer(1.0, os.kill, [victims[0], signal.SIGKILL]).start()
            build(collection, tmp_path / "out", executor=address)
        assert files(tmp_path / "out") == reference
