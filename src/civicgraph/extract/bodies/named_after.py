"""Events, projects and works that bear the name of the body whose they are: 第1回みどりの会勉強会, 東浜市みどり振興事業."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from civicgraph.extract.names.inner_names import GENERAL_MEETING, NTH_MEETING
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

# A prize, a cup or a contest that is named after a body is often another's.
_HELD = re.compile(
    r"[ 　]?(?:(?:19|20)\d\d年?度?[ 　]?)?(?:(?:(?:設立|創立|創設|結成|発足|開設)?[0-9]+周年)?記念)?(?:地域|全国|公開|特別|夏季|冬季|春季|秋季|新春|年次|市民|研究)?(?:Workshop|workshop|Meeting|Meetup|meetup|Conference|conference|Seminar|Symposium|Summit|Camp|ワークショップ|ミートアップ|キックオフ(?:ミーティング|イベント)|ハッカソン|アイデアソン|研修会|学習会|運営会議|新年会|懇親会|勉強会|セミナー|シンポジウム"
    r"|フォーラム|サミット|カンファレンス|講演会|交流会|例会|定例会|報告会|説明会|公開講座|もくもく会|結成記念式|記念式典)"
)
_NUMBERED = re.compile(r"[ 　]+(?:[-–—:：|][ 　]*)?[^。、「」『』]{3,40}?(?:[vV]ol\.?[ 　]?|[#＃])[0-9]+$")
_DASHED = re.compile(r"[ 　]*[-–—][ 　]*[「『]?|[ 　]+(?=.{2,40}?(?:#|[vV]ol))")
_NTH = re.compile(r"の?[ 　]*第[ 　]?\d+[ 　]?回(?!.*(?:[賞杯]|カップ|選手権))")
# What a body holds of its own, whoever else comes; between its name and that stands what is marked or how the meeting is.
_OWN = r"(?:総会|例会|定例会|会合|式典|記念式|開館式|開所式|開校式|発足式|結成式|祝賀会|設立の会|発足の会|記念事業|記念行事|セレモニー|サミット)"
_TOWN_OWN = r"(?:会見|調印式|締結式|議会定例会|周年記念(?:事業|式典))"
_REST = r"(?:[ 　・および0-9一-鿿ァ-ヺー]{0,30}?)"
_OF_BODY = re.compile(rf"[」』]?の?{_REST}{_OWN}")
_OF_TOWN = re.compile(rf"(?:長|の)?[0-9一-鿿]{{0,10}}?{_TOWN_OWN}")
# みどり会設立10周年および北斗館開設15周年記念事業: each that has come of age.
_ANNIVERSARY = re.compile(r"(?:法人)?(?:設立|創立|開設|開館|創設|発足|結成|開校|開園|開業|創業|創刊)[0-9]+周年")
_JOINED = re.compile(r"と|・|及び|および|並びに")
_EDITION = re.compile(r"(?:(?:令和|平成)?[0-9元]+年度[ 　]?)?(?:(?:第[ 　]?)?[0-9]+(?:回|次|期|年度?)?[ 　]?)?")
# What a body has made, keeps for others to read, or has printed; of other projects it is who runs them.
_OWN_WORKS = (
    (Predicate.CREATOR, re.compile(r"計画|プラン|戦略|ビジョン|方針|指針|憲章|ガイドライン|報告書|レポート|白書|要望書?|提言書?")),
    (Predicate.OPERATOR, re.compile(r"サイト|ポータル|ポータルサイト|ブログ|ホームページ|HP|カタログ|カタログサイト|ライブラリー?|アカウント|チャンネル|システム|アプリ")),
    (Predicate.PUBLISHER, re.compile(r"だより|便り|ニュース|広報誌?|会報|便利帳|年報|通信|時報")),
)
_PRODUCT = re.compile(r"(?![vV]?[0-9.]+$)[A-Za-z0-9]{2}")
# What is of the citizens (北浜市民オペラ) is seldom the town's, a treaty is of two, a jubilee and a prize in a town's name are often held by others.
_NOT_OWN = re.compile(r"民|[一-鿿ァ-ヺー]{2,20}(?:条例|計画|制度)の|の|と|・|×|に(?:お[けい]|関|対)|[都道府県市区町村]?制|.*(?:協定|覚書|契約|周年|賞|隊|運動|憲章)")
_FORM = re.compile(r"[「『]?(?:(?:特定非営利活動|NPO|一般社団|公益社団|一般財団|公益財団|社会福祉)法人)?[ 　]?")
# What meets; a municipality's name ends in none of these.
_MEETS = ("委員会", "審議会", "協議会", "理事会", "評議会", "懇談会", "研究会")
# A municipality's name in an event's is more often where it takes place.
_PLACES = ("LocalGovernment", "NationalGovernment")


def find_named_after(resolution: Resolution, text: str) -> Iterator[Statement]:
    """The organizer of each event whose name is that of a body of the document and a word for what bodies hold, and whose projects and works are named so."""
    bodies = {
        n.text: e
        for e in resolution.entities.values()
        if e.kind is Kind.ORGANIZATION
        for n in e.names
        # G7: one of those countries holds it; a company's short name is a word of many names (みどりフォーラム).
        if (len(n.text) > 2 + (e.sector in (None, "Company")) or n.text.isascii()) and not n.text[-1].isdigit()
    }
    done: set[tuple[str, str]] = set()
    yield from _committees(bodies, resolution)
    for reading in resolution.readings:
        for event in reading.refs:
            if event.kind in (Kind.PROJECT, Kind.WORK) and (owned := _owned(event, bodies, text)) is not None:
                done.add((event.entity, owned[1]))
                yield Statement(event.entity, *owned, (Span(event.start, event.end),), 0.78, "thing-named-after-body")
            law = event.kind is Kind.LAW and not text.startswith("案", event.end)
            basis = bodies.get(text[event.start : event.end].removesuffix("設置法")) if law else None
            if basis is not None and (basis.id, event.entity) not in done:
                # みどり庁設置法: that body rests on it.
                done.add((basis.id, event.entity))
                yield Statement(basis.id, Predicate.LEGAL_BASIS, event.entity, (Span(event.start, event.end),), 0.85, "law-named-after-body")
            if event.kind is Kind.ORGANIZATION and (whole := _corporation_of(event, bodies, text)) is not None and (event.entity, whole) not in done:
                done.add((event.entity, whole))
                yield Statement(event.entity, Predicate.PART_OF, whole, (Span(event.start, event.end),), 0.82, "house-named-after-body")
            if event.kind is not Kind.EVENT or event.anaphor:
                continue
            before = reading.refs[0]
            if before.kind is Kind.ORGANIZATION and not before.unit and _DASHED.fullmatch(text, before.end, event.start) and resolution.entities[before.entity].sector not in _PLACES:
                # Midori for Hokuto - Civic Night vol.3, on a line of its own
                alone = before.start <= reading.sentence.start + 1 and event.end >= reading.sentence.end - 1
                if alone and (event.entity, before.entity) not in done:
                    done.add((event.entity, before.entity))
                    yield Statement(event.entity, Predicate.ORGANIZER, before.entity, (Span(before.start, event.end),), 0.76, "event-named-after-body")
            for body, sure in _holders(event, bodies, text):
                if (event.entity, body) not in done:
                    done.add((event.entity, body))
                    yield Statement(event.entity, Predicate.ORGANIZER, body, (Span(event.start, event.end),), sure, "event-named-after-body")


# 学校法人みどり学館 + 日本語学校: the school of the corporation.
_CORPORATION = ("学校法人", "社会福祉法人", "医療法人")
_HOUSE = re.compile(r"[ 　]?[一-鿿ァ-ヺーぁ-ゖ]{0,10}(?:学校|大学|高校|幼稚園|保育園|こども園|学院|病院|診療所|クリニック|ホーム|センター|[園荘苑館])")


def _corporation_of(house: Ref, bodies: Mapping[str, Entity], text: str) -> str | None:
    """The corporation with which a school's or a house's name begins, form and all, where the document names that too."""
    if not text.startswith(_CORPORATION, house.start):
        return None
    name = max(
        (
            n
            for n in bodies
            if bodies[n].id != house.entity
            and n.startswith(_CORPORATION)
            and text.startswith(n, house.start, house.end)
        ),
        key=len,
        default="",
    )
    return bodies[name].id if name and _HOUSE.fullmatch(text, house.start + len(name), house.end) else None


_COMMITTEES = ("実行委員会", "組織委員会")


def _committees(bodies: Mapping[str, Entity], resolution: Resolution) -> Iterator[Statement]:
    """みどり展実行委員会 holds みどり展2022, where the text names no other year of it."""
    events = [(bare_title(n.text), e) for e in resolution.entities.values() if e.kind is Kind.EVENT for n in e.names]
    for name, body in bodies.items():
        stem = next((name.removesuffix(c) for c in _COMMITTEES if name.endswith(c)), "") if name.endswith(_COMMITTEES) else ""
        if len(stem) < 3:
            continue
        what = bare_title(stem)
        held = {e.id: e for bare, e in events if bare == what and e.mentions}
        if len(held) == 1 and body.mentions:
            event = next(iter(held.values()))
            first = min(body.mentions, key=lambda m: m.start)
            yield Statement(event.id, Predicate.ORGANIZER, body.id, (Span(first.start, first.end),), 0.8, "committee-of-event")


def _owned(thing: Ref, bodies: Mapping[str, Entity], text: str) -> tuple[Predicate, str] | None:
    """Whose a project or work is, by its name, and as what."""
    opening = _EDITION.match(text, thing.start, thing.end)
    start = opening.end() if opening is not None else thing.start
    name = next((n for end in range(thing.end, start, -1) if (n := text[start:end]) in bodies), "")
    rest = start + len(name)
    if not name or thing.end - rest < 2 or _NOT_OWN.match(text, rest, thing.end):
        return None
    if thing.kind is Kind.PROJECT:
        return Predicate.OPERATOR, bodies[name].id
    if name.isascii() and text[rest] == " " and _PRODUCT.match(text, rest + 1, thing.end):
        # Midori Vector Tile, which Midori made.
        return Predicate.CREATOR, bodies[name].id
    end = text[max(rest, thing.end - 12) : thing.end]
    return next(((predicate, bodies[name].id) for predicate, words in _OWN_WORKS if re.search(rf"(?:{words.pattern})$", end)), None)


def _holders(event: Ref, bodies: Mapping[str, Entity], text: str) -> Iterator[tuple[str, float]]:
    """The bodies in an event's name that hold it, with how sure that is."""
    opening = _EDITION.match(text, event.start, event.end)
    start = opening.end() if opening is not None else event.start
    form = _FORM.match(text, start, event.end)
    start = form.end() if form is not None and not any(text.startswith(n, start, event.end) for n in bodies) else start
    held: list[str] = []
    while (name := max((n for n in bodies if text.startswith(n, start, event.end)), key=len, default="")) != "":
        held.append(bodies[name].id)
        rest = start + len(name)
        joined = _JOINED.match(text, rest, event.end)
        if joined is None or not any(text.startswith(n, joined.end(), event.end) for n in bodies):
            break
        start = joined.end()
    if not held:
        return
    numbered = opening is not None and "回" in opening.group()
    if rest == event.end and numbered and name.endswith(_MEETS):
        # 第3回みどり協議会: a meeting of that body
        yield from ((body, 0.8) for body in held)
        return
    if bodies[name].sector in _PLACES and not name.endswith(_MEETS):
        if _OF_TOWN.fullmatch(text, rest, event.end):
            yield from ((body, 0.78) for body in held)
        return
    if GENERAL_MEETING.match(text, rest, event.end) or (name.endswith(_MEETS) and NTH_MEETING.fullmatch(text, rest, event.end)):
        yield from ((body, 0.85) for body in held)
    elif _HELD.match(text, rest, event.end):
        yield from ((body, 0.76) for body in held)
    elif _OF_BODY.fullmatch(text, rest, event.end):
        yield from ((body, 0.8) for body in held)
    elif _NUMBERED.match(text, rest, event.end) or _NTH.match(text, rest, event.end):
        # Midori Japan Civic Night vol.3, みどりの会 運営会議#1, みどり学会第12回全国大会
        yield from ((body, 0.76) for body in held)
    if _ANNIVERSARY.match(text, rest, event.end):
        for name in bodies:
            at = text.find(name, rest, event.end)
            if at != -1 and bodies[name].sector not in _PLACES and _ANNIVERSARY.match(text, at + len(name), event.end):
                yield bodies[name].id, 0.8
