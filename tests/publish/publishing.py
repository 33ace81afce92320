"""What is published in these tests, and the commands as users call them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from civicgraph.cli import main

_ROOT = Path(__file__).parents[2]
ARTICLE = _ROOT / "data" / "articles" / "c4js2021.txt"
CONFIG = Path(__file__).parent / "publication.toml"
BASE = "https://data.example.org/"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])
