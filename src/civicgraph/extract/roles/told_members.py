"""Members of a committee in sentences: 早瀬議員が厚生委員として参加した, and 早瀬委員は… where the text names one committee alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.posts import Affiliation, sort_of
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Span

# 早瀬正夫議員が厚生委員として参加した: of the 厚生委員会 that the text names.
_AS_MEMBER = re.compile(rf"(?:議員|委員|{HONORIFIC})?[がはも]、?(?P<role>(?P<of>[一-鿿]{{2,10}})委員(?P<head>長)?)として")


def find_committee_members(resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Whoever a sentence says to be there as a member or head of a committee that the text names, or calls a member where it names one alone."""
    if "委員" not in text:
        return
    yield from _of_only_committee(resolution, text)
    if "委員として" not in text and "委員長として" not in text:
        return
    committees = [(n.text, e.id) for e in resolution.entities.values() if e.kind is Kind.ORGANIZATION for n in e.names if n.text.endswith("委員会")]
    for reading in resolution.readings:
        for ref in reading.refs:
            said = _AS_MEMBER.match(text, ref.end, reading.sentence.end) if ref.kind is Kind.PERSON else None
            bodies = {entity for name, entity in committees if said is not None and name.endswith(f"{said['of']}委員会")}
            if said is not None and len(bodies) == 1:
                yield Affiliation(ref.entity, bodies.pop(), said["role"], Span(ref.start, said.end()), 0.84, "member-as")


# 早瀬委員は, 審査委員長 早瀬 徹
_CALLED_MEMBER = re.compile(r"(?P<role>委員長?)(?=[はがもをにと、]|から|より|の)")
_SORT_BEFORE = re.compile(r"(?:^|[\n 　、。はがをのたる])(?P<of>[一-鿿]{2,6})(?P<role>委員長?)の?[ 　]*$")
# Bodies that a town has, or that hold an event: those who sit on a panel are of none of them.
_STANDING = ("教育委員会", "農業委員会", "選挙管理委員会", "監査委員会", "人事委員会", "公安委員会", "実行委員会", "運営委員会", "社会福祉協議会", "研究会", "連絡会", "総会")


def _of_only_committee(resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """弁護士の早瀬委員は…: of the one committee of the text, named before it; 審査委員長 早瀬 徹 of none but a 審査委員会."""
    named: dict[str, tuple[int, str]] = {}
    for reading in resolution.readings:
        for ref in reading.refs:
            name = text[ref.start : ref.end]
            if ref.kind is Kind.ORGANIZATION and not ref.anaphor and name.endswith(lexicon().committees) and not name.endswith(_STANDING):
                named.setdefault(ref.entity, (ref.start, name))
    if len(named) != 1:
        return
    ((committee, (first, name)),) = named.items()
    for reading in resolution.readings:
        for ref in reading.refs if reading.sentence.end > first else ():
            if ref.kind is not Kind.PERSON or ref.start < first:
                continue
            called = _CALLED_MEMBER.match(text, ref.end, reading.sentence.end)
            sort = _SORT_BEFORE.search(text, max(0, reading.sentence.start - 1), ref.start)
            told = called or sort
            if told is not None and (sort is None or name.endswith(f"{sort['of']}委員会")) and (sort is not None or not _is_of_other(resolution, reading.refs, ref, text)):
                role = told["role"] if called is not None or sort is None else sort["of"] + sort["role"]
                yield Affiliation(ref.entity, committee, role, Span(min(ref.start, told.start("role")), max(ref.end, told.end())), 0.8, "member-of-only")


def _is_of_other(resolution: Resolution, refs: Sequence[Ref], person: Ref, text: str) -> bool:
    """Whether a body that may have members of its own stands before a name: 県議会の早瀬委員, but not 北斗大学の早瀬委員."""
    body = next((r for r in refs if r.kind is Kind.ORGANIZATION and r.end <= person.start and text[r.end : person.start] in ("", "の")), None)
    return body is not None and not body.unit and sort_of(resolution.entities[body.entity]) not in ("Academia", "Company", "Media")
