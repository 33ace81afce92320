"""A person's place in a body, and what the text around a sentence offers to find one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.public_names import PUBLIC_BODY
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.extract.text.sentences import reading_at
from civicgraph.names import fold
from civicgraph.records import Entity, Kind, Span, Statement


class Affiliation(NamedTuple):
    """A person's place in a body: entity ids, the role in the text's words, its evidence and certainty."""

    person: str
    body: str
    role: str | None
    span: Span
    confidence: float
    method: str
    status: str | None = None


class Around(Struct, frozen=True, gc=False):
    """What the text around a sentence offers.

    `topic` is the body just spoken of (理事長は…が務める), `subject` the paragraph's subject (a profile's 元岡山県職員。),
    `previous` the body of the affiliation before (同　部長), `owner` the body that issues the document;
    `municipalities` are those named so far by the last character of their names (市長 alone is the head of the one named
    last), `local` all local bodies; `office` is the one named on the line before, `sorts` those of all bodies, `speaker`
    who speaks in a dialogue's turn, `above` who is named alone on the line above, `set_up` the body that the sentence before founds,
    `near` the one last named in the paragraph, `met` whoever was last named in it, `meeting` the body whose members met, `staff` the one whose
    personnel changes are told, and `news` whether the document is about nothing else; what ended by the year `over_by` is over.
    """

    topic: Ref | None
    subject: Ref | None
    previous: Ref | None
    owner: Ref | None
    municipalities: dict[str, Ref]
    local: frozenset[str]
    office: Ref | None = None
    sorts: Mapping[str, str | None] = MappingProxyType({})
    speaker: Ref | None = None
    above: Ref | None = None
    set_up: Ref | None = None
    near: Ref | None = None
    met: Ref | None = None
    meeting: Ref | None = None
    staff: Ref | None = None
    news: bool = False
    over_by: int = 0


# 代表の早瀬さんは？, 会長の三枝さんはどうですか, では早瀬さん、お願いします: up to the end of the sentence.
_PUT_TO = re.compile(CALLED + r"(?:から)?(?:は|も|の(?:場合|ほう|方)は)?(?:[?？]|、?(?:どう|いかが|お願い)[^。\n]{0,10}[。?？]?)[」』 　]*$")


def is_put_to(person: Ref, reading: ResolvedReading, text: str) -> bool:
    """Whether a sentence does no more than give somebody the word: whose post it tells, it was others who spoke of bodies before."""
    return _PUT_TO.match(text, person.end, reading.sentence.end) is not None


def with_ends(statement: Statement, readings: Sequence[ResolvedReading]) -> Statement:
    """An affiliation whose evidence reaches to the name and to the body, the nearest where the same sentence has them.

    `readings` are those of the document in their order.
    """
    evidence = tuple(_reaching(span, statement, readings) for span in statement.evidence)
    return statement if evidence == statement.evidence else replace(statement, evidence=evidence)


def _reaching(span: Span, statement: Statement, readings: Sequence[ResolvedReading]) -> Span:
    index = reading_at(readings, span.start)
    if index < 0 or span.end > readings[index].sentence.end:
        return span
    for end in (statement.subject, statement.object):
        named = [r for r in readings[index].refs if r.entity == end]
        if named:
            nearest = min(named, key=lambda r: (max(span.start - r.start, 0) + max(r.end - span.end, 0), r.start))
            span = Span(min(span.start, nearest.start), max(span.end, nearest.end))
    return span


# Who plays in a university's orchestra may be anybody.
_STUDENTS = ("楽団", "合唱団", "オーケストラ", "グリークラブ", "応援団", "同好会", "サークル")


_OF_COUNCIL = ("小委員会", "ワーキンググループ", "ワーキング・グループ", "WG", "作業部会", "作業班")


_HEADQUARTERS = ("推進本部", "対策本部", "戦略本部", "改革本部")


def has_own_staff(secretariat: str, body: Entity) -> bool:
    """Whether who is in a unit is in the body over it: the 事務局 of a panel is an office of whoever convened that."""
    if secretariat.endswith((*_STUDENTS, "青年部", "女性部", "婦人部")):
        return False
    if secretariat.endswith(_HEADQUARTERS) and body.sector in ("LocalGovernment", "NationalGovernment"):
        # 推進本部の本部長: the mayor, and no post in the town.
        return False
    names = [fold(n.text) for n in body.names]
    if secretariat.endswith(_OF_COUNCIL) and any(n.endswith(lexicon().committees) for n in names):
        # 座長 of a council's 小委員会 is none of the council's.
        return False
    return not (secretariat.endswith("事務局") and any(n.endswith(lexicon().committees) and not lexicon().suffixes.get(suffix_of(n)) for n in names))


def sort_of(body: Entity) -> str | None:
    """The sector of a body; "none" for a committee or a house that has no legal form, whosoever it is (地域データ検討会)."""
    lex, names = lexicon(), [fold(n.text) for n in body.names]
    less = [n for n in names if n.endswith(lex.title_less) and not n.endswith("社会福祉協議会")]
    formless = bool(less) and not any(map(lex.sector_of_form, names))
    return "none" if formless else body.sector


# Whoever a body elects is none of these: they are of the state or of a town.
PUBLIC_OFFICES = ("首相", "総理", "大臣", "長官", "大統領", "国王", "知事", "市長", "町長", "村長", "郡長", "議員")


def can_have(sort: str | None, title: str) -> bool:
    """Whether a body of this sort can have the title: no ministry has a 取締役, none of its committees a 代表理事."""
    needed = lexicon().title_sectors.get(title)
    return needed is None or sort is None or sort in needed


# 東浜市役所, 東浜市（…）: the office is the municipality.
_OFFICE = re.compile(r"(?:役所|役場|庁)$")
# グリーンフィールド市: its mayor is not the 市長 whom a text here names without a town.
_ABROAD = re.compile(r"[ァ-ヺー・＝=]+[市町村区]")
_JAPANESE = "organization/jp-"
_IN_BRACKETS = re.compile(r"[(（][^()（）。]*$")


@cache
def _longest_suffixes() -> tuple[str, ...]:
    return tuple(sorted(lexicon().suffixes, key=len, reverse=True))


@lru_cache(maxsize=1 << 12)
def suffix_of(name: str) -> str:
    return next((s for s in _longest_suffixes() if name.endswith(s)), "")


def is_abroad(name: str, ref: Ref) -> bool:
    """Whether a municipality is one of another country, by its name."""
    return _ABROAD.fullmatch(name) is not None and not ref.entity.startswith(_JAPANESE)


def by_ending(refs: Iterable[Ref], local: frozenset[str], text: str) -> dict[str, Ref]:
    """The bodies last named by the ends of their names: 市 for a municipality, センター for a centre; no address in brackets."""
    found = {}
    for ref in refs:
        if ref.kind is not Kind.ORGANIZATION or ref.unit or ref.anaphor:
            continue
        name = text[ref.start : ref.end]
        if is_abroad(name, ref):
            continue
        ending = _OFFICE.sub("", name)[-1:] if ref.entity in local and not PUBLIC_BODY.fullmatch(name) else suffix_of(name)
        ending = "教育" if ending in ("教育委員会", "教委") else ending
        if ending and not _IN_BRACKETS.search(text, max(0, ref.start - 60), ref.start):
            found[ending] = ref
    return found


def from_city(bodies: list[Ref], local: frozenset[str], text: str) -> list[Ref]:
    """In 愛媛県松山市 CIO補佐官 the body is the city, not the prefecture before it; in 松山市　NPO法人みどり 代表 the town is where that is."""
    while len(bodies) > 1 and bodies[0].entity in local and not bodies[1].unit and (bodies[1].entity in local or text[bodies[0].end : bodies[1].start].isspace()):
        bodies = bodies[1:]
    return bodies
