"""The events and committees that a document's title, or a heading over lines of keys, is the name of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.events.field_scope import is_aside
from civicgraph.extract.layouts.project_headings import AFTER_NAME
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.names.written_names import speaker_keys
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import key_of_line
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span

_COMMITTEE_TITLE = re.compile(
    r"(?:(?:令和|平成)(?:\d+|元)年度?[ 　]*)?(?:[(（]\d{4}年度?[)）][ 　]*)?(?:第\d+回[ 　]*)?"
    r"((?!第\d+回)[^()（）「」、。\s][^()（）「」、。]{1,49}?(?:会議|委員会|審議会|懇談会|検討会|協議会|部会|研究会|調査会|分科会|ワーキンググループ|WG|作業部会))(?=[ 　]*(?:[(（]第\d+回|[(（【]|議事|$|の開催))"
)
# 北浜市中央公園検討委員会 委員名簿: a town's committee whose members or minutes a page lists, named whole.
_TOWNS_COMMITTEE = re.compile(
    r"[■◆●○【]?[ 　]*(?:(?:令和|平成)\d+年度[ 　]*)?(?:第\d+回[ 　]*)?([一-鿿ヶぁ-ん]{1,6}?[市区町村都道府県][^\s　()（）「」、。:：]{2,30}?)の?[ 　]*"
    r"(?:(?:委員|構成員)(?:の?名簿|一覧)|(?:会議|議事)(?:録|要旨|概要)|第\d+回会議)"
)
_EDITION_WITHIN = re.compile(r"[ \u3000]*第\d+回[ \u3000]*")
_SPACE = re.compile(r"[\s　]+")
_LONGEST_KEY, _HEAD = 30, 3  # characters; blocks at the top that may name what a page lists
# What stands around an event's name in the title of its announcement or report.
_BEFORE_EVENT = re.compile(r"(?:[【\[][^】\]]*[】\]]|[(（][^()（）]*[)）]|[■◆●◇○★☆▼♪\s　])+")
# イベント：みどりフォーラム
_SORT = re.compile(r"(?:イベント(?:情報|案内)?|お知らせ|ご?案内|募集|告知|予告|報告|開催報告|開催案内)[ 　]*[:：／|｜][ 　]*")
_IN_BRACKET = re.compile(r"[■◆●○\s]*【([^【】]+)】\s*")
# 2024年2月8日（木）13:30–15:30: when, not what.
_WHEN = re.compile(r"[0-9年月日時分(（)）月火水木金土日祝午前後半頃\s　:：.．/／~〜～–—−‐-]+(?:(?:[開終][場演会始了](?:時間|予定)?|開催|予定)[0-9年月日時分(（)）午前後半頃\s　:：／/~〜～–—−‐-]*)*")
# 2026年3月22日　開場 14:30　開演 15:00, 5月11日(土) 13:00〜16:00: no key says what it is, and none needs to.
_HOURS = re.compile(r"[^\n]{0,8}[0-9]月[0-9]{1,2}日[^\n]{0,12}?(?:開[場演会始]|[0-9]{1,2}[:：時][0-9]{0,2}分?[ 　]*[~〜～–—−‐-])")
# 見学会＋トーク「みどりとまち」: of two things the title is whole.
_TWOFOLD = re.compile(r"[^「」『』。]{2,16}[＋+&＆][^「」『』。]{2,12}[「『][^「」『』]{3,40}[」』]|[^「」『』。]{0,10}『[^『』]{2,40}』[^「」『』。、:：]{2,14}[＋+&＆×][ 　]?[^「」『』。、:：]{2,14}(?<=[会ープ演祭談])")


# ・日時 | 6月8日, 日時・場所, 電話 03-…: a field, or what fields are of.
_OPENS_WITH_KEY = re.compile(
    r"[\W_]*(?:日[ 　]?時|日程|日付|期日|会[ 　]?場|場[ 　]?所|時間|対[ 　]?象|定[ 　]?員|参加費|主[ 　]?催|共[ 　]?催|後[ 　]?援|協力|申込|お?問い?合わ?せ|連絡先|電話|TEL|FAX|E-?mail|メール|URL|住所|所在地|アクセス|概要|詳細)(?:[\s|｜:：]|$|[・/／](?:日時|日程|会場|場所|時間|定員|対象|参加費|アクセス|概要)(?:[\s|｜:：]|$))",
    re.I,
)


# 東浜市と若葉社との + 連携協定締結式: whose ceremony it is, before what it is.
_OF_PARTIES = re.compile(r".{2,40}(?:と|及び|および|並びに|・).{2,40}?の(?=[^の]{0,20}(?:締結|調印)式$)")


def titled_names(document: Document, sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """The committee or the event that a title or heading names."""
    if (committee := _committee_title(document, sentence, text)) is not None:
        yield LaidOut(committee, Kind.ORGANIZATION, 0.85, "committee-in-title", 5.5)
    elif (event := _announced_event(document, sentence, text)) is not None and _OPENS_WITH_KEY.match(text, *event) is None:
        if (parties := _OF_PARTIES.match(text, *event)) is not None:
            event = Span(parties.end(), event.end)
        # A title that holds one in brackets goes before it.
        yield LaidOut(event, Kind.EVENT, 0.8, "event-over-its-fields", 6.5 if text[event.end - 1] in "」』" or event.end - event.start > 12 else 5.6)


@by_block
def key_alone(document: Document, number: int, text: str) -> str:
    """The key that a line of its own holds, over its value: 会場：."""
    block = document.blocks[number]
    return _SPACE.sub("", text[block.start : block.end]).rstrip(":：") if block.end - block.start <= _LONGEST_KEY else ""


@by_block
def _key(document: Document, number: int, text: str) -> str:
    """The key that a line opens with, or that is all of it."""
    return key_of_line(document.blocks[number], text) or key_alone(document, number, text)


def _opening_key(document: Document, number: int, text: str) -> str:
    """Such a key, or the word before the first blank: 開催日 2024年11月14日."""
    block = document.blocks[number]
    opening = text[block.start : min(block.end, block.start + _LONGEST_KEY)].replace("\u3000", " ").partition(" ")[0]
    return opening if rule_of(opening) is not None else _key(document, number, text)


def _of_hosts(key: str) -> bool:
    """Whether a key says who holds or supports an event: 主催・運営, 特別協力."""
    rule = rule_of(key)
    return rule is not None and rule.predicate in (Predicate.ORGANIZER, Predicate.SPONSOR)


def _committee_title(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A committee whose name has verbs or particles in it, where it is a document's title; a town's, where its members are listed."""
    listed = _TOWNS_COMMITTEE.match(text, sentence.start, sentence.end) if sentence.block <= _HEAD else None
    if listed is not None and listed.group(1).endswith(lexicon().committees):
        return Span(*listed.span(1))
    if document.blocks[sentence.block].kind is not BlockKind.TITLE:
        return None
    named = _COMMITTEE_TITLE.match(text, sentence.start, sentence.end)
    numbered = re.search(r"第\d+回", text[sentence.start : sentence.end])
    if named is None or not numbered:
        return None
    start, end = named.span(1)
    edition = _EDITION_WITHIN.search(text, start, end)
    if edition is not None and edition.start() > start:
        # みどり委員会 第210回委員会, 環境省 第3回みどり推進会議: the body alone.
        own = text.endswith(lexicon().committees, start, edition.start())
        start, end = (start, edition.start()) if own else (edition.end(), end)
    return Span(start, end) if end - start > 3 else None


