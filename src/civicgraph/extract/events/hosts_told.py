"""Who a page says holds an event, against who is only presumed to, being the body whose page it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Predicate, Statement

_OURS = re.compile(r"[当本弊](?:会|社|学会|財団|社団|団体|法人|協会|機構|センター|連盟|研究所)|(?:私|わたし)たち|我々")
_HOST = re.compile(r"主催(?!団体の)")


def without_presumed_hosts(found: Sequence[Statement], resolution: Resolution, text: str) -> list[Statement]:
    """The statements without those of an event's host whose words name none, where others name one under 主催: a newsletter tells of
    みどり祭を開催しました and 主催：北浜市.
    """
    hosts = [s for s in found if s.predicate is Predicate.ORGANIZER]
    named = {s.subject for s in hosts if _names(s, resolution, text) and any(_HOST.search(text, e.start, e.end) for e in s.evidence)} if hosts else set()
    if not named:
        return list(found)
    return [s for s in found if s.predicate is not Predicate.ORGANIZER or s.subject not in named or _names(s, resolution, text)]


def _names(said: Statement, resolution: Resolution, text: str) -> bool:
    """Whether the words that say so name who holds it, or stand for him (当会)."""
    host = resolution.entities[said.object]
    refs: Iterable[tuple[int, int]] = ((m.start, m.end) for m in host.mentions)
    return any(e.start <= start and end <= e.end for start, end in refs for e in said.evidence) or any(_OURS.search(text, e.start, e.end) for e in said.evidence)
