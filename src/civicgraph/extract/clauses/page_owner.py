"""Whose page a document is: the body that issues it, by its publisher, its title or its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.clauses.page_subjects import OF_BODY
from civicgraph.extract.clauses.presented import bodies_presented
from civicgraph.extract.relation_rules import partner_keys, word_list
from civicgraph.extract.text.lines import NAMES_OF_BODY, key_of_line
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind

# 本法人みどり協会: the body that speaks.
_OURSELVES = re.compile(r"(?:[本当](?:法人|団体|会|協会|財団|社団|機構|組合|協議会)|私たち|われわれ|我々)(?:は|である|、)?「?$")
# 役員紹介 | みどり協会: the site that a page's title ends with.
_SITE = re.compile(r"(?:[|｜]|[ 　][-–—][ 　])[ 　]*(?:(?:一般|公益|特定|社会|認定)[一-鿿]{1,8}法人|株式会社|NPO法人)?[ 　]*$")


def owner(document: Document, resolution: Resolution) -> str | None:
    """The body that issues the document: its publisher, else the first body named on a line of its own at the top."""
    if document.publisher:
        key = name_key(document.publisher)
        for entity in resolution.entities.values():
            if entity.kind is Kind.ORGANIZATION and any(name_key(n.text) == key for n in entity.names):
                return entity.id
    for reading in resolution.readings:
        titled = document.blocks[reading.sentence.block].kind is BlockKind.TITLE and reading.refs
        if titled and (last := reading.refs[-1]).kind is Kind.ORGANIZATION and not last.unit and last.end == reading.sentence.end and _SITE.search(document.text, 0, _begin_of_whole(reading.refs)):
            return last.entity
        if titled and reading.refs[0].kind is Kind.ORGANIZATION and reading.refs[0].start <= reading.sentence.start + 1:
            sector = resolution.entities[reading.refs[0].entity].sector
            if (district := _district(reading, document.text)) is not None:
                return district.entity
            about = OF_BODY.search(document.text, reading.refs[0].end, document.blocks[reading.sentence.block].end)
            part = _all_of_title(reading, document.blocks[reading.sentence.block].end, document.text)
            if part is not None:
                return part.entity
            if about is not None or sector not in (None, "NationalGovernment", "LocalGovernment"):
                return reading.refs[0].entity
    if presented := bodies_presented(document, resolution):
        return presented[0] if len(presented) == 1 else None
    of_people = {reading.sentence.block for reading in resolution.readings if any(r.kind is Kind.PERSON for r in reading.refs)}
    # The lines of a list that begin with a body.
    listed = {
        x.sentence.block
        for x in resolution.readings
        if x.refs and x.refs[0].kind is Kind.ORGANIZATION and document.blocks[x.sentence.block].kind is BlockKind.ITEM and x.refs[0].start <= x.sentence.start + 6
    }
    for reading in resolution.readings:
        if reading.sentence.block > 6:
            break
        block = document.blocks[reading.sentence.block]
        organisations = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit]
        if block.kind is BlockKind.ITEM and block.label is None and listed.intersection((reading.sentence.block - 1, reading.sentence.block + 1)):
            # ・みどり協会（北浜市）, one of several that were chosen.
            continue
        if (block.kind is BlockKind.ITEM and block.label is None and len(listed) > 1 and reading.sentence.block in listed) or _is_of_other(key_of_line(block, document.text)):
            # ・みどり協会, below 脱退 and after the list of the others; 締結企業：みどり社; 現在の指定管理者：みどり社.
            continue
        if block.kind is BlockKind.ROW and not _OWN_NAME.fullmatch(document.text, *block.cells[0]):
            # 会長 | 三枝 光 | みどり社: a row of a table is of the table.
            continue
        # 監事 | 三枝 光 | 三枝会計事務所: whoever is of a body is in the list of another.
        if organisations and not reading.roles and reading.sentence.block not in of_people and organisations[0].start <= block.start + 12 and block.end - block.start <= 60:
            rest = document.text[organisations[0].end : block.end]
            # 北浜市柳町1-2, 北斗大学 東浜キャンパス, @北斗大学: where something is.
            local = resolution.entities[organisations[0].entity].sector == "LocalGovernment"
            if _SOMEWHERE.search(document.text[block.start : organisations[0].start] + rest) or (local and _STREET.match(rest)) or document.text[block.start : organisations[0].start].strip(" 　") in ("@", "＠", "於", "於:", "in", "at"):
                continue
            # みどり画廊 創業: an entry of a chronicle.
            if not re.search(r"[。はがをに]", rest) and rest.strip(" 　") not in word_list("chronicle", "beginnings"):
                part = _all_of_title(reading, block.end, document.text)
                return part.entity if part is not None else organisations[0].entity
    named = (r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION)
    return next((r.entity for r in named if _OURSELVES.search(document.text, max(0, r.start - 8), r.start)), None)


def _is_of_other(key: str) -> bool:
    """Whether a key is of somebody else than the body that issues the page: whom it works with, or who runs a house."""
    return key in partner_keys() or (key not in NAMES_OF_BODY and key.removeprefix("現在の").removeprefix("現") in word_list("columns", "manager"))


_SOMEWHERE = re.compile(r"[0-9]日目|キャンパス|号館|ホール|講堂|教室|会議室|[0-9]階|[0-9]F|丁目|番地")
_STREET = re.compile(r"[一-鿿]{1,6}[町丁]?[0-9-]*[ 　]*$|[一-鿿]{1,6}[0-9]")
# 国際ロータリー第2999地区　北浜ロータリークラブ週報: of the club, not of what it is a part of.
_DISTRICT = re.compile(r"[ 　]*(?:第?[0-9A-Z‐-]{2,6}地区)[ 　]*|[ 　]*[一-鿿0-9A-Z]{1,8}(?:支部|連合会|地区協議会|ブロック協議会)?[ 　]+")


def _district(reading: ResolvedReading, text: str) -> Ref | None:
    """The club whose name stands in a title behind the union and the district that it is in."""
    whole, part = reading.refs[0], reading.refs[1] if len(reading.refs) > 1 else None
    named = part is not None and part.kind is Kind.ORGANIZATION and not part.unit and text.endswith(_CLUBS, part.start, part.end)
    return part if named and part is not None and _DISTRICT.fullmatch(text, whole.end, part.start) else None


_CLUBS = ("クラブ", "青年会議所", "連盟", "婦人会", "ソロプチミスト")
_TITLE_ENDS = re.compile(r"[ 　]*(?:[|｜]|$)|[ 　]+[-–—][ 　]")


def _all_of_title(reading: ResolvedReading, end: int, text: str) -> Ref | None:
    """The institute that a title names after the body which it is a part of, and nothing more (北斗大学みどり研究所 | 沿革), 青年部, or a club of a 地区."""
    part = reading.refs[1] if len(reading.refs) > 1 and reading.refs[1].kind is Kind.ORGANIZATION else None
    gap = text[reading.refs[0].end : part.start].strip(" 　") if part is not None else "?"
    if part is None or (gap and not gap.endswith("地区")):
        return None
    own = text.endswith(_OWN_OFFICERS, part.start, part.end) and text[part.end : part.end + 1] in " 　の\n"
    return part if gap or own or (text.endswith(_INSTITUTES, part.start, part.end) and _TITLE_ENDS.match(text, part.end, end)) else None


_OWN_OFFICERS = ("青年部", "女性部", "婦人部")
_INSTITUTES = ("研究所", "センター", "研究院", "研究機構", "図書館", "博物館", "病院", "楽団", "合唱団", "応援団", "オーケストラ", "研究室")


def _begin_of_whole(refs: Sequence[Ref]) -> int:
    """Where the last name begins, with the body that it is a part of (北斗大学 + みどり研究所)."""
    over = refs[-2] if len(refs) > 1 and refs[-2].kind is Kind.ORGANIZATION and refs[-2].end == refs[-1].start else refs[-1]
    return over.start


# 団体名 | みどり協会: the first row of a body's own profile.
_OWN_NAME = re.compile(r"[\s　]*(?:正式|団体の?|法人の?|組織の?|会社の?|学校の?)?(?:名[\s　]*称|名|社名|団体|法人|商号|会社名|事業者名|機関名|主催者?)[\s　]*")
