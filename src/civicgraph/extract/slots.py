"""Bodies told by where they stand: between a boundary and somebody's post (みんなの家 つどい 代表 早瀬徹), or in a name's bracket.

Whatever its words are, what a line or bracket puts right before a post beside a name is whose post it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.found import Found
from civicgraph.extract.gazetteer import known
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.sentences import Sentence
from civicgraph.extract.words import in_dictionary
from civicgraph.extract.written_names import is_common
from civicgraph.records import Kind, Span

# Posts at an event, and those that no body has.
_AT_EVENT = frozenset(["司会", "講師", "パネリスト", "パネラー", "座長", "ファシリテーター", "モデレーター", "ゲスト", "コメンテーター", "コーディネーター", "審査員", "審査委員長", "委員", "進行", "担当", "報告者", "発表者", "講演者", "メンバー", "リーダー", "議員", "大臣", "知事", "市長", "町長", "村長", "区長", "首相", "総理", "部長", "課長", "室長", "係長", "局長", "監督", "記者", "学生", "市民", "選手", "作家", "医師", "弁護士"])
_BOUNDARY = "、。(（「『:：／/|｜\n・,>】]"
_PERSON_GAP = re.compile(r"(?:氏|さん|様|先生)?[ 　]*[(（、,]?[ 　]*")
_NO_BODY = re.compile(r"^(?:元|前|現|初代|歴代|副|同|当|本|第?\d|故)|(?:の|た|る|い)$|[!?！？。…]|報告|紹介|挨拶|写真|プロフィール|講演|講話|[0-9]{2}[:：]|会場|主催者|受賞者|登壇者|(?:午前|午後)|時$|日$|年$|月$|代$|部$|[()（）]|[新前元現副名各同]$")
# 自治 + 会長: the body's name and the post share a character.
_SHARED = ("商店", "自治", "町内", "連合", "協議", "同窓", "後援", "振興", "保存", "商工", "婦人", "老人", "子ども", "父母", "県人", "経済人", "実行委員", "研究", "推進協議", "連絡協議")


def with_slots(found: Sequence[Found], roles: Sequence[Span], sentence: Sentence, text: str) -> tuple[Found, ...]:
    """The mentions, with the bodies that stand between a boundary and a post beside a person."""
    people = [f for f in found if f.kind is Kind.PERSON]
    if not people and not roles:
        return tuple(found)
    result = list(found)
    for body in (*_before_posts(people, found, roles, sentence, text), *_in_brackets(people, found, sentence, text)):
        inside = [f for f in result if f.start < body.end and body.start < f.end]
        if all(body.start <= f.start and f.end <= body.end for f in inside):
            result = [f for f in result if f not in inside]
            result.append(body)
    return tuple(sorted(result))


def without_bodies(roles: Sequence[Span], found: Sequence[Found], text: str) -> tuple[Span, ...]:
    """The roles, each without the end of a body's name that such a slot tells: 石油社長 is 社長."""
    ends = {f.end: f.start for f in found if f.method == "body-in-slot"}
    inside = ((r, next((e for e in ends if ends[e] < r.end and r.start < e < r.end), r.start)) for r in roles)
    return tuple(Span(r.end - len(title_of(r, text)) if e > r.start else r.start, r.end) for r, e in inside)


