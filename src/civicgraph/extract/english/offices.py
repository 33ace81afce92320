"""Who holds an office of a nation: Japanese Prime Minister Mina Holt, U.S. President …, Chief Cabinet Secretary …."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from civicgraph.extract.english.found import Found
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import mint, name_key
from civicgraph.records import Document, Entity, Kind, Mention, Name, Predicate, Span, Statement

if TYPE_CHECKING:
    from civicgraph.extract.english.entities import Resolution, ResolvedSentence

_NATIONS = {
    "Japanese": "Japan", "U.S.": "United States", "US": "United States", "American": "United States", "South Korean": "South Korea", "North Korean": "North Korea",
    "Chinese": "China", "Taiwanese": "Taiwan", "British": "United Kingdom", "UK": "United Kingdom", "French": "France", "German": "Germany", "Indian": "India", "Italian": "Italy",
    "Australian": "Australia", "Canadian": "Canada", "Russian": "Russia", "Ukrainian": "Ukraine", "Philippine": "Philippines", "Indonesian": "Indonesia", "Vietnamese": "Vietnam",
    "Thai": "Thailand", "Estonian": "Estonia", "Danish": "Denmark", "Finnish": "Finland", "Swedish": "Sweden", "Dutch": "Netherlands", "Spanish": "Spain", "Brazilian": "Brazil", "Malaysian": "Malaysia",
}  # fmt: skip
_COUNTRIES = {"Japan": "Japan", "the United States": "United States", "the U.S.": "United States", "the US": "United States"} | {n: n for n in _NATIONS.values()}
_ADJECTIVE = "|".join(sorted(map(re.escape, _NATIONS), key=len, reverse=True))
_COUNTRY = "|".join(sorted(map(re.escape, _COUNTRIES), key=len, reverse=True))
_PORTFOLIO = r"(?:Foreign|Finance|Defen[sc]e|Justice|Environment|Health|Education|Digital|Trade|Industry|Economy|Transport|Land|Farm|Agriculture|Internal Affairs|Reconstruction|Interior|Culture|Labou?r)"
_OFFICE = (
    rf"(?P<title>(?:[Dd]eputy |[Vv]ice |State |[Ff]ormer |[Tt]hen[- ]|[Ii]ncoming |[Oo]utgoing )?(?:Prime Minister|Premier|(?:Deputy )?Chief Cabinet Secretary|{_PORTFOLIO} Minister"
    r"|[Gg]overnment spokes(?:person|man|woman)|(?P<abroad>Vice President|President|Ambassador|(?:Foreign|Defen[sc]e|Commerce|Treasury|Energy|Labor|Transport|Interior|Home|Trade) Secretary|Secretary of State|Chancellor|Emperor|Empress|Crown Prince)))"
)
_BEFORE = re.compile(rf"(?:(?:\b(?P<adjective>{_ADJECTIVE})|\b(?P<country>{_COUNTRY})(?:['’]s)?) (?:[a-z]+ )?)?\b{_OFFICE} (?:(?:Mr|Ms|Mrs|Dr)\.? )?$")
_AFTER = re.compile(rf"(?P<of> of (?P<country>{_COUNTRY})\b)|, (?:the |then |former )*(?:(?P<owner>{_COUNTRY})['’]s|(?P<adjective>{_ADJECTIVE})) (?:first |current |former |then )?(?P<post>(?:[a-z]+ )?(?:minister|president|ambassador|prime minister|finance minister))\b|, (?:the |then |former |an? )*(?P<title>(?:deputy |vice )?(?:prime minister|president|foreign minister|ambassador)) (?:of|to) (?P<other>{_COUNTRY})\b")
_GOVERNMENT = re.compile(rf"(?:\b(?P<adjective>{_ADJECTIVE})|\b(?P<country>{_COUNTRY})['’]s) (?:(?:national|central|federal) )?[Gg]overnment\b(?! (?:of|officials?|spokes|websites?|agenc|employ|data|bonds?|portals?)\b)")


def find_governments(sentence: Sentence, text: str) -> Iterator[Found]:
    """The Japanese government, Japan's government: the body rather than the country."""
    for match in _GOVERNMENT.finditer(text, sentence.start, sentence.end):
        nation = _NATIONS[match["adjective"]] if match["adjective"] else _COUNTRIES[match["country"]]
        span = NameSpan(match.start(), match.end(), 0, 0, ("Government", "of", nation))
        yield Found(span, Kind.ORGANIZATION, 0.9, "government", name_key(f"Government of {nation}"), "NationalGovernment")


