"""The lines of a profile: Founded: 2009, Headquarters: Kobe, President: Mina Holt under "About Umineko Foundation"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.english.entities import Ref, Resolution, ResolvedSentence
from civicgraph.extract.english.frames import profile_keys
from civicgraph.extract.english.keyed import Keyed, is_role
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_YEAR = re.compile(r"^(?:in )?((?:18|19|20)\d\d)\b")
_TOWNS = (" City", " Town", " Village", " Ward", "-shi", "-ku", "-cho", "-machi")
_AGENTS = (Kind.PERSON, Kind.ORGANIZATION)
# key → what it states of which kinds by which objects; the first of them where only one can be meant
_TOLD = {
    "founders": (Predicate.FOUNDER, (Kind.ORGANIZATION, Kind.PROJECT), _AGENTS, 0.9),
    "operators": (Predicate.OPERATOR, (Kind.PROJECT, Kind.WORK), _AGENTS, 0.88),
    "funders": (Predicate.FUNDER, (Kind.PROJECT, Kind.WORK), (Kind.ORGANIZATION,), 0.85),
    "publishers": (Predicate.PUBLISHER, (Kind.WORK,), (Kind.ORGANIZATION,), 0.9),
    "partners": (Predicate.PARTNER, (Kind.ORGANIZATION,), (Kind.ORGANIZATION,), 0.82),
    "creators": (Predicate.CREATOR, (Kind.WORK,), _AGENTS, 0.9),
}


def profile_facts(document: Document, resolution: Resolution, page: str | None) -> Iterator[Statement]:
    """What such lines say of what the form's own name, the heading over them, or else the title, names."""
    text = document.text
    head: ResolvedSentence | None = None
    named = _names(resolution)
    own: Ref | None = None
    far = 0
    for sentence in resolution.sentences:
        line = sentence.sentence
        keyed = resolution.values.get(line.start)
        far = 0 if keyed else far + 1
        own = named.get(line.start) or (own if far < 2 else None)
        if keyed is None and (document.blocks[line.block].kind in (BlockKind.HEADING, BlockKind.TITLE) or text.startswith("About ", line.start)):
            head = sentence
        elif keyed is not None and (subject := (own.entity, own.kind) if own else _subject(head, page)) is not None:
            yield from _told(keyed, text[keyed.start : line.end], subject, sentence)


def _names(resolution: Resolution) -> dict[int, Ref]:
    """What a form names first, by where the sentences of all its values begin."""
    keys = profile_keys()["name"] | profile_keys()["title"]
    found: dict[int, Ref] = {}
    run: list[int] = []
    ref: Ref | None = None
    far = 0
    for sentence in [*resolution.sentences, None]:
        start = sentence.sentence.start if sentence else -1
        keyed = resolution.values.get(start)
        far = 0 if keyed else far + 1
        if sentence is None or far > 1 or (ref is not None and keyed is not None and keyed.key in profile_keys()["name"]):
            found |= dict.fromkeys(run, ref) if ref else {}
            run, ref = [], None
        if sentence is not None and keyed is not None:
            run.append(start)
            if keyed.key in keys and ref is None:
                ref = next((r for r in sentence.refs if r.start >= keyed.start and r.kind in (Kind.ORGANIZATION, Kind.WORK, Kind.PROJECT)), None)
    return found


def _subject(heading: ResolvedSentence | None, page: str | None) -> tuple[str, Kind] | None:
    refs = {(r.entity, r.kind) for r in heading.refs} if heading else set()
    told = {(e, k) for e, k in refs if k in (Kind.ORGANIZATION, Kind.PROJECT, Kind.WORK)}
    if len(told) == 1 and not any(k in (Kind.EVENT, Kind.PERSON) for _, k in refs):
        return told.pop()
    # under "Organization", "Board of Directors"
    return (page, Kind.ORGANIZATION) if page is not None and not refs else None


def _employs(ref: Ref, named: list[Ref], keyed: Keyed, value: str) -> bool:
    """Whether a body stands behind somebody, parted by a bracket or a comma: Author: Mina Holt (Umineko University)."""
    before = next((r for r in reversed(named) if r.end <= ref.start), None)
    if ref.kind is not Kind.ORGANIZATION or before is None or before.kind is not Kind.PERSON:
        return False
    return re.fullmatch(r" ?(?:\(|, )(?:[A-Za-z]+(?: [A-Za-z]+){0,3},? )?(?:the )?", value[before.end - keyed.start : ref.start - keyed.start]) is not None


