"""Facts that "key: value" lines state, and lists under headings such as 登壇者."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import structs

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.address_lines import address
from civicgraph.extract.events.announced_headings import heads_paragraph
from civicgraph.extract.events.date_lines import event_alone
from civicgraph.extract.events.field_keys import announced_key, heading_key, of_rank, rule_of
from civicgraph.extract.events.field_lists import is_attendee, is_card, is_listed, is_post, is_topic, leading, may_list
from civicgraph.extract.events.field_scope import (
    amid_programme,
    is_aside,
    is_contact,
    is_remark,
    over_fields,
    owner_below,
)
from civicgraph.extract.events.field_values import goes_on_below, values_of
from civicgraph.extract.events.headed_talks import in_headings
from civicgraph.extract.events.inline_fields import NEXT_KEY, find_inline
from civicgraph.extract.events.opening_keys import HOSTS, key_before_blank
from civicgraph.extract.events.press_conferences import tells_of_others
from civicgraph.extract.events.programme import (
    find_given,
    find_scheduled,
    is_scheduled,
    is_what_is_given,
    opens_programme,
    opens_with_time,
    scheduled_event,
)
from civicgraph.extract.events.talks import talks_on_lines
from civicgraph.extract.events.timetables import is_time
from civicgraph.extract.names.heading_names import heading_name
from civicgraph.extract.relation_rules import Field, word_list
from civicgraph.extract.text.lines import ANNOUNCES, Line, body_named, key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Statement

# ○パネルディスカッション: a part of a programme that has no name of its own.
_UNNAMED_PART = re.compile(r"[^一-鿿ァ-ヺA-Za-z]*(?:第[0-9一二三四五]部)?[^一-鿿ァ-ヺA-Za-z]*(?:パネル(?:ディスカッション|討論会?|トーク)|(?:全体)?ディスカッション|トークセッション|クロストーク|鼎談|座談会|総[合括]討論|意見交換会?|(?:事例|活動|実践|研究)?(?:発表|報告))[^一-鿿ァ-ヺA-Za-z]*")


class _Groups(NamedTuple):
    """Which keys the lines about one event have had so far, where they ended, and from where the next one is named."""

    keys: frozenset[str] = frozenset()
    end: int = 0
    floor: int = 0

    def with_line(self, rule: Field | None, line: Line) -> _Groups:
        if rule is None or "Event" not in rule.subject:
            return self
        # 会場, once more over how to get there, where the day was told once: still of the same.
        opens = (Predicate.START_DATE,) if Predicate.START_DATE.value in self.keys else (Predicate.START_DATE, Predicate.LOCATION)
        again = rule.predicate.value in self.keys and rule.predicate in opens
        apart = line.block.start - self.end > 2
        if again and apart:
            return _Groups(frozenset({rule.predicate.value}), line.block.end, self.end)
        return _Groups(self.keys | {rule.predicate.value}, line.block.end, self.floor)


class _Section(NamedTuple):
    """The heading that the lines stand under: its rule, whether each entry is a card, and the number of the line that is the time of a talk."""

    rule: Field | None = None
    cards: bool = False
    timed: int | None = None


class _Programme(NamedTuple):
    """Whether the lines stand in a programme, and whose it is on a page of several events.

    `events` are those each of whose names is all of a line, `opened`: whether the word for a programme stands below the last
    of them, `near`: the number of the last line that one of these or its programme was on.
    """

    inside: bool = False
    events: tuple[str, ...] = ()
    opened: bool = False
    near: int = 0

    def at(self, line: Line) -> _Programme:
        """An event too far above has no part in what follows."""
        return self._replace(events=()) if self.events and line.number - self.near > _REACH else self

    def with_event(self, event: str, line: Line) -> _Programme:
        return self._replace(events=(*self.events, event), opened=False, near=line.number)


def find_field_facts(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement]:
    """The statements of "主催：X" lines, of lists under headings such as 登壇者, and of keys inside a sentence."""
    text, read = fold(document.text), lines(document, resolution)
    told = Counter(rule.predicate for line in read if (rule := rule_of(key_of_line(line.block, text) or heading_key(text[line.block.start : line.block.end]))) is not None)
    once = frozenset(p for p in (Predicate.START_DATE, Predicate.LOCATION) if told[p] == 1)
    fields = _Fields(document, resolution, context, text, context.owner, in_headings(resolution), once)
    for line, below in itertools.zip_longest(read, read[1:]):
        # 団体名：みどりの会, over 事業名：…, チーム名：虹色, over 作品名：…: of what stands below it, not of what is named above.
        if below is None or line.block.label is None or (key_of_line(line.block, fields.text), key_of_line(below.block, fields.text)) not in _WHO_OVER_WHAT:
            yield from fields.read(line)


_WHO_OVER_WHAT = frozenset(
    itertools.chain(
        itertools.product(word_list("columns", "receiver"), word_list("grants", "names")),
        itertools.product(word_list("columns", "maker"), word_list("columns", "work")),
    )
)


@dataclass
class _Fields:
    """What the lines of a document so far say of what the fields of the next are of."""

    document: Document
    resolution: Resolution
    context: Context
    text: str
    owner: str | None
    headed: frozenset[str]  # the talks that each have a heading
    once: frozenset[Predicate]  # what one field of the page tells
    section: _Section = field(default_factory=_Section)
    programme: _Programme = field(default_factory=_Programme)
    open_list: Field | None = None
    groups: _Groups = field(default_factory=_Groups)
    seen: list[Ref] = field(default_factory=list)
    rowed: set[Ref] = field(default_factory=set)
    talks: set[Ref] = field(default_factory=set)  # that keys name
    heading_refs: list[Ref] = field(default_factory=list)
    last: Field | None = None  # the key of the line before
    number: int = -1  # of the last part that has one
    of_day: str | None = None  # the event whose day the last such field told

    def read(self, line: Line) -> Iterator[Statement]:
        """What one line says."""
        text, block = self.text, line.block
        words, key = text[block.start : block.end], key_of_line(block, text)
        # 　　：早瀬徹氏, below 講師：三枝光氏: of the same key.
        rule = self.last if words.lstrip(" \u3000").startswith((":", "：")) else rule_of(key)
        if block.label is not None and is_time(text[block.label.end : block.end].lstrip(" 　:：")):
            # 開会：14:00 tells no day, and of no other event than the line before.
            rule = None
        self.last = rule
        if (own := body_named(block, line.refs, text) or over_fields(line, self.document, text)) is not None or block.kind is BlockKind.HEADING:
            owner = owner_below(line, self.owner, text) if own is None else own.entity if own.kind is Kind.ORGANIZATION else None
            self.context = structs.replace(self.context, owner=owner)
        spoken = key_before_blank(line, text) if rule is None else None
        rule = rule or spoken
        self.groups = self.groups.with_line(rule, line)
        self._forget(line, rule, words)
        self.programme = self.programme.at(line)
        if opens_programme(block, text) and not (self.context.titled and "内容" in words):
            self.programme = self.programme._replace(inside=True, opened=True, near=line.number)
        elif rule is not None or (block.kind is not BlockKind.ITEM and block.label is None):
            self.programme = self.programme._replace(inside=False)
        elif self.programme.inside and (self.context.titled or (self.programme.opened and self.programme.events)):
            yield from find_given(line, self.context, self.programme.events if self.programme.opened else (), text)
        self.open_list = self.open_list if block.label is None and not opens_programme(block, text) else None
        if is_scheduled(block, text):
            event = scheduled_event(line, self.context, self.programme.events if self.programme.opened else ())
            self.programme = self.programme._replace(near=line.number)
            yield from find_scheduled(line, event, text)
            self.seen.extend([event] if event is not None else [])
            # 13:40 基調講演「…」, and under it who gives it; or 審査委員：, and under it who those are.
            ending = words.rpartition("\n")[2]
            key_below = heading_key(ending) if _KEY_ALONE.fullmatch(ending) else "登壇者"
            self.section = _Section(rule_of(key_below), timed=line.number if _TALK.search(words) else None)
            return
        if self.context.titled and rule is None and opens_with_time(block, text) and any(r.kind is Kind.PERSON for r in line.refs):
            # 13:15 | 講演「…」 早瀬 徹: by its own row, and of no list above.
            self._remember(line, rule)
            return
        if spoken is None and block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            yield from self._heading(line, words)
        elif rule is None and (bare := rule_of(heading_key(words)) or rule_of(announced_key(words)) if not line.refs else None) is not None:
            self.section, self.open_list = self.section._replace(rule=bare, timed=None), None
            if bare.predicate in HOSTS or _JURY.search(words):
                self._of_whole(block)
        elif rule is not None:
            yield from self._field(rule, line)
        else:
            yield from self._listed(line, key, words)
        yield from address(line, text, self.seen, self.context)
        yield from find_inline(line, text, [*self.heading_refs, *self.seen], self.resolution, self.context)
        self._remember(line, rule)

    def _forget(self, line: Line, rule: Field | None, words: str) -> None:
        """Forgets what the fields from this line on are not of."""
        context = self.context
        if rule is not None and self.groups.floor:
            # The second 日時 of a newsletter is of the event named since the lines of the first.
            self.context = structs.replace(context, main_event=None)
            self._keep(lambda r: r.kind is not Kind.EVENT or r.start >= self.groups.floor)
        if line.block.kind is BlockKind.ROW:
            # A row of a table is of nothing that the row above names.
            self.seen = [r for r in self.seen if r not in self.rowed]
        if self.headed and line.block.kind is BlockKind.HEADING:  # スポンサー, after the talks that each have a heading: of the whole.
            self._keep(lambda r: r.entity not in self.headed)
        if line.block.kind is BlockKind.HEADING and not line.refs and heading_name(line.block.start, line.block.end, self.text) is not None:
            # みどりナビ, which nobody knows, over 運営：X: of nothing named before.
            self._keep(lambda r: r.kind not in (Kind.WORK, Kind.PROJECT))
        if (number := _number(line.block, self.text)) is not None:
            # 1. 主催 over who that is, 2. ねらい: the next part is of something else.
            following = number == self.number + 1 and not line.refs
            self.section = self.section._replace(rule=None) if following else self.section
            self.number = number if following or rule_of(heading_key(words)) is not None else self.number
        if is_contact(words):
            # 問合せ先, and below it 担当：早瀬徹: no more of those listed before.
            self.section, self.open_list = self.section._replace(rule=None), None
        if is_time(words):
            # オープニング, and below it 11:00〜11:20: what follows is at no session named before that one.
            self.seen = [r for r in self.seen if r.kind is not Kind.EVENT or r.entity == self.context.main_event or r.end + 4 > line.block.start]
        if not line.refs and _UNNAMED_PART.fullmatch(words):
            # パネルディスカッション, and under it who sits there: not at the talk named before.
            self.seen = [r for r in self.seen if r.entity not in context.sessions and (r.kind is not Kind.EVENT or context.main_event in (None, r.entity))]
        main = self.resolution.entities.get(self.context.main_event or "")
        told_there = main is not None and line.block.kind is BlockKind.HEADING and any(tells_of_others(n.text, words) for n in main.names)
        beside = is_aside(words, (n.text for n in main.names) if main is not None else ())
        if told_there or beside or _NEXT_TIME.fullmatch(words):
            # 次回予告, 懇親会, or a subject of a mayor's press conference: what stands below is no matter of the event above.
            self.context, self.seen, self.heading_refs = structs.replace(self.context, main_event=None), [], []

    def _keep(self, told: Callable[[Ref], bool]) -> None:
        """Goes on with those of the mentions so far of which this is so."""
        self.seen, self.heading_refs = ([r for r in refs if told(r)] for refs in (self.seen, self.heading_refs))

    def _of_whole(self, block: Block) -> None:
        """スポンサー, apart from the lines above and over those below it: of no event of a list, but of the title's; nor 審査委員 of 表彰式."""
        if _JURY.search(self.text, block.start, block.end):
            self._keep(lambda r: r.kind is not Kind.EVENT or r.entity == self.context.main_event)
        if self.context.titled and _APART.search(self.text, max(0, block.start - 4), block.start):
            self.seen = [r for r in self.seen if r.kind is not Kind.EVENT or r.entity == self.context.main_event or r in self.heading_refs]

    def _values_of(self, rule: Field, line: Line, refs: Sequence[Ref]) -> Iterator[Statement]:
        # 基調講演：「…」, and below it 主催：X: of the whole.
        # ... and so are the one day and the one place that a page tells below its programme.
        of_whole = rule.predicate in HOSTS or (rule.predicate in self.once and self.context.titled and "Event" in rule.subject and not amid_programme(line, self.document, self.resolution, self.text))
        before = [r for r in (*self.heading_refs, *self.seen) if not of_whole or r not in self.talks]
        if rule.predicate is Predicate.PARTICIPANT and _JURY.search(key_of_line(line.block, self.text)):
            # 審査委員長：X, below the last of those that were chosen: of none of these.
            before = [r for r in before if r.kind is not Kind.PROJECT or r in self.heading_refs or r.end <= self.document.blocks[0].end]
        # 7月5日「…」早瀬氏: the day on the next line is not of this talk.
        dated = {t.title.start for t in talks_on_lines(self.text) if t.day >= 0 or of_whole}
        before = [r for r in before if r.start not in dated and not (of_whole and rule.predicate not in HOSTS and r.entity in self.context.sessions)]
        if self.of_day is not None and not self.groups.floor and rule.predicate in HOSTS:
            # 日時 and 会場 of one event, what its speakers have done elsewhere, and further down 主催: of that event.
            before = [r for r in before if r.kind is not Kind.EVENT or r.entity == self.of_day or r in self.heading_refs]
        for said in values_of(rule, line, refs, line.block, before, self.resolution, self.context, self.text):
            self.of_day = said.subject if said.predicate is Predicate.START_DATE and said.subject.startswith("event/") else self.of_day
            yield said

    def _heading(self, line: Line, words: str) -> Iterator[Statement]:
        """登壇者, over who they are, or a heading that is one of these, over a card of what he is."""
        rule = rule_of(heading_key(words)) or of_rank(self.section.rule, words)
        if rule is not None and rule.predicate is not Predicate.SPEAKER:
            self._of_whole(line.block)
        self.open_list = self.open_list if rule is None and line.refs else None  # 主催：北浜市, and further down 登壇者: none of them is a host.
        over = self.section.rule
        if rule is None and over is not None and is_card(over, line):
            yield from self._values_of(over, line, line.refs[:1])
            self.section = self.section._replace(cards=True)
        else:
            self.section = _Section(rule)
        self.heading_refs = _described(line, self.context) or self.heading_refs

    def _field(self, rule: Field, line: Line) -> Iterator[Statement]:
        """主催：X, or 主催 alone over lines of such."""
        # 主催：みどり協会　後援：北浜市: another key ends the value.
        label = line.block.label or next(iter(line.block.cells), None)
        other = NEXT_KEY.search(self.text, label.end if label is not None else line.block.start, line.block.end)
        left: list[Field] = []
        for said in _both(rule):
            values = list(self._values_of(said, line, [r for r in line.refs if other is None or r.start < other.start()]))
            yield from values
            left += [said] if not values else []
        if rule.beside is not None and len(left) == 1:
            # 日時・会場：6月8日, and below it where.
            self.section = self.section._replace(rule=left[0], timed=None)
        empty = label is not None and self.text[label.end : line.block.end].strip(" 　:：") == ""
        told = not rule.object and bool(line.dates)
        if not line.refs and not told and (line.block.kind is BlockKind.ITEM or empty):
            self.section = self.section._replace(rule=rule, timed=None)
        hosts = rule.predicate in HOSTS and any(r.kind is Kind.ORGANIZATION for r in line.refs)
        self.open_list = rule if hosts or ("Person" in rule.object and is_attendee(line)) else None

    def _listed(self, line: Line, key: str, words: str) -> Iterator[Statement]:
        """A line without a key of its own, under one; a note (※…) is of no list."""
        if "※" in self.text[max(0, line.block.start - 2) : line.block.start + 1]:
            return
        section = self.section.rule
        if self.open_list is not None and self.open_list.predicate in HOSTS and not goes_on_below(line, self.text):
            self.open_list = None
        if self.open_list is not None and self.open_list.predicate in HOSTS:
            # 協力：みどり協会, and on the lines right below it the others.
            yield from self._values_of(self.open_list, line, line.refs)
        elif self.open_list is not None and is_attendee(line) and "。" not in words:
            # 出席者:北斗銀行 頭取 朝倉健一 様, and on the lines below the others.
            yield from self._values_of(self.open_list, line, [r for r in line.refs if r.kind is Kind.PERSON])
        elif section is not None and (told := [rule for rule in _both(section) if may_list(rule, line, self.text) and is_listed(rule, line, self.text)]):
            values = [value for rule in told for value in self._values_of(rule, line, leading(rule, line))]
            yield from values
            if any(v.predicate is Predicate.LOCATION for v in values):
                # 会場 over a hall, its address and the way there: the first is the place.
                self.section = self.section._replace(rule=None)
        elif (
            line.block.kind is BlockKind.PARAGRAPH
            and not self.section.cards
            and section is not None
            and not is_topic(section, key)
            and not ANNOUNCES.fullmatch(words)
            and (_KEY_ALONE.fullmatch(words) or not is_post(section, line, words))
            and not self._is_of_talk(line)
        ):
            self.section = self.section._replace(rule=None)

    def _is_of_talk(self, line: Line) -> bool:
        """The title of a talk below its time, and what it is about, where who gives it stands below them."""
        below = line.number - self.section.timed if self.section.timed is not None else 0
        return 1 <= below <= _TALK_LINES and not any(r.kind is Kind.PERSON for r in line.refs)

    def _remember(self, line: Line, rule: Field | None) -> None:
        """Keeps what the lines below may be of."""
        if not self.context.titled and (alone := event_alone(line, self.text)) is not None:
            self.programme = self.programme.with_event(alone.entity, line)
        block, text = line.block, self.text
        row = block.kind is BlockKind.ROW and not heads_paragraph(self.document, line.number, text)
        given = rule is not None and rule.predicate is Predicate.SPEAKER and any(r.kind is Kind.PERSON for r in line.refs)
        # 日時：5月12日（みどり祭最終日）: what a value names besides is nothing that the next field is of.
        of_event = rule is not None and rule.predicate in _OF_EVENTS and "Event" not in rule.object
        # …デーの意義, ・みどりナイト2018に行きたくなる話: what a talk is about is nothing that the lines below describe.
        of_speaker = self.section.rule is not None and self.section.rule.predicate is Predicate.SPEAKER and self.context.titled and event_alone(line, text) is None
        remark = rule is None and (of_speaker or is_remark(block, text))
        # 原作：三枝 光『波止場』, ライセンス：CC BY 4.0: the fields below are of the film or app.
        source = (key_of_line(block, text) or without_noise(text[block.start : block.end])).startswith(_BESIDE_WORK)
        named = [r for r in line.refs if (r.kind is not Kind.WORK or not source) and (r.kind is not Kind.EVENT or not (of_event or given or remark or (row and not is_what_is_given(r, block, self.context.sessions, text))))]
        prose, described = "。" in text[block.start : block.end], _described(line, self.context)
        if block.kind is BlockKind.TITLE and any(r.entity == self.context.main_event for r in self.seen):
            # みどりシンポジウム, and below it ―データをどう公開するか―: the theme, of which nothing is said.
            described = [r for r in described if r.entity not in self.context.sessions]
        self.seen.extend(described if prose or block.kind is BlockKind.TITLE else named)
        # (1)基調講演「…」
        called = block.kind is BlockKind.ITEM and _TALK.match(text, block.start, block.end)
        if called or (rule is not None and rule.predicate is Predicate.SPEAKER):
            self.talks.update(r for r in line.refs if r.kind is Kind.EVENT and r.entity != self.context.main_event)
        self.rowed = {r for r in named if r.kind is Kind.EVENT and row}


