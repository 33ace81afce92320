"""Names that others hold or that stand beside them: faculties in a university's name, towns in a committee's, its meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.faculties import divided
from civicgraph.extract.names.long_names import find_long_names
from civicgraph.extract.names.public_names import PUBLIC_BODY
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Span


def with_inner_names(found: tuple[Found, ...], candidates: Sequence[tuple[float, Found]], sentence: Sentence, text: str) -> tuple[Found, ...]:
    """The mentions of a sentence, in order, with those that these hold, and parted where two were taken for one; `candidates` are all that were found."""
    bodies = _with_faculties(_with_owners(_with_holders(found, candidates, text), sentence, text), text)
    return _with_parts_of_events(_with_meetings(bodies, text), text)


_NTH = re.compile(r"の?[ 　]*第[ 　]?\d+[ 　]?回")


def _with_holders(found: tuple[Found, ...], candidates: Sequence[tuple[float, Found]], text: str) -> tuple[Found, ...]:
    """Code for Kitahama 第23回ミートアップ: beside the event also the body whose 23rd it is."""
    holders = []
    for event in found:
        if event.kind is Kind.EVENT and "第" in text[event.start : event.end]:
            inside = [c for _, c in candidates if c.kind is Kind.ORGANIZATION and c.start == event.start and _NTH.match(text, c.end, event.end)]
            holders += inside[:1]
    return tuple(sorted((*found, *holders))) if holders else found


def _with_faculties(found: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    """北斗大経済学部・海洋工学研究科: the university and each of its faculties, where one finder took them for one name."""
    parted: list[Found] = []
    for body in found:
        parts = divided(body.start, body.end, text) if body.kind is Kind.ORGANIZATION and not body.known else None
        if parts is None:
            parted.append(body)
            continue
        university, units = parts
        if university is not None:
            listed = known(text[university.start : university.end])
            parted.append(Found(*university, Kind.ORGANIZATION, 0.85, "university-of-faculty", listed, "Academia"))
        parted += [Found(*unit, Kind.ORGANIZATION, 0.85, "faculty", sector="Academia", unit=True) for unit in units]
    return tuple(parted)


# みどり協会2023年次総会, みどり自治会設立総会: a body's general meeting.
GENERAL_MEETING = re.compile(
    r"(?:(?:19|20)\d\d年?度?|令和[0-9元]+年度?|第\d+[回期])*(?:年次|定時|定期|通常|臨時|設立|創立|社員)(?:社員|会員)?(?:総会|大会)(?![一-鿿])"
)
# みどり専門委員会 第3回研究会: where what a body holds is open to others, ...
GATHERING = r"(?:研究会|研究発表会|研究集会|研究大会|全国大会|年次大会|学術大会|学術集会|大会|例会|ワークショップ|シンポジウム|セミナー|フォーラム|講演会|講習会|勉強会|見学会|発表会|報告会)"
# ... and where it meets.
NTH_MEETING = re.compile(rf"[ 　]*[(（]?第[ 　]?\d+[ 　]?回(?:会議|会合|{GATHERING}(?![一-鿿]))?[)）]?")
_BEFORE_NTH = re.compile(r"第\d+回[ 　]?$")


def _with_owners(found: tuple[Found, ...], sentence: Sentence, text: str) -> tuple[Found, ...]:
    """北浜市市民参加に関する審議会: beside the committee also the town that its name begins with."""
    if not any(f.method == "name-with-clause" for f in found):
        return found
    named = {(f.start, f.end) for f in found if f.method == "name-with-clause"}
    owners = ((n.owner, n.known) for n in find_long_names(sentence, text) if n.span in named and n.owner is not None)
    towns = (
        Found(*span, known[0].kind, 0.9, "owner-in-name", known, known[0].sector or "")
        for span, known in owners
        if span
    )
    return tuple(sorted((*found, *towns)))


def _with_meetings(found: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    """有識者会議（第2回）: beside the committee also its meeting, an event named by both."""
    meetings = []
    for body in found:
        if body.kind is Kind.ORGANIZATION and text[body.start : body.end].endswith(lexicon().committees):
            before = _BEFORE_NTH.search(text, max(0, body.start - 8), body.start)
            after = NTH_MEETING.match(text, body.end, body.end + 20)
            if before is not None and before.end() == body.start:
                meetings.append(Found(before.start(), body.end, Kind.EVENT, 0.88, "meeting-of-body"))
            elif after is not None:
                meetings.append(Found(body.start, after.end(), Kind.EVENT, 0.88, "meeting-of-body"))
        if (
            body.kind is Kind.ORGANIZATION
            and (general := GENERAL_MEETING.match(text, body.end, body.end + 24)) is not None
        ):
            # A branch's name begins with that of the body over it.
            over = next(
                (f.start for f in found if body.unit and f.end == body.start and f.kind is Kind.ORGANIZATION),
                body.start,
            )
            meetings.append(Found(over, general.end(), Kind.EVENT, 0.86, "general-meeting"))
    return tuple(sorted((*found, *meetings)))


def with_towns(readings: Sequence[Reading], text: str) -> list[Reading]:
    """東浜市教委: beside the board also its city, where nothing else in the text names that.

    Of a school or library only where the text goes on about the city as 同市 or by its mayor alone.
    """
    named = {text[f.start : f.end] for r in readings for f in r.found if f.kind in (Kind.ORGANIZATION, Kind.PLACE)}
    result = []
    for reading in readings:
        towns = []
        for body in reading.found:
            if body.kind is not Kind.ORGANIZATION or body.known:
                continue
            own = PUBLIC_BODY.fullmatch(text, body.start, body.end)
            town = own["town"] if own is not None else ""
            known_as = known(town) if len(town) > 2 and town not in named else ()
            if own is None or len(known_as) != 1:
                continue
            # What acts for a municipality itself: its name says whose it is, while 東浜市立図書館 is spoken of for its own sake.
            if own["organ"] is not None or f"同{town[-1]}" in text or re.search(rf"(?<!{town[-2]}){town[-1]}長", text) is not None:
                towns.append(Found(*own.span("town"), known_as[0].kind, 0.9, "town-of-body", known_as, "LocalGovernment"))
        result.append(structs.replace(reading, found=tuple(sorted((*reading.found, *towns)))) if towns else reading)
    return result


# 早瀬総務大臣 + 閣議後記者会見, 三枝知事 + 定例会見
_HOST = re.compile(r"(?P<name>[一-鿿々ヶ]{1,4}?(?:[ 　][一-鿿々ぁ-ゖ]{1,4})?)(?P<post>(?:内閣総理|総務|法務|外務|財務|文部科学|厚生労働|農林水産|経済産業|国土交通|環境|防衛|復興|デジタル|内閣府特命担当|[一-鿿・]{2,8}担当)?大臣|(?:内閣)?官房長官|知事|[市町村区]長)(?=の?(?:定例|臨時|閣議|就任|年頭)?(?:後)?(?:記者)?会見)")


def hosts_of_conferences(found: tuple[Found, ...], text: str) -> Iterator[tuple[Found, Span]]:
    """Whoever a press conference is named after, and the office: 早瀬総務大臣閣議後記者会見."""
    for event in found:
        host = _HOST.match(text, event.start, event.end) if event.kind is Kind.EVENT and text.endswith("会見", event.start, event.end) else None
        if host is not None and is_surname(re.split("[ 　]", host["name"])[0]) and not _may_be_town(host, text):
            yield Found(*host.span("name"), Kind.PERSON, 0.88, "host-of-conference"), Span(*host.span("post"))


def _may_be_town(host: re.Match[str], text: str) -> bool:
    """Whether 若葉町長 may be the mayor of 若葉町, because the text calls nobody 若葉 besides."""
    head = host["post"][0]
    return head in "市町村区" and len(host["post"]) == 2 and re.search(rf"{host['name']}(?!{head})", text) is None


_PART_OF_EVENT = re.compile(r"[ 　]([一-鿿ァ-ヺー]{2,16})(?![一-鿿ァ-ヺーA-Za-z])")


def _with_parts_of_events(found: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    """みどりチャレンジ2024 表彰式: beside the event of a year also its part, named by both."""
    parts = []
    for event in found:
        after = (
            _PART_OF_EVENT.match(text, event.end)
            if event.kind is Kind.EVENT and text[event.end - 1].isdecimal()
            else None
        )
        told = lexicon().class_of(after.group(1)) if after is not None else None
        # みどりまつり2024 工作コーナー出展: what somebody did there.
        if after is not None and told is not None and told[0] is Kind.EVENT and not after.group(1).endswith("出展"):
            parts.append(Found(event.start, after.end(), Kind.EVENT, 0.86, "part-of-event"))
    if not parts:
        return found
    apart = (f for f in found if not any(p.start < f.start < p.end for p in parts))
    return tuple(sorted((*apart, *parts)))
