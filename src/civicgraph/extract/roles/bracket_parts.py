"""Each part of the bracket behind a name: 早瀬 徹（北斗省 Chief Architect/北斗大学 教授）, 三枝 光（みどり協会 会長、みどり株式会社）; and
those who share one bracket: 早瀬 徹 氏・三枝 光 氏（みどり株式会社）, 早瀬徹さんと三枝光さん（ともに北斗高校）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.holders import BOTH_WORDS
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

_LEARNED = "博士|准?教授|助教|選手"
_OPENS = re.compile(rf"(?:[ \u3000]?(?:{CALLED}|{_LEARNED}))?[ \u3000]?[(（]")
_PARTS = re.compile(r"[ \u3000]*[/／、,;；][ \u3000]*")
_STATE = re.compile(r"(?:(?:元|前|現)・?)?[ \u3000]*")
# Chief Architect, Software Engineer, 研究部 リーダー: behind a body, a post that no list holds.
_LATIN_POST = re.compile(r"(?!O[BG]$)[A-Z][A-Za-z&.-]*(?: [A-Za-z&.-]+){0,5}")
_LONGEST, _SEVERAL = 120, 2


def in_bracket_parts(items: Sequence[Item], reading: ResolvedReading, text: str, local: frozenset[str]) -> Iterator[Affiliation]:
    """The body that each part begins with, with the post behind it; none where a part names nobody's body and no post, and no town alone."""
    for index, item in enumerate(items):
        opened = _OPENS.match(text, item.end, reading.sentence.end) if item.ref is not None and item.ref.kind is Kind.PERSON else None
        closing = _closing(text, opened.end() - 1, reading.sentence.end) if opened is not None else -1
        if opened is None or item.ref is None or closing == -1:
            continue
        inside = [i for i in items[index + 1 :] if opened.end() <= i.start and i.end <= closing]
        if any(i.ref is not None and i.ref.kind is Kind.PERSON for i in inside):
            continue
        for start, end in _spans(text, opened.end(), closing):
            told = _part(inside, start, end, local, text)
            if told is None and start == opened.end() and lexicon().title_at_end(text[start:end].strip(" \u3000")) is None:
                # （被告、株式会社みどり）
                break
            if told is not None:
                body, post, former = told
                yield Affiliation(item.ref.entity, body.entity, post, Span(item.start, end), 0.84, "part-of-bracket", "past" if former else None)


_TO_NAME = re.compile("[ \u3000]{0,2}")


def before_name(items: Sequence[Item], text: str, local: frozenset[str]) -> Iterator[Affiliation]:
    """北浜市長（全国みどり会会長）早瀬 徹 氏: the second post, in a bracket between the first and the name."""
    for post, body, held, name in zip(items, items[1:], items[2:], items[3:], strict=False):
        if not post.role or not held.role or body.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref is None or name.ref.kind is not Kind.PERSON:
            continue
        bracket = text[post.end : post.end + 1] in "(（" and body.start == post.end + 1 and text[held.end : held.end + 1] in (")", "）")
        if bracket and body.end <= held.start + 1 and _TO_NAME.fullmatch(text, held.end + 1, name.start) and body.ref.entity not in local:
            yield Affiliation(name.ref.entity, body.ref.entity, text[held.start : held.end], Span(post.start, name.end), 0.84, "bracket-before-name")


# 早瀬 徹（はやせ とおる）氏　…: where the posts of a line begin that a name opens.
_BEHIND_NAME = re.compile(rf"(?:[ \u3000]*[(（][^()（）]{{1,24}}[)）])?[ \u3000]*{CALLED}?(?:[ \u3000]*[(（][^()（）]{{1,24}}[)）])?(?:[ \u3000]*[:：/／|｜][ \u3000]*|[ \u3000]+(?:[-–—][ \u3000]+)?)")
_NO_LIST = re.compile(r"[。はがをに「」『』]|です|ます|から|より")
_LINE_PARTS = re.compile(r"[ \u3000]*[/／、，,;；|｜][ \u3000]*")
# 関東ブロック長, 教育政策プロデューサー, 地域おこし協力隊員: what is a post behind a body, in the lists or not.
_ANY_POST = re.compile(r"[^()（）]{0,24}?(?:長|[委隊会職部団社役議]員|研究員|授|師|[担学]者|役|官|士|理事|監事|幹事|代表|主任|参与|顧問|監督|補佐|教諭|(?<![ァ-ヺー])[ァ-ヺー]{4,16}(?<!センター)(?<!グループ)(?<!チーム)(?<!プロジェクト)(?<!プログラム)(?<!コース)|CEO|CTO|COO|CFO)")
_LONGEST_LINE = 160


_PUBLISHERS = ("美術館", "博物館", "会館", "ホール", "ギャラリー", "出版", "出版社", "書店", "書房", "文庫", "新書", "出版会", "出版局", "賞")


