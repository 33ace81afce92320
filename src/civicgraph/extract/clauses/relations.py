"""Statements from the clauses of a sentence, by the case frames of relations.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from civicgraph.extract.clauses.agreements import find_partners
from civicgraph.extract.clauses.clause_arguments import (
    chosen,
    find_gapped,
    founded_since,
    fronted,
    not_since,
    own_places,
    trigger_is_intransitive,
    without_helpers,
    without_keyed,
    without_topic,
    without_towns,
)
from civicgraph.extract.clauses.clause_parts import (
    defines,
    has_object,
    has_other_subject,
    has_subject,
    is_of_other,
    modifies_other,
    modifies_title,
    next_topic,
    status_of,
)
from civicgraph.extract.clauses.clauses import SINCE, Clause, Phrase, clauses, leads_in
from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.copulas import find_branches, find_seats
from civicgraph.extract.clauses.counted_parties import find_joint_work, find_work_with
from civicgraph.extract.clauses.frames import Argument, arguments, evidence_of, fits, reaches
from civicgraph.extract.clauses.groups import JOINTLY, Group, groups
from civicgraph.extract.clauses.left_unsaid import doer_spoken_of, subject_spoken_of
from civicgraph.extract.clauses.legal_basis import find_legal_basis
from civicgraph.extract.clauses.slots import object_fillers, subject_fillers
from civicgraph.extract.clauses.stated import statements
from civicgraph.extract.clauses.triggers import has_needed, is_stated, triggers
from civicgraph.extract.relation_rules import Frame, Slot, frames_by_trigger, word_list
from civicgraph.extract.text.datelines import dates_entry
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

# Below this a statement is left out: the clause hardly says it.
_LEAST = 0.55
_OCCASION = re.compile(r"を(?:契機|きっかけ|機に|機と|前に|控え|目前)|への")

# 市は「みどりバンク」を開設し、運営は財団に委託する: who opens it does not run it.
_OPENS = ("開設", "設置", "新設", "創設", "開く", "設ける", "オープン", "立ち上げる", "始める", "開始")
_DELEGATED = re.compile(r"[、」』 　](?:管理)?(?:運営|運用)(?:は|を)[^。]{0,40}(?:委託|委ね|任せ)")

# A project set up inside a body is run by it.
_INSIDE_PROJECT = Frame(
    Predicate.OPERATOR,
    frozenset(),
    Slot("patient", ("Project",)),
    Slot("inside", ("Organization",)), "", (), 0.8, None,
)


def find_relations(
    reading: ResolvedReading, resolution: Resolution, context: Context, text: str
) -> Iterator[Statement]:
    """The statements that the clauses of one sentence make."""
    if not reading.refs and not reading.dates and context.subject is None and context.date is None:
        # Nothing is named here, and nobody is spoken of: nobody does anything.
        return
    delegated = _DELEGATED.search(text, reading.sentence.start, reading.sentence.end) is not None
    for clause in clauses(reading, text):
        found = groups(clause, text)
        for at in range(len(clause.phrases)):
            offered: list[Argument] | None = None
            for trigger, voice in triggers(clause, at, text):
                if not is_stated(clause, at, text):
                    continue
                for frame in frames_by_trigger().get(trigger, ()):
                    if delegated and frame.predicate is Predicate.OPERATOR and (trigger in _OPENS or voice == "noun"):
                        continue
                    if has_needed(frame, clause, at, text):
                        # All frames of a predicate choose from the same arguments.
                        offered = arguments(clause, found, at, text) if offered is None else offered
                        yield from _apply(frame, clause, found, offered, at, voice, resolution, context, text)
                        yield from find_gapped(frame, clause, found, at, resolution.entities)
        yield from find_legal_basis(clause, found, resolution, context, text)
        yield from find_joint_work(clause, found, text)
        yield from find_work_with(clause, found, context.subject, text)
        yield from find_seats(clause, found, resolution)
        yield from find_branches(clause, found, context)


def _apply(
    frame: Frame,
    clause: Clause,
    found: Sequence[Group],
    offered: list[Argument],
    at: int,
    voice: str,
    resolution: Resolution,
    context: Context,
    text: str,
) -> Iterator[Statement]:
    entities = resolution.entities
    phrase = clause.phrases[at]
    if frame.predicate is Predicate.LEGAL_BASIS or (voice == "noun" and not _is_done(frame, phrase, text)):
        return
    offered = _of_this_verb(frame, clause, offered, at, voice, entities)
    if voice == "noun":
        voice = f"{'received' if frame.before else 'noun'}:{'patient' if _is_taken_up(frame, clause, at) else frame.noun_of}"
        offered = _nominal(frame, clause, found, at, offered, text)
    if frame.predicate is Predicate.PARTNER:
        # X社が提供する場で、Y社とZ市の連携が成立した: who provides the place is no partner.
        others = [a for a in offered if not (a.inner and a.group.marker in ("が", "も"))]
        several = sum(len([r for r in a.group.refs if r.kind is Kind.ORGANIZATION]) for a in others) > 1
        yield from find_partners(frame, clause, others if several else offered, at, resolution, context, text)
        return
    if frame.predicate is Predicate.PART_OF:
        offered = [a for a in offered if not (a.group.inside and a.rel)]
        if frame.object.part == "agent" and any(a.group.inside and fits(r, ("Organization",), entities) for a in offered for r in a.group.refs):
            # 省が設けた会議のもとに部会を置く: a part of what it is put under, not of who does so.
            return
    if "goal" in (frame.subject.part, frame.object.part):
        # 市が開いた行事に参加した, 協会に協力する早瀬氏が参加した: who opened it, or is helped, did not join it.
        offered = [a for a in offered if not (a.inner and a.group.marker in ("が", "も", "に"))]
        offered = without_towns(offered, entities, text) if frame.predicate is Predicate.AFFILIATION else offered
    if frame.object.part == "place":
        offered = own_places(offered, frame)
    if frame.predicate is Predicate.ORGANIZER:
        offered = without_helpers(without_keyed(offered, text), clause)
    objects = object_fillers(frame, clause, offered, at, voice, entities, text)
    chronicle = None
    if frame.object.part == "date" and not objects and not any(p.dates for p in clause.phrases):
        chronicle = context.date if "ます" not in text[phrase.start : phrase.end] else None  # 2020年6月9日, over …を実施します
        if chronicle is not None and not clause.bracket:
            objects = [(0.9, Argument(Group((), (chronicle,), "", at, at), 0.9))]
    subjects = subject_fillers(frame, clause, found, offered, objects, at, voice, entities, text)
    if subjects is None or ("Thing" in frame.context and any(all(s.group.refs != o.group.refs for _, o in objects) for _, s in subjects)):
        return
    if (
        all(o[1].group.marker in (*JOINTLY, "で") for o in objects)
        and (spoken := doer_spoken_of(frame, clause, at, voice, context, entities, text)) is not None
    ):
        objects = [spoken, *objects]
    for score, argument in _joint(objects):
        chosen = next(((s, a) for s, a in subjects if frame.object.part == "date" or a.group is not argument.group), None)
        if chosen is not None:
            heads, weight = _told(frame, clause, at, voice, chosen, argument, entities, text)
        else:
            heads, weight = _untold(frame, clause, at, voice, argument, context, entities, text)
        weight *= frame.confidence * min(1.0, score)
        if frame.predicate is Predicate.OPERATOR:
            heads, argument = _of_one_list(heads, argument, text)
        if frame.object.part == "date":
            heads = not_since(heads, argument, entities, text)
        if weight < _LEAST:
            continue
        span = evidence_of(clause, argument, chosen[1] if chosen else None, phrase)
        status = status_of(frame, clause, at, argument, text)
        for subject in heads:
            if subject.kind is Kind.EVENT and frame.object.part == "date" and dates_entry(argument.group.dates[0], subject.start, subject.end, text):
                continue
            if frame.predicate is Predicate.PART_OF and subject.kind is Kind.PROJECT:
                frame = _INSIDE_PROJECT
            over = () if chronicle is None else (Span(chronicle.start, chronicle.end),)
            for statement in statements(frame, subject, argument, entities, weight, span, status):
                yield replace(statement, evidence=(*statement.evidence, *over)) if over else statement


def _of_one_list(heads: list[Ref], runs: Argument, text: str) -> tuple[list[Ref], Argument]:
    """What is run and by whom, without what stands in one list with both: 北浜大学、みどり大学を運営するみどり学園、東浜市の3者."""
    refs = runs.group.refs
    if runs.rel and len(refs) > 1 and "、" in text[refs[0].end : refs[1].start]:
        return heads[-1:], structs.replace(runs, group=structs.replace(runs.group, refs=refs[:1]))
    # みどり学園、みどり館を運営する北浜協会: of two of a kind both are run.
    return [h for h in heads if h.kind is heads[-1].kind], runs


def _is_where(group: Group, clause: Clause, text: str) -> bool:
    """市の後援を得て、北浜会館で大会を開いた: where the next verb's matter was; 運営はみどり財団で、…: who, as the comma says."""
    last = clause.phrases[group.last]
    return group.marker == "で" and last is not clause.phrases[-1] and text[last.end - 1] not in "、,"


