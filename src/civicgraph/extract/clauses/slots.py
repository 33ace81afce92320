"""Which of a clause's arguments fill the two slots of a frame: its object (who does it, where, when) and its subject (what it is
done to), each with how well, best first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.clauses.clause_arguments import (
    is_chosen_for,
    own_agents,
    own_dates,
    own_patients,
    trigger_is_intransitive,
)
from civicgraph.extract.clauses.clause_parts import has_object
from civicgraph.extract.clauses.clauses import Clause
from civicgraph.extract.clauses.frames import Argument, fits, matching, reaches
from civicgraph.extract.clauses.groups import Group
from civicgraph.extract.clauses.told_ahead import is_told_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import Frame, word_list
from civicgraph.records import Entity, Kind, Predicate

Filler = tuple[float, Argument]
_DOING = frozenset(["行う", "行なう"])
_SENDING = frozenset(["派遣", "配属"])


def object_fillers(
    frame: Frame, clause: Clause, offered: Sequence[Argument], at: int, voice: str, entities: dict[str, Entity], text: str
) -> list[Filler]:
    """Who or what fills the object's slot of a frame that the phrase `at` evokes."""
    objects = list(matching(frame.object, offered, entities, voice))
    if frame.object.part == "agent":
        # 「みどり事業」に採択された市は: to whom it is done does not do it.
        done_to = frame.subject.part == "goal" and clause.phrases[at].passive
        objects = [o for o in own_agents(objects, voice, clause, at) if not (done_to and o[1].rel)]
        if frame.predicate is Predicate.OPERATOR and clause.phrases[at].adnominal and clause.phrases[at].verb in _DOING:
            # 財団は、「里山の再生」を行う団体に助成した: whoever the clause modifies does it, known or not.
            objects = [o for o in objects if o[1].rel or o[1].group.marker == "が"]
    if frame.object.part == "about":
        # 財団の助成事業に採択された: whose it is stands right before it.
        objects = [o for o in objects if "".join(n for p in clause.phrases[o[1].group.last + 1 : o[1].group.last + 2] for n in p.nouns).endswith(frame.given)]
    if frame.predicate is Predicate.PARTICIPANT:
        # 協会では…が参加した: where it was.
        objects = [o for o in objects if o[1].group.marker != "では"]
        if frame.object.part == "source":
            # 協会から早瀬氏が参加した: he did; 協会からの依頼で: nobody of theirs.
            named = any(r.kind is Kind.PERSON for a in offered for r in a.group.refs)
            objects = [] if named else [o for o in objects if o[1].group.marker not in ("の", "からの")]
    if frame.object.part == "patient" and frame.predicate is Predicate.PARTICIPANT and voice == "active":
        # 省は「みどり事業」に5団体を採択した: who chooses is not chosen.
        objects = [o for o in objects if o[1].group.marker == "を" or o[1].rel]
    if frame.object.part == "patient" and frame.predicate is Predicate.PARTICIPANT and clause.phrases[at].adnominal and clause.phrases[at].passive:
        # 市は「みどり事業」に採択された若葉社の製品を買った: whom the clause modifies was chosen.
        objects = [o for o in objects if o[1].rel]
    if frame.object.part == "date":
        objects = own_dates(objects, clause, at, text)
    if frame.predicate is Predicate.FOUNDER:
        # 機構に新設された: where a body is set up, not who did it.
        objects = [o for o in objects if o[1].group.marker not in ("に", "として")]
        if voice == "passive":
            # 2021年に設立された北浜市の団体: what was set up follows, or where that is, and no body that did it.
            objects = [o for o in objects if not o[1].rel or o[1].group.refs[-1].kind is Kind.PERSON]
        if voice == "active" and not clause.phrases[at].adnominal and not has_object(clause, at):
            # 子会社の若葉社は2021年に設立しました: it was set up itself.
            objects = [o for o in objects if o[1].rel or o[1].group.marker != "は" or o[1].group.refs[-1].kind is Kind.PERSON]
        if trigger_is_intransitive(clause.phrases[at].verb) and not has_object(clause, at):
            # 早瀬さんが創業したX社: a person does not begin; 市の主導により発足した: nor does who brought it about.
            objects = [o for o in objects if o[1].group.refs[-1].kind is Kind.PERSON or o[1].group.marker in ("により", "によって")]
    return objects


