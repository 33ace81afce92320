"""Which committee a document minutes or lists the members of."""

from __future__ import annotations

import re
from itertools import zip_longest

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.inner_names import GATHERING
from civicgraph.extract.roles.holders import enclosing
from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.lines import key_of_line, without_noise
from civicgraph.extract.text.resolution import Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind

# How the members of a list stand, behind its head: （五十音順、敬称略）.
ORDER = r"(?:(?:五十|50)?音順|あいうえお順|順不同|敬称略)"


@by_document
def council_of(document: Document, resolution: Resolution) -> str | None:
    """The committee that the document minutes: a body in the title or the first lines that ends like one, else the only one."""
    return titled_council(document, resolution) or only_council(document, resolution)


_GATHERING = re.compile(rf"回{GATHERING}[)）]?$")
_OF_MEETING = re.compile(r"会|名称?$|題")


# 編集　会報編集委員会, 主催：みどり祭実行委員会: who made the page or holds what it tells of.
_OF_PAGE = re.compile(r"[^一-鿿]{0,3}(?:主催|共催|編集|発行|制作|企画|後援|協力|協賛|運営|お?問い?合わ?せ先?|連絡先|文責)(?:者|元|・[一-鿿]{2})?[ 　:：／/]")
_PROGRAMME = re.compile("一般演題|特別講演|教育講演|一般口演|基調講演|記念講演|招待講演|当番世話人|プログラム[】＞>》 　]*\\n")


def titled_council(document: Document, resolution: Resolution) -> str | None:
    """The committee that the title or one of the lines right below it names as the one whose page it is."""
    of_person = False
    if _PROGRAMME.search(document.text) is not None and "議事" not in document.text:
        # 一般演題, 当番世話人: what a society for study meets for, in whose programme a 座長 is one of a session.
        return None
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        if reading.sentence.block > 3:
            return None
        line = document.text[block.start : block.end]
        # 早瀬 徹, and below 北浜町社会福祉協議会: whose man he is, no committee that the page minutes.
        of_person = of_person or block.kind is BlockKind.ROW or any(r.kind is Kind.PERSON for r in reading.refs)
        if any(r.kind is Kind.EVENT and _GATHERING.search(fold(document.text[r.start : r.end])) for r in reading.refs):
            # みどり専門委員会 第3回研究会: a programme, no minutes of the committee.
            return None
        if block.kind is not BlockKind.TITLE and (_OF_PAGE.match(line) or of_person or len(line) > 60 or re.search("[。がを]", line)):
            continue
        if block.label is not None and not _OF_MEETING.search(key_of_line(block, document.text)):
            # 実施主体：みどり協議会: whose project the page is about.
            continue
        named = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and fold(document.text[r.start : r.end]).endswith(lexicon().committees) and enclosing(document.text, r.start) <= block.start]
        for ref, below in zip_longest(named, named[1:]):
            # 産業審議会 流通分科会 データ小委員会: the list is of the last.
            if below is None or document.text[ref.end : below.start].strip(" 　"):
                return ref.entity
    return None


# 3 出席者, 4 欠席委員: heads of the sections of minutes.
_ATTENDANCE = re.compile(r"(?:出席|欠席)(?:者|委員|構成員)(?:名簿|一覧|氏名)?[人名]?")


def only_council(document: Document, resolution: Resolution) -> str | None:
    """In minutes that list who was there, the one committee with a name of its own that the text names at all."""
    text = fold(document.text)
    if not any(_ATTENDANCE.fullmatch(without_noise(text[b.start : b.label.end if b.label else b.end])) for b in document.blocks[:20]):
        return None
    named = {
        r.entity
        for reading in resolution.readings
        for r in reading.refs
        if r.kind is Kind.ORGANIZATION and not r.unit and not r.anaphor and text[r.start : r.end].endswith(lexicon().committees)
    }
    return named.pop() if len(named) == 1 else None