def _is_spaced_event(name: str) -> bool:
    """オープンデータ ユースケースコンテスト: words with blanks between them that end as an event's name does, and no body's name first."""
    parts = _SPACE.split(name)
    told = lexicon().class_of(parts[-1])
    plain = re.search(r"[。、!?！？「」『』:：|｜/／～〜]|[はがをにで](?=[一-鿿ァ-ヺA-Za-z])", name) is not None
    bodies = any(e.kind is not Kind.CONCEPT for p in parts for e in known(p)) or any(sector_of_name(p) for p in parts)
    placed = any(p[-1] in lexicon().municipality_suffixes for p in parts if p)
    event = told is not None and told[0] is Kind.EVENT and len(parts) > 1 and all(len(p) > 1 for p in parts)
    return event and not (plain or bodies or placed) and not name.isascii() and 8 <= len(name) <= 40


# みどり勉強会#2 in 東浜＆北浜 開催レポート（後編）: the name before where it was and what the page is.
_REPORTED = re.compile(
    r"([^。、「」『』()（）:：|｜はがをに]{4,40}?)(?:[ 　]+in[ 　][^\s　]{2,12})?[ 　]*(?:の|を)?(?:(?:イベント|開催|実施|参加)(?:レポート|リポート|報告|しました|のお?知らせ|概要|要項)?|(?<=[ 　])(?:プログラム|式?次第|タイムテーブル))[!！。]?(?:[ 　]*[(（【][^()（）]{1,12}[)）】])?"
)


