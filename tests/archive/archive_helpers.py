"""A small collection of short articles, and builds of it in this process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from civicgraph.archive import Failed, Outcome, build_archive, open_workers, output
from civicgraph.collect import Source, sources
from civicgraph.errors import InputError
from civicgraph.pipeline import BuildOptions

_CITIES = ("呉市", "尾道市", "三原市", "福山市", "府中市", "三次市", "庄原市", "大竹市", "竹原市", "江田島市", "廿日市市", "東広島市")
_NAMES = ("海野直人", "汐見佳代", "港谷亮", "浜崎由紀", "磯部健", "沖田真理")


def article(number: int, *, edited: bool = False) -> str:
    """The article of that number: a city, an agreement and a person; some things are shared by several."""
    city, name = _CITIES[number % len(_CITIES)], _NAMES[number % len(_NAMES)]
    return (
        f"---\nurl: https://news.example/{number}\n---\n{city}とデジタル庁、データの公開で協定\n\n"
        f"デジタル庁は2024年{1 + number % 12}月{1 + number % 27}日、広島県の{city}と連携協定を結んだ。\n"
        f"{city}の{name}市長は「市民と行政が{'力を合わせて' if edited else '一緒に'}手を動かすことが大切です」と話した。\n"
    )


def write(folder: Path, numbers: Iterable[int], **more: bool) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(article(number, **more), encoding="utf-8")
    return folder


class Watched:
    """Who looks on in tests."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self.failures: list[Failed] = []

    def step(self, name: str, done: int, total: int) -> None:
        self.steps.append((name, done, total))

    def failed(self, failed: Failed) -> None:
        self.failures.append(failed)

    def count(self, name: str) -> int:
        return sum(step == name for step, _, _ in self.steps)


def collecting(*given: str | Path) -> Callable[[Callable[[InputError], None]], Iterable[Source]]:
    return lambda failed: sources([str(name) for name in given], failed=failed)


def build(
    given: Path | str | list[Path],
    out: Path | str,
    *,
    executor: str = "serial",
    workers: int | None = None,
    watch: Watched | None = None,
    **options: object,
) -> Outcome:
    names = given if isinstance(given, list) else [given]
    with open_workers(executor, workers) as running:
        return build_archive(
            collecting(*names), output(str(out)), BuildOptions(**options), running, watch or Watched()
        )


def files(out: Path) -> dict[str, bytes]:
    """The files of an output, but for run.json, which tells times, and the state."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file())
    named = {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
    return {name: data for name, data in named.items() if not name.startswith(".civicgraph") and name != "run.json"}


def command(*arguments: str | Path) -> list[str]:
    program = "from civicgraph.cli import main\nif __name__ == '__main__':\n    main(prog_name='civicgraph')"
    return [sys.executable, "-c", program, *map(str, arguments)]


def civicgraph(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