def name_governments(resolution: Resolution) -> None:
    """Let the governments that the text names bear the country's name too, by which it speaks of them."""
    for entity in [e for e in resolution.entities.values() if any(m.method == "government" for m in e.mentions)]:
        _government(entity.names[0].text.removeprefix("Government of "), entity.mentions[0], resolution.entities)


def holders_of_office(document: Document, sentence: ResolvedSentence, resolution: Resolution) -> Iterator[Statement]:
    """Whom a sentence calls by such an office; where it is not said of which country, of Japan if the text names it."""
    text, line = document.text, sentence.sentence
    for ref in (r for r in sentence.refs if r.kind is Kind.PERSON):
        before, after = _BEFORE.search(text[line.start : ref.start]), _AFTER.match(text[ref.end : line.end])
        nation, title, at = None, "", (line.start, line.end)
        if before is not None:
            title = before["title"]
            at = (line.start + before.start("title"), line.start + before.end("title"))
            own = _NATIONS.get(before["adjective"] or "") or _COUNTRIES.get(before["country"] or "")
            nation = own or (_COUNTRIES[after["country"]] if after is not None and after["of"] else None)
            if nation is None and not before["abroad"] and ("Chief Cabinet" in title or _is_of_japan(resolution)):
                nation = "Japan"
        elif after is not None and after["post"]:
            nation, title = _COUNTRIES[after["owner"]] if after["owner"] else _NATIONS[after["adjective"]], after["post"]
            at = (ref.end + after.start("post"), ref.end + after.end("post"))
        elif after is not None and after["title"]:
            nation, title = _COUNTRIES[after["other"]], after["title"]
            at = (ref.end + after.start("title"), ref.end + after.end("title"))
        if nation is not None:
            past = title.lower().startswith(("former", "then"))
            role = re.sub(r"^(?:[Ff]ormer|[Tt]hen|[Ii]ncoming|[Oo]utgoing)[ -]", "", title)
            government = _government(nation, Mention(*at, Kind.ORGANIZATION, 0.8, "office"), resolution.entities)
            yield Statement(ref.entity, Predicate.AFFILIATION, government, (Span(line.start, line.end),), 0.88, "english-office-of-nation", role=role, status="past" if past else None)


def _is_of_japan(resolution: Resolution) -> bool:
    """Whether a text names Japan, and no other country as often."""
    named = {n.text: len(e.mentions) for e in resolution.entities.values() for n in e.names if n.text in _COUNTRIES}
    return "Japan" in named and all(n == "Japan" or count < named["Japan"] for n, count in named.items())


def _government(nation: str, mention: Mention, entities: dict[str, Entity]) -> str:
    """The id of a nation's government, which the text may name by an office alone."""
    name = mint(Kind.ORGANIZATION, f"Government of {nation}")
    known = entities.get(name)
    names: Sequence[Name] = [Name(n, "en") for n in (f"Government of {nation}", nation, *(("U.S.", "US") if nation == "United States" else ()))]
    mentions = tuple(sorted({*(known.mentions if known else ()), mention}, key=lambda m: (m.start, m.end)))
    entities[name] = Entity(name, Kind.ORGANIZATION, tuple(dict.fromkeys([*(known.names if known else ()), *names])), mentions, "org:FormalOrganization", "NationalGovernment")
    return name
