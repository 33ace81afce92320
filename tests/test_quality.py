"""What is found in articles with gold facts, against the floors of bench/floors.toml, by bench/quality.py itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
SHARED = os.environ.get("CIVICGRAPH_SHARED")


@pytest.mark.skipif(SHARED is None, reason="CIVICGRAPH_SHARED names no gold facts")
def test_no_figure_is_below_its_floor() -> None:
    done = subprocess.run([sys.executable, BENCH / "quality.py", str(SHARED)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder as CIVICGRAPH_SHARED names it, with one article, its gold facts and a scorer that counts what the gold says."""
    for folder in ("eval/gold", "articles", "corpora"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "corpora" / "jacred-dev.json").write_text("[]", "utf-8")
    (tmp_path / "articles" / "a.txt").write_text("東京都は2021年に会議を開いた。", "utf-8")
    gold = {"id": "a", "source": "written for a test (short note)"}
    (tmp_path / "eval" / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "eval" / "score.py").write_text(
        "from collections import Counter\n"
        "def Predicted(graph):\n    return graph\n"
        "def score(gold, graph, text):\n"
        "    assert '東京都' in text and len(graph) > 0\n"
        "    return {'entities': Counter(tp=3, fp=1), 'facts': Counter(tp=1, fn=1)}, []\n",
        "utf-8",
    )
    return tmp_path


def test_a_figure_below_its_floor_is_named_and_fails(shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.syspath_prepend(BENCH)
    import quality

    floors = shared / "floors.toml"
    monkeypatch.setattr(sys, "argv", ["quality.py", str(shared), "--floors", str(floors)])
    named = []
    for floor in (0.75, 0.76):
        floors.write_text(f'["genre: short note".entities]\np = {floor}\n', "utf-8")
        code = quality.main()
        named.append((code, "genre: short note: entities p is 0.750, below its floor of 0.760" in capsys.readouterr().out))
    assert named == [(0, False), (1, True)]
