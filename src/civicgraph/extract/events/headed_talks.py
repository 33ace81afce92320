"""Talks of a report that each have a heading, over a paragraph whose first sentences say who gave them: 早瀬さんによる…の発表でした."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

METHOD = "talk-in-heading"
_SORT = (
    r"(?:基調講演|招待講演|特別講演|記念講演|教育講演|講演|講話|事例発表|事例報告|事例紹介|招待発表|発表|話題提供|報告|トークセッション|パネルディスカッション|パネルトーク|パネル|クロストーク|ライトニングトーク|トーク|"
    r"特別セッション|招待セッション|セッション|プレゼンテーション|プレゼン|対談|鼎談|キーノート|LT|Keynote|Session|Talk)"
)
_HONOUR = r"(?:さん|氏|先生|博士|様|(?:名誉|准|特任|客員|助)?教授|講師|研究員|学芸員|所長|館長|理事長|副?理事|会長|社長|代表|部長|課長|係長|室長|市長|町長|村長|知事|CTO|CEO)"
_HONOURS = ("さん", "氏", "先生", "教授", "長", "様", "博士", "研究員", "学芸員", "代表", "理事", "講師", "知事", "CTO", "CEO")
# 参加者のみなさん, 学生さん: nobody by name.
_NOBODY = r"(?<!みな)(?<!皆)(?<!学生)(?<!参加者)(?<!お客)(?<!たく)(?<!お子)(?<!職員)(?<!生徒)(?<!業者)(?<!受講者)(?<!者の)(?<!各)(?<!両)(?:(?<=[^\s、。のはがをに「『(（])|(?<=[)）]\s))"
_WHO = rf"{_NOBODY}(?P<honour>{_HONOUR})(?:[(（][^()（）\n]{{1,40}}[)）])?"
_ONE = r"(?:(?!(?:さん|氏|先生)(?![一-鿿]))[^。\n])"
_GIVEN = r"(?:です|でした|だ(?:った)?(?=。)|でし|では|であ|。|が(?:あり|行わ|始ま)|も(?:あり|行わ)|を(?:聞|聴|行))"
_SAID = r"ご?(?:発表|講演|登壇|話題提供|プレゼン(?:テーション)?|レクチャー|報告|解説|紹介|説明|お話|披露)"
_DONE = (
    r"(?:(?=。)|を?(?:し|され|なさい)(?:まし|た(?=[。、])|て(?:い|頂|くだ|下さ|くれ(?!る)|もら)|て(?=、)|(?=、))|を?(?:い|頂)ただ?[きい]|を?くださ|をいただ|を頂|をしてい|をしてくだ|をしてくれ|をされて|をされ|がありま|があった|を行[いっ]|しながら|ました)"
)
_TELLS = r"(?:お?話(?:しまし|しいただ|し頂|しくだ|し下さ|した(?=。)|して(?:くだ|下さ|くれ|いただ|頂)|され|をし|をされ|をして)|語(?:り(?:まし|合)|った(?=。)|って(?:くだ|くれ|いただ)|られ)|述べまし|振り返りまし|伝え(?:まし|てく)|訴えまし|論じまし|議論しまし|意見を交わし)"
_BY = re.compile(rf"{_WHO}による{_ONE}{{0,90}}?(?:{_SORT}|お?話){_GIVEN}")
_OF = re.compile(rf"{_WHO}の(?:(?![はがを、])(?!により){_ONE}){{0,50}}?(?:{_SORT}|お?話){_GIVEN}")
_SPOKE = re.compile(rf"{_WHO}(?:[はが]|から(?!の)は?|より(?!も|の)|には)、?{_ONE}{{0,110}}?(?:{_SAID}{_DONE}|{_TELLS})")
_INVITED = re.compile(rf"(?:講師|ゲスト|スピーカー|登壇者|講演)(?:に|として|は)、?{_ONE}{{0,60}}?{_WHO}(?:を(?:お?迎え|お?招き|招い)|に(?:お願い|依頼))|{_WHO.replace('honour', 'guest')}を(?:講師|ゲスト|スピーカー|登壇者)(?:に|として)(?:お?迎え|お?招き|招い)")
# 登壇したのは…の早瀬正夫氏と三枝花子氏。, 次は早瀬さんです。
_NAMED = re.compile(
    r"(?:登壇(?:したの|いただいたの|頂いたの|してくださったの|してくれたの|されたの|者)|講師(?:を務めたの)?|(?:発表|講演)(?:したの|者|してくださったの|いただいたの)|スピーカー|話し手|話して(?:くれた|くださった)の|トップバッター|トリ(?:を飾ったの)?"
    rf"|(?:[0-9一二三四五六七八九]+(?:人目|番手|番目|組目|本目)|次|続いて|最後|最初|まず)(?:の{_ONE}{{1,10}})?)(?:は|に)、?(?P<names>[^。はが\n]{{0,120}}?{_WHO}(?:です|でした|だ(?=。)|だった|。))"
)
_ALONE = re.compile(rf"(?P<names>[^。、はがをも\n]{{1,60}}?{_WHO}(?:です|でした)?。)")
_OWN_TITLE = re.compile(rf"{_WHO}(?:の|による|が)[「『]?(?P<title>[^。\n]{{4,80}}?)[」』]?(?:です|でした|。|$)")
_OTHER = re.compile(r"(?:さん|氏|先生|教授)(?:が|は|から(?!の)|による)")
_NOT_NOW = re.compile(r"前回|昨年|去年|次回|司会")
_LATER = re.compile(r"次回|今度|来年|予定")
_STRONG = re.compile(r"講演|発表|登壇|講師|トーク|セッション|プレゼン|話題提供|LT|スピーカー|ゲスト|分科会|キーノート|Session|Talk|Keynote")
_MEETING = re.compile(r"会|講座|講演|セミナー|フォーラム|シンポジウム|カンファレンス|サミット|イベント|ワークショップ|フェス|祭|デイ|コン|[Kk]aigi|Conf|[Mm]eet|Night|Day|Camp|Fest|Summit|LT")
_SENTENCE = re.compile(r"[^。\n]+(?:。|$)", re.M)
_INTERVIEW = re.compile(r"インタビュー|取材|お?話を(?:お)?(?:聞|伺|うかが)|対談|座談会")
_BULLETS = "■□◆◇●○▼▶★"
_FIRST = 240  # characters in which who gave a talk is said

_NUMBER = r"(?:[0-9①-⑳]{1,2}[.．)）:：、]?|[IVX]{1,4}[.．)])"
_MARK = re.compile(
    rf"[\s■□◆◇●○・▼▶★☆*#]*(?:(?:[【\[(（〔]\s*{_SORT}?\s*[0-9①-⑳]{{0,2}}\s*[】\])）〕]|第[0-9一二三四五]+(?:[部回]|分科会|セッション)|{_SORT}\s*(?:{_NUMBER}|・)?\s*(?=[:：「『\s|｜/／])|{_NUMBER}(?=\s|「|『|[^0-9年月日:：.]))\s*[:：|｜/／-]?\s*)*"
)
_SORTED = re.compile(_SORT)
_MARK_BEHIND = re.compile(rf"\s*[【\[(（〔]{_SORT}[0-9]?[】\])）〕]\s*$")
_NAME = r"(?:[一-鿿々ヶ]{1,4}[ \u3000]?(?:[一-鿿々]{1,4}|[ぁ-ゖ]{2,5}|[ァ-ヺー]{2,6})|[ァ-ヺー]{2,8}[・ ][ァ-ヺー]{2,9})"
_NAME_ALONE = re.compile(_NAME)
_BRACKET = r"(?:\s*[(（][^()（）]{1,40}[)）])?"
# … 早瀬正夫さん(みどりの輪), …/早瀬正夫, …(北斗大学 早瀬正夫教授)
_SPEAKER_BEHIND = re.compile(
    rf"\s*[(（][^()（）]{{1,40}}?{_HONOUR}[)）]\s*$|(?:[\s/／|｜]+|[\s]*[-–—―][\s]*|(?<![A-Za-z])by)(?:[^\s「」]{{1,20}}[\s])?[^\s「」/／|｜]{{1,14}}{_HONOUR}{_BRACKET}\s*$|(?:\s*[/／|｜]\s*|(?<=[」』]))(?:{_NAME}|[^「」\s]{{2,14}}{_HONOUR}){_BRACKET}\s*$"
)
_SPEAKER_BEFORE = re.compile(rf"[^「」『』:：]{{1,40}}?(?:{_HONOUR}{_BRACKET}|[(（][^()（）]{{2,40}}[)）])\s*[:：]?\s*(?=[「『])|(?P<name>{_NAME})\s*(?=[「『])|[^\s「」『』:：]{{1,14}}{_HONOUR}\s*[:：]\s*")
_QUOTED = re.compile(r"[「『]([^「」『』]{4,80}|[^「」『』]*[「『][^「」『』]*[」』][^「」『』]*)[」』]")
_QUESTION = re.compile(r"(?:です|ます|でした|ました|でしょう|ません)か[?？。]?$|ください[。!！]?$")
_NO_TITLE = re.compile(
    rf"{_HONOUR}{_BRACKET}(?:の(?:{_SORT}|お?話|プロフィール|紹介))?$|(?:講演|発表|登壇|開催|実施|参加)(?:しました|です|について|者?紹介|者一覧|タイトル)?$|^[^「『]{{0,10}}(?:賞|位|部門)|^(?:(?:19|20)\d\d年|\d{{1,2}}月\d|\d{{1,2}}[:：]\d)"
)
_PHRASE = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9][のをにはがでとへもやか](?=[^\sぁ-ゖ]|[ぁ-ゖ]{2})|[、,:：\-〜～~!！?？・…] ?\S|[A-Za-z] [A-Za-z]|[一-鿿](?:る|た|い|う|く|す|む|ぶ|ぐ)[一-鿿]|[一-鿿ァ-ヺーA-Za-z0-9][ぁ-ゖ]{2,}[一-鿿ァ-ヺA-Za-z]|(?:る|た|う|い|よう|ない)$")


class Headed(NamedTuple):
    """The title of a talk, the stretch that ends where the honorific of who gave it begins, and the sentence that says so;
    whether heading or sentence tell a talk by its words, and whether the heading does before the title.
    """

    title: Span
    who: Span
    said: Span
    strong: bool
    marked: bool


@by_block
def headed_talk(document: Document, number: int, text: str) -> Headed | None:
    """The talk that a block is the heading of, where another heading of the document stands over such a paragraph too."""
    talk = _read(document, number, text) if _opens_report(document, 0, text) else None
    if talk is None:
        return None
    others = [t for n in range(len(document.blocks)) if n != number and (t := _read(document, n, text)) is not None]
    block = document.blocks[number]
    bullet = any(c in _BULLETS for c in text[max(0, block.start - 2) : block.start + 1])
    firm = block.kind is BlockKind.HEADING or bullet or talk.marked or len(others) > 1
    return talk if others and firm and (talk.strong or any(t.strong for t in others)) else None


@by_block
def _opens_report(document: Document, number: int, text: str) -> bool:
    """Whether a page that begins with this block is of a meeting, and no interview."""
    head = document.blocks[number]
    return _INTERVIEW.search(text, head.start, head.end) is None and _MEETING.search(text, head.start, head.end + _FIRST) is not None


@by_block
def _read(document: Document, number: int, text: str) -> Headed | None:
    block = document.blocks[number]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM) or not 4 <= block.end - block.start <= 90 or number + 1 >= len(document.blocks):
        return None
    below = document.blocks[number + 1]
    if below.kind is not BlockKind.PARAGRAPH or "\n" in text[block.start : block.end] or text[block.end - 1] == "。":
        return None
    first = text[below.start : min(below.end, below.start + _FIRST)]
    # A line with no more than a name may be of the title below it.
    if "。" not in first or not any(word in first for word in _HONOURS):
        return None
    title = _title(block, text)
    gave = _given(below, title.of(text), text) if title is not None else None
    if gave is None or title is None or _names_thing(title.of(text), text):
        return None
    who, said = gave
    strong = _STRONG.search(text, block.start, block.end) is not None or _STRONG.search(text, *said) is not None
    return Headed(title, who, said, strong, _SORTED.search(text, block.start, title.start) is not None)


def _given(block: Block, title: str, text: str) -> tuple[Span, Span] | None:
    """Where the first two sentences of a paragraph name who gave the talk, up to the honorific, and the sentence."""
    end = min(block.end, block.start + _FIRST)
    for index, sentence in enumerate(_SENTENCE.finditer(text, block.start, end)):
        if index > 1:
            return None
        start, stop = sentence.span()
        for form in (_NAMED, _BY, _INVITED, _SPOKE, _OF, _OWN_TITLE, *((_ALONE,) if index == 0 else ())):
            said = form.match(text, start, stop) if form is _ALONE else form.search(text, start, stop)
            if said is None or _NOT_NOW.search(text, start, said.start() + 1) or _LATER.search(text, *said.span()) or (form is not _NAMED and _OTHER.search(text, said.end(), stop)):
                continue
            groups = said.groupdict()
            if form is _OWN_TITLE and groups["title"] != title:
                continue
            at = said.start("honour") if groups.get("honour") else said.start("guest")
            # Names side by side are all behind 登壇したのは, or before the one whose verb it is.
            return Span(said.start("names") if groups.get("names") else at, at), Span(start, stop)
    return None


def _title(block: Block, text: str) -> Span | None:
    """The title in a heading, without what sort of talk it is and who gives it."""
    mark = _MARK.match(text, block.start, block.end)
    start, end = mark.end() if mark is not None else block.start, block.end
    for behind in (_MARK_BEHIND, _SPEAKER_BEHIND):
        found = behind.search(text, start + 1, end)
        end = found.start() if found is not None else end
    before = _SPEAKER_BEFORE.match(text, start, end)
    start = before.end() if before is not None and (before["name"] is None or _is_person(before["name"])) else start
    quoted = _QUOTED.fullmatch(text, start, end)
    start, end = quoted.span(1) if quoted is not None else (start, end)
    start, end = start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    title = text[start:end]
    if not 4 <= len(title) <= 80 or is_unnamed(title) or _QUESTION.search(title) or _NO_TITLE.search(title) or (_NAME_ALONE.fullmatch(title) and _is_person(title)):
        return None
    return None if title.lower().endswith(tuple(word_list("sessions", "no_titles"))) else Span(start, end)


def _is_person(name: str) -> bool:
    """Whether what has the form of a name begins with a family name, or is parted in katakana."""
    return "・" in name or any(is_surname(name[:n]) for n in (1, 2, 3))


def _names_thing(title: str, text: str) -> bool:
    """Whether a heading is the name of something that the text speaks of, no phrase: みどりマップ, みどり株式会社."""
    if any(e.kind is not Kind.CONCEPT for e in known(title)):
        return True
    if lexicon().sector_of_form(title):
        return True
    return _PHRASE.search(title) is None and (text.count(title) > 1 or lexicon().class_of(title) is not None)


def headed_name(document: Document, number: int, start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The title of the talk that a block is the heading of, and below it the Latin handle of who gave it, from `start` to `end`."""
    talk = headed_talk(document, number, text) if start <= document.blocks[number].start + 1 else None
    if talk is not None and talk.title.end <= end:
        # Not sure enough to stand by itself: an event where the page reports one that it is a part of.
        yield LaidOut(talk.title, Kind.EVENT, 0.59, METHOD, 6.45)
    over = headed_talk(document, number - 1, text) if number else None
    if over is not None and start == over.said.start and _LATIN.search(text, start, end) and (handle := _HANDLE.search(text, over.said.start, over.who.end)) is not None:
        # GISさんの発表です: a handle, whatever else these letters mean.
        yield LaidOut(Span(*handle.span(1)), Kind.PERSON, 0.84, "speaker-of-talk", 5.8)


