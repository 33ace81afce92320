"""Ceremonies, meetings and other happenings that a class noun names: みどり館の開館式, 協議会設立総会, 臨時会見."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.dates import DateMention
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.diet_minutes import SITTING
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.lines import key_of_line
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import SUBTITLE_WORDS, Word
from civicgraph.records import Block, BlockKind, Document, Kind

_NOMINAL = ("名詞", "接頭辞", "接尾辞", "形状詞")
# What may stand right after the noun and is no part of the name.
_AFTER = re.compile(
    r"(?![一-鿿々ァ-ヺーA-Za-z])|(?:開催|実施|終了|出席|参加|会場|関連(?:行事|企画|イベント)|内で|期間中|会期中|初日|最終日|当日|前日|後(?![一-鿿])|前(?![一-鿿])|冒頭|開始|報告|レポート|リポート|概要|次第|[・、]全文|全文|議事録|会議録|会報|要旨)"
)
_YEAR = re.compile(r"[ 　]?[#＃]\d+|[ 　]?(?:19|20)\d\d(?:年度?)?(?![0-9年月日.])")
_THERE = re.compile(r"[ 　]?(?:[@＠]|(?<![A-Za-z])in(?![a-z]))[ 　]?")
_KANA_TOWN = re.compile(r"[ぁ-ゖ]{2,5}?(?=[をがはにでのと、。」)）\s]|$)")
# 第3回みどりカフェを開催: whatever a numbered thing is called, it is an event where it is held.
_IS_HELD = re.compile(r"[をが](?:[^。、「」『』をがは]{0,24}?(?:で|に|にて))?、?(?:開催|開か|開き|開い|催さ)")
_NUMBERED = re.compile(r"第[ 　]?[0-9一二三四五六七八九十百]+[ 　]?回(?!目)|(?:令和|平成)(?:\d+|元)年度|(?:19|20)\d\d年度|\d+周年|[^0-9年](?:19|20)\d\d$|[@＠]| in ")
# (online), ~its subtitle~, and another happening beside it: 締結式と記念講演会を行いました.
_CLOSED = rf"(?:{SUBTITLE_WORDS}(?=[」』]))?" r"[」』〉》]?(?:[(（][^()（）。]{1,24}[)）])?[ 　]?(?:[~〜～―—–-].{3,60}?[~〜～―—–-])?(?:(?:[&＆・と]|及び|および|並びに|ならびに)[^、。はがをにで]{2,24}?(?=[はがをにで]))?"
_PLACE = r"[^。、はがを]{2,20}"
_DOING = r"(?:開催|開か|開き|開い|行わ|行な|行い|行っ|おこな|実施|挙行|執り行|とり行|催さ|催し|開会|開幕|始ま|始め|終了|閉会)"
_OTHER_HELD = r"の(?!開会式|オープニング)[^。」』がはも]{1,16}(?:会|式|展|祭|イベント|ワークショップ|セミナー|フォーラム)(?:が|は|も)"
_HELD = re.compile(rf"{_CLOSED}(?!{_OTHER_HELD})(?:が|を|は|も|の)?、?(?:[^。」』を]|を(?=[^。、をは」』]{{1,10}}(?:に|として))){{0,60}}?(?:{_DOING}|(?<=日、){_PLACE}であっ|(?<=日に){_PLACE}であっ|(?<=日に)あっ|(?<=が)あっ|(?<=日、){_PLACE}であ(?=り、)|(?<=が)あ(?=り[、ま]))")
# ... or, as what it is said of: 大会は県の後援を得て開かれた.
_WAS_HELD = re.compile(rf"{_CLOSED}[はがも]、?[^。はが」』]{{0,60}}?(?:開か|開催さ|行わ|催さ|実施さ|執り行わ)(?=れ(?:た|ま|、|る。))")
_TOLD = re.compile(r"[^。、]{0,10}?(?:た(?![いめ])|れ[、,]|い[、,]|し[、,]|り、|(?<=[きいしち])[、,]|さ?れます|します|いたします|[てで]い[まる]|される(?=[一-鿿ァ-ヺ]{2})(?!場合|時|際|予定|見込|可能)|$|。|」)")
_ATTENDED = re.compile(
    rf"{_CLOSED}(?:に|へ|にも|には|では|で|にて|において|に於いて)、?[^。]{{0,60}}?(?:出席|参加|列席|臨席|臨ん|登壇|来賓|招か|お招き|招待|集ま|集い|集っ|駆けつけ|訪れ|出演|挨拶|あいさつ|講演|発表|述べ|語っ|話し|報告|祝辞|司会|署名|決定|承認|選出|選任|採択|合意|可決|手渡|授与|表彰|贈ら|贈呈|披露|参列|来場|出展|出店|講師を|パネリスト|司会|対談|鼎談|優勝|受賞|演奏|顔をそろえ|意見を交わ|話を聞|お話を|加わっ|テープカット|話題提供|と題し|ファシリテーター|コーディネーター|モデレーター|紹介した|説明した|座談会|訪れ|ブース)"
)
# の主催者は, を後援した: said of nothing but what is held.
_SPOKEN_OF = re.compile(
    r"[」』]?(?:[(（][^()（）]{0,30}?(?:\d{1,2}月\d{1,2}日|主催|共催|後援|協賛|講師|司会|会場|会期|日時|於)[^()（）]{0,30}[)）]"
    r"|は、?(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?:[(（][^()（）]*[)）])?[^。はがをしたる]{0,40}(?:。|$)"
    r"|の?(?:主催|共催|後援|協賛|スポンサー|講師|登壇者|出演者|パネリスト|司会|進行役|コーディネーター|ファシリテーター|モデレーター|ゲスト|基調講演|参加者|出席者|出展者|参加団体|参加企業|会場|開催地|開催日|日程|会期|初日|最終日|一環|関連(?:行事|企画|イベント)|プレイベント|サイドイベント|分科会|開会式|閉会式|前夜祭|表彰式|セッション|パネルディスカッション|第[0-9一二三]部|公式プログラム|プログラムの一つ|目玉|特別企画|会期中|期間中)"
    r"|(?:は|を|が|も)[^。をが]{0,40}?が?(?:主催|共催|後援|協賛|開幕|閉幕|開会|閉会)(?:し|す|の|で|だ|。|、|$)|[はを][^。、]{0,24}が(?:主催|共催|後援|協賛)"
    r"|(?:は|が)、?[^。]{2,24}の(?:一環|関連行事|関連企画|関連イベント|公式プログラム|サイドイベント|プレイベント|分科会)|内で|の中で|に(?:合わせて|併せて?)|を構成する|を(?:訪れ|見学し)|では、?[「『][^」』]{2,30}[」』]も(?:開|行|実施)"
    r"|に(?:は|も)?[^。]{0,40}?(?:後援|協賛|出展|出品|出店|参列|登壇|来場|参加|出席|顔をそろえ)(?:し|す|。|、|$)|[にはで]{1,2}、?[^。]{0,40}?(?:後援|協賛)を?(?:いただ|頂|賜|得|受け|もら)"
    r"|では?(?:、)?[^。]{0,60}?(?:講演|基調講演|講師を務め|司会を務め|対談|鼎談|登壇|優勝|受賞)(?:し|す|を|。|、|$|た))"
)
_BEFORE_HELD = re.compile(r"(?:(?:日に|[^るた]で)あった|行われる|開かれる|開かれている|開催され(?:た|る|ている|ました)|行われ(?:た|る|ている)|開かれ(?:た|る|ている)|開催した|開催する|実施された|挙行された|続く|開催予定の|開催を予定している|開催の|開いた|催した|催された|行った|行なった|(?:開催|実施)(?:いたし|し)まし(?:た|て)、?)(?:第\d+回)?$")
_OF_THIS = re.compile(r"の(?:席上|席で|中で|冒頭|様子|模様|会場|開催|最後|後(?:に|は|、)|当日)")
_GENERIC_BEFORE = re.compile(r"(?:各種|各|様々な|さまざまな|多様な|多くの|毎年|毎月|毎週|定期的に|年に?\d+回の?|等の|などの|といった|ような|種々の|数々の|他の|や|及び|または|又は|もしくは|同|本|当|この|その|こうした|今後の|次の|次回の|[0-9一二三四五六七八九]+回の)$")
GENERIC_AFTER = re.compile(r"(?:や(?!$)|など|等(?![級身し])|といった|とか|または|又は|もしくは|ごと|のたび|の度|ほか|への?応募|を(?:企画|計画|検討)する|の(?:企画|運営|計画)|では毎|を(?:定期的|毎年|毎月|随時|年\d))")
# 多くの団体が総会を開く, 毎年講演会を開く: no one happening.
MANY = re.compile(r"多くの|各(?:地|団体|社|町|市|区|校|自治会)|それぞれ|毎[年月週回]|定期的|年に?\d+回|例年|随時")
_LEGAL = re.compile(r"[(（](?:公社|一社|公財|一財|社|財|株|有|特非|独|NPO法人|社福)[)）]$")
_TITLED = re.compile(r"[ 　]?[「『“]")
_NAMED_SO = re.compile(r"[」』]?(?:と題(?:した|する|し、)|という|といった|と銘打った|と名付けた|である|をテーマ(?:と|に)(?:した|する))[ 　]?")
_BESIDE_OWNER = re.compile(r"(?:と|・|、|及び|および|並びに)$")
_OWNERS = (Kind.ORGANIZATION, Kind.EVENT, Kind.PROJECT, Kind.WORK)
_POINTS = frozenset(["全", "各", "両", "毎", "諸", "同", "本", "当", "標記", "上記", "下記", "某", "他", "今", "次", "前", "昨", "別"])
# Below this a common noun only stands for a happening that the text names in full.
_ALONE = 0.6
# A line of its own over 日時 and 場所.
_HEADED = 0.8
# 10周年記念交流会 in 10周年記念交流会「みどりの日」.
BESIDE_TITLE = "occasion-beside-title"
_GIVEN_AT = re.compile(r"[」』]?[(（](?:講師|司会|進行|主催|共催|会場|於|[^()（）]{2,16}(?:主催|後援|共催)[)）、])")
_DAY = re.compile(r"(?<!\d)[0-3]?\d日(?!間|目|[一-鿿]*前)")
_DAY_ALONE = re.compile(r"[ 　■●◆○・]*(?:(?:(?:19|20)\d\d|令和[0-9元]+)年)?(?:\d{1,2}月\d{1,2}日|\d{4}[./-]\d{1,2}[./-]\d{1,2})[ 　]?(?:[(（][月火水木金土日祝・]{1,3}[)）])?[ 　]*")
_SAYS_NO = re.compile(r"(?:中止|延期|取りやめ|見送)")
_NOT_HELD = re.compile(r"(?:れ|し|わ|か|でき)な(?:い|かった)|(?:れ|し|でき)ません")
# 創立50周年および社団化30周年 + 記念式典
_BESIDE_YEARS = ("及び", "および", "並びに", "ならびに", "・", "、", "と")
_EDITION_HEAD = re.compile(r"(?:第[0-9一二三四五六七八九十百]+回|(?:(?:令和|平成)(?:\d+|元)|(?:19|20)\d\d)年度)(?!目)[ 　]?[一-鿿々ァ-ヺーA-Za-z]{2,12}(?<![前後内中])$")
# 3月定例会: the meeting of that month.
_MONTHLY = re.compile(r"月(?:定例|月例|通常)?(?:例会|定例会|総会|会議|記者会見|会見|ミーティング)")
_EDITION = re.compile(r"第[ 　]?[0-9一二三四五六七八九十百]+[ 　]?回[ 　]?$")

_FIRST_LINES, _LONGEST_HEADING = 4, 80
# 令和3年度 みどり運営委員会 第7回委員会(10月5日), 第4回 総 会 議 事 録
_MEETING_LINE = re.compile(
    r"(?:[^、。\n「」『』]*?[\s　】])??((?:(?:(?:令和|平成|昭和)(?:\d+|元)|(?:19|20)\d\d)年度?[ 　]?)?第[ 　]?[0-9一二三四五六七八九十百]+[ 　]?回[^、。\n「」『』()（）をはが]*?(総[ 　]*会|委員会|理事会|役員会|幹事会|部会|会議|協議会|審議会|懇談会|懇話会|検討会|研究会|例会|議会|分科会|調査会|連絡会|評議会|意見交換会|ワーキンググループ|WG|本部(?:会合)?))"
    r"[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*(?:議[ 　]*事[ 　]*(?:録|要旨|概要|次第)|会[ 　]*議[ 　]*(?:録|概要|結果)|次第|の?(?:開催|招集|概要|結果)(?:について|結果|概要|状況)?)?[ 　]*(?:[(（][^()（）]*[)）])?[\s　]*"
)


class _Run(NamedTuple):
    """The nouns that name a happening: where they begin, where the class noun begins, where they end."""

    start: int
    noun: int
    end: int
    named: bool


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(word_list("occasions", "nouns"), key=len, reverse=True)
    return re.compile("|".join(re.escape(n) for n in nouns))


def with_occasions(found: tuple[Found, ...], document: Document, sentence: Sentence, dates: Sequence[DateMention], text: str) -> tuple[Found, ...]:
    """The mentions of a sentence with the happenings that a class noun names and the text treats as one of its own.

    A body inside such a name stays a mention beside it; a place or another event inside it does not.
    """
    block = document.blocks[sentence.block]
    if (headed := _headed_meeting(block, sentence, text)) is not None:
        # 第13回総会議事録: the document itself is no work that it names.
        others = tuple(f for f in found if f.kind is not Kind.WORK or f.known or f.end <= headed.start or headed.end <= f.start)
        return _placed(others, headed, _HEADED, text, "meeting-in-heading")
    if _nouns().search(text, sentence.start, sentence.end) is None and _IS_HELD.search(text, sentence.start, sentence.end) is None:
        return found
    result = found
    for run in _runs(sentence, dates, text):
        # みどりの会設立記念式典 begins where the name of the body does.
        run = run._replace(start=min((f.start for f in found if f.start < run.start < f.end <= run.noun), default=run.start))
        # Midori for Hokuto ミートアップ: of the body whose name stands before a blank.
        run = next((run._replace(start=f.start, named=True) for f in found if f.kind is Kind.ORGANIZATION and f.end == run.start - 1 and text[f.end] in " 　"), run)
        tag = text[run.start - 1 : run.start] + text[run.end : run.end + 1] == "【】"
        if tag or any(f.kind is Kind.EVENT and f.end < run.start and _NAMED_SO.fullmatch(text, f.end, run.start) for f in found):
            # 【勉強会】, 「みどりの日」と題するシンポジウム: what the event named beside it is.
            continue
        if (titled := _TITLED.match(text, run.end)) is not None:
            # 10周年記念交流会「みどりの日」 has two names; 交流会「みどりの日」 the one in the bracket.
            if run.named and any(f.kind is Kind.EVENT and f.start == titled.end() for f in found):
                result = _placed(result, run, _HEADED, text, BESIDE_TITLE)
            continue
        sure = _sure(run, block, sentence, dates, text)
        if sure < _HEADED and run.start <= block.start + 1 and run.end >= block.end - 1 and _over_fields(document, sentence.block, text, named=run.named):
            sure = _HEADED
        if sure:
            result = _placed(result, run, sure, text)
    return result


def _headed_meeting(block: Block, sentence: Sentence, text: str) -> _Run | None:
    """The numbered meeting that a heading or one of a document's first lines names: 令和5年度第2回理事会 議事録."""
    leads = block.kind in (BlockKind.TITLE, BlockKind.HEADING) or (block.kind is BlockKind.PARAGRAPH and sentence.block < _FIRST_LINES)
    if not leads or block.end - block.start > _LONGEST_HEADING or sentence.start > block.start + 1:
        return None
    match = SITTING.match(text, block.start, block.end) or _MEETING_LINE.fullmatch(text, block.start, block.end)
    return _Run(match.start(1), match.start(2), match.end(1), named=True) if match is not None else None


