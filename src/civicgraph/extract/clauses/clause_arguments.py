"""Which of a clause's arguments are its own predicate's, and not those of a clause inside or before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.clauses.clause_parts import is_ground, modifies_other, tells_of_other
from civicgraph.extract.clauses.clauses import SINCE, Clause, Phrase, is_planned
from civicgraph.extract.clauses.frames import Argument, fits, reaches
from civicgraph.extract.clauses.groups import Group
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.relation_rules import Frame, frames, word_list
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Entity, Kind, Predicate, Span, Statement


def own_agents(objects: list[tuple[float, Argument]], voice: str, clause: Clause, at: int) -> list[tuple[float, Argument]]:
    """Of those who may do it, none of a relative clause where the clause has a topic (県では、気象局が移ったことを機に…を設置した);
    an action noun has none but who stands beside it (市が主催、県後援で), and none of the clause before (内閣が発足し、…からみどり庁の設置とあわせて) but of a cleft (早瀬氏が取り組んだのが庁の設置だ).
    """
    # 大会が、東京、工学会館に於いて開催された: where, not by whom.
    objects = [o for o in objects if o[1].rel or o[1].group.marker != "に" or not clause.phrases[o[1].group.last].particle.startswith("て")]
    beside = [o for o in objects if o[1].group.last == at or (o[1].group.last == at - 1 and o[1].group.marker == "の")]
    if voice == "noun:agent" and beside:
        return beside
    if voice.startswith("noun"):
        if clause.phrases[at].particle.startswith("が"):
            # 市は、大会の開催が中止されたことを受け…: what the topic does is said further on.
            objects = [o for o in objects if o[1].group.marker != "は"]
        return [o for o in objects if o[1].weight > 0.9 or o[1].rel or o[1].inner or o[1].group.marker not in ("が", "も") or _is_cleft(clause, o[1].group)]
    before = clause.phrases[at - 1] if at else None
    # 市は、財団が行う「みどり助成」の…: the doer beside the verb may be no mention.
    unnamed = before is not None and before.particle == "が" and bool(before.nouns) and not before.refs and not before.dates
    if clause.phrases[at].adnominal and (unnamed or any(o[1].group.marker == "が" and not o[1].inner for o in objects)):
        # 会は、財団が市の委託を受けて運営する施設に協力した: the doer stands in the clause that modifies.
        objects = [o for o in objects if o[1].rel or o[1].group.marker not in ("は", "では", "も")]
    if clause.phrases[at].adnominal:
        # 早瀬氏が気に入ったのが、みどり展で登場した「みどりQ」だ: what he did is said before.
        objects = [o for o in objects if o[1].rel or not _is_cleft(clause, o[1].group)]
    # 工業高校などがあり、有志が「みどりの日」を企画した: the doer is who stands nearer, without a name.
    objects = [o for o in objects if o[1].rel or o[1].group.marker != "が" or not _has_nearer_doer(clause, o[1].group, at)]
    spoken = any(o[1].group.marker in ("は", "では") for o in objects)
    return [o for o in objects if not (spoken and o[1].inner and o[1].group.marker in ("が", "も"))]


def _has_nearer_doer(clause: Clause, agent: Group, at: int) -> bool:
    """Whether another one, no mention, stands under が between somebody's own verb and this one, in no clause that modifies."""
    nearer = False
    for phrase in reversed(clause.phrases[agent.last + 1 : at]):
        if phrase.adnominal or (phrase.particle == "が" and phrase.refs):
            return False
        if nearer and phrase.verb:
            return True
        nearer = nearer or (phrase.particle == "が" and bool(phrase.nouns))
    return False


def _is_cleft(clause: Clause, agent: Group) -> bool:
    return any(p.verb and p.particle.endswith(("のが", "のは")) for p in clause.phrases[agent.last + 1 : agent.last + 3])


