"""Which event a sentence of a report speaks of: the one that it names, else the one that the document or the lines before report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.context import Context, is_session
from civicgraph.extract.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.sketches import EVENT, Sketch
from civicgraph.records import BlockKind, Document, Kind

# 大会の実行委員長の早瀬氏: the event says who somebody is, not where.
_SAYS_WHO = re.compile(r"の?(?:実行委員|運営|事務局|委員長|代表|主催|座長|審査|開催(?:を|に向け)|準備|参加者|関係者)")
# …と題した講演, 「…」というテーマで: the name is that of a talk.
_TITLED = re.compile(r"(?:と題|という(?:テーマ|題|タイトル|演題|講演|基調講演)|をテーマ|の(?:演題|題|テーマ|タイトル)で)")
# 大会に向けて, 大会について: what is spoken of.
_MATTER = re.compile(r"(?:に(?:つい|関|向け)|を(?:前に|控え|契機|きっかけ|機に)|への?応募)")
# 早瀬氏が講演する「…」, 早瀬氏の講演「…」
_AHEAD = re.compile(r"(?:(?:する|した|を行う|を行った|がある|の|:)?[ 　]?Ｅ)")
_LINES = 3


class Reported:
    """The events spoken of as the sentences go by."""

    def __init__(self, document: Document, resolution: Resolution, context: Context) -> None:
        self._blocks = document.blocks
        self._resolution = resolution
        self._context = context
        self._last: tuple[int, Ref] | None = None
        self._section = 0

    def enter(self, reading: ResolvedReading) -> bool:
        """Whether there is an event that a sentence can be about."""
        if self._blocks[reading.sentence.block].kind is BlockKind.HEADING:
            self._section = reading.sentence.block
        return self._context.main_event is not None

    def leave(self, reading: ResolvedReading) -> None:
        """Take the last event that a sentence names as what the next ones may be about."""
        for ref in reading.refs:
            if ref.kind is Kind.EVENT and ref.entity not in self._context.disasters:
                self._last = reading.sentence.block, ref

    def events(self, drawn: Sketch, match: re.Match[str]) -> Iterator[tuple[str, float]]:
        """The events at which somebody does what a match says, with how sure that is."""
        context = self._context
        named = self._named(drawn, match)
        main = context.main_event
        if named is None:
            implied = self._implied(match)
            if implied is not None:
                yield implied
            return
        ref, talk = named
        yield ref.entity, 1.0
        if main is not None and ref.entity != main and context.titled and (talk or ref.entity in context.sessions):
            yield main, 0.9

    def _named(self, drawn: Sketch, match: re.Match[str]) -> tuple[Ref, bool] | None:
        ahead = _AHEAD.match(drawn.text, match.end())
        marks = [ahead.end() - 1] if ahead is not None else []
        marks += [i for i in range(match.end() - 1, -1, -1) if drawn.text[i] == EVENT and i in drawn.refs]
        for mark in marks:
            ref = drawn.refs[mark]
            if ref.entity in self._context.disasters or _SAYS_WHO.match(drawn.text, mark + 1) or _MATTER.match(drawn.text, mark + 1):
                continue
            talk = _TITLED.match(drawn.text, mark + 1) is not None or is_session(self._resolution, ref.entity)
            return ref, talk
        return None

    def _implied(self, match: re.Match[str]) -> tuple[str, float] | None:
        context, last = self._context, self._last
        main = context.main_event
        own = last is None or last[1].entity == main or last[1].entity in context.sessions
        if context.titled and main is not None:
            return main, 0.95
        if last is not None and not own or last is None:
            return None
        return last[1].entity, 0.85
