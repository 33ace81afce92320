"""People listed line by line with what they are: Mina Holt (Director, Umineko Lab), Mina Holt, Director, Umineko Lab.

A line by itself tells a person by the role beside the name; among lines of its kind the layout tells as much, also of
bodies whose names say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from civicgraph.extract.english.found import Found, known_entities
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.people import judge_person, person_key
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind, Span

_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|[\"“][A-Z][\w-]+[\"”]|de|van|von|di|da|del|bin)"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{1,4}})"
_LABEL = r"(?:[-*•・—–] ?)?(?:[A-Z][a-z]+(?: [a-z]+)?: ?|(?:Moderated|Chaired|Facilitated|Hosted|Presented|Introduced) by )?(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?"
_POST_IN_BRACKETS = r"(?: ?\([A-Z][a-z -]{2,30}\)(?=,)| ?\(@[\w.-]{2,30}\))?"
_BRACKET = re.compile(rf"{_LABEL}{_NAME} ?[(（](?P<details>(?:[^()（）]|\([^()（）]*\)){{2,140}})[)）][.;]?")
_COMMAS = re.compile(rf"{_LABEL}{_NAME}{_POST_IN_BRACKETS}(?:, | [–—|-] |: )(?P<details>[^()（）.;:!?]{{2,120}}(?:Inc\.|Ltd\.|Corp\.)?)(?: ?\([A-Z][\w&-]{{1,9}}\))?")
# 10:00 | Mina Holt | Director, Umineko Lab | Welcome address
_ROW = re.compile(rf"(?:\d{{1,2}}[:.]\d\d(?: ?[-–—~] ?\d{{1,2}}[:.]\d\d)?[\s|]+)?{_LABEL}{_NAME}(?: ?\| ?|\t+| {{2,}})(?P<details>[^()（）!?]{{2,140}})")
_ALONE = re.compile(rf"{_LABEL}{_NAME}(?: ?[(（][^A-Za-z()（）]{{1,40}}[)）])?")
_ALONE_POST = re.compile(r"[A-Z][^.;:!?]{5,120}(?:Inc\.|Ltd\.|Corp\.)?")
_FIRST_SENTENCE = re.compile(r"(?P<post>(?:An? |The )?[A-Z][^.;:!?]{8,100}(?:Inc|Ltd|Corp)?)\. [A-Z]")
_BETWEEN = re.compile(r"\s*[/|;、\t]\s*|\s{2,}|\s*,\s+(?!(?:Inc|Ltd|LLC)\b)")
_MINISTRY = re.compile(r"Ministry of [A-Z][\w, ]+$")
_PLACE_AND = re.compile(r"([A-Z][A-Za-z]+(?: [A-Z][a-z]+)?) and (?=[A-Z])")
_OF = re.compile(r"(?P<role>.+?) (?:of|at|for|with|from) (?:the )?(?P<body>[A-Z].*)")
_AT = re.compile(r"(?P<role>.+?) (?:at|with|from|in) (?:the )?(?P<body>[A-Z].*)")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "&", "+", "x", "×", "a", "to"})
LEGAL_FORM = re.compile(r",? (Co(?=\.?,? Ltd)|Inc|Ltd|LLC|Corp|K\.K|Co|GmbH|Foundation Inc)(?:\.?,? Ltd)?\.?$")


class Held(NamedTuple):
    """A role (or none) and the bodies where it is held, each by its place in the text."""

    role: Span | None
    bodies: tuple[Span, ...]


class Listed(NamedTuple):
    """One line of a list: a person and the posts there."""

    block: int
    name: Span
    posts: tuple[Held, ...]
    line: Span

    @property
    def told(self) -> bool:
        """Whether the line itself tells of a person, by a role."""
        return any(post.role for post in self.posts)


def find_listed(document: Document) -> list[Listed]:
    """The lines that list people, in order."""
    text, found = document.text, []
    blocks = enumerate(document.blocks)
    lines = ((i, b.section) for i, b in blocks if b.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW))
    for _, group in groupby(lines, key=lambda line: line[1]):
        lines_of = [(i, line) for i, _ in group for line in _lines(document, i)]
        read = [x for i, line in lines_of if (x := _line(document, i, line)) is not None]
        read += [x for (_, above), (i, line) in pairwise(lines_of) if (x := _two_lines(document, i, above, line)) is not None]
        read += [x for (_, a), (i, b), (_, c) in zip(lines_of, lines_of[1:], lines_of[2:], strict=False) if (x := _three_lines(document, i, a, b, c)) is not None]
        told = [x for x in read if x.told]
        placed = [x for x in read if x.told or _sure(x, text)] if read and _over_people(document, read[0].block) else told
        if len(placed) >= 2 and len(placed) * 2 >= len(read):
            found.extend(read)
        else:
            found.extend(x for x in placed if _sure(x, text))
    headed = _under_headings(document)
    found.extend(x for x in headed if len(headed) > 1 or _sure(x, text))
    read_so = {x.name for x in found}
    found.extend(x for x in _stacked(document) if x.name not in read_so)
    return found


def _under_headings(document: Document) -> list[Listed]:
    """The names that are headings, over what their bearers are."""
    pairs = ((above, i, below) for i, (above, below) in enumerate(pairwise(document.blocks), 1))
    headed = ((Span(a.start, a.end), i, next(_lines(document, i), None)) for a, i, b in pairs if a.kind is BlockKind.HEADING and b.kind is not BlockKind.HEADING)
    return [x for above, i, line in headed if line is not None and (x := _two_lines(document, i, above, line, bare=True)) is not None]


# Organizers, over Mina Holt, Umineko University, Japan.
OVER_PEOPLE = re.compile(
    r"(?:[A-Z][\w&-]+ ){0,3}(?:Organi[sz]ers?|Organi[sz]ing|Committee|Advis[eo]rs?|(?:Co-?)?Chairs?|Members?|Speakers?|Panell?ists?|Participants|Authors|Contributors|Team|Board|Staff|Reviewers|Fellows|Trustees|Coordinators?)\b.{0,30}"
)


def _over_people(document: Document, index: int) -> bool:
    """Whether the line above a list says that people are listed."""
    above = document.blocks[index - 1] if index else None
    return above is not None and OVER_PEOPLE.fullmatch(document.text[above.start : above.end].strip(" :")) is not None


def _sure(listed: Listed, text: str) -> bool:
    """Whether a line that stands alone needs no list to tell its body: each begins like a name and is known or long."""
    bodies = [body.of(text) for post in listed.posts for body in post.bodies]
    return all(known_entities(body) or lexicon().head_of(body.split()) for body in bodies)


def _lines(document: Document, index: int) -> Iterator[Span]:
    """The lines of a block, as far as they may list somebody."""
    block = document.blocks[index]
    start = block.start
    for line in document.text[block.start : block.end].split("\n"):
        if 5 < len(line) < 200:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _line(document: Document, index: int, block: Span) -> Listed | None:
    text = document.text
    row = document.blocks[index].kind is BlockKind.ROW
    match = _ROW.fullmatch(text, block.start, block.end) if row else _BRACKET.fullmatch(text, block.start, block.end) or _COMMAS.fullmatch(text, block.start, block.end)
    if match is None or not _personal(match["name"]):
        return None
    posts = _posts(text, Span(*match.span("details")), open_end=row)
    return Listed(index, Span(*match.span("name")), posts, block) if posts and (not row or posts[0].role) else None


def _two_lines(document: Document, index: int, above: Span, block: Span, *, bare: bool = False) -> Listed | None:
    """A name on a line of its own over what its bearer is: Mina Holt / Director, Umineko Lab; if `bare`, with or without a body."""
    text = document.text
    name = _ALONE.fullmatch(text, above.start, above.end)
    if name is None or len(name["name"].split()) > 3 or not _personal(name["name"]):
        return None
    # Professor at Umineko University. Mina works on …: what opens a portrait.
    if (first := _FIRST_SENTENCE.match(text, block.start, block.end)) is not None:
        block = Span(*first.span("post"))
    if _ALONE_POST.fullmatch(text, block.start, block.end) is None or _line(document, index, block):
        return None
    posts = _posts(text, block)
    told = posts is not None and posts[0].role is not None and (bare or posts[0].bodies)
    return Listed(index, Span(*name.span("name")), posts, Span(above.start, block.end)) if told and posts else None


def _stacked(document: Document) -> list[Listed]:
    """Names and bodies a line each, one over the other, where two pairs or more stand so: Mina Holt / Umineko University / Jun Ogawa /
    Minato University; or, over each list of names, the body of all of them.
    """
    text = document.text
    lines = [(i, line) for i, b in enumerate(document.blocks) if b.kind in _STACKED for line in _lines(document, i)]
    told = [(i, line, _lone_name(text, line), _lone_body(text, line)) for i, line in lines]
    below = {line: above for (_, above), (_, line) in pairwise(lines)}
    found: list[Listed] = []
    for alone, group in groupby(told, key=lambda t: t[2] is not None or t[3] is not None):
        if not alone:
            continue
        run = list(group)
        owner: Span | None = None
        placed: list[Listed] = []
        # the bodies stand over their people where the last line is a person and none stands over the first body
        over = run[0][3] is not None
        if over and (run[-1][2] is None or (run[0][1] in below and _NAMED.match(text, *below[run[0][1]]) is not None)):
            continue
        for (_, above, person, _), (i, line, name, body) in pairwise([run[0], *run]):
            owner = body if body is not None else owner
            if over and name is not None and owner is not None:
                placed.append(Listed(i, name, (Held(None, (owner,)),), Span(owner.start, line.end)))
            elif not over and person is not None and body is not None:
                placed.append(Listed(i, person, (Held(None, (body,)),), Span(above.start, line.end)))
        # Welcome Address and Coffee Break have the letters of names: most of a list, or all if it need not be of people, are known for such.
        people = [x for x in placed if judge_person(NameSpan(*x.name, 0, 0, tuple(x.name.of(text).split())), "", "") is not None]
        sure = placed if _over_people(document, run[0][0]) and 3 * len(people) >= 2 * len(placed) else people
        found.extend(sure if len({x.posts[0].bodies for x in sure}) > 1 else [])
    return found


# Mina Holt (Chair), over the body that she is of
_NAMED = re.compile(rf"{_LABEL}{_NAME}(?: ?[(（]|, )")
_STACKED = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


def _lone_name(text: str, line: Span) -> Span | None:
    """The name of a person that is all of a line, but for a bracket."""
    name = _ALONE.fullmatch(text, *line) if LEGAL_FORM.search(line.of(text)) is None else None
    return Span(*name.span("name")) if name is not None and len(name["name"].split()) <= 3 and _personal(name["name"]) else None


def _lone_body(text: str, line: Span) -> Span | None:
    """The body that is all of a line, but for the place behind a comma: it is known, or ends as a body's name does."""
    words = line.of(text).rstrip()
    # President of Tide Data, and founder of a bank: what somebody is
    if ";" in words or any(w[0].islower() and w not in _SMALL for w in words.split()) or ((divided := _divided(words)) is not None and _is_role(divided["role"])):
        return None
    name, _, place = words.partition(", ")
    if place and not (lexicon().is_place(place) or LEGAL_FORM.search(words)):
        return None
    named = words if LEGAL_FORM.search(words) else name
    head = lexicon().head_of(named.split())
    known = any(k.kind is Kind.ORGANIZATION for k in known_entities(named))
    sure = known or LEGAL_FORM.search(named) is not None or (head is not None and head.kind is Kind.ORGANIZATION and not head.unit and len(named.split()) > 1)
    return Span(line.start, line.start + len(named)) if sure and named[0].isupper() else None


