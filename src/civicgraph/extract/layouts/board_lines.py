"""What the lines of a list of officers say: whether words are a post, and of what body somebody is beside or below the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.layouts.tables import CALLINGS, post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import Line, without_noise
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Span


def is_office(words: str) -> bool:
    """Whether words are a post as lists of officers and members have them."""
    return words in lexicon().titles or words in word_list("membership", "roles")


_JOINED_POSTS = re.compile(r"[ 　]*[・兼][ 　]*")


def is_post(words: str) -> bool:
    """Whether words are one post or several, as 理事・事務局長, 理事・運営サポート and コミュニティマネージャー are."""
    first, *others = _JOINED_POSTS.split(words)
    told = is_office(first) or ((title := lexicon().title_at_end(first)) is not None and not title.endswith(CALLINGS))
    return told and all(_KANA_OR_KANJI.fullmatch(part) for part in others)


_KANA_OR_KANJI = re.compile(r"[一-鿿ァ-ヺーA-Za-z]{2,14}")


def own_post(cells: Sequence[Span], refs: Sequence[Ref], text: str) -> str | None:
    """The cell that is an office of such lists, else in a row that names no body any post; after a body's cell it is that body's."""
    bodies = [r for r in refs if r.kind is Kind.ORGANIZATION]
    own = [c for b, c in zip((None, *cells), cells, strict=False) if b is None or not any(b.start <= r.start < b.end for r in bodies) or post_title(b.of(text)) is not None]
    offices = [said for c in own if (said := without_noise(c.of(text))) in word_list("membership", "roles")]
    posts = [c.of(text) for c in own if not bodies and post_title(c.of(text)) is not None and not any(c.start <= r.start < c.end for r in refs)]
    return next(iter((*offices, *(p for p in posts if not p.endswith(CALLINGS)))), None)


def beside(line: Line, person: Ref, text: str) -> Iterator[Affiliation]:
    """早瀬 徹　北斗大学: the body after the name, where no post follows it."""
    body = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start >= person.end), None)
    opens = body is not None and text[person.end : body.start].strip(" 　氏様さん先生(（") == ""
    last = body
    for ref in line.refs:
        # 北斗大学 + 大学院農学研究科
        last = ref if last is not None and ref.unit and not text[last.end : ref.start].strip(" 　") and ref.start >= last.end else last
    if body is not None and last is not None and opens and not body.unit and text[last.end : line.block.end].strip(" 　)）") == "":
        yield Affiliation(person.entity, last.entity, None, Span(line.block.start, last.end), 0.82, "officer-list")


def line_below(line: Line, person: Ref, text: str, past: int) -> Affiliation | None:
    """What stands under a name, from an offset into the line: みどり総研 主任研究員, a body and a post and nothing else."""
    body = line.refs[0] if line.refs else None
    plain = line.block.end - line.block.start <= 60 and "。" not in text[line.block.start : line.block.end]
    if body is None or body.kind is not Kind.ORGANIZATION or body.unit or body.start > line.block.start + past + 1 or not plain:
        return None
    # みどり財団 専務理事、北斗大学 教授: each has its own post.
    if any(r.kind is Kind.PERSON or (r.kind is Kind.ORGANIZATION and not r.unit and r.start >= body.end) for r in line.refs):
        return None
    rest = text[body.end : line.block.end].strip(" 　)）")
    title = post_title(rest)
    if rest and title is None:
        return None
    span = Span(person.start, line.block.end)
    return Affiliation(person.entity, body.entity, title, span, 0.84, "post-below-name")
