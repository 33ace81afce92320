"""Events, projects and works named without brackets: a class noun at the end and a proper part before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.names.law_names import find_long_laws
from civicgraph.extract.names.title_words import VAGUE, coined, noun_after
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED, HONORIFICS
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary, words_within
from civicgraph.records import Kind

_LATIN_EVENT = re.compile(
    r"\b(?:Summit|Conference|Forum|Symposium|Hackathon|Meetup|Festival|Fest|Night|Day|Days|Week|Camp|Expo|Awards?|Contest|Competition|Congress|Championships?|FORUM|SUMMIT|CONFERENCE|HACKATHON|MEETUP|FESTIVAL|CAMP|EXPO|DAY|NIGHT|AWARDS?|CONTEST|COMPETITION|CONGRESS|SYMPOSIUM)\b"
)
_WON = re.compile(r"(?<=A[Ww][Aa][Rr][Dd])[」』]?[ 　]?(?:[0-9]\w* Prize)?[ 　]?[をの](?:受賞|獲得|授与)")  # Midori Paper Award を受賞: a prize of an event
_PART_OF_EVENT = re.compile(r"(?:Day|DAY|Night|NIGHT|Week) [0-9]{1,2}")  # the heading of what happened then
# TEDxKitahama, TEDxKitahama Youth: the licence lets each call its event so.
_TEDX = re.compile(r"TEDx[A-Z0-9]\w*(?: (?!Speakers?\b|Talks?\b|Team\b|Staff\b|is\b)[A-Z]\w+){0,2}")
_LATIN_BODY = re.compile(
    r"^(?:Code|Hack) ?(?:for ?|4 ?)[A-Z]|\b(?:Inc|Ltd|LLC|Corporation|Foundation|Institute|University|Association|Labs?|Team|Club|Council|Agency|Network|Alliance|Society)\b"
)
# Results of 2023 Midori Society Election: what is said of the body.
_HEADED_BY = re.compile(r"(?:(?:Created|Presented|Powered|Organi[sz]ed|Hosted|Designed|Produced|Supported|Made) )?by (?=\S)|(?:Results?|Announcements?|Notice|Report|Reports|List|Minutes|Overview|Members|Officers)(?: (?:of|to|for|from|on))(?: the)?(?: (?:19|20)\d\d)? (?=[A-Z])")
# Midori Summit in 千葉: where it is held is a part of its name.
_IN_TOWN = re.compile(r" (?:in|IN|@) ?[一-鿿々]{2,4}(?=[をがはに、。」』!！\s]|$)")
# Open Midoriの千葉佳子さん: a Latin name of two words or more, before someone of it.
_LATIN_OF = re.compile(
    r"(?<![A-Za-z0-9&.'’ -])([A-Z][A-Za-z0-9&.'’-]*(?: [A-Z][A-Za-z0-9&.'’-]*){1,4})の"
    rf"(?=[一-鿿々]{{2,5}}{CALLED}|[A-Z][a-z]+ [A-Z][a-z]+{CALLED}|[ァ-ヺー]+[・ ][ァ-ヺー]+{CALLED})"
)
_KATAKANA_COMPANY = re.compile(
    r"(?<![ァ-ヺー・A-Za-z一-鿿])[ァ-ヺー・]{3,}(?:ソリューションズ|テクノロジーズ|テクノロジー|システムズ|ホールディングス|コンサルティング|エンジニアリング)(?![ァ-ヺー])"
)
_COMPANY_WORD = re.compile("ソリューションズ|テクノロジー|システムズ|ホールディングス|コンサルティング|エンジニアリング")
_LATIN_LETTER = re.compile("[A-Za-z]")
_SECOND_TOWN = re.compile(r" ?/ ?[A-Z][a-z]{2,}(?![A-Za-z ])")
_TYPHOON = re.compile(r"(?:令和\d+年)?台風第?\d+号")
# 北斗豪雨, 令和4年8月豪雨: a disaster named by where or when it befell.
# 2021年7月9日からの大雨: a disaster that has no name but its date.
_BEFELL_ON = re.compile(
    r"(?:(?:19|20)\d\d(?:[(（][^()（）]{3,8}[)）])?年|(?:令和|平成|昭和)[0-9元]+年(?:[(（]\d{4}年?[)）])?)\d{1,2}月(?:\d{1,2}日)?(?:から)?の"
    r"(?:豪雨|大雨|水害|地震|津波|噴火|大火|土砂災害|洪水|暴風|大雪)(?![一-鿿])"
)
_DISASTER = re.compile(
    r"(?<![一-鿿ァ-ヺー])(?:(?:令和|平成|昭和)[0-9元]+年(?:[0-9]+月)?(?:[一-鿿ヶ]{2,6})?|([一-鿿ヶ]{2,6}?)(?:県|地方)?(?:[一-鿿]部|沖)?)"
    r"(?:豪雨|大雨|水害|大水害|震災|大震災|地震|津波|噴火|大火|土砂災害|土石流|洪水)(?![一-鿿])"
)
_EDITION_HEAD = re.compile(r"第\d+回|(?:令和|平成)[0-9元]+年度|20\d\d年度")
_EDITION_BEFORE = re.compile(r"第\d+回[ 　]?$")
_BEHIND_EDITION = ("回", " ", "　")
_EDITION_TAIL = re.compile(r"(?:\d{4}|第\d+[回期次]|vol\.?\d+|\d+)$", re.I)


# 森・浜町法律事務所, みなとあさひ有限責任監査法人: named after partners, or in hiragana that no tokenizer keeps together.
_FIRM = re.compile(
    r"(?<![一-鿿々ァ-ヺー])[一-鿿々ァ-ヺー]{1,8}(?:・[一-鿿々ァ-ヺーA-Za-z]{1,10}){1,3}(?:総合)?法律(?:特許)?事務所"
    r"|(?<![A-Za-zぁ-ゖ一-鿿々ァ-ヺー])[A-Z]{1,6}[a-z]?[A-Z]?[ぁ-ゖー一-鿿々ァ-ヺ]{2,8}?(?:有限責任)?監査法人"
)
_COINED = re.compile(
    r"(?<![A-Za-z0-9ァ-ヺー])([A-Z][A-Za-z0-9.&'’?!]*(?:[ -][A-Za-z0-9.&'’?!]+){0,6}[ァ-ヺー一-鿿]{0,12}|[ァ-ヺー]{4,16})(?:[ 　]?[?!？！])?(?:[ 　]*[(（][^()（）]{1,30}[)）])?[ 　]*(?:という|と言う|といった|なる)(?:名の|名前の|[一-鿿]{1,10}(?:主催|共催)の|[一-鿿]{1,4}の)?"
)
_SO_CALLED = re.compile("とい(?:う|った)|と言う|なる")
_AT = re.compile(r"(?:で|にて|において|を会場|に集|に会場)")
_DOES = re.compile(r"(?:は|が|と(?!して)|や|、|も|など|を運営|の(?:\d社|[一-鿿]{1,4}氏))")


@cache
def _befalling() -> re.Pattern[str]:
    return re.compile(alternatives(word_list("events", "befalling")))


@cache
def _named_by_beginning() -> re.Pattern[str]:
    """コード・フォー・ヒガシハマ, コードフォー北浜, CODE for HIGASHIHAMA: a body that its first words tell, whatever the town."""
    firsts = (re.escape(b) for b, sector in lexicon().sector_beginnings.items() if sector == "CivilSociety" and not b.endswith("Scouts"))
    return re.compile(rf"(?<![A-Za-zァ-ヺー])(?<!法人)(?<!会社)(?:{'|'.join(firsts)})(?P<town>[ァ-ヺー]{{2,12}}(?![ァ-ヺー])|[一-鿿々ヶ]{{1,4}}(?![一-鿿々ァ-ヺー])|[A-Z][A-Za-z-]+(?![A-Za-z /]))")


class Thing(Struct, frozen=True, gc=False):
    """A named event, project, work or body."""

    start: int
    end: int
    kind: Kind
    confidence: float
    method: str


def find_named_things(
    sentence: Sentence, text: str, segments: Sequence[Segment], chunks: Sequence[Sequence[Word]]
) -> Iterator[Thing]:
    """Named things of a sentence that no bracket marks; generic nouns (基本計画 alone) are left out.

    `chunks` are the sentence's noun chunks, undivided by dates; `segments` what those that dates divide are made of.
    """
    # Most patterns look far ahead from every character: a word that each needs is found sooner.
    said = text[sentence.start : sentence.end]
    latin = _LATIN_LETTER.search(said) is not None
    for word in sentence.words if latin else ():
        if word.pos[5] == "latin" or (word.surface.isascii() and len(word.surface) > 2):
            if _LATIN_EVENT.search(word.surface) and " " in word.surface and not _PART_OF_EVENT.fullmatch(word.surface) and not _WON.match(text, word.end):
                where = _IN_TOWN.match(text, word.end, sentence.end)
                end = where.end() if where is not None else word.end
                yield Thing(_left_edge(sentence, word, text), end, Kind.EVENT, 0.85, "thing-latin-event")
            elif (talks := _TEDX.match(word.surface)) is not None:
                yield Thing(word.start, word.start + talks.end(), Kind.EVENT, 0.88, "thing-latin-event")
            elif _LATIN_BODY.search(word.surface) and " " in word.surface:
                # Code for Hokuto / Minami: one body of two towns.
                head = _HEADED_BY.match(word.surface)
                second = _SECOND_TOWN.match(text, word.end) if word.surface.startswith("Code") else None
                end = second.end() if second is not None else word.end
                yield Thing(word.start + (head.end() if head else 0), end, Kind.ORGANIZATION, 0.85, "thing-latin-body")
    for match in _named_by_beginning().finditer(text, sentence.start, sentence.end) if "コード" in said or latin else ():
        title = lexicon().title_at_end(match.group()) or ""
        # コード・フォー・ミドリ + 市民会議: a name that goes on is another's, unless a post follows.
        post = any(text[match.end() : match.end() + n] in lexicon().titles for n in range(1, 8))
        usual = match.group().title().replace(" For ", " for ")  # CODE for JAPAN is a known body in capitals
        # CoderDojo + 主催: nothing parts it from what follows, which must be a place.
        placed = not match["town"][0].isascii() and text[match.start("town") - 1].isalpha() and text[match.start("town") - 1].isascii()
        if placed and not _names_place(sentence, *match.span("town")):
            continue
        if (post or not "一" <= text[match.end() : match.end() + 1] <= "鿿") and not (usual != match.group() and known(usual)):
            yield Thing(match.start(), match.end() - len(title), Kind.ORGANIZATION, 0.88, "body-by-beginning")
    for match in _TYPHOON.finditer(text, sentence.start, sentence.end) if "台風" in said else ():
        yield Thing(match.start(), match.end(), Kind.EVENT, 0.9, "thing-typhoon")
    for match in _DISASTER.finditer(text, sentence.start, sentence.end) if _befalling().search(said) else ():
        if match.group(1) is None or _names_place(sentence, match.start(1), match.end(1)):
            yield Thing(match.start(), match.end(), Kind.EVENT, 0.85, "thing-disaster")
    for match in _BEFELL_ON.finditer(text, sentence.start, sentence.end) if "月" in said else ():
        yield Thing(match.start(), match.end(), Kind.EVENT, 0.86, "thing-disaster-dated")
    for law in find_long_laws(sentence, text):
        yield Thing(law.start, law.end, Kind.LAW, 0.9, "law-by-its-form")
    firms = "事務所" in said or "監査法人" in said
    for match in _FIRM.finditer(text, sentence.start, sentence.end) if firms else ():
        yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.88, "firm-of-partners")
    companies = _COMPANY_WORD.search(said) is not None
    for pattern, sure, possible in ((_LATIN_OF, 0.75, latin), (_KATAKANA_COMPANY, 0.8, companies)):
        for match in pattern.finditer(text, sentence.start, sentence.end) if possible else ():
            name = match.group(1) if match.lastindex else match.group()
            plain = name in lexicon().titles or any(p in lexicon().class_nouns for p in name.split("・"))
            if not known(name) and not plain:
                yield Thing(match.start(), match.start() + len(name), Kind.ORGANIZATION, sure, "body-by-form")
    if _SO_CALLED.search(said):
        yield from _introduced(sentence, text)
    if "賞" in said:
        yield from _awarding(sentence, text)
    yield from _latin_events(sentence, text)
    yield from _defined(sentence, text)
    if latin:
        yield from _after_class_nouns(sentence, text)
    for chunk in chunks:
        after = text[chunk[-1].end : chunk[-1].end + 1]
        hall = _hall(chunk, text, segments) if after in _BEHIND_HALL else None
        if thing := hall or _in_chunk(chunk, text, segments) or (_venue(chunk, text, segments) if after in ("(", "（") else None):
            yield thing


# 国際カンファレンスであるMidori Global, Midori Japanをはじめとする様々な大会, Midori Tohamaの開催を機に.
_LATIN = r"[A-Z][A-Za-z0-9.&'’-]*(?: (?:of|the|for|on|[A-Z][A-Za-z0-9.&'’-]*)){1,6}"
_EVENT_NOUN = r"(?:イベント|カンファレンス|会議|大会|フォーラム|シンポジウム|ハッカソン|サミット|勉強会)"
_EVENT_WORD = re.compile("開催|イベント|カンファレンス|会議|大会|フォーラム|ハッカソン")
_LATIN_HELD = re.compile(
    rf"(?:{_EVENT_NOUN}である)({_LATIN})(?![A-Za-z])"
    rf"|(?<![A-Za-z0-9] )(?<![A-Za-z0-9])({_LATIN})(?:をはじめ(?:とする|とした|、)|などの?|といった)(?:各種|主要な?|様々な|さまざまな|多様な|関連)*{_EVENT_NOUN}"
    rf"|(?<![A-Za-z0-9] )(?<![A-Za-z0-9])({_LATIN})の(?:[一-鿿]{{2,4}}(?:[(（][^()（）]{{1,16}}[)）])?での)?開催(?:を(?:契機|きっかけ|機)|が)"
    r"|(?<![A-Za-z0-9])([A-Z][A-Za-z0-9]+(?: [A-Za-z0-9]+){0,4} (?:conference|workshop|meeting|seminar|symposium|forum|summit|hackathon))を"
    r"|開催され(?:た|ている|る)([A-Za-z][A-Za-z0-9]+(?: [A-Za-z0-9&]+){0,4} (?:19|20)\d\d)(?=[にはがでをの])"
)


def _latin_events(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Events with a Latin name of several words that say themselves to be one, or are held."""
    said = text[sentence.start : sentence.end]
    if _EVENT_WORD.search(said) is None:
        return
    for match in _LATIN_HELD.finditer(text, sentence.start, sentence.end):
        group = match.lastindex or 1
        if not known(match.group(group)):
            yield Thing(*match.span(group), Kind.EVENT, 0.82, "thing-held")


