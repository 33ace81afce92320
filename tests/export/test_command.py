"""civicgraph export as people call it."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from civicgraph.cli import main

SMALL = str(Path(__file__).parent / "small.trig")


def test_the_ending_decides_and_gz_compresses(tmp_path: Path) -> None:
    plain, packed = tmp_path / "g.jsonld", tmp_path / "g.jsonld.gz"
    for path in (plain, packed):
        run = CliRunner().invoke(main, ["export", SMALL, "-o", str(path)])
        assert (run.exit_code, run.stdout) == (0, f"{path}\n")
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert list(ox.parse(input=plain.read_bytes(), format=ox.RdfFormat.JSON_LD))


def test_stdin_to_stdout() -> None:
    run = CliRunner().invoke(main, ["export", "-", "--format", "ftm"], input=Path(SMALL).read_bytes())
    assert run.exit_code == 0
    assert '"schema":"PublicBody"' in run.stdout


def test_csv_fills_a_folder(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["export", SMALL, "-o", str(tmp_path / "t"), "--format", "csv"])
    assert run.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == ["edges.csv", "nodes.csv"]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        ([SMALL], 2, "--format"),
        ([SMALL, "-o", "g.doc"], 2, "jsonld"),
        ([SMALL, "--format", "docx"], 2, "no such format"),
        ([SMALL, "--format", "csv"], 2, "Name a folder"),
        ([SMALL, "-o", "edges.csv", "--format", "csv"], 2, "Name a folder"),
        (["missing.nq", "--format", "ttl"], 3, "cannot be read"),
        ([], 2, "Give a graph"),
    ],
)
def test_wrong_calls_say_what_to_do(call: list[str], code: int, words: str) -> None:
    run = CliRunner().invoke(main, ["export", *call])
    assert (run.exit_code, words in run.stderr) == (code, True), run.stderr


def test_the_list_names_every_format() -> None:
    run = CliRunner().invoke(main, ["export", "--list"])
    assert run.exit_code == 0
    assert all(name in run.stdout for name in ("ttl", "rdfxml", "gexf", "ftm", "csv"))