def subject_fillers(
    frame: Frame,
    clause: Clause,
    found: Sequence[Group],
    offered: Sequence[Argument],
    objects: Sequence[Filler],
    at: int,
    voice: str,
    entities: dict[str, Entity],
    text: str,
) -> list[Filler] | None:
    """Who or what fills the subject's slot, given what may fill the object's; None where the clause tells of something else, and says
    nothing of the frame.
    """
    phrase, nominal, patient = clause.phrases[at], voice.startswith("noun"), frame.subject.part == "patient"
    intransitive = trigger_is_intransitive(phrase.verb)
    subjects = list(matching(frame.subject, offered, entities, voice))
    if frame.subject.part == "about":
        # 市は「みどりバンク」の運営を財団に委託する: the town is not what is run.
        subjects = [s for s in subjects if is_chosen_for(s[1].group, frame, clause) and s[1].group.refs[-1].kind is not Kind.ORGANIZATION]
    if frame.subject.part == "into" and phrase.adnominal:
        # 「みどりナビ」に意見をまとめる欄を設けた
        return None
    if patient:
        # 「みどり女学校」として設立された: what it was called then; 支援団体として: what it is.
        subjects = [s for s in subjects if s[1].group.marker != "として" or text.startswith(("」", "』"), s[1].group.refs[-1].end)]
        # 会は、財団が運営する「みどりナビ」に協力した: what is run is the noun that the clause modifies.
        headed = phrase.adnominal and any(
            a.rel and a.group.marker != "の" and any(not fits(r, ("Place", "Municipality"), entities) for r in a.group.refs) for a in offered
        )
        subjects = own_patients(subjects, clause, at, text, headed=headed and not has_object(clause, at))
    if patient and phrase.adnominal and frame.predicate is Predicate.OPERATOR and at and (done := clause.phrases[at - 1]).particle == "を" and not done.refs:
        # 「みどりの会」が改修を手掛けた「みどり荘」: what was done to it, and no running of it.
        subjects = [s for s in subjects if not s[1].rel or (done.nouns and done.nouns[-1] in frame.triggers)]
    if (voice == "passive" or intransitive) and phrase.adnominal and patient:
        # Xは、2012年に設立されたYの支部として…: the clause tells of Y or of its branch, and not of X.
        told = [s for s in subjects if s[1].rel and s[1].group.refs[-1].kind is Kind.ORGANIZATION]
        told = [s for s in told if entities[s[1].group.refs[-1].entity].sector != "LocalGovernment"]
        if told and told[0][1].group.marker == "の" and not _has_thing(clause, told[0][1].group):
            return None
        subjects = told or [s for s in subjects if not (s[1].rel and s[1].group.marker == "の" and entities[s[1].group.refs[-1].entity].sector == "LocalGovernment")]
    if frame.predicate is Predicate.OPERATOR and intransitive and not nominal and subjects and subjects[0][1].group.marker in ("が", "は", "も") and not has_object(clause, at):
        # 「みどりの会」が改修した「みどり荘」が北浜にオープンした: it did so by itself.
        return None
    begins = frame.predicate is Predicate.START_DATE and patient and not nominal and not phrase.adnominal and (voice == "passive" or intransitive)
    if begins and all(entities[s[1].group.refs[-1].entity].sector == "LocalGovernment" for s in subjects):
        head = _head_ahead(frame, clause, found, at, text, entities)
        subjects = [head] if head is not None else subjects
    if nominal and any(r.kind is Kind.EVENT for r in phrase.refs):
        # 千葉氏の基調講演「…」: the title beside the noun is what the talk is, not where.
        subjects = [s for s in subjects if s[1].group.last == at]
        if not subjects:
            return None
    if nominal and phrase.particle[:1] in ("を", "と", "に"):
        # 北斗大学が事務局を務め: who does it is no patient.
        subjects = [s for s in subjects if s[1].rel or s[1].group.marker != "が"]
    if nominal and patient and phrase.particle.startswith("は"):
        # 市が参加し、事務局は財団が担う: who did what the verb before says is not what the noun is of, as is what came into being.
        subjects = [s for s in subjects if s[1].rel or s[1].group.marker not in ("が", "も") or not _acts(clause, s[1].group, at)]
    if nominal and phrase.particle.startswith("の") and frame.subject.kinds == ("Person",):
        # 三枝氏が退き、旧総務庁出身の千葉氏が就く: the noun is said of whom it modifies.
        ahead = [r for p in clause.phrases[at + 1 : at + 2] for r in p.refs if r.kind is Kind.PERSON]
        subjects = [(0.95, Argument(Group((r,), (), "", at + 1, at + 1), 0.95, rel=True)) for r in ahead[:1]] or subjects
    if nominal and phrase.particle.startswith("で") and frame.subject.kinds == ("Person",) and not subjects:
        # 旧総務庁出身で、みどり社を起こした千葉氏は
        named = [(i, ref) for i, p in enumerate(clause.phrases[at + 1 :], at + 1) for ref in p.refs if ref.kind is Kind.PERSON]
        subjects = [(0.95, Argument(Group((ref,), (), "", i, i), 0.95, rel=True)) for i, ref in named[:1] if is_told_of(text, phrase.stem, ref.start, ref.end)]
    if frame.predicate is Predicate.AFFILIATION and phrase.adnominal and not nominal:
        # 白川さんは設計した。同大を昨年離れた松永教授は…: who left is whom the clause modifies, nobody named before.
        ahead = [r for p in clause.phrases[at + 1 : at + 2] for r in p.refs if r.kind is Kind.PERSON]
        if ahead:
            return [(0.95, Argument(Group((ahead[0],), (), "", at + 1, at + 1), 0.95, rel=True))]
    if frame.predicate is Predicate.AFFILIATION and {phrase.verb, *phrase.nouns} & _SENDING:
        # 市は職員を財団に派遣した: neither who sends nor whoever was spoken of before goes there.
        if (sent := _sent(clause, found, at)) is not None:
            goal = frame.object.part == "goal" and not nominal and objects and objects[0][1].group.marker in ("に", "へ", "には")
            return [sent] if goal else None
        if has_object(clause, at) or (voice == "active" and not phrase.adnominal):
            return None
    if frame.predicate is Predicate.FUNDER and frame.object.part == "patient" and phrase.adnominal:
        # 財団は助成を活用した活動を紹介した: it is the activity that was paid for.
        return [s for s in subjects if s[1].rel] or None
    if frame.before and not subjects:
        subjects = _receivers_ahead(frame, found, at, entities)
    if voice == "active" and patient and has_object(clause, at):
        # アプリを運営する会社: what follows the verb is who does it.
        # みどりプロジェクトは5月から調査を実施: when it did is when it was.
        # みどりナビは3月末でサービスを終了: its own.
        given = clause.phrases[at - 1].particle == "を" and not clause.phrases[at - 1].refs and bool(clause.phrases[at - 1].nouns) and clause.phrases[at - 1].nouns[-1] in word_list("sessions", "given")
        own = not phrase.adnominal and "Organization" not in frame.subject.kinds and any(o[1].group.dates and (given or o[1].group.marker in ("から", "まで")) for o in objects)
        subjects = [s for s in subjects if not s[1].rel and s[1].group.marker not in (("が", "も") if own else ("は", "が", "も"))]
    if voice == "active" and patient and not intransitive:
        subjects = [s for s in subjects if s[1].rel or s[1].group.marker != "が"]
    if not subjects and patient and voice == "active" and (carried := _carried_on(clause, found, at, text)) is not None:
        subjects = list(matching(frame.subject, [Argument(carried, 0.9)], entities, voice))
    return subjects


