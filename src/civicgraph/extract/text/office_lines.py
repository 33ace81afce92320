"""Lists of officers and programmes that blanks set in columns, family and given name apart: 理　　事　　　早瀬　　徹（みどり株式会社 社長）.

Read as rows of a table their names fall into two cells; each such line is a post, a name and what stands in brackets after it, or in a
programme a time or a part (13:35　来賓挨拶　北浜市長　　　三枝　　光　氏), whose is the post and who has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import on_stage, word_list
from civicgraph.extract.text.columns import columns
from civicgraph.extract.text.words import is_given_name, is_surname
from civicgraph.records import BlockKind, Document

_KANJI = "一-鿿々"
_LINE = re.compile(
    rf"(?:(?P<post>[{_KANJI}](?:[ 　]{{1,4}}[{_KANJI}]){{1,3}}|[^\s　、。:：()（）「」\d][^\s　、。:：()（）「」]{{0,11}})[ 　]+)?"
    rf"(?P<family>[{_KANJI}ヶヵノ]{{1,4}})(?P<gap>[ 　]{{1,4}})(?P<given>[{_KANJI}]{{1,3}}|[ぁ-ゖゝー]{{2,5}}|[ァ-ヺー]{{2,5}})(?P<rest>[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*)"
)
_SPEAKS = re.compile(
    rf"(?P<before>[^。]*?[^\s　])[ 　]+(?P<family>[{_KANJI}ヶヵノ]{{1,4}})[ 　]{{1,4}}(?P<given>[{_KANJI}]{{1,3}}|[ぁ-ゖゝー]{{2,5}}|[ァ-ヺー]{{2,5}})(?P<rest>[ 　]*(?:氏|様|先生|さん)?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*)"
)
_TIME = re.compile(r"^[ 　]*[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}[^\n、。]{0,12}?[ 　]", re.MULTILINE)
_BLANK, _WIDE = re.compile("[ 　]+"), re.compile("[ 　]{2}")
_DRAWN = re.compile("[\t|｜│]")  # what parts the cells of other tables
_LINES = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
_LONGEST = 80  # characters of such a line
_FEWEST = 3
_TIMES = 2


class OfficeLine(NamedTuple):
    """A line of such a list: from where to where, and its characters as they are read, each with its place."""

    start: int
    end: int
    read: tuple[tuple[int, str], ...]


def office_lines(document: Document) -> Iterator[OfficeLine]:
    """The lines of such lists that were taken for rows of a table, where it has no header and most of its rows are such, and those of
    programmes.
    """
    run: list[tuple[int, int]] = []
    headed = False
    spoken: list[OfficeLine] = []
    sure = sum(1 for _ in _TIME.finditer(document.text)) >= _TIMES
    for block in (*document.blocks, None):
        if block is not None and block.kind is BlockKind.ROW and _DRAWN.search(document.text, block.start, block.end) is None:
            headed = headed or len(columns(block, document.text)) > 1
            run.append((block.start, block.end))
            continue
        if run and not headed:
            listed = list(_of_run(run, document.text)) if len(run) >= _FEWEST else []
            listed += [line for span in run if (line := _of_pairs(span, document.text)) is not None]
            yield from listed
            if not listed:
                told, keyed = _of_programme(run, document.text)
                spoken += told
                sure = sure or keyed
        if block is not None and block.kind in _LINES and block.end - block.start <= _LONGEST and _WIDE.search(document.text, block.start, block.end) is not None:
            # 来賓祝辞　　　北浜市長　　　早瀬　　徹　様, taken for a heading
            told, keyed = _of_programme([(block.start, block.end)], document.text)
            spoken += told
            sure = sure or keyed
        run, headed = [], False
    # A programme has times or keys for who speaks; else two such lines make a list.
    yield from spoken if sure or len(spoken) > 1 else ()


def _of_run(run: list[tuple[int, int]], text: str) -> Iterator[OfficeLine]:
    named = [m for span in run if (m := _LINE.fullmatch(text, *span)) is not None and _is_named(m)]
    posts = sum(m["post"] is not None for m in named)
    sure = sum(is_surname(m["family"]) for m in named)
    if len(named) >= _FEWEST and len(named) * 3 >= len(run) * 2 and posts * 2 >= len(named) - 1 and sure * 3 >= len(named) * 2:
        yield from (OfficeLine(*m.span(), tuple(_read(m))) for m in named)


def _of_programme(run: list[tuple[int, int]], text: str) -> tuple[list[OfficeLine], bool]:
    """The lines that end in a post and who has it, or in who speaks after the key for that, and whether one has such a key."""
    found: list[OfficeLine] = []
    sure = False
    for span in run:
        match = _SPEAKS.fullmatch(text, *span)
        if match is None or not (is_surname(match["family"]) or is_given_name(match["given"])):
            continue
        before = _SPREAD_KEY.sub(r"\1\2", match["before"])
        words = _BLANK.split(before)
        keyed, post = words[0] in on_stage(), words[-1].strip(":：")
        if match["family"] in lexicon().titles or not ((words == [post] and keyed) or lexicon().title_at_end(post) is not None or post.endswith("長")):
            continue
        sure = sure or keyed
        spread = len(match["before"]) - len(before)
        squeezed = [(match.start() + spread + i, c) for i, c in enumerate(before) if i > 1 and (c not in " 　" or before[i - 1] not in " 　")]
        squeezed = [(match.start(), before[0]), *((match.start() + spread + 1, c) for c in before[1:2]), *squeezed]
        found.append(OfficeLine(*match.span(), (*squeezed, (match.end("before"), "　"), *_name(match))))
    return found, sure


# 司　会, 来　賓
_SPREAD_KEY = re.compile(rf"^([{_KANJI}])[ 　]{{1,4}}([{_KANJI}])(?=[ 　])")


_TOKEN = re.compile(r"[^\s　]+")
_PAIR = 3  # tokens: a post, a family and a given name


def _of_pairs(span: tuple[int, int], text: str) -> OfficeLine | None:
    """会長　　早瀬　徹　　　幹事　　三枝　光: two or more posts and names on one line."""
    tokens = list(_TOKEN.finditer(text, *span))
    if len(tokens) < 2 * _PAIR or len(tokens) % _PAIR:
        return None
    posts = all(m.group() in word_list("membership", "roles") or lexicon().title_at_end(m.group()) is not None for m in tokens[::_PAIR])
    named = posts and all(is_surname(m.group()) for m in tokens[1::_PAIR]) and all(is_given_name(m.group()) or len(m.group()) < _PAIR for m in tokens[2::_PAIR])
    if not named:
        return None
    read = [(at, c) for i, m in enumerate(tokens) for at, c in ([(m.start() - 1, " " if i % _PAIR == _PAIR - 1 else "　")] if i else []) + [(m.start() + n, c) for n, c in enumerate(m.group())]]
    return OfficeLine(*span, tuple(read))


def _is_named(match: re.Match[str]) -> bool:
    lex, post = lexicon(), _BLANK.sub("", match["post"] or "")
    name = match["family"], match["given"]
    if any(part in lex.titles or part in lex.class_nouns or part in lex.units for part in (*name, "".join(name))):
        return False
    return (not post or post in word_list("membership", "roles") or lex.title_at_end(post) is not None) and (is_surname(name[0]) or is_given_name(name[1]))


def _read(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Post, name and bracket with one blank between them."""
    if match["post"] is not None:
        yield from ((match.start("post") + i, c) for i, c in enumerate(match["post"]) if c not in " 　")
        yield match.end("post"), "　"
    yield from _name(match)


def _name(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """A name with one blank in it, and the rest of the line."""
    for part, blank in (("family", " "), ("given", "")):
        yield from ((match.start(part) + i, c) for i, c in enumerate(match[part]))
        if blank:
            yield match.end(part), blank
    yield from ((match.start("rest") + i, c) for i, c in enumerate(match["rest"]))