def _three_lines(document: Document, index: int, above: Span, middle: Span, last: Span) -> Listed | None:
    """A name over its bearer's body and post, each on a line of its own, in either order."""
    text = document.text
    name = _ALONE.fullmatch(text, above.start, above.end)
    if name is None or len(name["name"].split()) > 3 or not _personal(name["name"]):
        return None
    post, place = (middle, last) if _is_role(middle.of(text)) else (last, middle)
    if not _is_role(post.of(text)) or any(_ALONE_POST.fullmatch(x.of(text)) is None or "," in x.of(text) for x in (post, place)) or _personal_line(place.of(text)):
        return None
    body = _body(text, place, told=True) if not _is_role(place.of(text)) else None
    return Listed(index, Span(*name.span("name")), (Held(post, (body,)),), Span(above.start, last.end)) if body is not None else None


def _personal_line(words: str) -> bool:
    """Whether a line may be somebody's name rather than a body's."""
    name = _ALONE.fullmatch(words)
    return name is not None and len(name["name"].split()) <= 3 and LEGAL_FORM.search(words) is None and _personal(name["name"])


def _posts(text: str, details: Span, *, open_end: bool = False) -> tuple[Held, ...] | None:
    """The posts that the words beside a name tell, none of them empty; with an open end other cells may follow."""
    posts: list[Held] = []
    role: Span | None = None
    bodies: list[Span] = []
    for span in _parts(text, details):
        # Director, Umineko Lab, and former Mayor of Hamada
        span = Span(span.start + len("and "), span.end) if text.startswith("and ", span.start) else span
        words = span.of(text)
        if _ASIDE.fullmatch(words):
            continue
        if not bodies and (led := _led(words)):
            # UTokyo graduate student
            role, bodies = Span(span.start + led + 1, span.end), [Span(span.start, span.start + led)]
            continue
        divided = _divided(words)
        in_one = divided is not None and _is_role(divided["role"])
        if open_end and role and bodies and not (in_one or _is_role(words)) and "," not in text[bodies[-1].end : span.start]:
            break
        if bodies and (in_one or _is_role(words)):
            # Professor, Umineko University / CSO, Tide Data: the next post.
            posts.append(_held(text, role, bodies))
            role, bodies = None, []
        if divided is not None and in_one:
            start = span.end - len(divided["body"])
            role, bodies = Span(span.start, span.start + len(divided["role"])), [Span(start, span.end)]
        elif _is_role(words):
            role = Span(role.start, span.end) if role else span
        elif (body := _body(text, span, told=role is not None)) is not None:
            bodies.append(body)
        elif not lexicon().is_place(words):
            return None
    posts.append(_held(text, role, bodies))
    return None if posts[0] == Held(None, ()) else tuple(posts)