def _over_fields(document: Document, number: int, text: str, *, named: bool) -> bool:
    """Whether a line stands over lines that say when and where, or right below one that is nothing but a day."""
    below, above = document.blocks[number + 1 : number + 4], document.blocks[max(0, number - 1)]
    return (named and _DAY_ALONE.fullmatch(text, above.start, above.end) is not None) or any(key_of_line(b, text) in word_list("events", "keys") or text[b.start : b.end].strip(" 　:：") in word_list("events", "keys") for b in below)


def _runs(sentence: Sentence, dates: Sequence[DateMention], text: str) -> list[_Run]:
    runs: list[_Run] = []
    words = sentence.words
    ends = {w.end: i for i, w in enumerate(words)}
    for match in _nouns().finditer(text, sentence.start, sentence.end):
        last = ends.get(match.end())
        if last is None or words[last].pos[0] not in _NOMINAL:
            continue
        end = _tail(words, match.end(), dates, text)
        if end == match.end() and _AFTER.match(text, end) is None:
            continue
        first = _left_edge(words, last, match.start(), dates, text)
        start = words[first].start
        if words[first].surface in _POINTS:
            # 同フォーラム
            continue
        runs.append(_Run(start, match.start(), end, _is_named(words, start, match.start(), end, text)))
    runs += _numbered(sentence, dates, {r.end for r in runs}, text)
    return runs


