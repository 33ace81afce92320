"""Headings and titles that are the name of a project: over "団体：…" lines, センサーを用いたみどり管理実証プロジェクト; and who carries it out
on a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.own_body import host_of_page, own_body
from civicgraph.extract.clauses.presented import is_own_page
from civicgraph.extract.events.activity_lists import find_activities
from civicgraph.extract.layouts.committee_lines import find_conveners
from civicgraph.extract.layouts.grant_tables import UNDERTAKINGS
from civicgraph.extract.layouts.numbered_projects import find_numbered_projects
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line, body_named, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Block, BlockKind, Document, Entity, Kind, Predicate, Span, Statement

_SPACE = re.compile(r"[\s　]+")
_OVERVIEW = re.compile(r"(?:概要|情報|プロフィール|紹介|一覧|データ|案内|内容|詳細|体制|構成|分担|計画|方法|背景|期間|スケジュール|メンバー)[】\]〕>》]?$")
# What stands behind the name of what a page announces or reports.
AFTER_NAME = re.compile(
    r"[\s　]*(?:[!！~〜～-].*|(?<=[ 　])[―—–]{1,2}[^―—–]{2,50}[―—–]{1,2}|[(（【\[][^()（）]*[)）】\]]|(?:の|を)?(?:参加者|出展者|受講[者生]|塾生|研修生|聴講生|出場者|出演者)?(?:開催|実施|募集|参加|結果|イベント(?=レポート|リポート|報告))?"
    r"(?:します|しました|いたします|いたしました|決定|のお?知らせ|のご?案内|お知らせ|ご案内|案内|概要|要項|要領|報告|レポート|プログラム|について|募集)*)$"
)


def project_heading(document: Document, sentence: Sentence, text: str) -> Span | None:
    """A heading over "団体：…" or "助成額：…" lines names the project that they describe."""
    under = document.blocks[sentence.block + 1 : sentence.block + 4]
    keys = [_SPACE.sub("", b.label.of(text)) for b in under if b.label is not None and b.section == sentence.block]
    if not any(key in lexicon().project_keys for key in keys) or any(key in word_list("grants", "names") for key in keys):
        return None
    block = document.blocks[sentence.block]
    plain = _OVERVIEW.search(text, block.start, block.end) is not None
    return Span(block.start, block.end) if block.end - block.start <= 60 and not plain else None


_UNDERTAKING = ("プロジェクト", "プログラム", "実証事業", "モデル事業", "実証実験", "社会実験", "推進事業", "支援事業", "キャンペーン")
# What makes a headline of a title, not a name: who does what, where and when.
_SAID = re.compile(r"[はがもへ](?=[一-鿿ァ-ヺA-Za-z])|[一-鿿ァ-ヺー]で(?=[一-鿿])|に(?!よる|おける|向けた|関する|係る|する)|を(?!用い|活用|使|目指|通じ|核|軸|つな|支え)|[。!！?？「」『』、]|開始|募集|実施|採択|決定")


_TAG = re.compile(r"[【\[][^】\]\n]{1,20}[】\]][ 　]*")
_PAID = re.compile(r"(?:委託(?:元)?|助成(?:元|金)?|研究(?:期間|種目|代表者?|費)|科研費|採択(?:年度)?|配分機関|資金(?:元|配分)?|プロジェクト期間|実施期間)[ 　]?[:：(（\t]|科学研究費")
_PARTICLE = re.compile(r"[はがも](?=[一-鿿ァ-ヺA-Za-z])|[。!！?？]|[:：](?=[^ 　])")
_NEAR = 160  # characters


def titled_project(block: Block, sentence: Sentence, text: str) -> Span | None:
    """A title that is all the name of a project: センサーを用いたみどり管理実証プロジェクト."""
    if block.kind not in (BlockKind.TITLE, BlockKind.HEADING) or sentence.start > block.start:
        return None
    parted = re.search(r"[ 　]+[-–—|｜][ 　]+|[|｜]", text[block.start : block.end])
    end = block.start + parted.start() if parted is not None else block.end
    after = AFTER_NAME.search(text, block.start + 1, end)
    end = after.start() if after is not None else end
    tag = _TAG.match(text, block.start, end)
    start = tag.end() if tag is not None else block.start
    if text.endswith(UNDERTAKINGS, start, end) and _PAID.search(text, end, end + _NEAR) is not None and 10 <= end - start <= 90 and not _PARTICLE.search(text, start, end):
        # 【みどり機構】学習を支えるしくみの研究開発, over 委託：みどり機構: what is paid for.
        return Span(start, end)
    if block.kind is BlockKind.HEADING:
        return None
    name = text[block.start : end]
    noun = next((n for n in _UNDERTAKING if name.endswith(n)), "")
    named = noun and 4 <= len(name) - len(noun) <= 40 and not _SAID.search(name) and not known(name) and not lexicon().sector_of_form(name)
    return Span(block.start, end) if named else None


# 2024年1月, on a line of its own over a project's name.
_ONLY_YEAR = re.compile(r"[\s　■●◆○・]*(?:(?:19|20)\d\d年(?:度|\d{1,2}月)?|(?:19|20)\d\d[./]\d{1,2}|令和[0-9元]{1,2}年度?(?:\d{1,2}月)?)(?:[~〜～-]|から)?[\s　]*")
_IS_PROJECT = re.compile(r"(?:^|。)(?!これ|この|本|当|以下|いずれ|どれ)[^。はがも]{6,90}(?:プロジェクト|プログラム|キャンペーン|取り組み|取組み|取組|居場所づくり)です。")
_LATIN_TITLE = re.compile(r"[A-Z][A-Za-z0-9'’&-]*(?: [A-Za-z0-9'’&-]+){1,5}")
_DESCRIBED = 12  # characters


def own_project(document: Document, number: int, text: str) -> Span | None:
    """A line that names a project: below a year or month and over what it is, or a coined heading over 「…するプロジェクトです。」."""
    block = document.blocks[number]
    name = text[block.start : block.end]
    if not 4 <= len(name) <= 40 or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or number + 1 >= len(document.blocks):
        return None
    under = document.blocks[number + 1]
    dated = number > 0 and _ONLY_YEAR.fullmatch(text, document.blocks[number - 1].start, document.blocks[number - 1].end) is not None
    if dated:
        noun = next((n for n in _UNDERTAKING if name.endswith(n)), "")
        told = noun and len(name) - len(noun) >= 2 and under.end - under.start >= _DESCRIBED and under.kind is BlockKind.PARAGRAPH
        return Span(block.start, block.end) if told and not _SAID.search(name) and not known(name) else None
    if block.kind is not BlockKind.HEADING or not _is_coined(name) or known(name):
        return None
    below = [b for b in document.blocks[number + 1 : number + 3] if b.section == number and b.kind is BlockKind.PARAGRAPH]
    return Span(block.start, block.end) if any(_IS_PROJECT.search(text[b.start : b.end]) for b in below) else None


def _is_coined(name: str) -> bool:
    """Whether a heading is a name, not words that head many a section: Our Mission, Project."""
    latin = _LATIN_TITLE.fullmatch(name) is not None and not all(
        w.lower().strip("&") in {*lexicon().english_common, "", "our", "the", "of", "and"} for w in name.split()
    )
    return latin or (re.fullmatch("[ァ-ヺー・]{5,20}", name) is not None and coined(name))


_INSIDE = re.compile(r"[」』]?(?:の?構?内|の?キャンパス内?)(?:に|で|の)")
_TOGETHER = re.compile(r"(?:や[^。、はが]{1,16}|など[^。、はが]{0,10})?との(?:協働|共同|連携|協力)(?:で|により|によって|のもと)、?[^。はがを]{0,12}(?:開催|実施|運営|展開)(?:し|を)")


def find_under_headings(document: Document, resolution: Resolution, owner: str | None, text: str) -> Iterator[Statement]:
    """What the lists and headings of a page say: of its own body's events and projects, and of committees."""
    own = own_body(document, resolution, owner, text)
    yield from find_activities(document, resolution, own, text)
    host = host_of_page(document, resolution, owner, text) if own is None else None
    yield from _own_projects(document, resolution, own if host is None else host.entity, text)
    yield from find_numbered_projects(resolution, own or _profiled(document, resolution, owner, text), text)
    yield from find_conveners(document, resolution, text)


