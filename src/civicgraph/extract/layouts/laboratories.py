"""Who is of a laboratory or a seminar, as its page of members lists them: 教授　早瀬 徹, D3 三枝 光, and those who have left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Span

_SHORT = 12  # characters of a line that heads others
_TOP = 6  # lines in which the page names the laboratory and says what it lists
_LAB = re.compile(r"(?:研究室|ゼミ|ゼミナール|ラボ|研究グループ|研究分野|Lab\.?|Laboratory)$")
_LISTS = re.compile(r"メンバー|構成員|スタッフ|教員|学生|(?i:\bmembers?\b|\bpeople\b)")
_NAMED = re.compile(r"研究室|ゼミ|ラボ|研究グループ|研究分野|[Ll]ab")
_GRADE = r"(?:[DMB][1-6]|[DM]|博士(?:後期|前期)?(?:課程)?[1-3]年(?:生)?|修士(?:課程)?[12]年(?:生)?|学部[1-4]年(?:生)?|[1-4]年(?:生)?|[DMB][1-6]年)"
_POST = re.compile(
    rf"(?:{_GRADE}|(?:特任|特命|特定|客員|連携|兼任|招聘|招へい|名誉|非常勤)?(?:教授|准教授|講師|助教|助手|研究員|研究者|教員)|(?:主任|上級|博士|特別|学術|日本学術振興会特別|外国人|共同)研究員|ポスドク|"
    r"(?:技術|事務|研究)?(?:補佐員|支援員|職員|専門職員|補助員|秘書)|秘書|技術(?:専門)?(?:員|職員|補佐)|研究生|留学生|研修生|社会人学生|(?:大学院|学部)?学生|リーダー|代表|主宰|PI)"
)
# 2021年度修了 早瀬 徹: who has left.
_LEFT = re.compile(r"(?:(?:19|20)[0-9]{2}年?度?(?:[0-9]{1,2}月)?)?[ 　]*(?:修士|博士|学士)?(?:課程)?(?:修了|卒業|卒|退学|満期退学|単位取得退学)(?:生)?")
_GONE = re.compile(r"(?:卒業|修了)(?:生|者)?|O[BG](?:[・/&]O[BG])?|[Aa]lumni|過去の?メンバー|元メンバー|旧メンバー|以前のメンバー")
# 共同研究者, 連絡先: below it stand others.
_OTHERS = re.compile(r"共同研究|協力|連絡|問い?合わ?せ|推薦|書評|ゲスト|参加者|業績|論文|発表|受賞|訪問|寄稿|外部|アドバイザー|の声$|ニュース|お知らせ|(?i:news|publication|contact|collaborat|visit)")
_BETWEEN = " 　\t:：・◆■●○【】〔〕[]()（）|｜*-—–、,/／"
# D1 Nguyen Thi Lan
_LATIN = re.compile(rf"[ 　・●○◆■*-]*{_GRADE}[ 　:：]+([A-Z][a-z'-]+(?: [A-Z][A-Za-z'-]+){{1,3}})(?=[ 　]*(?:$|[(（]))")


@lru_cache(maxsize=8)
def _lists_a_lab(text: str) -> bool:
    """Whether a text can be such a page at all."""
    head = text[:200]
    return _NAMED.search(head) is not None and _LISTS.search(head) is not None


def member_of_lab(block: Block, text: str) -> LaidOut | None:
    """The name in Latin letters behind a year of study."""
    if block.kind is BlockKind.HEADING or not _lists_a_lab(text):
        return None
    name = _LATIN.match(text, block.start, block.end)
    return LaidOut(Span(*name.span(1)), Kind.PERSON, 0.84, "name-in-laboratory", 5.6) if name is not None else None


def find_lab_members(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """The members of the laboratory that the top of a page names, where its title or a heading at the top says that it lists them."""
    if not _lists_a_lab(text):
        return
    listed = lines(document, resolution)
    lab = next((r for line in listed if line.number < _TOP and "。" not in text[line.block.start : line.block.end] for r in line.refs if r.kind is Kind.ORGANIZATION and _LAB.search(text[r.start : r.end])), None)
    heads = [b for b in document.blocks[:_TOP] if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    if lab is None or not any(_LISTS.search(text, b.start, b.end) for b in heads):
        return
    gone, over, others = False, "", False
    by_number = {line.number: line for line in listed}
    for number, block in enumerate(document.blocks):
        words = without_noise(text[block.start : block.end])
        if block.kind is BlockKind.HEADING or (len(words) < _SHORT and "。" not in words and (_OTHERS.search(words) or _LISTS.search(words) or _GONE.search(words))):
            others = _OTHERS.search(words) is not None
        if block.kind is BlockKind.HEADING:
            gone, over = _GONE.search(words) is not None, words if _POST.fullmatch(words) else ""
        if (line := by_number.get(number)) is not None and not others and block.kind is not BlockKind.TITLE and (told := _told(line, over, text)) is not None:
            person, post = told
            left = gone or _LEFT.fullmatch(post) is not None
            yield Affiliation(person.entity, lab.entity, None if _LEFT.fullmatch(post) else post or None, Span(block.start, person.end), 0.84, "laboratory-member", "past" if left else None)


def _told(line: Line, over: str, text: str) -> tuple[Ref, str] | None:
    """The first person of a line that begins with a post, a year of study or the name itself."""
    block = line.block
    person = line.refs[0] if line.refs else None
    if person is None or person.kind is not Kind.PERSON or "。" in text[block.start : block.end]:
        return None
    post = text[block.start : person.start].strip(_BETWEEN)
    if not post:
        # 早瀬 徹 教授, 早瀬 徹（M2）, and under 教授 the name alone
        behind = _POST.match(text[person.end : block.end].lstrip(_BETWEEN))
        return person, behind.group() if behind is not None else over
    return (person, post) if _POST.fullmatch(post) or _LEFT.fullmatch(post) else None
