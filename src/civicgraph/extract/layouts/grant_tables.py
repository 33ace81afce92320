"""Tables of grants: プロジェクト名, 団体名, 代表者, 助成額, one award a row; and of bodies: 団体名, 代表者, 設立, 所在地."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.layouts.cells_of_nobody import is_struck_out, names_nobody, without_mark
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.columns import HEAD
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line, key_of_line
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Entity, Kind, Predicate, Span, Statement

# 助成総額（8件）, 1,360万円: no award.
_SUM = re.compile(r"[^\s　]{0,6}(?:合計|総計|総額|小計|計$)|[\d,.]+(?:億|千万|百万|万|千)?円?$|(?:お?問い?合わ?せ先?|連絡先|備考|注[0-9]?)$")
_POST = re.compile(r"(?P<post>[^\s　]{2,12})[ 　]+(?=\S)")
_NAME = re.compile(r"[一-鿿々ヶぁ-ゖァ-ヺー]{1,8}(?:[ 　][一-鿿々ぁ-ゖァ-ヺー]{1,8})?")


def awarded(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The project, the receiver or its head that a cell of such a table names."""
    if _SUM.match(text, cell.start, cell.end) or names_nobody(cell.of(text)):
        return
    cell = without_mark(cell, text)
    if column == "project" and 3 <= cell.end - cell.start <= 80:
        yield LaidOut(cell, Kind.PROJECT, 0.82, "project-in-table", 6.6)
    elif column in ("receiver", "manager") and 2 <= cell.end - cell.start <= 50:
        yield LaidOut(cell, Kind.ORGANIZATION, 0.8, "receiver-in-table", 5.7)
    elif column.startswith(HEAD):
        name = Span(_behind_post(cell, text), cell.end)
        if _NAME.fullmatch(text, name.start, name.end) and 2 <= name.end - name.start <= 12:
            yield LaidOut(name, Kind.PERSON, 0.82, "head-in-table", 5.6)


def _behind_post(cell: Span, text: str) -> int:
    """Where the name in a cell begins: 代表理事　早瀬 徹 behind the post."""
    post = _POST.match(text, cell.start, cell.end)
    return post.end() if post is not None and lexicon().title_at_end(post["post"]) is not None else cell.start


def find_awards(
    line: Line, header: dict[int, str], programme: Ref | None, entities: dict[str, Entity], text: str
) -> Iterator[Statement | Affiliation]:
    """Who carries out the project of a row and where, who heads that body, since when it is, and which programme pays, where one is spoken of above."""
    cells = {header[i]: c for i, c in enumerate(line.block.cells) if i in header}
    span = Span(line.block.start, line.block.end)
    project, receiver = (_in_cell(line, cells.get(name), kind) for name, kind in _AWARD)
    struck = is_struck_out(line, text)
    if project is not None and receiver is not None and not struck:
        yield Statement(project.entity, Predicate.OPERATOR, receiver.entity, (span,), 0.86, "grant-table")
    joint = cells.get("joint")
    if project is not None and joint is not None:
        # 共同申請者: who carries it out with that body.
        for ref in line.refs:
            if ref.kind is Kind.ORGANIZATION and joint.start <= ref.start < joint.end and not ref.unit:
                yield Statement(project.entity, Predicate.PARTICIPANT, ref.entity, (span,), 0.82, "grant-table")
    for what, column in ((project, "area"), (receiver, "seat")):
        if what is not None and (where := cells.get(column)) is not None:
            yield from _places(what, where, line, entities, text)
    paid = project if "project" in cells else receiver if "amount" in cells else None
    if paid is not None and programme is not None and programme.entity != paid.entity and not struck:
        over = (Span(programme.start, programme.end), span)
        yield Statement(paid.entity, Predicate.FUNDER, programme.entity, over, 0.84, "grant-table")
    begun = cells.get("begun")
    if receiver is not None and begun is not None and (day := next((d for d in line.dates if begun.start <= d.start < begun.end), None)) is not None:
        yield Statement(receiver.entity, Predicate.START_DATE, day.first, (span,), 0.86, "body-in-table")
    for column, cell in cells.items() if receiver is not None else ():
        head = _in_cell(line, cell, Kind.PERSON) if column.startswith(HEAD) else None
        if head is not None and receiver is not None:
            post = lexicon().title_at_end(text[cell.start : head.start].rstrip(" 　")) if head.start > cell.start else None
            yield Affiliation(head.entity, receiver.entity, post or column.removeprefix(HEAD) or "代表者", span, 0.86, "grant-table")


