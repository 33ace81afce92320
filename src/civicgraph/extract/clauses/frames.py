"""The arguments that a clause offers the case frames, and how well each fills a slot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from civicgraph.extract.clauses.clauses import Clause, Phrase, is_apposition, leads_in
from civicgraph.extract.clauses.groups import JOINTLY, Group
from civicgraph.extract.relation_rules import Slot, word_list
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Entity, Kind, Span


class Argument(Struct, frozen=True, gc=False):
    """A group as an argument of a predicate: `weight` falls with every clause between them; `rel`: modified by it;
    `inner`: it stands before a relative clause's verb, whose own it more likely is.
    """

    group: Group
    weight: float
    rel: bool = False
    inner: bool = False


def arguments(clause: Clause, found: Sequence[Group], at: int, text: str) -> list[Argument]:
    """The groups that can be arguments of the predicate in phrase `at`, nearest first."""
    made: list[Argument] = []
    predicate = clause.phrases[at]
    by = text.endswith("による", predicate.start, predicate.end)
    if predicate.adnominal or marker_of_verb(predicate) == "の" or predicate.particle == "ばかりの" or leads_in(predicate) or by:
        # 参加したのは、みどり社の早瀬氏だ: he, and not those whose man he is.
        following = [g for g in found if g.first > at and g.bare and not (leads_in(predicate) and g.marker == "の")]
        told = [g for g in following if not any(p.verb and p.adnominal for p in clause.phrases[g.first :])]
        before = clause.phrases[told[0].first - 1] if told else predicate
        modified = before is not predicate and (before.adnominal or text.endswith("だった", before.start, before.end))
        if leads_in(predicate) and modified and (following[0] not in told or told[0].last == len(clause.phrases) - 1):
            # 開発したのは、北浜市を拠点に活動する会社だ; 開発したのは、課長だった早瀬氏だ: what modifies the one whom it is said of stands between.
            made.append(Argument(told[0], 0.95, rel=True))
        elif following and reaches(clause, at, following[0], text) and not _where(following[0], text):
            made.append(Argument(following[0], 0.95, rel=True))
            if following[0].marker == "の" and _is_of_body(following[:2], text) and reaches(clause, at, following[1], text):
                # 3月に開かれたみどり協会のみどり大会, 2018年に開館した北浜市の北浜図書館
                made.append(Argument(following[1], 0.93, rel=True))
    crossed = 0
    relative = modified = another = False
    by_last = {g.last: g for g in found}
    for index in range(at, -1, -1):
        phrase = clause.phrases[index]
        if index < at and phrase.verb and not _helps(phrase):
            if phrase.adnominal:
                relative = modified = True
            else:
                crossed += 1
                relative = False
        if index < at and not crossed and not relative and phrase.particle == "が" and not (phrase.refs or phrase.dates) and _OWN_DOER.match(text, phrase.end):
            another = True
        if (group := by_last.get(index)) is not None:
            if group.marker == "の" and group.refs and index == at - 1 and predicate.verb and predicate.adnominal and not is_apposition(predicate):
                # 市の運営するサービス: の marks the doer in a clause that modifies.
                group = structs.replace(group, marker="が")
            weight = _weight(group.marker, crossed, relative=relative)
            if crossed == 1 and group.marker in ("が", "も") and clause.phrases[index + 1].verb and clause.phrases[index + 1].adnominal:
                # 市が決めた様式に直し、「みどりナビ」を公開した: who decided on it is not told to have published anything.
                weight = 0.0
            if crossed and another and group.marker in ("が", "も"):
                # 運行は協会が担い、地元企業が「みどりナビ」を提供する: who does it stands before the verb, known or not.
                weight = 0.0
            if crossed and not predicate.adnominal and group.marker == "が" and any(p.particle == "は" and p.refs and p.refs[-1].kind is Kind.ORGANIZATION for p in clause.phrases[: group.first]):
                # 同会は早瀬さんが立ち上げ、「みどりバンク」を運営している: the topic does it.
                weight = 0.0
            if group.marker == "と共同" and not crossed:
                # 市は、若葉社と共同で開発した「みどりナビ」を公開した, …と共同で、市民が撮った写真を公開した: what stands next, or over the comma the main verb.
                parted = text.endswith("、", phrase.start, clause.phrases[index + 1].end)
                weight = 0.0 if parted is not relative and (relative or predicate.adnominal) else weight
            if weight == 0 and ((group.marker == "と" and text[phrase.end - 1] in "、,") or (group.marker == "との" and text.startswith("間で、", phrase.end))):
                # 大学は市と、…に資するため協定を締結した; 市との間で、AIを用いた検証の協定を…: the comma takes it to the main verb.
                weight = 0.82
            # 2018年から授業を行う市が開催する: the date is the relative clause's.
            if group.dates and not group.refs and crossed == 1 and not modified:
                weight = 0.82
            # 国は2012年に法律を制定し、市も「みどり計画」を策定した: somebody else did so, another time.
            if group.dates and not group.refs and crossed and group.first and _another_does(clause, index, at):
                continue
            # 2012年に設立され、「みどりナビ」を提供している: what goes on did not begin on the day of the clause before.
            if group.dates and crossed and _GOES_ON.search(text, predicate.stem, predicate.end):
                continue
            # 市は10月8日、意見を交わす会議を開いた: after the topic as at the outset it is the main verb's.
            if group.dates and crossed <= 2 and (group.first == 0 or (not group.refs and text[phrase.end - 1] == "、" and _topic_before(clause, group.first))):
                weight = max(weight, 0.84)
            if group.dates and not group.refs and crossed <= 1 and phrase.particle in ("からは", "には", "は"):
                weight = max(weight, 0.9)
            if weight and group.marker == "の" and _of_other(group, clause, at):
                continue
            made.append(Argument(group, weight, inner=relative and crossed == 0))
    return [a for a in made if a.weight > 0]


def _where(group: Group, text: str) -> bool:
    """Whether a group says where the noun behind it is (2012年に生まれた、北浜市で初めての財団), so that a clause before both modifies that noun."""
    return group.marker == "で" and bool(group.refs) and text[group.refs[-1].end - 1] in "都道府県市区町村"


def _another_does(clause: Clause, date: int, at: int) -> bool:
    """Whether the clause has a topic before a date, and one of its own before the predicate at `at`."""
    own = any(p.particle in ("は", "が", "も") for p in clause.phrases[:date])
    done = next((i for i in range(date + 1, at) if clause.phrases[i].verb and not clause.phrases[i].adnominal), at)
    return own and any(p.particle in ("は", "も") and (p.refs or p.nouns) for p in clause.phrases[done + 1 : at])


_OWN_DOER = re.compile(r"、?(?:[一-鿿ァ-ヺーA-Za-z]{2}(?![いしな])|[「『])")
_GOES_ON = re.compile(r"[てで](?:い(?!た|まし)|お(?:り|る)|き(?:た|まし)|くる)")


def _is_of_body(groups: Sequence[Group], text: str) -> bool:
    """Whether groups are of a body and of the event that is its own, or of a town and of a body there."""
    kinds = [{r.kind for r in g.refs} for g in groups]
    return kinds == [{Kind.ORGANIZATION}, {Kind.EVENT}] or (kinds == [{Kind.ORGANIZATION}] * 2 and text[groups[0].refs[-1].end - 1] in "都道府県市区町村")


def _of_other(group: Group, clause: Clause, at: int) -> bool:
    """Whether a year under の is that of a noun before the predicate, and not of what it says: 1997年の誕生から20年を迎え、大会を開いた."""
    year = bool(group.dates) and not group.refs and len(group.dates[0].first) == 4
    between = clause.phrases[group.last + 1 : at]
    return year and bool(between) and not between[0].refs and any(not p.particle.startswith("の") for p in between)


def _topic_before(clause: Clause, index: int) -> bool:
    """Whether a phrase follows the topic, over no more than what modifies it: 早瀬さんは大学在学中の + 2011年."""
    before = next((p for p in reversed(clause.phrases[:index]) if p.particle != "の" or p.refs), None)
    return before is not None and before.particle in ("は", "では")


def marker_of_verb(phrase: Phrase) -> str:
    """The particle that ends a nominal predicate's phrase (主催の, 設立に)."""
    return phrase.particle.removeprefix("て")[:1]