# 開催予定イベント, over what those are.
_ANY = re.compile(r"(?:Track|トラック|Room|Stage)[ 　]?[A-Z0-9]|[A-Z]会場|(?:[0-9]{1,2}月|[春夏秋冬]|今月|来月|今年度?|開催(?:予定|中|済み)?|今後|次回|過去|最新|注目|各種|主な|関連|終了した?|これまで|直近|近日開催)の?(?:イベント|セミナー|講座|催し|行事|講演会|勉強会)(?:一覧|情報|案内)?|(?:プログラム|セッション|タイムテーブル|スケジュール)(?:一覧|詳細|紹介)?[ 　]*(?:Day|DAY|day)?[ 　]*[0-9]?(?:日目)?")


def _is_event(name: str) -> bool:
    """Whether a name ends as an event's does, and has more to it than that."""
    bare = bare_title(name)
    told = lexicon().class_of(bare)
    return told is not None and told[0] is Kind.EVENT and len(bare.strip()) - len(told[1]) >= 2 and _ANY.fullmatch(bare) is None


# 早瀬先生の受賞記念シンポジウム 「これからのまち」: a title and its theme.
_THEMED = re.compile(r"([^「」『』。、:：|｜/／]{6,60}?)[ 　]+[「『][^「」『』]{4,60}[」』][ 　]*")
# Midori Challenge Cup U-22, over who won which prize
_CONTEST = re.compile(r"^(?:[A-Z][A-Za-z0-9&'.-]*[ ]){1,5}(?:Cup|Contest|Challenge|Competition|Hackathon|Awards?|Grand Prix|Conference|Summit|Symposium|Forum|Festival|Meetup|Workshop)(?:[ ][A-Z0-9#][A-Za-z0-9.-]*){0,2}$")
_PRIZES = re.compile(r"(?:^|\n)[ 　・■●]*[^\s。、]{0,12}(?:賞|グランプリ)[ 　]*[:：]")
_SUBTITLED = re.compile(r"([^「」『』]{6,50}?)[ 　]+[―—–~〜～]{1,2}[^―—–~〜～]{3,50}[―—–~〜～]{1,2}")
# What an event's own page has headings or keys for, and how many of them make it one.
_OWN_PAGE = 3
_LONGEST_TITLE = 60


def _event_of_page(document: Document, block: Block, text: str) -> Span | None:
    """The event that is all of a page's title, where three or more keys of an event stand anywhere below it."""
    if block.kind is not BlockKind.TITLE or block.label is not None:
        return None
    themed = _THEMED.fullmatch(text, block.start, block.end)
    start, end = themed.span(1) if themed is not None else (block.start, block.end)
    # 【オンライン開催】みどり勉強会: a tag before the name.
    tag = _BEFORE_EVENT.match(text, start, end)
    start = tag.end() if tag is not None and tag.end() < end else start
    # みどりフォーラム ―川と暮らし―
    end = end if (subtitled := _SUBTITLED.fullmatch(text, start, end)) is None else subtitled.end(1)
    name = text[start:end]
    latin = name.isascii() and (re.fullmatch(r"(?:[A-Za-z][A-Za-z&'-]*[ ]){1,6}(?:19|20)\d\d", name) is not None or _CONTEST.search(name) is not None)
    if not (4 <= len(name) <= 60) or not (latin or (_is_event(name) and not re.search(r"[。、「」『』:：|｜!！?？]", name))):
        return None
    if _CONTEST.search(name) is not None and len(_PRIZES.findall(text)) > 1:
        return Span(start, end)
    found = {_key(document, number, text) for number, other in enumerate(document.blocks) if other is not block}
    speakers = len(found & speaker_keys()) if not latin else 0
    return Span(start, end) if len(found & word_list("events", "keys")) + speakers >= _OWN_PAGE - (speakers > 1) else None


