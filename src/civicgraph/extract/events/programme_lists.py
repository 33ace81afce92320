"""Who speaks, by the lines of a programme without times of day: 式辞　北浜市長　早瀬徹, and lists under 講演 or パネリスト."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.events.minutes import event_over
from civicgraph.extract.events.timetables import session_in
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_NOISE = r"[0-9.．()①-⑳⑴-⒇・■□◆◇○●◎▼▶☆★※【】\[\]<>〈〉《》＜＞「」:：\s　-]*"
# The head of a list of those who speak.
_HEAD = re.compile(
    rf"{_NOISE}(?:第[0-9一二三四五]+部{_NOISE})?(?:当日の?|本日の?|主な|式典|大会|会議)*(?:プログラム|次\s*第|式次第|会次第|タイムテーブル|タイムスケジュール|講演(?:会|者|内容|プログラム)|{TALK}"
    r"|発表(?:者|内容)|登壇者?|出演者?|講師|ゲスト|スピーカー|パネリスト|パネラー|コーディネーター?|モデレーター?|コメンテーター?|ファシリテーター?|司会(?:者|進行)?|進行(?:役)?|ディスカッション)"
    rf"(?:の?(?:ご)?(?:紹介|一覧|プロフィール|概要))?(?:\([^()]{{1,14}}\))?{_NOISE}"
)
# 基調講演「…」, セッション1：…: who speaks there stands below.
_PART = re.compile(
    rf"{_NOISE}(?:第[0-9一二三四五]+部{_NOISE})?{TALK}"
    r"[0-9①-⑨]*[\s　:：「『】\]>〉》].{2,70}"
)
# What somebody does in a line of an order of ceremonies, before or after the name.
_TALK = r"(?:挨\s*拶|あいさつ|祝\s*辞|式\s*辞|謝\s*辞|答\s*辞|(?:開会|閉会)(?:の(?:辞|ことば|言葉|挨拶|あいさつ))?|開会宣言|閉会宣言|乾\s*杯|万歳三唱|講\s*評|総\s*評|司\s*会(?:進行)?|趣旨説明|基調講演|記念講演|特別講演|講\s*演|講\s*話|事例発表|事例報告|話題提供|基調報告|活動報告|コーディネーター?|パネリスト|モデレーター?|コメンテーター?|ファシリテーター?)"
_OPENS = re.compile(rf"{_NOISE}(?:第[0-9一二三四五]+部[\s　:：]*)?(?:[一-鿿ァ-ヺー]{{0,8}}(?:の)?(?:ご|御)?)?{_TALK}[0-9①-⑨]*(?:\([^()]{{1,14}}\))?(?:[\s　:：・…】\]]+|[「『][^」』]{{1,60}}[」』][\s　/／]*)")
_CLOSES = re.compile(rf"[\s　]+(?:ご|御)?{_TALK}{_NOISE}$")
_ENDS = re.compile(
    rf"{_NOISE}(?:日\s*時|場\s*所|会\s*場|主\s*催|共\s*催|後\s*援|協\s*賛|協\s*力|定\s*員|参加費|参加者|対\s*象|申\s*込|お?問|その他|出席者|審査|事務局|スタッフ|受\s*付|担\s*当|お?申し?込|連絡先|備考|閉\s*会$|アクセス|参考|企画\s*[:：])"
)
# 過去の登壇者, 運営スタッフ, 関連書籍, over others.
_OTHERS = re.compile(rf"{_NOISE}(?:(?:過去|前回|昨年度?|歴代|これまで)の?[^\s。:：]{{1,8}}|(?:運営|実行委員会?|当日|ボランティア)?(?:スタッフ|メンバー|事務局)(?:一覧|紹介)?|関連[^\s。:：]{{1,6}}|アーカイブ[^\s。:：]{{0,6}}|推薦(?:のことば|の言葉|コメント|文)?){_NOISE}")
# 次回司会　早瀬徹, and what stands below 次回予告: another time's.
_ANOTHER_TIME = re.compile(rf"{_NOISE}(?:次回|前回|来[年月週]|次年度|昨年|前年)")
# 「…」 on a line of its own
_ALONE = re.compile(r"[\s　]*[「『“][^「」]{2,}[」』”][\s　]*")
# A prize is given to somebody, a film or a piece is by somebody: whoever is named there does not speak, unless in a talk on it.
_NO_TALK = re.compile(r"(?!.*(?:講演|発表|挨拶|あいさつ|トーク|解説)).*(?:表彰|授賞|授与|贈呈|受賞者|黙祷|献花|来賓紹介|欠席|上映|朗読|演奏|合唱|作曲|作詞|監督|原作|主演|脚本|展示|面会|来庁|受付|担当)", re.S)
# 早瀬徹の作品を見る, 早瀬徹記念館: what is spoken of.
_SPOKEN_OF = re.compile(r"の(?!皆|みな|お|ご)|[ 　]?(?:生誕|没後|追悼|記念|展)")
_IN_PROSE = re.compile(r"[」』]?[ 　]?[にのでをがはとへも](?=[^\s」』])")
_HONOURED = re.compile(rf"[ 　]?{CALLED}")
_LONGEST = 120


def find_programme_speakers(document: Document, resolution: Resolution, event: str | None, titled: bool, text: str) -> Iterator[Statement]:
    """Speakers of `event`, and of the talk whose name stands beside theirs, from its programme; where the document's title
    does not name `event`, a line with another event's name opens that one's programme.
    """
    if event is None:
        return
    listing = another = False
    own = event
    # A talk named since the last speaker, and a speaker after whom none has been.
    talk: Ref | None = None
    waiting: Ref | None = None
    for line in lines(document, resolution):
        block = line.block
        body = text[block.start : block.end]
        own = own if listing or titled or _PART.fullmatch(body) else event_over(line, body) or own
        if block.kind in (BlockKind.TITLE, BlockKind.TURN, BlockKind.ROW, BlockKind.BYLINE) or "。" in body or len(body) > _LONGEST:
            listing, another, talk, waiting = False, False, None, None
            continue
        another = _ANOTHER_TIME.match(body) is not None or (another and block.kind is not BlockKind.HEADING and not _HEAD.fullmatch(body))
        # 14:30 みどり賞の授賞式, and on its second line 審査委員：
        if another or _OTHERS.fullmatch(body) or _ENDS.match(body) or _ENDS.match(body.rpartition("\n")[2]):
            listing, talk, waiting = False, None, None
            continue
        if _HEAD.fullmatch(body):
            listing, talk, waiting = True, None, None
            continue
        if is_no_talk(block.start, block.end, text):
            listing, talk, waiting = False, None, None
            continue
        if session_in(block.start, block.end, text) is not None:
            # The next session: whoever spoke last spoke in the one before.
            listing, talk, waiting = False, None, None
            continue
        if not any(r.kind is Kind.PERSON for r in line.refs) and _PART.fullmatch(body):
            listing, waiting = True, None
        people = [r for r in line.refs if r.kind is Kind.PERSON and _outside(r, block, text) and not is_spoken_of(r, text)]
        # みどりナイト2018に行きたくなる話: what is spoken of, and no talk.
        named = next((r for r in line.refs if r.kind is Kind.EVENT and r.entity not in (event, own) and not _IN_PROSE.match(text, r.end, block.end)), None)
        speaking = people if listing else [p for p in people if _is_speech(p, body, block, people)] or _seated(people, block, text)
        span = Span(block.start, block.end)
        for person in speaking:
            yield Statement(own, Predicate.SPEAKER, person.entity, (span,), 0.78, "programme-speaker")
        if not listing:
            continue
        told = talk or named
        if people:
            if told is not None and len(people) == 1:
                yield Statement(told.entity, Predicate.SPEAKER, people[0].entity, (span,), 0.74, "programme-talk")
            # 早瀬先生 - 講演「…」: where the talk was named before, the line goes on to the next.
            talk = named if talk is not None else None
            waiting = people[0] if len(people) == 1 and told is None and not _speech(body) else None
        elif named is not None and waiting is not None and _ALONE.fullmatch(body):
            yield Statement(named.entity, Predicate.SPEAKER, waiting.entity, (Span(waiting.start, named.end),), 0.74, "programme-talk")
            waiting = None
        elif named is not None:
            talk, waiting = named, None


def is_no_talk(start: int, end: int, text: str) -> bool:
    """Whether a part of a programme is one in which those that it names do not speak: a prize-giving, a film."""
    return _NO_TALK.match(text, start, end) is not None


def is_spoken_of(person: Ref, text: str) -> bool:
    """Whether somebody's name is a part of what is spoken of: 早瀬徹記念館, 早瀬徹の作品."""
    return _SPOKEN_OF.match(text, person.end) is not None


