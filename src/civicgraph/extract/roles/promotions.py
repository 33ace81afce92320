"""Who goes from one post of a body to another in a sentence: 副市長に早瀬徹総務部長が就任した, 総務部長に早瀬徹企画課長を充てる,
総務部長に企画課長の早瀬徹氏を充てる.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

LEFT = "post-left"  # the method of what tells the post that somebody leaves
_TAKE_POSTS = ("role-held-by", "role-appointed")
_HELD = ("role-after-name", "role-before-name")
_TO = re.compile(r"に(?:は)?、?")
# What is done with a post that somebody takes.
TAKEN = r"就(?!職)|昇格|昇任|起用|充て|登用|任命|選|内定|据え|決ま|回[るりっ]"
# が就任した, を充てる; 総務部長に早瀬企画課長、企画課長に三枝広報室長を起用する
_PUT = rf"(?:[がを]、?(?:新たに|それぞれ)?(?:{TAKEN})|、(?=[^。]{{2,300}}[がを](?:それぞれ)?(?:{TAKEN})))"
# ... the end of a headline
_GOES = re.compile(rf"{CALLED}?(?:{_PUT}|[ 　]*(?:\n|$))")
# 環境部長が経済部長に就任した; …が経済部長に、…が環境部長にそれぞれ就任した; …を会計管理者とし
_INTO = re.compile(r"(?:に(?:それぞれ)?(?:就(?!職)|昇格|昇任|起用|充て|登用|任命|異動|転じ|なる|なった|、(?=[^。]{2,300}に(?:それぞれ)?(?:就(?!職)|昇格|昇任|起用|異動|なった)))|と(?:し|する)(?!て))(?![^。]{0,8}(?:見通し|可能性|意向|観測|うわさ|噂))")
# 早瀬徹（はやせとおる）企画課長
_READING = re.compile(r"[(（][ぁ-ゖ・ 　]{2,16}[)）]")
# Posts that follow one another in one body; who chairs a council keeps the one that he has.
_WITHIN = re.compile(r"(?:(?<!本)(?<!事務)(?<!事務局)[部課局室係次]長|[部課局室]長補佐|参事|主幹|主査|[理査]監|会計管理者|支[店社]長|本店長|(?:営業|事業|管理|開発|製造|人事|経営)[一-鿿]{0,4}本部長|工場長|副[市町村区]長|副知事|専務|常務|執行役員|取締役|社長|事務次官|審議官|統括官|消防長|[部局]理事)$")


def with_promotions(stated: Sequence[Affiliation], reading: ResolvedReading, owner: Ref | None, text: str) -> Iterator[Affiliation]:
    """The affiliations of a sentence, with the new post of whoever leaves one that stands behind his name, which is then over; `owner` is the body
    whose units a post may be of.
    """
    beside = [(person, text[left.start : left.end], post) for person, left, post in _posts_beside(reading, text) if _follow(text[left.start : left.end], text[post.start : post.end])]
    moves = list(_moves(beside, stated, reading, owner, text))
    yield from moves
    told = {(a.person, a.body) for a in moves}
    gone = [(person.entity, old) for person, old, _ in beside]
    taken = {(a.person, a.body): a.role for a in stated if a.method in _TAKE_POSTS and a.role is not None}
    for a in stated:
        if (a.person, a.body) in told and a.method in _TAKE_POSTS:
            continue
        leaves = a.method in _HELD and any(a.person == who and _is_part(a.role, old) for who, old in gone)
        leaves = leaves or (a.role is not None and a.method == "role-after-name" and _follow(a.role, taken.get((a.person, a.body)) or ""))
        yield a._replace(status="past", method=LEFT) if leaves and a.status is None else a


def _follow(old: str, new: str) -> bool:
    """Whether a post is one that somebody leaves for the other."""
    return old != new and _WITHIN.search(old) is not None and _WITHIN.search(new) is not None


def _is_part(role: str | None, old: str) -> bool:
    """Whether a role is one of those that somebody leaves (企画部次長兼政策課長), with its unit (企画部 + 次長) or without."""
    return bool(role) and role is not None and (role.endswith(old) or role in old)


def _moves(beside: Sequence[tuple[Ref, str, Span]], stated: Sequence[Affiliation], reading: ResolvedReading, owner: Ref | None, text: str) -> Iterator[Affiliation]:
    """The new post of each whose old one is given, in the body before it, that of the old one, or the `owner` of its unit."""
    for person, old, post in beside:
        held = [a for a in stated if a.person == person.entity and _is_part(a.role, old)]
        # 北浜市は、副市長に総務省課長の早瀬氏を起用する: the body that he comes from stands behind the new post.
        whose = _topic_before(post.start, reading, text) or owner
        stays = next((a.body for a in held if _is_named(a.body, reading, post, person)), None)
        whole = stays or (whose.entity if held and whose is not None else None)
        before = _body_before(post.start, reading, text)
        body = before.entity if before is not None else whole
        unit = next((r.entity for r in reading.refs if r.unit and post.start <= r.start and r.end < post.end), None)
        for taken in dict.fromkeys((body, unit)) if held else ():
            if taken is not None:
                yield Affiliation(person.entity, taken, text[post.start : post.end], held[0].span, 0.82, "role-held-by")


def _posts_beside(reading: ResolvedReading, text: str) -> Iterator[tuple[Ref, Span, Span]]:
    """Each name with the post behind it and the one that a verb gives: 副市長に + 早瀬徹 + 総務部長 + が就任; 早瀬徹 + 環境部長 + が + 経済部長 + に就任."""
    begins = {r.start: r for r in reading.roles}
    ends = {to.end(): r for r in reading.roles if (to := _TO.match(text, r.end)) is not None}
    for person in reading.refs:
        read = _READING.match(text, person.end)
        if person.kind is Kind.PERSON and text.startswith("の", person.start - 1):
            yield from _posts_before(person, reading, text)
        left = begins.get(read.end() if read is not None else person.end) if person.kind is Kind.PERSON else None
        if left is None:
            continue
        before = ends.get(person.start)
        goes = _GOES.match(text, left.end) if before is not None else None
        if goes is not None and before is not None and is_so(text, goes.end(), reading):
            yield person, left, before
        into = begins.get(left.end + 1) if text[left.end : left.end + 1] in ("が", "を", "は") else None
        goes = _INTO.match(text, into.end) if into is not None else None
        if goes is not None and into is not None and is_so(text, goes.end(), reading):
            yield person, left, into


# 総務部長に(は)、 + 企画部の次長 + の早瀬氏を充てる, を迎える
_TO_BE = re.compile(r"に(?:は)?、?[^、。はがをに\n]{0,30}")
_TAKES = re.compile(rf"{CALLED}?(?:[(（][^()（）]{{1,20}}[)）])?{_PUT}")


def _posts_before(person: Ref, reading: ResolvedReading, text: str) -> Iterator[tuple[Ref, Span, Span]]:
    """A name with the post right before it and the one that it is put to: 総務部長 + に + 企画課長 + の早瀬氏を充てる."""
    left = next((r for r in reading.roles if r.end == person.start - 1), None)
    goes = _TAKES.match(text, person.end) if left is not None else None
    post = next((r for r in reversed(reading.roles) if left is not None and r.end < left.start and _TO_BE.fullmatch(text, r.end, left.start)), None)
    if left is not None and post is not None and goes is not None and is_so(text, goes.end(), reading):
        unit = next((r for r in reading.refs if r.unit and r.end == post.start), None)  # 経済部 + 理事
        to = _TO.match(text, post.end)
        yield person, Span(to.end() if to is not None else left.start, left.end), Span(unit.start, post.end) if unit is not None else post


# を充てる人事案を提案した, に就任するとの見方を否定した
_NOT_SO = re.compile("方向|調整|兼務|兼ね|兼任|案|方針|見方|観測|報道|否定|否決|撤回|断念|見送|要望|求め|反対|同意しな|提案|検討|[うえ]わさ|見通し|可能性")


def is_so(text: str, end: int, reading: ResolvedReading) -> bool:
    """Whether a sentence says, up to `end`, that somebody goes, and behind it nothing of its being wanted, planned or denied."""
    return is_asserted(text, end, reading.sentence.end) and _NOT_SO.search(text, end, reading.sentence.end) is None


def _body_before(start: int, reading: ResolvedReading, text: str) -> Ref | None:
    """The body right before a post, which is then in it."""
    bodies = (r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit)
    return next((r for r in bodies if r.end == start or (r.end == start - 1 and text[r.end] == "の")), None)


def _topic_before(start: int, reading: ResolvedReading, text: str) -> Ref | None:
    """The body before a post that the sentence is about: 北浜市は、."""
    return next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit and r.end < start and text.startswith("は", r.end)), None)


def _is_named(body: str, reading: ResolvedReading, post: Span, person: Ref) -> bool:
    """Whether the sentence names a body that is no unit of another, but not between the new post and the name."""
    return any(not r.unit and not post.end <= r.start < person.start for r in reading.refs if r.entity == body)
