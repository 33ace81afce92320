"""Drives the targets of tests/fuzz with atheris, a coverage-guided fuzzer, and counts what it tried.

    python bench/fuzz.py read --runs 60000 [--seed 1] [--corpus DIR]

Begins with the inputs in tests/fuzz/corpus; new ones that reach new code are kept in --corpus (a folder of your own). An
input that broke something is written to that folder as crash-…; mend the fault and keep the input in tests/fuzz/corpus/TARGET,
where the tests try it from then on. Exit code 0: nothing broke.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "fuzz"))


def main() -> None:
    """Read the arguments and hand the target to the fuzzer, which ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=["read", "extract", "serialise", "collect"])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=int, default=2_000, help="bytes of an input")
    parser.add_argument("--corpus", type=Path, help="where inputs that reach new code are kept")
    given = parser.parse_args()
    with atheris.instrument_imports(include=["civicgraph"]):
        from targets import TARGETS

        # What a target imports only when it is called is to be watched, too.
        for name in ("extract.english.reader", "extract.japanese", "read.html", "read.markdown", "collect.web"):
            import_module(f"civicgraph.{name}")
    kept = given.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    call = [
        sys.argv[0],
        str(kept),
        str(ROOT / "tests" / "fuzz" / "corpus" / given.target),
        f"-runs={given.runs}",
        f"-seed={given.seed}",
        f"-max_len={given.longest}",
        f"-artifact_prefix={kept}/",
        f"-dict={ROOT / 'tests' / 'fuzz' / 'words.dict'}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup(call, TARGETS[given.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
