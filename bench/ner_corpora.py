"""The sentences that the recogniser learns from and is measured on (bench/train_ner.py, bench/ner.py).

CORPORA, the folder that both take, holds two corpora, one JSON object a line with id, text and entities [start, end, type]
in code points:

- stockmark-ner.jsonl: stockmarkteam/ner-wikipedia-dataset 2.0 (CC BY-SA 3.0). A fifth of its pages, by a hash of the page
  id, is held out.
- wikipedia-annotated-ner.jsonl: ku-nlp/WikipediaAnnotatedCorpus (CC BY-SA 4.0). A twentieth of its articles is held out, and
  none is learnt from that shares a passage with a sentence that the first corpus holds out.

bench/prose/ and bench/relations/documents/ add prose of our own, their README.md say what.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from civicgraph.extract.recognition.recogniser import KINDS
from civicgraph.extract.text.words import tokenize

PROSE = Path(__file__).parent / "prose"
WITH_FACTS = Path(__file__).parent / "relations" / "documents"
EIGHT = tuple(KINDS)[:8]
LAW = re.compile(r".*(?:法律|条例|憲法|基本法|[^方手魔療技用]法|法典|勅令|政令|省令)$")
CODES = dict(zip("PCGOLFWEJA", KINDS, strict=True))
FRAMES = ("「{}」", "『{}』", "（{}）", "{}")
AFTER_PERSON = ("氏", "さん", "様", "氏ら", "先生")
# Two sentences that share so many characters in a row may come from one article.
PASSAGE = 14


class Labelled(NamedTuple):
    """A sentence and its names as (start, end, type)."""

    text: str
    names: tuple[tuple[int, int, str], ...]


class Piece(NamedTuple):
    """A part of a sentence: a name with its type, or the words between names ("")."""

    text: str
    kind: str


class Split(NamedTuple):
    """What is learnt from and what is held out."""

    train: list[Labelled]
    test: list[Labelled]


def bucket(identifier: str, buckets: int) -> int:
    """The same number below `buckets` for all sentences of a page."""
    page = identifier.partition("-")[0]
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % buckets


def stockmark(corpora: Path, fold: int = 0) -> Split:
    """The sentences to learn from, laws told apart from products, and those held out, as they are."""
    train, test = [], []
    for item in lines(corpora / "stockmark-ner.jsonl"):
        names = [(start, end, kind) for start, end, kind in sorted(item["entities"])]
        if bucket(item["id"], 5) == fold:
            test.append(Labelled(item["text"], tuple(names)))
            continue
        told = ((a, b, "法令名" if k == "製品名" and LAW.match(item["text"][a:b]) else k) for a, b, k in names)
        train.append(Labelled(item["text"], tuple(told)))
    return Split(train, test)


def second_corpus(corpora: Path, unseen: Iterable[Labelled]) -> Split:
    """The second corpus with its own types, without the articles that share a passage with a sentence of `unseen`."""
    passages = {s.text[i : i + PASSAGE] for s in unseen for i in range(len(s.text) - PASSAGE + 1)}
    articles: dict[str, list[Labelled]] = {}
    for item in lines(corpora / "wikipedia-annotated-ner.jsonl"):
        names = tuple((start, end, kind) for start, end, kind in sorted(item["entities"]))
        articles.setdefault(item["id"], []).append(Labelled(item["text"], names))
    train, test = [], []
    for identifier, sentences in articles.items():
        if bucket(identifier, 20) == 0:
            test.extend(sentences)
        elif not any(s.text[i : i + PASSAGE] in passages for s in sentences for i in range(len(s.text) - PASSAGE + 1)):
            train.extend(sentences)
    return Split(train, test)


def lines(path: Path) -> Iterator[dict]:
    """The objects of a file of one JSON object a line."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


class Prose(NamedTuple):
    """Sentences of our own: civic ones, those of them held out, and some as an encyclopedia has them."""

    civic: list[Labelled]
    held_out: list[Labelled]
    encyclopedic: list[Labelled]


