"""What several bodies do together, where they are counted: みどり社、北浜大学、東浜市の3者は…実証実験を開始した."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from civicgraph.extract.clauses.clauses import Clause, Phrase
from civicgraph.extract.clauses.groups import TOGETHER, Group
from civicgraph.extract.clauses.triggers import is_stated
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Predicate, Span, Statement

_NUMBER = re.compile(r"([1-9]?\d|[二三四五六七八九両])(?:者|社|団体|大学|校|市町村?|市|町|自治体|機関|法人|組織)(?:[はがで]|間で|による|により|、)")
# 4者による「…」に係る協定締結式, 4者は…に基づき共同声明を発表した
_AGREED = re.compile(r"[^。]{0,90}?(?:協定|覚書|共同声明|共同宣言)")
_DIGITS = {c: n for n, c in enumerate("二三四五六七八九", start=2)} | {"両": 2}
# それぞれ協定を結んだ: each for itself.
_SEVERALLY = re.compile("それぞれ|各々|おのおの|個別に|別々に")
_JOINT = ("実証実験", "実証事業", "社会実験", "共同研究", "共同事業", "実証", "共同", "協働", "連携", "実証試験", "共同実験", "共同開発", "協業", "提携", "業務提携", "資本業務提携", "トライアル", "検証")
_REACHED = ("成功", "着手", "取り組む", "合意")
_DONE = frozenset({"完了", "検証", "企画", *_REACHED, "開始", "実施", "行う", "行なう", "始める", "スタート", "進める", "取り組む", "推進", "展開", "開発", "発足", "立ち上げる"})


def find_joint_work(clause: Clause, found: Sequence[Group], text: str) -> Iterator[Statement]:
    """Partners: the bodies that a clause lists and says to carry out a trial or joint work, or lists, counts and says to have agreed."""
    for group in found:
        if len(group.refs) < 2 or any(r.kind is not Kind.ORGANIZATION for r in group.refs) or group.last + 1 >= len(clause.phrases):
            continue
        counted = _NUMBER.match(text, clause.phrases[group.last + 1].start)
        if counted is not None and (_DIGITS.get(counted.group(1)) or int(counted.group(1))) != len(group.refs):
            continue
        if counted is None and (group.marker not in ("は", "が") or not group.bare or _SEVERALLY.search(text, clause.phrases[group.last].end, clause.end)):
            continue
        agreed = _AGREED.match(text, counted.end(), clause.end) if counted is not None else None
        if agreed is not None and all(is_stated(clause, i, text) for i in range(group.last + 1, len(clause.phrases))):
            yield from _each_with_each(group, Span(clause.phrases[group.first].start, agreed.end()))
            continue
        at = next((i for i in range(group.last + 2, len(clause.phrases)) if _is_joint(clause.phrases[group.last + 1 : i], clause.phrases[i])), None)
        if at is None or not is_stated(clause, at, text):
            continue
        yield from _each_with_each(group, Span(clause.phrases[group.first].start, clause.phrases[at].end))


# What takes two to do for longer than a day: a ceremony attended or an appeal made with another is no joint work.
_WORK = ("開発", "研究", "実証", "実験", "試験", "試行", "運用", "制作", "構築", "設計", "運営", "調査", "分析", "整備", "共同事業", "実証事業")


def find_work_with(clause: Clause, found: Sequence[Group], subject: Ref | None, text: str) -> Iterator[Statement]:
    """Partners: who develops, studies or runs something together with another (みどり社は若葉大学とともに実証実験を行う).

    `subject` is who is spoken of where the clause does not say who does it.
    """
    for group in found:
        if group.marker not in TOGETHER or not group.bare or any(r.kind is not Kind.ORGANIZATION for r in group.refs):
            continue
        at = next((i for i in range(group.last + 1, len(clause.phrases)) if clause.phrases[i].verb), None)
        if at is None or clause.phrases[at].adnominal or not is_stated(clause, at, text) or not _is_work(clause, at):
            continue
        doers = [g for g in found if g.last < group.first and g.bare and g.marker in ("は", "が", "も") and not any(p.verb and p.adnominal for p in clause.phrases[g.last + 1 : group.first])]
        who = doers[-1].refs if doers else (subject,) if subject is not None and not _has_subject(clause, at) else ()
        first = clause.phrases[doers[-1].first if doers else group.first].start
        for one in who:
            for other in group.refs:
                if one.kind is Kind.ORGANIZATION and one.entity != other.entity:
                    yield Statement(one.entity, Predicate.PARTNER, other.entity, (Span(first, clause.phrases[at].end),), 0.8, "joint-work")


def _is_work(clause: Clause, at: int) -> bool:
    """Whether what phrase `at` says is work of `_WORK`, by its verb or by the verb's object."""
    verb = clause.phrases[at]
    objects = [p for p in clause.phrases[:at] if p.particle == "を" and p.heads]
    return verb.verb in _WORK or (verb.verb in _DONE and bool(objects) and objects[-1].heads[0].endswith(_WORK))


def _has_subject(clause: Clause, at: int) -> bool:
    return any(p.particle[-1:] in ("は", "が", "も") and not p.dates for p in clause.phrases[:at])


def _each_with_each(group: Group, span: Span) -> Iterator[Statement]:
    for one, other in combinations(group.refs, 2):
        if one.entity != other.entity:
            yield Statement(one.entity, Predicate.PARTNER, other.entity, (span,), 0.8, "joint-work")


def _is_joint(before: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether the object of a main verb, over no more than when it is done, is joint work: 実証実験を2021年10月25日より開始."""
    # 実証実験に成功した
    aside = ("より", "から") if phrase.verb in _REACHED else ("より", "から", "に")
    near = next((p for p in reversed(before) if not p.dates and p.particle not in aside), None)
    return phrase.verb in _DONE and not phrase.adnominal and near is not None and any(h in _JOINT for h in near.heads)