# みどりアプリキャラバンで、学生の2チームが受賞した
_AWARDING = re.compile(
    r"(?<![一-鿿ァ-ヺーA-Za-z0-9])([一-鿿ぁ-ゖァ-ヺーA-Za-z0-9]{5,30}?)(?:[(（][^()（）]{2,16}[)）])?(?:で|にて|において)、?[^。]{0,40}?(?:受賞|入賞|優勝|表彰)"
)


def _awarding(sentence: Sentence, text: str) -> Iterator[Thing]:
    """An event by its last word, where prizes are won."""
    won = _AWARDING.match(text, sentence.start, sentence.end)
    told = lexicon().class_of(won.group(1)) if won is not None else None
    if won is not None and told is not None and told[0] is Kind.EVENT and len(won.group(1)) - len(told[1]) >= 3:
        if not re.search(r"[はがをに]", won.group(1)) and not known(won.group(1)):
            yield Thing(*won.span(1), Kind.EVENT, 0.8, "thing-awarding")


def _names_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is, or begins with, a word that the dictionary has as a place or as no common noun."""
    words = words_within(sentence.words, start, end)
    plain = ("集中", "局地的", "大規模", "記録的", "今回", "各地", "全国", "首都", "直下型", "巨大")
    return bool(words) and words[0].pos[1] == "固有名詞" and words[0].surface not in plain


def _introduced(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Midori Works Inc.という会社, ココシルというアプリ: a coined name that という gives a kind."""
    for match in _COINED.finditer(text, sentence.start, sentence.end):
        name, noun = match.group(1), noun_after(sentence, match.end(), text)
        told = lexicon().class_of(re.sub(r"(?:以外|など|等)$", "", noun)) if noun else None
        latin = name[0].isascii()
        if told is None or (told[1] in VAGUE and not _manifold(name)) or known(name) or not (latin or coined(name)):
            continue
        yield Thing(*match.span(1), told[0], 0.82, "thing-introduced")