# 親子で学ぶ川の生きもの, 「データでひらくくらし」, right above 日時：2024年11月14日 and 会場：…
_DAY_KEYS = frozenset(["日時", "開催日", "開催日時", "開催年月日", "とき", "開催期間", "会期", "日にち", "期日"])
_DAY = re.compile(r"\d{1,2}[月/.]\d|\d日|\d{4}-\d{1,2}-\d")
_OVER_DAY = re.compile(r"[^一-鿿ァ-ヺぁ-ゖA-Za-z0-9「『~～〜―—–-]*(?:[「『](?P<whole>[^「」『』。]{4,50})[」』]|(?![~～〜―—–-])(?P<name>[^「」『』《》〈〉【】\[\]<>。、:：|｜\n]{5,50}))[^一-鿿ァ-ヺぁ-ゖA-Za-z0-9。]*")
_NO_EVENT = re.compile(
    r"(?:窓口|工事|入札|公告|公募|販売|を開始|を発売|です|ます|ました|ください|ません|通り|とおり|様子|結果|概要|要領|要項|内容|日程|詳細|情報|案内|お知らせ|募集|申込み?|方法|一覧|記録|報告|レポート|について|の部|会場|実績|予定|活動|事業|時間|プロフィール|議事録|会議録|議事要旨|次第|[0-9]日?(?:更新|公開|掲載|投稿|作成|発行))$|^(?:プレスリリース|ニュースリリース|報道発表|入札公告|公告)|^(?:開館|営業|受付|開催|開所|利用|休館|定休)(?:時間|日)|[0-9]{1,2}:[0-9]{2}"
    r"|^(?:本|当|次回|今回|前回|今後|各|同)?の?(?:第[0-9一二三四五六七八九十]+[回部弾]|[0-9①-⑳()（）.．\s]+|[^一-鿿ァ-ヺA-Za-z]+)$|こちら$|から$|より$|^(?:お?申込|お?問い?合わせ|アクセス|参加)|^(?:プロパティ|フロー|ポイント|データ|トピックス?|インフォメーション|ステータス|メモ|イベント|スケジュール)$"
)


_CALLED = re.compile(f"{CALLED}$")
# Keys of pages that are about no event, or about many: what is sought, sold, decided.
_OTHER_PAGE = frozenset(["募集人数", "応募資格", "勤務地", "給与", "価格", "会社名", "社名", "商号", "設立", "法人名", "団体名", "所在地", "代表者", "議題", "議事", "出席者", "委員", "助成額", "補助率", "発売日", "発行", "著者", "職種", "雇用形態", "資本金"])
_PLACE_OR_HOST = frozenset(["会場", "場所", "開催場所", "ところ", "開催地", "主催", "共催", "オフライン会場", "Venue"])
_HAS_EVENT = re.compile(r"フォーラム|シンポジウム|セミナー|講座|講演|ハッカソン|大会|まつり|祭|フェス|ワークショップ|勉強会|サミット|カンファレンス|会議|イベント|コンサート|総会|Day|Meetup|Conference|Forum|Summit")
_WHOSE_PAGE = re.compile(r"^[~〜～―—–-]|から$|より$|\.{3}|…$|[|｜]|ホームページ|公式|サイト|ニュース|一覧|情報|案内$|とは$|です|ます|ました|。|まとめ|日記|ブログ|通信|便り|だより|号$|レポート|報告")


def _is_key(key: str) -> bool:
    return key in word_list("events", "keys") or rule_of(key) is not None


# What is told under a day that is no event's name: what was decided, whom one asked, what holds for all.
_NO_TITLE = re.compile(r"^(?:[※*]|お知らせ|新着|(?:この|その|今回の|次回の)[一-鿿ァ-ヺー]+$)|インタビュー$|(?:受賞者?|結果|審査)の?発表$|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}")


def _is_somebody(name: str) -> bool:
    """早瀬 徹 先生, 理事長 早瀬 徹, 北斗大学 教授 早瀬 徹: who speaks there, not what it is called."""
    first, *rest = _SPACE.split(name)
    if len(rest) > 2 and is_surname(rest[-2]) and lexicon().title_at_end(rest[-3]) is not None:
        return True
    return lexicon().title_at_end(name) is not None or _CALLED.search(name) is not None or (bool(rest) and lexicon().title_at_end(first) is not None)


