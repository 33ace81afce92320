"""Which event a sentence of a report speaks of: the one that it names, else the one that the document or the lines before report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.context import Context, is_session
from civicgraph.extract.clauses.sketches import EVENT, Sketch
from civicgraph.extract.names.occasions import any_bears
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.text.talk_words import TALK, WON_AT
from civicgraph.knowledge import load_knowledge
from civicgraph.records import Block, BlockKind, Document, Kind

# 大会の実行委員長の早瀬氏: the event says who somebody is, not where.
_SAYS_WHO = re.compile(r"の?(?:実行委員|運営|事務局|委員長|代表|主催|座長|審査|開催(?:を|に向け)|準備|参加者|関係者)")
# …と題した講演, 「…」というテーマで: the name is that of a talk.
_TITLED = re.compile(r"(?:と題(?!(?:する|した|して)[^。、]{0,16}?(?:シンポジウム|フォーラム|セミナー|大会|集会|イベント|会議|講演会|研修会|報告会))|という(?:テーマ|題|タイトル|演題|講演|基調講演)|をテーマ|の(?:演題|題|テーマ|タイトル)で)")
# 「みどり祭」の早瀬さん、「若葉祭」の千葉さんが登壇した: whose people they are.
_OF_SOMEBODY = re.compile("[」』]?のＰ")
PARTIES = ("祝賀会", "懇親会", "レセプション", "パーティー", "交流会", "祝宴")
# The line below tells of an agreement that was signed elsewhere.
_OF_THEIR_OWN = ("締結式", "調印式", "会見")
_AND = re.compile("[」』]?(?:及び|および|並びに|ならびに|・|と)[「『]?")
# 大会に向けて, 大会の意義を: what is spoken of.
_MATTER = re.compile(
    r"(?:に(?:つい|関|向け|触れ|ふれ|かけ)|を(?:前に|控え|契機|きっかけ|機に|踏まえ|ふまえ|紹介|説明|報告|振り返|例に|通じ|経て)|への?応募"
    r"|の(?:意義|経緯|趣旨|概要|魅力|様子|成果|歴史|こと|内容|目的|結果|報告|紹介|説明)|の[^、。はがをＰＱＥ]{1,12}(?:について|に関して))"
)
# 早瀬氏が講演する「…」, 早瀬氏の講演「…」
_AHEAD = re.compile(r"(?:(?:する|した|を行う|を行った|がある|の|:)?[ 　]?Ｅ)")
# 「みどり大会」では…, 大会が…開かれ: the lines after it tell what happened there.
_SCENE = re.compile(
    r"[」』)）]*(?:[(（][^()（）]{1,40}[)）])?(?!をテーマ|と題)(?:で(?:は|、)|には|(?:が|は|を)[^。]{0,60}?(?:開催(?!するとともに|するなど|するほか|しており)|開か|開き|開い|開く|催|行わ|行い|行っ|行な|実施|挙行|執り行)|が(?:あり、|あった|ありました)|に(?:参加|出席|登壇|行っ|お邪魔|招か))"
)
# 大会が盛況のうちに終わり, 大会の模様: in the first lines it tells what is reported, further down what is spoken of.
_OPENED = re.compile(r"[」』)）]*(?:[(（][^()（）]{1,40}[)）])?(?:(?:が|は|を)[^。]{0,60}?(?:あり|あっ|終え|終了|終わ|開幕|閉幕|始ま|スタート|盛況|盛会|幕を)|の(?:模様|様子|当日|レポート))")
# 「…」と題した講演、続くパネルディスカッションでは: what is told then is no longer of the talk.
_NEXT_PART = re.compile(r"(?:続く|引き続き|その後の?|後半の?|第[二2]部の?)[^Ｅ。]{0,12}?(?:パネル|ディスカッション|討論|対談|鼎談|セッション|交流会|懇親会)|パネル(?:ディスカッション|討論)(?:では|には)")
# 一方、…: what follows in the paragraph is told of others; 取材に対し, 会見で: where else it was said.
_TURN = re.compile(r"[ 　]*(?:一方|他方|これに対し|それに対し|また、\d{1,2}月)(?:て|で|は)?[、,]?")
_TO_PRESS = re.compile(r"取材|本紙|本誌|インタビューに|会見で|電話で|ブログ|SNS|ツイッター|自身の[XＸ]で")
_IS_TOPIC = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:は|が|も|では|には)")
# みどり大会で早瀬氏が「…」を発表した: the title of what was given, and where.
_GIVEN = re.compile(r"を(?:口頭|ポスター)?(?:発表|報告|披露|講演)(?:し|さ|。|、|$)")
_AT = re.compile("[ 　]?(?:で|にて|において)(?!す|き)")
# 第2部 特別講演「: what stands beside the name of an event on a line that is its heading.
_BESIDE_TITLE = re.compile(rf"(?:第[0-9一二三四五六]+部|協賛者?|{TALK}|はじまる|始まる|開催(?:しました)?|(?:の|を)?(?:開催)?(?:報告|レポート|リポート)|を?(?:終えて|開催しました|実施しました)|[^一-鿿ぁ-ゖァ-ヺーA-Za-z:])*")
# 【2】北浜大学と共同研究を開始: the headline of an item that is numbered.
_NUMBERED_ITEM = re.compile(r"[【\[〔(（][0-9０-９①-⑳]{1,2}[】\]〕)）][^\n。]{4,60}")
# 協定を結びました: the headline of another item.
_NEWS = re.compile(r"(?:まし(?:た|て)|ます|です|でした|を(?:開催|実施|締結|結成|設立|受賞|発行|開始|公開))[。!！♪]?$")
# 早瀬教授が「みどりの日」に登壇: the headline of an item of a page that is a list of them.
_WAS_THERE = re.compile(
    r"[^。\n]{8,110}(?:[」』会式展祭学]|イベント|シンポジウム|フォーラム|セミナー|サミット|ワークショップ|[0-9A-Za-z])(?:に|へ|で|にて)、?[^、。はがをに]{0,14}(?:登壇|参加|出席|講演|出展|出演|発表|受賞)(?:し(?:まし)?た)?"
)
_DIARY = re.compile(r"[^\w\n]{0,2}(?:20[0-9]{2}[年./])?(?:1[0-2]|[1-9])[月/][0-9]{1,2}日?(?:[ 　(（:：]|[^、。はがに]{0,6}[ 　])")
_SURE = 0.6  # less sure, a name is one only where something else says so
_LINES = 8
_OPENING = 7
_HEADING = 60


def end_of_item(blocks: Sequence[Block], resolution: Resolution, whole: str | None, text: str) -> int:
    """The block up to which the event reported holds: the next heading that tells of something else, as those of a newsletter do
    (新しい職員が加わりました), where the event stands in the item before, or the next of the headlines that say who was where.
    """
    first = next((r.sentence.block for r in resolution.readings if any(ref.entity == whole for ref in r.refs)), 0)
    items = [i for i in range(len(blocks) - 1) if _is_item(blocks[i], blocks[i + 1], text)]
    if len(items) > 1:
        return next((i for i in items if i > first), len(blocks))
    heads = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING or _NUMBERED_ITEM.fullmatch(text, b.start, b.end)]
    over = next((i for i in reversed(heads) if i <= first), None)
    if over is None:
        return len(blocks)
    later = (i for i in heads if i > over and blocks[i].level <= blocks[over].level)
    return next((i for i in later if _NEWS.search(text, blocks[i].start, blocks[i].end)), len(blocks))


def _is_item(block: Block, below: Block, text: str) -> bool:
    """Whether a line that is no sentence says that somebody was at an event, over a paragraph that tells of it."""
    if block.kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH) or below.kind is not BlockKind.PARAGRAPH or "。" in text[block.start : block.end]:
        return False
    return _WAS_THERE.fullmatch(text, block.start, block.end) is not None and "。" in text[below.start : below.end]


class Reported:
    """The events spoken of as the sentences go by."""

    def __init__(self, document: Document, resolution: Resolution, context: Context, text: str) -> None:
        self._blocks = document.blocks
        self._resolution = resolution
        self._context = context
        self._scene: tuple[int, Ref] | None = None
        self._section = 0
        self._titled = -2
        self._text = text
        self._left = -1
        self._apart = False
        self._named_from: dict[str, int] = {}
        for reading in resolution.readings:
            for ref in reading.refs:
                self._named_from.setdefault(ref.entity, reading.sentence.start)
        self.whole = context.main_event if context.titled else self._opening(text)
        first = next((r.sentence.block for r in resolution.readings if any(ref.entity == self.whole for ref in r.refs)), None)
        self.whole = None if first is not None and self._is_entry(first) else self.whole
        self._items = self._next_item(text)
        # What a press conference announces happens elsewhere.
        self.announces = self.whole is not None and any(n.text.endswith("会見") for n in resolution.entities[self.whole].names)

    def is_municipality(self, ref: Ref) -> bool:
        """Whether a mention is of a town or its government."""
        return self._resolution.entities[ref.entity].sector == "LocalGovernment"

    def _opening(self, text: str) -> str | None:
        """The event that a heading at the top or a sentence of the first lines says was held, else one that they are about."""
        known = load_knowledge().entities
        about: str | None = None
        for reading in self._resolution.readings:
            number = reading.sentence.block
            if number >= _OPENING or self._context.main_event is None:
                break
            for ref in reading.refs:
                if ref.kind is not Kind.EVENT or ref.entity in known or ref.entity in self._context.disasters or self._is_entry(number):
                    continue
                if self._blocks[number].kind is BlockKind.HEADING or _SCENE.match(text, ref.end, reading.sentence.end):
                    return ref.entity
                if about is None and (self._heads(number, text) or _OPENED.match(text, ref.end, reading.sentence.end)):
                    about = ref.entity
        return about

    def _is_entry(self, number: int) -> bool:
        """Whether a line begins with a day as the one above or below it does: each of a diary is of its own day."""
        near = (b for b in self._blocks[max(0, number - 1) : number + 2] if b is not self._blocks[number])
        return self._dated(self._blocks[number]) and any(map(self._dated, near))

    def _dated(self, block: Block) -> bool:
        return block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and _DIARY.match(self._text, block.start, block.end) is not None

    def _next_item(self, text: str) -> int:
        return end_of_item(self._blocks, self._resolution, self.whole, text)

    def _heads(self, number: int, text: str) -> bool:
        """Whether a block is a line that is no sentence, as one that says what the next ones are about."""
        block = self._blocks[number]
        return block.kind is BlockKind.PARAGRAPH and block.end - block.start <= _HEADING and not re.search(r"[。、]", text[block.start : block.end])

    def begins(self, reading: ResolvedReading) -> bool:
        """Whether there is an event that a sentence can be about."""
        block = self._blocks[reading.sentence.block]
        if block.kind is BlockKind.HEADING or _NUMBERED_ITEM.fullmatch(self._text, block.start, block.end):
            self._section = reading.sentence.block
            self._apart = {r.kind for r in reading.refs} in ({Kind.ORGANIZATION}, {Kind.PLACE})
        below = self._titled == reading.sentence.block - 1
        return below or self._context.main_event is not None or any(r.kind is Kind.EVENT for r in reading.refs)

    def elsewhere(self, reading: ResolvedReading) -> bool:
        """Whether a sentence that names no event need not tell of the one reported: what is told to the press, and what its
        paragraph tells from 一方 or another event on; under a heading that names a body alone, until an event is named there.
        """
        number, start = reading.sentence.block, reading.sentence.start
        if _TURN.match(self._text, start):
            self._left = number
        return self._left == number or self._apart or _TO_PRESS.search(self._text, start, reading.sentence.end) is not None

    def leave(self, reading: ResolvedReading, text: str) -> None:
        """Take the last event at which a sentence says something happens as the scene of the next ones."""
        if not reading.refs:
            return
        self._apart = self._apart and all(r.kind is not Kind.EVENT for r in reading.refs)
        events = [r for r in reading.refs if r.kind is Kind.EVENT and r.entity not in self._context.sessions and not self._is_part(r)]
        if any(r.entity == self.whole for r in events):
            self._left = -1
        elif self.whole is not None and any(_IS_TOPIC.match(text, r.end) for r in events):
            self._left = reading.sentence.block
        for ref in reading.refs:
            headed = self._blocks[reading.sentence.block].kind is BlockKind.HEADING
            if not headed and self._is_title(ref, reading.sentence.block):
                headed, self._titled = True, reading.sentence.block
            if ref.kind is not Kind.EVENT or ref.entity in self._context.disasters or self._joined(ref, reading, text) or WON_AT.match(text, ref.end):
                continue
            if (headed or _SCENE.match(text, ref.end, reading.sentence.end)) and not self._is_entry(reading.sentence.block):
                self._scene = reading.sentence.block, ref

    def _is_title(self, event: Ref, number: int) -> bool:
        """Whether a line is nothing but an event's name and what sort it is, over a paragraph: 特別講演「…」."""
        block, below = self._blocks[number], self._blocks[min(number + 1, len(self._blocks) - 1)]
        if event.confidence < _SURE or not self._heads(number, self._text) or below.kind is not BlockKind.PARAGRAPH or "。" not in self._text[below.start : below.end]:
            return False
        beside = (self._text[block.start : event.start], self._text[event.end : block.end])
        return all(_BESIDE_TITLE.fullmatch(part) for part in beside)

    def _joined(self, ref: Ref, reading: ResolvedReading, text: str) -> bool:
        """総会及び祝賀会を開催: the second of two that one sentence names together is no scene of its own."""
        return any(r.kind is Kind.EVENT and r.entity != ref.entity and _AND.fullmatch(text, r.end, ref.start) for r in reading.refs)

    def events(self, drawn: Sketch, match: re.Match[str], block: int) -> Iterator[tuple[str, float]]:
        """The events at which somebody does what a match says, with how sure that is."""
        named = self._named(drawn, match)
        if named is None:
            implied = self.implied(block, drawn.offsets[-1])
            if implied is not None:
                yield implied
            return
        ref, talk = named
        yield ref.entity, 1.0
        if (place := self._where_given(drawn, ref)) is not None:
            yield place.entity, 1.0
            return
        if self.whole is not None and block < self._items and ref.entity != self.whole and (talk or ref.entity in self._context.sessions or self._is_part(ref)):
            yield self.whole, 0.9
        elif self.whole is None and talk and (near := self.implied(block, drawn.offsets[-1])) is not None and near[0] != ref.entity:
            yield near

    def _is_part(self, ref: Ref) -> bool:
        """Whether a name that any ceremony has stands beside an event with one of its own: 式典 at みどり大会."""
        names = [n.text for n in self._resolution.entities[ref.entity].names]
        whole = [n.text for n in self._resolution.entities[self.whole].names] if self.whole is not None else []
        return all(any_bears(n) and not n.endswith((*PARTIES, *_OF_THEIR_OWN)) for n in names) and not any(map(any_bears, whole))

    def _named(self, drawn: Sketch, match: re.Match[str]) -> tuple[Ref, bool] | None:
        ahead = _AHEAD.match(drawn.text, match.end())
        marks = [ahead.end() - 1] if ahead is not None else []
        marks += [i for i in range(match.end() - 1, -1, -1) if drawn.text[i] == EVENT and i in drawn.refs]
        for mark in marks:
            ref = drawn.refs[mark]
            if _OF_SOMEBODY.match(drawn.text, mark + 1):
                continue
            if ref.entity in self._context.disasters or _SAYS_WHO.match(drawn.text, mark + 1) or _MATTER.match(drawn.text, mark + 1) or WON_AT.match(drawn.text, mark + 1):
                continue
            talk = _TITLED.match(drawn.text, mark + 1) is not None or is_session(self._resolution, ref.entity)
            if talk and _NEXT_PART.search(drawn.text, mark + 1, match.start()):
                continue
            return ref, talk
        return None

    def _where_given(self, drawn: Sketch, title: Ref) -> Ref | None:
        """The event at which a sentence says that what has this title was presented; a session is an event of its own."""
        mark = next(i for i, r in drawn.refs.items() if r is title)
        if title.entity in self._context.sessions or not _GIVEN.match(drawn.text, mark + 1):
            return None
        named = (r for i, r in drawn.refs.items() if i < mark and r.kind is Kind.EVENT and _AT.match(drawn.text, i + 1))
        return next((r for r in named if r.entity != title.entity and r.entity not in self._context.disasters), None)

    def implied(self, block: int, end: int) -> tuple[str, float] | None:
        """The event that the document reports, unless the lines just before `block` speak of another; none named after `end`."""
        near = self._scene if self._scene is not None and block - self._scene[0] <= _LINES and self._scene[0] >= self._section else None
        other = near is not None and near[1].entity != self.whole and near[1].entity not in self._context.sessions
        if self.whole is not None and block < self._items and self._named_from.get(self.whole, 0) <= end:
            return (near[1].entity, 0.85) if near is not None and other else (self.whole, 0.95)
        return (near[1].entity, 0.85) if near is not None else None
