"""Who works with whom: agreements, joint work, alliances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from civicgraph.extract.clauses.clause_parts import speaks_of_other
from civicgraph.extract.clauses.clauses import Clause, Phrase, is_planned
from civicgraph.extract.clauses.context import Context, in_entry
from civicgraph.extract.clauses.frames import Argument, evidence_of, fits, reaches
from civicgraph.extract.clauses.groups import TOGETHER, Group, groups
from civicgraph.extract.relation_rules import Frame, word_list
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

_BODIES = ("Organization",)
_OF_AGENTS = ("が", "は", "も", "による", "の", "では", "で", "にて", "にとっても", "により")
_REPORTS = re.compile(r"[」』]?(?:が|の|で|も|は)、?[^。、「」]{0,12}(?:報道|報じ)")
# 協定を解消した: they were partners.
_ENDED = frozenset(["解消", "破棄", "打ち切る", "解除"])


def find_partners(
    frame: Frame,
    clause: Clause,
    offered: Sequence[Argument],
    at: int,
    resolution: Resolution,
    context: Context,
    text: str,
) -> Iterator[Statement]:
    """Agreements: A と B が協定を締結, A は B と連携, A・B の協定."""
    entities = resolution.entities
    phrase = clause.phrases[at]
    with_ = [a for a in offered if a.group.marker in ("と", "との", *TOGETHER, "とは", "とも")]
    agents = [
        a
        for a in offered
        # 北浜社傘下のみどり社と: what stands between tells of the other side.
        if a.group.refs and (a.rel or (a.group.marker in _OF_AGENTS and (a.group.bare or a.group.marker != "の")))
    ]
    # 東浜市で活動する団体と連携した: the town is where, not who.
    agents = [a for a in agents if a.group.marker != "で" or not fits(a.group.refs[-1], ["Municipality"], entities)] if with_ else agents
    # 北浜市の前市長で若葉財団理事長の早瀬氏は…: whoever left it agrees on nothing for it.
    agents = [a for a in agents if a.group.marker != "の" or not _NOT_ITSELF.match(text, clause.phrases[a.group.last].end)]
    # 北浜市と…の締結式が、市長室で行われた: a room is where, too.
    agents = [a for a in agents if not _ROOM.match(text, a.group.refs[-1].end - 1)]
    heads = _whose_verb(clause, at, entities, text)
    if heads is not None:
        agents = [a for a in agents if a.rel or not _of_main_verb(a.group, clause, text)]
        agents += [heads] if with_ and all(a.group.refs != heads.group.refs for a in agents) else []
        context = structs.replace(context, subject=None, topics={})
    if phrase.verb in _CONCLUDING:
        if not _agreement(clause, at, text):
            return
        with_ = with_ or _only_side(clause, at, entities, text)
    if "共同" in phrase.heads and not _joint_work(clause, at, text):
        return
    weak = _weak(phrase, text)
    pairs = list(_with_each(clause, with_, agents, at, context, entities, text))
    both = [a for a in agents if a.group.marker == "にとっても" and fits(a.group.refs[-1], _BODIES, entities)]
    if len(both) == 2:
        pairs.append(_Pair(both[1].group.refs[-1], both[0].group.refs[-1], 0.9, both[0], both[1]))
    for x, y, weight, first, second in pairs or _side_by_side(clause, with_, agents, offered, entities, text, weak=weak):
        if x.entity == y.entity:
            continue
        span = evidence_of(clause, first, second, phrase)
        confidence = round(frame.confidence * weight * (0.88 if weak else 1.0), 3)
        ended = any(p.verb in _ENDED for p in clause.phrases[at : at + 2])
        status = "past" if ended else "planned" if is_planned(clause, at) else None
        yield Statement(x.entity, Predicate.PARTNER, y.entity, (span,), confidence, "frame-partner", status=status)


class _Pair(NamedTuple):
    """Two who are partners, how far that is sure, and the arguments that say so."""

    one: Ref
    other: Ref
    weight: float
    first: Argument
    second: Argument | None


def _with_each(
    clause: Clause,
    with_: Sequence[Argument],
    agents: Sequence[Argument],
    at: int,
    context: Context,
    entities: dict[str, Entity],
    text: str,
) -> Iterator[_Pair]:
    """Who does something, or is spoken of, and those with whom."""
    for a in with_:
        inner = [r for r in a.group.refs if fits(r, _BODIES, entities)]
        first = next((b for b in agents if b.group is not a.group and any(fits(r, _BODIES, entities) for r in b.group.refs)), None)
        implied, weight = (context.subject, 0.85) if context.subject is not None else (_spoken_of(context, text), 0.8)
        if implied is not None and _REPORTS.match(text, implied.end):
            # 東浜新聞が報じた「…」は事実ではない。市は…と連携し: whoever reports it has no part in it.
            implied = None
        if implied is not None and (_came_about(clause) or _under_topic(implied, text)):
            implied = None
        if first is None and implied is None and context.host is not None and _concluded(clause.phrases[at], text) and not speaks_of_other(clause, at, own=True):
            # 1月25日、みどり銀行と協定を締結しました。, on a body's own page
            implied, weight = context.host, 0.8
        if first is None and a.group.marker == "との" and len(inner) == 1:
            first = _acting_on(clause, at, text)
        if first is not None and _describes(clause, first, a, text):
            continue
        if first is not None and a.group.marker == "との" and len(inner) == len(first.group.refs) == 2:
            # AとBは、A国とB国との覚書に署名した: they are the same two.
            continue
        if first is None and inner and implied is not None and fits(implied, _BODIES, entities):
            first = Argument(Group((implied,), (), "は", at, at), weight)
        if first is not None:
            others = [r for r in first.group.refs if fits(r, _BODIES, entities)]
            yield from (_Pair(x, y, min(first.weight, a.weight), first, a) for x in others for y in inner)


_DID = re.compile(r"(?:しました|びました|し、|び、|しております|締結。)")


def _concluded(phrase: Phrase, text: str) -> bool:
    return phrase.verb in _CONCLUDING and not phrase.adnominal and _DID.search(text, phrase.start, phrase.end + 2) is not None


def _side_by_side(
    clause: Clause,
    with_: Sequence[Argument],
    agents: Sequence[Argument],
    offered: Sequence[Argument],
    entities: dict[str, Entity],
    text: str,
    *,
    weak: bool,
) -> list[_Pair]:
    """Those who are named together: A・B の協定, A と B との間で."""
    pairs: list[_Pair] = []
    if any(p.particle == "とは" and not p.refs for p in clause.phrases):
        # 各部局とは、県や市などが協定を結んでいる: with others, not with each other.
        return pairs
    for b in (*agents, *(a for a in offered if a.group.marker in ("", "、") and a.group.first == 0)):
        group = [r for r in b.group.refs if fits(r, _BODIES, entities)]
        # Ministries that work together on something (A・B・C・Dが連携して) have agreed on nothing with each other.
        if len(group) > 1 and not b.rel and not (weak and len(group) > 2):
            pairs.extend(_Pair(x, y, b.weight * 0.95, b, None) for x, y in sides(group, text))
            break
    for b in (with_ if clause.phrases[0].refs and not any(p.particle[:1] in ("は", "が", "も") for p in clause.phrases) else ()):
        # 東浜市、北浜大学と協定を締結: a headline's first body is the one that the others agree with.
        group = [r for r in b.group.refs if fits(r, _BODIES, entities)]
        if not pairs and len(group) > 1 and b.group.first == 0 and re.match(r"[」』]?(?:[(（][^()（）]*[)）])?、", text[group[0].end : group[1].start]):
            pairs.extend(_Pair(group[0], y, b.weight, b, None) for y in group[1:])
    for b in with_:
        group = [r for r in b.group.refs if fits(r, _BODIES, entities)]
        between = b.group.marker == "との" or text.startswith("間", clause.phrases[b.group.last].end)
        if not pairs and len(group) > 1 and between:
            pairs.extend(_Pair(x, y, b.weight, b, None) for x, y in sides(group, text))
    return pairs


def _came_about(clause: Clause) -> bool:
    """Whether a thing is said to have come about by what is done together: 「みどりナビ」は大学との共同研究から生まれた."""
    topic = any(p.particle in ("は", "も", "が") and not any(r.kind is Kind.ORGANIZATION for r in p.refs) for p in clause.phrases)
    return topic and any(p.verb in word_list("verbs", "intransitive") for p in clause.phrases)


_NOT_ITSELF = re.compile(r"(?:[一-鿿0-9%％]{0,4}(?:子会社|関連会社|関係会社|グループ会社|グループ企業))|(?:前|元|旧)[一-鿿]{0,6}長|元(?:職員|社員|会員|議員|委員|代表|教授|理事|役員)|(?:出身|在住)")
_ROOM = re.compile(r"[室館場](?:で|に(?:て|おいて))(?!は)")


def _whose_verb(clause: Clause, at: int, entities: dict[str, Entity], text: str) -> Argument | None:
    """The body that a clause about joint work or an agreement modifies: 三枝工業 in 共同研究を始めた三枝工業に抗議した."""
    verb = next((i for i in range(at, len(clause.phrases)) if clause.phrases[i].verb), None)
    if verb is None or not clause.phrases[verb].adnominal:
        return None
    head = next((g for g in groups(clause, text) if g.first > verb), None)
    if head is None or head.first != verb + 1 or head.marker == "の" or not any(fits(r, _BODIES, entities) for r in head.refs):
        return None
    return Argument(head, 0.9, rel=True)


def _of_main_verb(group: Group, clause: Clause, text: str) -> bool:
    """Whether a subject stands apart from the clause that follows it: the topic, or one behind which a comma stands."""
    return group.marker in ("は", "も", "では") or (group.marker == "が" and text[clause.phrases[group.last].end - 1] in "、,")


_CONCLUDING = ("締結", "結ぶ", "調印", "交わす", "取り交わす", "署名")


def _only_side(clause: Clause, at: int, entities: dict[str, Entity], text: str) -> list[Argument]:
    """市は、みどり園と子どもの居場所を増やすことをめざして協定を結んだ: the one body with と before what it is for."""
    found = [g for g in groups(clause, text) if g.last < at and g.marker == "と" and any(fits(r, _BODIES, entities) for r in g.refs)]
    if len(found) != 1 or clause.phrases[found[0].last + 1].adnominal:
        # みどり園と運営する施設の協定を…: that is what they do together.
        return []
    return [Argument(found[0], 0.85)]


def _describes(clause: Clause, agent: Argument, other: Argument, text: str) -> bool:
    """同社が運営するチーム「…」と連携した: who is named in a clause that describes the other side is no partner of it."""
    verbs = range(agent.group.last + 1, other.group.first)
    return (
        agent.inner
        and agent.group.marker in ("が", "も", "の")
        and any(clause.phrases[at].adnominal and reaches(clause, at, other.group, text) for at in verbs)
    )


# 市が協定を結んだのは、…の会社「みどりテック」だ: the other side stands behind the verb.
_CLEFT = re.compile(r"(?:が|は)、?(?:[^。、]{0,24}(?:協定|覚書)を[^。、]{0,8}(?:結んだ|結ぶ|締結した|締結する|交わした))の(?:は|が)、?")
_IS = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:だ|です|である|でした|だった)?。")


def find_cleft_partners(refs: Sequence[Ref], end: int, text: str) -> Iterator[Statement]:
    """The agreement of a sentence that puts the other side last; `end` is where the sentence does."""
    bodies = [r for r in refs if r.kind is Kind.ORGANIZATION and not r.unit]
    for first in bodies:
        said = _CLEFT.match(text, first.end, end)
        last = bodies[-1]
        if said is not None and last.start >= said.end() and last.entity != first.entity and _IS.match(text, last.end, end):
            yield Statement(first.entity, Predicate.PARTNER, last.entity, (Span(first.start, last.end),), 0.85, "agreement-cleft")


def _spoken_of(context: Context, text: str) -> Ref | None:
    """The body that paragraphs before made the topic (北斗市では…。), where a sentence names no subject of its own."""
    body = context.topics.get("Organization")
    if body is not None and body.start < context.opened and in_entry(body, text):
        # An entry of a list speaks of its own matter.
        return None
    if body is None or (text.startswith(("が", "」が"), body.end) and not _OPENS_SENTENCE.search(text, max(0, body.start - 14), body.start)):
        # 2019年に北浜市が導入した: whom a sentence names beside what it is about the next does not go on about.
        return None
    return body if re.match(r"[」』]?(?:は|では|が|も)", text[body.end : body.end + 3]) else None


_OPENS_SENTENCE = re.compile(r"(?:\A|[。\n])[^。、\n0-9]{0,8}\Z")


def _under_topic(body: Ref, text: str) -> bool:
    """Whether a body is the subject of no more than a clause inside a sentence: 若葉社 in みどりナビは若葉社が提供するサービスだ."""
    opens = max(text.rfind("。", 0, body.start), text.rfind("\n", 0, body.start)) + 1
    return text.startswith("が", body.end) and "は" in text[opens : body.start]


def _weak(phrase: Phrase, text: str) -> bool:
    """Whether the phrase speaks of working together, not of an agreement (包括連携に関する協定)."""
    if re.search(r"協定|覚書|締結|[0-9二三四五](?:者|社|校|市|町|大学|団体|機関)連携", text[phrase.start : phrase.end + 12]):
        return False
    return bool({"連携", "協働", "協業", "共同"} & set(phrase.heads)) or phrase.verb in ("連携", "協働", "協業")


def sides(group: Sequence[Ref], text: str) -> Iterator[tuple[Ref, Ref]]:
    """Who agrees with whom: A、B、C each with each; of A及びBとC only those across the と."""
    gaps = [text[x.end : y.start] for x, y in pairwise(group)]
    across = [i for i, gap in enumerate(gaps) if "と" in gap]
    # A及びBとC; in AとB及びC each agrees with each.
    bound = any(re.search(r"及び|および|並びに|ならびに", gap) for gap in gaps[: across[0] if across else None])
    for i, x in enumerate(group):
        for j in range(i + 1, len(group)):
            if not (bound and len(across) == 1) or i <= across[0] < j:
                yield x, group[j]


def _agreement(clause: Clause, at: int, text: str) -> bool:
    """Whether what is concluded (を締結) is an agreement."""
    phrase = clause.phrases[at]
    before = text[max(clause.start, phrase.start - 30) : phrase.start + 4]
    # 大学と締結した三者協定に基づき
    behind = phrase.adnominal and _WHICH_AGREEMENT.match(text, phrase.end) is not None
    return behind or re.search(r"(?:協定|覚書|契約|提携|パートナーシップ|MOU|条約|合意書)[^、。]{0,12}[はがをのに]", before) is not None


_WHICH_AGREEMENT = re.compile(r"[「『]?[^、。「」はがをにで]{0,24}(?:協定書?|覚書|パートナーシップ|合意書)")
# 東浜市との協定に基づき、若葉社は…: who acts on it has agreed.
_ON_GROUNDS = re.compile(r"[」』]?(?:書)?(?:に(?:基|もと)づ(?:き|いて)|に(?:よ(?:り|って)))、?")


def _acting_on(clause: Clause, at: int, text: str) -> Argument | None:
    """Who does what an agreement with somebody is the ground for."""
    if not clause.phrases[at].nouns or clause.phrases[at].nouns[-1] not in ("協定", "覚書") or _ON_GROUNDS.search(text, clause.phrases[at].start, clause.phrases[at].end) is None:
        return None
    doer = next((g for g in groups(clause, text) if g.first > at), None)
    return Argument(doer, 0.9) if doer is not None and doer.first == at + 1 and doer.bare and doer.marker in ("は", "が", "も", "では") else None


_DONE_JOINTLY = frozenset(
    ["開発", "研究", "実証", "実験", "検証", "制作", "実施", "運営", "作成", "構築", "設立", "調査", "開く", "開催", "作る", "つくる", "立ち上げる", "進める", "取り組む", "始める", "運用", "企画", "整備"]
)


def _joint_work(clause: Clause, at: int, text: str) -> bool:
    """共同で + a verb of making or studying, or its object: joint work, unlike 共同で所管し、…を整備する."""
    ahead = clause.phrases[at + 1 : at + 16]
    ends = next((i for i, p in enumerate(ahead, 1) if p.verb and text[p.end - 1] == "、"), len(ahead))
    return any((p.verb or (p.heads[-1:] and p.heads[-1])) in _DONE_JOINTLY for p in ahead[:ends])
