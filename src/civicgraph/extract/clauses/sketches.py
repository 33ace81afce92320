"""A sentence reduced to who and what it names: each mention one mark, what brackets hold left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span

# Full-width letters never stand in folded text.
PERSON, BODY, EVENT, OTHER, QUOTED = "Ｐ", "Ｏ", "Ｅ", "Ｎ", "Ｑ"
_MARKS = {Kind.PERSON: PERSON, Kind.ORGANIZATION: BODY, Kind.EVENT: EVENT}
_CLOSING = {"(": ")", "（": "）", "「": "」", "『": "』", "〔": "〕", "“": "”"}
_ROUND = "(（〔"
_OPENING = re.compile(f"[{''.join(_CLOSING)}]")
# 早瀬徹 + 副市長・実行委員長, 早瀬 + さん: what people are addressed by.
_ADDRESS = re.compile(
    r"[ 　]?(?:[一-鿿々ァ-ヺー・]{0,16}?(?:長|議員|委員|教授|講師|助教|理事|代表|主査|主幹|部長|次官|大臣|補佐官|政務官|審議官|知事|監督|アナウンサー|リーダー|マネージャー|プロデューサー|ディレクター))?"
    rf"[ 　]?{HONORIFIC}?(?![一-鿿々ァ-ヺー・])"
)
_SPELT = re.compile(r"[(（][ぁ-ゖァ-ヺー・=A-Za-z., 　]{2,30}[)）]")
_OFFICE = re.compile(r"(?:長官|次官|局長|部長|課長|大臣)")


_SERVES = re.compile(r"を(?:務める|つとめる|務めている|務められる|担う)(?=[^ 　、。]{2})")
# Who does this at an event is told by the verb.
_ON_STAGE = ("司会", "座長", "議長", "進行役", "聞き手", "講師", "審査員", "審査委員", "審査員長", "審査委員長", "メンター", "パネリスト", "コメンテーター", "モデレーター", "ファシリテーター", "コーディネーター", "コーディネータ")


class Sketch(NamedTuple):
    """The reduced sentence, where each of its characters stands in the document, and the mention behind each mark."""

    text: str
    offsets: tuple[int, ...]
    refs: Mapping[int, Ref]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the sketch stands in the document."""
        last = self.refs.get(end - 1)
        return Span(self.offsets[start], last.end if last is not None else self.offsets[end - 1] + 1)


def sketch(start: int, end: int, refs: Sequence[Ref], roles: Sequence[Span], text: str) -> Sketch:
    """The stretch `start`..`end` of a text, with the mentions and roles in it, in order."""
    marks: list[str] = []
    offsets: list[int] = []
    found: dict[int, Ref] = {}
    # 北斗学会2023年度大会: the meeting, not the body with whose name it begins.
    begins: dict[int, Ref] = {}
    for ref in refs:
        if ref.start not in begins or begins[ref.start].end < ref.end:
            begins[ref.start] = ref
    posts = {r.start: r.end for r in roles}
    serving = {r.end: m.end() for r in roles if (m := _SERVES.match(text, r.end, end)) is not None and not text.endswith(_ON_STAGE, r.start, r.end)}
    starts = [*sorted(b for b in (*begins, *serving) if b < end), end]
    at = start
    while at < end:
        named = begins.get(at)
        if named is not None:
            found[len(marks)] = named
            marks.append(_MARKS.get(named.kind, OTHER))
            offsets.append(at)
            at = named.end
            if named.kind is Kind.PERSON:
                at = _after_title(at, end, posts, begins, text)
            continue
        if at in serving:
            # みどり社のCTO + を務める + 早瀬氏
            marks.append("の")
            offsets.append(at)
            at = serving[at]
            continue
        character = text[at]
        closing = _CLOSING.get(character)
        stop = _closed(at, end, character, closing, text) if closing is not None else -1
        if stop != -1:
            inside = [r for r in refs if at < r.start and r.end < stop]
            quoted = [r for r in inside if r.kind in (Kind.EVENT, Kind.ORGANIZATION) and r.start <= at + 1 and r.end >= stop - 2]
            if character not in _ROUND:
                if quoted:
                    found[len(marks)] = quoted[0]
                marks.append(_MARKS[quoted[0].kind] if quoted else QUOTED)
                offsets.append(at)
            at = stop
            continue
        # What stands up to the next mention or bracket stays as it is.
        following = starts[bisect_right(starts, at, 0, len(starts) - 1)]
        bracket = _OPENING.search(text, at + 1, following)
        stop = bracket.start() if bracket is not None else following
        marks += text[at:stop]
        offsets += range(at, stop)
        at = stop
    return Sketch("".join(marks), tuple(offsets), found)


def _after_title(at: int, end: int, posts: Mapping[int, int], begins: Mapping[int, Ref], text: str) -> int:
    """The end of what a person is addressed by after the name: (はやせ とおる)副市長, 北斗庁長官."""
    if text[at : at + 1] in ("(", "（"):
        spelt = _SPELT.match(text, at, end)
        at = spelt.end() if spelt is not None else at
    body = begins.get(at)
    if text[at : at + 1] == "・" and (held := _post_in_body(begins.get(at + 1), end, posts, begins)) is not None:
        return held
    if body is not None and body.kind is Kind.ORGANIZATION:
        post = posts.get(body.end) or next((m.end() for m in [_OFFICE.match(text, body.end, end)] if m is not None), None)
        at = at if post is None else post
    post = posts.get(at) or (posts.get(at + 1) if text[at : at + 1] in " 　" else None)
    if post is not None and post <= end:
        at = post
    address = _ADDRESS.match(text, at, end)
    if address is not None:
        return address.end()
    return next((at + len(h) for h in (*lexicon().honorifics, "博士") if text.startswith(h, at)), at)


def _post_in_body(body: Ref | None, end: int, posts: Mapping[int, int], begins: Mapping[int, Ref]) -> int | None:
    """The end of a post that stands behind a body, or begins with the unit in its name: 早瀬徹・ + みどり協会 + 理事; None where none does."""
    if body is None or body.kind is not Kind.ORGANIZATION:
        return None
    stop = body.end
    while (unit := begins.get(stop)) is not None and unit.kind is Kind.ORGANIZATION:
        stop = unit.end
    return next((last for first, last in posts.items() if body.start < first <= stop < last <= end), None)


def _closed(at: int, end: int, opening: str, closing: str, text: str) -> int:
    """The end of the bracket that opens at `at`, or -1 where it is not closed before `end`."""
    depth = 0
    for position in range(at, end):
        if text[position] == opening:
            depth += 1
        elif text[position] == closing:
            depth -= 1
            if not depth:
                return position + 1
    return -1
