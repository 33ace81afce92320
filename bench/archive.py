"""A whole archive: articles and characters a second, cores, memory: python bench/archive.py ARCHIVE [--ginza PYTHON].

ARCHIVE is what `python bench/make_archive.py 10000 ARCHIVE` writes. Each measurement is a process of its own, `civicgraph build`
into a new folder, by the clock, so nothing else should run on the machine (its load is noted). In this order:

- the first --part articles (by default 1,000) on one core (--executor serial), on two (a pool of two processes), once more on two,
  when nothing has to be read, and on two workers of a Dask cluster of this machine; all must give the same bytes
- the first 100 on two cores
- on one core, the texts of the first 50: Sudachi's tokeniser alone, and ja_ginza (an interpreter that has it is named with --ginza,
  as in speed.py)
- all articles on two cores

Of each build also the greatest resident memory of the process that leads, and of all processes together (pages that processes
share count once for each), looked at once a second. Each figure is printed and kept in ARCHIVE/measured.json at once: the same
command goes on where it was stopped, unless the code or the rules have changed. --write puts the figures into archive.json
and the README.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psutil

import ginza_peer
import speed
from civicgraph.archive.version import graph_version, rules_version
from civicgraph.read import read_file
from page import table, write

FEW, TEXTS = 100, 50
PROGRAM = "from civicgraph.cli import main\nif __name__ == '__main__':\n    main(prog_name='civicgraph')"
MEGABYTE = 1_000_000
WAYS = {
    "one core": (1, "serial"),
    "two cores": (2, "processes"),
    "Dask, two workers": (2, "dask"),
}
Figures = dict[str, Any]


class Build(NamedTuple):
    """A way to build so many articles; `again`: and then once more, when nothing has to be read."""

    way: str
    articles: int
    again: bool = False

    def __str__(self) -> str:
        return f"{self.way}, {self.articles:,} articles"


def main() -> None:
    """Measure, print, write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="a folder with articles and their manifest.jsonl")
    parser.add_argument("--ginza", metavar="PYTHON", help="an interpreter that has ja_ginza")
    parser.add_argument("--part", type=int, default=1_000, help="articles for the comparison of one core, two, and Dask")
    parser.add_argument("--rounds", type=int, default=1, help="of that comparison; the medians count")
    parser.add_argument("--write", action="store_true", help="write archive.json and the table of README.md")
    args = parser.parse_args()
    entries = [json.loads(line) for line in (args.archive / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    entries = [entry | {"path": str((args.archive / entry["path"]).resolve())} for entry in entries]
    part = min(args.part, len(entries))
    figures = kept(args.archive, part)
    compared = [Build("one core", part), Build("two cores", part, again=True), Build("Dask, two workers", part)]
    builds = [build for _ in range(args.rounds) for build in compared]
    builds += [Build("two cores", FEW)] * (len(entries) > FEW != part)
    whole = [Build("two cores", len(entries))] * (len(entries) > part)

    def keep() -> None:
        (args.archive / "measured.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
        if args.write:
            write("archive", figures, readable(figures))

    measure(entries, builds, figures, keep)
    if "sudachi" not in figures["peers"] or (args.ginza and "ja_ginza" not in figures["peers"]):
        figures["peers"] = peers([read_file(Path(entry["path"])).text for entry in entries[:TEXTS]], args.ginza)
        print("peers:", figures["peers"], flush=True)
        keep()
    measure(entries, whole, figures, keep)
    keep()
    print(readable(figures))


def kept(archive: Path, part: int) -> Figures:
    """What was measured of this archive with this code before."""
    about = {"code": rules_version() + graph_version(), "part": part, "machine": f"{platform.machine()}, {_processor()}"}
    try:
        figures: Figures = json.loads((archive / "measured.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        figures = {}
    if figures.items() >= about.items():
        return figures
    return {**about, "python": platform.python_version(), "builds": [], "peers": {}}


def measure(
    entries: Sequence[dict[str, str]], builds: Sequence[Build], figures: Figures, keep: Callable[[], None]
) -> None:
    """Make these builds, but for those that were measured before; what the figures hold is kept after each."""
    done = [(found["way"], found["articles"]) for found in figures["builds"]]
    for build in builds:
        if build[:2] in done:
            done.remove(build[:2])
            continue
        with tempfile.TemporaryDirectory() as scratch:
            collection = listed(entries[: build.articles], Path(scratch, "manifest.jsonl"))
            characters = sum(len(read_file(Path(entry["path"])).text) for entry in entries[: build.articles])
            ways = [build.way, f"{build.way}, nothing new"] if build.again else [build.way]
            found = [
                {"way": way, "articles": build.articles, "characters": characters, **built(collection, Path(scratch, "out"), build.way)}
                for way in ways
            ]
        for each in found:
            print(json.dumps(each, ensure_ascii=False), flush=True)
            if any(e["articles"] == build.articles and e["bytes"] != each["bytes"] for e in figures["builds"]):
                raise SystemExit(f"{build}: another graph.nq than before; it should be the same whatever made it.")
            figures["builds"].append(each)
        keep()


def listed(entries: Sequence[dict[str, str]], manifest: Path) -> Path:
    """A manifest of these entries."""
    manifest.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")
    return manifest


def built(collection: Path, out: Path, way: str) -> Figures:
    """A build's seconds by the clock, the memory that it took in megabytes, and the digest of what it wrote."""
    number, executor = WAYS[way]
    cores = sorted(os.sched_getaffinity(0))[:number]
    call = [sys.executable, "-c", PROGRAM, "build", str(collection), "-o", str(out), "--executor", executor]
    load = os.getloadavg()[0]
    start = time.perf_counter()
    with subprocess.Popen(
        [*call, "--workers", str(number)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    ) as running, watched(running.pid) as peak:
        code = running.wait()
        seconds = time.perf_counter() - start
    if code not in (0, 1):
        raise SystemExit(f"civicgraph build ended with {code}: {call}")
    with (out / "graph.nq").open("rb") as graph:
        digest = hashlib.file_digest(graph, "sha256").hexdigest()
    return {
        "seconds": round(seconds, 2),
        "steps": json.loads((out / "run.json").read_bytes())["seconds"],
        "leader": round(peak["leader"] / MEGABYTE),
        "together": round(peak["together"] / MEGABYTE),
        "load": round(load, 2),
        "bytes": digest,
    }


@contextmanager
def watched(pid: int) -> Iterator[dict[str, int]]:
    """The greatest resident memory of a process, and of it with all its descendants."""
    peak = {"leader": 0, "together": 0}
    done = threading.Event()

    def watch() -> None:
        leader = psutil.Process(pid)
        while not done.wait(1):  # seldom, as it takes from the cores what the build would have
            try:
                sizes = [process.memory_info().rss for process in (leader, *leader.children(recursive=True))]
            except psutil.NoSuchProcess:
                continue
            peak["leader"] = max(peak["leader"], sizes[0])
            peak["together"] = max(peak["together"], sum(sizes))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def peers(texts: Sequence[str], ginza: str | None) -> dict[str, int]:
    """Characters a second of Sudachi alone, and of ja_ginza where an interpreter is named; processor time on one core."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        contenders = {"sudachi": speed._timed(speed._sudachi(texts))}
        if ginza:
            ask = ginza_peer.ginza(ginza)
            contenders["ja_ginza"] = lambda: ask(texts).seconds
        characters = sum(map(len, texts))
        return {name: round(characters / [run() for _ in range(2)][1]) for name, run in contenders.items()}  # once to warm up
    finally:
        os.sched_setaffinity(0, allowed)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def readable(figures: Figures) -> str:
    """The figures as Markdown."""
    builds, peers = figures["builds"], figures["peers"]
    rounds: dict[tuple[int, str], list[Figures]] = {}
    for found in builds:
        rounds.setdefault((found["articles"], found["way"]), []).append(found)
    typical = {key: statistics.median_low(each["seconds"] for each in found) for key, found in rounds.items()}
    rows = []
    for (articles, way), seconds in sorted(typical.items(), key=lambda item: item[0][0]):
        found = next(each for each in rounds[articles, way] if each["seconds"] == seconds)
        rate, one = found["characters"] / seconds, typical.get((articles, "one core"))
        rows.append([
            way,
            f"{articles:,}",
            f"{seconds:.1f}",
            f"{articles / seconds:.1f}",
            f"{rate:,.0f}",
            f"{one / seconds:.2f}" if one else "–",
            f"{rate / peers['ja_ginza']:.1f}" if "ja_ginza" in peers else "–",
            f"{rate / peers['sudachi']:.3f}" if "sudachi" in peers else "–",
            found["leader"],
            found["together"],
            f"{found['load']:.1f}",
        ])  # fmt: skip
    head = ["", "articles", "seconds", "articles/s", "characters/s", "one core = 1", "ja_ginza = 1", "sudachi = 1",
            "leading process, MB", "all processes, MB", "load before"]  # fmt: skip
    about = f"{figures['machine']}, Python {figures['python']}; " + (
        "one build each" if len(builds) == len(rounds) else f"medians of {max(map(len, rounds.values()))} builds"
    ) + " by the clock."
    if "sudachi" in peers:
        about += f" Sudachi alone on one core: {peers['sudachi']:,} characters a second"
        about += f"; ja_ginza: {peers['ja_ginza']:,}." if "ja_ginza" in peers else "; ja_ginza was not measured (--ginza)."
    return f"{about}\n\n{table(head, rows)}"


if __name__ == "__main__":
    main()
