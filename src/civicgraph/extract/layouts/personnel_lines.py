"""Personnel news as newspapers set it: ▽総務部長(秘書課長)○早瀬徹▽財務部長…, the new post, the old one, the name; and what any line of such
news with those three tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.extract.layouts.tables import is_inner, post_title
from civicgraph.extract.roles.past_posts import LEAVING
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Document, Kind, Span


class Change(NamedTuple):
    """Where a line has the name, the new post if it tells one, and the old one; `sure` is whether it says itself which is the old one."""

    name: Span
    new: Span | None
    old: Span
    sure: bool = True


NAME = r"(?P<name>[一-鿿々ヶ]{1,4}[ 　]{0,3}[一-鿿々ぁ-ゖァ-ヺー]{1,5}(?<![氏様]))(?:[ 　]?(?:氏|さん|様))?"
ASIDE = r"[ 　]{0,2}[(（](?P<former>[前旧元現]職?[・:： 　]?)?(?:[0-9]{2}歳?[・、])?(?P<old>[^()（）。]{2,40}?)(?:から|より)?[)）]"
ITEM = re.compile(
    r"[▽▼▲△]?[ 　]*(?:[【◇◆<〈《][^】◇◆>〉》]{1,14}[】◇◆>〉》][ 　]*)?(?:[(（][^()（）]{1,8}[)）])?(?P<new>[^()（）▽。]{2,40}?)"
    rf"{ASIDE}[ 　]*[○◯〇◎●]?[ 　]*{NAME}[ 　]*$"
)
_MARKS = tuple("▽▼▲△")
# ▽総務部長・早瀬徹, below 退職
_LEFT = re.compile(rf"[▽▼▲△]?[ 　]*(?P<old>[^()（）▽。、・]{{1,24}}(?:長|官|監|事|役|次官|参事|主幹|補佐|主査|付))[・ 　]{NAME}[ 　]*$")
_MOVES = re.compile(rf"(?:^|[◇◆■□【〈<\[])[ 　]*[^\s▽。、・]{{0,8}}?(?:({LEAVING})|就任|新任|異動|昇[任格]|採用|転[入出]|出向|任命|兼務)者?(?=[】〉>\]\s　▽(（]|$)", re.MULTILINE)
_FAR = 240  # characters from such a heading to the last of those below it
# 総務省（１日）, 環境省人事（７月１日）: whose posts stand below.
_OVER = re.compile(r"(?:の?人事(?:異動)?)?[ 　]*[(（](?:[0-9]+年)?(?:[0-9]+月)?[0-9]+日(?:付け?)?[)）]|の?人事(?:異動)?[】\]」>〉]?[ 　]*$")
_BEFORE_OVER = re.compile(r"[▽▼▲△◇◆■□○●【】\[\]<>〈〉人事 　]*")
# 同部, 同課: of the unit named in the item before.
_SAME_UNIT = re.compile(r"^同(?:部|課|室|局|本部|所)?")


def listed_post(sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """The name that ends such an item, however rare it is."""
    item = _item(sentence, text)
    if item is not None:
        yield LaidOut(item.name, Kind.PERSON, 0.88, "name-after-posts", 5.8)


def _item(sentence: Sentence, text: str) -> Change | None:
    """The item, in a list of at least two."""
    if text[sentence.start] not in _MARKS and not is_marked(sentence.start, text) and text[sentence.end : sentence.end + 1] not in _MARKS:
        return None
    if (both := ITEM.match(text, sentence.start, sentence.end)) is not None:
        return Change(Span(*both.span("name")), Span(*both.span("new")), Span(*both.span("old")))
    left = _LEFT.match(text, sentence.start, sentence.end) if _is_of_leaving(sentence, text) else None
    return Change(Span(*left.span("name")), None, Span(*left.span("old"))) if left is not None else None


def is_marked(start: int, text: str) -> bool:
    """Whether the mark of an item stands right before what is read of it, as where each is on a line of its own."""
    return text[max(0, start - 2) : start].strip(" 　")[-1:] in _MARKS


def _is_of_leaving(sentence: Sentence, text: str) -> bool:
    """Whether the last heading before an item is of those who leave."""
    heads = _MOVES.findall(text, max(0, sentence.start - _FAR), sentence.start)
    return bool(heads and heads[-1])


def owner_told(reading: ResolvedReading, text: str) -> str | None:
    """The body that an item or a line of such news begins with, whose the posts from here on are: ▽総務省（１日）…."""
    body = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit), None)
    if body is None or _BEFORE_OVER.fullmatch(text, reading.sentence.start, body.start) is None:
        return None
    return body.entity if _OVER.match(text, body.end, reading.sentence.end) is not None else None


def find_listed_posts(reading: ResolvedReading, owner: str | None, text: str) -> Iterator[Affiliation]:
    """Who takes and who leaves which post; `owner` is the body whose personnel it is, where a post names no other."""
    item = _item(reading.sentence, text)
    if item is not None:
        yield from posts_told(item, reading.refs, owner, Span(reading.sentence.start, reading.sentence.end), text)


def posts_told(change: Change, refs: Sequence[Ref], owner: str | None, span: Span, text: str) -> Iterator[Affiliation]:
    """The new post and the old one of whoever a change names; of the `owner` are those that do not begin with a body."""
    person = next((r for r in refs if r.kind is Kind.PERSON and r.start == change.name.start), None)
    if person is None:
        return
    for part, status in ((change.new, None), (change.old, "past")):
        if part is not None:
            yield from post_told(person, part, status, refs, owner, span, text)


def post_told(person: Ref, post: Span, status: str | None, refs: Sequence[Ref], owner: str | None, span: Span, text: str) -> Iterator[Affiliation]:
    """A post that somebody takes or leaves, in the body that it begins with, else in the `owner`, or else in the unit that it names."""
    body = body_at(post, refs, text)
    # 東京事務所 + 長: the head of an office is called by it.
    behind = body is not None and post.end - body.end > 1
    title = post_title(_SAME_UNIT.sub("", text[body.end if behind and body is not None else post.start : post.end].removeprefix("の")))
    unknown = body is None and _OF_TOWN.match(text, post.start, post.end) is not None
    whose = body.entity if body is not None else owner if title is not None and not unknown else None
    if whose is not None:
        yield Affiliation(person.entity, whose, title, span, 0.82 if body is None else 0.85, "personnel-line", status)
    else:
        yield from post_in_unit(person, post, status, refs, span, text)


def post_in_unit(person: Ref, post: Span, status: str | None, refs: Sequence[Ref], span: Span, text: str) -> Iterator[Affiliation]:
    """A post in the unit that it names: 総務部 + 長."""
    unit = next((r for r in refs if r.unit and post.start <= r.start and r.end <= post.end), None)
    if unit is not None:
        yield Affiliation(person.entity, unit.entity, text[unit.start : post.end], span, 0.82, "personnel-line", status)


# 県の土木部長, in the news of a town; 若葉町副町長, of a town, found as a body or not
_OF_TOWN = re.compile(r"[国都道府県市区町村]の|[一-鿿々ヶケ]{1,5}?(?P<sort>[市町村区])(?:副?(?P=sort)長|助役|収入役|教育長|議会)")


def body_at(post: Span, refs: Sequence[Ref], text: str) -> Ref | None:
    """The body that the words of a post begin with."""
    return next((r for r in refs if r.start == post.start and r.end <= post.end and r.kind is Kind.ORGANIZATION and not r.unit and not is_inner(r, text)), None)


# (総務省から帰任), 静岡県へ派遣: where somebody comes from or goes to.
_ELSEWHERE = re.compile(r"[^()（）\s、。]{0,12}(?:から|より|へ|に)の?(?:帰任|復帰|出向|派遣|転出|転入|割愛|採用)")


# みどり株式会社は4月1日付で次の人事異動を行います, みどり株式会社の人事異動
_MAKES_NEWS = re.compile(r"(?:[(（][^()（）]*[)）])?(?:(?:は|が|では|において)、?[^。]{0,40}(?:人事|異動)[^。]{0,8}を(?:行|実施|発令|発表|内示|決定|決め|公表|明らか|固め)|の?(?:職員の?|役員の?|定期)*(?:人事(?:異動)?|異動)(?![^\s。、()（）]*(?:委員会|制度|システム|課|部|担当)))")


_POST_BEHIND = re.compile(r"[(（][^()（）]{2,20}(?:長|補佐|主幹|主査|係|官|監|参事)[)）]")


def personnel_owner(resolution: Resolution, owner: str | None, text: str) -> str | None:
    """The body whose personnel news it is: the issuer, else the one said to make it, else the first public body of the text that nobody
    comes from or goes to.
    """
    if owner is not None:
        return owner
    if "人事" in text or "異動" in text:
        told = (r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit and _MAKES_NEWS.match(text, r.end, reading.sentence.end))
        if (maker := next(told, None)) is not None:
            return maker
    public = ("LocalGovernment", "NationalGovernment", "PublicAgency")
    # Not 中小企業庁 + 長官, 都市建設部次長（国土交通省）, nor 国土交通省（都市建設部次長）, in the items of a list.
    refs = (r for reading in resolution.readings if not is_listed(reading, text) for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit and text[r.start - 1 : r.start] not in ("(", "（") and _POST_BEHIND.match(text, r.end) is None)
    return next((r.entity for r in refs if resolution.entities[r.entity].sector in public and _ELSEWHERE.match(text, r.end) is None and not text.startswith("長", r.end)), None)


def is_listed(reading: ResolvedReading, text: str) -> bool:
    """Whether a sentence is such an item, which the grammar of prose does not fit."""
    return _item(reading.sentence, text) is not None


# 4月1日付の職員人事異動を内示した
_NEWS = re.compile(r"人事異動|定期異動|異動を(?:内示|発令|発表)|人事を(?:内示|発令|発表)|人事(?:について|の(?:お知らせ|ご案内)|に関するお知らせ)?$|[県府都道市町村区省庁社級会庫行]人事(?:[ 　]*[】〉》>」\])）]|[ 　]*[(（]?(?:(?:令和|平成)?[0-9元]+年)?[0-9]+月[0-9]+日|[　、を])|役員等?の異動|取締役等?の異動")

# 県は13日、4月1日付の部局長級人事を内示した, below a headline that only says who goes where
_SAID = re.compile(r"(?:(?:[0-9]+|来|今)月)?[0-9]+日付け?の?[^、。]{0,16}(?:人事|異動)を(?:内示|発令|発表|明らかに|固め|決め)")
_LEAD = 160  # characters of a paragraph


def is_personnel_news(document: Document, text: str) -> bool:
    """Whether the first lines, or the first sentences below them, say that a document tells a body's personnel changes."""
    said = (_SAID.search(text, b.start, min(b.end, b.start + _LEAD)) for b in document.blocks[1:5])
    return any(_NEWS.search(text, b.start, b.end) is not None for b in document.blocks[:2]) or any(s is not None for s in said)
