"""Whose page it is: the body that a profile's Name: or its title names, the work that a card's Title: does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from civicgraph.extract.english.found import Found
from civicgraph.extract.english.frames import profile_keys
from civicgraph.extract.english.keyed import Keyed, is_role
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.listings import LEGAL_FORM
from civicgraph.extract.english.names import described_below
from civicgraph.extract.english.people import person_key
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind

_WORDS = r"(?:of Directors|of Trustees|Members|and Staff|& Staff|Profile|Overview|Outline|Information|Structure|Chart|Introduction)"
# What the title of a page of a body may say beside its name: Board of Directors | Umineko Lab.
PAGE = (
    r"(?:About(?: [Uu]s)?|Who [Ww]e [Aa]re|What [Ww]e [Dd]o|Home|"
    rf"(?:Our |The )?(?:Board|Staff|Team|People|Members|Officers|Directors|Leadership|History|Mission|Profile|Overview|Story|Organi[sz]ation(?:al)?|Company|Corporate|Association|NPO|Foundation)(?: {_WORDS}){{0,2}})"
)
_PARTS = re.compile(r"\s*[|｜:：]\s*|\s+[-–—/]\s+")
_PAGE = re.compile(PAGE)
_LEAD = re.compile(r"(?:About|History of|Overview of|Profile of) (?:the )?")
# Umineko Foundation FY2020 Activity Report
REPORT = r"(?:[’']s)?(?: (?:FY ?)?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?)? (?:(?:Annual|Activity|Business|Progress|Financial|Impact|Operations) )+Reports?(?:,? (?:for )?(?:FY ?)?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?)?"
_REPORT = re.compile(REPORT)
_FORMS = re.compile(
    r"(?:(?:Authorized|Certified|Approved) )?(?:(?:Specified|Specific) )?(?:NPO|NGO|Non-?[Pp]rofit (?:Organi[sz]ation|Corporation|Activities Corporation))(?: Corporation)? (?=\S)"
    r"|(?:(?:General|Public Interest) )?Incorporated (?:Association|Foundation) (?=\S)"
)
_MOST_WORDS = 9


def page_names(document: Document, sentences: Sequence[Sentence], values: Mapping[int, Keyed]) -> Iterator[Found]:
    """The names under Name: and Title:, and the title over a profile that has no Name:."""
    title = next((b for b in document.blocks if b.kind is BlockKind.TITLE), None)
    part = title_part(document.text[title.start : title.end]) if title is not None else None
    # Board of Directors | Umineko Lab
    if title is not None and part is not None and part != (0, title.end - title.start) and _is_body(document.text[title.start + part[0] : title.start + part[1]]):
        yield from _named(document, title.start + part[0], Kind.ORGANIZATION, "page-title", title.start + part[1])
        title = None
    keys = profile_keys()
    telling = keys["founded"] | keys["base"] | keys["founders"]
    written = keys["publishers"] | keys["creators"]
    for run in _runs(sentences, values):
        facts = [k for k in run if k.key in telling or is_role(k.key)]
        cards = [k for k in run if k.key in written]
        names = [k for k in run if k.key in keys["name"]]
        titles = [k for k in run if k.key in keys["title"]]
        if names and any(k.key in keys["operators"] for k in run) and not any(k.key in keys["founded"] for k in run):
            yield from _named(document, names[0].start, Kind.PROJECT, "profile-name")
        elif names and not titles and len(facts) > 1:
            yield from _named(document, names[0].start, Kind.ORGANIZATION, "profile-name")
        elif titles and cards:
            yield from _named(document, titles[0].start, Kind.WORK, "card-title")
        elif len(facts) > 2 and any(k.key in keys["founded"] for k in facts):
            if title is not None and part is not None:
                yield from _named(document, title.start + part[0], Kind.ORGANIZATION, "profile-title", title.start + part[1])


_PERSONAL = re.compile(r"(?P<first>[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:-[A-Z][a-z]+)?) (?:[A-Z]\.? )?(?:[A-ZÀ-Þ][\w'’-]+ )?(?P<last>[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-ZÀ-Þ]?[a-zà-ÿ]+)*|[A-ZÀ-Þ]{3,})(?:,? (?:Ph\.?D\.?|M\.?D\.?)| \([^()]{1,30}\))?")
_OF_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")


def names_over_profiles(document: Document, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """The people whose names stand alone over what is told of them: Emmy Harrow, over "Emmy currently serves as … She …"."""
    text = document.text
    for sentence, following in pairwise(sentences):
        line = _PERSONAL.fullmatch(text, sentence.start, sentence.end) if sentence.end - sentence.start < 50 else None
        if line is None or following.block == sentence.block or lexicon().is_place(line[0]) or lexicon().is_place(line["last"]):
            continue
        block = document.blocks[following.block]
        words = tuple(text[sentence.start : line.end("last")].split())
        if lexicon().head_of(words) is not None or any(w in lexicon().stop or w.casefold() in lexicon().roles or w in lexicon().never_alone for w in words):
            continue
        opens = re.match(rf"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?(?:{re.escape(' '.join(words))}|{re.escape(line['first'])}|{re.escape(line['last'])})(?:, [^,]{{1,40}},)? [a-z]+", text[following.start : following.end])
        if opens is not None and _OF_PERSON.search(text, following.start, block.end):
            yield Found(NameSpan(sentence.start, line.end("last"), 0, 0, words), Kind.PERSON, 0.85, "over-profile", person_key(words))


_NAME_LINE = re.compile(r"(?P<name>[A-Z][\w&'’.+-]*(?: (?:[A-Z0-9][\w&'’.+-]*|of|for|the|and|no|to)){0,4})(?: ?\([^()]{1,30}\))?")
_NO_NAMES = frozenset({"Overview", "Introduction", "Background", "Summary", "Abstract", "Projects", "Project", "Works", "Apps", "Tools", "About", "Features", "Purpose", "Mission", "Vision", "Goal", "News", "Events", "Event", "History", "Contact", "Access", "Results", "Description", "Details"})


def names_over_descriptions(document: Document, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """What stands alone on a line over what it is: Bus Watch (2018-2021), over "A joint project with …"."""
    text = document.text
    for sentence, following in pairwise(sentences):
        if text[following.start : following.start + 2] not in ("A ", "An", "Ou") or sentence.end - sentence.start > 50 or text[sentence.end - 1] in ".!?:,":
            continue
        alone = document.blocks[sentence.block].end <= sentence.end or text[sentence.end : sentence.end + 1] == "\n"
        line = _NAME_LINE.fullmatch(text, sentence.start, sentence.end) if alone and document.blocks[sentence.block].kind is not BlockKind.TITLE else None
        words = tuple(line["name"].split()) if line is not None else ()
        if line is None or any(w in _NO_NAMES or w in lexicon().stop for w in words) or words[0] in lexicon().never_alone or words[-1].casefold() in lexicon().roles or words[-1].casefold() in lexicon().nouns:
            continue
        kind = described_below(line["name"], text[following.start : following.end])
        if kind in (Kind.PROJECT, Kind.WORK, Kind.ORGANIZATION, Kind.EVENT):
            yield Found(NameSpan(*line.span("name"), 0, 0, words), kind, 0.8, "over-description", name_key(line["name"]))


def _runs(sentences: Sequence[Sentence], values: Mapping[int, Keyed]) -> Iterator[list[Keyed]]:
    """The values of each form: with no more than a key between one and the next, and one name in each."""
    run: list[Keyed] = []
    apart = 0
    names = profile_keys()["name"]
    for sentence in sentences if values else ():
        if sentence.start in values:
            if values[sentence.start].key in names and any(k.key in names for k in run):
                yield run
                run = []
            run.append(values[sentence.start])
            apart = 0
        elif (apart := apart + 1) > 1 and run:
            yield run
            run = []
    if run:
        yield run


def title_part(title: str) -> tuple[int, int] | None:
    """Where the one part of a title stands that is no word for the page, if it can be a name.

    >>> title_part("Board of Directors | Umineko Lab"), title_part("Our Team")
    ((21, 32), None)
    """
    cuts = [0, *(m for sign in _PARTS.finditer(title) for m in sign.span()), len(title)]
    parts = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a and not _PAGE.fullmatch(title[a:b])]
    if len(parts) != 1:
        return None
    start, end = parts[0]
    start += len(lead[0]) if (lead := _LEAD.match(title[start:end])) else 0
    if (report := _REPORT.search(title, start, end)) is not None and report.end() == end:
        end = report.start()
    words = title[start:end].split()
    capitals = all(w[0].isupper() or w[0].isdigit() or w in ("of", "for", "and", "the", "&") for w in words)
    return (start, end) if 0 < len(words) < _MOST_WORDS and capitals and title[end - 1].isalnum() else None


def _is_body(name: str) -> bool:
    words = name.split()
    head = lexicon().head_of(words)
    return (head is not None and head.kind is Kind.ORGANIZATION and len(words) > 1 and not (words[-2] in lexicon().no_towns and head.sector == "LocalGovernment")) or (words[0] in lexicon().for_names and words[1:2] == ["for"])


def _named(document: Document, start: int, kind: Kind, method: str, end: int | None = None) -> Iterator[Found]:
    text = document.text
    line = text[start : end or (text.find("\n", start) if "\n" in text[start:] else len(text))]
    if marks := re.match(r"[\"“]([^\"”]+)[\"”]", line):
        start, line = start + 1, marks[1]
    if lead := _FORMS.match(line):
        start, line = start + len(lead[0]), line[len(lead[0]) :]
    name = re.split(r"\s*[(（/;|\t]|\s{2,}", line)[0].strip()
    words = tuple(name.split())
    if not words or len(words) > _MOST_WORDS or not (name[0].isupper() or name[0].isdigit() or re.match(r"[a-z]+[A-Z0-9]", name)):
        return
    form = LEGAL_FORM.search(name)
    if form and form[1] in lexicon().legal_forms and kind is Kind.ORGANIZATION:
        words = tuple(name[: form.start()].split())
        yield Found(NameSpan(start, start + len(name), 0, 0, words, "", form[1]), kind, 0.95, method, name_key(" ".join(words)), lexicon().legal_forms[form[1]])
        return
    head = lexicon().head_of(words)
    sector = head.sector if head is not None and head.kind is kind else None
    yield Found(NameSpan(start, start + len(name), 0, 0, words), kind, 0.95, method, name_key(name), sector)
