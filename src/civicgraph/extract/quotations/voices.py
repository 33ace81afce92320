"""Whom a speaker's label means that holds no name: the one holder of a post (委員長, 市長), or a letter or short form that
the text explains (早瀬理沙（以下、早瀬）, 早瀬理沙（H）).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.quotations.text import PersonMention, rules, within
from civicgraph.extract.text.honorifics import CALLED, HONORIFIC
from civicgraph.names import fold, name_key
from civicgraph.records import BlockKind, Document, Span

# The posts that one body gives to one person; 委員 and 事務局 are voices of many.
_POST = re.compile(
    r"[一-鿿々ヶァ-ヴー]{0,8}(?:[会議座部課係局室次所館校院園塾支社市町村区学総市]長|理事長|委員長|教育長|知事|代表(?:理事|取締役)?|総裁|学長|大臣|長官|(?:准|特任|名誉|客員)?教授|市長|座長代理|主査|監査委員)"
    r"|司会(?:者|進行)?|進行役?|モデレーター|ファシリテーター|コーディネーター|ナビゲーター"
)
_OTHER = "副元前旧新次"  # 副市長 is no 市長
_FAMILY = re.compile("[一-鿿]")
# What stands between a label and the words, and the voices of a council.
_BEHIND = "】)）]>＞〉》:： 　\t\n「"
_OF_COUNCIL = ("委員", "構成員", "事務局")
# 北浜協会会長, among those who sit on it: not the chair's post.
_CHAIR = re.compile("副?(?:会長|委員長|座長|議長|部会長|代表|理事長)")
_LONGEST_NAME = 40  # code points
_CALLED = rf"[ 　]?{HONORIFIC}?[ 　]*[(（]?[ 　、]*"
# みどり町長に早瀬理沙氏が就任した
_TAKES_OFFICE = re.compile(CALLED + r"?(?:\([^()\n]{0,30}\))?が[^。、]{0,8}(?:就任|就い|当選|登庁|選ばれ|選出|着任|再選)")
_BODY = r"[一-鿿々ヶァ-ヴーA-Za-z]{0,12}?"


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom the labels of a document mean: its folded text, who is named where, by which names, where `turns` begin behind their
    labels, whether those are a council's, and what was looked up.
    """

    text: str
    people: Sequence[PersonMention]
    surfaces: frozenset[tuple[str, str]]
    starts: frozenset[int]
    turns: frozenset[int]
    in_council: bool
    known: dict[str, str | None] = field(default_factory=dict)
    holders: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of_document(cls, document: Document, people: Sequence[PersonMention]) -> Voices:
        """`people` are in the order of the document."""
        text = document.text
        surfaces = frozenset((name_key(text[p.start : p.end]), p.entity) for p in people)
        labels = [b.label for b in document.blocks if b.kind is BlockKind.TURN and b.label is not None]
        turns = frozenset(label.end + len(text[label.end : label.end + 8]) - len(text[label.end : label.end + 8].lstrip(_BEHIND)) for label in labels)
        in_council = any(label.of(text).endswith(_OF_COUNCIL) for label in labels)
        return cls(fold(text), people, surfaces, frozenset(p.start for p in people), turns, in_council)

    def of(self, label: Span, name: str) -> str | None:
        """The one person whom a label names (`name` is what it says without its marks): by a mention inside it, else by a name
        that begins with it, else by the post that this person alone holds.
        """
        inside = {p.entity for p in within(self.people, label.start - _LONGEST_NAME, label.end) if label.start < p.end}
        if inside:
            return inside.pop() if len(inside) == 1 else None
        if name not in self.known:
            self.known[name] = self._by_name(name)
        return self.known[name]

    def _by_name(self, name: str) -> str | None:
        suffix = rules().patterns["label_suffix"].sub("", name)
        key = name_key(suffix.rsplit("・", 1)[-1] if "・" in suffix else suffix)
        whole = name_key(suffix)
        if not key:
            return self.holder(name)
        exact = {entity for surface, entity in self.surfaces if surface in (key, whole)}
        begins = {entity for surface, entity in self.surfaces if surface.startswith(key)}
        found = next((found.pop() for found in (exact, begins) if len(found) == 1), None)
        return found or self.holder(name)

    def named(self, name: str) -> str | None:
        """The one person who is called by a name, or whose full name begins with it."""
        found = {entity for surface, entity in self.surfaces if surface.startswith(name)}
        return found.pop() if len(found) == 1 else None

    def family(self, name: str) -> str | None:
        """The one person whose full name begins with a name of one character (森), which stands for nobody in prose."""
        begins = {entity for surface, entity in self.surfaces if surface.startswith(name) and surface != name}
        return begins.pop() if len(begins) == 1 and _FAMILY.fullmatch(name) else None

    def holder(self, post: str) -> str | None:
        """The one person whom a post or a letter stands for; None where nobody or more than one is meant."""
        if post not in self.holders:
            self.holders[post] = _holder_of(post, self)
        return self.holders[post]