# What a programme adds of how or since when somebody is there.
_ASIDE = re.compile(r"(?:online|virtual(?:ly)?|remote(?:ly)?|in[- ]person|hybrid|via Zoom|video message|TBC|invited|(?:[Ff]rom|[Ss]ince|[Uu]ntil) (?:[A-Z][a-z]+ )?(?:\d{1,2}(?:, )?)?(?:\d{4})?|\d{4})")


def _led(words: str) -> int:
    """How long the known name is that a role of small letters follows: UTokyo graduate student; 0 where none does."""
    name, _, rest = words.partition(" ")
    return len(name) if rest and rest.islower() and _is_role(rest) and any(k.kind is Kind.ORGANIZATION for k in known_entities(name)) else 0


def _held(text: str, role: Span | None, bodies: list[Span]) -> Held:
    """Director, Planning Division, Umineko City: the last body holds those before it, which go with the role."""
    within = len(bodies) > 1 and role is not None and "/" not in text[bodies[0].start : bodies[-1].start]
    if role is not None and within:
        return Held(Span(role.start, bodies[-2].end), (bodies[-1],))
    return Held(role, tuple(bodies))


def _parts(text: str, details: Span) -> Iterator[Span]:
    start = details.start
    # Ministry of Land, Infrastructure, Transport and Tourism: the commas are the name's own
    whole = next((len(m[0]) for m in [_MINISTRY.search(text, *details)] if m and known_entities(m[0].strip())), 0)
    ministry = range(details.end - whole, details.end) if whole else range(0)
    for end, following in [*((sign.start(), sign.end()) for sign in _BETWEEN.finditer(text, *details) if sign.start() not in ministry), (details.end, details.end)]:
        if start < end:
            # Umineko University, Japan and RIKEN, Japan: where the one is stands before the other.
            place = _PLACE_AND.match(text, start, end)
            yield Span(place.end() if place is not None and lexicon().is_place(place[1]) else start, end)
        start = following


