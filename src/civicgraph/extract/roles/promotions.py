"""Who goes from one post of a body to another in a sentence: 副市長に早瀬徹総務部長が就任した, 総務部長に早瀬徹企画課長を充てる."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

LEFT = "post-left"  # the method of what tells the post that somebody leaves
_TAKE_POSTS = ("role-held-by", "role-appointed")
_TO = re.compile(r"に(?:は)?、?")
# が就任した, を充てる; 総務部長に早瀬企画課長、企画課長に三枝広報室長を起用する; the end of a headline.
_GOES = re.compile(
    rf"{CALLED}?(?:[がを]、?(?:新たに)?(?:就(?!職)|昇格|昇任|起用|充て|登用|任命|選|内定|据え|決ま)|、(?=[^。]{{2,80}}[がを](?:就(?!職)|昇格|起用|充て|登用|任命|内定))|[ 　]*(?:。|\n|$))"
)
# Posts that follow one another in one body; who chairs a council keeps the one that he has.
_WITHIN = re.compile(r"(?:[部課局室係次]長|[部課局室]長補佐|参事|主幹|主査|[理査]監|会計管理者|[支本][店社部]長|工場長|副[市町村区]長|副知事|専務|常務|執行役員|取締役|社長)$")


def with_promotions(stated: Sequence[Affiliation], reading: ResolvedReading, owner: Ref | None, text: str) -> Iterator[Affiliation]:
    """The affiliations of a sentence, with the new post of whoever leaves one that stands behind his name, which is then over; `owner` is the body
    whose units a post may be of.
    """
    moves = list(_moves(stated, reading, owner, text))
    taken = {(a.person, a.body): a.role for a in (*stated, *moves) if a.method in _TAKE_POSTS and a.role is not None and _WITHIN.search(a.role)}
    yield from moves
    told = {(a.person, a.body) for a in moves}
    for a in stated:
        if (a.person, a.body) in told and a.method in _TAKE_POSTS:
            continue
        new = taken.get((a.person, a.body)) or next((r for (who, _), r in taken.items() if who == a.person and _is_unit(a.body, reading)), None)
        leaves = a.method == "role-after-name" and new is not None and a.role is not None and a.role != new and _WITHIN.search(a.role) is not None
        yield a._replace(status="past", method=LEFT) if leaves and a.status is None else a


def _moves(stated: Sequence[Affiliation], reading: ResolvedReading, owner: Ref | None, text: str) -> Iterator[Affiliation]:
    """Each post that stands before に and the name of somebody with another post of the same sort behind it."""
    people = {r.start: r for r in reading.refs if r.kind is Kind.PERSON}
    behind = {r.start: r for r in reading.roles}
    for post in reading.roles:
        to = _TO.match(text, post.end)
        person = people.get(to.end()) if to is not None else None
        left = behind.get(person.end) if person is not None else None
        if person is None or left is None or not _GOES.match(text, left.end):
            continue
        new, old = text[post.start : post.end], text[left.start : left.end]
        held = [a.body for a in stated if a.person == person.entity and (a.role or "").endswith(old)]
        whole = next((b for b in held if not _is_unit(b, reading)), owner.entity if held and owner is not None else None)
        before = _body_before(post.start, reading, text)
        body = before.entity if before is not None else whole
        if held and body is not None and _WITHIN.search(new) and _WITHIN.search(old) and new != old:
            yield Affiliation(person.entity, body, new, Span(post.start, left.end), 0.82, "role-held-by")


def _body_before(start: int, reading: ResolvedReading, text: str) -> Ref | None:
    """The body right before a post, which is then in it."""
    bodies = (r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit)
    return next((r for r in bodies if r.end == start or (r.end == start - 1 and text[r.end] == "の")), None)


def _is_unit(body: str, reading: ResolvedReading) -> bool:
    return any(r.unit for r in reading.refs if r.entity == body)