def _numbered(sentence: Sentence, dates: Sequence[DateMention], taken: set[int], text: str) -> Iterator[_Run]:
    """What has an edition or a place behind it and is held, whatever its last word: 第3回みどりカフェ@北浜を開催した."""
    words = sentence.words
    for index, word in enumerate(words):
        if word.pos[0] != "助詞" or word.start in taken or not index or _IS_HELD.match(text, word.start, sentence.end) is None:
            continue
        noun = min((i for i in range(max(0, index - 8), index) if _tail(words, words[i].end, dates, text) == word.start), default=index - 1)
        if words[noun].pos[0] not in _NOMINAL or words[index - 1].pos[0] not in (*_NOMINAL, "助動詞"):
            continue
        start = words[_left_edge(words, noun, words[noun].start, dates, text)].start
        numbered = _NUMBERED.search(text, start, word.start)
        if numbered is not None and word.start - start - len(numbered.group()) > 3:
            yield _Run(start, words[noun].start, word.start, named=True)


def _tail(words: Sequence[Word], end: int, dates: Sequence[DateMention], text: str) -> int:
    """Where a name ends whose class noun ends at `end`: after the year or the place behind it."""
    year = _YEAR.match(text, end)
    if year is not None:
        return year.end() if not any(d.start < year.end() and end < d.end and len(d.first) > 4 for d in dates) else end
    there = _THERE.match(text, end)
    after = there.end() if there is not None else end
    if there is None:
        return end
    if (town := _KANA_TOWN.match(text, after)) is not None:
        return town.end()
    at = bisect_left(words, after, key=lambda w: w.start)
    while at < len(words) and words[at].start == after and words[at].pos[0] in _NOMINAL and (after == there.end() or _AFTER.match(text, after) is None):
        after = words[at].end
        at += 1
    return after if after > there.end() else end


