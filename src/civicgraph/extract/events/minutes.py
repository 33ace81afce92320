"""Who was at the meeting that minutes report: the lists of those present and whoever speaks in a labelled turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

# 3.出席委員 早瀬委員長、…; 【出席者】; ○出席者
_NUMBER = r"[0-9.．()①-⑳⑴-⒇一二三四五六七八九十、・■□◆◇○●◎▼▶※【\[<〈《\s　]*"
_PRESENT = re.compile(
    rf"{_NUMBER}(?:本日の)?(?:ご)?(?:出\s*席\s*(?:者|委員|議員|理事|役員|構成員|幹事|会員)?|参加者|参加委員|(?:地方自治法第[0-9一二三四五六七八九十百]+条(?:第[0-9一]+項)?(?:の規定)?に(?:より|基づき|よる)、?)?(?:(?:説明|職務)のため(?:に)?、?)?(?:(?:会議|議場)に)?出席(?:した|を求めた)(?:者|委員|議員|説明員|(?:事務局)?職員)|来賓)(?:名簿|一覧|の?(?:職・?)?氏名|は(?:左|次|以下)の(?:とお|通)り(?:です|である)?。?)?"
    r"(?:\([^()]{1,12}\))?(?:[】\]>〉》)][\s　:：]*|[\s　:：]+|$)"
)
# 事務局, 説明員: below those present they are there too.
_BESIDE = re.compile(rf"{_NUMBER}(?:事務局|説明員|説明者|関係者|関係職員|オブザーバー?|アドバイザー|司会|書記|委員|会長|副会長|委員長|副委員長|座長|理事|監事|幹事|市側|行政|職員)(?:職員)?[】\]>〉》]?(?:[\s　:：]+|$)")
_ABSENT = re.compile(rf"{_NUMBER}(?:欠\s*席|不参加)")
# 北斗区協議会 早瀬会長 in brackets on a line of its own: a turn's speaker.
_LABEL = re.compile(r"[【\[〔(（＜<][^】\]〕)）>\n]{2,40}[】\]〕)）＞>]")
_HOW_MANY = re.compile(r"(?:約|のべ|延べ)?[0-9]+(?:名|人)(?:程度|以上)?")
_MEETING = ("会", "会議", "会見", "総会", "例会", "議会", "対談", "鼎談", "ディスカッション", "セッション", "フォーラム", "シンポジウム", "サミット", "会合", "WG", "討論", "本部")
_LONGEST, _SHORT = 400, 16
_OTHER_HEAD = re.compile(r"議題|議事|日\s*時|場\s*所|会\s*場|資料|配布|内容|概要|次第|閉会|開会|公開|傍聴|案件|報告|その他|欠席|議長|問|担当|会議|[。0-9]")


def find_present(document: Document, resolution: Resolution, event: str | None, text: str) -> Iterator[Statement]:
    """Those whom minutes or a report of `event` list as present, and the speakers of its turns."""
    if event is None:
        return
    seen = mode = counted = False
    own = event
    found = lines(document, resolution)
    for line in found:
        block = line.block
        body = text[block.start : block.end]
        own = event_over(line, body) or own
        present = _PRESENT.match(body)
        if _ABSENT.match(body):
            mode = False
        elif present is not None and "欠席" not in body[: present.end()]:
            mode = seen = True
            counted = _HOW_MANY.fullmatch(body[present.end() :].strip()) is not None
        elif mode and (not _goes_on(line, body) or (counted and line.block.label is not None)):
            # 参加者：120名, and 講師：早瀬徹 below it: who gives a talk is told by a key of its own.
            mode = False
        elif seen and not mode and _BESIDE.match(body) and "。" not in body and block.kind is not BlockKind.TURN:
            mode = True
        if mode and "。" not in body and len(body) <= _LONGEST:
            for person in _listed(line.refs, body, block.start):
                yield Statement(own, Predicate.PARTICIPANT, person.entity, (Span(block.start, block.end),), 0.82, "present")
            head = present.end() if present is not None else 0
            for ref in line.refs if head else ():
                if ref.kind is Kind.ORGANIZATION and not ref.unit and ref.entity != own and _is_alone(ref, head, block, text):
                    yield Statement(own, Predicate.PARTICIPANT, ref.entity, (Span(block.start, block.end),), 0.78, "present")
    yield from _speaking(found, resolution, event, text)


# (出席者)みどり協会、北斗大学: bodies between separators; みどり協会 三枝理事 and 三枝(みどり協会) name whose people come.
_BEFORE_BODY = re.compile(r"(?:[、,，/／・:：\n]|\A)[ 　]*$")
_AFTER_BODY = re.compile(r"[ 　]*(?:[、,，\n]|[(（](?:計|以上)?\d|ほか|他|など|等|$)")


def _is_alone(body: Ref, head: int, block: Block, text: str) -> bool:
    """Whether a body among those present stands by itself, and has nobody's name or post before or behind it."""
    start = block.start + head
    before = text[start : body.start]
    if body.start < start or before.count("(") > before.count(")"):
        return False
    return _BEFORE_BODY.search(before) is not None and _AFTER_BODY.match(text, body.end, block.end) is not None


def event_over(line: Line, body: str) -> str | None:
    """The event whose name is most of a line: what stands below is of it."""
    events = [r for r in line.refs if r.kind is Kind.EVENT]
    return events[0].entity if len(events) == 1 and events[0].end - events[0].start >= len(body.strip()) and body[:1] not in "「『" else None


def _goes_on(line: Line, body: str) -> bool:
    """Whether a line under those present lists more of them."""
    people = any(r.kind is Kind.PERSON for r in line.refs)
    if not people and len(body) <= _SHORT and not _OTHER_HEAD.search(body):
        # 【学識経験者】 between those present
        return True
    key = line.block.label is not None or line.block.kind is BlockKind.HEADING
    return "。" not in body and people and (not key or _BESIDE.match(body) is not None or _is_post(line))


def _is_post(line: Line) -> bool:
    """会長：早瀬徹 among those present: the key is a post."""
    label = line.block.label
    return label is not None and any(label.start <= role.start and role.end <= label.end for reading in line.readings for role in reading.roles)


def _listed(refs: Sequence[Ref], body: str, start: int) -> Iterator[Ref]:
    """The people of a line outside its brackets, or all of them where every one stands in one."""
    people = [r for r in refs if r.kind is Kind.PERSON]
    outside = [r for r in people if body.count("(", 0, r.start - start) == body.count(")", 0, r.start - start)]
    # 6.議事 下記のとおり: nobody.
    yield from (r for r in outside or people if body[r.end - start : r.end - start + 1] != "の")


def _speaking(found: Sequence[Line], resolution: Resolution, event: str, text: str) -> Iterator[Statement]:
    """The people whose names label the turns of a meeting."""
    entity = resolution.entities[event]
    if not any(n.text.endswith(_MEETING) for n in entity.names):
        return
    spoken: dict[str, Span] = {}
    for line in found:
        block = line.block
        if block.kind is BlockKind.TURN and block.label is not None:
            label = block.label
        elif _LABEL.fullmatch(text[block.start : block.end].strip()):
            label = Span(block.start, block.end)
        else:
            continue
        people = [r for r in line.refs if r.kind is Kind.PERSON and label.start <= r.start and r.end <= label.end]
        if len(people) == 1:
            spoken.setdefault(people[0].entity, label)
    if len(spoken) > 1:
        for person, label in spoken.items():
            yield Statement(event, Predicate.PARTICIPANT, person, (label,), 0.78, "turn-of-meeting")