def _acts(clause: Clause, group: Group, at: int) -> bool:
    """Whether the verb that follows a group before the phrase `at` says what it did, and not that it came into being or was made."""
    verb = next((p for p in clause.phrases[group.last + 1 : at] if p.verb), None)
    return verb is not None and not verb.passive and not trigger_is_intransitive(verb.verb)


# 開発し、, 作って、
_GOES_ON = re.compile("(?:し|って|いで|んで|て|り|み|き)、?$")


def _carried_on(clause: Clause, found: Sequence[Group], at: int, text: str) -> Group | None:
    """What the verb before did it to, where nothing but a date stands between the two: 「みどりナビ」を開発し、2020年から提供している."""
    between = at - 1
    while between >= 0 and clause.phrases[between].dates and not clause.phrases[between].refs and not clause.phrases[between].verb:
        between -= 1
    done = clause.phrases[between] if between >= 0 else None
    if done is None or done.verb not in word_list("verbs", "making") or clause.phrases[at].adnominal or done.adnominal or done.passive or done.refs or _GOES_ON.search(text, done.start, done.end) is None:
        return None
    return next((g for g in found if g.last == between - 1 and g.marker == "を" and g.refs), None)


def _has_thing(clause: Clause, body: Group) -> bool:
    """Whether under の a body has somebody, or a project, a work or an event of its own, which was not set up as a body is."""
    following = clause.phrases[body.last + 1 : body.last + 2]
    of_other_kind = any(r.kind in (Kind.PROJECT, Kind.WORK, Kind.EVENT, Kind.PERSON) for p in following for r in p.refs)
    return of_other_kind or any(n in lexicon().titles for p in following for n in p.nouns)