# ミチレポは、…を知らせるアプリだ: the noun that a sentence, or its first half, says its topic to be.
_TOPIC_IS = re.compile(r"[^。は「」『』]{0,60}?([一-鿿ァ-ヺーA-Za-z]+)(?:だ|です|である|であり|で、|。|$)")


_POETIC = re.compile(r"[一-鿿ぁ-ゖァ-ヺー]{2,8}の(?P<of>[一-鿿ぁ-ゖァ-ヺー]{1,4})(?=は)")
_KANA_HEAD = re.compile(r"(?!こと|もの|ところ|お[一-鿿]|ご[一-鿿]|みなさ|わたし|おとな|こども|いま|ここ|これ|それ)[一-鿿]{0,2}[ぁ-ゖー]{2,}")


def _defined(sentence: Sentence, text: str) -> Iterator[Thing]:
    """A coined name that opens a sentence and is said to be an app, a project, a civic group."""
    run = list(itertools.takewhile(lambda w: w.pos[0] in ("名詞", "接頭辞", "接尾辞"), sentence.words))
    if not run or run[-1].end == sentence.words[-1].end or run[0].surface in ("お", "ご", "御"):
        return
    start, end = run[0].start, run[-1].end
    poetic = _POETIC.match(text, start, sentence.end) if text[end] == "の" else None
    if poetic is not None and poetic["of"] in lexicon().poetic_endings:
        end = poetic.end("of")
    name = text[start:end]
    said = _TOPIC_IS.match(text, end + 1, sentence.end) if text[end : end + 1] == "は" else None
    told = lexicon().class_of(said.group(1)) if said is not None else None
    if told is None or told[1] in VAGUE or told[0] in (Kind.LAW, Kind.PLACE) or known(name):
        return
    # 早瀬徹氏は講演で、…と話した: somebody, who did something there.
    if name.endswith(HONORIFICS) or lexicon().title_at_end(name) or all(w.pos[2] == "人名" for w in run):
        return
    # あかねネットは…市民団体です, わかばの輪は…グループだ: no word of the dictionary has hiragana in its midst.
    own = told[0] is Kind.ORGANIZATION and _KANA_HEAD.match(name) is not None and not in_dictionary(name)
    if 3 <= len(name) <= 20 and (own or coined(name) or (len(run) == 2 and any(w.pos[2] == "地名" for w in run) and re.fullmatch(r"[ァ-ヺー]+", run[0].surface))):
        yield Thing(start, end, told[0], *((0.82, "body-said-to-be-one") if own else (0.78, "thing-defined")))


