"""Lines of an award's announcement: 優秀賞：チーム虹色「みどり日記」, the prize, who won it and with what, on one line or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_MARKS = r"[\s　・●■◆○◎★☆【\[〈＜<◇▼]*"
_PRIZE_NAME = r"[^\s。、「」『』:：()（）はがをに]{0,20}(?<!受)賞|(?:準)?グランプリ|(?:準)?優勝"
_PRIZE = _MARKS + rf"(?:{_PRIZE_NAME})" + r"[】\]〉＞>]?(?:[ 　]*[(（][^()（）]{1,14}[)）])?[ 　]*[:：/／]?[ 　]*"
_WHO = r"(?P<who>[^\s。、「」『』:：()（）/／](?:[^。、「」『』:：()（）/／はがをにで]{0,23}[^\s。、「」『』:：()（）/／])?)"
_WORK = r"[「『](?P<work>[^「」『』]{1,40})[」』]"
_TITLE = r"(?:作品名?|アプリ名?|サービス名?|タイトル|アイデア名?|提案名?|企画名?|プロジェクト名?)[ 　]*[:：]?[ 　]*"
_TEAM = r"(?:学生)?(?:チーム名?|グループ名?)[ 　]*[:：]?[ 　]*"
_BESIDE = r"(?:[ 　]*[(（][^()（）]{1,30}[)）])?[ 　]*[/／、,]?[ 　]*"
_END = r"(?:さん|氏|様)?[ 　]*。?"
# チーム「虹色」　作品名「みどり日記」
_BOTH_QUOTED = rf"{_TEAM}[「『](?P<who>[^「」『』]{{1,30}})[」』]{_BESIDE}(?:{_TITLE})?{_WORK}{_END}"
_WHO_FIRST = rf"(?!{_TEAM}[「『])(?:チーム名?[ 　:：]+)?{_WHO}[ 　]*(?:{_TITLE})?{_WORK}[ 　]*。?"
# 「みどり日記」（チーム虹色）, 「みどり日記」　早瀬 徹（北浜市）: the other way round.
_WORK_FIRST = (
    rf"(?:{_TITLE})?{_WORK}(?P<gap>[ 　]+|[ 　]*[(（/／][ 　]*|(?=チーム)|)(?:(?:チーム名?|受賞者|制作者?|作者?|応募者)[ 　]*[:：][ 　]*)?(?![ぁ-ゖ]|[^()（）]{{0,12}}[0-9]+[万億]?[円点件組人名])"
    rf"{_WHO}(?:[/／][^()（）。、「」/／]{{2,24}})?(?:[)）]|[ 　]*[(（][^()（）]{{1,30}}[)）])?{_END}"
)
# みどり日記（チーム虹色）
_IN_BRACKETS = r"(?P<work>[^\s。、「」『』:：()（）][^。「」『』:：()（）]{1,30})[ 　]*[(（](?P<who>チーム[^()（）。、:：]{1,24})[)）]"
# チーム「虹色」, チーム名：虹色
_ALONE = r"(?:チーム名?|グループ名?)[ 　]*(?:[:：][ 　]*[「『]?(?P<named>[^「」『』。、()（）:：\s]{2,24})[」』]?|[「『](?P<who>[^「」『』]{1,30})[」』])(?:[ 　]*[(（][^()（）]{1,30}[)）])?[ 　]*"
_ENTRIES = tuple(re.compile(form) for form in (_BOTH_QUOTED, _WHO_FIRST, _WORK_FIRST, _IN_BRACKETS, _ALONE))
# 1位　桃「白鳳」: a rank tells of teams only where it says so.
_RANK = _PRIZE.replace(_PRIZE_NAME, _PRIZE_NAME + "|第?[1-9一二三]位")
_LINES = tuple(re.compile((_PRIZE if form in (_WHO_FIRST, _WORK_FIRST) else _RANK) + form) for form in (_BOTH_QUOTED, _WHO_FIRST, _WORK_FIRST, _IN_BRACKETS, _ALONE))
_PRIZE_ALONE = re.compile(_PRIZE)
# オーディエンス賞 : midori_fighter, one of three lines or more: whoever has no mark has won.
_PLAIN = re.compile(_PRIZE.removesuffix("[:：/／]?[ 　]*") + r"[:：/／][ 　]*(?!なし|該当)(?:チーム[ 　]*)?(?P<who>[^\s。、「」『』:：()（）/／](?:[^。、「」『』:：()（）/／]{0,22}[^\s。、「」『』:：()（）/／])?)(?:[ 　]*[(（][^()（）]{1,30}[)）])?(?:さん|氏|様)?[ 　]*")
_LEAST = 3
_FEW = re.compile(r"[一-鿿々ヶぁ-ゖ 　]{2,7}")
# 受賞チームは「虹色」。
_WON_BY = re.compile(r"(?:受賞|入賞|優勝|選ばれた)(?:した)?(?:チーム|団体|グループ)(?:名)?は、?[「『](?P<who>[^「」『』]{1,24})[」』](?:[(（][^()（）]*[)）])?(?=で(?:す|し|、)|だ|に(?:決|選)|[。、\n]|$)")
# 最優秀賞「みどり日記」, over who won it.
_WORK_ALONE = re.compile(_PRIZE + rf"(?:{_TITLE})?{_WORK}[ 　]*")
# チーム名：虹色, 作品名：みどり日記: lines of a card.
_CARD = re.compile(r"(?:(?P<team>チーム名?|グループ名?|受賞者|受賞団体)|作品名?|アプリ名?|サービス名?|タイトル|アイデア名?|提案名?)[ 　]*[:：][ 　]*[「『\"“]?(?P<name>[^「」『』。\"”\n]{2,40}?)[」』\"”]?[ 　]*")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TURN)
_PRIZE_WORD = re.compile("賞|グランプリ|優勝|位")
_NAMES_SOME = re.compile("[「『]|チーム|グループ")
_WINNERS = (Kind.ORGANIZATION, Kind.PERSON)
# 最優秀賞には、チーム「虹色」の「みどり日記」が選ばれた
_PRIZED = re.compile(
    r"(?:[」』]|チーム[^「」、。]{1,14}|[校学専会団社隊部組員]|さん|氏)の[一-鿿ァ-ヺーA-Za-z0-9]{0,16}[「『](?P<work>[^「」『』]{2,30})[」』](?:[がにはも]、?[^。「」]{0,20}?(?:選ばれ|選出|受賞し|輝[いき]|獲得し|贈られ|決まっ|決定し)|(?:でした|です|だ)?。)"
)
_MADE_BY = re.compile(r"[■●◆・\s　]*(?:作者|作品制作者?|制作者|応募者|受賞者|発明者|考案者|発表者|チーム名?|受賞チーム)(?:名|氏名)?[ 　:：]*")
_NAME_ENDS = re.compile(r"(?:さん|くん|君|ちゃん|氏|様)?[ 　]*(?:[(（][^()（）]{1,40}[)）])?[ 　]*")
_CONTESTS = ("コンテスト", "コンクール", "アワード", "大賞", "ハッカソン", "アイデアソン", "甲子園", "グランプリ", "チャレンジ", "選手権", "Contest", "Cup", "Challenge", "Award", "Awards", "Hackathon")
_UNQUOTED = ("(", "（", "/", "／")


def _won_by(block: Block, text: str) -> Span | None:
    """The team that a line says has won."""
    team = _WON_BY.search(text, block.start, block.end) if "は「" in text[block.start : block.end] else None
    return Span(*team.span("who")) if team is not None else None


def _is_prize(document: Document, number: int, text: str) -> bool:
    """Whether a block is nothing but what a prize is called."""
    block = document.blocks[number] if number >= 0 else None
    short = block is not None and block.end - block.start < 40 and block.kind in _KINDS and _PRIZE_WORD.search(text, block.start, block.end) is not None
    return short and block is not None and not text.startswith(("副賞", "賞金", "賞品"), block.start) and _PRIZE_ALONE.fullmatch(text, block.start, block.end) is not None


@by_block
def _plain(document: Document, number: int, text: str) -> re.Match[str] | None:
    """A prize, a colon and a name on a line."""
    block = document.blocks[number]
    short = block.kind in _KINDS and block.end - block.start < 60 and (":" in text[block.start : block.end] or "/" in text[block.start : block.end])
    return _PLAIN.fullmatch(text, block.start, block.end) if short and _PRIZE_WORD.search(text, block.start, block.end) else None


@by_block
def _award(document: Document, number: int, text: str) -> re.Match[str] | None:
    """The entry that a line is: behind the prize, below it, or below another such."""
    block = document.blocks[number]
    # 「みどり日記」　　早瀬 徹（北浜高専）: no table.
    apart = block.kind is BlockKind.ROW and text[block.start] in "「『" and text.find("\t", block.start, block.end) == -1
    if (block.kind not in _KINDS and not apart) or block.end - block.start > 120:
        return None
    if _NAMES_SOME.search(text, block.start, block.end) is None:
        plain = _plain(document, number, text)
        return plain if plain is not None and sum(_plain(document, n, text) is not None for n in range(len(document.blocks))) >= _LEAST else None
    forms = _LINES if _PRIZE_WORD.search(text, block.start, block.end) else _ENTRIES if _is_prize(document, number - 1, text) or _follows(document, number, text) else ()
    return next((m for m in (form.fullmatch(text, block.start, block.end) for form in forms) if m is not None), None)


def _follows(document: Document, number: int, text: str) -> bool:
    """Whether a line with a title in quotes stands right below another entry of a prize."""
    return number > 0 and text[document.blocks[number].start] in "「『" and text[document.blocks[number - 1].start] in "「『" and _award(document, number - 1, text) is not None


def _who(line: re.Match[str]) -> str:
    """The group of a match that holds who won."""
    return "named" if "named" in line.re.groupindex and line["named"] else "who"


# 審査員, 賞金10万円
_NO_WORK = re.compile(r"^(?:賞金|賞品|副賞|賞状)|審査|選考|講評|(?:[者員]|[0-9万]円|名|点|該当なし)$")
# みどり日記 below the prize, and チーム虹色（北浜高専） below that.
_STACKED = re.compile(r"[「『]?(?P<work>[^\s。、「」『』:：()（）][^。「」『』:：()（）]{1,30})[」』]?[ 　]*")
_STACKED_WHO = re.compile(r"(?P<who>(?:チーム|学生団体|グループ)[ 　]?[^。、「」『』:：()（）]{1,24}|(?:NPO法人|一般社団法人|株式会社|合同会社)[ 　]?[^。、「」『』:：()（）]{1,24}|Code for [A-Z][A-Za-z]+|[一-鿿々ヶ]{1,4}[ 　][一-鿿々ぁ-ゖァ-ヺー]{1,5})(?:さん|氏|様)?(?:[ 　]*[(（][^()（）]{1,30}[)）])?[ 　]*")


@by_block
def _stacked(document: Document, number: int, text: str) -> tuple[Span, Span] | None:
    """The work that a line below a prize, or below another such pair, names, and who made it on the line below."""
    block = document.blocks[number]
    under = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    if under is None or block.kind not in _KINDS or block.label is not None or block.end - block.start > 34 or _is_prize(document, number, text):
        return None
    work, who = _STACKED.fullmatch(text, block.start, block.end), _STACKED_WHO.fullmatch(text, under.start, under.end)
    if work is None or who is None or _NO_WORK.search(work["work"]) is not None or _STACKED_WHO.fullmatch(text, block.start, block.end) is not None:
        return None
    opens = _is_prize(document, number - 1, text) or any(number >= n and _stacked(document, number - n, text) is not None for n in (2, 3))
    return (Span(*work.span("work")), Span(*who.span("who"))) if opens else None


def find_award(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The winner and the work of such a line; where another finder knows the winner better, it is believed."""
    line = _award(document, number, text)
    if (team := _won_by(document.blocks[number], text)) is not None:
        yield LaidOut(team, Kind.ORGANIZATION, 0.8, "prize-winner", 6.5)
    if (pair := _stacked(document, number, text)) is not None:
        yield LaidOut(pair[0], Kind.WORK, 0.78, "prize-work", 5.6)
    elif number and (pair := _stacked(document, number - 1, text)) is not None:
        yield LaidOut(pair[1], Kind.ORGANIZATION, 0.75, "prize-winner", 5.4 if pair[1].of(text).startswith(("チーム", "グループ")) else 2.4)
    if line is None:
        yield from _carded(document, number, text)
        return
    who, groups = _who(line), line.re.groupindex
    if line.re is _PLAIN:
        # A name of a few Chinese characters may be somebody's.
        yield LaidOut(Span(*line.span(who)), Kind.ORGANIZATION, 0.75, "prize-winner", 2.4 if _FEW.fullmatch(line["who"]) else 5.6)
        return
    # 特別賞 「みどり日記」 記念品: behind a blank whoever wins is known otherwise.
    if "gap" not in groups or line["who"].startswith("チーム") or text[line.start("who") - 1] in _UNQUOTED:
        yield LaidOut(Span(*line.span(who)), Kind.ORGANIZATION, 0.75, "prize-winner", 5.4 if "named" in groups or "「" in text[line.start() : line.start(who)] else 2.4)
    if "work" in groups:
        yield LaidOut(Span(*line.span("work")), Kind.WORK, 0.78, "prize-work", 6.2 if line.re.pattern.endswith(_BOTH_QUOTED) else 5.6)


