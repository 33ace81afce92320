"""Talks on one line with who gives them: 招待講演：町の地図を作る（早瀬 徹, みどり大学）, 早瀬 徹（みどり大学）「町の地図を作る」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI
from civicgraph.extract.roles.posts import suffix_of
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Predicate, Span, Statement

_TALK = re.compile(
    rf"^[ \u3000・\-]*(?:[(（]?[0-9]{{1,2}}[)）.][ \u3000]*)?{TALK}[ \u3000]?[0-9①-⑨]?[ \u3000]*[:：][ \u3000]*[「『“]?(?P<title>[^\n「」『』]{{5,120}}?)[」』”]?[ \u3000]*"
    r"[(（](?P<first>[^()（）\n,、，]{2,30})[,、，][ \u3000]*(?P<second>[^()（）\n,、，]{2,30})[)）][ \u3000]*$",
    re.M,
)
_NAME = re.compile(rf"[{KANJI}ヶ]{{1,4}}[ \u3000]?[{KANJI}ぁ-ゖァ-ヺー]{{1,5}}|[ァ-ヺー]{{2,8}}[・ ][ァ-ヺー]{{2,9}}")
# 早瀬 徹（みどり大学）「町の地図を作る」, 「町の地図を作る」早瀬 徹（みどり大学）, 早瀬 徹「町の地図を作る」（みどり大学）: several in one order.
_WHO = rf"(?P<who>(?:{_NAME.pattern})(?<![氏様])(?<!さん)(?<!先生))[ \u3000]*(?:氏|さん|様|先生)?[ \u3000]*"
_OF = r"[(（](?P<body>[^()（）\n「」]{2,50})[)）][ \u3000]*(?:氏|さん|様|先生)?[ \u3000]*"
_QUOTED = r"「(?P<title>(?:[^「」\n]|「[^「」\n]*」){6,100})」[ \u3000]*"
_LEAD = rf"^[ \u3000・●■◆○\-*]*(?:(?:{TALK})[ \u3000]?[0-9①-⑨]{{0,2}}[ \u3000]*[:：]?[ \u3000]*|[(（]?[0-9①-⑨]{{1,2}}[)）.．]?[ \u3000]*|[0-9]{{1,2}}[:：][0-9]{{2}}(?:[~〜～–-][0-9]{{1,2}}[:：][0-9]{{2}})?[ \u3000]+)*"
_IN_ORDER = tuple(re.compile(_LEAD + order + "$", re.M) for order in (_WHO + _OF + _QUOTED, _QUOTED + r"[/／:：]?[ \u3000]*" + _WHO + _OF, _WHO + _QUOTED + _OF))
_PROGRAMME = re.compile(r"講演|発表|報告|プログラム|シンポジウム|フォーラム|セミナー|事例|トーク|登壇|第[一二三1-3]部|日時|[0-9]{1,2}[:：][0-9]{2}")
# Right above the first of them (code points).
_NEAR = 160
# 早瀬徹「みどりの町」（みどり書房）: what was printed, and where.
_PUBLISHED = re.compile(r"出版|書房|書店|書院|書林|新聞|文庫|新書|ブックス|選書|雑誌|[年月]|[0-9]号|巻|頁|ページ|論文|紀要|著|訳")
# Works that were shown or won, what was said.
_NO_TALK = re.compile(r"賞|作品|出展|展示|著書|編著|入選|(?:です|ます|ました|でした|ません|たい)(?:ね|よ)?$")
_SEVERAL = 2
_SCHOOL = re.compile(r"(?:大|高専|研)$")


class Given(NamedTuple):
    """The title of a talk, who gives it, and whose man that is."""

    title: Span
    who: Span
    body: Span | None


@lru_cache(maxsize=8)
def given_talks(text: str) -> tuple[Given, ...]:
    """Such talks of a folded text; of the two things in the bracket one has to end as a body's name does, the other not."""
    found = []
    for talk in _TALK.finditer(text):
        parts = [Span(*talk.span(group)) for group in ("first", "second")]
        bodies = [p for p in parts if _is_body(p.of(text))]
        people = [p for p in parts if p not in bodies and _NAME.fullmatch(p.of(text)) and lexicon().title_at_end(p.of(text)) is None]
        if len(bodies) == len(people) == 1 and not is_unnamed(talk["title"]):
            found.append(Given(Span(*talk.span("title")), people[0], bodies[0]))
    return tuple(found) or _in_order(text)


