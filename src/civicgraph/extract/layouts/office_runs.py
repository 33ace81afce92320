"""Runs of lines that each tell a post and who has it: 団長　早瀬 徹, 楽譜係長　三枝 光, 会計監査委員長　千葉 佳子."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.layouts.tables import CALLINGS
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import event_keys, word_list
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# 移動音楽会委員長, 会員拡大室　室長, コンサートマスター: a post of its own, known as one or not.
_POST = re.compile(r"[^、。はがをで「」『』()（）:：\d]{0,20}?(?:C[A-Z]{1,3}O|VPo[A-Z]|長|員|係|役|者|担当|会計|書記|代表|監事|監査|理事|顧問|幹事|監督|主将|参与|相談役|局次長|マスター|リーダー|ディレクター|マネージャー|コーチ|トレーナー|キャプテン)")
# What stands so before a name and is no post of a body.
_NO_POST = re.compile(r"(?:出演|来場|参加|受賞|講演|報告|発表|登壇|司会|進行|執筆|編集|筆|著|作|撮影|取材|記|回答|質問|発言|応募|演|問合せ|問い合わせ|連絡|お?申し?込み?)(?:者|担当|係)|選手|[元前]?大臣|司会者?|議員|[市町村区]長|知事")
_AFTER = re.compile(rf"[ 　]*{CALLED}?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*")
_REMARK = re.compile(r"[ 　]*[(（](?:非?常勤|社外|独立役員|監査等委員|[A-Z]{2,5}|新任|再任)[)）]$")
_ASIDE = re.compile(r"[ 　]*[(（]")
# 会長　L.早瀬 徹, among the Lions
LION = re.compile(r"(?<![A-Za-z])[LＬ][.．][ 　]?$")
_BETWEEN = " 　\t:：・◆■●○【】〔〕[]*-•▼▶◎"
_LEAST, _KNOWN = 3, 2
# 運営協議会委員, 青年部: what stands over a run whose posts are in it, and not in the body of the page.
_PEOPLE = re.compile(r"(?:委員|役員|構成員|会員|メンバー)?(?:名簿|一覧|紹介|体制|構成|の?ご?紹介)?$")
_OWN = re.compile(r"(?:執行部|役員会|理事会|幹事会|事務局|本部|スタッフ|組織)$")
_PARTS = ("部", "会", "会議", "班", "委員会", "審議会", "協議会", "チーム", "グループ", "プロジェクト", "大会", "フォーラム", "祭", "まつり")


def office_runs(listed: Sequence[Line], owner: str, text: str) -> frozenset[int]:
    """The numbers of such lines on a page of `owner`, of three or more that follow each other, at least two of them with known posts of a body's officers."""
    found: list[int] = []
    run: list[tuple[int, str]] = []
    over, start = "", ""
    for line in (*listed, None):
        post = _post(line, text) if line is not None else ""
        if post and line is not None:
            start = start if run else over
            run.append((line.number, post))
        elif line is None or not (_ASIDE.match(text, line.block.start) and run):
            if len(run) >= _LEAST and sum(_is_known(p) for _, p in run) >= _KNOWN and not _is_of_part(start):
                found += [number for number, _ in run]
            run = []
            over = text[line.block.start : line.block.end] if line is not None and not any(r.entity == owner and not r.unit for r in line.refs) else ""
    return frozenset(found)


def _is_of_part(over: str) -> bool:
    """Whether the line over a run names a part or an event whose people they are."""
    words = _PEOPLE.sub("", without_noise(over), count=1)
    return words.endswith(_PARTS) and _OWN.search(words) is None


def _post(line: Line, text: str) -> str:
    """What stands before the name of a line that tells nothing else, or ""."""
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    if not people or line.block.kind is BlockKind.ROW or people[0].start - line.block.start > 32:
        return ""
    # 社外取締役（監査等委員）　早瀬 徹
    before = _REMARK.sub("", LION.sub("", text[line.block.start : people[0].start]).strip(_BETWEEN))
    bare = re.sub(r"[ 　]", "", before)
    if _POST.fullmatch(before) is None or bare in event_keys() or _NO_POST.search(bare) or _AFTER.fullmatch(text, people[0].end, line.block.end) is None:
        return ""
    return before


def _is_known(post: str) -> bool:
    return post in word_list("membership", "roles") or lexicon().title_at_end(post) is not None