def _left_edge(words: Sequence[Word], last: int, noun: int, dates: Sequence[DateMention], text: str) -> int:
    """The word that the name begins with: nouns, joined by ・ and the like, and brackets that stand inside a name."""
    adverbial = lexicon().adverbial
    at = last
    while at and words[at].start > noun:
        at -= 1
    while at:
        before = words[at - 1]
        surface = before.surface
        dated = next((d for d in dates if d.start < before.end and before.start < d.end and _is_day(d, text)), None)
        if dated is not None and dated.end == words[at].start and _MONTHLY.match(text, dated.end - 1):
            at = bisect_left(words, dated.start, key=lambda w: w.start)
            continue
        if dated is not None or surface in adverbial:
            break
        if before.pos[0] in _NOMINAL and before.pos[1] != "助動詞語幹":
            at -= 1
        elif surface in "・&＆" and at > 1 and words[at - 2].pos[0] in _NOMINAL and not _ends_as_occasion(text, before.start):
            at -= 2
        elif surface in "」』" and (opened := _opening(words, at - 1, text)) is not None:
            at = opened
        elif surface in ")）" and _LEGAL.search(text, max(0, before.end - 8), before.end):
            at = next((i for i in range(at - 2, max(-1, at - 6), -1) if words[i].surface in "(（"), at)
            break
        elif at > 1 and _joins_name(before, dates, text):
            at -= 1
        else:
            break
    return at


