"""The network that ships (bench/train_ner.py): it learns the label probabilities that the teacher gives (Hinton et al. 2015)."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch

import ner_corpora as corpora
from ner_fit import fit
from ner_items import (
    LABELS,
    Item,
    Material,
    Sentence,
    batches,
    civic_mask,
    encoded,
    first_mask,
    read,
    second_masks,
)
from ner_model import Batch, Network, Size
from ner_neighbours import Neighbours
from ner_say import Said

SIZE = Size(hidden=160, input_dropout=0.25, layer_dropout=0.25, mark_dropout=0.1)
SEED, STEADY = 31, 0.998
EPOCHS, RATE = 16, 2e-3
# Copies of each sentence with other nouns, every other with other names too: of the first corpus, our prose, the second corpus.
TRAIN_COPIES, PROSE_COPIES, SECOND_COPIES = 6, 2, 1
# Of the second corpus and of all copies so many are drawn for an epoch; of copies fewer for the last ones.
SECOND_SHARE, COPIES_SHARE, LAST_COPIES_SHARE, LAST_EPOCHS = 0.6, 0.5, 0.25, 3
BATCH = 48


class Part(NamedTuple):
    """Sentences with what is wanted of them, and the shares of them that an epoch draws, and one of the last epochs."""

    items: list[Item]
    share: float
    last: float


def taught(material: Material, marks: list[str], vectors: torch.Tensor, chain: dict[str, torch.Tensor], said: Said) -> Network:
    """A student of what a teacher says, whose chain of labels it takes over."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    parts = wanted(marks, material, said, Neighbours(vectors.numpy()))
    student = Network(len(marks) + 1, vectors, LABELS, SIZE)
    student.chain.load_state_dict(chain)
    student.chain.requires_grad_(False)

    def loss(given: Batch) -> torch.Tensor:
        # The cross entropy of label sequences, but for a constant, as the chain is fixed; padding wants nothing.
        scores = student.scores(student(given))
        return (student.chain.whole(scores, given.lengths) - (given.masks[0] * scores).sum((1, 2))).mean()

    def drawn(epoch: int) -> list[list[Item]]:
        shares = ((part.items, part.last if epoch >= EPOCHS - LAST_EPOCHS else part.share) for part in parts)
        return batches([item for items, share in shares for item in random.sample(items, int(len(items) * share))], BATCH)

    fit(student, EPOCHS, drawn, loss, RATE, STEADY)
    return student


def wanted(marks: list[str], material: Material, said: Said, neighbours: Neighbours) -> list[Part]:
    """All that the student learns from."""
    chance = random.Random(77)
    train, civic, wiki = material.train, material.civic, material.encyclopedic
    second = [s for s in material.second if len(s.seen) > 2]
    own = corpora.names_of([s.labelled for s in [*train, *civic, *wiki]], [s.labelled for s in second])

    def copies(sentences: list[Sentence], times: int) -> list[Sentence]:
        # Every other copy has other names too.
        named = [corpora.varied(s.labelled, own, chance, framed=False) if n % 2 else s.labelled for n in range(times) for s in sentences]
        return [read(neighbours.copy(s, chance)) for s in named]

    def told(sentences: list[Sentence], mask: Callable[[Sentence], tuple]) -> list[Item]:
        sentences = [s for s in sentences if s.seen]
        rows = said(sentences, lambda s: mask(s)[0])
        items = encoded(sentences, marks, lambda _: (None, None))
        return [item._replace(masks=(row.astype(np.float16), None)) for item, row in zip(items, rows, strict=True)]

    originals = [
        Part(told(train, first_mask), 1, 1),
        Part(told(civic, civic_mask), 1, 1),
        Part(told(wiki, first_mask), 1, 1),
        Part(told(second, second_masks), SECOND_SHARE, SECOND_SHARE),
    ]
    changed = [
        told([*copies(train, TRAIN_COPIES), *material.framed], first_mask),
        told(copies(civic, PROSE_COPIES), civic_mask),
        told(copies(wiki, PROSE_COPIES), first_mask),
        told(copies(second, SECOND_COPIES), second_masks),
    ]
    return [*originals, *(Part(items, COPIES_SHARE, LAST_COPIES_SHARE) for items in changed)]
