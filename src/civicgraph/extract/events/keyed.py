"""What a sentence says of an event by a noun for what events have: 大会の主催は市, 会場となった北浜会館, 会期は3月2日から5日まで."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.events.days import days_of
from civicgraph.extract.events.reported import Reported
from civicgraph.extract.relation_rules import word_table
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_KINDS = {
    Predicate.ORGANIZER: ("Organization", "Person"),
    Predicate.SPONSOR: ("Organization",),
    Predicate.LOCATION: ("Place", "Municipality", "Venue"),
}
# は of what is said of it, の and the like of what it is, が and を of what is done.
_IS = r"は、?"
_BEING = r"である|となった|となっている|となる|になった|になる|になっている|の|・|、"
_GIVEN = r"[にを]、?"
# 主催する + のは, 主催した + 団体は
_WHO = r"(?:(?:する|した|している|をする|をした)(?:の|団体|企業|組織|主体))"
_LED = re.compile(rf"(?P<who>{_WHO}(?={_IS})|し(?:た|ている)(?![^。]の)|する)?(?:(?P<is>{_IS})|(?P<being>{_BEING})|(?P<given>{_GIVEN})|(?<=[たる])(?P<doer>))")
# What may stand between the noun and its value: 市内にある, 地元の.
_GAP = re.compile(r"[^。はがを「」()（）]{0,16}")
_AND = re.compile(r"[」』]?(?:、|と|や|・|及び|および|並びに|ならびに)[「『]?")
# 高松市 + の + 北浜会館: where the place is.
_WITHIN = re.compile(r"(?:市|町|村|区|県)?(?:内)?(?:の|にある|・)?(?:[一-鿿]{1,4}町?の)?[「『]?")
_ENDS = re.compile(
    r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:大?ホール|[0-9]階[^、。]{0,8}|会議室|体育館|講堂)?(?:など|ら|ほか|等)?(?:の(?:[み皆]なさん|皆さん|皆さま|皆様|方々))?(?:の?(?:両|\d+)(?:者|社|団体|市|町))?"
    r"(?:だ(?!け)|で(?!は)|です|である|だった|でした|に(?:決|変更|移)|となっ|となり|となる|が(?:務|担)|を予定|の予定|[。、，,)）]|[ 　]*$)"
)
# 協力は北浜銀行の予定だった
_CAME_TO_NOTHING = re.compile(r"[」』]?(?:の|となる|になる|を)(?:予定|見込み|はず|計画)(?:だった|でした|であった|し(?:ていた|た)が)|[」』]?(?:では|じゃ)(?:な[いくか]|あり?ません)")
_LONGER = re.compile(r"[一-鿿ァ-ヺー]{1,12}")
_DONE = re.compile(r"[」』]?(?:など)?[がにを](?:務|担|選ば|選ん|選定|決ま|決定|充て|使|移)")
_ANOTHER_TIME = re.compile(r"(?:次回|前回|昨年|去年|前年|来年|翌年|例年|今後|過去|これまで)の?[^。、]{0,20}$|(?:次回|来[月週]|翌[月週])(?![^。]*(?:今回|本会))[^。]*$")
_OPENS = re.compile(r"(?:^|[、。「(（])[ 　]*(?:なお、|主な)?$")
_OF = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:の|を)?(?:主な|[ァ-ヺー]{2,8})?")
# スポンサーを務める, スポンサーとして参加する: what the subject of the sentence is.
_SERVES = re.compile(r"(?:を(?:務|つと|担)|として|に(?:なっ|なり|な|就))")
_SUBJECT = re.compile(r"[」』]?(?:など)?[はがも]、?")
_GATHER = re.compile(r"[」』]?(?:大?ホール|[0-9]階[^、。]{0,8}|会議室|体育館|講堂)?に(?:集まっ|集まり|集い|集っ|集結し|参集し|詰めかけ|一堂に会し)")


# One of these stands in all that is looked for here: a sentence without any says nothing of the kind.
_IN_ALL = re.compile(r"催|後援|協賛|協力|スポンサー|会場|場所|舞台|日程|日時|会期|期間|初日|幕日|最終日|千秋楽|集|詰めかけ|一堂")


@cache
def _keys() -> tuple[dict[str, Predicate], re.Pattern[str]]:
    keys = {word: Predicate(predicate) for predicate, words in word_table("of_events").items() for word in words}
    return keys, re.compile("|".join(sorted(keys, key=len, reverse=True)))


def find_keyed(reading: ResolvedReading, reported: Reported, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who holds or supports an event, where and when it is, by such nouns; of the event spoken of where none is named."""
    keys, pattern = _keys()
    start, end = reading.sentence.start, reading.sentence.end
    if not (reading.refs or reading.dates) or not _IN_ALL.search(text, start, end):
        return
    yield from _gathered(reading, reported, resolution, text)
    for match in pattern.finditer(text, start, end):
        if _SERVES.match(text, match.end(), end):
            yield from _served(match, keys[match.group()], reading, reported, resolution, text)
            continue
        led = _LED.match(text, match.end(), end)
        if led is None or _ANOTHER_TIME.search(text[start : match.start()]):
            continue
        event, sure = _event(match.start(), reading, reported, text)
        predicate = keys[match.group()]
        if event is None or (led["who"] and predicate not in (Predicate.ORGANIZER, Predicate.SPONSOR)):
            continue
        if predicate in _KINDS:
            for ref in _values(led, _KINDS[predicate], reading, resolution, text):
                if ref.entity != event:
                    span = Span(match.start(), ref.end)
                    yield Statement(event, predicate, ref.entity, (span,), round(0.84 * sure, 3), "noun-of-event")
        else:
            yield from _when(event, sure, predicate, led, reading, text)


