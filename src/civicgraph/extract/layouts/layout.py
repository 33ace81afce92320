"""Names told by the lines around them: works over their links, bodies in lists of people and of supporters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.names.written_names import speaker_keys
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import event_keys, fields, word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import ANNOUNCES, bare_key
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span

_ADDRESS = re.compile(r"https?://[!-~]+")
# Lines that hold or announce the link to a work.
_LINK = re.compile(
    r"(?:デモ(?:アプリ|サイト|ページ)?|アプリ|ソースコード|ソース|紹介ページ|ダウンロード(?:先|ページ|はこちら)?"
    r"|(?:公式)?(?:Web|ウェブ|ホーム)?(?:サイト|ページ)|GitHub|リポジトリ|URL|リンク)[:：]?"
)
_NO_SITE = re.compile(r"[。:：]|(?:サイト|ページ|リンク|はこちら|から|URL|詳細|です|ます|した|ください)$")
_DESCRIBED = re.compile(r"(?!これ|この|本|当|以下)[^。はが]{6,80}(?:ツール|アプリ|アプリケーション|サービス|サイト|システム|ゲーム)(?:です|である|になります|となります)。")
_NO_WORK = re.compile(
    r"[。:：、]|^(?:関連|参考|外部)|^約?[0-9]+[名人組]|(?:サイト|ページ|はこちら|から|URL|詳細|です|ます|した|ください|概要|特徴|背景|機能|方法|使い方|とは|紹介|成果|結果|まとめ|目的|事例|課題|について|は)[?？]?$"
    r"|の|を|が"
)


# まちあるき図鑑 by チーム北浜: a work and who made it, over its link.
_BY = re.compile(r"([^\s。、:：「」]{3,24}) by ((?:チーム|Team ?)[^\s。、:：()（）]{1,16})")


def find_signed_work(document: Document, sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """The work and the team of a line such as 「X by チームY」 over a link or an address."""
    if sentence.block + 1 >= len(document.blocks):
        return
    block, under = document.blocks[sentence.block], document.blocks[sentence.block + 1]
    signed = _BY.fullmatch(text, block.start, block.end)
    below = text[under.start : under.end] if signed is not None else ""
    if signed is not None and (_LINK.fullmatch(below) or _ADDRESS.fullmatch(below) or _DESCRIBED.match(below)):
        yield LaidOut(Span(*signed.span(1)), Kind.WORK, 0.75, "work-by-team", 5.6)
        yield LaidOut(Span(*signed.span(2)), Kind.ORGANIZATION, 0.75, "work-by-team", 5.6)


def find_described_works(document: Document, sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """A short line over nothing but a web address, or over a line such as デモアプリ."""
    if sentence.block + 1 >= len(document.blocks):
        return
    block, under = document.blocks[sentence.block], document.blocks[sentence.block + 1]
    whole = sentence.start <= block.start and block.end <= sentence.end and block.label is None
    if not whole or block.kind in (BlockKind.ITEM, BlockKind.ROW, BlockKind.TITLE) or not 2 < block.end - block.start <= 24:
        return
    name, below = text[block.start : block.end], text[under.start : under.end]
    told = lexicon().class_of(re.sub(r"[(（][^()（）]*[)）]$", "", name))
    if _LINK.fullmatch(name) or in_dictionary(name):
        return
    if told is None and _ADDRESS.fullmatch(below) and not _NO_SITE.search(name):
        yield LaidOut(Span(block.start, block.end), Kind.WORK, 0.7, "heading-over-address", 2.4)
    elif not _names_work(name, told):
        return
    elif _LINK.fullmatch(below):
        yield LaidOut(Span(block.start, block.end), Kind.WORK, 0.72, "heading-over-link", 3.6)


def _names_work(name: str, told: tuple[Kind, str] | None) -> bool:
    """Whether a heading reads as a coined name: no phrase, no class of something else."""
    kind = told is None or (told[0] is Kind.WORK and len(name) - len(told[1]) >= 2)
    return kind and _NO_WORK.search(name) is None


_IN_BRACKET = re.compile(rf"(?:^|[\s　:：…])[一-鿿々ヶ]{{1,4}}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{{1,4}}{CALLED}?[ 　]*[(（]([^()（）、,／/]{{2,24}})[)）][ 　]*$")
_NO_BODY = re.compile(
    r"^[DMB][1-6]$|参加|担当|司会|進行|時間|分$|予定|欠席|代理|^仮$|敬称|フリー|個人|学生|在住|在学|出身|オンライン|リモート|県|市$|町$|村$|区$|年|期|代$|歳|名$|回"
)


# 川根本町ゆずりはの会（静岡県川根本町）: a society and where it is, on a line of their own.
_WITH_SEAT = re.compile(
    r"[\s　・●○◯◎■□◆◇▼▶►*＊★☆-]*((?![0-9])[^\s　。、「」『』:：()（）/／|｜]{1,30}(?:会|クラブ|倶楽部|サークル|ネットワーク|チーム|ラボ|隊|コミュニティ|コンソーシアム|グループ|舎|塾))[ 　]?[(（](?:北海道|東京都|京都府|大阪府|[一-鿿]{2,3}県)?[一-鿿ヶケぁ-ゖァ-ヺ]{1,7}[市町村区県府道][)）][ 　]*"
)
_HIRAGANA = re.compile("[ぁ-ゖァ-ヺA-Za-z]")


def find_listed_bodies(document: Document, sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """Bodies with a name of no known form: 岡山　薫（KIMO） in a list of people, Code4Kita in a list under 協力."""
    block = document.blocks[sentence.block]
    if "。" in text[block.start : block.end] or not (sentence.start <= block.end <= sentence.end):
        return
    seated = _WITH_SEAT.fullmatch(text, block.start, block.end)
    if seated is not None and _HIRAGANA.search(seated[1]) is not None and not _is_event(seated[1]):
        yield LaidOut(Span(*seated.span(1)), Kind.ORGANIZATION, 0.8, "body-with-seat", 5.7)
    match = _IN_BRACKET.search(text, block.start, block.end)
    if match is not None and _among_such(document, sentence.block, text) and coined_body(match.group(1)):
        yield LaidOut(Span(*match.span(1)), Kind.ORGANIZATION, 0.7, "body-in-list-of-people", 2.6)


def _is_event(name: str) -> bool:
    told = lexicon().class_of(name)
    return told is not None and told[0] is Kind.EVENT and len(told[1]) > 1


def _among_such(document: Document, at: int, text: str) -> bool:
    """Whether a line beside this one ends in a bracket too, as the lines of a list of people do."""
    beside = [document.blocks[i] for i in (at - 1, at + 1) if 0 <= i < len(document.blocks)]
    return any(b.kind is document.blocks[at].kind and text[b.start : b.end].rstrip().endswith((")", "）")) for b in beside)


def coined_body(words: str) -> bool:
    """Whether words in a place where a body stands read as a coined name: Latin, or katakana in no dictionary."""
    lex = lexicon()
    role = lex.title_at_end(words) is not None or words in lex.not_organisations or words in lex.class_nouns
    latin = re.fullmatch(r"[A-Z][A-Za-z0-9.&' -]+", words) is not None
    name = latin or coined(re.sub(r"[^ァ-ヺー]", "", words)) or re.search(r"[A-Za-z]{2}", words) is not None
    return name and not role and not in_dictionary(words) and _NO_BODY.search(words) is None


# Who speaks for a body of no other: 学識経験者 | 会長 is no body and its head.
_SPEAKS_FOR = frozenset(["代表", "副代表", "共同代表", "代表者", "代表理事", "副理事長", "理事長", "代表取締役", "代表取締役社長", "事務局長", "主宰", "園長", "館長"])


def body_of_row(block: Block, text: str) -> Iterator[LaidOut]:
    """おはなし広場の会 | 代表 | 三枝 茂美 氏: the body before the post of its head, whatever its name."""
    for body, post, person in zip(block.cells, block.cells[1:], block.cells[2:], strict=False):
        name, who = body.of(text), person.of(text)
        surname = any(is_surname(who[:n]) for n in (3, 2, 1))
        if post.of(text) in _SPEAKS_FOR and surname and 2 < len(name) < 30 and not in_dictionary(name) and not _CASE.search(name) and name not in event_keys():
            yield LaidOut(Span(body.start, body.end), Kind.ORGANIZATION, 0.8, "body-of-row", 4.5)


@cache
def _formed() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(lexicon().legal_forms, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?:{forms})[ 　]?([^\s　。、,「」『』【】()（）:：・|]{{2,24}})")


_PAGE = re.compile(r"[ 　]*\||】$")
_POST_AND_NAME = re.compile(r"(?<=..)(?:副?代表(?:理事|取締役)?(?:社長|会長)?|副?理事長|(?:専務|常務)?(?:理事|取締役)|副?会長|副?社長|事務局長)(?:[一-鿿々]{2,6}|[一-鿿々]{1,4}[ぁ-ゖ]{2,4}?)(?:氏|さん|様)?$")
_MEETING = re.compile(r"(?:設立|創立|結成|通常|定時|定期|臨時|年次|社員|第[0-9]+回)+総会$")
# NPO法人あおばプロジェクト + の基本情報と組織体制
_OF_PAGE = re.compile(r"の(?=基本情報|(?:会社|団体|法人|組織)(?:概要|案内|情報|紹介|体制|図)|概要|沿革|役員|歴史|定款)")
_CASE = re.compile(
    r"[一-鿿ァ-ヺー](?:は|が|を|に|で|へ|から|まで|より)(?=[一-鿿ァ-ヺA-Za-z]|$)|(?:です|ます|した|する|について|の(?:あゆみ|歩み|ご?案内|ご?紹介|お?知らせ|取り?組み?|とりくみ|活動|[皆み]な?さん|[皆み]な?様|方々?))$"
)


# Leaf&Co.株式会社, 株式会社A & B Works: what & joins is one name.
_AMPERSAND = re.compile(r"(?<![A-Za-z&])[A-Za-z][A-Za-z0-9.'’-]*(?: ?[&＆] ?[A-Za-z][A-Za-z0-9.'’-]*)+[ 　]?(?:株式会社|合同会社|有限会社)|(?:株式会社|合同会社|有限会社)[ 　]?[A-Za-z][A-Za-z0-9.'’-]*(?: ?[&＆] ?[A-Za-z][A-Za-z0-9.'’-]*)+[ァ-ヺー]*")
# みどる株式会社 below a name and over a post
_FORM_BEHIND = re.compile(r"([一-鿿ァ-ヺーA-Za-z]{0,12}[ぁ-ゖー]{1,8}[一-鿿ァ-ヺーA-Za-z]{0,12})(?:株式会社|合同会社|有限会社)")
_LONGEST_FORM_BEHIND = 36
# 任意団体として発足, NPO法人の活動: the form alone.
_ON = re.compile("として|から|への|による|の[一-鿿]")
_NO_NAME_END = ("の", "な", "する", "した", "いる", "ある", "れる", "せる", "たい", "ない")
_LIKE_NAME = re.compile(r"[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}")


def find_formed_line(document: Document, sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """特定非営利活動法人 みどりネットワークきたはま: a line that is nothing but a legal form and a name, and firms with & in their names."""
    block = document.blocks[sentence.block]
    if "&" in text[sentence.start : sentence.end] or "＆" in text[sentence.start : sentence.end]:
        yield from (
            LaidOut(Span(*m.span()), Kind.ORGANIZATION, 0.9, "firm-with-ampersand", 6.2)
            for m in _AMPERSAND.finditer(text, sentence.start, sentence.end)
        )
    short = block.end - block.start <= _LONGEST_FORM_BEHIND
    if (
        short
        and (behind := _FORM_BEHIND.fullmatch(text, block.start, block.end)) is not None
        and not behind.group(1).endswith(_NO_NAME_END)
        and not _CASE.search(behind.group(1))
    ):
        above, below = (document.blocks[i] if 0 <= i < len(document.blocks) else block for i in (sentence.block - 1, sentence.block + 1))
        if _LIKE_NAME.fullmatch(text, above.start, above.end) and lexicon().title_at_end(text[below.start : below.end]) is not None:
            yield LaidOut(Span(block.start, block.end), Kind.ORGANIZATION, 0.85, "firm-in-card", 6.2)
    if block.label is not None or block.kind is BlockKind.ROW or not (sentence.start <= block.start and block.end <= sentence.end):
        return
    # NPO法人みどりの森 | 団体概要: a title and what page it is.
    match = _formed().match(text, block.start + (text[block.start] in "【■●◆◇"), block.end)
    match = match if match is not None and (match.end() == block.end or _PAGE.match(text, match.end(), block.end)) else None
    name = match.group(1) if match is not None else ""
    # NPO法人あおばの会 + 設立総会
    met = _MEETING.search(name)
    name = _OF_PAGE.split(name[: met.start()] if met is not None else name)[0]
    # NPO法人あおばの会 + 代表理事早瀬徹氏
    post = _POST_AND_NAME.search(name)
    name = name[: post.start()] if post is not None else name
    # What kanji and katakana alone make up, the words of the name tell.
    if match is not None and re.search(r"[ぁ-ゖ]", name) and not _ON.match(name) and not _CASE.search(name) and lexicon().title_at_end(name) is None:
        yield LaidOut(Span(match.start(), match.start(1) + len(name)), Kind.ORGANIZATION, 0.88, "formed-line", 5.1)


def is_joined_name(value: str) -> bool:
    """Whether one value of a list has と inside its name: 社会科学とデータ研究会, but not 北斗大学と南海大学."""
    left, joined, right = value.partition("と")
    lex = lexicon()
    ends = tuple(s for s in lex.suffixes if len(s) > 1)
    if not joined or "と" in right or not right.endswith(ends) or not re.fullmatch(r"[一-鿿ぁ-ゖ]{1,8}", left):
        return False
    body = left.endswith(ends) or left[-1] in lex.municipality_suffixes or known(left) or left[-1] in lex.units
    return not body and (in_dictionary(left) or in_dictionary(left[-2:]))


# みどりをたたえる会実行委員会, はままつ響きの創造プロジェクト実行委員会 behind or under 主催: named by a whole clause, or in part by hiragana.
_COMMITTEE = re.compile(r"[^\s。、,，・「」『』()（）:：]{6,50}(?:実行委員会|準備委員会|組織委員会|準備会|事務局|協議会|連絡会|発起人会)")


def committee_named(value: str) -> bool:
    """Whether a value is the name of a committee that has a clause, particles or other hiragana inside."""
    return _COMMITTEE.fullmatch(value) is not None and re.search(r".[ぁ-ゖ](?=[一-鿿ぁ-ゖァ-ヺ])", value) is not None


_LONGEST_LIST = 40  # lines
# A sentence, a date or a price: no entry of a list of bodies.
_NO_ENTRY = re.compile(r"[。、0-9]|です|ます|.{26}")


@cache
def supporter_keys() -> frozenset[str]:
    """The keys whose values are bodies that hold or support an event."""
    named = (f.keys for f in fields() if f.predicate in (Predicate.ORGANIZER, Predicate.SPONSOR))
    return frozenset().union(*named)


@by_block
def is_supporter_list(document: Document, at: int, text: str) -> bool:
    """Whether a block without a sentence stands in a list below a heading, or a line of its own, such as 協力（順不同）."""
    return _is_listed_below(supporter_keys(), document, at, text)


@by_block
def is_speaker_list(document: Document, at: int, text: str) -> bool:
    """Whether a block without a sentence stands in a list below a heading such as 登壇者."""
    return _is_listed_below(speaker_keys(), document, at, text)


def _is_listed_below(keys: Collection[str], document: Document, at: int, text: str) -> bool:
    block = document.blocks[at]
    if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or block.label is not None or "。" in text[block.start : block.end]:
        return False
    if _heading_words(document, at, text) in keys:
        return False
    for above in range(at - 1, max(-1, at - _LONGEST_LIST), -1):
        over = document.blocks[above]
        words = _heading_words(document, above, text)
        if words in keys:
            return over.label is None
        listed = over.kind is BlockKind.ITEM or ANNOUNCES.fullmatch(text, over.start, over.end) is not None or (over.kind is block.kind and over.label is None and not _NO_ENTRY.search(words))
        if over.kind in (BlockKind.HEADING, BlockKind.TITLE) or not listed or words in word_list("events", "keys"):
            return False
    return False


_BESIDE_HEADING = re.compile(r"[(（][^()（）]*[)）]|[\s　■◆●]")


@by_block
def _heading_words(document: Document, at: int, text: str) -> str:
    heading = document.blocks[at]
    words = _BESIDE_HEADING.sub("", text[heading.start : heading.end])
    return bare_key(words.removesuffix("一覧").removesuffix("団体"))
