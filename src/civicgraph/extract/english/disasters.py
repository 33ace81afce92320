"""Disasters named in small letters (the 2011 Tohoku earthquake and tsunami), and the year that stands in or before an event's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from civicgraph.date_patterns import MONTHS
from civicgraph.extract.english.found import Found, known_entities
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Document, Kind, Predicate, Span, Statement

if TYPE_CHECKING:
    from civicgraph.extract.english.entities import Resolution

_NOUN = r"(?:[Ee]arthquake|quake|[Tt]sunami|typhoon|floods?|flooding|eruption|landslides?|nuclear (?:accident|disaster|crisis)|atomic bombings?|torrential rains?|heavy rains?|pandemic|wildfires?)"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WHEN = rf"(?:(?P<month>{_MONTH}) (?:\d{{1,2}},? )?)?(?P<year>(?:18|19|20)\d\d)"
_DISASTER = re.compile(
    rf"(?:\b[Tt]he |\b[Aa]fter |\b[Bb]efore |\b[Ss]ince |\b[Ff]ollowing |\b[Oo]f |['’]s |: |^)(?P<name>(?:{_WHEN}[ -]|3[/.]11 )?(?P<where>(?:(?:[A-Z][a-zō-]+|of) ){{0,4}}?)(?P<noun>{_NOUN})(?P<more>(?:,? and (?:the |its )?(?:subsequent |ensuing |resulting |following )?{_NOUN})*)(?: of (?P<of>[A-Z][a-z]+)(?! Prime| President))?)\b(?! (?:warning|advisory|relief|risk|insurance|drill|preparedness|victims? association|exhibitions?|museums?|memorials?|archives?|funds?|(?:recovery|reconstruction|support|volunteer) (?:projects?|forums?|programs?|programmes?|groups?|cent(?:er|re)s?)))"
)
_IN_NAME = re.compile(rf"^(?:the )?{_WHEN}\b", re.I)
_BEFORE = re.compile(rf"\b[Tt]he {_WHEN} $")


def find_disasters(sentence: Sentence, text: str) -> Iterator[Found]:
    """What a sentence names so: the Noto earthquake, the March 2011 earthquake and tsunami; not a 2007 earthquake."""
    for match in _DISASTER.finditer(text, sentence.start, sentence.end):
        where = match["where"].split()
        if where and (where[0] in lexicon().stop or where[0] in lexicon().never_alone or where[0] == "of"):
            continue
        if not where and not match["year"] and not match["of"] and not match["name"].startswith("3"):
            continue
        # the March 2011 earthquake, the 3/11 earthquake
        great = match["name"].startswith("3") or (match["year"] == "2011" and (where or match["month"] or match["more"]) and match["noun"].lower() in ("earthquake", "quake", "tsunami") and (not where or where[-1] in ("Tohoku", "Japan", "Tōhoku")))
        # the Kumamoto Earthquake is read with other names
        if match["noun"][0].isupper() and not match["year"]:
            continue
        known = [k for k in known_entities("Great East Japan Earthquake" if great else match["name"]) if k.kind is Kind.EVENT]
        kept = where or [match["of"] or match["year"] or ""]
        span = NameSpan(match.start("name"), match.end("name"), 0, 0, tuple(match["name"].split()))
        yield Found(span, Kind.EVENT, 0.9, "disaster", name_key(" ".join([*kept, match["noun"].lower()])), known=known[0] if len(known) == 1 else None)


_FACILITY = re.compile(r"\b(?P<name>(?:[A-Z][a-zō-]+ ){1,3}?(?:(?:[Nn]uclear |[Tt]hermal |wind |solar )?[Pp]ower (?:[Pp]lant|[Ss]tation)|nuclear plant|water treatment plant|dam))\b")


def find_facilities(sentence: Sentence, text: str) -> Iterator[Found]:
    """The plants that a sentence names: the Fukushima Daiichi nuclear power plant."""
    for match in _FACILITY.finditer(text, sentence.start, sentence.end):
        words = tuple(match["name"].split())
        if words[0] not in lexicon().stop and words[0] not in lexicon().never_alone:
            yield Found(NameSpan(match.start("name"), match.end("name"), 0, 0, words), Kind.ORGANIZATION, 0.9, "facility", name_key(re.sub(r" (?:[Nn]uclear |[Tt]hermal )?(?:[Pp]ower )?(?:[Pp]lant|[Ss]tation)$", " plant", match["name"])))


_STRUCK = re.compile(r"\b(?:earth)?(?P<noun>quake|temblor|tsunami|typhoon)\b[^.;]{0,60}?\b(?:struck|hit|rocked|shook|devastated|slammed)\b")
_SORTS = ("quake", "tsunami", "typhoon")


def _days_of_striking(document: Document, resolution: Resolution, hit: dict[tuple[str, str], str]) -> Iterator[Statement]:
    """When a named disaster was, by the sentence that tells when one struck the place of its name."""
    for sentence in resolution.sentences if hit else ():
        line = sentence.sentence
        struck = _STRUCK.search(document.text, line.start, line.end) if len(line.dates) == 1 and len(line.dates[0].first) == len("2024-01-01") else None
        sort = "" if struck is None else struck["noun"].replace("temblor", "quake")
        for place in {r.entity for r in sentence.refs if struck is not None and r.start >= struck.end() and (r.entity, sort) in hit}:
            yield Statement(hit[place, sort], Predicate.START_DATE, line.dates[0].first, (Span(line.start, line.end),), 0.86, "english-day-of-striking")


def named_days(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """When an event was by the year in or before its name (the 2016 Kumamoto earthquake), and where a disaster was by its name."""
    text = document.text
    places: dict[str, str] = {}
    for entity in resolution.entities.values():
        if entity.kind is Kind.PLACE or entity.sector == "LocalGovernment":
            full = {n.text: entity.id for n in entity.names if n.lang == "en"}
            places = {re.sub(r" (?:Prefecture|City|Peninsula|Region|Town)$", "", n): i for n, i in full.items()} | places | full
    hit: dict[tuple[str, str], str] = {}
    for sentence in resolution.sentences:
        for ref in (r for r in sentence.refs if r.kind is Kind.EVENT):
            words = text[ref.start : ref.end]
            span = Span(sentence.sentence.start, sentence.sentence.end)
            disaster = re.search(rf"{_NOUN}\b", words, re.I) is not None
            told = (_IN_NAME.match(words) if disaster else None) or _BEFORE.search(text, max(ref.start - 24, 0), ref.start)
            if told is not None:
                month = MONTHS.get((told["month"] or "").rstrip("."))
                yield Statement(ref.entity, Predicate.START_DATE, told["year"] + (f"-{month:02}" if month else ""), (span,), 0.84, "english-year-of-name")
            if disaster:
                # the Noto Peninsula earthquake was not in Noto City
                told_of = [p for p in places if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", words)]
                for place in (p for p in told_of if not any(p != q and p in q for q in told_of)):
                    hit |= {(places[place], sort): ref.entity for sort in _SORTS if sort in words.lower()}
                    yield Statement(ref.entity, Predicate.LOCATION, places[place], (span,), 0.8, "english-place-of-name")
    yield from _days_of_striking(document, resolution, hit)