def _before_posts(people: Sequence[Found], found: Sequence[Found], roles: Sequence[Span], sentence: Sentence, text: str) -> Iterator[Found]:
    for role in roles:
        title = title_of(role, text)
        if title in _AT_EVENT or not (title in lexicon().body_titles or title in _OF_BODIES):
            continue
        start = role.end - len(title)
        if (rest := text[role.start : start].strip(" 　")) and not (title == "会長" and rest.endswith(_SHARED)):
            # 社会連携担当 + 理事: what sort of post it is.
            continue
        followed = any(_near(role.end, p.start, text) for p in people)
        begins = _boundary(start, [p for p in people if p.end < start], sentence, text)
        span = Span(begins, begins + len(text[begins:start].rstrip(" 　")))
        alone = begins == sentence.start and _LINE_ENDS.match(text, role.end, sentence.end) and text[start - 1] in " 　" and text.endswith(_CARDS, span.start, span.end)
        if not (followed or alone or any(_holds(p.end, role, text) for p in people)) or not 3 <= span.end - span.start <= 30:
            continue
        if not followed and any(p.start == span.start for p in people):
            continue
        if title == "会長" and text.endswith(_SHARED, span.start, span.end) and span.end == start:
            span = Span(span.start, span.end + 1)
        if (name := _name(span, found, sentence, text)) is not None:
            yield Found(*name, Kind.ORGANIZATION, 0.8, "body-in-slot")


# What closes a card's line after a post, and with what the body's name there ends.
_LINE_ENDS = re.compile(r"[ 　]*(?:[(（][^()（）]{1,16}[)）])?[ 　]*$")
_CARDS = ("事務所", "会", "社", "団", "店", "院", "園", "塾", "隊", "ラボ", "センター", "クラブ", "デザイン", "スタジオ")
_OF_BODIES = ("副学長", "創業者", "助教", "店主", "主宰", "店長", "オーナー", "プロデューサー")


def title_of(role: Span, text: str) -> str:
    """The post at the end of a role's words, without what stands before it: 石油 + 社長."""
    return lexicon().title_at_end(text[role.start : role.end]) or text[role.start : role.end].strip(" 　")


def _near(end: int, start: int, text: str) -> bool:
    """Whether a name follows a post over nothing but a blank, a colon or の."""
    return 0 <= start - end <= 3 and text[end:start].strip(" 　:：・") in ("", "の")


def _holds(end: int, role: Span, text: str) -> bool:
    """Whether a post stands in the bracket right after a name, or closes its line: 早瀬徹（みどりの家 代表）."""
    if not 0 < role.start - end <= 36:
        return False
    gap = text[end : role.start]
    opening = re.match(r"(?:氏|さん|様)?[ 　]*[(（][^()（）、。]*$|[ 　\n]+[^、。\n]*$", gap)
    closing = text[role.end : role.end + 1] in (")", "）", "\n", "", "、", " ", "　")
    return opening is not None and closing


def _boundary(end: int, people: Sequence[Found], sentence: Sentence, text: str) -> int:
    """Where the words before a post begin: after punctuation, a name, or a blank."""
    floor = max([sentence.start, *(p.end for p in people if p.end <= end)])
    if floor > sentence.start:
        gap = _PERSON_GAP.match(text, floor, end)
        floor = gap.end() if gap is not None else floor
    words_end = end
    while words_end > floor and text[words_end - 1] in " 　":
        words_end -= 1
    begins = words_end
    while begins > floor and text[begins - 1] not in _BOUNDARY and text[begins - 1] not in " 　":
        begins -= 1
    # オフィスみどり 社会保険労務士事務所: two words of which the second is a common noun.
    if begins > floor and text[begins - 1] in " 　" and _common_body(text[begins:words_end]):
        further = begins - 1
        while further > floor and text[further - 1] not in _BOUNDARY and text[further - 1] not in " 　":
            further -= 1
        begins = further if begins - 1 - further > 1 else begins
    return begins


def _common_body(name: str) -> bool:
    return name in ("社会保険労務士事務所", "税理士事務所", "行政書士事務所", "司法書士事務所", "法律事務所", "会計事務所", "設計事務所", "建築事務所", "研究所", "事務所", "実行委員会", "株式会社", "合同会社") or (re.fullmatch(r"[ぁ-ゖ]{2,6}", name) is not None and not is_common(name))


