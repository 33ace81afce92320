"""Published civic articles with gold facts as sentences to learn from (bench/train_ner.py --texts).

A gold file (eval/README.md says its format) lists the names of each entity, not where they stand. Every place in the text that
spells one is taken for a name of the entity's kind, the longest first. Where the gold facts leave something open (an entity that
is optional, a name that is only a common word, one that does not begin or end with a word) any label is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import ner_corpora as corpora
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.features import features
from civicgraph.extract.recognition.recogniser import KINDS
from civicgraph.extract.text.sentences import read_sentences
from civicgraph.names import fold
from civicgraph.read import read_file
from gold import Article, articles
from ner_items import LABELS, Sentence, allow, outside


class _Named(NamedTuple):
    """Where a name stands, what types it may have, and whether it may be none."""

    start: int
    end: int
    types: tuple[str, ...]
    open: bool


def masked(folder: Path) -> Iterator[tuple[Sentence, np.ndarray]]:
    """The sentences of a folder's articles (x.txt beside x.json) with the labels that are possible for each word."""
    for article in articles(folder, folder):
        yield from _sentences(article)


def _sentences(article: Article) -> Iterator[tuple[Sentence, np.ndarray]]:
    document = read_file(article.path)
    text = fold(document.text)
    named = _named(article.gold["entities"], text)
    for sentence in read_sentences(document):
        words = sentence.tokens
        if not words or all(word.surface.isspace() for word in words):
            continue
        places = [(word.start, word.end) for word in words]
        first, last = places[0][0], places[-1][1]
        made = Sentence(corpora.Labelled(text[first:last], ()), places, features(words, text))
        mask = outside(made, LABELS[0], ())
        for name in (n for n in named if first <= n.start and n.end <= last):
            inside = [i for i, (start, end) in enumerate(places) if start < name.end and name.start < end]
            whole = places[inside[0]][0] == name.start and places[inside[-1]][1] == name.end
            if name.open or not whole:
                mask[inside[0] : inside[-1] + 1] = 0
            else:
                allow(mask, LABELS[0], (inside[0], inside[-1]), name.types)
        yield made, mask


def _named(entities: list[dict[str, Any]], text: str) -> list[_Named]:
    types: dict[str, tuple[str, ...]] = {}
    for name, kind in KINDS.items():
        types[kind] = (*types.get(kind, ()), name)
    names = [
        (
            fold(name),
            tuple(t for kind in (e["type"], *e.get("alt_types", ())) for t in types.get(kind, ())),
            e.get("optional", False),
        )
        for e in entities
        for name in e["names"]
    ]
    taken = np.zeros(len(text), bool)
    found = []
    for name, possible, optional in sorted(names, key=lambda n: (-len(n[0]), n[0])):
        for match in re.finditer(re.escape(name), text) if possible else ():
            start, end = match.span()
            if taken[start:end].any() or (name.isascii() and _inside_word(start, end, text)):
                continue
            taken[start:end] = True
            found.append(_Named(start, end, possible, bool(optional) or _is_common(name)))
    return sorted(found)


def _inside_word(start: int, end: int, text: str) -> bool:
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return any(c.isascii() and c.isalnum() for c in around)


def _is_common(name: str) -> bool:
    """Whether a name is a word such as 同市 or 協会, by which a text only points to something."""
    words = lexicon()
    pointing = len(name) <= 4 and name.startswith(("同", "本", "当"))
    return (
        len(name) < 2
        or pointing
        or name in words.not_organisations
        or name in words.class_nouns
        or name in words.titles
    )
