"""Tables laid out with spaces or tabs: which lines are rows, and where their cells stand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.dates import find_dates
from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.rules import rules
from civicgraph.records import Span

_WIDE_GAP = re.compile(r"[ \u3000]*\t[\t \u3000]*|[ \u3000]{2,}")
# | --- | --- |: under the header, in plain text.
_TABLE_RULE = re.compile(r"[|｜:\s-]*-{2,}[|｜:\s-]*")
_NUMBER = re.compile(r"[(（]?\d{1,3}[)）.．]?")
_NUMBERED = re.compile(r"[ \u3000]*[(（]?\d{1,3}[)）.．]?\u3000")
_CELLS_OF_NUMBERED = 3
_TAB = re.compile(r"[ \u3000]*\t[ \u3000]*")
_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")
_STROKE = re.compile(r"[ \u3000]*／[ \u3000]*")
_ANY_GAP = re.compile(r"[ \t\u3000]+")
# 早瀬  徹 氏 (…): a family and a given name set apart, no columns.
_NAME = re.compile(r"(?<![一-鿿々])[一-鿿々ヶ]{1,3}[ \u3000]{2,4}[一-鿿々]{1,3}(?=[ \u3000]*(?:氏|様|先生|さん|[(（]))")
# 理事　早瀬　　徹君　　三枝　太郎君: the roll of an assembly, in which the parts of names are set apart as far as the names are.
_ROLL = re.compile(r"[^。、,\n]*君[ \u3000]*")
# 助成額（万円）: what a column counts in.
_UNIT = re.compile(r"[(（][^()（）]{1,8}[)）]$")
# 令和4年3月5日（土曜日）　午前10時から正午まで: when something is, and nothing that happened.
_CLOCK = re.compile(r"(?=[^\n]*[0-9０-９正])[0-9０-９時分半:：~～〜―–‐－\-から正午まで頃ごろより前後開会始終了閉予定場 \u3000()（）]+")
_IDEOGRAPHIC_GAP = re.compile(r"[\t\u3000]+")


def find_rows(text: str, lines: Sequence[Line], taken: set[int], spaced: set[int]) -> dict[int, tuple[Span, ...]]:
    """The cells of each line (by index) that is a row of a table; lines in `taken` are something else, those in `spaced` rows with blank lines between."""
    rows: dict[int, tuple[Span, ...]] = dict(_piped(text, lines, taken))
    rows.update(_stroked(text, lines, taken | set(rows)))
    for group in _groups(text, lines, taken | set(rows), spaced):
        members = [lines[index] for index in group]
        if tabbed := _tabbed(text, members):
            rows.update(zip(group, tabbed, strict=True))
            continue
        widest = [_with_whole_post(_split(text, line.span, _WIDE_GAP), text) for line in members]
        if sum(len(cells) == 1 for cells in widest) * 2 > len(widest):
            # Columns set apart by one blank of full width in most lines.
            widest = [_split(text, line.span, _IDEOGRAPHIC_GAP) for line in members]
        count = Counter(map(len, widest)).most_common(1)[0][0] if len(members) > 2 else max(map(len, widest))
        count = max(count, 2)
        starts = _columns(text, members, widest, count)
        headed = _header(text, members[0]) if is_header(text, members[0]) else ()
        cut = [_cells(text, line, cells, count, starts) for line, cells in zip(members, widest, strict=True)]
        apart = _apart(headed, cut[1:], text)
        if apart is not None:
            cut[0] = headed
            cut[1:] = [_joined(headed, apart, cells, text) for cells in cut[1:]]
        else:
            cut = _with_whole_names(_with_names_last(cut, text), text)
        rows.update(zip(group, cut, strict=True))
    for index, line in enumerate(lines):
        if index not in rows and index not in taken and (cells := _dated(text, line)):
            rows[index] = cells
    return rows


def with_whole_titles(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with those made one that hold, below a header over the titles of talks, a title in two lines and who gives the talk."""
    whole: list[Line] = []
    columns = 0
    for line in lines:
        cells = _split(text, line.span, _TAB) if line.kind is None and "\t" in text[line.start : line.end] else ()
        if len(cells) > 1 and _words(cells[0], text) in rules().title_columns:
            columns = len(cells)
        elif line.gap or line.kind is not None or "。" in text[line.start : line.end]:
            columns = 0
        above = whole[-1] if whole else line
        opens = columns > 0 and len(cells) > 1 and "\t" not in text[above.start : above.end] and len(whole) > 1 and "\t" in text[whole[-2].start : whole[-2].end]
        if opens and not above.gap and not line.gap:
            whole[-1] = replace(above, end=line.end)
        else:
            whole.append(line)
    return whole


