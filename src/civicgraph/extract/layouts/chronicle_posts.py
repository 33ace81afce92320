"""Who took which post in the body whose chronicle it is: 2015年4月　早瀬 徹 取締役CTO就任, 会長に三枝 光が就任."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.dates import DateMention
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.nominal_appointments import SEVERAL
from civicgraph.extract.roles.posts import PUBLIC_OFFICES, Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

_WHICH = r"(?:新?(?:初代|第?[0-9一二三四五六七八九十]+代目?の?)|新)?"
_TITLE = r"(?P<post>[^\s　、。はがをにとの「」()（）]{2,16}?)"
_TAKES = r"(?:新たに|正式に)?(?:就任|選任|選出|昇格|昇任|着任|再任|選ばれ|任命|なる|なり|なった)(?!せず|しな|され[なず]|(?:する)?(?:予定|要請|打診)|[^。、\n]{0,6}(?:辞退|固辞|拒|断|要請|打診))"
# 後援会長, of what stands beside a school; みどり賞の審査員, of another's.
_BESIDE = ("後援会長", "同窓会長", "PTA会長", "審査員")
_NAMED = rf"(?:[ 　]?(?:{CALLED}|准?教授|博士))?(?:[(（][^()（）\n]*[)）])?"
# 早瀬 徹が第2代会長に就任, 早瀬徹 取締役CTO就任
_BEHIND = re.compile(rf"{_NAMED}(?:が|は|、|[ 　])*{_WHICH}{_TITLE}(?:に|と|へ|として)?(?:[^\s　、。はがをに]{{1,8}}で)?{_TAKES}")
# 第2代会長に早瀬 徹が就任, 理事長 早瀬徹 就任
_BEFORE = re.compile(rf"(?:^|[\s　、。：:）)」』]|[がは])(?:新たに)?{_WHICH}{_TITLE}(?:に|として|[ 　])?、?$")
_TAKES_BEHIND = re.compile(rf"{_NAMED}[がをはの 　]?、?{_TAKES}")
_AND = re.compile(rf"{_NAMED}(?:、|・|と|[ 　])[ 　]?")


def find_appointed(dated: Sequence[tuple[Line, DateMention]], owner: str, text: str) -> Iterator[Affiliation]:
    """The posts that the lines of a chronicle tell people to have taken in its body, where a line names no other; whoever had one before the next is so no more."""
    found = [told for line, _ in dated if any(took in text[line.block.start : line.block.end] for took in ("任", "選", "昇", "な")) for told in _in_line(line, owner, text)]
    last = {told.role: told.span for told in found}
    for told in found:
        several = (told.role or "").endswith(SEVERAL) and "代表" not in (told.role or "")
        yield told if several or last[told.role] == told.span else told._replace(status="past")


def _in_line(line: Line, owner: str, text: str) -> Iterator[Affiliation]:
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    for number, person in enumerate(people):
        before = text[line.block.start : person.start]
        said = _BEHIND.match(text, person.end, line.block.end)
        ahead = _BEFORE.search(before) if said is None and (takes := _TAKES_BEHIND.match(text, person.end, line.block.end)) is not None else None
        post = said["post"] if said is not None else ahead["post"] if ahead is not None else ""
        title = lexicon().title_at_end(post)
        if title is None or len(post) > len(title) + 8 or post.endswith((*PUBLIC_OFFICES, *_BESIDE)):
            continue
        start = person.start if said is not None or ahead is None else line.block.start + ahead.start("post")
        end = said.end() if said is not None else takes.end() if takes is not None else person.end
        # 早瀬徹、みどり協会会長に就任; みどり社の早瀬徹が: of another body.
        if any(r.kind is Kind.ORGANIZATION and r.entity != owner and _begins(before, line) <= r.start < end for r in line.refs):
            continue
        for whom in (*(_together(people[: number + 1], text) if post.endswith(SEVERAL) else ()), person):
            yield Affiliation(whom.entity, owner, post, Span(min(start, whom.start), end), 0.82, "chronicle-post")


def _begins(before: str, line: Line) -> int:
    """Where the sentence of a line begins in which somebody is named."""
    return line.block.start + before.rfind("。") + 1


def _together(people: Sequence[Ref], text: str) -> Iterator[Ref]:
    """Those named right before somebody who takes the same post: 早瀬徹、三枝光 取締役就任."""
    for before, after in reversed(list(pairwise(people))):
        if not _AND.fullmatch(text, before.end, after.start):
            return
        yield before
