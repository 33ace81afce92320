"""The tables of bench/README.md: each program writes its own section of the page, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parent


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers stand to the right, fractions with three digits.

    >>> print(table(["what", "F1"], [["facts", 0.5]]))
    | what | F1 |
    | --- | ---: |
    | facts | 0.500 |
    """
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *([_cell(c) for c in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def write(name: str, figures: Any, text: str) -> None:
    """Write `figures` to <name>.json, and `text` between the marks of this name in the README."""
    content = json.dumps(figures, ensure_ascii=False, indent=1)
    (BENCH / f"{name}.json").write_text(content + "\n", "utf-8")
    page = BENCH / "README.md"
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, mark, rest = page.read_text("utf-8").partition(opening)
    _, end, after = rest.partition(closing)
    if not mark or not end:
        raise SystemExit(f"{page}: there is no section between {opening} and {closing}; put the two marks back.")
    page.write_text(f"{before}{opening}\n{text}\n{closing}{after}", "utf-8")