# 3月9日に発生した北浜地震の被害を受け, 1962年に発足した同会は: when what the clause modifies was.
_OF_HEAD = re.compile(
    r"[)）]?[にの]?(?:(?:発生|起き|起こっ|発足|設立|創立|創業|創設|結成|開[館業校園所店設催局]|オープン|新設|設置|創[刊部]|公開|リリース|発売|[刊発]行|出版|誕生|解散|廃止|閉館)(?:し|され)?た"
    r"|(?:設立|創立|創業|発足|結成|開設|開館)で、"
    r"|(?:開[館業校園所店設催局]|オープン|公開|リリース|発売|[刊発]行|完成|竣工|実施)(?:を?予定|を?目指)(?:して?いる|す|の))(?=[一-鿿ぁ-ヺA-Za-z「『])"
)


def own_dates(objects: list[tuple[float, Argument]], clause: Clause, at: int, text: str) -> list[tuple[float, Argument]]:
    """Of the dates those that stand in no name, if there are any: the year in 平成26年度みどり会議 tells less than the day beside it;
    none of a clause that modifies another noun.
    """
    verb = clause.phrases[at]
    if _announces(clause, at):
        # 市は5月1日、大会を開催すると発表した; 5月1日に市は…: the day before the comma or the topic is that of the announcement.
        if verb.particle.startswith("を"):
            # 5月1日に大会の開催を発表した
            objects = [o for o in objects if o[1].group.refs or o[1].group.marker not in ("に", "には")]
        topic = max((i for i, p in enumerate(clause.phrases[:at]) if p.particle in ("は", "では")), default=-1)
        objects = [o for o in objects if not (o[1].group.dates and (o[1].group.last < topic or text[clause.phrases[o[1].group.last].end - 1] == "、"))]
    if verb.adnominal:
        objects = [o for o in objects if not _of_main_clause(o[1].group, clause, at, text)]
    begins = {r.start for p in clause.phrases for r in p.refs}
    heads = ((o, _OF_HEAD.match(text, o[1].group.dates[-1].end) if o[1].group.dates else None) for o in objects)
    heads = ((o, head if head is not None and (head.end() in begins or not "ぁ" <= text[head.end()] <= "ゖ") else None) for o, head in heads)
    own = [o for o, head in heads if head is None or verb.start < head.end() <= verb.end]
    apart = [o for o in own if not o[1].group.refs]
    # 2005年に退社し、2006年 + みどりの会を設立: the day of what was done before is not the one right before the name.
    nearer = [o for o in own if o[1].group.dates and o[1].group.refs and o[1].group.dates[-1].end == o[1].group.refs[0].start and text[o[1].group.dates[-1].end - 1] in "年月日"]
    if len(nearer) == 1 and apart and all(any(p.verb for p in clause.phrases[o[1].group.last + 1 : nearer[0][1].group.last]) for o in apart):
        return nearer
    return apart if apart or len(own) < len(objects) else [(0.8 * score, argument) for score, argument in own]


def _of_main_clause(date: Group, clause: Clause, at: int, text: str) -> bool:
    """市は5月1日から、若葉社が提供する「みどりナビ」の実証を始めた: behind the topic, and parted by a comma from the doer of the clause that modifies."""
    parted = text[clause.phrases[date.last].end - 1] in "、," and any(p.particle == "が" for p in clause.phrases[date.last + 1 : at])
    named = any(p.refs for p in clause.phrases[at + 1 : at + 2]) and any(p.verb and not p.adnominal for p in clause.phrases[at + 1 :])
    return parted and named and any(p.particle in ("は", "では", "も") for p in clause.phrases[: date.first])


# 本大会は平成18年から毎年…開催しているもの: when the row of them began, and not the edition that is spoken of.
EVERY = re.compile(r"(?:から|より|以[来降])(?:は)?、?(?:毎[年月週回]|隔[年月週]|[12半]?年に?[0-9一二三四]回|定期|継続)")
_EDITION = re.compile(r"第[ 　]?[0-9一二三四五六七八九十百]+[ 　]?回|(?:19|20)[0-9]{2}")


def not_since(heads: list[Ref], date: Argument, entities: dict[str, Entity], text: str) -> list[Ref]:
    """What a date can be of: of what is held every year since then, no single edition."""
    if not date.group.dates or not EVERY.match(text, date.group.dates[-1].end):
        return heads
    return [r for r in heads if not any(_EDITION.search(n.text) for n in entities[r.entity].names)]


_ANNOUNCED = frozenset(["発表", "公表", "表明", "決定", "決める", "報じる", "伝える", "述べる", "話す", "明かす"])