def in_line_parts(items: Sequence[Item], reading: ResolvedReading, text: str, local: frozenset[str]) -> Iterator[Affiliation]:
    """早瀬 徹　北斗町長 / 全国若手町長会 関東ブロック長: each body behind the name that opens a line of nothing but posts, and what is told of it."""
    first = items[0] if items else None
    start, end = reading.sentence.start, reading.sentence.end
    if first is None or first.ref is None or first.ref.kind is not Kind.PERSON or first.start > start + 2 or end - start > _LONGEST_LINE:
        return
    behind = _BEHIND_NAME.match(text, first.end, end)
    if behind is None or any(i.ref is not None and i.ref.kind is Kind.PERSON for i in items[1:]) or _NO_LIST.search(text, behind.end(), end):
        return
    bodies = [i for i in items[1:] if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and not i.ref.unit and i.start >= behind.end()]
    begins = [b for b in bodies if _begins_part(b, behind.end(), items, text)]
    for body, following in zip(begins, (*begins[1:], None), strict=False):
        stop = following.start if following is not None else end
        mark = _LINE_PARTS.search(text, body.end, stop)
        said = text[body.end : mark.start() if mark is not None else stop].strip(" \u3000・元前現")
        former = called_former(text, body.start)
        units = [i for i in items if i.ref is not None and i.ref.unit and i.start >= body.end and i.end <= stop]
        whole = not said or (bool(units) and units[-1].end == body.end + len(text[body.end : stop].rstrip(" \u3000")) and not text[body.end : units[0].start].strip(" \u3000"))
        if body.ref is not None and whole and body.start == behind.end() and len(begins) == 1 and body.ref.entity not in local and not text.endswith(_PUBLISHERS, body.start, body.end) and not former:
            # 早瀬 徹　北斗大学, on a line of its own
            for ref in (body.ref, *(u.ref for u in units[-1:])):
                if ref is not None:
                    yield Affiliation(first.ref.entity, ref.entity, None, Span(first.start, stop), 0.8, "part-of-line")
        if body.ref is not None and said and _ANY_POST.fullmatch(said) is not None:
            yield Affiliation(first.ref.entity, body.ref.entity, said, Span(first.start, mark.start() if mark is not None else stop), 0.84, "part-of-line", "past" if former else None)


def _begins_part(body: Item, start: int, items: Sequence[Item], text: str) -> bool:
    """Whether a body opens the list of posts, or one of its parts: behind a mark, or behind a blank after a post."""
    before = text[start : body.start].rstrip("元前現")
    return not before.strip(" \u3000") or _LINE_PARTS.search(before[-3:]) is not None or (before[-1] in " \u3000" and any(i.role and i.end == start + len(before.rstrip(" \u3000")) for i in items))


_ALIKE = re.compile(rf"[ \u3000]?(?:{CALLED}|{_LEARNED})?[ \u3000]*[・&＆][ \u3000]*")
_LISTED = re.compile(rf"[ \u3000]?(?:{CALLED}|{_LEARNED})?[ \u3000]*(?:[・&＆、,，]|と)[ \u3000]*")


def sharing_bracket(reading: ResolvedReading, text: str) -> Mapping[str, tuple[Ref, ...]]:
    """By who stands right before a bracket, those before him whom a middle dot joins to him, or whom the bracket says to be the same (ともに)."""
    start, end = reading.sentence.start, reading.sentence.end
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    if len(people) < _SEVERAL or not any(text.find(mark, start, end) != -1 for mark in ("・", "&", "＆", *BOTH_WORDS)):
        return {}
    shared: dict[str, tuple[Ref, ...]] = {}
    for index, person in enumerate(people):
        opened = _OPENS.match(text, person.end, end)
        joint = _LISTED if opened is not None and text.startswith(BOTH_WORDS, opened.end()) else _ALIKE
        before: list[Ref] = []
        for other in reversed(people[:index] if opened is not None else ()):
            if not joint.fullmatch(text, other.end, (before[-1] if before else person).start):
                break
            before.append(other)
        if before:
            shared[person.entity] = tuple(before)
    return shared


def _closing(text: str, opening: int, end: int) -> int:
    depth = 0
    for at in range(opening, min(end, opening + _LONGEST)):
        depth += text[at] in "(（"
        depth -= text[at] in ")）"
        if depth == 0:
            return at
    return -1


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between strokes and commas that stand in no further bracket; none for one alone, which other rules read."""
    parts: list[tuple[int, int]] = []
    begin = start
    for mark in _PARTS.finditer(text, start, end):
        if text.count("(", start, mark.start()) == text.count(")", start, mark.start()):
            parts.append((begin, mark.start()))
            begin = mark.end()
    return [*parts, (begin, end)] if parts or _LATIN_POST.search(text, start, end) else []


def _part(inside: Sequence[Item], start: int, end: int, local: frozenset[str], text: str) -> tuple[Ref, str | None, bool] | None:
    """The body that a part begins with, its post, and whether that is a former one."""
    state = _STATE.match(text, start, end)
    first = state.end() if state is not None else start
    body = next((i.ref for i in inside if i.start == first and i.ref is not None and i.ref.kind is Kind.ORGANIZATION and not i.ref.unit), None)
    if body is None:
        return None
    said = text[body.end : end].strip(" \u3000・")
    units = [i.ref for i in inside if body.end <= i.start and i.end <= end and i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
    told = _LATIN_POST.fullmatch(said) is not None or lexicon().title_at_end(re.sub(r"[(（][^()（）]*[)）]$", "", said)) is not None
    alone = not said or (bool(units) and units[-1].unit and units[-1].end == end)
    if not (told or alone) or (alone and body.entity in local) or any(not u.unit for u in units):
        return None
    return body, said if told else None, called_former(text, first, start)
