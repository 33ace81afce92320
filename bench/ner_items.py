"""What the recogniser's networks learn from (bench/train_ner.py): sentences as the network sees them, and as numbers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import torch

import ner_corpora as corpora
from civicgraph.extract.recognition.features import Seen, features
from civicgraph.extract.recognition.recogniser import KINDS
from civicgraph.extract.text.words import tokenize
from civicgraph.names import fold
from ner_model import IMPOSSIBLE, Batch, bioes

IREX = ("PERSON", "ORGANIZATION", "LOCATION", "ARTIFACT", "DATE", "TIME", "MONEY", "PERCENT")
LABELS = (bioes(tuple(KINDS)), bioes(IREX))
# What a name of the second corpus may be in the first one's types; all else is no name there, or one it does not count.
POSSIBLE = {
    "PERSON": ("人名",),
    "LOCATION": ("地名", "施設名"),
    "ORGANIZATION": ("法人名", "政治的組織名", "その他の組織名", "施設名"),
}
# Our civic prose tells companies, bodies of government and others apart as it likes, not as the first corpus does.
BODIES = ("法人名", "政治的組織名", "その他の組織名")
UNCOUNTED = ("イベント名", "製品名", "施設名")
ANYTHING = ("OPTIONAL", "ARTIFACT")

# A mark that is rarer in what is learnt from counts for nothing.
LEAST = 8
MOST_MARKS = 40
CIVIC_COPIES = 2
BATCH, BATCH_WORDS = 32, 1400


class Item(NamedTuple):
    """An encoded sentence: marks, vectors, and what labels of the first and of the second corpus are possible, if known."""

    marks: np.ndarray
    vectors: np.ndarray
    masks: tuple[np.ndarray | None, np.ndarray | None]


class Sentence(NamedTuple):
    """A sentence with its names, the places of its words, and what the network sees of them."""

    labelled: corpora.Labelled
    words: list[tuple[int, int]]
    seen: list[Seen]


class Material(NamedTuple):
    """All that is learnt from; `swapped` and `framed` are copies of the named sentences of `train`, in order."""

    train: list[Sentence]
    swapped: list[Sentence]
    framed: list[Sentence]
    civic: list[Sentence]
    civic_copies: list[Sentence]
    encyclopedic: list[Sentence]
    second: list[Sentence]


def gathered(train: list[corpora.Labelled], second: list[corpora.Labelled]) -> Material:
    """All sentences to learn from, as the network sees them."""
    civic, _, encyclopedic = corpora.prose(corpora.PROSE)
    civic += corpora.prose(corpora.WITH_FACTS).civic
    pool = corpora.names_of([*train, *civic, *encyclopedic], second)
    chance = random.Random(5)
    named = [s for s in train if s.names]
    copies = [
        [corpora.varied(s, pool, chance, framed=False) for s in named],
        [corpora.varied(s, pool, chance, framed=True) for s in named],
        civic,
        [corpora.varied(s, pool, chance, framed=False) for _ in range(CIVIC_COPIES) for s in civic if s.names],
        encyclopedic,
    ]
    return Material(*(list(map(read, part)) for part in (train, *copies, second)))


def read(labelled: corpora.Labelled) -> Sentence:
    """A sentence as the recogniser reads it."""
    text = fold(labelled.text)
    words = tokenize(text, mode="A")
    return Sentence(labelled, [(w.start, w.end) for w in words], features(words, text))


def kept_marks(material: Material) -> list[str]:
    """The marks that are frequent enough."""
    counts = Counter(m for part in material for sentence in part for word in sentence.seen for m in word.marks)
    return sorted(mark for mark, count in counts.items() if count >= LEAST)


def encoded(sentences: Iterable[Sentence], marks: list[str], masks: Callable[[Sentence], tuple]) -> list[Item]:
    """Sentences of at least one word as numbers."""
    rows = {mark: number for number, mark in enumerate(marks, 1)}
    items = []
    for sentence in sentences:
        if not sentence.seen:
            continue
        table = np.zeros((len(sentence.seen), MOST_MARKS), np.int32)
        for index, word in enumerate(sentence.seen):
            known = [rows[m] for m in word.marks if m in rows][:MOST_MARKS]
            table[index, : len(known)] = known
        items.append(Item(table, np.array([word.rows for word in sentence.seen]), masks(sentence)))
    return items


def first_mask(sentence: Sentence) -> tuple[np.ndarray, None]:
    """The labels of a sentence of the first corpus."""
    mask = outside(sentence, LABELS[0], ())
    for first, last, kind in covered(sentence):
        allow(mask, LABELS[0], (first, last), (kind,))
    return mask, None


def civic_mask(sentence: Sentence) -> tuple[np.ndarray, None]:
    """What a sentence of civic prose leaves possible: any type of organisation where it names one."""
    mask = outside(sentence, LABELS[0], ())
    for first, last, kind in covered(sentence):
        allow(mask, LABELS[0], (first, last), BODIES if kind in BODIES else (kind,))
    return mask, None


def second_masks(sentence: Sentence) -> tuple[np.ndarray, np.ndarray]:
    """What a sentence of the second corpus leaves possible, and its labels."""
    own, other = outside(sentence, LABELS[1], ()), outside(sentence, LABELS[0], UNCOUNTED)
    for first, last, kind in covered(sentence):
        if kind in ANYTHING:
            other[first : last + 1] = 0
        else:
            allow(other, LABELS[0], (first, last), POSSIBLE.get(kind, ()))
        if kind == "OPTIONAL":
            own[first : last + 1] = 0
        else:
            allow(own, LABELS[1], (first, last), (kind,))
    return other, own


def covered(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Each name by the first and last word that it covers whole."""
    for start, end, kind in sentence.labelled.names:
        inside = [i for i, (a, b) in enumerate(sentence.words) if start <= a and b <= end]
        if inside:
            yield inside[0], inside[-1], kind


