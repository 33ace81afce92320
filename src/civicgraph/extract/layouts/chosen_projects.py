"""Lists of projects that were chosen or are paid for (採択事業, 助成先一覧), one an entry with the body that carries it out:
・「みどりの道づくり」　みどりの会, みどりの会「みどりの道づくり」, みどりの道づくり（みどりの会）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from civicgraph.extract.layouts.grant_tables import foundation, programme_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_OPENS = re.compile(
    r"(?<!不)採択(?:を?(?:された|した|しました|されました|決定(?:した)?)|決定|候補)?(?:事業|プロジェクト|企画|案件|提案|課題|取組|取り組み|プログラム|団体|企業|者|結果|一覧|先)|採択(?:しました|されました)"
    r"|助成(?:を?(?:決定した|決定))?(?:先|団体|事業|対象|プロジェクト)(?:団体|事業|プロジェクト)?(?:の?(?:一覧|決定|紹介)|は|が|を|[:：]|[】\]」)）]|$)|助成を?決定"
    r"|(?:選定|選出|交付決定)(?:された|した|を受けた)?(?:事業|プロジェクト|提案|団体)"
)
_NOT_CHOSEN = re.compile(r"不採択|募集(?!に|の結果)|公募(?!に|の結果)|応募(?:資格|方法|要件)|までの流れ|予定|反対|審査員|審査委員(?!会)|選考委員(?!会)")
# Under these stand no projects.
_OTHER = re.compile(r"[\s　・●■□◆◇○◎▼▶【\[<〈■#*-]*(?:審査|選考|講評|総評|主催|共催|後援|協賛|協力|お?問い?合わ?せ|連絡先|事務局|担当|今後|日程|スケジュール|募集|資料|関連|参考|別[紙添])")
_CLASS = re.compile(r"部門|コース|分野|枠|区分|クラス|地区|地域|[都道府県]$|期$|年度|テーマ|型$|東北|関東|中部|近畿|中国|四国|九州|北海道|関西|[0-9]{1,3}[件団]")
_PATIENCE = 3  # lines without an entry
_MARK = r"[\s　]*(?:[・•●○◯◎■□◆◇▼▶►*＊★☆-]|[(（]?[0-9]{1,3}[.．)）]?|[①-⑳]|No\.?[0-9]+)?[\s　.．]*"
_NAMED = r"[「『](?P<name>[^「」『』]{3,60})[」』](?:の?(?:実施|開催|運営))?"
_BODY = r"(?P<body>[^\s　。、「」『』:：()（）/／|｜][^。、「」『』:：()（）/／|｜\n]{1,38}?)"
_BEHIND = r"(?:[\s　]*[(（][^()（）]{1,24}[)）])?[\s　]*"
_AFTER = rf"(?:[\s　]+|[\s　]*[/／|｜:：(（–—―-][\s　]*){_BODY}[)）]?{_BEHIND}"
# ・「みどりの道づくり」　みどりの会（北浜市）
_NAME_FIRST = re.compile(rf"{_MARK}{_NAMED}{_AFTER}")
# ・みどりの会「みどりの道づくり」
_BODY_FIRST = re.compile(rf"{_MARK}{_BODY}{_BEHIND}[:：/／|｜]?[\s　]*{_NAMED}{_BEHIND}")
# ・みどりの道づくり（みどりの会）, ・みどりの道づくり／みどりの会
_UNMARKED = re.compile(rf"{_MARK}(?P<name>[^\s　。、:：()（）/／|｜][^。:：()（）/／|｜\n]{{2,48}}?)[\s　]*[(（/／|｜][\s　]*(?:代表(?:団体|者|機関)?[:：][\s　]*)?{_BODY}(?:[)）]|[、,][^()（）]*[)）])?{_BEHIND}")
# ・みどりの道づくり（実施主体：みどりの会、対象地域：…）, under whatever heading.
_KEYED = re.compile(
    rf"{_MARK}(?![^()（）]*[。:：])(?P<name>[^\s　。()（）][^。()（）\n]{{2,58}}?)[\s　]*[(（](?:実施主体|実施団体|事業主体|実施者|代表団体|提案団体|採択団体|事業実施者|代表機関|実施機関)[:：][\s　]*{_BODY}(?:[)）]|[、,／/・][^()（）]*[)）])[\s　]*"
)
_JOINED = re.compile(r"[ 　]?(?:[・、,＋+&＆×]|及び|および|並びに|と)")
_LINES = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


class Entry(Struct, frozen=True, gc=False):
    """An entry of such a list: the project, and the body where it is named beside it."""

    name: Span
    body: Span


def _reads_as_body(words: str) -> bool:
    lex = lexicon()
    if lex.sector_of_form(words):
        return True
    suffix = next((s for s in lex.suffixes if len(s) > 1 and words.endswith(s)), None)
    return suffix is not None or words.endswith(("会", "大学", "高等学校", "高校", "クラブ", "実行委員会", "ネットワーク"))


# みどりの会「活動に困っていたので助かりました」: what a body says of it.
_SAID = re.compile(r"(?:です|ます|ました|でした|ません|たい)(?:ね|よ)?[!！♪]*$")


def _can_be_body(words: str) -> bool:
    """Whether words behind a project may name who carries it out: 新規 and 2022年度 do not."""
    return _reads_as_body(words) or not (words[0].isdigit() or in_dictionary(words))


def _entry(block: Block, text: str, *, listed: bool) -> Entry | None:
    line = text[block.start : block.end]
    if block.kind not in _LINES or block.end - block.start > 160 or "。" in line:
        return None
    bracketed = "(" in line or "（" in line
    if bracketed and ("主体" in line or "団体" in line or "機関" in line or "実施者" in line):
        keyed = _KEYED.fullmatch(text, block.start, block.end)
        if keyed is not None:
            return Entry(_bare(Span(*keyed.span("name")), text), Span(*keyed.span("body")))
    if not listed or block.label is not None:
        # 題目：「みどりの道」 is no body and its project.
        return None
    if "「" in line or "『" in line:
        match = _NAME_FIRST.fullmatch(text, block.start, block.end) or _BODY_FIRST.fullmatch(text, block.start, block.end)
        return Entry(Span(*match.span("name")), Span(*match.span("body"))) if match is not None and _SAID.search(match["name"]) is None and _can_be_body(match["body"]) else None
    match = _UNMARKED.fullmatch(text, block.start, block.end) if bracketed or "/" in line or "／" in line or "|" in line else None
    if match is None or not _reads_as_body(match["body"]) or _reads_as_body(match["name"]):
        return None
    return Entry(Span(*match.span("name")), Span(*match.span("body")))


def _bare(name: Span, text: str) -> Span:
    """「みどりの道」 without its brackets."""
    whole = name.end - name.start > 2 and text[name.start] in "「『" and text[name.end - 1] in "」』"
    return Span(name.start + 1, name.end - 1) if whole else name


@by_source
def _entries(document: Document, text: str) -> dict[int, Entry]:
    """The entries of all such lists, by the number of their block."""
    found: dict[int, Entry] = {}
    if not ("採択" in text or "助成" in text or "選定" in text or "交付決定" in text or "実施主体" in text or "実施団体" in text):
        return found
    idle = _PATIENCE + 1
    for number, block in enumerate(document.blocks):
        listed = idle <= _PATIENCE
        entry = _entry(block, text, listed=listed)
        if entry is not None:
            found[number] = entry
            idle = 0 if listed else idle
            continue
        said = text[block.start : block.end]
        head = block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        if _OPENS.search(said) is not None and _NOT_CHOSEN.search(said) is None:
            idle = 0
        elif listed and _OTHER.match(said):
            idle = _PATIENCE + 1
        elif listed and not _CLASS.search(said):
            idle = _PATIENCE + 1 if head else idle + 1
    return found


def chosen_project(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The project and the body of an entry; where another finder knows the body better, it is believed."""
    entry = _entries(document, text).get(number)
    if entry is not None:
        yield LaidOut(entry.name, Kind.PROJECT, 0.8, "project-in-list", 6.5)
        yield LaidOut(entry.body, Kind.ORGANIZATION, 0.75, "body-beside-project", 2.4)