def prized_works(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """What a sentence says that somebody has won a prize with."""
    said = _PRIZE_SAID.search(text, start, end)
    for work in _PRIZED.finditer(text, start, end) if said is not None else ():
        yield LaidOut(Span(*work.span("work")), Kind.WORK, 0.76, "prize-work", 2.4)


_PRIZE_SAID = re.compile(r"(?:賞|グランプリ|優勝)(?:に|は|を|した|、|が)")


def _carded(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The team of a card: チーム名：虹色, above or below 作品名：みどり日記."""
    block = document.blocks[number]
    card = _CARD.fullmatch(text, block.start, block.end) if block.kind in _KINDS else None
    if card is None or not card["team"] or card["team"].startswith("受賞"):
        return
    if any(_card_line(document, n, text, team=False) or _is_prize(document, n, text) for n in (number - 1, number + 1)):
        yield LaidOut(Span(*card.span("name")), Kind.ORGANIZATION, 0.78, "prize-winner", 5.4)


def _card_line(document: Document, number: int, text: str, *, team: bool) -> re.Match[str] | None:
    block = document.blocks[number] if 0 <= number < len(document.blocks) else None
    card = _CARD.fullmatch(text, block.start, block.end) if block is not None and block.kind in _KINDS else None
    return card if card is not None and (card["team"] is not None) is team else None


def find_award_facts(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who won a prize took part in the event that the document reports, and made the work that won it."""
    if "賞" not in text and "優勝" not in text and "グランプリ" not in text and "チーム" not in text:
        return
    first: dict[int, ResolvedReading] = {}
    main = resolution.entities.get(context.main_event or "")
    contest = main.id if main is not None and (context.titled or any(n.text.endswith(_CONTESTS) for n in main.names)) else None
    for reading in resolution.readings:
        above = first.setdefault(reading.sentence.block, reading)
        if above is not reading and document.blocks[reading.sentence.block].kind is BlockKind.ROW:
            first[reading.sentence.block] = structs.replace(above, refs=(*above.refs, *reading.refs))
    for number, reading in first.items():
        block = document.blocks[number]
        span = Span(block.start, block.end)
        work: list[Ref] = []
        if (team := _won_by(block, text)) is not None:
            who = _refs(reading, team.start, team.end, _WINNERS)
        elif (card := _card_line(document, number, text, team=True)) is not None:
            who = _refs(reading, *card.span("name"), _WINNERS)[:1]
            work = _of_card(document, number, first, text)
        elif (line := _award(document, number, text)) is not None:
            start, end = line.span(_who(line))
            # 北斗高校 電子科: of the school, where its part is no name.
            who = _refs(reading, start, end, _WINNERS)[-1:] or [r for r in reading.refs if r.start == start and r.end < end and r.kind in _WINNERS][:1]
            work = _refs(reading, *line.span("work"), (Kind.WORK,)) if "work" in line.re.groupindex else []
        elif block.kind in _KINDS and (alone := _WORK_ALONE.fullmatch(text, block.start, block.end)) is not None and (below := first.get(number + 1)) is not None:
            under = document.blocks[number + 1]
            named = re.compile(r"[\s　]*[^。、「」:：()（）]{2,24}(?:[(（][^()（）]{1,30}[)）])?").fullmatch(text, under.start, under.end)
            who = [r for r in below.refs[:1] if named is not None and r.start <= under.start + 1 and text[r.end : r.end + 1] in ("", "\n", "(", "（")]
            who = [r for r in who if r.kind in _WINNERS]
            work = _refs(reading, *alone.span("work"), (Kind.WORK,))
        elif (pair := _stacked(document, number, text)) is not None and (below := first.get(number + 1)) is not None:
            who = [r for r in below.refs[:1] if r.kind in _WINNERS and r.start <= pair[1].start + 8 and r.end == pair[1].end]
            work = _refs(reading, *pair[0], (Kind.WORK,))
        elif contest is not None and number and _MADE_BY.fullmatch(text, document.blocks[number - 1].start, document.blocks[number - 1].end):
            # 作者, over 早瀬 徹 (若葉高校)
            who = [r for r in reading.refs[:1] if r.kind in _WINNERS and r.start <= block.start + 1 and _NAME_ENDS.fullmatch(text, r.end, block.end)]
        else:
            continue
        for winner in who:
            yield from (Statement(w.entity, Predicate.CREATOR, winner.entity, (span,), 0.82, "prize-work") for w in work)
            if contest is not None:
                yield Statement(contest, Predicate.PARTICIPANT, winner.entity, (span,), 0.78, "prize-winner")


def _refs(reading: ResolvedReading, start: int, end: int, kinds: tuple[Kind, ...]) -> list[Ref]:
    return [r for r in reading.refs if start <= r.start and r.end == end and r.kind in kinds]


def _of_card(document: Document, number: int, readings: dict[int, ResolvedReading], text: str) -> list[Ref]:
    """The work on the card of a team: below it, or above it where the cards begin with the work."""
    at = number + 1
    above = _card_line(document, number - 1, text, team=False) is not None
    if above and (_card_line(document, at, text, team=False) is None or _card_line(document, number - 2, text, team=True) is None):
        at = number - 1
    card, reading = _card_line(document, at, text, team=False), readings.get(at)
    return _refs(reading, *card.span("name"), (Kind.WORK,)) if card is not None and reading is not None else []