def _told(keyed: Keyed, value: str, subject: tuple[str, Kind], sentence: ResolvedSentence) -> Iterator[Statement]:
    key, (body, kind), keys = keyed.key, subject, profile_keys()
    span = Span(sentence.sentence.start, sentence.sentence.end)
    named = [r for r in sentence.refs if r.start >= keyed.start and r.entity != body]
    for name, (predicate, subjects, objects, sure) in _TOLD.items():
        if key in keys[name] and kind in subjects and not (name == "partners" and _is_prose(value, keyed.start, named)):
            yield from (Statement(body, predicate, r.entity, (span,), sure, "english-profile") for r in named if r.kind in objects and not _employs(r, named, keyed, value))
    dates = [d.first for d in sentence.sentence.dates if d.start >= keyed.start] or _YEAR.findall(value)
    if dates and key in keys["founded" if kind is Kind.ORGANIZATION else "published" if kind is Kind.WORK else "founded"]:
        yield Statement(body, Predicate.START_DATE, dates[0], (span,), 0.9, "english-profile")
    if kind is Kind.PROJECT and key in keys["periods"]:
        for date in sentence.sentence.dates[:1]:
            yield Statement(body, Predicate.START_DATE, date.first, (span,), 0.88, "english-profile")
            if date.last:
                yield Statement(body, Predicate.END_DATE, date.last, (span,), 0.88, "english-profile")
    if kind is not Kind.ORGANIZATION:
        return
    if key in keys["base"]:
        # 3-11 Senju, Adachi City, Tokyo: of an address its municipality
        refs = [r for r in named if r.kind in (Kind.PLACE, Kind.ORGANIZATION)]
        places = [r.entity for r in sorted(refs, key=lambda r: not value[r.start - keyed.start : r.end - keyed.start].endswith(_TOWNS))]
        yield from (Statement(body, Predicate.LOCATION, place, (span,), 0.85, "english-profile") for place in places[:1])
    elif key in keys["over"]:
        bodies = [r.entity for r in named if r.kind is Kind.ORGANIZATION]
        yield from (Statement(body, Predicate.PART_OF, parent, (span,), 0.88, "english-profile") for parent in bodies[:1])
    elif is_role(key):
        yield from _holders(keyed, value, [r for r in named if r.kind is Kind.PERSON], body, span)


def _is_prose(value: str, start: int, named: Sequence[Ref]) -> bool:
    """Whether a value, which begins at `start`, has words beside the names: Partners: to be chosen by Umineko City; Tide Data (until 2020)."""
    for ref in named:
        value = value[: ref.start - start] + " " * (ref.end - ref.start) + value[ref.end - start :]
    return re.search(r"\b(?!(?:and|of|the|for)\b)[a-z]{2,}", value) is not None


# What somebody on a board is of that board: Directors, over Mina Holt, Vice President; a professor is one elsewhere.
_ON_BOARD = re.compile(
    r"(?:, | \(|: | [-–—] )(?P<role>(?:(?:Vice|Deputy|Representative|Executive|Managing|Founding|Honorary|Acting|Co)[ -]?)*"
    r"(?:President|Chair(?:man|woman|person)?|Director|Representative|Treasurer|Secretary(?:[- ]General)?|Auditor|Trustee|Founder|founder|Member)(?: and (?:[A-Z][a-z-]+ ?){1,3}|, (?:Co-)?Found(?:er|ing Member))?)(?=$|\))"
)
_FOUNDING = re.compile(r"(?:Co-)?[Ff]ounder|Founding Member")


def _holders(keyed: Keyed, value: str, people: list[Ref], body: str, span: Span) -> Iterator[Statement]:
    """Who holds a post: one person, or those whom a key in the plural lists."""
    many = keyed.key.split()[-1] not in lexicon().roles
    # The line under a post begins with who holds it.
    opening = not keyed.continued or (people and people[0].start - keyed.start < len("Prof. Dr. "))
    if people and opening and (many or len(people) == 1):
        role = keyed.shown.split("(")[0].strip()
        for person in people:
            # Former Members, over Mina Holt, President: what she was
            own = _ON_BOARD.match(value, person.end - keyed.start) if not keyed.key.startswith(("former ", "past ", "ex-")) else None
            held = own["role"] if own is not None else role.removesuffix("s") if many else role
            yield Statement(person.entity, Predicate.AFFILIATION, body, (span,), 0.9, "english-profile", role=held)
            if _FOUNDING.search(held):
                yield Statement(body, Predicate.FOUNDER, person.entity, (span,), 0.86, "english-listed-founder")
