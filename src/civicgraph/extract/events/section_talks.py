"""Talks whose titles are the headings of a section called so: 発表, and below it 町の地図を作る, データで見る水道."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.headed_talks import is_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.relation_rules import on_stage
from civicgraph.extract.roles.offices import name_alone
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

METHOD = "talk-below-heading"
_TALKS = re.compile(r"(?:本編|各|一般|招待|通常)?(?:セッション|発表|講演|登壇|トーク|talks?|sessions?|LT|ライトニングトーク)(?:内容|一覧|の?(?:ご)?紹介|タイトル|者と内容)?", re.IGNORECASE)
# 町の地図を作る by 早瀬 徹
_BY = re.compile(r"[ \u3000]+(?:by|from)[ \u3000]+.{2,30}$")
_IN_LATIN = re.compile(r"(?:Day|Days|Con|Conf|Conference|Meetup|Camp|Summit|Fest|Festival|Kaigi|Night|Forum|Talks?|Workshop|Symposium)s?[ 　]*(?:#|vol\.?)?[ 　]?[0-9]*", re.IGNORECASE)
_REPORT = re.compile(r"[ \u3000]*の?を?(?:開催|参加|実施|イベント)?(?:しました|レポート|リポート|報告書?|記録|まとめ)[^一-鿿]*$")
_NO_TALK = re.compile(r"(?:定員|費用|申し?込|参加費|会場|アクセス|スポンサー|査読付き|懇親会|受付|注意事項|募集|Track|トラック|Room|[A-Z第][0-9]?会場)[^ぁ-ゖ]{0,8}(?:と[^ぁ-ゖ]{1,8}|方法|要領)?")
_LEAST = 2
# A-1 町の地図を作る, 基調講演：データで見る水道
_PREFIX = re.compile(r"(?:[A-Z]?-?[0-9]{1,2}(?:-[0-9]{1,2})?[.:：)）]?[ 　]+|(?:基調|招待|特別|記念)?(?:講演|セッション|パネル(?:ディスカッション|トーク)?|トーク(?:セッション)?|(?:事例)?発表|LT)[ 　]?[0-9]{0,2}[ 　]*[:：][ 　]*)")


@by_source
def section_talks(document: Document, text: str) -> dict[int, Span]:
    """The titles of such talks by the blocks that are their headings, of sections that hold two or more."""
    below: dict[int, list[int]] = {}
    blocks = document.blocks
    if not blocks or not _is_gathering(text[blocks[0].start : blocks[0].end]):
        return {}
    for number, block in enumerate(blocks):
        over = blocks[block.section] if block.kind is BlockKind.HEADING and block.section >= 0 else None
        if over is not None and over.kind is BlockKind.HEADING and _TALKS.fullmatch(without_noise(text[over.start : over.end])):
            below.setdefault(block.section, []).append(number)
    titled = {over: [n for n in numbers if not _NO_TALK.fullmatch(text, blocks[n].start, blocks[n].end) and is_title(_BY.sub("", text[blocks[n].start : blocks[n].end]))] for over, numbers in below.items()}
    kept = {n for numbers in titled.values() if len(numbers) >= _LEAST for n in numbers} | {n for n in range(1, len(blocks) - 1) if _over_speakers(document, n, text)}
    return {n: _title(blocks[n], text) for n in sorted(kept)}


def _title(block: Block, text: str) -> Span:
    """A heading without what counts the talks and who gives this one."""
    prefix = _PREFIX.match(text, block.start, block.end)
    return Span(prefix.end() if prefix is not None else block.start, block.start + len(_BY.sub("", text[block.start : block.end])))


def _over_speakers(document: Document, number: int, text: str) -> bool:
    """Whether a heading is a talk's, as 登壇者：… or モデレーター：… right below it tells."""
    block, below = document.blocks[number], document.blocks[number + 1]
    title = _title(block, text)
    name, prefix = text[title.start : title.end], text[block.start : title.start].rstrip()
    keyed = below.label is not None and key_of_line(below, text) in on_stage()
    told = block.kind is BlockKind.HEADING and below.section == number and prefix != "" and (keyed or prefix[-1] in ":：")
    return told and is_title(name) and not _NO_TALK.match(name)


def _is_gathering(title: str) -> bool:
    """Whether a page's title names an event at which several speak: no manual has talks, and a mayor's 発表 are none."""
    told = lexicon().class_of(bare_title(_REPORT.sub("", title)))
    return ((told is not None and told[0] is Kind.EVENT) or _IN_LATIN.search(title) is not None) and "会見" not in title


def section_talk(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The title that a block is, if it is one."""
    title = section_talks(document, text).get(number)
    if title is not None:
        yield LaidOut(title, Kind.EVENT, 0.8, METHOD, 6.4)


def find_section_talks(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """That such a talk is a part of the event that the page reports, and that whoever is named alone below its title gave it."""
    titles = section_talks(document, text)
    listed = lines(document, resolution)
    # A document of nothing but boilerplate has no lines.
    for line, below in zip(listed, (*listed[1:], None), strict=False):
        title = titles.get(line.number)
        talk = next((r for r in line.refs if r.kind is Kind.EVENT and title is not None and r.start <= title.start + 1), None)
        if talk is None or title is None:
            continue
        if context.titled and context.main_event not in (None, talk.entity):
            yield Statement(talk.entity, Predicate.SUPER_EVENT, str(context.main_event), (title,), 0.8, "talk-of-main-event")
        who = name_alone(below.readings, text) if below is not None else None
        if who is not None:
            yield Statement(talk.entity, Predicate.SPEAKER, who.entity, (title, Span(who.start, who.end)), 0.82, METHOD)
