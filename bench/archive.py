"""A whole archive: articles and characters a second, cores, memory: python bench/archive.py ARCHIVE [--ginza PYTHON].

ARCHIVE is what `python bench/make_archive.py 10000 ARCHIVE` writes. Each measurement is a process of its own, `civicgraph build`
into a new folder, by the clock, so nothing else may run on the machine. What is measured:

- speed: the first --speed articles (by default 1,000) on one core (--executor serial), on two (a pool of two processes), and
  on two workers of a Dask cluster of this machine; then a second build of the same, which reads nothing
- memory: the first 100, 1,000 and 10,000 articles on two cores: the greatest resident memory of the process that leads, and
  of all processes together (pages that processes share count once for each)
- peers on one core, on the texts of the first 100 articles: Sudachi's tokeniser alone, and ja_ginza (an interpreter that
  has it is named with --ginza, as in speed.py)

--write puts the figures into archive.json and the README.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

import speed
from civicgraph.read import read_file
from page import table, write

SIZES = (100, 1_000, 10_000)
PROGRAM = "from civicgraph.cli import main\nif __name__ == '__main__':\n    main(prog_name='civicgraph')"
MEGABYTE = 1_000_000


def main() -> None:
    """Measure, print, write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="a folder with articles and their manifest.jsonl")
    parser.add_argument("--ginza", metavar="PYTHON", help="an interpreter that has ja_ginza")
    parser.add_argument("--speed", type=int, default=1_000, help="articles for the speed")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="articles for the memory")
    parser.add_argument("--rounds", type=int, default=3, help="for the speed; the medians count")
    parser.add_argument("--write", action="store_true", help="write archive.json and the table of README.md")
    args = parser.parse_args()
    lines = (args.archive / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [entry | {"path": str((args.archive / entry["path"]).resolve())} for entry in map(json.loads, lines)]
    if len(entries) < args.speed:
        parser.error(f"{args.archive}: {len(entries)} articles, and --speed asks for {args.speed}")
    figures = measure(entries, args)
    text = readable(figures)
    print(text)
    if args.write:
        write("archive", figures, text)


def measure(entries: Sequence[dict[str, str]], args: argparse.Namespace) -> dict[str, Any]:
    """All figures, and on what."""
    cores = sorted(os.sched_getaffinity(0))
    ways = {
        "one core": (cores[:1], "--executor", "serial"),
        "two cores": (cores[:2], "--executor", "processes", "--workers", "2"),
        "Dask, two workers": (cores[:2], "--executor", "dask", "--workers", "2"),
    }
    texts = [read_file(Path(entry["path"])).text for entry in entries[: args.speed]]
    characters = sum(map(len, texts))
    seconds: dict[str, list[float]] = {name: [] for name in [*ways, "unchanged"]}
    with tempfile.TemporaryDirectory() as scratch:
        collection = listed(entries[: args.speed], Path(scratch, "speed.jsonl"))
        for round_ in range(args.rounds):
            for name, (on, *options) in ways.items():
                out = Path(scratch, f"{round_}-{name}")
                seconds[name].append(built(collection, out, on, options)["seconds"])
            seconds["unchanged"].append(built(collection, out, cores[:2], [])["seconds"])
        memory = []
        for size in (size for size in args.sizes if size <= len(entries)):
            collection = listed(entries[:size], Path(scratch, f"{size}.jsonl"))
            found = built(collection, Path(scratch, f"out-{size}"), cores[:2], ["--executor", "processes"])
            memory.append({"articles": size, **found})
    taken = {name: statistics.median(found) for name, found in seconds.items()}
    return {
        "articles": args.speed,
        "characters": characters,
        "rounds": args.rounds,
        "machine": f"{platform.machine()}, {_processor()}",
        "python": platform.python_version(),
        "seconds": taken,
        "memory": memory,
        "peers": peers(texts[:100], args.ginza, cores[0]),
    }


def listed(entries: Sequence[dict[str, str]], manifest: Path) -> Path:
    """A manifest of these entries."""
    manifest.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")
    return manifest


def built(collection: Path, out: Path, cores: Sequence[int], options: Sequence[str]) -> dict[str, Any]:
    """The seconds of a build by the clock, and the memory that it took in megabytes."""
    call = [sys.executable, "-c", PROGRAM, "build", str(collection), "-o", str(out), *options]
    start = time.perf_counter()
    with subprocess.Popen(
        call, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, cores)
    ) as running, watched(running.pid) as peak:
        code = running.wait()
    if code not in (0, 1):
        raise SystemExit(f"civicgraph build ended with {code}")
    manifest = json.loads((out / "run.json").read_bytes())
    return {
        "seconds": round(time.perf_counter() - start, 2),
        "steps": manifest["seconds"],
        "leader": round(peak["leader"] / MEGABYTE),
        "together": round(peak["together"] / MEGABYTE),
    }


@contextmanager
def watched(pid: int) -> Iterator[dict[str, int]]:
    """The greatest resident memory of a process, and of it with all its descendants, looked at five times a second."""
    peak = {"leader": 0, "together": 0}
    done = threading.Event()

    def watch() -> None:
        leader = psutil.Process(pid)
        while not done.wait(0.2):
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


def peers(texts: Sequence[str], ginza: str | None, core: int) -> dict[str, int]:
    """Characters a second of Sudachi alone, and of ja_ginza where an interpreter is named; processor time on one core."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        contenders = {"sudachi": speed._timed(speed._sudachi(texts))}
        if ginza:
            contenders["ja_ginza"] = speed._ginza(ginza, texts)
        characters = sum(map(len, texts))
        return {
            name: round(characters / statistics.median([run() for _ in range(4)][1:])) for name, run in contenders.items()
        }
    finally:
        os.sched_setaffinity(0, allowed)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def readable(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    articles, characters, taken = figures["articles"], figures["characters"], figures["seconds"]
    peers = figures["peers"]
    one = taken["one core"]
    rows = [
        [
            name,
            f"{seconds:.1f}",
            f"{articles / seconds:.1f}",
            f"{characters / seconds:,.0f}",
            f"{one / seconds:.2f}",
            f"{characters / seconds / peers['ja_ginza']:.1f}" if "ja_ginza" in peers else "–",
            f"{characters / seconds / peers['sudachi']:.3f}",
        ]
        for name, seconds in taken.items()
    ]
    head = ["", "seconds", "articles a second", "characters a second", "one core = 1", "ja_ginza = 1", "sudachi = 1"]
    sizes = [
        [f"{m['articles']:,}", f"{m['seconds']:.0f}", f"{m['articles'] / m['seconds']:.1f}", m["leader"], m["together"]]
        for m in figures["memory"]
    ]
    about = (
        f"{articles:,} generated articles, {characters:,} characters; {figures['machine']}, Python {figures['python']}; median"
        f" of {figures['rounds']} builds by the clock. ja_ginza and Sudachi alone on one core:"
        f" {peers.get('ja_ginza', 0):,} and {peers['sudachi']:,} characters a second."
    )
    missing = "" if "ja_ginza" in peers else "\n\nja_ginza was not measured: no interpreter that has it was named with --ginza."
    memory = table(["articles", "seconds", "articles a second", "leading process, MB", "all processes, MB"], sizes)
    return f"{about}{missing}\n\n{table(head, rows)}\n\nOn two cores:\n\n{memory}"


if __name__ == "__main__":
    main()