def prose(folder: Path) -> Prose:
    """The lines of a folder's *.txt, without the marks of headings, and which of them are held out."""
    made = Prose([], [], [])
    for path in sorted(folder.glob("*.txt")):
        documents = 0
        for number, row in enumerate(line for line in path.read_text("utf-8").splitlines() if line):
            if row == "# document":
                documents += 1
                continue
            sentence = _labelled(re.sub(r"^#+ ", "", row))
            if path.name.startswith("encyclopedia-"):
                made.encyclopedic.append(sentence)
            else:
                (made.held_out if _held_out(path.name, documents, number) else made.civic).append(sentence)
    return made


def _held_out(name: str, document: int, line: int) -> bool:
    """Of documents-*.txt every eighth document, of lines-*.txt every tenth line, of relations*.txt the documents that bench/relations.py sets aside."""
    if name.startswith("relations"):
        return document % 4 == 0
    return document % 8 == 3 if name.startswith("documents-") else name.startswith("lines-") and line % 10 == 7


def _labelled(row: str) -> Labelled:
    """A line in which names are marked as {code:name}."""
    return joined(Piece(*reversed(marked(part))) for part in re.split(r"(\{[A-Z]:[^}]+\})", row))


def marked(part: str) -> tuple[str, str]:
    """The type and the text of a part: {P:沢井遥} is a name, all else is none."""
    return (CODES[part[1]], part[3:-1]) if part.startswith("{") else ("", part)


def names_of(sentences: Iterable[Labelled], second: Iterable[Labelled]) -> dict[str, list[str]]:
    """All names by type, with the people and places of the second corpus."""
    names: dict[str, list[str]] = {}
    for text, entities in sentences:
        for start, end, kind in entities:
            names.setdefault(kind, []).append(text[start:end])
    kinds = {"PERSON": "人名", "LOCATION": "地名"}
    for text, entities in second:
        for start, end, kind in entities:
            if kind in kinds and end - start > 2 and not re.search(r"[\sぁ-ん]", text[start:end]):
                names[kinds[kind]].append(text[start:end])
    return names


def varied(sentence: Labelled, pool: dict[str, list[str]], chance: random.Random, *, framed: bool) -> Labelled:
    """A copy of a sentence with other names; `framed` also puts brackets, abbreviations and honorifics around them."""
    made: list[Piece] = []
    for name, kind in pieces(sentence):
        if not kind:
            made.append(Piece(name, ""))
            continue
        other = Piece(chance.choice(pool[kind]) if chance.random() < 0.5 else name, kind)
        spaced = kind == "人名" and not framed and chance.random() < 0.1
        made.extend(frame(other, chance) if framed else [Piece(apart(other.text), kind) if spaced else other])
    return joined(made)


def frame(name: Piece, chance: random.Random) -> list[Piece]:
    """A name as it stands in civic prose."""
    if name.kind == "人名":
        name = Piece(apart(name.text) if chance.random() < 0.2 else name.text, name.kind)
        return [name, Piece(chance.choice(AFTER_PERSON), "")] if chance.random() < 0.3 else [name]
    if name.kind in ("製品名", "イベント名", "法令名", "事業名"):
        before, after = chance.choice(FRAMES).split("{}")
        return [Piece(before, ""), name, Piece(after, "")]
    if name.kind != "地名" and chance.random() < 0.15:
        short = "".join(chance.choices("ABCDEFGHIJKLMNOPRSTW", k=chance.randint(3, 5)))
        return [name, Piece("（", ""), Piece(short, name.kind), Piece("）", "")]
    return [name]


def apart(name: str) -> str:
    """A Japanese name with the space between family and given name that lists of members have."""
    words = tokenize(name, mode="A")
    return "　".join(w.surface for w in words) if len(words) == 2 and all(w.pos[2] == "人名" for w in words) else name


def pieces(sentence: Labelled) -> Iterator[Piece]:
    """A sentence cut at its names."""
    position = 0
    for start, end, kind in sentence.names:
        yield Piece(sentence.text[position:start], "")
        yield Piece(sentence.text[start:end], kind)
        position = end
    yield Piece(sentence.text[position:], "")


def joined(parts: Iterable[Piece]) -> Labelled:
    """The sentence that the parts make."""
    text, names = "", []
    for part in parts:
        if part.kind:
            names.append((len(text), len(text) + len(part.text), part.kind))
        text += part.text
    return Labelled(text, tuple(names))
