"""What an interview with somebody of one body says of that body: who set it up, what it carries out and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.adjacent import OURSELVES, WE_WORK
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_INTERVIEW = re.compile(r"インタビュー|取材|お話を(?:お)?(?:伺|聞|うかが)|聞き手")
_HEAD = re.compile(r"(?:共同)?(?:代表(?:理事|取締役)?|理事長|会長|社長|主宰)(?:社長|理事)?")
# みどりの輪を設立したきっかけを教えてください, with nobody said to have done it.
_SET_UP = re.compile(r"[」』]?を(?:設立|創設|結成|創業|立ち上げ|発足|はじめ|始め)(?:さ(?:れ|せ)|し|(?:し)?ようと思っ)?た(?:そもそもの)?[^。、はが]{0,16}?(?:きっかけ|背景|理由|経緯|動機|想い|思い)")
_ASKED = re.compile(r"教えて|聞かせて|ください|下さい|でしょうか|ですか|[?？]")
_SUBJECT = re.compile(r"[はがも]")
_I = re.compile(r"(?<![一-鿿])(?:私|僕|わたし|ぼく|自分)(?:自身)?(?:は|が|も|の|に|、)")
# Who came to it later, or tells of whoever began it.
_CAME_LATER = re.compile(r"前代表|先代|初代|創設者|設立者|創業者|創立者|前身|父|母|恩師|夫が|妻が|あとから|後から|引き継|受け継|[二2]代目|加わ|入社|入職|仲間が|友人が|設立当時は")
_WE_DO = re.compile(rf"{OURSELVES}(?:は|で|が|も|と)")
_AND = re.compile(r"(?:や|、|・|と|及び|および)")


def find_interviewed(document: Document, resolution: Resolution, found: Sequence[Statement], text: str) -> Iterator[Statement]:
    """Founder of the body whose head is asked why he set it up and answers for himself; operator and places of the projects that
    those interviewed call their own. `found` holds whose man is who.
    """
    if _INTERVIEW.search(text) is None:
        return
    posts = [s for s in found if s.predicate is Predicate.AFFILIATION and s.status is None]
    bodies = {s.object for s in posts}
    if len(bodies) != 1:
        return
    body = bodies.pop()
    heads = {s.subject for s in posts if s.role is not None and _HEAD.fullmatch(s.role)}
    for reading, answer in zip(resolution.readings, [*resolution.readings[1:], None], strict=True):
        if (
            len(heads) == 1
            and answer is not None
            and answer.sentence.block == reading.sentence.block + 1
            and (asked := _asked(reading, body, text)) is not None
            and _answers(document, answer, text)
        ):
            yield Statement(body, Predicate.FOUNDER, next(iter(heads)), (asked,), 0.78, "asked-why-founded")
        yield from _own_work(reading, body, resolution, text)


def _asked(reading: ResolvedReading, body: str, text: str) -> Span | None:
    start, end = reading.sentence.start, reading.sentence.end
    if not _ASKED.search(text, start, end):
        return None
    for ref in reading.refs:
        said = _SET_UP.match(text, ref.end, end) if ref.entity == body else None
        if said is not None and _SUBJECT.search(text, start, ref.start) is None:
            return Span(ref.start, said.end())
    return None


def _answers(document: Document, reading: ResolvedReading, text: str) -> bool:
    """Whether the paragraph below a question is told by who set the body up."""
    block = document.blocks[reading.sentence.block]
    return _I.search(text, block.start, block.end) is not None and _CAME_LATER.search(text, block.start, block.end) is None


def _own_work(reading: ResolvedReading, body: str, resolution: Resolution, text: str) -> Iterator[Statement]:
    """私たちは、東浜県や西浜県の読書教育の推進事業に力を入れています: who carries it out, and where."""
    for index, project in enumerate(reading.refs):
        if project.kind is not Kind.PROJECT or not _WE_DO.match(text, reading.sentence.start):
            continue
        if not WE_WORK.match(text, project.end):
            continue
        yield Statement(project.entity, Predicate.OPERATOR, body, (Span(reading.sentence.start, project.end),), 0.8, "own-work-told")
        yield from _places(project, reading.refs[:index], resolution, text)


def _places(project: Ref, before: Sequence[Ref], resolution: Resolution, text: str) -> Iterator[Statement]:
    """The places side by side right before a project's name."""
    following = project.start
    for place in reversed(before):
        joined = text[place.end : following]
        if not fits(place, ("Place", "Municipality"), resolution.entities) or not (joined == "の" if following == project.start else _AND.fullmatch(joined)):
            return
        yield Statement(project.entity, Predicate.LOCATION, place.entity, (Span(place.start, project.end),), 0.78, "own-work-told")
        following = place.start
