"""Which bodies a council or a consortium is made of: A社、B社で構成する「みどり協議会」, みどり協議会の構成団体はA社、B社."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from civicgraph.extract.clauses.sketches import BODY, QUOTED, Sketch, sketch
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_AND = r"(?:をはじめ(?:とする)?|ほか|、|,|，|と|や|・|及び|および|並びに|ならびに|[ 　])+"
# A name that nobody found may stand among the others.
_WHO = rf"(?P<who>{BODY}+(?:{_AND}(?:[一-鿿ァ-ヺー・]{{2,16}}{_AND})?{BODY}+)+)(?:など|等|ほか|ら)?"
_COUNT = r"(?:の(?:[^、。Ｐ]{0,24}?)?[0-9一二三四五六七八九十]+(?:社|者|団体|機関|組織|市町村?|市|町|村|法人|大学|校|自治体))?(?:など|等)?"
_MADE = r"(?:構成|組織|結成)(?:する|される|された|した|されている|している)"
_WHOLE = rf"(?P<whole>[{BODY}{QUOTED}])"
# みどり会の活動に賛同し参加: some bodies take part in what others do, and are no part of it.
_PATTERNS = (
    # A社、B社、C大学(など)で構成する「みどり協議会」; A社とB社からなるみどり連合
    re.compile(rf"{_WHO}{_COUNT}(?:(?:で|から|により|によって|が){_MADE}|から(?:なる|成る))(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}"),
    # みどり協議会はA社、B社で構成される。
    re.compile(rf"{_WHOLE}(?:は|とは)、?[^。ＰＯＥＮ]{{0,30}}?{_WHO}{_COUNT}(?:[^。、ＰＯＥＮはがを]{{0,24}})(?:で|から|により|によって)(?:構成|組織)(?:され|さ|する|し(?!な))"),
    re.compile(rf"{_WHOLE}(?:は|とは)、?[^。ＰＯＥＮ]{{0,30}}?{_WHO}{_COUNT}から(?:なる|なり|成る|成り)"),
    # みどり協議会の構成団体は、A社ほか、B社、C社の3社
    re.compile(rf"{_WHOLE}の?(?:参画|加盟|構成|会員|正会員|参加|メンバー)(?:企業|団体|機関|自治体|組織|会社|市町村|校|大学|員|メンバー)?は、?{_WHO}{_COUNT}(?:だ|です|である|で|となって|と|。|$)"),
)
# A社、B市などでつくる連絡会, A社とB社が加わって連絡会が発足した: who set it up.
_FOUNDED = (
    re.compile(rf"{_WHO}{_COUNT}(?:と[^、。Ｐはがを]{{0,14}}?)?(?:が|で)(?:つくる|作る|つくった|作った)(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}"),
    re.compile(rf"{_WHO}{_COUNT}が(?:加わって|加わり|参加して|参加し|参画して|参画し|集まって|集まり)、?(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}(?:が|を|は)(?:発足|設立|結成|創設|立ち上)"),
)
_FOUNDING = ("つくる", "作る", "つくった", "作った", "加わ", "参加し", "参画し", "集ま")
_NEEDED = ("構成", "組織", "結成", "からな", "から成", "参画", "加盟", "会員", "参加", "メンバー")


def find_consortia(resolution: Resolution, text: str) -> Iterator[Statement]:
    """PartOf from each of the bodies that a sentence says another body is made of."""
    for reading in resolution.readings:
        if len(reading.refs) < _FEWEST:
            continue
        said = text[reading.sentence.start : reading.sentence.end]
        founding = any(word in said for word in _FOUNDING)
        if not (founding or any(word in said for word in _NEEDED)) or sum(r.kind is Kind.ORGANIZATION for r in reading.refs) < _FEWEST:
            continue
        drawn = sketch(reading.sentence.start, reading.sentence.end, reading.refs, reading.roles, text)
        for pattern in _PATTERNS:
            for match in pattern.finditer(drawn.text):
                yield from _made_of(drawn, match, reading, resolution)
        for pattern in _FOUNDED if founding else ():
            for match in pattern.finditer(drawn.text):
                for made in _made_of(drawn, match, reading, resolution):
                    yield replace(made, subject=str(made.object), predicate=Predicate.FOUNDER, object=made.subject, method="founded-by-bodies")


_FEWEST = 3


def _whole(drawn: Sketch, at: int, reading: ResolvedReading) -> Ref | None:
    """The body that a mark stands for; of a quoted one, what the quotation marks hold."""
    quoted = drawn.offsets[at] + 1
    return drawn.refs.get(at) or next((r for r in reading.refs if r.start == quoted and r.kind is Kind.ORGANIZATION), None)


def _made_of(drawn: Sketch, match: re.Match[str], reading: ResolvedReading, resolution: Resolution) -> Iterator[Statement]:
    whole = _whole(drawn, match.start("whole"), reading)
    # A city is not made of those who work with it.
    if whole is None or whole.unit or resolution.entities[whole.entity].sector in ("LocalGovernment", "NationalGovernment"):
        return
    span: Span = drawn.span(*match.span())
    for at in range(*match.span("who")):
        member = drawn.refs.get(at)
        branch = drawn.text[at + 1 : at + 2] == BODY  # みどり商工会 + 北浜支部
        if not branch and member is not None and member.kind is Kind.ORGANIZATION and member.entity != whole.entity:
            yield Statement(member.entity, Predicate.PART_OF, whole.entity, (span,), 0.82, "made-of-bodies")


# 参画機関　北浜大学、みどり株式会社, or over a line for each: on the page of a consortium that has no people of its own but theirs.
_MEMBERS = re.compile(r"(?:代表|共同|幹事|参画|参加(?!者)|構成|加盟|連携|分担|共同実施|共同提案)(?:機関|企業|団体|自治体|大学|法人|組織|市町村?|事業者|者)(?:一覧|名)?|代表提案者|構成員(?:一覧)?|メンバー企業|会員企業|会員団体")
_KEY = re.compile(rf"[■●○◆◇・【\[ 　]*(?:{_MEMBERS.pattern})(?:[(（][^()（）]*[)）])?(?:[】\] 　\t|]*[:：]|[】\]]|[ 　\t|]+)[ 　\t]*\S")
_MADE_OF_MEMBERS = ("コンソーシアム", "協議会", "連絡会", "連絡会議", "推進会議", "プラットフォーム", "アライアンス", "連合体", "共同体", "共同企業体", "JV", "ネットワーク会議", "官民会議")
_APART = re.compile(r"[\s　、,，・/／|｜:：;；■●○◆◇*＊-]*(?:[(（][^()（）]{1,20}[)）])?(?:など|等|ほか|他\d*[社者]?)?[\s　、,，・/／|｜;；]*")


# Who takes part in what is held is no member of whoever holds it.
_HELD = re.compile(r"^[^\n、。]{0,4}(?:日\s?時|開催日|会\s?場|プログラム|次\s?第)|\A[^\n]*(?:フォーラム|シンポジウム|セミナー|見学会|視察)", re.MULTILINE)
_NO_MEMBER = re.compile(r"[(（][^()（）]{0,12}(?:予定|検討|退会|脱退|辞退)")


def find_listed_members(document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[Statement]:
    """PartOf from each body that the page of a consortium lists as one of those it is made of."""
    if owner is None or not resolution.entities[owner].names[0].text.endswith(_MADE_OF_MEMBERS):
        return
    below = False
    held = _HELD.search(text) is not None
    for line in lines(document, resolution):
        if held and text.startswith("参加", line.block.start):
            below = False
            continue
        keyed = _KEY.match(text, line.block.start, line.block.end) is not None
        bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION]
        if not bodies:
            below = _MEMBERS.fullmatch(re.sub(r"[\s　■●○◆◇【】\[\]:：]|[(（][^()（）]*[)）]", "", text[line.block.start : line.block.end])) is not None
            continue
        whole = (keyed or _APART.fullmatch(text, line.block.start, bodies[0].start) is not None) and all(_APART.fullmatch(text, a.end, b.start) for a, b in pairwise(bodies))
        below = below and whole and len(bodies) == len(line.refs) and _APART.fullmatch(text, bodies[-1].end, line.block.end) is not None
        for ref in bodies if below or (keyed and all(r.kind is not Kind.PERSON for r in line.refs)) else ():
            if ref.entity != owner and not ref.unit and _NO_MEMBER.match(text, ref.end, line.block.end) is None:
                yield Statement(ref.entity, Predicate.PART_OF, owner, (Span(line.block.start, line.block.end),), 0.8, "listed-member")