@by_block
def _own_title(document: Document, number: int, text: str) -> Span | None:
    """The event that the first line of a page names with no word for one (川と話そう), where keys below say when, and where or by whom it is held."""
    block = document.blocks[number]
    # 早瀬先生とともに考える, and right below it 私たちの未来: what it is called.
    if number and (_is_event(text[document.blocks[0].start : document.blocks[0].end]) or block.kind is BlockKind.TITLE):
        return None
    touching = number + 1 < len(document.blocks) and text[block.end : document.blocks[number + 1].start].count("\n") == 1 and not _is_key(_opening_key(document, number + 1, text))
    if touching or (number and (text[document.blocks[0].end : block.start].count("\n") != 1 or document.blocks[0].end - document.blocks[0].start > _LONGEST_TITLE)):
        return None
    if block.kind not in (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING) or block.label is not None or block.end - block.start > 2 * _LONGEST_TITLE:
        return None
    keys = [_opening_key(document, n, text) for n in range(number + 1, len(document.blocks))]
    days = [n for n, key in enumerate(keys, number + 1) if key in _DAY_KEYS]
    if len(days) != 1 or not _PLACE_OR_HOST & set(keys) or _OTHER_PAGE & set(keys) or len(set(keys) & word_list("events", "keys")) + sum(map(_of_hosts, set(keys) - word_list("events", "keys"))) < _OWN_PAGE:
        return None
    until = document.blocks[min(days[0] + 1, len(document.blocks) - 1)].end
    if _DAY.search(text, document.blocks[days[0]].start, until) is None:
        return None
    before = _BEFORE_EVENT.match(text, block.start, block.end)
    start = before.end() if before is not None else block.start
    after = AFTER_NAME.search(text, start + 1, block.end)
    end = after.start() if after is not None and after[0].lstrip(" 　")[:1] not in "!！~〜～-―—–" else block.end
    name = text[start:end].rstrip(" 　")
    bare = bare_title(name)
    told = lexicon().class_of(bare)
    plain = len(bare) < 5 or len(name) > _LONGEST_TITLE or _WHOSE_PAGE.search(name) or _NO_TITLE.search(name) or _NO_EVENT.search(_SPACE.sub("", name)) or _ANY.fullmatch(name) or _WHEN.fullmatch(name) or _HELD_AT.search(name) or _HAS_EVENT.search(name)
    other = (told is not None and told[0] is not Kind.EVENT) or any(e.kind not in (Kind.EVENT, Kind.CONCEPT) for e in known(bare)) or sector_of_name(bare)
    if plain or other or _is_somebody(bare) or bare in lexicon().class_nouns:
        return None
    return Span(start, start + len(name))


def _over_its_day(document: Document, number: int, text: str) -> Span | None:
    """The event that a line without a sentence is the name of, where the line below it says on what day it is and one after that where or for whom."""
    block, blocks = document.blocks[number], document.blocks[number + 1 : number + 5]
    if block.kind is BlockKind.ROW or block.label is not None or block.end - block.start > _LONGEST_TITLE or not blocks:
        return None
    if _opening_key(document, number + 1, text) not in _DAY_KEYS or _DAY.search(text, blocks[0].start, blocks[0].end) is None:
        return None
    keys = [_opening_key(document, number + 1 + i, text) for i in range(1, len(blocks))]
    others = [key for key in keys if (key in word_list("events", "keys") and key not in _DAY_KEYS) or ((rule := rule_of(key)) is not None and rule.predicate is Predicate.SPEAKER)]
    # 新庁舎の入札について: what is told of; みどり説明会について: what is announced.
    of_matter = text[block.start : block.end].rstrip(" 　").endswith("について") and not _is_event(text[block.start : block.end].rstrip(" 　").removesuffix("について").removesuffix("の開催"))
    named = _OVER_DAY.fullmatch(text, block.start, block.end) if others and not of_matter and not is_aside(text[block.start : block.end], ()) else None
    if named is None:
        return None
    group = "whole" if named["whole"] else "name"
    start, end = named.span(group)
    after = AFTER_NAME.search(text, start + 1, end)
    # ～みどりとまち～, 川の生きもの: a title's second half is no remark.
    end = after.start() if after is not None and len(after[0]) > 1 and after[0].lstrip(" 　")[0] not in "!！~〜～-―—–" else end
    name = bare_title(text[start:end])
    if text.count("(", start, end) + text.count("（", start, end) != text.count(")", start, end) + text.count("）", start, end):
        return None
    plain = len(name) < 5 or name in lexicon().class_nouns or _HELD_AT.search(name) is not None or _NO_EVENT.search(_SPACE.sub("", text[start:end])) is not None or _ANY.fullmatch(name) is not None or _WHEN.fullmatch(text[start:end]) is not None
    other = any(e.kind not in (Kind.EVENT, Kind.CONCEPT) for e in known(name)) or sector_of_name(name)
    return None if plain or other or _is_somebody(name) or _NO_TITLE.search(text[start:end]) else Span(start, end)