def _helps(phrase: Phrase) -> bool:
    if phrase.adnominal and phrase.nouns and phrase.nouns[-1].endswith("化"):
        # 港社が子会社化した + 若葉社は、…: a verb of its own.
        return False
    # 3月末をもって閉館した
    return phrase.verb in ("する", "いる", "ある", "なる", "続く", "よる") or (phrase.verb in ("もつ", "以て") and phrase.particle.startswith("て"))


def reaches(clause: Clause, at: int, group: Group, text: str) -> bool:
    """Whether a relative clause ending at `at` modifies this group: only の phrases and 年に(1度の) may stand between."""
    between = clause.phrases[at + 1 : group.first]
    return all(p.particle.startswith("の") or is_apposition(p) or _OFTEN.fullmatch(text, p.start, p.end) for p in between)

_OFTEN = re.compile(r"[0-9一二三四五六]?[年月週]に")


def _weight(mark: str, crossed: int, *, relative: bool) -> float:
    if crossed == 0 and not relative:
        return 1.0
    if mark.endswith("は"):
        return max(0.97 - 0.03 * crossed, 0.85)
    if relative and crossed == 0:
        return 0.85 if mark in ("が", "を", "に", "で", "も", "による", "により", *JOINTLY) else 0.0
    if mark in ("が", "も") and crossed == 1:
        return 0.85
    return 0.0


