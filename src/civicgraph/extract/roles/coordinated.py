"""Who is named right after somebody with a body, and has none of his own: 北斗大学の早瀬徹教授と三枝光准教授, みどり社の早瀬さん、千葉さん."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.nominal_appointments import SEVERAL
from civicgraph.extract.roles.posts import Affiliation, Around, can_have
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

_CALLED = re.compile(f"(?:{CALLED})(?!の(?!ほか|他))")
# ..., 同 三枝光助教
_JOINS = re.compile(r"(?:[(（][^()（）]{1,16}[)）])?(?:と|や|、|，|・|及び|および|並びに)[ \u3000]?(?:同(?P<same>大学|学部|学科|研究科|研究所|研究室|センター|機構)?[ \u3000の]?)?")
# What is told of a person and not of a body, or of another body than the one before.
_OWN_OFFICE = re.compile(r"(?:[市町村区]長|知事|議員|大臣|弁護士|医師|記者|選手|作家|監督|委員|大使|長官|教育長|議長|社長|頭取|学長|総長|院長|園長|校長|署長|会頭)$")
# 早瀬会長と三枝氏のほか、北斗大学の…: each body is told with its people.
_OTHERS = re.compile(r"(?:のほか|の他|らのほか|、|と)[、 ]?")
_WITH_BODY = frozenset(["role-after-name", "body-before-name", "body-before-bare-name"])


def coordinated(told: Sequence[Affiliation], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """The body told with the first of a list for those behind, up to who has a body of his own."""
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    if len(people) < 2 or not told:
        return
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    posts = {r.start: text[r.start : r.end] for r in reading.roles}
    known = {a.person for a in told}
    for index, first in enumerate(people[:-1]):
        held = [a for a in told if a.person == first.entity and a.method in _WITH_BODY]
        before = next((b for b in bodies if b.end == first.start or (b.end == first.start - 1 and text[b.end] in "の \u3000")), None)
        if not held or before is None or before.entity not in {a.body for a in held} or before.entity in around.local:
            continue
        title, end = _form(first, posts, text)
        for person in people[index + 1 :]:
            joint = _JOINS.match(text, end) if end else None
            # みどり大学の早瀬教授と同研究所の…: of another.
            if joint is None or joint.end() != person.start or person.entity in known or not text.endswith(joint["same"] or "", 0, before.end):
                break
            post, end = _form(person, posts, text)
            if post:
                shares = bool(title) and _may_have(post, before, around)
            else:
                shares = bool(end) and (not title or _next_has_body(people, person, posts, bodies, text))
            if not shares:
                break
            for a in held:
                yield Affiliation(person.entity, a.body, post or None, Span(a.span.start, end), 0.8, "coordinated-name", a.status)


def _form(person: Ref, posts: dict[int, str], text: str) -> tuple[str, int]:
    """The post right behind a name, or "", and where what the name is called by ends; 0 where it is called by nothing."""
    # 早瀬 徹 教授
    at = person.end + text.startswith((" ", "\u3000"), person.end)
    post = posts.get(at, "")
    if post:
        called = _CALLED.match(text, at + len(post))
        return post, called.end() if called is not None else at + len(post)
    called = _CALLED.match(text, person.end)
    return "", called.end() if called is not None else 0


def _may_have(post: str, body: Ref, around: Around) -> bool:
    """Whether a post may be one in the body before: 早瀬会長と三枝理事, and not 早瀬教授と三枝市長."""
    return _OWN_OFFICE.search(post) is None and can_have(around.sorts.get(body.entity), post) and lexicon().title_at_end(post) is not None


def _next_has_body(people: Sequence[Ref], person: Ref, posts: dict[int, str], bodies: Sequence[Ref], text: str) -> bool:
    """Whether the list goes on with another body and its people behind those who have neither body nor post."""
    for other in people[people.index(person) :]:
        post, end = _form(other, posts, text)
        others = _OTHERS.match(text, end) if end and not post else None
        if others is None:
            return False
        if any(b.start == others.end() for b in bodies):
            return True
        if not any(p.start == others.end() for p in people):
            return False
    return False


_LIST = re.compile(rf"(?:[ 　]?{CALLED})?(?:[(（][^()（）]{{1,40}}[)）])?(?:、|，|・|と|及び|および)[ 　]?")
# 早瀬氏、三枝氏が新たに + 理事 + に就任
_TAKE = re.compile(rf"(?:[ 　]?{CALLED})?(?:[(（][^()（）]{{1,40}}[)）])?(?:の[0-9二三四五六七八九]+[人氏名])?[がは]、?(?:新たに|新しく|引き続き|それぞれ|ともに|共に)?$")
_TAKEN = re.compile(r"に(?:新たに|それぞれ)?(?:就任|就い|就き|就く|選任|選出|選ばれ|任命され|委嘱され|再任)|として、?(?:参加|参画|加わ|名を連ね)|を(?:務め|つとめ)")


def taken_together(told: Sequence[Affiliation], reading: ResolvedReading, text: str) -> Iterator[Affiliation]:
    """早瀬氏、三枝氏、仙波氏が理事に就任した: those before the last of a list, of a post that several have."""
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    known = {(a.person, a.body) for a in told}
    for last in range(1, len(people)):
        role = next((r for r in reading.roles if r.start >= people[last].end), None)
        held = [a for a in told if a.person == people[last].entity and role is not None and (a.role or "").endswith(text[role.start : role.end])]
        several = role is not None and text[role.start : role.end].endswith(SEVERAL) and _TAKE.fullmatch(text, people[last].end, role.start) and _TAKEN.match(text, role.end)
        for before, after in zip(reversed(people[:last]), reversed(people[1 : last + 1]), strict=True):
            if not several or _LIST.fullmatch(text, before.end, after.start) is None:
                break
            yield from (a._replace(person=before.entity, span=Span(min(before.start, a.span.start), a.span.end)) for a in held if (before.entity, a.body) not in known)