def in_headings(resolution: Resolution) -> frozenset[str]:
    """The events that are such talks."""
    return frozenset(e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and any(m.method == METHOD for m in e.mentions))


def find_headed_talks(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gave such a talk, and that it is a part of the event that the page reports."""
    headed = in_headings(resolution)
    if not headed or context.main_event is None:
        return
    people = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PERSON]
    for reading in resolution.readings:
        for event in (r for r in reading.refs if r.entity in headed):
            talk = headed_talk(document, reading.sentence.block, text)
            if talk is None or talk.title != (event.start, event.end):
                continue
            for person in _speakers(talk, people, text):
                yield Statement(event.entity, Predicate.SPEAKER, person.entity, (talk.said,), 0.86, METHOD)
            if context.main_event != event.entity:
                yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event, (talk.title,), 0.82, "talk-of-main-event")


# 早瀬 (@hayase) さん
_HANDLED = re.compile(r"\s?(?:[(（][^()（）\n]{1,24}[)）]\s?)?")
_LATIN = re.compile(r"[A-Za-z0-9_](?:さん|氏|先生)")
_HANDLE = re.compile(r"(?<![A-Za-z0-9_.・-])([A-Za-z0-9_]{3,20})$")
_JOINED = re.compile(rf"(?:{_HONOUR})?{_BRACKET}(?:と、?|や|、|・|及び|および)[^。、はがをも\n]{{0,24}}")


def _speakers(talk: Headed, people: list[Ref], text: str) -> Iterator[Ref]:
    """The people named before the honorific, side by side."""
    following: Ref | None = None
    for person in reversed([p for p in people if talk.said.start <= p.start and p.end <= talk.who.end + 1]):
        if following is None:
            if _HANDLED.fullmatch(text, person.end, max(person.end, talk.who.end)) is None:
                return
        elif _JOINED.fullmatch(text, person.end, following.start) is None:
            return
        following = person
        yield person