def _tabbed(text: str, lines: Sequence[Line]) -> list[tuple[Span, ...]]:
    """The cells of a table that one tab sets apart, where the first row is full, but for what heads the numbers; a cell may be empty. Else none."""
    rows = [(*[Span(line.start, line.start)] * ("\t" in text[line.start - line.indent : line.start]), *_split(text, line.span, _TAB)) for line in lines]
    full = len(rows[0]) > 1 and all(c.start < c.end for c in rows[0][1:]) and max(map(len, rows)) == len(rows[0])
    gaps = any(c.start == c.end for row in rows for c in row)
    return [(*row, Span(row[-1].end, row[-1].end)) if len(row) == 1 else row for row in rows] if full and (gaps or min(map(len, rows)) < len(rows[0])) else []


def _piped(text: str, lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Two or more lines in a row whose cells stand between vertical bars: 氏名 | 所属 | 役職."""
    group: list[tuple[int, tuple[Span, ...]]] = []
    for index, line in enumerate(lines):
        if group and _TABLE_RULE.fullmatch(text, line.start, line.end):
            continue
        barred = line.kind is None and index not in taken and _BAR.search(text, line.start, line.end) is not None
        cells = _split(text, line.span, _BAR) if barred else ()
        # The bars at both ends part nothing; a cell between two may be empty.
        cells = cells[bool(cells) and cells[0].start == cells[0].end :]
        cells = cells[:-1] if cells and cells[-1].start == cells[-1].end else cells
        if len(cells) > 1 and (not group or not line.gap):
            group.append((index, cells))
            continue
        if len(group) > 1:
            yield from group
        group = [(index, cells)] if len(cells) > 1 else []
    if len(group) > 1:
        yield from group


def _stroked(text: str, lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Lines after one another whose cells strokes set apart, under a header or with a column of names: 会長／早瀬 徹／みどり社."""
    group: list[tuple[int, tuple[Span, ...]]] = []
    for index, line in enumerate([*lines, None]):
        plain = line is not None and line.kind is None and index not in taken and not ends_sentence(text[line.start : line.end])
        cells = _split(text, line.span, _STROKE) if line is not None and plain else ()
        if len(cells) > 1 and (not group or (line is not None and not line.gap)):
            group.append((index, cells))
            continue
        if len(group) >= _LEAST_STROKED and _names_people([row for _, row in group], text):
            yield from group
        group = [(index, cells)] if len(cells) > 1 else []


_LEAST_STROKED = 3


def _names_people(rows: Sequence[tuple[Span, ...]], text: str) -> bool:
    """Whether the first row heads columns, or most rows have a family and a given name in the same column."""
    named = Counter(i for row in rows for i, cell in enumerate(row) if _PARTED_NAME.fullmatch(text, *cell))
    headed = all(_words(cell, text) in rules().column_headers for cell in rows[0])
    return headed or any(count * 3 >= len(rows) * 2 for count in named.values())


def _groups(text: str, lines: Sequence[Line], taken: set[int], spaced: set[int]) -> Iterator[list[int]]:
    """Runs of lines that look like rows; a line with narrower gaps joins the run that it stands in."""
    group: list[int] = []
    for index, line in enumerate(lines):
        if index in taken or ends_sentence(text[line.start : line.end]) or line.kind is not None:
            likely = narrow = False
        else:
            bare = _NAME.sub("", text[line.start : line.end], count=1)
            roll = _ROLL.fullmatch(text, line.start, line.end) is not None
            likely = (not roll and _WIDE_GAP.search(bare) is not None) or (bool(group) and _is_note(text, lines[group[-1]], line))
            narrow = not roll and len(_split(text, line.span, _IDEOGRAPHIC_GAP)) > 1
        headed = narrow and is_header(text, line)
        apart = line.gap and not (group and {group[-1], index} <= spaced)
        if apart or not (likely or (narrow and group)):
            if group:
                yield group
            group = []
        if likely or headed or (narrow and group):
            group.append(index)
    if group:
        yield group


_FEWEST_APART = 3  # the header and two rows


def rows_apart(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines of tables that were copied with a blank line after each row, the header's too: tabs part all in as many cells, at least three."""
    found: set[int] = set()
    run: list[int] = []
    above = 0
    for index, line in enumerate(lines):
        tabs = text.count("\t", line.start, line.end)
        if run and (tabs != above or not line.gap):
            run = []
        if tabs > 1 and (run or line.gap or not above):
            run.append(index)
        if len(run) >= _FEWEST_APART:
            found.update(run)
        above = tabs
    return found


# （継続助成）, between two rows: which of them the next are.
_NOTE = re.compile(r"[(（][^()（）]{1,20}[)）]")


def _is_note(text: str, above: Line, line: Line) -> bool:
    return "\t" in text[above.start : above.end] and _NOTE.fullmatch(text, line.start, line.end) is not None


def _with_whole_post(cells: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """幹　　　事　　早瀬　徹: the letters of the post before a name, set apart as far as the columns are, are one cell."""
    letters = next((i for i, cell in enumerate(cells) if cell.end - cell.start > 1), 0)
    return (Span(cells[0].start, cells[letters - 1].end), *cells[letters:]) if letters > 1 and _NAMED_CELL.fullmatch(text, *cells[letters]) else cells


# 会　長, 〃: what stands before the names of a list of officers.
_POST = re.compile(r"[一-鿿ァ-ヺー・ \u3000]{0,12}[長事員役計査記問者局与表][ \u3000]*|〃|同")
_LEAST_OFFICERS = 3


def _with_names_last(rows: list[tuple[Span, ...]], text: str) -> list[tuple[Span, ...]]:
    """The rows of posts and names that single blanks set apart (監　事　早瀬　徹), if most are such: the letters of each are one cell."""
    parted = [len(row) > 2 and _in_two(row, len(row) - 2, text) and _is_given(row[-1], text) and _POST.fullmatch(text, row[0].start, row[-3].end) is not None for row in rows]
    named = sum(apart or _NAMED_CELL.fullmatch(text, *row[-1]) is not None for row, apart in zip(rows, parted, strict=True))
    if len(rows) < _LEAST_OFFICERS or named * 3 < len(rows) * 2:
        return rows
    return [(Span(row[0].start, row[-3].end), Span(row[-2].start, row[-1].end)) if apart else row for row, apart in zip(rows, parted, strict=True)]


def _with_whole_names(rows: list[tuple[Span, ...]], text: str) -> list[tuple[Span, ...]]:
    """The rows, with a name made one that a single blank of full width sets apart where it does so within a cell of most others."""
    named = Counter(i for row in rows for i, cell in enumerate(row) if _NAMED_CELL.fullmatch(text, *cell))
    place, times = named.most_common(1)[0] if named else (0, 0)
    if times * 2 <= len(rows):
        return rows
    joined = []
    for row in rows:
        apart = _in_two(row, place, text) and text[row[place].end : row[place + 1].start] == "\u3000" and not any(_NAMED_CELL.fullmatch(text, *cell) for cell in row)
        joined.append((*row[:place], Span(row[place].start, row[place + 1].end), *row[place + 2 :]) if apart else row)
    return joined


# A family or a given name, as a table of names sets them apart.
_NAME_PART = re.compile(r"[一-鿿々ヶ]{1,4}|[ぁ-ゖァ-ヺー]{1,6}")
_PARTED_NAME = re.compile(r"[一-鿿々ヶ]{1,4}[ \u3000](?:[一-鿿々]{1,3}|[ぁ-ゖァ-ヺー]{2,5})")
# 早瀬　徹（昭和60年卒）
_NAMED_CELL = re.compile(_PARTED_NAME.pattern + r"(?:[ \u3000]?(?:氏|君|様|先生|さん))?(?:[ \u3000]*[(（][^()（）]*[)）])?")
_GIVEN = re.compile(r"[一-鿿々]{1,2}|[ぁ-ゖァ-ヺー]{2,5}")
_NAMES = ("氏名", "名前", "お名前", "委員名", "委員氏名", "役員名", "役員氏名")
_LONGEST_FAMILY = 2  # characters of most family names; hardly a whole name has so few


def _apart(header: tuple[Span, ...], rows: Sequence[tuple[Span, ...]], text: str) -> int | None:
    """The column of a header in which most rows set family and given name apart, as in 会長　早瀬　徹　みどり社."""
    places = (i for i, cell in enumerate(header) if _words(cell, text) in _NAMES)
    place = next(places, None)
    if place is None:
        return None
    parted = [row for row in rows if _in_two(row, place, text)]
    short = sum(row[place].end - row[place].start <= _LONGEST_FAMILY for row in parted)
    # 氏名, the last: a row with more cells than columns says it, too.
    over = sum(len(row) > len(header) == place + 1 for row in parted)
    wider = sum(len(row) > len(header) for row in parted)
    told = max(short, over) * 3 >= len(rows) * 2 or min(short, wider) * 2 >= len(rows)
    return place if parted and told else None


def _in_two(row: tuple[Span, ...], place: int, text: str) -> bool:
    return len(row) > place + 1 and all(_NAME_PART.fullmatch(text, *cell) for cell in row[place : place + 2])


def _is_given(cell: Span, text: str) -> bool:
    return _GIVEN.fullmatch(text, *cell) is not None


def _joined(header: tuple[Span, ...], apart: int, cells: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The cells of a row of a table in which the column `apart` has names in two parts: these are one cell, and before a last
    column of names so is what stands between the first cell and the name (会長　みどり社　社長　早瀬　徹 under 役職　団体・職名　氏名).
    """
    place = len(cells) - 2 if apart == len(header) - 1 and len(cells) > len(header) else apart
    # 弁護士　早瀬　徹 under 所属　役職　氏名: a cell before the name may be missing.
    place = next((p for p in (place, *range(place - 1, -1, -1)) if _in_two(cells, p, text) and (p == place or _is_given(cells[p + 1], text))), place)
    if _in_two(cells, place, text):
        cells = (*cells[:place], Span(cells[place].start, cells[place + 1].end), *cells[place + 2 :])
    if apart == len(header) - 1 and len(cells) > len(header) > 2:
        cells = (cells[0], Span(cells[1].start, cells[-2].end), cells[-1])
    return cells


def is_header(text: str, line: Line) -> bool:
    """Whether a line with single gaps holds nothing but words that head columns: 役職　氏名　所属."""
    cells = _header(text, line)
    known = sum(_words(cell, text) in rules().column_headers for cell in cells)
    return known >= 2 and known * 2 >= len(cells)


def _header(text: str, line: Line) -> tuple[Span, ...]:
    """The cells of a line with single gaps, those made one whose letters are set apart (氏　名)."""
    cells: list[Span] = []
    for cell in _split(text, line.span, _IDEOGRAPHIC_GAP):
        whole = Span(cells[-1].start, cell.end) if cells else cell
        if cells and cell.end - cell.start == cells[-1].end - cells[-1].start == 1 and _words(whole, text) in rules().column_headers:
            cells[-1] = whole
        else:
            cells.append(cell)
    return tuple(cells)


def _words(cell: Span, text: str) -> str:
    return _UNIT.sub("", "".join(text[cell.start : cell.end].split()))


def under_header(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The headers with single gaps (区分　団体・職名　氏名) and the lines under them that have as many cells or more."""
    least = 0
    for index, line in enumerate(lines):
        parted = "\u3000" in (content := text[line.start : line.end]) or "\t" in content
        cells = len(_header(text, line)) if parted else 1
        if line.kind is None and cells > 1 and is_header(text, line):
            least = cells
        elif line.gap or cells + (least > _CELLS_OF_NUMBERED and _NUMBERED.match(content) is not None) < least:
            # 2　早瀬 徹　みどり協会　歴史, under five columns of which the last is for remarks.
            least = 0
        if least:
            yield index


def is_numbered_row(text: str, line: Line) -> bool:
    """Whether a line is a number and two cells or more, set apart by wide gaps or by bars."""
    parted = (_split(text, line.span, gap) for gap in (_WIDE_GAP, _BAR))
    return any(len(cells) >= _CELLS_OF_NUMBERED and _NUMBER.fullmatch(text, *cells[0]) is not None for cells in parted)


def _split(text: str, span: Span, gap: re.Pattern[str]) -> tuple[Span, ...]:
    cells = []
    start = span.start
    for match in gap.finditer(text, span.start, span.end):
        cells.append(Span(start, match.start()))
        start = match.end()
    return (*cells, Span(start, span.end))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "FWA" else 1 for character in text)


def _columns(text: str, lines: Sequence[Line], widest: Sequence[tuple[Span, ...]], count: int) -> list[int]:
    """The columns (half-width) at which most of the full rows have their cells begin."""
    seen = Counter(
        tuple(_width(text[line.start - line.indent : cell.start]) for cell in cells)
        for line, cells in zip(lines, widest, strict=True)
        if len(cells) == count
    )
    return list(seen.most_common(1)[0][0]) if seen else []


def _cells(
    text: str, line: Line, cells: tuple[Span, ...], count: int, starts: Sequence[int]
) -> tuple[Span, ...]:
    """The cells of a row: by wide gaps, by the table's columns, or by any gap, whichever gives as many."""
    if len(cells) == count:
        return cells
    if any(_NAMED_CELL.fullmatch(text, *cell) for cell in cells):
        # 弁護士　　早瀬　徹 in a table of three columns: a cell is missing, none is two.
        return cells if len(cells) > 1 else (*cells, Span(line.end, line.end))
    if aligned := _aligned(text, line, starts):
        return aligned
    for gap in (_IDEOGRAPHIC_GAP, _ANY_GAP):
        if len(narrow := _split(text, line.span, gap)) == count:
            return narrow
    return cells if len(cells) > 1 else _split(text, line.span, _IDEOGRAPHIC_GAP)


def _aligned(text: str, line: Line, starts: Sequence[int]) -> tuple[Span, ...]:
    places = []
    column = _width(text[line.start - line.indent : line.start])
    for position in range(line.start, line.end):
        if column in starts and not text[position].isspace():
            places.append(position)
        column += _width(text[position])
    if len(places) != len(starts) or len(places) < 2 or places[0] != line.start:
        return ()
    if not all(text[place - 1].isspace() for place in places[1:]):
        return ()
    cells = []
    for start, border in zip(places, [*places[1:], line.end], strict=True):
        cells.append(Span(start, start + len(text[start:border].rstrip())))
    return tuple(cells)


def _dated(text: str, line: Line) -> tuple[Span, ...]:
    """The two cells of a line of a chronology: a date, a gap, what happened then."""
    content = text[line.start : line.end]
    if line.kind is not None or ends_sentence(content) or not _IDEOGRAPHIC_GAP.search(content):
        return ()
    date = next(iter(find_dates(content[:40], start=line.start)), None)
    if date is None or date.start != line.start:
        return ()
    gap = _ANY_GAP.match(text, date.end, line.end)
    told = gap is not None and gap.end() < line.end and _CLOCK.fullmatch(text, gap.end(), line.end) is None
    return (Span(date.start, date.end), Span(gap.end(), line.end)) if gap is not None and told else ()