_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9.+-]*(?: [A-Za-z0-9.+-]+){0,6}|[a-z][A-Za-z0-9-]*\.(?:info|org|jp|net|com|io|app)|[a-z][a-z0-9]+(?:-[a-z0-9]+)+(?=[ 　]?(?:を|は|が|の|と|、|[)）」]))")


def _after_class_nouns(sentence: Sentence, text: str) -> Iterator[Thing]:
    """国際カンファレンスOpen Hokuto 2017, サイト midori.info: a Latin name directly after what it is."""
    for word, following in itertools.pairwise(sentence.words):
        start = following.start + 1 if following.surface == " " else following.start
        if not text[start : start + 1].isascii():
            continue
        # ミドリ株式会社 + Product Designer: the form closes a name, and opens what the words of the chunk tell.
        formed = text.endswith(legal_forms(), sentence.start, word.end)
        told = lexicon().class_of(text[max(sentence.start, word.end - 12) : word.end]) if word.pos[0] == "名詞" and not formed else None
        name = _LATIN_NAME.match(text, start, sentence.end) if told is not None else None
        if told is None or name is None or told[0] in (Kind.LAW, Kind.PLACE) or len(told[1]) < 2:
            continue
        spaced = start > word.end and name.group().islower() and "-" not in name.group()
        plain = name.group() in lexicon().titles or name.group() in lexicon().not_organisations or any(e.kind is Kind.CONCEPT for e in known(name.group()))
        if len(name.group()) > 2 and not plain and not text.startswith(HONORIFICS, name.end()) and not (spaced and "." not in name.group()) and not known(name.group()):
            yield Thing(*name.span(), told[0], 0.8, "thing-after-class-noun")


