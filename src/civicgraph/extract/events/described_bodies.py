"""Which body the lines of a profile describe: those under みどり協会の概要, or under 会社名：株式会社みどり."""

from __future__ import annotations

import re

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line
from civicgraph.records import BlockKind, Kind

_ABOUT = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?[ 　]?(?:について|とは|の?(?:会社|団体|組織|法人|企業)?概要|の紹介|プロフィール|会社案内)?[?？】]?")


def described_body(line: Line, key: str, text: str, before: str | None, own: str | None) -> str | None:
    """The body that this line and those below it describe; `before` is that of the lines above, `own` the document's."""
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit]
    if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
        about = bodies and bodies[0].start <= line.block.start + 2 and _ABOUT.fullmatch(text, bodies[0].end, line.block.end)
        return bodies[0].entity if about and line.block.kind is BlockKind.HEADING else own
    return bodies[0].entity if bodies and key in word_list("bodies", "names") else before