def _is_taken_up(frame: Frame, clause: Clause, at: int) -> bool:
    """みどり社は、みどり館の運営に携わる: what の before the noun marks is run, and runs nothing."""
    support = next((p for p in clause.phrases[at + 1 : at + 2] if p.verb), None)
    houses = frame.predicate is Predicate.OPERATOR and "Place" in frame.subject.kinds and "Organization" in frame.subject.kinds
    return houses and clause.phrases[at].particle[:1] in ("に", "を") and support is not None and support.verb in (*word_list("verbs", "involved"), *word_list("verbs", "charged"))


def _is_done(frame: Frame, phrase: Phrase, text: str) -> bool:
    """Whether an action noun says that somebody does it: it is not what is spoken of, nor an occasion."""
    if frame.predicate is Predicate.FUNDER and not frame.before and phrase.particle.startswith("の") and phrase.nouns[-1:] == ("事業",):
        # 財団の助成事業の審査員, 補助事業の説明会: what else there is about it.
        return False
    subject_matter = ("について", "に関し") if frame.predicate is Predicate.PARTNER else ("について", "に関", "に向け")
    said = text[phrase.start : phrase.end]
    if not frame.noun_of or any(words in said for words in subject_matter):
        # 館の管理運営については、…; 交通の構築に関する協定: what is spoken of, not who does it.
        return False
    if frame.object.part != "date" and SINCE.intersection(phrase.nouns[-1:]):
        # 協会設立とともに理事となる: when, not by whom.
        return False
    # 大会の開催を契機に起業した, 大会の開催を支援した: who did the one did not therefore hold the other.
    return not _OCCASION.match(text, phrase.end - 1)


