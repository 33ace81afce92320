"""Those who had one post of a body one after another: 歴代会長, and below it 初代　早瀬徹（1998〜2004年）, 第2代　三枝光（2004年〜）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import ERA, YEAR, Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Kind, Span

_HEAD = re.compile(r"歴代の?(?P<post>[一-鿿ァ-ヺー]{2,10}?)(?:一覧|紹介|名簿|表|の紹介)?")
_WHEN = rf"(?:{YEAR}|{ERA})(?:年度?)?(?:[./年]?[0-9]{{1,2}}月?)?(?:[0-9]{{1,2}}日)?"
_TO = r"[ 　]*(?:[-~〜～–—―－]|から|より)[ 　]*"
_ENDED = re.compile(rf"{_TO}(?:{YEAR}|{ERA}|[0-9]{{2}}年)|(?:退任|逝去|死去)")
_GOES_ON = re.compile(rf"{_WHEN}{_TO}(?:現在|現職)?[ 　]*(?:[)）|]|$)|現職|現在|現任")
_BESIDE = re.compile(rf"[\s　・○●◯|（()）、,:：.．-]|氏|さん|{_WHEN}|{_TO}|年|月|現在|現職|第?[0-9一二三四五六七八九十]+代?目?|初代|故|在任|まで|就任|退任|[0-9]+")
_FEWEST = 2


def find_past_holders(document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[Affiliation]:
    """Who had the post of such a list in the body that its head names, else in the page's; all but the last, who may have it now, as over."""
    if "歴代" not in text:
        return
    post, body = "", owner
    listed: list[tuple[Line, Ref]] = []
    for line in (*lines(document, resolution), None):
        people = [r for r in line.refs if r.kind is Kind.PERSON] if line is not None else []
        if line is not None and post and len(people) == 1 and _is_entry(line, people[0], post, text):
            listed.append((line, people[0]))
            continue
        if line is not None and post and not listed and not people and line.block.end - line.block.start < _HEADER and _head(line, text) is None:
            # 代 | 氏名 | 在任期間
            continue
        if body is not None and len(listed) >= _FEWEST:
            yield from _posts(listed, post, body, another=_has_another(listed, post, resolution, text), text=text)
        listed = []
        told = _head(line, text) if line is not None else None
        post = told or ""
        if told and line is not None:
            body = next((r.entity for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit), owner)


_HEADER = 24


def _head(line: Line, text: str) -> str | None:
    """The post whose holders are listed below a line."""
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION]
    words = text[bodies[-1].end if bodies else line.block.start : line.block.end]
    head = _HEAD.fullmatch(re.sub(r"^の", "", without_noise(words)))
    post = head["post"] if head is not None else ""
    return post if post and lexicon().title_at_end(post) is not None and post not in on_stage() else None


def _is_entry(line: Line, person: Ref, post: str, text: str) -> bool:
    """Whether a line tells no more than whose turn it was and when."""
    rest = text[line.block.start : person.start] + " " + text[person.end : line.block.end]
    return not _BESIDE.sub("", rest.replace(post, "", 1))


def _has_another(listed: list[tuple[Line, Ref]], post: str, resolution: Resolution, text: str) -> bool:
    """Whether the text names the post beside somebody else, who then may have it now."""
    names = {person.entity for _, person in listed}
    beside = (r for reading in resolution.readings if any(text[x.start : x.end] == post for x in reading.roles) for r in reading.refs)
    return any(r.kind is Kind.PERSON and r.entity not in names for r in beside)


def _posts(listed: list[tuple[Line, Ref]], post: str, body: str, *, another: bool, text: str) -> Iterator[Affiliation]:
    for number, (line, person) in enumerate(listed):
        words = text[line.block.start : line.block.end]
        last = number == len(listed) - 1
        # The first of all, where the newest stands first: 第3代 千葉誠（2010年〜）.
        edge = last or number == 0
        now = (edge and _GOES_ON.search(words) is not None) or (last and _ENDED.search(words) is None and not another)
        yield Affiliation(person.entity, body, post, Span(line.block.start, line.block.end), 0.85, "past-holder", None if now else "past")
