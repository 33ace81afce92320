"""Credits of news: who took a picture for which agency (Mina Holt/AFP/Getty), and the outlet beside the day of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extract.english.found import Found
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.people import person_key
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

_AGENCY = (
    r"(?:AFP|AP|EPA|UPI|ANSA|DPA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Kyodo(?: News)?|KYODO(?: NEWS)?|Jiji(?: Press)?|JIJI(?: PRESS)?|Xinhua|Anadolu(?: Agency)?|NurPhoto|Shutterstock"
    r"|The (?:Yomiuri|Asahi|Mainichi) Shimbun|The Japan Times|The New York Times|CBS News|NBC News|ABC News|NHK)"
)
_PICTURE = re.compile(rf"(?<![\w/])(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){{1,2}}) ?/ ?(?P<agency>{_AGENCY})(?: ?(?:/| via ) ?(?P<second>{_AGENCY}))?(?![\w/])")
# Jiji Press/AFP, Japan Pool/AP, White House/AP
_NO_SURNAMES = frozenset({"Press", "Pool", "Images", "House", "Cross", "Photo", "Photos", "Handout", "Agency", "Service", "Office", "Government", "City", "News"})
_OUTLET = re.compile(r"(?:\d{1,2}:\d\d ?[AP]\.?M\.?(?: [A-Z]{2,4})?|\b(?:19|20)\d\d) ?[/|] ?(?P<outlet>[A-Z]{2,4} News|[A-Z][a-z]+ (?:News|Times|Post|Herald|Journal))$")


def find_credits(sentence: Sentence, text: str) -> Iterator[Found]:
    """The people and the agencies of a sentence's picture credits, and the outlet of the line of its day."""
    if "/" in text[sentence.start : sentence.end]:
        for match in _PICTURE.finditer(text, sentence.start, sentence.end):
            words = tuple(match["name"].split())
            if words[-1] in _NO_SURNAMES or lexicon().head_of(words) is not None or lexicon().is_place(words[0]):
                continue
            yield Found(NameSpan(*match.span("name"), 0, 0, words), Kind.PERSON, 0.85, "picture-credit", person_key(words))
            for group in ("agency", "second"):
                if match[group]:
                    yield _body(match, group)
        if outlet := _OUTLET.search(text[sentence.start : sentence.end]):
            found = _body(outlet, "outlet")
            yield replace(found, span=found.span._replace(start=found.span.start + sentence.start, end=found.span.end + sentence.start))


def _body(match: re.Match[str], group: str) -> Found:
    name = match[group].removeprefix("The ")
    start = match.end(group) - len(name)
    return Found(NameSpan(start, match.end(group), 0, 0, tuple(name.split())), Kind.ORGANIZATION, 0.9, "credit", name_key(name), "Media")