def fits(ref: Ref, kinds: Sequence[str], entities: dict[str, Entity]) -> bool:
    """Whether a mention's entity is of one of the kinds; "Municipality" is a local government body, "Body" any other, "Employer"
    no school either, "Community" one of civil society, "School" one of learning, "Venue" one whose house it is.
    """
    if ref.kind in kinds:
        return True
    entity = entities.get(ref.entity)
    if entity is None or ref.kind is not Kind.ORGANIZATION or ref.unit:
        return False
    if "Municipality" in kinds and entity.sector == "LocalGovernment":
        return True
    if ("Community" in kinds and entity.sector == "CivilSociety") or ("School" in kinds and entity.sector == "Academia"):
        return True
    if entity.sector != "LocalGovernment" and ("Body" in kinds or ("Employer" in kinds and entity.sector != "Academia")):
        return True
    return "Venue" in kinds and any(n.text.endswith(tuple(word_list("venues", "suffixes"))) for n in entity.names)


def matching(
    slot: Slot, offered: Sequence[Argument], entities: dict[str, Entity], voice: str
) -> Iterator[tuple[float, Argument]]:
    """The arguments that can fill a slot, with how well, best first.

    `voice`: active, passive, noun:<noun_of>, or received:<noun_of> of a noun that is got (から助成を受ける).
    """
    scored = []
    for argument in offered:
        if slot.part == "date":
            if argument.group.dates and argument.weight >= 0.8:
                scored.append((argument.weight, argument))
            continue
        # How well its particle fits is sooner told than what it names.
        score = _affinity(slot, argument, voice)
        if score > 0 and any(fits(r, slot.kinds, entities) for r in argument.group.refs):
            scored.append((score * argument.weight, argument))
    yield from sorted(scored, key=lambda s: (-s[0], -s[1].group.first if not s[1].rel else 0))