def _in_order(text: str) -> tuple[Given, ...]:
    """The talks whose lines hold a name, a title in brackets and whose man somebody is, all in the same order."""
    if (")" not in text and "）" not in text) or "「" not in text or _PROGRAMME.search(text) is None:
        return ()
    for order in _IN_ORDER:
        talks = [
            t
            for t in order.finditer(text)
            if not is_unnamed(t["title"]) and _NO_TALK.search(t["title"]) is None and _PUBLISHED.search(t["body"]) is None and _is_person(t["who"]) and not _of_works(t.start(), text)
        ]
        if len(talks) >= _SEVERAL and any(_has_body(t["body"]) for t in talks) and _PROGRAMME.search(text, max(0, talks[0].start() - _NEAR), talks[0].start("title")):
            # What stands in a bracket right behind a name others read.
            apart = order is _IN_ORDER[-1]
            return tuple(Given(Span(*t.span("title")), Span(*t.span("who")), Span(*t.span("body")) if apart and _is_one_body(t["body"]) else None) for t in talks)
    return ()


def _of_works(start: int, text: str) -> bool:
    """Whether the line, or one of the two above it, tells of works or prizes."""
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, start - 1))))
    return re.search(r"賞|作品|出展|展示|著書|入選|書評|新刊", text[above + 1 : text.find("\n", start) % (len(text) + 1)]) is not None


def _is_person(words: str) -> bool:
    family = re.split(r"[ \u3000・]", words)
    known = any(is_surname(family[0][:n]) for n in (1, 2, 3)) if len(family) == 1 else True
    return known and not suffix_of(words) and lexicon().title_at_end(words) is None and words[-1] not in lexicon().municipality_suffixes


def _has_body(words: str) -> bool:
    """Whether a bracket tells whose man somebody is: who asks, writes a verse or tells how it was has a town or a calling there."""
    parts = re.split(r"[ \u3000・、,/／]", words)
    title = lexicon().title_at_end(words)
    return any(_is_body(p) and p[-1] not in lexicon().municipality_suffixes for p in parts) or (title is not None and len(words) - len(title) > 2) or re.search("[A-Za-z]{2}", words) is not None


def _is_one_body(words: str) -> bool:
    return _is_body(words) and re.search(r"[ \u3000・、,/／]", words) is None


def _is_body(words: str) -> bool:
    return len(words) > 2 and (bool(suffix_of(words)) or _SCHOOL.search(words) is not None or bool(lexicon().sector_of_form(words)))


def listed_talks(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The titles, names and bodies of such talks that stand from `start` to `end`."""
    for talk in given_talks(text):
        if start <= talk.title.start < end:
            yield LaidOut(talk.title, Kind.EVENT, 0.84, "talk-given", 6.3)
            yield LaidOut(talk.who, Kind.PERSON, 0.86, "speaker-of-talk", 5.8)
            if talk.body is not None:
                yield LaidOut(talk.body, Kind.ORGANIZATION, 0.8, "body-of-speaker", 4.9)


def without_houses(found: Sequence[Statement], resolution: Resolution, text: str) -> Sequence[Statement]:
    """The statements but those that take the body in the bracket behind a talk's title for where it was."""
    bodies = {t.body.start for t in given_talks(text) if t.body is not None and t.body.start > t.title.start}
    if not bodies:
        return found
    owners = {r.entity for reading in resolution.readings for r in reading.refs if r.start in bodies}
    titles = {t.title.start for t in given_talks(text)}
    talks = {r.entity for reading in resolution.readings for r in reading.refs if r.start in titles}
    return [s for s in found if not (s.predicate is Predicate.LOCATION and s.subject in talks and s.object in owners)]


def find_given_talks(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives such a talk and which body he is of; the talk is a part of the meeting that the page is about."""
    talks = given_talks(text)
    if not talks:
        return
    refs = {(r.start, r.kind): r for reading in resolution.readings for r in reading.refs}
    for talk in talks:
        event, who = refs.get((talk.title.start, Kind.EVENT)), refs.get((talk.who.start, Kind.PERSON))
        body = refs.get((talk.body.start, Kind.ORGANIZATION)) if talk.body is not None else None
        span = Span(min(talk.title.start, talk.who.start), max(talk.title.end, talk.who.end))
        if event is not None and who is not None:
            yield Statement(event.entity, Predicate.SPEAKER, who.entity, (span,), 0.86, "talk-given")
        if event is not None and context.main_event not in (None, event.entity) and context.titled:
            yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event or "", (span,), 0.82, "talk-of-main-event")
        if who is not None and talk.body is not None and body is not None:
            yield Statement(
                who.entity,
                Predicate.AFFILIATION,
                body.entity,
                (Span(min(talk.who.start, talk.body.start), max(talk.who.end, talk.body.end)),),
                0.85,
                "speaker-of-body",
            )