_BESIDE_WORK = ("原作", "原案", "ライセンス", "対応", "動作環境", "使用技術", "開発言語", "利用規約", "出典", "参考")
_JURY = re.compile(r"審査|選考")
_REACH = 9  # lines from an event's name to its programme
# 審査委員： over who they are.
_KEY_ALONE = re.compile(r"[^ 　:：。]{2,8}[ 　]?[:：]")
_TALK, _TALK_LINES = re.compile(TALK), 2  # lines: the title and the abstract
_APART = re.compile(r"\n[ 　\t]*\n[ 　\t]*$")
_OF_EVENTS = (Predicate.START_DATE, Predicate.LOCATION, Predicate.ORGANIZER, Predicate.SPONSOR)


def _described(line: Line, context: Context) -> list[Ref]:
    """What a title or a sentence names that the lines below it can describe: no event but the document's own."""
    if context.main_event is None:
        return list(line.refs)
    own = {context.main_event, *context.sessions}
    return [r for r in line.refs if r.kind is not Kind.EVENT or r.entity in own or line.block.kind is BlockKind.HEADING]


_NUMBER = re.compile(r"(?:^|\n)[ 　\t#]*[(（]?(\d{1,2})[)）.．、 　][ 　]*$")


def _number(block: Block, text: str) -> int | None:
    """The number that stands before a line."""
    told = _NUMBER.search(text, max(0, block.start - 8), block.start)
    return int(told[1]) if told is not None else None


def _both(rule: Field) -> tuple[Field, ...]:
    """日時・会場: the day and the place."""
    return (rule,) if rule.beside is None else (rule, rule.beside)


# ... or what was at another time: 前回（第1回）の様子, 過去の開催.
_NEXT_TIME = re.compile(r"[^一-鿿]{0,3}(?:前回|昨年度?|過去|これまで)(?:[(（][^()（）]{1,10}[)）])?の(?:様子|開催|実績|大会|模様|結果|記録|イベント)[^一-鿿ぁ-ゖ]{0,3}|[^一-鿿]{0,3}次回の?(?:予告|開催|お知らせ|ご?案内|予定|日程)?(?:について|日程|予定|案内)?[^一-鿿ぁ-ゖ]{0,3}")


def is_field(block: Block, text: str) -> bool:
    """Whether a block is a "key: value" line whose key has a rule."""
    return block.kind is not BlockKind.TURN and rule_of(key_of_line(block, text)) is not None
