"""Ministries named by their minister's portfolio: Vice-Minister of Land, Infrastructure, Transport and Tourism."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.english.found import Found, known_entities
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

_MINISTER = re.compile(r"Minister (?:of|for) (?:the )?(?=[A-Z])")
# Japan's own: elsewhere there is a Ministry of Digital Affairs, and in Japan a Minister without one.
_MINISTRY = re.compile(r"[一-鿿]{2,6}省")
_PORTFOLIO = re.compile(r"[A-Z][a-z]+(?:(?:,? and |, | )[A-Z][a-z]+)*")


def find_portfolios(sentence: Sentence, text: str) -> Iterator[Found]:
    """The ministries of the knowledge base whose portfolio a minister's title in the sentence names."""
    for title in _MINISTER.finditer(text, sentence.start, sentence.end):
        words = _PORTFOLIO.match(text, title.end(), sentence.end)
        ends = [m.end() for m in re.finditer(r"[a-z](?=\W|$)", words.group())] if words else []
        for end in reversed(ends):
            name = f"Ministry of {text[title.end() : title.end() + end]}"
            known = [k for k in known_entities(name) if any(_MINISTRY.fullmatch(n.text) for n in k.names)]
            if len(known) == 1:
                span = NameSpan(title.end(), title.end() + end, 0, 0, tuple(name.replace(",", " ,").split()))
                yield Found(
                    span,
                    Kind.ORGANIZATION,
                    0.95,
                    "minister-of",
                    name_key(name),
                    known[0].sector,
                    False,
                    known[0],
                )
                break