def _holder_of(label: str, voices: Voices) -> str | None:
    text, starts = voices.text, voices.starts
    # 座長　早瀬委員、お願いします: whom the words begin with holds no post before them.
    people = [p for p in voices.people if p.start not in voices.turns]
    if not label:
        return None
    explained = _explained(label, text, people)
    if explained is not None or _POST.fullmatch(label) is None:
        return explained
    after = re.compile(rf"{_CALLED}(?P<body>{_BODY}){re.escape(label)}(?![一-鿿々補])")
    before = re.compile(rf"(?<![{_OTHER}]){re.escape(label)}[ 　:・の]*\(?\Z")
    # 座長のみどり大学教授 早瀬氏: another post stands between.
    by_way_of = re.compile(rf"(?<![{_OTHER}]){re.escape(label)}の(?P<post>[^はがをにでも。、「」\n]{{2,20}}?)[ 　]*$")
    # 座長：北浜大学教授 早瀬氏, 司会 and on the next line 早瀬氏: on a line of its own key, the first whom it names.
    key = re.compile(rf"^[^\w\n(（]*{re.escape(label)}[】\]>)）]?[ 　:=＝／/\n]+[^、。「」\n:]{{0,40}}\Z", re.MULTILINE)
    # 早瀬氏（北浜大学教授）＝司会, 早瀬氏／北浜大学教授（司会）: at the end of an entry.
    behind = re.compile(rf"{HONORIFIC}?[ 　]*(?:\([^()\n]{{0,40}}\)|[／/][^()、。\n]{{0,30}})?[ 　]*[=(][ 　]*{re.escape(label)}[ 　]*\)?[ 　]*(?=[、。\n]|\Z)")
    into_office = re.compile(rf"(?<![{_OTHER}]){re.escape(label)}に$")
    own = voices.in_council and _CHAIR.fullmatch(label) is not None
    held = set()
    last = 0
    for person in people:
        line, last = max(last, person.start - len(label) - 60, 0), person.end
        if before.search(text, max(person.start - len(label) - 4, 0), person.start):
            held.add(person.entity)
            continue
        between = by_way_of.search(text, max(person.start - len(label) - 22, 0), person.start)
        if between and lexicon().title_at_end(between["post"]):
            held.add(person.entity)
            continue
        if behind.match(text, person.end):
            held.add(person.entity)
            continue
        if key.search(text, line, person.start) and "。" not in text[person.end :].partition("\n")[0]:
            held.add(person.entity)
            continue
        elected = into_office.search(text, max(person.start - len(label) - 1, 0), person.start)
        if elected and _TAKES_OFFICE.match(text, person.end):
            held.add(person.entity)
            continue
        match = after.match(text, person.end, person.end + len(label) + 24)
        # 早瀬理沙、総務部長 根津隆: the post is of whom it stands before.
        anothers = match is not None and "、" in match[0] and any(p in starts for p in range(match.end(), match.end() + 3))
        if match and not anothers and not (match["body"] and (own or match["body"][-1] in _OTHER)):
            held.add(person.entity)
    return held.pop() if len(held) == 1 else None


def _explained(label: str, text: str, people: Sequence[PersonMention]) -> str | None:
    if len(label) > 6 or label not in text:
        return None
    said = re.compile(rf"[^。、「」()\n]{{0,12}}\((?:[^()\n]{{0,20}}[、。])?(?:以下[、,]?[ 　]?)?[「『]?{re.escape(label)}[」』]?(?:と(?:する|いう|表記|略す?))?\)")
    held = {p.entity for p in people if said.match(text, p.end, p.end + 60)}
    return held.pop() if len(held) == 1 else None
