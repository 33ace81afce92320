"""Which body, plan or work rests on which law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.clauses import Clause
from civicgraph.extract.clauses.context import Context, in_entry
from civicgraph.extract.clauses.groups import Group
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

_BASIS = re.compile(
    r"[」』]?(?:[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）])?(?:(?:の)?第[\d一二三四五六七八九十百]+条(?:の\d+)*(?:第[\d一二三四五六七八九十]+項)?(?:第[\d一二三四五六七八九十]+号)?)?(?:など|等)?(?:の双方)?"
    r"((?:(?:等|など)?の一部)?(?:改正|公布|施行|制定)(?:等|など)?に伴|に基づ|にもとづ|に根拠|を根拠|に則|に準拠|に定め|に規定|に位置(?:付|づ)け|の規定|により|によって|で義務|に義務|で定め|を受け|に拠)"
)
# 東浜市税条例, 施行令: what is laid down under another law.
_UNDER_LAW = ("条例", "規則", "施行令", "政令", "省令", "規程", "要綱")
_KINDS = ("Organization", "Project", "Work", "Law")


def find_legal_basis(
    clause: Clause, found: Sequence[Group], resolution: Resolution, context: Context, text: str
) -> Iterator[Statement]:
    """…法に基づき設立された機構, …条例を根拠に…戦略を定め: the nearest body, plan or work that the law carries."""
    for group in found:
        laws = [r for r in group.refs if r.kind is Kind.LAW]
        told = _BASIS.match(text, laws[-1].end, laws[-1].end + 90) if laws else None
        if not laws or not (told or _rules_it(clause, group)) or (told is not None and not is_asserted(text, told.end(1), clause.end)):
            continue
        subject = _founded(clause, found, group, resolution)
        if subject is not None and _of_other_thing(laws[-1].end, subject, clause.end, text):
            continue
        weight = 0.86
        if subject is None:
            topic = next((context.topics[k] for k in _KINDS if k in context.topics), None)
            if topic is not None and topic.kind is Kind.LAW and (topic.entity in {r.entity for r in laws} or not _is_ordinance(topic, resolution)):
                topic = None
            if topic is not None and topic.start < context.opened and in_entry(topic, text):
                # An entry of a list speaks of its own matter.
                topic = None
            ruled = not _BASIS.match(text, laws[-1].end, laws[-1].end + 90)
            if topic is None or clause.quoted or ruled or _is_local(topic, resolution) or _other_topic(clause) or _of_noun(clause, group, text):
                continue
            subject, weight = topic, 0.6
        if subject.kind is not Kind.LAW and (said := _BASIS.match(text, laws[-1].end, laws[-1].end + 90)) is not None and said[1].endswith("伴"):
            # 法律の施行に伴い、協会は解散した; the ordinance under it is amended as it is.
            continue
        span = Span(
            min(clause.phrases[group.first].start, max(subject.start, clause.start)),
            max(clause.phrases[min(group.last + 1, len(clause.phrases) - 1)].end, min(subject.end, clause.end)),
        )
        for law in laws:
            yield Statement(subject.entity, Predicate.LEGAL_BASIS, law.entity, (span,), weight, "legal-basis")


# 法に則った + 回収: what the law is the basis of, where it is no such body as could be under a law.
_MODIFIES = re.compile(r"(?:に基づく|に基づいた|に則った|に則る|に準拠した|に準拠する|に定める|に規定する)、?([^、。「」はがをにでの]{2,20})")
_SERVED = re.compile(r"を[^。、はがを]{1,12}(?:する|した|している)")
_BODY_UNDER_LAW = re.compile(r"法人|機関|団体|組織|機構|会$|会議|会社|施設|学校|大学|センター|公社|財団|社団|組合|部局|事業所|役所|庁|省|事務所|館|者$|銀行")


def _of_other_thing(end: int, subject: Ref, stop: int, text: str) -> bool:
    """Whether the law is told of a thing that a body does or has, or a work is for (…法に基づく許認可, …法に則った回収を助ける「X」)."""
    told = _MODIFIES.search(text, end, min(stop, end + 90))
    if told is None or told.start() - end > 60 or _BODY_UNDER_LAW.search(told.group(1)):
        return False
    return subject.kind is Kind.ORGANIZATION or _SERVED.match(text, told.end(), max(told.end(), subject.start)) is not None


def _is_ordinance(ref: Ref, resolution: Resolution) -> bool:
    return any(n.text.endswith(_UNDER_LAW) for n in resolution.entities[ref.entity].names)


def _is_local(ref: Ref, resolution: Resolution) -> bool:
    """Whether it is a town itself, and no council or centre of one."""
    entity = resolution.entities[ref.entity]
    return not ref.unit and entity.sector == "LocalGovernment" and any(n.text.endswith(tuple(lexicon().municipality_suffixes)) for n in entity.names)


def _other_topic(clause: Clause) -> bool:
    """Whether the clause speaks of something that is no mention: この規定は…に基づく."""
    return any(p.particle in ("は", "も") and p.nouns and not p.refs and not p.dates for p in clause.phrases)


_ADNOMINAL = re.compile(r"に(?:(?:基づ|もとづ)(?:く|いた)|則(?:る|った)|準拠(?:する|した)|定め(?:る|られた)|規定(?:する|された|されている))|による|の規定による")


def _of_noun(clause: Clause, law: Group, text: str) -> bool:
    """Whether the law is told of a noun in the clause, and not of what was spoken of before: 同法に基づく交付申請を受け付ける; in
    同法に基づく認可法人である the noun says what that is.
    """
    end = law.refs[-1].end
    said = _BASIS.match(text, end, end + 90)
    told = _ADNOMINAL.match(text, said.start(1)) if said is not None else None
    if told is None:
        return False
    for phrase in (p for p in clause.phrases if p.end > told.end()):
        if phrase.particle[:1] == "で" or phrase.stop:
            return False
        if phrase.particle[:1] not in ("の", ""):
            return True
    return False


def _rules_it(clause: Clause, law: Group) -> bool:
    """同法第9条は、…の策定を義務づけ: the law is the subject of a verb of ruling."""
    ruling = ("義務づける", "義務付ける", "定める", "規定", "位置づける", "位置付ける", "義務")
    return law.marker in ("は", "が", "で", "では") and any(
        p.verb in ruling or "義務" in p.nouns for p in clause.phrases[law.last + 1 :]
    )


def _founded(clause: Clause, found: Sequence[Group], law: Group, resolution: Resolution) -> Ref | None:
    """What the law that `law` names is the basis of: the clause's topic, else what is founded, set or ruled next."""

    def usable(group: Group) -> list[Ref]:
        # 北斗市市民の…: neither whose citizens they are nor the city itself rests on the law.
        return [r for r in group.refs if r.kind.value in _KINDS and group.bare and not _is_local(r, resolution) and (r.kind is not Kind.LAW or (r not in law.refs and _is_ordinance(r, resolution)))]

    after = [g for g in found if g.first > law.last and usable(g)]
    before = [g for g in found if g.last < law.first and usable(g)]
    for group in before:
        if group.marker in ("は", "も") and not clause.phrases[group.last].stop:
            if any(g.marker in ("を",) and any(r.kind in (Kind.PROJECT, Kind.WORK) for r in g.refs) for g in after):
                continue
            return usable(group)[-1]
    for mark in ("を", "が", "は", "の"):
        for group in after:
            if group.marker == mark:
                return usable(group)[-1]
    for group in before:
        if group.marker in ("が", "も"):
            return usable(group)[-1]
    return usable(after[0])[-1] if after and after[0].marker not in ("に", "の", "から") else None