def _ends_as_occasion(text: str, end: int) -> bool:
    told = lexicon().class_of(text[max(0, end - 12) : end])
    return told is not None and told[0] is Kind.EVENT


def _joins_name(word: Word, dates: Sequence[DateMention], text: str) -> bool:
    """Whether a particle, mark or blank stands inside a name."""
    if word.surface in " 　":
        return _EDITION.search(text, max(0, word.start - 8), word.end) is not None or _ends_as_body(text, word.start)
    if word.surface in _BESIDE_YEARS:
        return text.endswith("周年", 0, word.start)
    return word.surface == "の" and _heads_edition(text, word.start, dates)


def _heads_edition(text: str, end: int, dates: Sequence[DateMention]) -> bool:
    """令和5年度みどり市協働 + のまちづくりフォーラム: the edition stands before the whole of the name."""
    head = _EDITION_HEAD.search(text, max(0, end - 20), end)
    # 令和5年度みどり推進事業の報告会: of a thing that has a name of its own.
    return head is not None and lexicon().class_of(head.group()) is None and not any(head.end() <= d.start < end for d in dates)


def _ends_as_body(text: str, end: int) -> bool:
    head = re.search(r"[^\s　、。「」『』()（）:：|｜【】\[\]はがをに]{4,30}$", text[max(0, end - 32) : end])
    return head is not None and (bool(known(head.group())) or any(head.group().endswith(s) for s in lexicon().suffixes if len(s) > 1) or head.group().endswith("会"))


