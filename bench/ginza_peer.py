"""The peer ja_ginza, run by an interpreter that has it: it needs an older Sudachi than civicgraph."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """What ja_ginza made of texts: the seconds of processor time that it took, and each text's names (start, end, label)."""

    seconds: float
    names: list[list[tuple[int, int, str]]]


def ginza(python: str) -> Callable[[Sequence[str]], Answer]:
    """Asks ja_ginza, in one process of the interpreter `python`, which must have `pip install ginza ja_ginza`."""
    command = [python, str(Path(__file__).with_name("ginza_answers.py"))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    answers, questions = process.stdout, process.stdin
    if answers is None or questions is None:
        raise SystemExit(f"{python}: it cannot be spoken to.")

    def ask(texts: Sequence[str]) -> Answer:
        try:
            questions.write(json.dumps(texts) + "\n")
            questions.flush()
            line = answers.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise SystemExit(f"{python}: ja_ginza does not run there. Install it: pip install ginza ja_ginza")
        given = json.loads(line)
        return Answer(given["seconds"], [[tuple(name) for name in names] for names in given["names"]])

    return ask