def _manifold(name: str) -> bool:
    """Whether a name has several parts, as no concept's short name has: Where Next?, CIVICデータベース."""
    return " " in name.strip() or re.search(r"[A-Za-z][ァ-ヺ]", name) is not None


def _left_edge(sentence: Sentence, word: Word, text: str) -> int:
    """Where the nouns that touch a Latin name on its left begin: CIO補佐官 + HUB Meetup."""
    start = word.start
    for before in reversed([w for w in sentence.words if w.end <= word.start]):
        if before.end != start or before.pos[0] not in ("名詞", "接尾辞") or before.pos[1] == "数詞":
            break
        if before.surface in lexicon().class_nouns and before.surface not in lexicon().suffixes:
            # イベント + MIDORI FORUM: what it is, no part of its name.
            break
        start = before.start
    edition = _EDITION_BEFORE.search(text, max(sentence.start, start - 8), start)
    return edition.start() if edition is not None else start


# 北斗オープンラボで「…」が開催された: where the event in brackets is.
_AT_EVENT = re.compile(r"(?:にて|で|において)、?[「『][^」』]{3,60}[」』](?:が|を)[^。]{0,12}?(?:開催|開か|行わ|実施|開き)")
_BEHIND_HALL = ("で", "に", "を")  # what both begin with
_HALLS = ("ホール", "セミナーハウス", "会議室", "講堂", "会館", "大会議室", "研修室", "ラウンジ", "キャンパス", "体育館", "ロビー", "本館", "別館", "新館", "庁舎")


