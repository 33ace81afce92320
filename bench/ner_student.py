"""The network that ships (bench/train_ner.py): it learns the label probabilities that the teacher gives (Hinton et al. 2015)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import torch

import ner_corpora as corpora
from ner_fit import fit
from ner_items import (
    LABELS,
    POSSIBLE,
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
from ner_say import Said

SIZE = Size(hidden=192, input_dropout=0.25, layer_dropout=0.25, mark_dropout=0.1)
SEED, STEADY = 31, 0.998
# Epochs and the rate that they begin with; the last of each stage are plain ones.
STAGES, PLAIN_EPOCHS = ((12, 2e-3), (8, 1.2e-3)), 3
BATCH = 48
# Of copies of the first corpus, of our prose and of the second corpus so many are learnt from.
COPIES, CIVIC_COPIES, ENCYCLOPEDIC_COPIES, FURTHER = 5000, 4000, 1500, 4000


class Part(NamedTuple):
    """Sentences with what is wanted of them, and the shares of them that an epoch draws, and one of the last, plain epochs."""

    items: list[Item]
    share: float
    last: float


def taught(material: Material, marks: list[str], vectors: torch.Tensor, chain: dict[str, torch.Tensor], said: Said) -> Network:
    """A student of what a teacher says, whose chain of labels it takes over."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    parts = wanted(marks, material, said)
    student = Network(len(marks) + 1, vectors, LABELS, SIZE)
    student.chain.load_state_dict(chain)
    student.chain.requires_grad_(False)

    def loss(given: Batch) -> torch.Tensor:
        # The cross entropy of label sequences, but for a constant, as the chain is fixed; padding wants nothing.
        scores = student.scores(student(given))
        return (student.chain.whole(scores, given.lengths) - (given.masks[0] * scores).sum((1, 2))).mean()

    for epochs, rate in STAGES:

        def drawn(epoch: int, first_plain: int = epochs - PLAIN_EPOCHS) -> list[list[Item]]:
            shares = ((part.items, part.last if epoch >= first_plain else part.share) for part in parts)
            return batches([item for items, share in shares for item in random.sample(items, int(len(items) * share))], BATCH)

        fit(student, epochs, drawn, loss, rate, STEADY)
    return student


def wanted(marks: list[str], material: Material, said: Said) -> list[Part]:
    """All that the student learns from."""
    chance = random.Random(77)
    train, civic, wiki, second = (
        [s for s in part if s.seen] for part in (material.train, material.civic, material.encyclopedic, material.second)
    )
    second = [s for s in second if len(s.seen) > 2]
    own = corpora.names_of([s.labelled for s in [*train, *civic, *wiki]], [s.labelled for s in second])
    others = corpora.names_of([s.labelled for s in second], ())
    for kind, types in POSSIBLE.items():
        others[kind] += [name for t in types for name in own[t]]

    def varied(sentences: Sequence[Sentence], pool: dict[str, list[str]]) -> list[Sentence]:
        return [read(corpora.varied(s.labelled, pool, chance, framed=False)) for s in sentences if s.labelled.names]

    def told(sentences: list[Sentence], mask: Callable[[Sentence], tuple], most: int | None = None) -> list[Item]:
        sentences = [s for s in sentences if s.seen]
        if most is not None:
            sentences = chance.sample(sentences, min(most, len(sentences)))
        rows = said(sentences, lambda s: mask(s)[0])
        items = encoded(sentences, marks, lambda _: (None, None))
        return [item._replace(masks=(row.astype(np.float32), None)) for item, row in zip(items, rows, strict=True)]

    copies = [*material.swapped, *varied(train, own), *varied(train, own), *material.framed]
    return [
        Part(told(train, first_mask), 1, 1),
        Part(told(copies, first_mask, COPIES), 0.8, 0.3),
        Part(told(civic, civic_mask), 1, 1),
        Part(told(material.civic_copies, civic_mask, CIVIC_COPIES), 0.6, 0.3),
        Part(told(wiki, first_mask), 1, 1),
        Part(told(varied(wiki, own), first_mask, ENCYCLOPEDIC_COPIES), 0.6, 0.3),
        Part(told(second, second_masks), 0.6, 0.5),
        Part(told(varied(second, others), second_masks, FURTHER), 0.6, 0.2),
    ]
