"""Books in a sentence: who wrote them by his own words or profile, who published them and when, as they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from civicgraph.dates import DateMention
from civicgraph.extract.relation_rules import shorthand
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

IMPRINT = re.compile(r"[」』][ 　]*[(（]")
# 2021年, no price (1980円) and no number of copies.
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]|円|部|冊|人|頁|ページ)")

# 著書に『…』、『…』 in a profile, and the lines that go on with the list.
_WRITTEN = re.compile(
    r"(?:著書|著作|主著|近著|共著|編著|単著|訳書|翻訳書|(?<![一-鿿ァ-ヺぁ-ゖ])(?:主な)?(?:作品集?|代表作|監督作|近作))(?:に|は|として|には|[:：])?、?"
    r"(?:[「『][^」』]+[」』](?:シリーズ)?(?:[(（][^()（）]*[)）])?(?:、|・|や|と|,)?)*[「『]$"
)
_AUTHOR_BEHIND = re.compile(r"[」』](?:を(?:書|著|執筆|出版|上梓|まとめ|手がけ)[^。、]{0,8}|の(?:著者|作者)?(?:である|の)?|など(?:の|で知られる))[^。、]{0,8}")
_LISTED = re.compile(r"(?:[「『][^」』]+[」』][ 　]*[(（][^()（）]*[)）][、，,・。\s　]*(?:など|ほか|他)?。?)+")
# 推薦図書, 参考文献: the heading of books that are anybody's.
_OF_OTHERS = re.compile(r"推薦|おすすめ|お薦め|参考|関連|課題図書|引用|文献|紹介")
_MANY_WORKS = re.compile(r"(?:(?:ほかに|他に|主な著書に)?[「『][^」』]+[」』](?:[ 　]*[(（][^()（）]*[)）])?[、，,・]?)+(?:など|ほか|他)?、?(?:の?(?:著書|著作|共著|訳書|編著)(?:多数|がある|を(?:刊行|執筆|出版|上梓))|を(?:上梓|刊行|出版|執筆))(?:し(?:た|ている|てきた|、[^。は]{0,12})|あり|である|です)?。?")


_WON = re.compile(r"』(?:[(（][^()（）]{1,40}[)）])?で、?[^。はが「」]{0,30}賞(?:など)?(?:[^。はが「」]{0,30}賞)*(?:など|ほか)?を?(?:それぞれ)?(?:[^。はがを「」]{0,12})?受賞")
_KNOWN_AS = re.compile(r"[」』]?(?:など)?[ 　]?の[ 　]?(?:主要|元|共同)?(?:開発者|作者|著者|編者|共著者|訳者|翻訳者|考案者|設計者|生みの親|原作者|制作者|作成者|発起人|創始者)(?:として(?:も?知られ|有名|も有名)|で(?:も)?(?:ある。|あり|す。)|。|$)")
_OWN_WORK = re.compile(r"(?:僕|私|わたし|ぼく|俺|自著|拙著)(?:の(?:本|著書|新刊|書籍|論文|連載))?[「『]$")


@cache
def _does_it() -> re.Pattern[str]:
    """ウェブ誌「みどり」編集長。, みどりプロジェクトのリーダーを務める, in a profile: who it is of."""
    return re.compile(rf"[」』]?(?:事業|プロジェクト)?の?[ 　]?{shorthand('DOES_IT')}(?:(?:を|も|として|に)[^。、はが]{{0,8}}?(?:務め|つとめ|就任|担当|担)|[。、]|であ|です|$)")


def find_own_works(reading: ResolvedReading, text: str, subject: Ref | None) -> Iterator[Statement]:
    """僕の本『…』: the speaker wrote it."""
    for ref in reading.refs:
        if ref.kind in (Kind.WORK, Kind.PROJECT) and subject is not None and subject.kind is Kind.PERSON and _does_it().match(text, ref.end, reading.sentence.end):
            yield Statement(ref.entity, Predicate.OPERATOR, subject.entity, (Span(ref.start, ref.end),), 0.78, "own-work")
        if ref.kind is Kind.WORK and subject is not None and subject.kind is Kind.PERSON:
            opens = reading.sentence.start
            own = _OWN_WORK.search(text, max(0, ref.start - 10), ref.start) or _WRITTEN.search(text[opens : ref.start])
            # A line of nothing but titles and imprints goes on with the list; 『X』（Y社）は良い本だ tells no author.
            # So do 『X』『Y』など著書多数 and 『Z』（W社）ほか.
            listed = ref.start - opens <= 1 and _OF_OTHERS.search(text, max(0, opens - 16), opens) is None and _LISTED.fullmatch(text, opens, reading.sentence.end) is not None
            listed = listed or _MANY_WORKS.fullmatch(text, opens, reading.sentence.end) is not None
            # 『海の町』（坂町書房）で北浜文学賞を受賞: whoever the profile is of won it with his own.
            listed = listed or (text[opens : ref.start - 1].strip("また、 　") == "" and _WON.match(text, ref.end, reading.sentence.end) is not None)
            # みどりナビの開発者として有名。, in his profile.
            listed = listed or (_KNOWN_AS.match(text, ref.end, reading.sentence.end) is not None and not any(r.kind is Kind.PERSON and r.entity != subject.entity for r in reading.refs))
            if (own is not None and not _of_another(reading, ref.end, subject, text)) or listed:
                span = Span(max(opens, ref.start - 10), ref.end)
                yield Statement(ref.entity, Predicate.CREATOR, subject.entity, (span,), 0.8, "own-work")


def _of_another(reading: ResolvedReading, end: int, subject: Ref, text: str) -> bool:
    """Whether the words behind a work name somebody else as its author: 著書『海の町』を書いた早瀬徹氏, 『海の町』の早瀬徹さん."""
    behind = next((r for r in reading.refs if r.start >= end and r.kind is Kind.PERSON), None)
    return behind is not None and behind.entity != subject.entity and _AUTHOR_BEHIND.fullmatch(text, end, behind.start) is not None


# 早瀬徹『海の町』坂町書房、2020年: as a list of literature cites it.
_CITED = re.compile(r"[』][、,，]?[ 　]?$")
# 早瀬徹(2020)『海の町』
_YEAR_BEFORE = re.compile(r"[(（]((?:19|20)[0-9]{2})[a-z]?年?[)）][ 　.:：、,，]{0,2}[『「]$")
_CITED_YEAR = re.compile(r"[、,，][ 　]?((?:19|20)[0-9]{2})年?(?:[0-9]{1,2}月)?(?=[。.、,)）\s]|$)")


_BEHIND_AUTHOR = re.compile(r"[ 　]?(?:ほか|他)?(?:著|編著?|共著|監?訳|監修)?[ 　]?[(（]")
_MADE = re.compile(r"[ 　]?(?:ほか|ら|他)?[ 　]?(?:著|編著?|共著|共編|監?訳|監修|文|絵|作)(?=[、,，/／・ 　)）])")
_WITH = re.compile(r"[ 　]*[・、,，&＆][ 　]*")


def before_in_group(refs: Sequence[Ref], last: Ref, text: str) -> Iterator[Ref]:
    """早瀬徹, 千葉佳子『…』: the names before the last of a group."""
    for ref, after in zip(reversed(refs[: refs.index(last)]), reversed(refs[: refs.index(last) + 1]), strict=False):
        if ref.kind is not last.kind or _WITH.fullmatch(text, ref.end, after.start) is None:
            return
        yield ref


def _makers(work: Ref, inside: Sequence[Ref], end: int, text: str) -> Iterator[Statement]:
    """『窓口の歩き方』（早瀬徹・千葉佳子編、坂町書房）: all the names before such a word made the book."""
    group: list[Ref] = []
    for ref in inside:
        if ref.kind is not Kind.PERSON or (group and _WITH.fullmatch(text, group[-1].end, ref.start) is None):
            group = []
        group += [ref] if ref.kind is Kind.PERSON else []
        if len(group) > 1 and _MADE.match(text, ref.end, end + 1) is not None:
            yield from (Statement(work.entity, Predicate.CREATOR, r.entity, (Span(work.start, end),), 0.82, "imprint") for r in group)


def find_imprints(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """『窓口の歩き方』（坂町書房、2022年）: publisher and year of a book."""
    for work, body in pairwise(reading.refs):
        beside = work.kind is Kind.WORK and body.kind is Kind.ORGANIZATION and _CITED.fullmatch(text, work.end, body.start)
        if beside and (cited := _CITED_YEAR.match(text, body.end)) is not None:
            span = Span(work.start, cited.end())
            yield Statement(work.entity, Predicate.START_DATE, cited[1], (span,), 0.8, "imprint")
            yield Statement(work.entity, Predicate.PUBLISHER, body.entity, (span,), 0.88, "imprint")
    for ref, after in zip(reading.refs, [*reading.refs[1:], None], strict=True):
        if ref.kind is Kind.WORK and text[ref.start - 1 : ref.start] in ("『", "「") and (year := _YEAR_BEFORE.search(text, max(0, ref.start - 12), ref.start)) is not None:
            yield Statement(ref.entity, Predicate.START_DATE, year[1], (Span(year.start(), ref.end),), 0.8, "imprint")
        opening = IMPRINT.match(text, ref.end) if ref.kind is Kind.WORK else None
        if opening is None and ref.kind is Kind.WORK and after is not None and after.kind is Kind.PERSON and _CITED.fullmatch(text, ref.end, after.start):
            # 『窓口の歩き方』早瀬徹著（坂町書房、2022年）
            opening = _BEHIND_AUTHOR.match(text, after.end)
        if opening is None:
            continue
        closing = re.compile(r"[)）]").search(text, opening.end(), min(len(text), opening.end() + 60))
        if closing is None:
            continue
        yield from _makers(ref, [r for r in reading.refs if opening.end() <= r.start and r.end <= closing.start()], closing.start(), text)
        held = [
            r for r in reading.refs if opening.end() <= r.start < closing.start() and r.kind is Kind.ORGANIZATION
        ]
        date: DateMention | None = next(
            (d for d in reading.dates if opening.end() <= d.start and d.end <= closing.start()), None
        )
        inside = text[opening.end() : closing.start()]
        year = _YEAR.search(inside)
        publisher = held[0] if held and (held[0].start == opening.end() or year) else None
        span = Span(ref.start, closing.start())
        if year is not None and date is None:
            yield Statement(ref.entity, Predicate.START_DATE, year.group(), (span,), 0.8, "imprint")
        if publisher is not None and (date is not None or year is not None or inside.endswith(("刊", "発行", "出版", "書房", "書店", "出版社", "出版会", "新書", "文庫"))):
            yield Statement(ref.entity, Predicate.PUBLISHER, publisher.entity, (span,), 0.88, "imprint")
        if date is not None and re.match(
            r"(?:に)?(?:公開|公表|刊|発行|出版|発表|版|策定|、|$|\s)", text[date.end : closing.start()]
        ):
            yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.82, "imprint")