def _of_this_verb(
    frame: Frame, clause: Clause, offered: list[Argument], at: int, voice: str, entities: dict[str, Entity]
) -> list[Argument]:
    """The arguments without the topic where what the clause modifies does the deed."""
    if voice != "active":
        return offered
    doers = frame.subject if frame.subject.part == "agent" else frame.object
    if has_object(clause, at):
        # 市は、サービスを運営する団体「みどり」を訪れた: who runs it follows the verb.
        modified = [a for a in offered if a.rel and any(r.kind in (Kind.PERSON, Kind.ORGANIZATION) or fits(r, doers.kinds, entities) for r in a.group.refs)]
        return without_topic(offered, modified, clause, at)
    people = [a for a in offered if a.rel and all(r.kind is Kind.PERSON for r in a.group.refs)]
    if frame.predicate is Predicate.AFFILIATION and people:
        # 会長は、財団に勤める三枝氏を招いた: he is of it, and not the chairman.
        return without_topic(offered, people, clause, at)
    return offered


def _told(
    frame: Frame, clause: Clause, at: int, voice: str, chosen: tuple[float, Argument], argument: Argument, entities: dict[str, Entity], text: str
) -> tuple[list[Ref], float]:
    """The subjects that a clause names, and how much it bears them out (nought: not at all)."""
    score, subject = chosen
    if fronted(subject, argument, frame, clause, at) or (frame.object.part == "around" and not subject.rel and _AROUND_OTHER.match(text, clause.phrases[at].start)):
        return [], 0
    if "提出" in frame.triggers and subject.group.first and is_of_other(clause.phrases[subject.group.first - 1]):
        # 財団がまとめた「みどり報告書」を市に提出した, 検討会の「みどり報告」を提出した: who handed it in did not make it.
        return [], 0
    if "Event" in frame.subject.kinds and frame.object.part in ("place", "date") and voice == "passive" and has_other_subject(clause, subject, at):
        return [], 0
    heads = [r for r in subject.group.refs if fits(r, frame.subject.kinds, entities) and text[r.start : r.end].endswith(frame.ending)]
    if subject.rel and len({r.kind for r in subject.group.refs}) > 1:
        # 財団が運営するカフェ「みどり」や、市民団体「若葉」による: a list of other things goes on to what nobody is said to run.
        heads = [r for r in heads if r.kind is subject.group.refs[0].kind]
    # みどり館別館開設: not the house itself.
    return [r for r in heads if not (frame.object.part == "date" and _ANNEX.match(text, r.end))], min(1.0, score)


