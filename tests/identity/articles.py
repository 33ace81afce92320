"""Two invented articles that share a city, a division head and a body, and the commands as users call them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from civicgraph.cli import main

HERE = Path(__file__).parent
MEETING, GUIDELINE = HERE / "meeting.txt", HERE / "guideline.txt"
BASE = "https://data.example.org/"


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)