# 総務常任委員会（7名）, ■青年部: a body alone on a line.
_MARK = re.compile(r"[ 　■◆●○〇◇□▼▶◎・【\[〔<＜〈《≪]*")
_COUNTED = re.compile(r"[】\]〕>＞〉》≫ 　]*(?:[(（][^()（）]{0,10}(?:名|人|順|敬称略)[^()（）]{0,6}[)）]|\d{1,2}名)?[ 　]*(?:の?(?:構成)?(?:委員|役員|メンバー|構成員|スタッフ))?(?:名簿|一覧|紹介)?[ 　]*[:：]?[ 　]*")
_ASIDES = re.compile(rf"[(（][^()（）]*[)）]|{CALLED}|君|(?<![A-Za-z])[LＬ][.．]|[、,，・\s　]")
_HEADS = re.compile(r"(?:長|代表|主査|主宰|会頭|理事長|座長)$")
_LEAST_UNDER = 2
# What is nothing but the people in it: who stands below without a post is one of them.
_OF_PEOPLE = ("委員会", "部会", "分科会", "審査会", "検討会", "研究会", "チーム", "グループ", "班", "WG", "ワーキンググループ", "研究室", "編集部", "執行部", "事務局")


def find_under_bodies(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Who is what in a body that stands alone over two lines or more of posts and names: 総務常任委員会, 委員長　早瀬 徹, 委員　三枝 光、千葉 佳子."""
    body: Ref | None = None
    below: list[tuple[Line, str, list[Ref]]] = []
    posts: list[str] = []
    for line in (*lines(document, resolution), None):
        posts = _posts_of_columns(line, posts, text) if line is not None else posts
        yield from (_in_columns(line, posts, text) if posts else _beside_body(line, text)) if line is not None else ()
        told = posts_and_names(line, text) if line is not None and body is not None else None
        of_people = body is not None and text.endswith(_OF_PEOPLE, body.start, body.end)
        if told is not None and line is not None and (told[0] or below or of_people):
            below.append((line, told[0] or (below[-1][1] if below else ""), told[1]))
            continue
        several = bool(below) and (len(below) >= _LEAST_UNDER or _is_its_head(below[0][1], text[body.start : body.end] if body is not None else "")) and bool(_HEADS.search(below[0][1]))
        if body is not None and (several or (of_people and sum(len(people) for _, _, people in below) >= _LEAST_UNDER)):
            for at, post, people in below:
                for person in people:
                    aside = _POST_ASIDE.match(text, person.end, at.block.end)
                    held = post or (aside[1] if aside is not None else None)
                    if not several and held not in word_list("membership", "roles"):
                        # 弁護士　早瀬 徹: what he is, not what the committee has him for.
                        held = None
                    yield Affiliation(person.entity, body.entity, held, Span(at.block.start, person.end), 0.84, "officer-under-body")
        body, below = _alone(line, text) if line is not None else None, []


def with_parts(told: Iterable[Statement | Affiliation], under: Iterable[Affiliation], owner: str | None, resolution: Resolution) -> Iterator[Statement | Affiliation]:
    """What is told; the post that somebody has in the page's body is the one in the part that stands over him, and that part is the body's."""
    of_part = {(a.person, a.span.start): a for a in under if a.body != owner}
    parts: set[str] = set()
    opens: int | None = None
    for item in told:
        if opens is None and isinstance(item, Affiliation) and item.body == owner and item.method in _OF_LISTS:
            opens = item.span.start
        part = of_part.get((item.person, item.span.start)) if isinstance(item, Affiliation) and item.body == owner and item.method in _OF_LISTS else None
        if part is None or owner is None or not isinstance(item, Affiliation):
            yield item
            continue
        yield item._replace(role=resolution.entities[part.body].names[0].text + (part.role or ""))
        if part.body not in parts:
            parts.add(part.body)
            yield Statement(part.body, Predicate.PART_OF, owner, (part.span,), 0.8, "part-with-officers")
    if opens is None or owner is None:
        return
    for member in of_part.values():
        # Of a committee that has members of its own, below the officers of the page's body.
        if member.span.start > opens and member.body not in parts and resolution.entities[member.body].names[0].text.endswith((*_OF_PEOPLE, "部", "室", "局", "課")):
            parts.add(member.body)
            yield Statement(member.body, Predicate.PART_OF, owner, (member.span,), 0.8, "part-with-officers")


_OF_LISTS = ("personnel-table", "officer-list", "member-list")


def _posts_of_columns(line: Line, posts: list[str], text: str) -> list[str]:
    """The posts that head the columns of a table whose first is of committees, as far as it goes: 委員会 | 委員長 | 副委員長 | 委員."""
    if line.block.kind is not BlockKind.ROW:
        return []
    cells = [re.sub(r"[\s　]", "", c.of(text)) for c in line.block.cells]
    return cells if len(cells) > 1 and not line.refs and all(map(_is_known, cells[1:])) and _HEADS.search(cells[1]) else posts


def _in_columns(line: Line, posts: Sequence[str], text: str) -> Iterator[Affiliation]:
    """Who stands below which post, in the body that the row begins with."""
    cells, body = line.block.cells, line.refs[0] if line.refs else None
    if body is None or body.kind is not Kind.ORGANIZATION or (body.start, body.end) != (cells[0].start, cells[0].end) or len(cells) > len(posts):
        return
    for post, cell in zip(posts[1:], cells[1:], strict=False):
        for person in line.refs:
            if cell.start <= person.start < cell.end and person.kind is Kind.PERSON:
                yield Affiliation(person.entity, body.entity, post, Span(line.block.start, person.end), 0.89, "officer-under-body")


def _beside_body(line: Line, text: str) -> Iterator[Affiliation]:
    """総務委員会　委員長　早瀬 徹　　副委員長　三枝 光: a part of a body, and behind it its posts, each before who has it."""
    body = line.refs[0] if len(line.refs) > 1 else None
    people = line.refs[1:]
    if body is None or body.kind is not Kind.ORGANIZATION or any(r.kind is not Kind.PERSON for r in people) or _MARK.fullmatch(text, line.block.start, body.start) is None or text[body.end] not in " 　\t|:：】〕":
        return
    found: list[tuple[str, Ref]] = []
    last, post = body.end, ""
    for person in people:
        between = re.sub(r"[ 　]", "", _ASIDES.sub("", text[last : person.start]).strip(f"{_BETWEEN}|,，、"))
        if between and not _is_known(between):
            return
        post, last = between or post, person.end
        found.append((post, person))
    of_people = text.endswith(_OF_PEOPLE, body.start, body.end) or _is_its_head(found[0][0], text[body.start : body.end])
    if of_people and found[0][0] and not _ASIDES.sub("", text[last : line.block.end]).strip("|"):
        for post, person in found:
            yield Affiliation(person.entity, body.entity, post, Span(line.block.start, person.end), 0.84, "officer-under-body")


def find_asides_below(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """顧問　早瀬 徹, and on the line below （北浜大学工学部教授）: what else somebody is."""
    for line, below in pairwise(lines(document, resolution)):
        block = below.block
        if text[block.start] not in "(（" or text[block.end - 1] not in ")）" or not below.refs or not _post(line, text):
            continue
        body = below.refs[0]
        said = text[body.end : block.end - 1].strip(" 　")
        plain = body.kind is Kind.ORGANIZATION and not body.unit and body.start == block.start + 1 and all(r.kind is Kind.ORGANIZATION for r in below.refs)
        if plain and lexicon().title_at_end(said) is not None and "。" not in said:
            person = next(r for r in line.refs if r.kind is Kind.PERSON)
            yield Affiliation(person.entity, body.entity, said, Span(person.start, block.end), 0.84, "post-below-name")


def posts_and_names(line: Line, text: str) -> tuple[str, list[Ref]] | None:
    """The post, or "", and the names of a line that holds nothing else."""
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    post = LION.sub("", text[line.block.start : people[0].start]).strip(_BETWEEN) if people else ""
    bare = re.sub(r"[ 　]", "", post)
    if bare.endswith(CALLINGS) or (people and any(r.kind is Kind.ORGANIZATION and r.end <= people[0].start for r in line.refs)):
        # 弁護士　早瀬 徹, 北斗大学 教授　三枝 光: what somebody is elsewhere.
        return None
    if not people or _is_table_row(line, text) or (bare and (not _is_known(bare) or bare in event_keys() or _NO_POST.search(bare))):
        return None
    rest = text[people[0].end : line.block.end]
    for person in reversed(people[1:]):
        rest = rest[: person.start - people[0].end] + rest[person.end - people[0].end :]
    asides = [m.span() for m in _ASIDE_WHOLE.finditer(text, line.block.start, line.block.end)]
    return (bare, [p for p in people if not any(a < p.start < e for a, e in asides)]) if not _ASIDES.sub("", rest) else None


def _is_table_row(line: Line, text: str) -> bool:
    """Whether a line is a row of a table, and not a post that wide blanks set apart from the names behind it."""
    return line.block.kind is BlockKind.ROW and any(mark in text[line.block.start : line.block.end] for mark in "|\t")


def _is_its_head(post: str, body: str) -> bool:
    """Whether a post is the head's of such a body and of no other: 室長 of a 室, 委員長 of a 委員会."""
    of = post.removesuffix("長")
    return of != post and bool(of) and body.endswith((of, of + "会"))


# 早瀬徹（委員長）
_POST_ASIDE = re.compile(rf"{CALLED}?[ 　]?[(（]([^()（）]{{2,8}})[)）]")
_ASIDE_WHOLE = re.compile(r"[(（][^()（）]*[)）]")


def _alone(line: Line, text: str) -> Ref | None:
    """The body, or the last part of one, whose name is all of a line."""
    last = line.refs[-1] if line.refs else None
    if last is None or line.block.kind is BlockKind.ROW or any(r.kind is not Kind.ORGANIZATION for r in line.refs) or _MARK.fullmatch(text, line.block.start, line.refs[0].start) is None:
        return None
    gaps = all(not text[a.end : b.start].strip(" 　") for a, b in zip(line.refs, line.refs[1:], strict=False))
    return last if gaps and _COUNTED.fullmatch(text, last.end, line.block.end) is not None else None
