"""The title page of a report or guideline: its name, its date and who issued it, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.relation_rules import keys_of_works, word_list
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_TOP = 8
_SENTENCE = re.compile(r"[はがを。、]|します|しました|について|のお知らせ|の公表|の公開")


# 2022.04.06 | 活動レポート: the date and the sort of an article, over it.
_FILED = re.compile(r"\d{4}[.年/-]\d|[|｜]")
# A report of an event names the event, not itself.
_EVENT_REPORT = re.compile(r"(?:イベント|開催|参加|実施|現地|講演|視察)(?:レポート|リポート|報告)")


def title_of_work(document: Document, number: int, text: str) -> Span | None:
    """The whole of a line at the top that is the name of a report, guideline or the like, and nothing else."""
    block = document.blocks[number]
    top = block.kind is BlockKind.TITLE or number < 3
    name = text[block.start : block.end]
    if not top or block.label is not None or block.cells or not 5 <= len(name) <= 60 or _SENTENCE.search(name):
        return None
    if _EVENT_REPORT.search(name) or _FILED.search(name):
        return None
    if block.kind is BlockKind.TITLE and sum(_opens_with(b, keys_of_works("printed", "dated"), text) for b in document.blocks[number + 1 : number + 9]) >= _OF_BOOK and "\n" not in name:
        # 地域の記録, over 編著, 発行所 and 発行者
        return Span(block.start, block.end)
    told = lexicon().class_of(bare_title(name))
    written = told is not None and (
        lexicon().work_subtypes.get(told[1]) in ("schema:Report", "schema:Book") or told[1] in lexicon().documents
    )
    return Span(block.start, block.end) if written and told is not None and len(name) > len(told[1]) + 1 else None


_OF_BOOK = 3  # such keys


def _opens_with(block: Block, keys: frozenset[str], text: str) -> bool:
    """Whether a line begins with one of the keys and a blank or a colon."""
    key = re.split(r"[ 　:：\t]", text[block.start : block.end], maxsplit=1)
    return len(key) > 1 and key[0] in keys


# みどりだより 第12号, 「みどりだより」令和6年5月号: a periodical, and who issues it on a line below.
_ISSUE = re.compile(r"[」』]?(?:[ 　]*[(（]?(?:第[ 　]?[0-9]+号|[Nn][Oo][.．]? ?[0-9]+|[Vv][Oo][Ll][.．]? ?[0-9]+|(?:(?:令和|平成)[0-9元]+|(?:19|20)[0-9]{2})(?:年|[./])?[0-9]{1,2}(?:月|[./])?(?:[0-9]{1,2}日?)?(?:発行)?号?|[0-9]{1,2}月号|[春夏秋冬]号)[)）]?)+[ 　]*")
_ISSUED_BY = re.compile(r"(?:^|[\n 　(（])(?:編集・)?発行(?:元|者|所|・編集|・制作)?[ 　]*[:：／/ 　][ 　]*\Z", re.M)


def find_title_page(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Publisher and date of the work that the document is, where a line of its own gives each."""
    work: str | None = None
    named = Span(0, 1)
    periodical = False
    for reading in resolution.readings:
        number = reading.sentence.block
        if number >= _TOP:
            return
        block = document.blocks[number]
        span = Span(block.start, block.end)
        title = title_of_work(document, number, text)
        refs = [r for r in reading.refs if (r.start, r.end) == (block.start, block.end)]
        paper = next((r for r in reading.refs if (block.kind is BlockKind.TITLE or number < 3) and r.kind is Kind.WORK and _ISSUE.fullmatch(text, r.end, block.end)), None)
        issuer = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and _ISSUED_BY.search(text, block.start, r.start)), None)
        if paper is not None:
            # The date below is that of the issue.
            work, named, periodical = paper.entity, span, True
        elif work is not None and issuer is not None:
            yield Statement(work, Predicate.PUBLISHER, issuer.entity, (named, span), 0.82, "title-page")
        elif title is not None and refs and refs[0].kind is Kind.WORK:
            work, named = refs[0].entity, span
        elif work is not None and refs and refs[0].kind is Kind.ORGANIZATION:
            yield Statement(work, Predicate.PUBLISHER, refs[0].entity, (named, span), 0.8, "title-page")
        elif work is not None and not periodical and reading.dates and reading.dates[0].start <= block.start + 1:
            rest = re.sub(r"[()（）年月日0-9元令和平成昭和\s]", "", text[reading.dates[0].end : block.end])
            if not rest or _MADE.fullmatch(rest):
                yield Statement(work, Predicate.START_DATE, reading.dates[0].first, (named, span), 0.82, "title-page")


_MADE = re.compile(r"(?:初版|第[1一]版|新規)?(?:策定|制定|作成|発行|公表|公開|決定|初版|版|施行)")
# この会則は、2004年8月8日から施行する, among the last lines of rules; ・2019年3月28日　初版決定, in the history of a paper.
_IN_FORCE = re.compile(r"(?:こ|本)の?(?P<what>会則|規約|要綱|要領|規程|規則|定款|細則|内規|約款|基準|指針|ガイドライン|憲章)は、?[ 　]*$")
_FROM_THEN = re.compile(r"(?:から|より|に|をもって)?、?(?:施行|実施|適用|発効|制定)")
_FIRST_EDITION = re.compile(r"[ 　:：|]*(?:初版|第[1一]版|新規)(?:策定|制定|作成|発行|公表|公開|決定)?(?=[ 　\s(（。、]|$)")
_PAPER = ("会則", "規約", "要綱", "要領", "規程", "規則", "定款", "細則", "内規", "約款", "基準", "指針", "ガイドライン", "憲章", "ガイドブック", "マニュアル", "手引き", "手引", "ガイド")