def _profiled(document: Document, resolution: Resolution, owner: str | None, text: str) -> str | None:
    """The body whose page a document is, if the page names it among its own data (法人名　みどりの会), wherever these stand."""
    if owner is None or is_own_page(document, resolution, owner, text):
        return owner
    named = (body_named(line.block, line.refs, text) for line in lines(document, resolution))
    return owner if any(ref is not None and ref.entity == owner for ref in named) else None


def _own_projects(document: Document, resolution: Resolution, own: str | None, text: str) -> Iterator[Statement]:
    """Who carries out the projects that the headings of a page name, `own` being the body whose page it is; where; and with whom."""
    if own is None or not any(e.kind in (Kind.PROJECT, Kind.WORK) for e in resolution.entities.values()):
        return
    read = lines(document, resolution)
    for line in read:
        named = next((r for r in line.refs if r.kind is Kind.PROJECT and (r.start, r.end) == (line.block.start, line.block.end)), None)
        if named is None or own_project(document, line.number, text) is None:
            if (told := _described(document, line, text)) is not None and not _of_another(document, line, resolution.entities[own], text):
                yield Statement(told.entity, Predicate.OPERATOR, own, (Span(told.start, told.end),), 0.74, "own-project")
            continue
        yield Statement(named.entity, Predicate.OPERATOR, own, (Span(named.start, named.end),), 0.78, "own-project")
        yield from _papers(named, own, resolution)
        for below in read:
            if below.number == line.number + 1 or (below.block.section == line.number and below.block.kind is BlockKind.PARAGRAPH):
                yield from _told_below(named, own, below, first=below.number == line.number + 1, text=text)


