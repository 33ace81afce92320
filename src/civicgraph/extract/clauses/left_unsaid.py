"""What a clause leaves unsaid and the sentences before have named: who does it, and of what it tells."""

from __future__ import annotations

import re

from civicgraph.extract.clauses.clause_arguments import has_own_doer, trigger_is_intransitive
from civicgraph.extract.clauses.clause_parts import (
    did_itself,
    has_object,
    has_topic,
    involved,
    is_for_thing,
    set_up,
    speaks_of_other,
)
from civicgraph.extract.clauses.clauses import Clause, leads_in
from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.frames import Argument, fits
from civicgraph.extract.clauses.groups import Group
from civicgraph.extract.relation_rules import Frame
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Entity, Kind, Predicate

# What is said of another time's event: 次回の会場は….
_OTHER_TIME = frozenset(["次回", "前回", "来年", "昨年", "去年", "前年", "翌年", "例年", "次年度", "来年度", "昨年度"])

# 開発したのは、2019年のことだ; 困っていたからだ.
_WHEN_OR_WHY = re.compile(r"(?:[年月日時頃前後]|とき|ころ|こと|から|ため|きっかけ|理由|背景|経緯|狙い)(?:だ|です|だった|でした|である|であった)?[。、]?$")


def doer_spoken_of(
    frame: Frame, clause: Clause, at: int, voice: str, context: Context, entities: dict[str, Entity], text: str
) -> tuple[float, Argument] | None:
    """Who does it where the clause does not say: the subject of the sentences before in the same paragraph, else whose page it is."""
    subject, host = context.subject, context.host
    untold = host is not None and voice == "active" and (subject is None or subject.kind is Kind.EVENT or subject.entity == host.entity)
    subject = host if (own := untold and did_itself(frame, clause, at, text)) else subject
    if subject is not None and subject.kind is Kind.PERSON and clause.phrases[at].passive:
        # 財団を設立されてから: nobody speaks of himself in the honorific form.
        return None
    # 実施している「みどり事業」では: whoever the paragraph speaks of carries it out.
    modifies = frame.subject.part == "patient" and clause.phrases[at].adnominal and bool(clause.phrases[at + 1 : at + 2]) and bool(clause.phrases[at + 1].refs)
    if modifies and trigger_is_intransitive(clause.phrases[at].verb) and clause.phrases[at].verb != "創業":
        # 新たに発足した内閣では: it came into being, and who brought that about is not said.
        return None
    # 「みどりの輪」を運営する若葉社に入社: the company does.
    following = clause.phrases[at + 1 : at + 2] if clause.phrases[at].adnominal and has_object(clause, at) else ()
    if any(r.kind in (Kind.PERSON, Kind.ORGANIZATION) for p in following for r in p.refs):
        return None
    if leads_in(clause.phrases[at]) and not _WHEN_OR_WHY.search(text, clause.phrases[at].end, clause.end):
        # 早瀬さんは話す。「みどりナビ」を開発したのは学生だ: the cleft says who.
        return None
    if (
        subject is None
        or frame.object.part != "agent"
        or voice == "passive" or clause.bracket or has_own_doer(clause, at)
        or not (has_object(clause, at) or involved(clause, at) or modifies or (own and frame.predicate is Predicate.PARTICIPANT) or set_up(frame, clause.phrases[at], subject))
    ):
        return None
    fitting = fits(subject, frame.object.kinds, entities) and not speaks_of_other(clause, at, own=own)
    return (0.8 if context.subject else 0.74, Argument(Group((subject,), (), "は", at, at), 1.0)) if fitting else None


def _tells_of_body(frame: Frame, clause: Clause) -> bool:
    """Whether a clause tells what a body under は itself is or does: 財団は市で活動を始めた, 協会は財団と市が立ち上げた; not of where or by
    whom something else is done.
    """
    topic = any(p.particle == "は" and p.refs and p.refs[-1].kind is Kind.ORGANIZATION and not p.verb for p in clause.phrases)
    does = frame.predicate is Predicate.LOCATION and any("活動" in p.nouns for p in clause.phrases)
    made = frame.predicate is Predicate.OPERATOR and any(p.particle == "が" and p.refs and p.refs[-1].kind is Kind.ORGANIZATION for p in clause.phrases)
    return topic and (does or made)


def subject_spoken_of(frame: Frame, clause: Clause, context: Context) -> Ref | None:
    """The entity that the sentences before make the subject, where the frame allows it."""
    if clause.host is not None and clause.host.kind.value in frame.subject.kinds:
        # （事務局・北斗市） says where the office is.
        return clause.host if frame.predicate is not Predicate.OPERATOR else None
    if clause.bracket and not clause.quoted:
        return None
    # 父はみどり社に勤めた: that is nobody whom the sentences before named.
    if ({"Subject", "Project"} & set(frame.context) or frame.predicate is Predicate.AFFILIATION) and has_topic(clause, frame):
        return None
    if frame.predicate in (Predicate.LOCATION, Predicate.OPERATOR) and _tells_of_body(frame, clause):
        return None
    if "Subject" in frame.context and (implied := context.subject) is not None:
        return implied if implied.kind.value in frame.subject.kinds else None
    if "Thing" in frame.context and frame.predicate is Predicate.FUNDER and not is_for_thing(clause, context.subject):
        return None
    if "Thing" in frame.context:
        return context.thing if context.thing is not None and context.thing.kind.value in frame.subject.kinds else None
    another = any(noun in _OTHER_TIME for p in clause.phrases for noun in p.nouns)
    for kind in frame.context:
        # みどり計画は、市が策定した: no work that was spoken of before.
        spoken = kind == "Work" and any(p.particle == "は" and p.refs and p.refs[-1].kind in (Kind.PROJECT, Kind.EVENT) for p in clause.phrases)
        if spoken or (kind == "Event" and another):
            continue
        if clause.host is not None and clause.host.kind.value == kind:
            return clause.host
        if kind == "Event" and context.main_event is not None:
            topic = context.topics.get(kind)
            # …と題して講演しました。主催は北浜市でした: of the whole.
            part = topic is not None and topic.entity in context.sessions and frame.predicate is not Predicate.ORGANIZER
            if not part and not context.titled:
                # The event talked of most is not what every sentence of a newsletter is about.
                return topic if topic is not None and topic.start >= context.opened else None
            return topic if part else Ref(0, 0, context.main_event, Kind.EVENT, 0.8)
        if kind in context.topics:
            return context.topics[kind]
        if context.subject is not None and context.subject.kind.value == kind == "Person":
            return context.subject
    return None