def _announces(clause: Clause, at: int) -> bool:
    """Whether somebody says or decides that what the predicate says will be: 開催すると発表, 開くことを決めた, 開催を発表."""
    phrase, following = clause.phrases[at], clause.phrases[at + 1 : at + 3]
    said = phrase.particle.startswith(("と", "を")) or any(p.nouns[:1] == ("こと",) for p in following[:1])
    return said and any(p.verb in _ANNOUNCED or "明らか" in p.nouns for p in following)


def own_patients(subjects: list[tuple[float, Argument]], clause: Clause, at: int, text: str, *, headed: bool) -> list[tuple[float, Argument]]:
    """Of what may be done to, nothing that a relative clause does it to (サービスを始めたことを発表した: that is announced)."""
    if trigger_is_intransitive(clause.phrases[at].verb) and (begun := _own_subject(clause, at)):
        # 市は、サービスが終了したと発表した: that ended, and not the city.
        subjects = [s for s in subjects if s[1].rel or s[1].group.last >= begun or s[1].group.marker not in ("は", "が", "も")]
    # 市が運営する「みどり」は、2024年に始まった: what a clause before the topic says is told of by nothing after it.
    subjects = [s for s in subjects if not (s[1].inner and s[1].group.marker == "が" and any(p.particle in ("は", "が", "も") for p in clause.phrases[s[1].group.last + 1 : at]))]
    if headed or tells_of_other(clause, at, text) or _ends_what_it_founded(clause, at):
        subjects = [s for s in subjects if s[1].rel or s[1].group.marker not in ("は", "も")]
    # 同窓会を母体に協会を設立: what it grew out of is not what was set up.
    objects = [s for s in subjects if s[1].group.marker == "を" and not s[1].rel]
    other = [s for s in objects if is_ground(clause, s[1].group.last) or (s[1].inner and _has_other_object(clause, s[1].group, at))]
    return [s for s in subjects if s not in other]


_ENDS = frozenset(["廃止", "閉鎖", "解散", "解体", "閉校", "閉館", "閉園", "廃刊", "終了"])
_FOUNDS = frozenset(["設立", "設置", "創設", "結成", "開設", "新設", "立ち上げる", "設ける", "創刊", "開館", "開校", "開園"])


def _ends_what_it_founded(clause: Clause, at: int) -> bool:
    """市は2020年に「みどり室」を設置し、2024年に廃止した: that ended, and not the city."""
    phrase = clause.phrases[at]
    before = [(i, p) for i, p in enumerate(clause.phrases[:at]) if (p.verb in _FOUNDS or _FOUNDS.intersection(p.nouns[-1:])) and not p.passive and not p.adnominal]
    return not phrase.passive and (phrase.verb in _ENDS or bool(_ENDS.intersection(phrase.nouns[-1:]))) and any(p.particle.startswith("を") and p.refs for i, _ in before for p in clause.phrases[max(0, i - 2) : i])


def _own_subject(clause: Clause, at: int) -> int:
    """The phrase of a thing under が right before an intransitive verb, over no other verb; 0 if there is none."""
    for index in range(at - 1, 0, -1):
        phrase = clause.phrases[index]
        if phrase.verb:
            return 0
        if phrase.particle == "が":
            return 0 if any(r.kind is Kind.PERSON for r in phrase.refs) else index
    return 0


# を運営する事業者を, を支援する人に
_DOERS = ("者", "人", "員", "社", "業", "団体", "組織", "機関", "法人", "大学", "学校", "財団", "先輩", "仲間", "友人", "生", "さん", "氏", "たち", "チーム", "グループ", "会", "組合", "連盟")
_NO_DOERS = ("機会", "大会", "社会", "都会", "集会", "総会", "例会", "学会", "照会", "紹介")


def has_own_doer(clause: Clause, at: int) -> bool:
    """Whether what a verb says is done by somebody without a name: 市では市民団体が「みどり」を運営する, 「みどり」を運営する事業者を募る."""
    own = _own_subject(clause, at)
    other = tells_of_other(clause, at)
    return (own > 0 and not clause.phrases[own].refs) or (other.endswith(_DOERS) and not other.endswith(_NO_DOERS))