def _personal(name: str) -> bool:
    """Whether the opening of a line can be a personal name: no body's, event's, law's or place's."""
    words = [w for w in name.split() if w[0] not in '"“']
    lex = lexicon()
    apart = any(w in lex.stop or w.casefold() in lex.roles or any(c.isdigit() for c in w) for w in words)
    named = (
        lex.head_of(words) is not None
        or lex.is_place(name)
        or any(k.kind is not Kind.PERSON for k in known_entities(name))
    )
    return len(words) > 1 and not apart and not named and words[0] not in lex.for_names


def _is_role(words: str) -> bool:
    """Whether the words are a role by their last noun: Executive Officer, Professor Emeritus, Deputy Director-General."""
    words = re.sub(r" ?\([^()]*\)$| at Law$", "", words)
    bare = re.split(r" (?:of|for|in) ", words)[0] if _divided(words) is None else words
    last = bare.split()[-1].casefold() if bare.split() else ""
    return last in lexicon().roles and len(words.split()) <= 8


def _divided(words: str) -> re.Match[str] | None:
    """A role and the body where it is held; Director of Policy names a field, unless the one word is known as a body."""
    divided = _AT.fullmatch(words) or _OF.fullmatch(words)
    if divided is not None and divided["body"] == "Law":
        return None
    if divided is None or " " in divided["body"] or divided["body"].isupper() or known_entities(divided["body"]) or lexicon().is_place(divided["body"]):
        return divided
    return divided if _AT.fullmatch(words) else None


