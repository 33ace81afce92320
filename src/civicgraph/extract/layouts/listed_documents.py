"""Lists of documents: みどり基本指針（令和3年6月4日 推進会議決定）, …手引書（みどり省、2017年12月）, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.layouts.bibliographies import books_in
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_DAY = r"(?:(?:令和|平成|昭和)[0-9元]{1,2}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?:19|20)[0-9]{2}(?:年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?)"
# The name, and the bracket with who and when that closes the line.
_LINE = re.compile(
    rf"[\s　・•●○■□◆◇*＊※-]*(?P<name>[^。]{{4,70}}?)[ 　]*[(（](?P<imprint>[^()（）。]*(?:[(（][A-Za-z]+[)）][^()（）。]*)?{_DAY}[^()（）。]*(?:[(（][A-Za-z]+[)）][^()（）。]*)?)[)）][ 　]*(?:\[[^\]]*\]|【[^】]*】)?$"
)
_SUBTITLE = re.compile(r"[ 　]*[~～〜―—–].*$")
_ISSUED = re.compile(r"刊|発行|出版|より刊|から刊")
_PROSE = re.compile(r"(?:です|ます|した|する|れる|した。)$")


def _line(block: Block, text: str) -> re.Match[str] | None:
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH) or block.end - block.start > 160 or text[block.end - 1] not in ")）]】":
        return None
    return _LINE.match(text, block.start, block.end)


def _kind_of(name: str) -> Kind | None:
    """What a name's last word says it is, before or after its subtitle: a work, or a plan or programme."""
    told = lexicon().class_of(bare_title(_SUBTITLE.sub("", name))) or lexicon().class_of(bare_title(name.rstrip("~～〜―—– ")))
    return told[0] if told is not None and told[0] in (Kind.WORK, Kind.PROJECT) and not _PROSE.search(name) else None


def listed_document(document: Document, number: int, text: str) -> LaidOut | None:
    """The document that such a line names."""
    block = document.blocks[number]
    line = _line(block, text)
    kind = _kind_of(line.group("name")) if line is not None else None
    bracketed = line is not None and re.search("[「『]", line.group("name")) is not None
    if line is None or kind is None or bracketed:
        return None
    return LaidOut(Span(*line.span("name")), kind, 0.84, "document-in-list", 6.3)


# 議員提出議案第3号　核兵器の廃絶を求める意見書の提出
_PETITION = re.compile(
    r"[\s　・•●○■□◆◇*＊※-]*(?:(?:議員提出|委員会提出)?(?:議案|発議案?|意見書案?|意見案|請願|陳情|決議案?)(?:第?[ 　]?[0-9-]{1,6}号?)?[ 　:：]+)?"
    r"(?P<name>(?![0-9]|議案|議員提出|発議|請願第|陳情第|意見書|決議案)[^\n。「」『』:：|]{3,90}?(?:を求める|に係る|に関する|についての|に反対する|を要望する|を要請する|に対する|のための)(?:意見書|決議|要望書|請願書?|陳情書?))(?=の(?:提出|採択|可決)|案|[(（]案[)）]|について|を(?:可決|採択|提出)|[ 　\t]|$)"
)
_PETITIONS = ("意見書", "決議", "要望書", "請願", "陳情")


def petition(start: int, end: int, text: str) -> LaidOut | None:
    """What an assembly or citizens ask for, in a line that is its name, or begins with that."""
    said = text[start:end]
    if "。" in said or not any(word in said for word in _PETITIONS) or (start and text[start - 1] not in "\n 　・"):
        return None
    named = _PETITION.match(text, start, end)
    return LaidOut(Span(*named.span("name")), Kind.WORK, 0.8, "petition", 6.2) if named is not None else None


def find_listed_documents(document: Document, reading: ResolvedReading, resolution: Resolution, text: str) -> Iterator[Statement]:
    """When the document of a line came out, and who made or decided on it."""
    line = _line(document.blocks[reading.sentence.block], text)
    if line is None or books_in(document, reading.sentence.block, reading.sentence.start, reading.sentence.end, text):
        return
    named = next((r for r in reading.refs if r.start == line.start("name") and r.end == line.end("name")), None)
    if named is None or named.kind not in (Kind.WORK, Kind.PROJECT):
        return
    start, end = line.span("imprint")
    span = Span(named.start, end)
    date = next((d for d in reading.dates if start <= d.start < end), None)
    if date is not None:
        yield Statement(named.entity, Predicate.START_DATE, date.first, (span,), 0.86, "document-in-list")
    bodies = [r for r in reading.refs if start <= r.start < end and fits(r, ("Organization",), resolution.entities)]
    # 内閣官房 + IT総合戦略室: the last of a chain is who did it, 本部・会議: both did.
    makers = [b for b, after in pairwise(bodies) if text[b.end : after.start].strip(" 　") in ("・", "、", "及び")] + bodies[-1:]
    for maker in makers:
        # (2018 坂町書房刊)
        published = Predicate.PUBLISHER if _ISSUED.match(text, maker.end) else Predicate.CREATOR
        predicate = published if named.kind is Kind.WORK else Predicate.OPERATOR
        yield Statement(named.entity, predicate, maker.entity, (span,), 0.84, "document-in-list")