def without_topic(offered: list[Argument], heads: Sequence[Argument], clause: Clause, at: int) -> list[Argument]:
    """The arguments of a relative clause whose doer is the noun behind it, so that the sentence's topic is not."""
    if not heads and not has_own_doer(clause, at):
        return offered
    if any(a.group.marker == "が" and a.inner for a in offered):
        return offered
    return [a for a in offered if a.rel or a.group.marker not in ("は", "では", "も")]


def trigger_is_intransitive(verb: str) -> bool:
    """Whether a verb's subject under が is itself what begins or ends."""
    return verb in word_list("verbs", "intransitive")


def _has_other_object(clause: Clause, group: Group, at: int) -> bool:
    return any(p.particle.startswith("を") for p in clause.phrases[group.last + 1 : at])


def find_gapped(frame: Frame, clause: Clause, found: Sequence[Group], at: int, entities: dict[str, Entity]) -> Iterator[Statement]:
    """Xは2008年、Yは2012年に発足した, 2008年にX、2012年にYを設立した: the first of two, whose verb is left out, with its own date."""
    if frame.object.part != "date" or frame.subject.part != "patient":
        return
    before = [g for g in found if g.last < at]
    for when, one, then in zip(before, before[1:], before[2:], strict=False):
        beside = bool(when.dates and one.refs and then.dates) and not when.refs and not then.refs and one.marker in ("、", ",", "を")
        if beside and one.first == when.last + 1 and then.first == one.last + 1 and any(fits(r, frame.subject.kinds, entities) for g in before if g.first == then.last + 1 for r in g.refs):
            span = Span(clause.phrases[when.first].start, clause.phrases[at].end)
            yield from (
                Statement(ref.entity, frame.predicate, when.dates[0].first, (span,), 0.8, "frame-gapped") for ref in one.refs if fits(ref, frame.subject.kinds, entities)
            )
    for one, when, other in zip(before, before[1:], before[2:], strict=False):
        apart = when.dates and not when.refs and when.marker in ("、", ",")
        subjects = one.marker == other.marker == "は" and bool(one.refs) and bool(other.refs)
        if apart and subjects and when.first == one.last + 1 and other.first == when.last + 1:
            span = Span(clause.phrases[one.first].start, clause.phrases[at].end)
            for ref in one.refs:
                if fits(ref, frame.subject.kinds, entities):
                    yield Statement(ref.entity, frame.predicate, when.dates[0].first, (span,), 0.8, "frame-gapped")


def fronted(patient: Argument, agent: Argument, frame: Frame, clause: Clause, at: int) -> bool:
    """システムを、道路課が管理する車に導入: what stands under を before the agent is the main verb's."""
    early = patient.group.marker == "を" and patient.group.last < agent.group.first
    return early and agent.group.marker == "が" and modifies_other(frame, clause, at)


def founded_since(frame: Frame, clause: Clause, found: Sequence[Group], at: int, support: Phrase | None, text: str) -> Iterator[Argument]:
    """1924年の創立から100周年を迎えた図書館; 1997年の設立以来、協会は…: whose founding it is, where one body alone is named."""
    phrase = clause.phrases[at]
    if frame.object.part != "date" or not (phrase.particle.startswith("から") or SINCE.intersection(phrase.nouns[-1:])):
        return
    fitting = [g for g in found if any(r.kind.value in frame.subject.kinds for r in g.refs)]
    said_of = support is not None and support.adnominal and bool(fitting) and reaches(clause, clause.phrases.index(support), fitting[0], text)
    yield from (Argument(g, 0.9, rel=True) for g in fitting if g.first > at and (said_of or (len(fitting) == 1 and g.marker in ("は", "が"))))


def is_chosen_for(group: Group, frame: Frame, clause: Clause) -> bool:
    """Whether who is chosen or looked for takes part in what the group names: 「みどり大賞」の受賞者を発表した, but not
    「みどり大賞」の採択事業として参加者を募集した, nor what others run (財団が行う「みどり助成」の助成先); at an event others look for people too.
    """
    verb = group.first - 1
    if group.first and clause.phrases[verb].verb and clause.phrases[verb].adnominal:
        # 財団が行う「みどり助成」, but not 活動を支える「みどり助成」
        inner = list(itertools.takewhile(lambda p: p.particle not in ("は", "では", "も"), reversed(clause.phrases[:verb])))
        if not inner or inner[0].particle != "を" or any(p.particle in ("が", "により", "によって") for p in inner):
            return False
    if group.marker != "の":
        return frame.predicate is Predicate.OPERATOR
    return "".join(n for p in clause.phrases[group.last + 1 : group.last + 2] for n in p.nouns).endswith(frame.given)