def _body(text: str, span: Span, *, told: bool) -> Span | None:
    """The name of a body in a part of the details, without the country after or before an abbreviation."""
    words = span.of(text).split()
    lex = lexicon()
    name = " ".join(words)
    if (
        lex.is_place(name)
        or len(words) > 9
        or name in lex.never_alone
        or re.fullmatch(r"Ph\.?D\.?|MD|MBA|[\d ]+", name)
    ):
        return None
    if known_entities(name):
        return None if any(k.kind is Kind.PLACE for k in known_entities(name)) else span
    small = [w for w in words if w[0].islower() and w not in _SMALL and not any(c.isupper() or c.isdigit() for c in w)]
    first, last = words[0], words[-1]
    if len(words) == 2 and lex.is_place(last) and _short(first, told):
        return Span(span.start, span.start + len(first))
    if len(words) == 2 and first.casefold() in lex.countries and _short(last, told):
        return Span(span.end - len(last), span.end)
    if small and not (told and len(words) == 1):
        return None
    return span


def _short(word: str, told: bool) -> bool:
    """Whether a word is an abbreviation, or one that nobody spells with a capital after a role."""
    return (word.isupper() and len(word) > 2) or (told and word.islower())


def listed_names(line: Listed, text: str) -> Iterator[Found]:
    """The person and the bodies of a line, as mentions."""
    words = tuple(line.name.of(text).split())
    sure = 0.95 if any(post.role and post.bodies for post in line.posts) else 0.88
    yield Found(NameSpan(*line.name, 0, 0, words), Kind.PERSON, sure, "listed-person", person_key(words))
    for body in (b for post in line.posts for b in post.bodies):
        yield _found(body, text, sure)


def _found(body: Span, text: str, sure: float) -> Found:
    name = body.of(text)
    form = LEGAL_FORM.search(name)
    words = tuple((name[: form.start()] if form else name).split())
    known = [k for k in known_entities(" ".join(words)) if k.kind is Kind.ORGANIZATION]
    head = lexicon().head_of(words)
    span = NameSpan(*body, 0, 0, words, "", form[1] if form and form[1] in lexicon().legal_forms else "")
    sector = known[0].sector if known else head.sector if head and head.kind is Kind.ORGANIZATION else None
    if span.legal_form:
        sector = lexicon().legal_forms[span.legal_form]
    unit = head.unit if head and head.kind is Kind.ORGANIZATION else False
    return Found(
        span,
        Kind.ORGANIZATION,
        sure - 0.03,
        "listed-body",
        name_key(" ".join(words)),
        sector,
        unit,
        known[0] if len(known) == 1 else None,
    )
