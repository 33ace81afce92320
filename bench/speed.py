"""Characters a second, beside ja_ginza and Sudachi alone: python bench/speed.py [SHARED | ARTICLE...] [--ginza PYTHON].

The same articles (by default the Japanese ones of $CIVICGRAPH_SHARED/articles) go through each contender in turn, several
rounds, on one core and one thread, after a round that warms up; the median of the processor's time counts. Contenders:

- sudachi: the tokeniser alone, which civicgraph and ja_ginza both start with; no one can be faster
- extraction: reading the file and finding entities, facts and quotations
- build: all that `civicgraph build` does, with the SHACL check, page and report, an article at a time
- ja_ginza: the pipeline of the package `ja_ginza` (tokens, tags, dependencies, entities; no facts)

PYTHON is the interpreter of a virtual environment with `pip install ginza ja_ginza`: it needs an older Sudachi than
civicgraph. It runs as a process of its own, in the same rounds on the same core. Without it ja_ginza is left out, and said
to be. --write puts the figures into speed.json and the README.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

for _pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_pool] = "1"  # read when NumPy is first imported, below

from sudachipy import Dictionary, SplitMode  # noqa: E402

import ginza_peer  # noqa: E402
from civicgraph.extract import extract  # noqa: E402
from civicgraph.pipeline import build  # noqa: E402
from civicgraph.read import read_file  # noqa: E402
from page import table, write  # noqa: E402

Contender = Callable[[], float]  # the seconds of one round


def main() -> None:
    """Measure, print, write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", metavar="SHARED | ARTICLE...")
    parser.add_argument("--ginza", metavar="PYTHON", help="an interpreter that has ja_ginza")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write speed.json and the table of README.md")
    args = parser.parse_args()
    given = args.paths or [Path(os.environ[name]) for name in ("CIVICGRAPH_SHARED",) if name in os.environ]
    files = [file for path in given for file in ([path] if path.is_file() else sorted((path / "articles").iterdir()))]
    japanese = [file for file in files if read_file(file).language == "ja"]
    if not japanese:
        parser.error("no Japanese article: name some, or the folder that holds articles/, or set CIVICGRAPH_SHARED")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = measure(japanese, args.rounds, args.ginza)
    text = readable(figures)
    print(text)
    if args.write:
        write("speed", figures, text)


def measure(files: Sequence[Path], rounds: int, ginza: str | None) -> dict[str, Any]:
    """Characters a second of each contender, as the median of the rounds, and on what."""
    texts = [read_file(file).text for file in files]
    contenders: dict[str, Contender] = {
        "sudachi": _timed(_sudachi(texts)),
        "extraction": _timed(lambda: [extract(read_file(file)) for file in files]),
        "build": _timed(lambda: [build([read_file(file)]) for file in files]),
    }
    if ginza:
        ask = ginza_peer.ginza(ginza)
        contenders["ja_ginza"] = lambda: ask(texts).seconds
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(rounds + 1):
        for name, run in contenders.items():
            taken = run()
            if round_:  # the first one warms up
                seconds[name].append(taken)
    characters = sum(map(len, texts))
    speeds = {name: round(characters / statistics.median(taken)) for name, taken in seconds.items()}
    system = {"python": platform.python_version(), "machine": platform.machine(), "rounds": rounds}
    return {"articles": len(files), "characters": characters, **system, "characters a second": speeds}


def _timed(run: Callable[[], object]) -> Contender:
    def seconds() -> float:
        start = time.process_time()
        run()
        return time.process_time() - start

    return seconds


def _sudachi(texts: Sequence[str]) -> Callable[[], object]:
    tokenizer = Dictionary(dict="core").tokenizer()
    lines = [line for text in texts for line in text.splitlines()]
    return lambda: [list(tokenizer.tokenize(line, SplitMode.C)) for line in lines]


def readable(figures: dict[str, Any]) -> str:
    """The speeds as Markdown, and how many times ja_ginza's they are."""
    speeds = figures["characters a second"]
    slowest = speeds.get("ja_ginza")
    rows = [
        [name, f"{speed:,}", f"{speed / slowest:.1f}" if slowest else "–", f"{speed / speeds['sudachi']:.2f}"]
        for name, speed in speeds.items()
    ]
    about = (
        f"{figures['articles']} Japanese articles, {figures['characters']:,} characters, one core, one thread, "
        f"median of {figures['rounds']} rounds:"
    )
    missing = "" if slowest else "\n\nja_ginza was not measured: no interpreter that has it was named with --ginza."
    return f"{about}\n\n{table(['', 'characters a second', 'ja_ginza = 1', 'sudachi = 1'], rows)}{missing}"


if __name__ == "__main__":
    main()