def _name(span: Span, found: Sequence[Found], sentence: Sentence, text: str) -> Span | None:
    """The body's name in such a slot; None where what was found there fills it, or where it is no name."""
    inside = [f for f in found if f.start < span.end and span.start < f.end]
    bodies = [f for f in inside if f.kind is not Kind.PERSON]
    # 北斗市 + みどりの会, みどり大学の…: whose it is, and what stands after it.
    first = min(bodies, default=None)
    if first is not None and first.start == span.start and first.end < span.end and text[first.end] in "の 　":
        span = Span(first.end + 1, span.end)
        inside = [f for f in inside if f.start >= span.start]
    name = text[span.start : span.end]
    covered = sum(min(f.end, span.end) - max(f.start, span.start) for f in inside)
    if len(name) < 3 or covered >= len(name.replace(" ", "").replace("\u3000", "")) or any(f.start < span.start or f.end > span.end for f in inside):
        return None
    if name.endswith(lexicon().qualifiers) or _NO_BODY.search(name) or is_common(name) or known(name) or name in lexicon().not_organisations:
        return None
    if any(f.kind in (Kind.EVENT, Kind.WORK, Kind.LAW) or (f.kind is Kind.ORGANIZATION and f.unit) for f in inside):
        return None
    words = [w for w in sentence.words if span.start <= w.start and w.end <= span.end]
    if not words or any(w.pos[0] in ("動詞", "助動詞", "接続詞", "連体詞") or (w.pos[0] == "助詞" and w.surface not in ("の", "と")) for w in words):
        return None
    person = next((f for f in inside if f.kind is Kind.PERSON), None)
    if person is not None:
        # 早瀬 + 石油 is a firm named after a family, 早瀬 + 名誉 + 会長 is not.
        rest = text[person.end : span.end]
        firm = person.start == span.start and len(rest) > 1 and not rest.startswith(tuple(lexicon().qualifiers)) and rest[0] not in "前元新現副故"
        if not firm or not all(w.pos[1] in ("普通名詞", "名詞的") for w in words if w.start >= person.end):
            return None
    if all(w.pos[1] in ("普通名詞", "数詞") or w.pos[0] in ("接尾辞", "接頭辞") for w in words) and not name.endswith(tuple(lexicon().suffixes)) and person is None:
        # 地域 + 代表: common nouns say what sort of post it is.
        return None
    return span


_BRACKET = re.compile(r"(?:氏|さん|様|先生)?[ 　]?[(（]([^()（）「」、。\n:：]{3,26})[)）]")
_NO_CONTENT = re.compile(r"^[ぁ-ゖー 　]+$|^[ァ-ヺー・ 　]+[ 　・][ァ-ヺー]+$|[0-9０-９]|歳|才|写真|左|右|中央|当時|敬称|旧姓|略|故人|以下|在住|出身|議長|司会|代表$|[都道府県市区町村]$|年$|ら$")


def _in_brackets(people: Sequence[Found], found: Sequence[Found], sentence: Sentence, text: str) -> Iterator[Found]:
    """早瀬徹氏（みどりデザイン）: a name's bracket that holds one name and nothing else."""
    for person in people:
        match = _BRACKET.match(text, person.end, sentence.end)
        if match is None:
            continue
        name, span = match.group(1).strip(" 　"), Span(*match.span(1))
        inside = [f for f in found if f.start < span.end and span.start < f.end]
        if inside or _NO_CONTENT.search(name) or known(name) or is_common(name) or lexicon().title_at_end(name) is not None:
            continue
        words = [w for w in sentence.words if span.start <= w.start and w.end <= span.end]
        if not words or any(w.pos[0] in ("動詞", "助動詞", "助詞", "接続詞") for w in words):
            continue
        latin = re.fullmatch(r"[A-Z][a-z'-]+(?: [A-Z][a-z.'-]*)+", name) is not None
        coined = any(w.pos[1] == "固有名詞" and w.pos[2] != "人名" for w in words) or (re.search(r"[ァ-ヺー]{3}|[A-Za-z]{2}", name) is not None and not in_dictionary(name))
        if coined and not latin:
            yield Found(*span, Kind.ORGANIZATION, 0.74, "body-in-bracket")