def _hall(chunk: Sequence[Word], text: str, segments: Sequence[Segment]) -> Thing | None:
    """みなと商工会議所ホールで: a room or house of a body is where something is held."""
    start, end = chunk[0].start, chunk[-1].end
    if not 4 <= end - start < 24:
        return None
    body = next((s for s in segments if s.start == start and s.part in (Part.BODY, Part.KNOWN, Part.MUNICIPALITY)), None)
    hall = body is not None and body.end < end and text.endswith(_HALLS, start, end) and _AT.match(text, end) is not None
    held = body is None and len(chunk) > 1 and _AT_EVENT.match(text, end) is not None
    held = held and (any(w.pos[1] == "固有名詞" for w in chunk) or re.search(r"[ァ-ヺA-Za-z]{3}", text[start:end]) is not None)
    return Thing(start, end, Kind.PLACE, 0.8, "hall-of-body") if hall or held else None


def _venue(chunk: Sequence[Word], text: str, segments: Sequence[Segment]) -> Thing | None:
    """ミナトシティ姫路（兵庫県姫路市）で: a name whose bracket holds an address is a place, or a body that acts."""
    start, end = chunk[0].start, chunk[-1].end
    if end - start < 3:
        return None
    inside = next((s for s in segments if s.start == end + 1), None)
    plain = all(s.part is Part.REST for s in segments if start <= s.start < end)
    if inside is None or inside.part not in (Part.MUNICIPALITY, Part.KNOWN) or not plain:
        return None
    local = (
        inside.part is Part.MUNICIPALITY
        or inside.sector == "LocalGovernment"
        or any(e.sector == "LocalGovernment" for e in inside.known)
    )
    closing = text.find(")", inside.end, inside.end + 30)
    if not local or closing == -1:
        return None
    if _AT.match(text, closing + 1):
        return Thing(start, end, Kind.PLACE, 0.75, "place-with-address")
    return Thing(start, end, Kind.ORGANIZATION, 0.65, "body-with-address") if _DOES.match(text, closing + 1) else None


def _held_in(chunk: Sequence[Word], name: str) -> tuple[Kind, str] | None:
    """The kind of an event that has its place in its name: みどりマップハッカソン + 九州."""
    places = [w for w in chunk[1:] if w.pos[2] == "地名" and name.endswith(w.surface)]
    named = lexicon().class_of(name.removesuffix(places[-1].surface)) if places else None
    return named if named is not None and named[0] is Kind.EVENT else None