def _of_named_body(clause: Clause, at: int) -> bool:
    """Whether a clause names a body as subject before the phrase `at`."""
    return any(p.particle in ("が", "は", "も") and p.refs and p.refs[-1].kind is Kind.ORGANIZATION for p in clause.phrases[:at])


def _untold(
    frame: Frame, clause: Clause, at: int, voice: str, argument: Argument, context: Context, entities: dict[str, Entity], text: str
) -> tuple[list[Ref], float]:
    """The subject that the sentences before leave to a clause without one, and how much it bears that out (nought: not at all)."""
    phrase = clause.phrases[at]
    if (frame.subject.part == "patient" and voice != "passive" and has_object(clause, at)) or (modifies_other(frame, clause, at) and not defines(clause, at, context.thing)) or modifies_title(frame, clause, at, text):
        return [], 0
    if (frame.predicate is Predicate.FOUNDER or (leads_in(phrase) and "Thing" in frame.context)) and argument.rel != leads_in(phrase):
        # 双方が組織する「協議会」, 早瀬さんが立ち上げたのは学習塾だ: what is set up is not what was spoken of.
        return [], 0
    if voice.startswith("noun") and frame.subject.part == "patient" and at > 1 and clause.phrases[at - 1].particle == "の" and not clause.phrases[at - 1].refs and clause.phrases[at - 2].adnominal:
        # 地域と学生をつなぐ仕組みの構築に取り組む: one that nobody named.
        return [], 0
    if (frame.object.part == "date" or frame.predicate is Predicate.AFFILIATION) and phrase.particle.startswith("を") and at and clause.phrases[at - 1].particle == "の" and not clause.phrases[at - 1].refs:
        # わなの設置を進めた, 職員の派遣を続ける: what is set up, or sent, is told, and it is not what was spoken of.
        return [], 0
    done = voice == "active" and frame.subject.part == "patient" and not trigger_is_intransitive(phrase.verb)
    own = frame.object.part == "date" and defines(clause, at, context.thing)  # 市が2020年に公開したアプリです
    if not own and ((argument.inner and argument.group.marker in ("が", "も")) or has_subject(clause, at, argument, done=done)):
        return [], 0
    fallback = subject_spoken_of(frame, clause, context)
    if frame.predicate is Predicate.LOCATION and frame.subject.kinds == ("Organization",) and _of_named_body(clause, at):
        # 若葉社が大津市に本社を置く: no seat of the one spoken of before.
        return [], 0
    if fallback is None or (frame.predicate is Predicate.FOUNDER and entities[fallback.entity].sector == "LocalGovernment"):
        return [], 0
    return [fallback], 0.8


# 会は、北浜市を拠点とする団体と協力した: that one is there, not who worked with it; 会は、北浜市を拠点とする団体です。
_AROUND_OTHER = re.compile(r"[一-鿿]{2,6}(?:と(?:する|した|している)|に(?:活動|展開)(?:する|している|した))(?!地域|エリア|範囲|形|活動)[^、。はがをにでと]{1,20}[」』]?(?:を|と|に|が|から|へ|や|の)(?!して|する|した)")
_ANNEX = re.compile(r"[」』]?の?(?:[別分新]館|新?[校園庁]舎|分[校園院])")


def _joint(objects: list[tuple[float, Argument]]) -> list[tuple[float, Argument]]:
    """The best argument, and those who did it together with it (大学と共同で)."""
    jointly = [o for o in objects if o[1].group.marker in JOINTLY]
    return [o for o in objects if o not in jointly][:1] + jointly