def find_chosen_projects(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who carries out the project of an entry, and which programme pays, where one is spoken of above."""
    entries = _entries(document, text)
    payer = foundation(document, resolution, text) if entries else None
    projects: list[Ref] = []
    for line in lines(document, resolution) if entries else ():
        entry = entries.get(line.number)
        if entry is None:
            projects.extend(r for r in line.refs if r.kind is Kind.PROJECT and not r.anaphor)
            continue
        project = next((r for r in line.refs if r.kind is Kind.PROJECT and (r.start, r.end) == (entry.name.start, entry.name.end)), None)
        if project is None:
            continue
        yield from _told(project, entry, line, programme_of(projects, text, project.entity) or payer, text)


def _told(project: Ref, entry: Entry, line: Line, programme: Ref | None, text: str) -> Iterator[Statement]:
    span = Span(line.block.start, line.block.end)
    inside = [r for r in line.refs if entry.body.start <= r.start and r.end <= entry.body.end and r.kind is Kind.ORGANIZATION]
    # 北浜市 みどりの会: of what names each of them up to its end; みどり社・みどりの会: both.
    for body in inside:
        if (body.end == entry.body.end or _JOINED.match(text, body.end) or body is inside[0] is inside[-1]) and body.entity != project.entity:
            yield Statement(project.entity, Predicate.OPERATOR, body.entity, (span,), 0.82, "project-in-list")
    if programme is not None:
        over = (Span(programme.start, programme.end), span)
        yield Statement(project.entity, Predicate.FUNDER, programme.entity, over, 0.8, "project-in-list")