def _places(what: Ref, where: Span, line: Line, entities: dict[str, Entity], text: str) -> Iterator[Statement]:
    """Where the project of a row is carried out, or its body has its seat."""
    inside = [r for r in line.refs if where.start <= r.start < where.end and r.end <= where.end]
    ends = {where.start, *(r.end for r in inside)}
    for ref, inner in zip_longest(inside, inside[1:]):
        # 北浜県 + 東浜市: where in the prefecture; half of a longer name is another place.
        whole = ref.start in ends or not text[ref.start - 1].isalnum()
        if whole and fits(ref, ("Place", "Municipality"), entities) and (inner is None or inner.start > ref.end):
            yield Statement(what.entity, Predicate.LOCATION, ref.entity, (Span(line.block.start, line.block.end),), 0.84, "grant-table")


_TITLES = frozenset(["題目", "題名", "テーマ", "研究題目", "研究課題", "研究課題名", "研究テーマ", "課題名", "課題", "採択課題", "採択テーマ"])
_OF_AWARDS = frozenset(["助成期間", "助成番号", "研究期間", "助成種別", "支援期間", "予算", "研究費", "配分額", "研究種目", "課題番号", "委託元", "研究代表者", "研究分担者", "委託", "資金"])
_CARD = 3  # lines below the title
_ABOVE = 5  # lines above it
# What somebody has set himself to do, as the titles of what is paid for end.
UNDERTAKINGS = ("研究開発", "開発", "研究", "解明", "構築", "検討", "実証", "評価", "創出", "確立", "解析", "分析", "育成", "調査", "設計", "検証", "実装", "試験", "実験", "創成", "応用", "展開", "整備", "提案", "支援", "モデル化", "最適化", "実用化")
# …に採択されました。テーマ：牛の健康を見守るしくみの開発　期間：～2025年3月: said in one line.
_CHOSEN = re.compile(r"採択|助成|受託|科研費|補助")
_THEME = re.compile(r"(?<![一-鿿ァ-ヺー])(?:研究)?(?:テーマ|課題名?|題目)[:：][ 　]*[「『]?(?P<name>[^\n。「」『』:：]{8,80}?)[」』]?(?=[ 　]*(?:(?:研究|助成|実施)?期間|代表者?|研究代表者|予算|金額|助成額|[(（])|[ 　]*$|\n)", re.M)


def theme_of_award(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The project that a sentence names by テーマ：, on a line that says that something is chosen or paid for."""
    for theme in _THEME.finditer(text, start, end):
        line = text.rfind("\n", 0, start) + 1
        if theme["name"].endswith(UNDERTAKINGS) and _CHOSEN.search(text, line, theme.start()):
            yield LaidOut(Span(*theme.span("name")), Kind.PROJECT, 0.82, "project-field", 6.6)


def names_award(document: Document, number: int, key: str, text: str) -> bool:
    """Whether a line's key is over the name of what a grant pays for: 事業名, or 題目 where 助成金額 or the like stands below."""
    if key in word_list("grants", "names"):
        return True
    if key not in _TITLES:
        return False
    block = document.blocks[number]
    undertaken = text[block.start : block.end].rstrip(" 　」』").endswith(UNDERTAKINGS)
    around = document.blocks[max(0, number - _ABOVE) if undertaken else number + 1 : number + 1 + _CARD]
    return any(k in word_list("grants", "keys") or k in _OF_AWARDS for k in (key_of_line(b, text) for b in around if b is not block))


_AWARD = (("project", Kind.PROJECT), ("receiver", Kind.ORGANIZATION))


def _in_cell(line: Line, cell: Span | None, kind: Kind) -> Ref | None:
    inside = (r for r in line.refs if cell is not None and cell.start <= r.start < cell.end and r.kind is kind)
    return next(inside, None)


def programme_of(projects: Sequence[Ref], text: str, but: str = "") -> Ref | None:
    """The funding programme named first above a list of awards; `but` is an entity that it is not."""
    endings = tuple(word_list("grants", "programmes"))
    named = (r for r in projects if r.entity != but and bare_title(text[r.start : r.end]).endswith(endings))
    return next(named, None)


_PAYS = re.compile("助成|採択|交付|補助")
_FOUNDATIONS = ("財団", "基金", "事業団", "奨学会", "共同募金会", "助成会")
_HEAD = 3  # blocks


def foundation(document: Document, resolution: Resolution, text: str) -> Ref | None:
    """The foundation that pays for what a page lists: the first that it names, at its head, where its title says that it pays."""
    head = document.blocks[:_HEAD]
    if not head or _PAYS.search(text, head[0].start, head[0].end) is None:
        return None
    named = (r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and text.endswith(_FOUNDATIONS, r.start, r.end))
    first = next(named, None)
    return first if first is not None and first.start < head[-1].end else None