def _served(
    match: re.Match[str], predicate: Predicate, reading: ResolvedReading, reported: Reported, resolution: Resolution, text: str
) -> Iterator[Statement]:
    """みどり社は大会のスポンサーを務める."""
    event, sure = _event(match.start(), reading, reported, text)
    if event is None or predicate not in (Predicate.ORGANIZER, Predicate.SPONSOR):
        return
    for ref in reading.refs:
        if ref.end <= match.start() and fits(ref, _KINDS[predicate], resolution.entities) and _SUBJECT.match(text, ref.end):
            yield Statement(event, predicate, ref.entity, (Span(ref.start, match.end()),), round(0.8 * sure, 3), "noun-of-event")


def _event(at: int, reading: ResolvedReading, reported: Reported, text: str) -> tuple[str | None, float]:
    """The event whose noun stands at an offset: the one right before it, else the one spoken of where a clause begins there."""
    for ref in reading.refs:
        if ref.end <= at and _OF.fullmatch(text, ref.end, at):
            return (ref.entity, 1.0) if ref.kind is Kind.EVENT else (None, 0.0)
    if _OPENS.search(text[max(reading.sentence.start, at - 8) : at]) is None:
        return None, 0.0
    named = [r for r in reading.refs if r.kind is Kind.EVENT]
    if named:
        # 会場の北浜会館では、みどり大会の準備が進む.
        return (named[0].entity, 0.95) if len({r.entity for r in named}) == 1 else (None, 0.0)
    implied = reported.implied(reading.sentence.block, at)
    return implied if implied is not None else (None, 0.0)


def _values(
    led: re.Match[str], kinds: tuple[str, ...], reading: ResolvedReading, resolution: Resolution, text: str
) -> list[Ref]:
    """The mentions that are given after such a noun, none where the sentence does not end so as to give them."""
    refs = [r for r in reading.refs if r.start >= led.end()]
    entities = resolution.entities
    at = 0
    while at < len(refs) and not fits(refs[at], kinds, entities):
        at += 1
    if (
        at == len(refs)
        or not _GAP.fullmatch(text, led.end(), refs[at].start)
        or ((led["being"] or led["doer"] is not None) and refs[at].start > led.end() + 1 and at == 0)
    ):
        return []
    if kinds[0] == "Place":
        while at + 1 < len(refs) and fits(refs[at + 1], kinds, entities) and _WITHIN.fullmatch(text, refs[at].end, refs[at + 1].start):
            at += 1
    taken = [refs[at]]
    for ref in refs[at + 1 :]:
        # 主催の北浜協会、早瀬会長が: who speaks for it.
        if not fits(ref, kinds, entities) or (ref.kind is Kind.PERSON and taken[-1].kind is Kind.ORGANIZATION) or not _AND.fullmatch(text, taken[-1].end, ref.start):
            break
        taken.append(ref)
    if _CAME_TO_NOTHING.match(text, taken[-1].end):
        return []
    ends = led["being"] or led["doer"] is not None or (_DONE if led["given"] else _ENDS).match(text, taken[-1].end, reading.sentence.end)
    # 共催は東浜市と北浜大学広報室で: the last is half of a longer name.
    cut = None if ends or len(taken) < 2 else _LONGER.match(text, taken[-1].end)
    if cut is not None and _ENDS.match(text, cut.end(), reading.sentence.end):
        return taken[:-1]
    return taken if ends else []


def _when(
    event: str, sure: float, predicate: Predicate, led: re.Match[str], reading: ResolvedReading, text: str
) -> Iterator[Statement]:
    day: DateMention | None = next((d for d in reading.dates if 0 <= d.start - led.end() <= 2), None)
    if day is None or led["given"] or led["who"]:
        return
    span = Span(led.start(), day.end)
    weight = round(0.84 * sure, 3)
    if predicate is Predicate.END_DATE and not (day.last and text.startswith("まで", day.end)):
        yield Statement(event, Predicate.END_DATE, day.first, (span,), weight, "noun-of-event")
    else:
        yield from days_of(event, day, span, text, weight, "noun-of-event")


def _gathered(reading: ResolvedReading, reported: Reported, resolution: Resolution, text: str) -> Iterator[Statement]:
    """約100人が北浜会館に集まった: where those met who came to the event spoken of."""
    for place in reading.refs:
        if _GATHER.match(text, place.end, reading.sentence.end) and fits(place, _KINDS[Predicate.LOCATION], resolution.entities):
            named = [r for r in reading.refs if r.kind is Kind.EVENT]
            event = (named[0].entity, 0.95) if named else reported.implied(reading.sentence.block, place.start)
            if event is not None:
                span = Span(place.start, reading.sentence.end)
                yield Statement(event[0], Predicate.LOCATION, place.entity, (span,), round(0.78 * event[1], 3), "gathered-at")