_ENTRY = re.compile(r"[\s　■◆●○▼・【\[]*(?:[0-9０-９]{1,2}[.．)）、]?|[①-⑳])?[\s　]*(?:[一-鿿ァ-ヺーA-Za-z・]{0,16}「)?")
_ENTRY_ENDS = re.compile(r"[」】\]]?[\s　]*(?:[(（][^()（）]{1,30}[)）])?[!！]?")
# みどりの輪はこれを支えるプロジェクトです。: of another.
_ANOTHER = re.compile(r"(?!これ|この|本|当|私|わたし|[「『])[^。、はがを]{2,24}は、?")
# 北浜市が行う事業で、…
_DONE_BY = re.compile(r"(?P<who>[^\s、。はがを]{1,20}[市町村区県国省庁社会団体局室学構]|国)が[^。、]{0,12}?(?:行|実施|運営|主催|開発|提供|進め|手がけ|立ち上げ)")
_PAPERS = ("計画", "報告", "集", "予算", "決算", "方針", "一覧", "要項", "規約")
_OF_OTHERS = re.compile(r"参考|関連|リンク|協力|事例|受賞|採択|登壇|講演|発表|論文|著書|推薦|おすすめ|書籍|実績")


def _described(document: Document, line: Line, text: str) -> Ref | None:
    """A project, service or site that is all of a heading or line (スタートアップ支援「みどりラボ」) over what is told of it."""
    block, below = line.block, document.blocks[line.number + 1 : line.number + 2]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not below or below[0].kind is not BlockKind.PARAGRAPH:
        return None
    if below[0].end - below[0].start < _DESCRIBED or "。" not in text[below[0].start : below[0].end] or _ANOTHER.match(text, below[0].start):
        return None
    above = document.blocks[block.section] if block.section >= 0 else None
    if above is not None and _OF_OTHERS.search(text, above.start, above.end):
        return None
    named = next((r for r in line.refs if r.kind in (Kind.PROJECT, Kind.WORK)), None)
    if named is None or _ENTRY.fullmatch(text, block.start, named.start) is None or _ENTRY_ENDS.fullmatch(text, named.end, block.end) is None:
        return None
    # 「みどりの歩き方」, alone: the title of a talk or a book.
    titled = (named.kind is Kind.WORK and text.startswith("「", block.start)) or text.endswith((*lexicon().documents, *_PAPERS), named.start, named.end)
    return None if titled or known(text[named.start : named.end]) else named


def _of_another(document: Document, line: Line, own: Entity, text: str) -> bool:
    """Whether the first sentence below a name says that another body does it."""
    below = document.blocks[line.number + 1]
    done = _DONE_BY.match(text, below.start, below.end)
    return done is not None and not any(n.text in done["who"] for n in own.names)


def _papers(project: Ref, own: str, resolution: Resolution) -> Iterator[Statement]:
    """Quiet Tea Table ガイドブック: what is named after a project of one's own, one has brought out."""
    names = tuple(f"{n.text}{gap}" for n in resolution.entities[project.entity].names for gap in (" ", "\u3000"))
    for work in resolution.entities.values():
        if work.kind is Kind.WORK and work.mentions and any(n.text.startswith(names) and n.text.endswith(tuple(lexicon().documents)) for n in work.names):
            first = min(work.mentions, key=lambda m: m.start)
            yield Statement(work.id, Predicate.PUBLISHER, own, (Span(first.start, first.end),), 0.74, "own-project")


def _told_below(project: Ref, own: str, line: Line, *, first: bool, text: str) -> Iterator[Statement]:
    for ref in line.refs:
        if ref.kind not in (Kind.ORGANIZATION, Kind.PLACE) or ref.entity == own:
            continue
        if first and ref.start == line.block.start and (inside := _INSIDE.match(text, ref.end)) is not None:
            yield Statement(project.entity, Predicate.LOCATION, ref.entity, (Span(ref.start, inside.end()),), 0.76, "own-project")
        if ref.kind is Kind.ORGANIZATION and (together := _TOGETHER.match(text, ref.end)) is not None:
            span = Span(ref.start, together.end())
            yield Statement(project.entity, Predicate.PARTICIPANT, ref.entity, (span,), 0.76, "own-project")
            yield Statement(own, Predicate.PARTNER, ref.entity, (span,), 0.7, "own-project")