def find_in_force(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Since when the rules are in force that a document is, by their last lines, or when the first edition of a paper came out."""
    if "施行" not in text and "初版" not in text and "第1版" not in text:
        return
    top = [(document.blocks[x.sentence.block], r) for x in resolution.readings if x.sentence.block < _TOP for r in x.refs]
    papers = [(block, r) for block, r in top if r.kind is Kind.WORK and text.endswith(_PAPER, r.start, r.end)]
    # The last that has a line of its own: the series that it is of stands over it.
    work = next((r for block, r in reversed(papers) if (block.start, block.end) == (r.start, r.end)), papers[0][1] if papers else None)
    if work is None:
        return
    kind = next(p for p in _PAPER if text.endswith(p, work.start, work.end))
    for reading in resolution.readings:
        for date in reading.dates:
            of_rules = _IN_FORCE.search(text, max(0, date.start - 16), date.start)
            in_force = of_rules is not None and of_rules["what"] == kind and _FROM_THEN.match(text, date.end)
            if in_force or _FIRST_EDITION.match(text, date.end):
                yield Statement(work.entity, Predicate.START_DATE, date.first, (Span(work.start, work.end), Span(date.start, date.end)), 0.88, "title-page")
                return


# みどりの輪の沿革: a page about a body, whatever its name; 役員紹介 | みどりの輪, or one over the other: whose page it is.
_PAGE_WORDS = r"(?:(?:団体|組織|法人|会社|協会)(?:概要|案内|紹介|情報)|(?:役員|理事・監事|理事|委員|構成員|会員|メンバー|スタッフ|チーム)(?:の?ご?紹介|名簿|一覧)|沿革|あゆみ|歩み|メンバー|スタッフ|理事・監事)"
_ALONE = rf"(?:[^|｜。、]{{0,12}}{_PAGE_WORDS}|概要|チーム|組織図?|事業(?:紹介|内容|案内)|お?問い?合わ?せ(?:先)?|アクセス|連絡先|運営(?:団体|会社|施設)|活動内容|プロジェクト)"
_PAGE = re.compile(
    rf"[「『]?(?P<body>[^\s　はがをにで、。「」()（）0-9|｜]{{2,24}}?)(?<!の)[」』]?(?:の|[ 　])?(?:\d+(?:周年|年)(?:の|間の|記念)?(?:史|歩み|あゆみ)|(?<=[の 　]){_PAGE_WORDS})"
    rf"|{_ALONE}(?:[ 　]*[|｜][ 　]*|[ 　][-–—][ 　])(?P<tail>[^\s|｜。、]{{2,30}}|[A-Z][A-Za-z ]{{2,30}})"
    rf"|(?P<over>(?!(?:別紙|別添|別表|参考|資料|添付)[^\n]{{0,6}}\n)(?=[A-Za-z・]*[ぁ-ヺ一-鿿])[^\s|｜。、]{{2,30}}(?<!について)(?<!案内)(?<!紹介)(?<!知らせ)(?<!発表)(?<!報告)(?<!募集))\n+{_ALONE}(?=\n|$)"
)
_FOREIGN = re.compile(r"[ァ-ヺー・A-Za-z ]+")
_NEAR_TOP = 60


_ANY_BODY = re.compile(r"(?:実行|運営|準備|組織|企画|推進|編集|選考|審査)委員会|(?:推進|運営|連絡)協議会|事務局|同窓会|後援会|自治会|町内会|管理組合|労働組合|商工会|青年部|女性部")


def body_as_title(block: Block, sentence: Sentence, text: str) -> LaidOut | None:
    """実行委員会, as all of a page's title, where the page speaks of itself as 本実行委員会: the one that the page is of."""
    if block.kind is not BlockKind.TITLE or sentence.start > block.start:
        return None
    name = text[block.start : block.end].strip(" 　")
    spoken = sum(text.count(own + name) for own in ("本", "当", "わが", "我が")) if _ANY_BODY.fullmatch(name) else 0
    return LaidOut(Span(block.start, block.start + len(name)), Kind.ORGANIZATION, 0.85, "body-as-title", 6.0) if spoken > 1 else None


def body_of_page(block: Block, sentence: Sentence, text: str) -> LaidOut | None:
    """The body whose page of itself a title heads, told by the title or the line over it."""
    page = (
        _PAGE.match(text, sentence.start)
        if sentence.start <= block.start + 1
        and block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        and block.start < _NEAR_TOP
        else None
    )
    which = page.lastgroup or "" if page is not None else ""
    if (
        page is None
        or (which != "over" and (page.end() < block.end or block.kind is BlockKind.HEADING))
        or (which == "over" and page.end(which) != block.end)
        or _is_common(page[which])
    ):
        return None
    # Whatever else knows the name of a site goes before, where that is no word in katakana.
    sure = which == "body" or _FOREIGN.fullmatch(page[which]) is not None
    return LaidOut(Span(*page.span(which)), Kind.ORGANIZATION, 0.8, "body-of-page", 5.2 if sure else 2.4)


def _is_common(word: str) -> bool:
    """法人 in 法人の歩み, 設立年月日 over 沿革."""
    lex = lexicon()
    return word in word_list("profile", "keys") or word in lex.not_organisations or word in lex.class_nouns or word in lex.suffixes