def outside(sentence: Sentence, labels: list[str], also: tuple[str, ...]) -> np.ndarray:
    """A mask that allows no name, but of the types `also`."""
    allowed = [label == "O" or label[2:] in also for label in labels]
    return np.tile(np.where(allowed, 0, IMPOSSIBLE).astype(np.float32), (len(sentence.words), 1))


def allow(mask: np.ndarray, labels: list[str], span: tuple[int, int], kinds: tuple[str, ...]) -> None:
    """Allow exactly a name of one of the kinds from the first word to the last; without kinds, no name."""
    first, last = span
    mask[first : last + 1] = IMPOSSIBLE
    if not kinds:
        mask[first : last + 1, 0] = 0
    for kind in kinds:
        for index in range(first, last + 1):
            part = "S" if first == last else "B" if index == first else "E" if index == last else "I"
            mask[index, labels.index(f"{part}-{kind}")] = 0


def batches(items: list[Item], most: int = BATCH) -> list[list[Item]]:
    """Items of one length together, at most so many, in random order."""
    items = sorted(items, key=lambda item: len(item.marks) + random.random() / 2)
    made: list[list[Item]] = []
    for item in items:
        full = made and (len(made[-1]) == most or (len(made[-1]) + 1) * len(item.marks) > BATCH_WORDS / BATCH * most)
        if not made or full or len(made[-1][0].marks) != len(item.marks):
            made.append([])
        made[-1].append(item)
    random.shuffle(made)
    return made


def batch(items: list[Item]) -> Batch:
    """Items side by side, padded with nought."""
    masks = tuple(padded([i.masks[n] for i in items]) if items[0].masks[n] is not None else None for n in (0, 1))
    lengths = torch.tensor([len(i.marks) for i in items])
    return Batch(padded([i.marks for i in items]), padded([i.vectors for i in items]), lengths, masks)


def padded(rows: list[np.ndarray]) -> torch.Tensor:
    """Rows of different length as one tensor, padded with nought."""
    made = np.zeros((len(rows), max(map(len, rows)), *rows[0].shape[1:]), rows[0].dtype)
    for index, row in enumerate(rows):
        made[index, : len(row)] = row
    return torch.from_numpy(made)