def _opening(words: Sequence[Word], closing: int, text: str) -> int | None:
    """Where a bracket that is a part of the name opens: 第1回「みどりの輪」設立シンポジウム, みどり「空の音」会総会."""
    mark = "「" if words[closing].surface == "」" else "『"
    for index in range(closing - 1, max(-1, closing - 24), -1):
        if words[index].surface == mark:
            before = words[index - 1] if index else None
            attached = before is not None and before.end == words[index].start and before.pos[0] in _NOMINAL
            inner = words[closing].start - words[index].end
            follows = text.startswith(tuple(word_list("occasions", "of_bodies")), words[closing].end)
            return index if inner <= 30 and (attached or follows) else None
    return None


def _is_day(date: DateMention, text: str) -> bool:
    """Whether a date is a day or a month, not the year that an edition is of."""
    return len(date.first) > 4 or text[date.end - 1] not in "年度0123456789"


def _is_named(words: Sequence[Word], start: int, noun: int, end: int, text: str) -> bool:
    head = text[start:noun]
    if end - noun > len(text[noun:end].rstrip("0123456789 ")) or re.search(r"[0-9「『]|第[一二三四五六七八九十]+回|周年", head):
        return True
    inside = [w for w in words if start <= w.start and w.end <= noun]
    return any(w.pos[1] == "固有名詞" or w.pos[5:6] == ("latin",) or (w.surface.isascii() and w.surface.isalpha()) for w in inside)


def _sure(run: _Run, block: Block, sentence: Sentence, dates: Sequence[DateMention], text: str) -> float:
    """How sure it is that the text speaks of one happening, 0 where it does not."""
    start, noun, end, named = run
    before = text[max(sentence.start, start - 12) : start]
    if _GENERIC_BEFORE.search(before) or GENERIC_AFTER.match(text, end) or _SAYS_NO.search(text, end, min(end + 16, sentence.end)):
        return 0.0
    head = text[start:noun]
    bare = _plain(head)
    if bare and not re.search(r"[0-9]", head) and MANY.search(text, sentence.start, start):
        return 0.0
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        whole = re.fullmatch(r"[ 　]*(?:を|が|の|に|開催|実施|挙行|出席|参加|お?知らせ|ご?案内|について|様子|報告|レポート|しました|します|され|いたし|ました|ます|た|行い|行われ|開かれ|[!！。・]|全文|文字起こし|議事録|会議録|概要)*(?:[(（【\[][^()（）]*[)）】\]])?[ 　]*", text[end : block.end])
        if whole is not None or named:
            return 0.85 if named else 0.72 if bare else 0.8
    held = _HELD.match(text, end, sentence.end) or (None if bare else _WAS_HELD.match(text, end, sentence.end))
    told = held is not None and _TOLD.match(text, held.end(), sentence.end + 1) is not None
    attended = _ATTENDED.match(text, end, sentence.end) is not None
    given = _BEFORE_HELD.search(before) is not None or _OF_THIS.match(text, end, sentence.end) is not None
    dated = any(len(d.first) == 10 for d in dates) or _DAY.search(text, sentence.start, sentence.end) is not None
    spoken_of = _SPOKEN_OF.match(text, end, sentence.end) is not None
    past = re.search(r"(?:た|ました|れ、|い、)", text[end : sentence.end]) is not None
    if not bare and re.search("今回の[「『]?$", before):
        return 0.8
    if named:
        return 0.84 if told or attended or given or held or spoken_of else 0.0
    if told and (dated or past):
        return 0.74 if bare else 0.78
    if (attended and past) or (given and (dated or past)):
        return 0.7 if bare else 0.76
    if spoken_of and (not bare or dated or past):
        return 0.7 if bare else 0.76
    return 0.5 if bare else 0.0