_NTH = re.compile(r"第\d+回(.+)")
_REPORT = re.compile(r"(?:開催|実施|参加|イベント)?(?:レポート|リポート)$")
_PROGRAMME_OF = re.compile(r"(第\d+回.+(?:[学例総]会|(?:研究|勉強|講演|発表|報告|懇話|談話|演奏)会|[集大]会|フォーラム|シンポジウム|セミナー|サミット|カンファレンス|コンサート|まつり|祭))プログラム")
# みどり通信 + 第12号
_NUMBERED = re.compile(r"[ 　]*[(（]?(?:第[ 　]?[0-9]+号|[Vv]ol[.．]? ?[0-9]|[Nn]o[.．] ?[0-9])")
_TERM = re.compile(r"第[0-9一二三四五六七八九十]{1,3}[次期]|新")
# What a town's name before it makes a name of its own: no town has two general plans or two sites of its own.
_OF_TOWN = ("計画", "構想", "プラン", "ビジョン", "戦略", "指針", "ガイドライン", "マニュアル", "ホームページ", "サイト", "ポータル", "カタログ")


def _in_chunk(chunk: Sequence[Word], text: str, segments: Sequence[Segment]) -> Thing | None:
    start, end = chunk[0].start, chunk[-1].end
    numbered_end = text[end - 1].isdecimal() or text[end - 1] in "回期次"
    if text[end - 1] not in lexicon().lengths_of_class_nouns and not numbered_end and chunk[-1].pos[2] != "地名":
        return None  # Most chunks end like nothing that could tell a kind.
    name = text[start:end]
    if name.endswith("プログラム") and (whole := _PROGRAMME_OF.fullmatch(name)) is not None:
        return Thing(start, start + whole.end(1), Kind.EVENT, 0.8, "thing-edition")
    reported = _REPORT.sub("", name) if name.endswith("ート") else name
    if reported != name and (told := lexicon().class_of(reported)) is not None and told[0] is Kind.EVENT:
        # 第12回みどり勉強会レポート: of what is told, no work of that name.
        name, end = reported, start + len(reported)
    stem = _EDITION_TAIL.sub("", name) if numbered_end else name
    if stem != name and any(e.kind is Kind.EVENT for e in known(stem)):
        return Thing(start, end, Kind.EVENT, 0.9, "edition-of-known")
    before = _EDITION_BEFORE.search(text, max(0, start - 8), start) if text.endswith(_BEHIND_EDITION, 0, start) else None
    numbered = _NTH.fullmatch(text, before.start() if before is not None else start, end) if before is not None or name[0] == "第" else None
    if numbered is not None and numbered[1] in word_list("occasions", "boards"):
        return Thing(end - len(numbered.group()), end, Kind.EVENT, 0.8, "meeting-of-board")
    named = lexicon().class_of(stem) or (_held_in(chunk, stem) if len(chunk) > 1 else None)
    if named is None or named[0] not in (Kind.EVENT, Kind.PROJECT, Kind.WORK) or len(stem) - len(named[1]) < 2:
        return None
    edition = before or stem != name or _EDITION_HEAD.match(name) or (named[0] is Kind.WORK and _NUMBERED.match(text, end))
    # 第2期 + 北浜市地域福祉計画
    term = _TERM.match(name)
    opens = start + (term.end() if term is not None else 0)
    owner = next((s for s in segments if s.start == opens and s.part in (Part.KNOWN, Part.MUNICIPALITY)), None)
    # オープンデータ + ソフトウェア: a topic has no things.
    topic = named[0] is Kind.WORK and owner is not None and owner.known and all(e.kind is Kind.CONCEPT for e in owner.known)
    town = owner is not None and text[owner.end - 1] in "都道府県市区町村" and name.endswith(_OF_TOWN)
    # 北浜市 + 総合計画: those words alone are enough.
    owned = owner is not None and not topic and owner.end < start + len(stem) - len(named[1]) + (town and len(named[1]) > 3) - text.startswith("新", owner.end)
    if not (owned or (edition and len(stem) > 4)):
        return None
    if any(w.surface in lexicon().titles for w in chunk):
        return None
    if _EDITION_HEAD.sub("", stem) in word_list("sessions", "nouns"):
        # 令和5年度分科会: which part of what is not said.
        return None
    start = before.start() if before is not None else start
    if owned and owner is not None and named[0] is Kind.EVENT and owner.known and all(e.kind is Kind.CONCEPT for e in owner.known) and text[owner.end].isascii():
        # ハッカソン + Social Hack Day: what sort it is, before its name.
        start = owner.end
    if owned and town:
        return Thing(start, end, named[0], 0.8, "thing-of-town")
    return Thing(start, end, named[0], 0.75 if owned and edition else 0.65, "thing-owned" if owned else "thing-edition")