_AFFINITY: dict[tuple[str, str], dict[str, float]] = {
    ("agent", "active"): {"が": 1, "により": 0.85, "によって": 0.85, "は": 0.97, "も": 0.93, "で": 0.6, "では": 0.85, "と共同": 0.82, "と共催": 0.9, "との共催": 0.9, "とともに": 0.75, "と共に": 0.75, "として": 0.8, "": 0.7, "、": 0.7},
    ("agent", "passive"): {"によって": 1, "により": 1, "による": 1, "から": 0.95, "より": 0.9, "に": 0.85, "と": 0.7, "では": 0.6},
    ("patient", "active"): {"を": 1, "は": 0.9, "も": 0.85, "が": 0.85, "": 0.7, "、": 0.6},
    ("patient", "passive"): {"が": 1, "は": 1, "も": 0.95, "として": 0.75, "": 0.7, "、": 0.7},
    ("receiver", "active"): {"は": 1, "が": 1, "も": 0.95},
    ("with", "active"): {**dict.fromkeys(JOINTLY, 1), "と": 1, "との": 1, "とは": 0.9, "とも": 0.95},
    ("place", "active"): {"で": 1, "にて": 1, "において": 1, "での": 1, "では": 0.9, "に": 0.8},
    ("goal", "active"): {"に": 1, "へ": 1, "には": 0.95, "への": 1, "にも": 0.9, "で": 0.85, "では": 0.85, "の": 0.5, "は": 0.72},
    ("to", "active"): {"に": 1, "へ": 1, "にも": 0.9, "への": 1},
    ("around", "active"): {"を": 1},
    ("about", "active"): {"の": 1, "において": 1, "における": 0.9, "で": 0.9, "として": 0.8},
    ("host", "active"): {"に": 0.9, "には": 0.8},
    ("as", "active"): {"として": 1, "としての": 1},
    ("into", "active"): {"に": 1, "へ": 0.9, "にも": 0.9},
    ("source", "active"): {"から": 1, "より": 0.9, "からは": 1, "からも": 1, "の": 0.9, "からの": 0.9},
}


def _affinity(slot: Slot, argument: Argument, voice: str) -> float:
    part = slot.part
    if not argument.group.bare and part not in ("date", "inside"):
        return 0.0
    if argument.rel:
        return {"agent": 0.9, "patient": 0.95, "place": 0.7, "goal": 0.8}.get(part, 0.0)
    if part == "inside":
        return 1.0 if argument.group.inside else 0.0
    kind, _, owner = voice.partition(":")
    if kind in ("noun", "received"):
        if argument.group.marker == "の":
            # A thing cannot act: アプリの開発 is the making of it, though 市の開発 is the city's.
            thing = part == "patient" and not {"Organization", "Person"} & set(slot.kinds)
            return 0.95 if owner == part or thing else 0.0
        if argument.group.marker in ("による", "により", "によって"):
            return 1.0 if part == "agent" else 0.0
        if part == "agent" and (argument.group.marker == "からの" or (argument.group.marker == "から" and "Person" in slot.kinds)):
            # 山田氏から講演をいただいた
            return 0.85
        kind = "passive" if kind == "received" else "active"
    if part == "goal" and argument.group.marker == "が" and {*slot.kinds} <= {"Event", "Project"}:
        # フォーラムが開かれ、千葉氏が講演した: an event does not speak, it is spoken at.
        return 0.8
    table = _AFFINITY.get((part, kind)) or _AFFINITY.get((part, "active"), {})
    return table.get(argument.group.marker, 0.0)


def evidence_of(clause: Clause, argument: Argument, subject: Argument | None, phrase: Phrase) -> Span:
    parts = [argument.group.first, argument.group.last] + ([subject.group.first, subject.group.last] if subject else [])
    covered = [clause.phrases[i] for i in parts] + [phrase]
    return Span(min(p.start for p in covered), max(p.end for p in covered))