# 北浜市役所本館で調印式: a headline that says where.
_HELD_AT = re.compile(r"(?:[館庁舎所室市県町村区]|大学|ホール|センター|会場)で(?=[一-鿿])")


def _announced_event(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A title or heading over 日時, 会場 and 主催 lines names the event that they describe."""
    block = document.blocks[sentence.block]
    if sentence.start <= block.start + 1 and (whole := _event_of_page(document, block, text)) is not None:
        return whole
    # ■みどり展2026, and below it 第一回 出展説明会 & 展望セミナー: what the fields are of.
    below = block.kind is BlockKind.PARAGRAPH and sentence.block > 0 and document.blocks[sentence.block - 1].kind is BlockKind.HEADING and _is_event(text[block.start : block.end])
    if (day := _over_its_day(document, sentence.block, text)) is not None:
        return day
    if sentence.block < 2 and (own := _own_title(document, sentence.block, text)) is not None and sentence.start <= own.start and own.end <= sentence.end:
        return own
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING) or sentence.block < 3 or below
    twofold = _TWOFOLD.fullmatch(text, block.start, block.end) if block.kind is BlockKind.TITLE else None
    if not heading or block.label is not None or block.kind is BlockKind.ROW:
        return None
    said = text[block.start : block.end]
    if (twofold is None and ("「" in said or "『" in said)) or _WHEN.fullmatch(said) or rule_of(_SPACE.sub("", said.partition(":")[0])) is not None:
        return None
    keys = [_key(document, number, text) for number in range(sentence.block + 1, min(sentence.block + 9, len(document.blocks)))]
    # 【みどりフォーラム】: the bracket of a heading, not a tag before a name.
    whole_in_bracket = _IN_BRACKET.fullmatch(text, block.start, block.end)
    before = _BEFORE_EVENT.match(text, block.start, block.end) if whole_in_bracket is None else None
    start = whole_in_bracket.start(1) if whole_in_bracket is not None else before.end() if before else block.start
    stop = whole_in_bracket.end(1) if whole_in_bracket is not None else block.end
    sort = _SORT.match(text, start, stop)
    start = sort.end() if sort is not None else start
    after = AFTER_NAME.search(text, start + 1, stop)
    end = after.start() if after is not None and after.end() <= stop else stop
    name = text[start:end]
    if twofold is not None and any(_key(document, number, text) in word_list("events", "keys") for number in range(sentence.block + 1, len(document.blocks))):
        return Span(block.start, block.end)
    named = lexicon().class_of(bare_title(name))
    below_it = document.blocks[sentence.block + 1] if sentence.block + 1 < len(document.blocks) else block
    timed = block.kind is BlockKind.TITLE and _WHEN.fullmatch(text, below_it.start, below_it.end) is not None and _HOURS.match(text, below_it.start, below_it.end) is not None
    if timed + sum(key in word_list("events", "keys") or _of_hosts(key) for key in keys) < 2:
        reported = _REPORTED.fullmatch(text, start, block.end)
        if block.kind is BlockKind.TITLE and reported is not None and _is_event(reported.group(1)):
            return Span(*reported.span(1))
        return Span(start, end) if block.kind is BlockKind.TITLE and _is_spaced_event(name) else None
    if _ANY.fullmatch(name):
        return None
    told = (named is not None and named[0] is Kind.EVENT) or bare_title(name) != name or name.isascii()
    # 受賞作品発表と…カンファレンス: two things, not one.
    # イベント概要 over 日時: no name.
    told = told and name not in lexicon().class_nouns and not _NO_TITLE.search(name)
    told = told and not re.search(r"[一-鿿]と(?=[A-Z一-鿿ァ-ヺ].{6})", name) and not _HELD_AT.search(name)
    return Span(start, end) if told and 4 <= len(name) <= 50 and "。" not in name else None
