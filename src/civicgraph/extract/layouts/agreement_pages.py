"""Agreements as pages announce them without a sentence: a headline (東浜市と若葉社の連携協定締結について, 【東浜市・若葉社】協定を締結),
the parties below 締結者 or behind 締結先, and tables with a column for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.agreements import sides
from civicgraph.extract.clauses.presented import is_own_page
from civicgraph.extract.clauses.sketches import BODY, OTHER, PERSON, QUOTED, sketch
from civicgraph.extract.text.lines import Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_LONGEST = 110
_REST = f"[^{BODY}{PERSON}。]"
# 東浜市と若葉社との包括連携協定締結式, 東浜市・若葉社が協定 高齢者見守りで; not 東浜市と若葉社と協定を締結, which a clause tells.
_TOGETHER = re.compile(
    rf"{_REST}{{0,16}}?[【\[〔]?(?P<list>{BODY}(?:[ 　]?(?:と|、|,|・|×|／|/|及び|および|並びに|ならびに)[ 　]?{BODY})+)"
    rf"(?P<rest>(?:[】\]〕]|との|の|が|、|は、?)(?!間で){_REST}*)"
)
# 東浜市と連携協定を締結, on the page of whoever agrees with it; 東浜市と協定を締結 若葉社.
_WITH = re.compile(rf"(?:(?:ニュース|プレス|お知らせ|【[^】]*】|[0-9年月日./ 　])+)?(?P<list>{BODY})と(?P<rest>の?{_REST}*)(?:(?<=[ 　／/|｜])(?P<own>{BODY}))?[ 　]*")
_AGREED = re.compile(rf"(?:協定書?|覚書|{OTHER}|{QUOTED})[ 　]?(?:書)?(?:[をのに]?(?:締結|調印|結(?:び|ぶ|んだ)|交わ)|の?(?:締結|調印)式|について|が?$|[ 　])|(?:締結|調印)式")
_NAMED = ("協定", "協定書", "覚書", "締結式", "調印式")
# What is not agreed, or not any more, or is spoken of.
_NOT_SO = re.compile(r"解消|破棄|解除|失効|違反|延期|中止|見送|見合わせ|断念|検討|協議(?!会)|募集|公募|(?<!提)案(?:を|に|の|について|$)|目指|めざ|に?向け|要望|要請|反対|白紙|終了|訴|めぐ|巡[りる]|議論|質問|比較|可能性|求め|働きかけ|ない|ません|ず(?:$|、)|[?？]")

# 締結者, 協定の当事者: who agree with one another; 締結先, 協定の相手方: with whom the body whose page it is does.
_PARTIES = re.compile(r"(?:協定の相手方及び)?(?=協定|締結|署名|調印)(?:協定書?の?)?(?:締結|署名|調印)?(?:(?P<mutual>者|団体|当事者)|先|相手方?|事業者|企業)(?:名|等)?")
_BESIDE_COLUMN = re.compile(r"協定|締結|年月日|日付")
_APART = re.compile(r"(?:[\s　|｜]|^)$")
# （1）, 甲: before a party.
_OPENS = re.compile(r"[\s　・•●○◯■□◆◇▼▶*＊()（）①-⑳0-9.．:：-]*(?:[甲乙丙丁戊][\s　:：]*)?")


def find_agreements(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Statement]:
    """Who has agreed with whom, by the headlines, the lists of parties and the tables of a page; `owner` is whose page it is."""
    text = fold(document.text)
    if "協定" not in text and "覚書" not in text:
        return
    found = lines(document, resolution)
    own = owner if owner is not None and is_own_page(document, resolution, owner, text) else _in_title(found)
    for at, line in enumerate(found):
        if line.block.kind is not BlockKind.ROW and line.refs:
            yield from _headline(line, resolution, None if _tells_whose(line, found[at + 1 : at + 2], own) else own, text)
    yield from _parties(found, own, text)
    yield from _columns(found, own, text)


def _in_title(found: Sequence[Line]) -> str | None:
    """The body with whose name the title begins, where it names no other: 東浜市 移住の協定を締結しました."""
    title = next((line for line in found if line.block.kind is BlockKind.TITLE), None)
    bodies = [r for r in title.refs if r.kind is Kind.ORGANIZATION] if title is not None else []
    return bodies[0].entity if title is not None and len(bodies) == 1 and bodies[0].start <= title.block.start + 1 else None


def _tells_whose(headline: Line, below: Sequence[Line], own: str | None) -> bool:
    """Whether the line below a headline names bodies, and not the one whose page it is: those agreed."""
    named = {r.entity for line in below for r in line.refs if r.kind is Kind.ORGANIZATION}
    return own is not None and own not in named and not named <= {r.entity for r in headline.refs}


def _headline(line: Line, resolution: Resolution, own: str | None, text: str) -> Iterator[Statement]:
    """What a line says that is no sentence."""
    block = line.block
    words = text[block.start : block.end]
    if "。" in words or len(words) > _LONGEST or block.label is not None or not any(word in words for word in ("協定", "覚書")):
        return
    drawn = sketch(block.start, block.end, line.refs, (), text)
    span = Span(block.start, block.end)
    said = _TOGETHER.fullmatch(drawn.text) or _WITH.fullmatch(drawn.text)
    if said is None or _NOT_SO.search(said["rest"]) or not _is_agreement(said["rest"], line, resolution):
        return
    status = "planned" if re.search(r"予定|(?:行|おこな|締結し|結び|開催し)い?ます|締結へ|結ぶ(?:へ|$)", said["rest"]) else None
    parties = [drawn.refs[i] for i in range(*said.span("list")) if i in drawn.refs and drawn.text[i] == BODY]
    if len(parties) > 1:
        pairs = [(one.entity, other.entity) for one, other in sides(parties, text)]
    else:
        sender = drawn.refs[said.start("own")].entity if said.groupdict().get("own") else _sender(line, text) or own
        pairs = [(sender, parties[0].entity)] if sender is not None else []
    yield from (Statement(a, Predicate.PARTNER, b, (span,), 0.84, "agreement-headline", status=status) for a, b in pairs if a != b)


def _is_agreement(rest: str, line: Line, resolution: Resolution) -> bool:
    """Whether what stands behind the parties is an agreement, by its words or by the name of what was signed or held."""
    named = any(n.text.endswith(_NAMED) for r in line.refs if r.kind in (Kind.WORK, Kind.EVENT, Kind.PROJECT) for n in resolution.entities[r.entity].names)
    return (named or "協定" in rest or "覚書" in rest) and (named or _AGREED.search(rest) is not None)


def _sender(line: Line, text: str) -> str | None:
    """若葉社との連携協定の締結式を行います（東浜市）: who sends the release, in a bracket at its end."""
    last = line.refs[-1]
    closed = text[last.start - 1 : last.start] in ("(", "（") and text[last.end : line.block.end].strip(" 　") in (")", "）")
    return last.entity if closed and last.kind is Kind.ORGANIZATION and not last.unit else None


def _party(line: Line, start: int, text: str) -> Ref | None:
    """The body with which a line or a value begins at `start`."""
    first = next((r for r in line.refs if r.start >= start), None)
    opens = first is not None and _OPENS.fullmatch(text, start, first.start) is not None
    return first if first is not None and opens and first.kind is Kind.ORGANIZATION and not first.unit and not text.startswith(("は", "が", "と", "の", "では"), first.end) else None


def _parties(found: Sequence[Line], own: str | None, text: str) -> Iterator[Statement]:
    """Those who are listed below 協定締結者, or given behind 締結先."""
    for at, line in enumerate(found):
        block = line.block
        key = without_noise(text[block.label.start : block.label.end] if block.label is not None else text[block.start : block.end])
        if (named := _PARTIES.fullmatch(key)) is None:
            continue
        value = block.label.end if block.label is not None else block.end
        listed = [first] if (first := _party(line, value, text)) is not None else list(_below(found, at, text))
        if named["mutual"]:
            pairs = [(one.entity, other) for i, one in enumerate(listed) for other in listed[i + 1 :] if one.entity != other.entity]
        else:
            pairs = [(own, r) for r in listed if own is not None and r.entity != own]
        yield from (Statement(a, Predicate.PARTNER, b.entity, (Span(block.start, block.end), Span(b.start, b.end)), 0.84, "agreement-parties") for a, b in pairs if a is not None)


def _below(found: Sequence[Line], at: int, text: str) -> Iterator[Ref]:
    for line in found[at + 1 :]:
        block = line.block
        if block.kind is BlockKind.HEADING or "。" in text[block.start : block.end] or (party := _party(line, block.start, text)) is None:
            return
        yield party


def _of_others(head: str) -> bool:
    return head == "相手方" or _PARTIES.fullmatch(head) is not None


def _columns(found: Sequence[Line], own: str | None, text: str) -> Iterator[Statement]:
    """The rows of a table of agreements, whose head has a column for the other side."""
    inside = False
    for line in found if own is not None else ():
        block = line.block
        cells = re.split(r"[\s　|｜]+", text[block.start : block.end].strip())
        if len(cells) > 1 and any(map(_of_others, cells)) and any(_BESIDE_COLUMN.search(c) and not _of_others(c) for c in cells):
            inside = True
        elif inside and block.kind is BlockKind.ROW:
            ends = {c.end for c in block.cells}
            bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and r.entity != own and _APART.search(text, block.start, r.start) and (r.end in ends or text[r.end].isspace())]
            yield from (Statement(str(own), Predicate.PARTNER, r.entity, (Span(block.start, block.end),), 0.82, "agreement-table") for r in bodies)
        else:
            inside = False
