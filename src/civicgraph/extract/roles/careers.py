"""What a career in a paragraph tells of the past: whoever entered one company and then leads another has left the first, and a post
is over when a later year tells the next; a school that somebody went through is none that he is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from civicgraph.extract.roles.past_posts import QUITS
from civicgraph.extract.text.lines import YEAR
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, Document, Kind, Predicate, Statement

_COURSE = r"(?:[ 　、の]|大学院|[一-鿿]{1,8}(?:学部|学科|学院|研究科|専攻|学域|科)|修士|博士|[前後]期|学士|課程)*+"
_GRADUATED = re.compile(_COURSE + r"(?:を|から|単位取得|満期){0,3}(?:[0-9]{4}年に)?(?:首席で)?(?:卒|修了|中退|退学|終え)")
_LEARNT = re.compile(_COURSE + r"(?:で|に|へ)(?:[^。はがで]{1,14}を)?(?:学び|学ん(?!で[いお])|専攻し|修め|進学|入学|留学|通い|通っ(?!て[いお]))")
# みどり社で5年働いた後: no more.
_AFTERWARDS = re.compile(r"[^。]{0,24}た(?:後|のち|あと)|[^。、]{0,8}を経て")
_ENTERED = re.compile(r"[^。、]{0,16}?(?:入[社省庁職所行局団隊塾り]|就職|奉職|転職|移籍|転籍|配属|着任|赴任|出向|勤務|勤め|働)")
_STILL = re.compile(r"[^。、]{0,16}(?:て(?:い|お)[るまり]|ながら|つつ|(?:勤め|働)[るく])")
_BESIDE = re.compile(r"兼|かたわら|傍ら|ながら|副業|一方|つつ")
_LEFT = re.compile(r"独立|退職|退社|退官|離職|起業|帰郷|Uターン|転職|転じ")
# Posts that one has beside one's work.
_SIDE = re.compile(r"(?:非常勤|客員|特任|社外)[一-鿿]+|.*(?:委員|理事|監事|評議員|顧問|幹事|会員|メンバー|アドバイザー|フェロー|講師|審査員|世話人|隊員|団員)")
_TO_PRESENT = re.compile(r"経て[^。]{0,16}現職")
_MOVED = re.compile(r"経て|現在|現職|その後|のち|後に")


def is_side_post(role: str | None) -> bool:
    """Whether somebody may have a post beside his work; whoever leads a society has that for his work."""
    return role is not None and _SIDE.fullmatch(role) is not None and not role.endswith(("代表理事", "専務理事", "常務理事"))


def of_careers(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The statements without what is only somebody's schooling, and with the status of what a career has left behind."""
    statements = list(found)
    refs = [r for reading in resolution.readings for r in reading.refs]
    roles = {r.start: r.end for reading in resolution.readings for r in reading.roles}
    parts = {(s.subject, s.object) for s in statements if s.predicate is Predicate.PART_OF}
    for s in statements:
        if s.predicate is not Predicate.AFFILIATION or s.role is not None:
            yield s
            continue
        said = [r for r in refs if r.entity == s.object and any(e.start <= r.start and r.end <= e.end for e in s.evidence)]
        if said and all(is_study(r, text) for r in said):
            continue
        if s.status is None and s.method == "frame-affiliation" and said and _is_over(s, said[-1], statements, parts, document.blocks, resolution, refs, text):
            s = replace(s, status="past")
        post = next((p for r in said if (p := _post_told_next(r, roles, text)) is not None), None)
        yield s if post is None else replace(s, role=post)


# みどり出版に勤務。編集者として、…: the next sentence tells as what.
_WORKED = re.compile(r"[」』]?(?:に|で)(?:勤務|入社|入庁|入所|入局|入職|就職|転職|在籍|所属|勤め)(?:し(?:た|ました)?|する|る|た)?。[ 　]*(?:主に|おもに)?")
_AS = re.compile(r"として、?(?!も)[^。]{0,60}?(?:従事|担当|携わ|手がけ|手掛け|働|勤め|勤務|関わ)")


def _post_told_next(body: Ref, roles: Mapping[int, int], text: str) -> str | None:
    """The post that opens the sentence after the one in which somebody works at a body."""
    worked = _WORKED.match(text, body.end)
    end = roles.get(worked.end()) if worked is not None else None
    return text[worked.end() : end] if worked is not None and end is not None and _AS.match(text, end) else None


def is_study(school: Ref, text: str) -> bool:
    """Whether a text says of a school that somebody learnt there or went through it."""
    return _GRADUATED.match(text, school.end) is not None or _LEARNT.match(text, school.end) is not None