def _nominal(
    frame: Frame, clause: Clause, found: Sequence[Group], at: int, offered: list[Argument], text: str
) -> list[Argument]:
    """The arguments of an action noun: in its own phrase (市主催), under の, after it (主催は市、X主催のY)."""
    phrase = clause.phrases[at]
    made = []
    for argument in offered:
        group = argument.group
        if group.last == at:
            made.append(Argument(structs.replace(group, marker="の", bare=True), 0.97))
        elif (group.last == at - 1 or group.marker != "の") and (group.bare or not group.dates):
            made.append(argument)
    particle = phrase.particle
    support = next((p for p in clause.phrases[at + 1 :] if p.verb and p.verb != "いう"), None)
    held = phrase.verb == "ある" and phrase.adnominal
    others = support is not None and particle[:1] in ("を", "に") and support.verb in word_list("verbs", "of_others")
    received = support is not None and particle[:1] == "を" and support.verb in _RECEIVING and not frame.before
    beside = frame.predicate is Predicate.SPONSOR and particle == "の" and any(g.first == at + 1 and g.refs[-1:] and g.refs[-1].kind is Kind.ORGANIZATION for g in found)
    if others or received or held or beside:
        # 市はアプリの開発を批判した, 会の設立に反対した, 委託を受けた, 開発者である早瀬氏を招いた: somebody else's.
        made = [a for a in made if a.group.marker not in ("は", "が", "も")]
    if held or beside:
        # 学長は、協賛のみどり社に感謝した: who that is stands right behind.
        made.extend(Argument(structs.replace(g, marker="による"), 0.92) for g in found if g.first == at + 1)
    if frame.predicate is Predicate.OPERATOR and frame.noun_of == "patient" and support is not None:
        made = chosen(made, found, clause, at, support, text)
    made.extend(founded_since(frame, clause, found, at, support, text))
    supported = support is None or support.verb in word_list("verbs", "support") or support.verb in frame.triggers
    if particle == "は" and not supported:
        # 運営はみどり財団で、2020年に始まった: で ends what is said of who runs it.
        made.extend(Argument(structs.replace(g, marker="による"), 0.92) for g in found if g.first == at + 1 and g.marker == "で" and text[clause.phrases[g.last].end - 1] == "、")
    # 助成をいただき、市は…を開いた: whoever follows did not give it.
    given = frame.predicate is Predicate.FUNDER and bool(frame.before)
    if particle == "を" and support is not None and support.verb in (*word_list("verbs", "support"), "進める"):
        # 開発をX社とともに進めた
        last = clause.phrases.index(support) - 1
        made.extend(Argument(g, 0.95) for g in found if at < g.first and g.last == last and g.marker in JOINTLY)
    apart = frame.predicate is Predicate.FOUNDER and not particle and text[phrase.end - 1] in "、,"  # （2015年設立、代表：早瀬徹）: told apart from it
    if particle[:1] in ("は", "に", "が", "を", "も", "") and supported and not phrase.adnominal and not given and not apart:
        # 北浜市に本社を置くみどり社は、市場に上場した: what is said behind the noun that the verb modifies is of that noun.
        ends = clause.phrases.index(support) if support is not None and support.adnominal and particle == "を" else next_topic(clause, at)
        for group in found:
            if at < group.first < ends and group.marker in ("", "が", "、", "も", "は", "と", "で", "に") and not _is_where(group, clause, text):
                made.append(Argument(structs.replace(group, marker="による"), 0.92))
            elif (
                group.last < at
                and support is not None
                and support.verb in word_list("verbs", "involved")
                and group.marker in ("は", "が", "も")
            ):
                made.append(Argument(structs.replace(group, marker="による"), 0.95))
        if support is not None and support.adnominal:
            index = clause.phrases.index(support)
            following = next((g for g in found if g.first > index), None)
            doers = frame.subject if frame.subject.part == "agent" else frame.object
            if following is not None and reaches(clause, index, following, text) and any(r.kind.value in doers.kinds for r in following.refs):
                # みどりの会は、東浜市に本社を置くX社と提携した: X's.
                made = without_topic(made, [Argument(following, 0.9)], clause, index)
            if following is not None and particle == "を" and frame.subject.part == "patient" and any(r.kind.value in frame.subject.kinds for r in following.refs):
                # 市が運営を担う「みどりナビ」: what the verb and its noun are said of.
                made.append(Argument(following, 0.9, rel=True))
            elif following is not None:
                made.append(Argument(structs.replace(following, marker="による"), 0.9))
    return made


_RECEIVING = frozenset(["受ける", "得る", "もらう", "いただく", "頂く", "仰ぐ", "受け取る"])