def _sent(clause: Clause, found: Sequence[Group], at: int) -> Filler | None:
    """市は早瀬氏を招き、財団に派遣した: who by the last を before the verb is sent."""
    index = next((i for i in range(at - 1, -1, -1) if clause.phrases[i].particle.startswith("を")), None)
    group = next((g for g in found if g.last == index and g.marker == "を"), None)
    person = group is not None and group.bare and all(r.kind is Kind.PERSON for r in group.refs)
    return (0.9, Argument(group, 0.9)) if group is not None and group.refs and person else None


def _receivers_ahead(
    frame: Frame, found: Sequence[Group], at: int, entities: dict[str, Entity]
) -> list[Filler]:
    """財団の助成を受けて、X は Y を制作した: what was made with it, else who received it, after the verb."""
    ahead = [g for g in found if g.first > at and any(fits(r, frame.subject.kinds, entities) for r in g.refs)]
    made = [g for g in ahead if g.marker == "を" and g.refs[-1].kind is not Kind.ORGANIZATION]
    received = [g for g in ahead if g.marker in ("は", "が", "も")]
    return [(0.9, Argument(g, 0.9)) for g in (made or received)[:1]]


def _head_ahead(frame: Frame, clause: Clause, found: Sequence[Group], at: int, text: str, entities: dict[str, Entity]) -> Filler | None:
    """2003年に設立され、若者を支えるX協会: what a relative clause that goes on with another verb is said of."""
    for index in range(at + 1, len(clause.phrases)):
        phrase = clause.phrases[index]
        if phrase.particle in ("は", "では"):
            return None
        if phrase.verb and phrase.adnominal:
            head = next((g for g in found if g.first > index), None)
            if head is not None and reaches(clause, index, head, text) and any(fits(r, frame.subject.kinds, entities) for r in head.refs):
                return 0.9, Argument(head, 0.9, rel=True)
    return None