def held_after(text: str, start: int, end: int) -> int | None:
    """Where the verb ends that says of what is named before `start` that it was or will be held."""
    held = _HELD.match(text, start, end) or _WAS_HELD.match(text, start, end)
    told = held is not None and _TOLD.match(text, held.end(), end + 1) is not None
    if held is None or not told or _NOT_HELD.search(text, held.end() - 1, min(held.end() + 8, end)):
        return None
    return held.end() if not _SAYS_NO.search(text, start, min(held.end() + 8, end)) else None


def held_before(text: str, start: int, end: int) -> bool:
    """Whether what follows `end` is said to be held: 開催された."""
    return _BEFORE_HELD.search(text[max(start, end - 12) : end].rstrip(" 　「『")) is not None


def any_bears(name: str) -> bool:
    """Whether a happening's name is one that any could have: 除幕式, 第13回総会, 定例記者会見.

    >>> any_bears("第13回定例総会"), any_bears("みどり館開館式")
    (True, False)
    """
    noun = next((name[at:] for at in range(len(name)) if name[at:] in word_list("occasions", "nouns")), "")
    return bool(noun) and _plain(re.sub(r"第?[ 　]?[0-9一二三四五六七八九十百]+[回期次]?", "", name.removesuffix(noun)))


def _plain(head: str) -> bool:
    """Whether all that stands before the class noun are words that any such happening has: 記念, 臨時, 特別."""
    rest = head
    for word in sorted(word_list("occasions", "plain"), key=len, reverse=True):
        rest = rest.replace(word, "")
    return not rest


def _placed(found: tuple[Found, ...], run: _Run, sure: float, text: str, method: str = "occasion") -> tuple[Found, ...]:
    start, noun, end, named = run
    across = [f for f in found if f.start < end and start < f.end]
    # 大会(講師・早瀬氏)が開かれた: no body, though somebody has a post in the bracket after it.
    found = tuple(f for f in found if not ((f.start, f.end, f.kind) == (start, end, Kind.ORGANIZATION) and not f.known and _GIVEN_AT.match(text, end)))
    across = [f for f in across if f in found]
    if any(f.start <= start and end <= f.end for f in across):
        return found
    # 早瀬会第4回 + 定例会: what another finder cut is no mention; but a body that the name would cut stays whole.
    # 定例会 + 会議録: minutes are no body.
    minutes = [f for f in across if f.kind is Kind.ORGANIZATION and end < f.end and text[f.end : f.end + 1] == "録"]
    across = [f for f in across if f not in minutes]
    if any((f.start < start or end < f.end) and f.kind not in (Kind.EVENT, Kind.WORK, Kind.PROJECT) for f in across):
        return found
    found = tuple(f for f in found if f not in minutes)
    kept = [f for f in found if f not in across or f.kind is Kind.ORGANIZATION]
    weak = sure < _ALONE or (start == noun and text[noun:end] not in word_list("occasions", "alone"))
    kept.append(Found(start, end, Kind.EVENT, max(sure, _ALONE), method, weak=weak))
    owned = _owned_from(found, start, text) if not named and sure >= _ALONE else None
    if owned is not None:
        kept.append(Found(owned, end, Kind.EVENT, sure, "occasion"))
    return tuple(sorted(kept))


def _owned_from(found: Sequence[Found], start: int, text: str) -> int | None:
    """Where the name of what a happening is of begins: みどり館 in みどり館の開館式, 東浜市 in 東浜市と北浜町の調印式."""
    if text[start - 1 : start] != "の":
        return None
    # A hall has an opening ceremony; 東京の説明会 is held there.
    towns = text.startswith(("合併", "協定", "調印", "締結"), start)
    owner = next((f for f in found if f.end == start - 1 and (f.kind in _OWNERS or (f.kind is Kind.PLACE and (towns or f.method == "place-by-last-word")))), None)
    first = owner
    while first is not None:
        joined = _BESIDE_OWNER.search(text, max(0, first.start - 3), first.start)
        before = next((f for f in found if joined is not None and f.end == joined.start() and f.kind in (*_OWNERS, first.kind)), None)
        if before is None:
            break
        first = before
    return first.start if first is not None else None