def _is_over(
    entered: Statement,
    body: Ref,
    statements: Sequence[Statement],
    parts: set[tuple[str, str]],
    blocks: Sequence[Block],
    resolution: Resolution,
    refs: Sequence[Ref],
    text: str,
) -> bool:
    """Whether the same paragraph tells that somebody left the body that he entered, or took a post in another."""
    if not _ENTERED.match(text, body.end) or _STILL.match(text, body.end):
        return False
    if _AFTERWARDS.match(text, body.end):
        return True
    ends = next((b.end for b in blocks if b.start <= body.start < b.end), body.end)
    following = (r.start for r in refs if r.kind in (Kind.ORGANIZATION, Kind.PERSON) and not r.unit and r.start > body.end)
    if QUITS.search(text, body.end, min(next(following, ends), ends)):
        return True
    if _TO_PRESENT.search(text, body.end, ends) and any(x.subject == entered.subject and x.object != entered.object and x.role and x.status is None for x in statements):
        # みどり社に入社、北斗社取締役を経て現職: another has him now.
        return True
    first = resolution.entities[entered.object]
    # NPO法人みどりの会に入り、北斗社の社長を務める: one is of a society beside one's work.
    joined = first.sector == "CivilSociety"
    for later in statements:
        whom = {Predicate.AFFILIATION: (later.subject, later.object), Predicate.FOUNDER: (later.object, later.subject)}.get(later.predicate)
        if whom is None or whom[0] != entered.subject or whom[1] == entered.object or later.status is not None:
            continue
        other = resolution.entities[whom[1]]
        inside = any(n.text.startswith(m.text) or (later.role or "").startswith(n.text) for n in other.names for m in first.names)
        within = inside or (whom[1], entered.object) in parts or (entered.object, whom[1]) in parts
        if within or first.sector == other.sector == "NationalGovernment":
            # 南浜新聞社に入社、編集局長; an official goes from one ministry to another and back.
            continue
        told = [r.start for r in refs if r.entity == whom[1] and body.end < r.start < ends and any(e.start <= r.start < e.end for e in later.evidence)]
        between = text[body.end : told[-1]] if told else ""
        if between and not _BESIDE.search(between) and (_MOVED.search(between) or _LEFT.search(between) or not (joined or _SIDE.fullmatch(later.role or ""))):
            return True
    return False


# 2005年4月より + 同社取締役
_SINCE = re.compile(rf"(?<![〜～~\-–])(?P<year>{YEAR})年(?:[0-9]{{1,2}}月)?(?:(?:に|より|から|に?は)、?|、)?[ 　]*$")
_IN_PROFILES = ("role-in-profile", "frame-affiliation")


class _Dated(NamedTuple):
    """Where a profile tells a post behind a year."""

    whom: str
    block: int
    start: int
    year: int
    beside: bool
    since: bool

    def ends(self, other: _Dated) -> bool:
        """Whether whoever had the other post before has this one instead."""
        return (self.whom, self.block) == (other.whom, other.block) and self.start > other.start and self.year > other.year and not self.beside


def with_series(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The statements, with the status of each post of a profile after whose year the same paragraph tells a later one (2005年みどり社取締役。
    2010年北斗社社長。); a post beside one's work ends none.
    """
    statements = list(found)
    dated = {n: told for n, s in enumerate(statements) if s.method in _IN_PROFILES and (told := _dated(s, document, resolution, text)) is not None}
    for number, s in enumerate(statements):
        told = dated.get(number)
        # 2010年よりみどり社社長: since then, whatever else he became.
        later = told is not None and not told.beside and not told.since and any(other.ends(told) for other in dated.values())
        over = told is not None and s.status is None and (later or _has_quit(s, told, document, resolution, text))
        yield replace(s, status="past") if over else s


def _dated(s: Statement, document: Document, resolution: Resolution, text: str) -> _Dated | None:
    ends = s.evidence[0].end
    at = max((r.start for r in resolution.refs_of(s.object) if s.evidence[0].start <= r.start < ends), default=ends)
    since = _SINCE.search(text, max(0, at - 16), at)
    block = next((n for n, b in enumerate(document.blocks) if b.start <= at < b.end), -1)
    return _Dated(s.subject, block, at, int(since["year"]), is_side_post(s.role), since.group().rstrip("、 　").endswith(("から", "より"))) if since is not None else None


def _has_quit(s: Statement, told: _Dated, document: Document, resolution: Resolution, text: str) -> bool:
    """Whether the paragraph goes on with somebody's leaving before it names another body."""
    block = document.blocks[told.block]
    others = (r.start for x in resolution.readings for r in x.refs if r.kind is Kind.ORGANIZATION and not r.unit and r.entity != s.object and s.evidence[0].end <= r.start < block.end)
    return QUITS.search(text, s.evidence[0].end, min(others, default=block.end)) is not None