# パネルディスカッション　コーディネーター　早瀬徹、パネリスト　三枝光、千葉佳子: what they are there right before their names.
_SEAT = re.compile(
    r"(?:^|[\s　、。：:」』)）])(?:講師|登壇者|出演者?|ゲスト(?:スピーカー)?|スピーカー|講演者|話題提供者?|発表者|報告者|パネリスト|パネラー|コーディネーター?|モデレーター?|コメンテーター?|ファシリテーター?|司会(?:進行|者)?|進行役?|聞き手)[ 　:：]+$"
)
_AND_NEXT = re.compile(rf"{CALLED}?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*[、,，・/／][ 　]*(?:[^、。:：()（）]{{1,24}}[ 　])?")
_LONGEST_SEAT = 14


def _seated(people: Sequence[Ref], block: Block, text: str) -> list[Ref]:
    """Those whose names stand right behind what they are at the event, and who is named with them."""
    found: list[Ref] = []
    for person in people:
        named = _SEAT.search(text, max(block.start, person.start - _LONGEST_SEAT), person.start) is not None
        if named or (found and _AND_NEXT.fullmatch(text, found[-1].end, person.start)):
            found.append(person)
    return found


def _speech(body: str) -> bool:
    """Whether a line says that somebody greets or the like, which has no title."""
    return _OPENS.match(body) is not None or _CLOSES.search(body) is not None


def _outside(ref: Ref, block: Block, text: str) -> bool:
    """Whether a name stands in no round bracket of its line."""
    return text.count("(", block.start, ref.start) == text.count(")", block.start, ref.start)


def _is_speech(person: Ref, body: str, block: Block, people: Sequence[Ref]) -> bool:
    """Whether a line is an entry such as 祝辞　北浜市長　早瀬徹 or みどりの会会長　早瀬徹　ご挨拶."""
    opens = _OPENS.match(body)
    if opens is not None and block.start + opens.end() <= person.start and len(people) == 1:
        return True
    honoured = _HONOURED.match(body, person.end - block.start)
    after = honoured.end() if honoured is not None else person.end - block.start
    return len(people) == 1 and _CLOSES.fullmatch(body, after) is not None
