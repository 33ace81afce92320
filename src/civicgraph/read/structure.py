"""Lines to blocks: what each line of an article is, whatever format it came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from civicgraph.names import fold
from civicgraph.read.boilerplate import find_furniture
from civicgraph.read.byline import Credits, read_credits
from civicgraph.read.dialogue import Turn, find_turns
from civicgraph.read.lines import Line, ends_sentence, is_rule
from civicgraph.read.rows import find_rows, is_numbered_row, rows_apart, under_header, with_whole_titles
from civicgraph.read.rules import rules
from civicgraph.read.shapes import Shape, shape
from civicgraph.records import Block, BlockKind, Byline, Span

_TOP = 10
_END = 6
_LONGEST_TITLE = 140
_WRAPPED = 30
_MID_SENTENCE = "、，はがをにでとのもへやて"
_OPEN, _CLOSE = "「『（(", "」』）)"
# 14:00 パネル…, 委員 山田…: the lines of a list, however long.
_TIMED = re.compile(r"[(（]?\d{1,2}(?:[:：]\d{2}|時(?:\d{1,2}分|半)?)")
# …の開催について: the title of what follows, however long.
_TOPIC = re.compile(r"(?:について|のお?知らせ|のご?案内|の開催|の募集|の実施|の決定|の公表|の締結|(?:出演|開催|参加|受賞|入賞)決定|(?:盛況|開催|実施|結果)報告)[!！]?(?:[(（][^()（）]{1,8}[)）])?$")
_ROW = re.compile(r"[^\s。、「」]{1,6}[ \u3000]+\S")
# 2024.06.08・10　ささやきカフェ: a line of a list, whatever the line before it.
_IN_LIST = re.compile(r"(?:19|20)\d\d[./年]\d{1,2}[./月]\d{1,2}日?[^\s。、「」]{0,10}[\t\u3000]")


# あさくら・けんいち　1978年生まれ。, 早瀬　徹（はやせ とおる）: a profile under an interview is no part of its last turn.
_PROFILE = re.compile(r"[ぁ-ゖー]{2,6}[・ 　][ぁ-ゖー]{2,6}(?:[ 　]|[(（])(?=[^ぁ-ゖ]|[ぁ-ゖ]{1,3}[^ぁ-ゖ])|[^\s()（）。、]{1,5}[ 　]?[^\s()（）。、]{1,5}(?:さん|氏)?[ 　]?[(（][ぁ-ゖァ-ヴー]{1,8}[・ 　]?[ぁ-ゖァ-ヴー]{1,8}[)）][ 　]*$")


@dataclass(frozen=True, slots=True)
class Structure:
    """What the lines of an article amount to."""

    blocks: tuple[Block, ...]
    title: str | None = None
    bylines: tuple[Byline, ...] = ()
    date: str | None = None
    publisher: str | None = None


def structure(text: str, lines: Sequence[Line], author: str | None = None) -> Structure:
    """The blocks of a text, ordered and disjoint; title, bylines, date and publisher where it states them.

    `author` is a name stated outside the text; a line of date and that name is a byline.
    """
    lines = with_whole_titles(text, lines)
    furniture = find_furniture(text, lines)
    separators = {index for index, line in enumerate(lines) if is_rule(text[line.start : line.end])}
    content = [index for index in range(len(lines)) if index not in furniture | separators]
    header, titles = _titles(text, lines, content)
    credits = _credits(text, lines, [index for index in content if index not in titles], author)
    taken = furniture | separators | set(titles) | set(header) | set(credits)
    shapes = _shapes(text, lines, taken)
    spaced = rows_apart(text, lines)
    shapes = {i: each for i, each in shapes.items() if each.kind is not BlockKind.HEADING or i not in spaced}
    headings = {index for index, each in shapes.items() if each.kind is BlockKind.HEADING}
    items = {
        index
        for index, each in shapes.items()
        if each.kind is BlockKind.ITEM and each.start > lines[index].start
    }
    tabled = set(under_header(text, lines))
    # 1　　会長　　早瀬　徹: a number in a column of its own begins a row.
    items -= {i for i in items if i in tabled or is_numbered_row(text, lines[i])}
    profiles = {index for index, line in enumerate(lines) if _PROFILE.match(text, line.start, line.end)}
    turns = find_turns(text, lines, taken | headings | items | profiles)
    spoken = {index for turn in turns for index in range(turn.first, turn.last + 1)}
    keyed = {i for i, each in shapes.items() if each.label is not None and i not in tabled}
    rows = find_rows(text, lines, taken | spoken | headings | items | keyed, spaced)
    marked = {
        **{index: _marked(lines[index], BlockKind.BOILERPLATE) for index in furniture},
        **{index: _marked(lines[index], BlockKind.BYLINE) for index in (*header, *credits)},
        **{index: replace(_marked(lines[index], BlockKind.TITLE), start=_behind_mark(text, lines[index])) for index in titles},
        **{
            index: replace(_marked(_within_bars(text, lines[index], cells), BlockKind.ROW), cells=cells) for index, cells in rows.items()
        },
    }
    blocks = _assemble(text, lines, marked, {turn.first: turn for turn in turns}, shapes)
    return Structure(
        blocks=_with_sections(blocks),
        title=" ".join(text[_behind_mark(text, lines[titles[0]]) : lines[titles[0]].end].split()) if titles else None,
        bylines=tuple(name for index in sorted(credits) for name in credits[index].names),
        date=next((credit.date for _, credit in sorted(credits.items()) if credit.date), None),
        publisher=next((credit.publisher for _, credit in sorted(credits.items()) if credit.publisher), None),
    )


def _within_bars(text: str, line: Line, cells: Sequence[Span]) -> Line:
    """The line of a row from its first cell to its last, where bars stand around them."""
    return replace(line, start=cells[0].start, end=cells[-1].end) if cells and text[line.start] in "|｜" else line


def _marked(line: Line, kind: BlockKind) -> Block:
    return Block(kind, line.start, line.end, line.level if kind is BlockKind.ROW else 0, None, line.cells)


# # みどり会議の報告: Markdown in a file of plain text.
_MARK = re.compile(r"#{1,6}[ \t\u3000]+(?=\S)")


def _behind_mark(text: str, line: Line) -> int:
    """Where the words of a title begin."""
    mark = _MARK.match(text, line.start, line.end)
    return mark.end() if mark is not None else line.start


def _titles(text: str, lines: Sequence[Line], content: Sequence[int]) -> tuple[list[int], list[int]]:
    """The lines above the title (date, issuer, 各位), and the title with its repetitions."""
    marked = [index for index in content if lines[index].kind is BlockKind.TITLE]
    header = [] if marked else _header(text, lines, content)
    first = marked[0] if marked else next((index for index in content if index not in header), None)
    if first is None:
        return [], []
    title = text[lines[first].start : lines[first].end]
    prose = ends_sentence(title) and "。" in title
    if not marked and (
        prose or len(title) > _LONGEST_TITLE or lines[first].kind not in (None, BlockKind.HEADING)
    ):
        return header, []
    shown = fold(title)
    again = [index for index in content[:_TOP] if fold(text[lines[index].start : lines[index].end]) == shown]
    return header, sorted({first, *again, *_subtitle(text, lines, first)})


def _subtitle(text: str, lines: Sequence[Line], title: int) -> list[int]:
    following = title + 1
    if following >= len(lines) or lines[following].kind is not None:
        return []
    content = fold(text[lines[following].start : lines[following].end])
    opens = content[0] in "-―─—~〜" and not lines[following].gap
    return [following] if opens and not is_rule(content) and not content.endswith("。") else []


def _header(text: str, lines: Sequence[Line], content: Sequence[int]) -> list[int]:
    """The head of a press release: its lines up to the title, if it has such a head."""
    header: list[int] = []
    dated = False
    for index in content[:_TOP]:
        folded = fold(text[lines[index].start : lines[index].end])
        credit = read_credits(text, lines[index], edge=True)
        # 1948年（昭和23年） over what happened then: no day of a release.
        dateline = credit is not None and not credit.names and (credit.date is None or "-" in credit.date)
        named = rules().issuer.match(folded) is not None and (index == content[0] or dated) and not _OF_BODY.search(folded)
        if not (dateline or named or rules().header.match(folded)):
            break
        dated = dated or dateline
        header.append(index)
    only_name = (
        len(header) == 1
        and not dated
        and not rules().header.match(fold(text[lines[header[0]].start : lines[header[0]].end]))
    )
    below = next((place for place, index in enumerate(content) if index not in header), None)
    # みなと通信 第8号, 2024年5月1日発行
    issue = not dated or _PERIODICAL.search(fold(text[lines[content[0]].start : lines[content[0]].end])) is not None
    inner = below is not None and issue and _is_inner(text, *(lines[index] for index in content[below : below + 2]))
    return [] if only_name or inner or len(header) == len(content) else header


_PERIODICAL = re.compile(r"第[0-9]+号|(?i:vol\.)|通信|便り|だより|ニュース|会報")


def _is_inner(text: str, line: Line, after: Line | None = None) -> bool:
    """Whether a line is no title, whatever stands above it (みなと通信 第8号): a field such as サービス名：…, or a heading with a mark."""
    read = shape(text, line, None, after)
    if read.label is not None and read.label.of(text) in rules().work_keys | rules().announcement_keys:
        return True
    marked = read.start > line.start or text[line.start] in "【［＜〈《"
    return marked and read.kind in (BlockKind.HEADING, BlockKind.ITEM)


def _credits(
    text: str, lines: Sequence[Line], content: Sequence[int], author: str | None
) -> dict[int, Credits]:
    """The byline and date lines, by index. A bare date counts above the first prose only."""
    first_prose = next(
        (place for place, index in enumerate(content) if _is_prose(text, lines[index])), len(content)
    )
    said = [fold(text[lines[index].start : lines[index].end]) for index in content]
    imprints = [place for place, words in enumerate(said) if _IMPRINT.match(words)]
    found: dict[int, Credits] = {}
    # 『海の町』 as the title: what stands under it is of the book, too.
    above = text[: lines[content[0]].start].rstrip().rpartition("\n")[2] if content else ""
    carded = -1 if _OF_WORK.match(above) else -2
    for place, index in enumerate(content):
        top = place < min(first_prose, _TOP)
        if _OF_WORK.match(text, lines[index].start) or (carded == place - 1 and _KEYED.match(text, lines[index].start)):
            # 書名：海の町, and under it 著者：早瀬徹 and 発行：坂町書房: of the book.
            carded = place
            continue
        # | 1980年4月 | みどり会設立 |: a row of a table.
        if lines[index].kind in (BlockKind.ROW, BlockKind.HEADING) or text[lines[index].start] in "|｜" or (place and _is_key(text, lines[content[place - 1]])) or _LIFE_AND_DAY.match(text, lines[index].start):
            continue
        if _DAY.match(said[place]) and any(map(_WHERE.match, said[place + 1 : place + 4])):
            continue
        if any(place - 3 < at < place + 4 and at != place for at in imprints):
            continue
        credit = read_credits(text, lines[index], edge=top or place >= len(content) - _END, author=author)
        if credit is not None and (top or credit.names):
            found[index] = credit
    years = [index for index, credit in found.items() if credit.date is not None and "-" not in credit.date and not credit.names and credit.publisher is None]
    # A year over each entry of a history.
    return {index: credit for index, credit in found.items() if len(years) == 1 or index not in years}


# みどり株式会社 会社沿革: what the page tells of the body, no issuer of a release.
_OF_BODY = re.compile(r"(?:沿革|概要|あゆみ|歩み|年表|略史|歴史|案内|一覧|紹介|プロフィール|活動実績)$")


# 設立, and under it a date: the value of that key, no date of the article's own; nor is the first date of a 沿革.
_OF_LIST = re.compile(r"^(?:#{1,6}[ \t\u3000]*(?:[0-9]{1,2}[.)、）])?|[(（]?[0-9]{1,2}[.)、）]?)[ \t\u3000]*")
_DAYS = r"(?:開催日時?|日時|日程|期日|会期)(?:(?:[・/／＆&]|及び|および|並びに|と)?(?:開催)?(?:会場|場所))?"
_LIFE = re.compile(rf".{{0,8}}(?:沿革|あゆみ|歩み|年表|略史)|History|(?:設立|創業|創立|発足|創設)(?:年月日?|日|年)?|{_DAYS}|とき")


# What stands around a key.
_MARKS = ":：■◆●・【】〔〕［］[]<>〈〉《》＜＞□◇○◎▼▽▶▲△☆★*＊#-"
# ■設立 | 2015年4月1日
_LIFE_AND_DAY = re.compile(rf"[{re.escape(_MARKS)} 　]*(?:(?:設立|創業|創立|発足|創設)(?:年月日?|日|年)?|{_DAYS})[{re.escape(_MARKS)}]*[ 　\t]*[|｜:：\t 　]")


# Date: … over Venue: …: when an event is, not when the article came out.
_DAY = re.compile(r"(?:[-*•] ?)?Dates?(?: and time)?\s*:", re.I)
# 書名:…, 著者:…, 定価:…: whose book it is that the article tells of.
_IMPRINT = re.compile(r"(?:[-*•・■●◆] ?)?[【\[]?(?:書籍?名|題名|タイトル|論文(?:名|題[名目]|タイトル)|(?:掲載|雑)誌名?|出版社|発行所|定価|ISBN|DOI|判型|ページ数|頁数)[】\]]?[ \u3000]?(?::|(?<=[】\]]))", re.I)
_WHERE = re.compile(r"(?:[-*•] ?)?(?:Venue|Place|Location|Where|Time|Format|Organi[sz]ers?|Hosts?)\s*:", re.I)


_OF_WORK = re.compile(r"[■◆●○・【\[]?(?:書籍?名|名称|作品名|題名|論文(?:名|題目)|映画名|曲名|誌名|資料名|(?:アプリ|サービス|ゲーム|サイト|システム)名称?|書籍タイトル|作品タイトル|開発(?:者|元|・運営)?|運営(?:者|主体))[】\]]?[ 　]*[:：／　「『【\t]|『[^』\n]+』[ 　]*(?:\n|$)")
_KEYED = re.compile(r"[■◆●○・【\[]?[^\s:：。、]{1,10}[】\]]?[ 　]*[:：／　\t]")


def _is_key(text: str, line: Line) -> bool:
    content = _OF_LIST.sub("", fold(text[line.start : line.end]))
    return _LIFE.fullmatch(content.replace(" ", "").replace("　", "").strip(_MARKS)) is not None


def _is_prose(text: str, line: Line) -> bool:
    content = text[line.start : line.end]
    return ends_sentence(content) and len(content) > _WRAPPED


def _shapes(text: str, lines: Sequence[Line], taken: set[int]) -> dict[int, Shape]:
    shapes = {}
    explicit = any(line.kind is BlockKind.HEADING for line in lines)
    for index, line in enumerate(lines):
        if index not in taken:
            before = lines[index - 1] if index else None
            after = lines[index + 1] if index + 1 < len(lines) else None
            shapes[index] = shape(text, line, before, after, explicit=explicit)
    return shapes


def _assemble(
    text: str,
    lines: Sequence[Line],
    marked: dict[int, Block],
    turns: dict[int, Turn],
    shapes: dict[int, Shape],
) -> list[Block]:
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in turns:
            turn = turns[index]
            blocks.append(Block(BlockKind.TURN, turn.start, lines[turn.last].end, 0, turn.label))
            index = turn.last + 1
            continue
        if index in marked:
            blocks.append(marked[index])
        elif index in shapes:
            each = shapes[index]
            block = Block(each.kind, each.start, line.end, each.level, each.label, line.cells)
            if index - 1 in shapes and _continues(text, lines[index - 1], line, blocks, block):
                blocks[-1] = replace(blocks[-1], end=line.end)
            else:
                blocks.append(block)
        index += 1
    return blocks


# 早瀬 徹 氏, and on the next line (北斗市副市長): the bracket is said of the name.
_NAMED = re.compile(r"(?<=.)(?:氏|さん|様|先生|君)$|^[一-鿿々]{1,4}[ \u3000][一-鿿々]{1,4}[ \u3000](?:委員長|会長|教授|理事長|社長|市長|代表)$")
_ASIDE = re.compile(r"[(（][^()（）。]{2,60}[)）]")
# (以下、早瀬), between a name and the bracket that says who that is.
_BRIEFLY = re.compile(r"(?:[^()（）。、\n]{2,12}(?:氏|さん|様|先生)[ \u3000]?)?[(（]以下[、,]?[^()（）。]{1,10}[)）]")
# 1975年, 昭和50年10月: a line of a chronicle that is a date alone.
_DATED = re.compile(r"(?:(?:明治|大正|昭和|平成|令和)?[0-9０-９元]{1,4}年度?)(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?")
# 2019年10月 「みどりマップ」を公開, below another such.
_ENTRY = re.compile(rf"{_DATED.pattern}[ \u3000\t]+\S")

# （一社）みどり協会 理事 / 株式会社みどり 社長, and on the next line the next name: no sentence that goes on.
_POSTS = re.compile(r"(?=[^\n]*\S[ \u3000/／]\S)[^はがをにでとも、。,!?！？\n]+")
_SHORT_LINE = re.compile(r"[^はがをにでとも、。,0-9!?！？\n]{2,12}")
# 株式会社みどり/株式会社あおば, and on the next line あかね株式会社: bodies, one or two a line.
_BODIES = re.compile(r"(?=[^\n]*(?:株式会社|合同会社|有限会社|[一-鿿O]法人))[^はがをにでとも、。,!?！？\n]+")

# Graduate School of Governance Studies, Umineko University, and on the next line Tide Data Co., Ltd.: names without a word of prose.
_NAMES_ALONE = re.compile(r"[A-Z][\w.&'’()/-]*(?:,? (?:[A-Z][\w.&'’()/-]*|of|and|for|the|de|&))+")


def _continues(text: str, before: Line, line: Line, blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line goes on with the paragraph or item before it: hard wraps, quotations over lines."""
    previous = blocks[-1]
    brief = _BRIEFLY.fullmatch(text, before.start, before.end) is not None and _ASIDE.fullmatch(text, line.start, line.end) is not None
    if (
        (line.gap and not brief)
        or line.kind is not None
        or block.label is not None
        or block.cells
        or previous.end != before.end
    ):
        return False
    if block.kind is BlockKind.HEADING or previous.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    if block.kind is BlockKind.ITEM and block.start > line.start:
        return False
    if brief or (_NAMED.search(text, before.start, before.end) and _ASIDE.fullmatch(text, line.start, line.end)):
        return True
    so_far = text[previous.start : previous.end]
    if sum(map(so_far.count, _OPEN)) > sum(map(so_far.count, _CLOSE)):
        return True
    if previous.label is not None:
        return False
    if previous.kind is BlockKind.ITEM:
        # ○早瀬委員長　本日は皆様に + お集まりいただき、…。: prose goes on over the end of a full line, a list does not.
        prose = "。" in so_far or (text[before.end - 1] in _MID_SENTENCE and "。" in text[line.start : line.end])
        return prose and before.end - before.start >= _WRAPPED and not ends_sentence(text[before.start : before.end])
    if _TIMED.match(text, line.start) or _IN_LIST.match(text, line.start) or _DATED.fullmatch(text, line.start, line.end) or _is_key(text, line):
        return False
    if any(row.match(text, line.start) and row.match(text, before.start) for row in (_ROW, _ENTRY)):
        return False
    if _TOPIC.search(text, before.start, before.end):
        return False
    if so_far.isascii() and "一" <= text[line.start] <= "鿿":
        # Midori International Association over 設立年月日: the English name ends with its line.
        return False
    if _BODIES.fullmatch(text, before.start, before.end) and _BODIES.fullmatch(text, line.start, line.end):
        return False
    if _POSTS.fullmatch(text, before.start, before.end) and _SHORT_LINE.fullmatch(text, line.start, line.end):
        return False
    if _NAMES_ALONE.fullmatch(text, before.start, before.end) and _NAMES_ALONE.fullmatch(text, line.start, line.end):
        return False
    wrapped = so_far.isascii() or not ends_sentence(text[before.start : before.end])
    return line.indent == 0 and wrapped and before.end - before.start >= _WRAPPED


def _with_sections(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the index of the heading over each: for a heading, the nearest one of a higher rank."""
    path: list[int] = []
    result = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            while path and blocks[path[-1]].level >= block.level:
                path.pop()
            result.append(replace(block, section=path[-1]) if path else block)
            path.append(index)
        elif block.kind in (BlockKind.BOILERPLATE, BlockKind.TITLE):
            result.append(block)
        else:
            result.append(replace(block, section=path[-1]) if path else block)
    return tuple(result)