def chosen(made: list[Argument], found: Sequence[Group], clause: Clause, at: int, choice: Phrase, text: str) -> list[Argument]:
    """Who is meant by a noun like 指定管理者 where the verb after it is one of choosing: 館の指定管理者に + 財団が選ばれた, 財団を選んだ,
    受託者を + 財団に決めた; not whoever chooses, nor who was not chosen.
    """
    if choice.verb not in word_list("verbs", "choosing"):
        return made
    particle, by_itself = clause.phrases[at].particle[:1], choice.passive or choice.verb == "決まる"
    whom = {"に": "が" if by_itself else "を", "と": "が" if by_itself else "を", "を": "に", "は": "に", "が": "に"}.get(particle, "")
    last = clause.phrases.index(choice) if is_asserted(text, choice.stem, clause.end) and not is_planned(clause, clause.phrases.index(choice)) else at
    behind = [Argument(structs.replace(g, marker="による"), 0.92) for g in found if at < g.first <= g.last < last and g.marker == whom]
    others = ("は", "が", "も") if not by_itself else ("は", "も") if choice.adnominal else ()
    return [*(a for a in made if a.group.marker not in others), *behind]


def own_places(arguments: list[Argument], frame: Frame) -> list[Argument]:
    """The arguments without the places of something else: 横浜市で成功した例にならって行った; and, where a body was set up,
    東浜市での会合で発足した.
    """
    others = ("での",) if frame.subject.kinds == ("Organization",) else ()
    inner = ("で", "では", "にて", "に")
    return [a for a in arguments if a.group.marker not in others and not (a.inner and a.group.refs and a.group.marker in inner)]


_OFFICES = ("庁", "役所", "役場", "委員会", "議会", "本部")


def without_towns(arguments: Sequence[Argument], entities: dict[str, Entity], text: str) -> list[Argument]:
    """The arguments without the towns where somebody works: 東京で働いた, but 横浜市役所で働いた."""
    return [a for a in arguments if a.group.marker not in ("で", "では", "でも", "にて") or not a.group.refs or not all(_is_town(r, entities, text) for r in a.group.refs)]


def _is_town(ref: Ref, entities: dict[str, Entity], text: str) -> bool:
    entity = entities.get(ref.entity)
    return entity is not None and entity.sector == "LocalGovernment" and not ref.unit and not text.endswith(_OFFICES, ref.start, ref.end)


def without_helpers(offered: Sequence[Argument], clause: Clause) -> list[Argument]:
    """市が後援する「みどりの日」の開催が決まった: who only helps, speaks or takes part did not hold it."""
    holds = {verb for frame in frames() if frame.predicate is Predicate.ORGANIZER for verb in frame.triggers}

    def helps(argument: Argument) -> bool:
        verb = next((i for i in range(argument.group.last + 1, len(clause.phrases)) if clause.phrases[i].verb), None)
        event = verb is not None and any(r.kind is Kind.EVENT for p in clause.phrases[verb + 1 : verb + 2] for r in p.refs)
        return argument.inner and argument.group.marker in ("が", "も") and verb is not None and event and clause.phrases[verb].verb not in holds

    return [a for a in offered if not helps(a)]


# 後援：北浜市、みどり新聞: all that stands behind the key up to the next.
_OTHER_KEY = re.compile(r"(?:後援|協賛|協力|会場|場所|講師|対象)[ 　]*[:：・][^:：()（）。\n]{0,60}\Z")


def without_keyed(offered: Sequence[Argument], text: str) -> list[Argument]:
    """みどり大会（主催：みどり協会、後援：北浜市）が開催された: what another key in a bracket gives did not hold it."""
    return [a for a in offered if not any(_OTHER_KEY.search(text, max(0, r.start - 70), r.start) for r in a.group.refs)]
