"""The last step of bench/train_ner.py: students that begin alike learn what the teacher says, and the mean of their weights and the beginning's ships.

It is better than each of them, and no slower than one (model soups, Wortsman et al. 2022).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import torch

import ner_corpora as corpora
from ner_fit import fit
from ner_items import LABELS, Item, Material, Sentence, batches, encoded, first_mask, read, second_masks
from ner_model import Batch, Network

# What a teacher says of sentences: each word's label probabilities, half of them among the labels that are possible.
Said = Callable[[list[Sentence], Callable[[Sentence], np.ndarray] | None], list[np.ndarray]]

SEEDS = (31, 41, 42)
EPOCHS, PLAIN_EPOCHS, RATE, STEADY = 6, 2, 1.5e-3, 0.998
CIVIC_COPIES, TEXT_COPIES = 1500, 2
# What the labels say counts so much beside what the teacher says.
LABELLED = 0.3
# The shares of the copies and of the second corpus that an epoch draws, and that the last, plain epochs draw.
COPIES, LAST_COPIES, SECOND, LAST_SECOND = 0.5, 0.2, 0.6, 0.4


def finished(
    begun: Network,
    marks: list[str],
    vectors: torch.Tensor,
    material: Material,
    said: Said,
    texts: Sequence[tuple[Sentence, np.ndarray]],
) -> dict[str, torch.Tensor]:
    """The mean of the weights, for use, of the beginning and of the students that each seed gives; `texts` come with masks of
    what is possible.
    """
    plain, copies, second = _drawn_from(material)
    targets = [_with_labels(s, row) for s, row in zip([*plain, *copies], said([*plain, *copies], None), strict=True)]
    targets += said(second, lambda s: second_masks(s)[0])
    items = _items([*plain, *copies, *second], targets, marks)
    told = _items([s for s, _ in texts], [mask for _, mask in texts], marks) * TEXT_COPIES
    borders = (len(plain), len(plain) + len(copies))
    states = [begun.frozen()]
    for seed in SEEDS:
        random.seed(seed)
        torch.manual_seed(seed)
        student = Network(len(marks) + 1, vectors, LABELS, begun.size)
        student.load_state_dict(begun.state_dict())
        _learn(student, items[: borders[0]], items[borders[0] : borders[1]], items[borders[1] :], told)
        states.append(student.frozen())
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def _drawn_from(material: Material) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """The sentences of the first corpus, copies and civic sentences, and the second corpus."""
    chance = random.Random(77)
    named = [s.labelled for s in material.train if s.labelled.names]
    civic = [s.labelled for s in material.civic]
    pool = corpora.names_of([*(s.labelled for s in material.train), *civic], [s.labelled for s in material.second])
    more = [read(corpora.varied(s, pool, chance, framed=False)) for s in named]
    some = chance.sample(material.civic_copies, CIVIC_COPIES)
    copies = [*material.swapped, *more, *material.framed, *material.civic, *some]
    second = [s for s in material.second if len(s.seen) > 2]
    return [s for s in material.train if s.seen], [s for s in copies if s.seen], second


def _with_labels(sentence: Sentence, row: np.ndarray) -> np.ndarray:
    target: np.ndarray = (1 - LABELLED) * row + LABELLED * (first_mask(sentence)[0] == 0)
    return target.astype(np.float32)


def _items(sentences: Sequence[Sentence], masks: Sequence[np.ndarray], marks: list[str]) -> list[Item]:
    items = encoded(sentences, marks, lambda _: (None, None))
    return [item._replace(masks=(mask, None)) for item, mask in zip(items, masks, strict=True)]


def _learn(student: Network, plain: list[Item], copies: list[Item], second: list[Item], told: list[Item]) -> None:
    """Bring the student's label probabilities near the targets; of texts the label sequences that masks allow shall be likely."""
    student.chain.requires_grad_(False)

    def drawn(epoch: int) -> list[list[Item]]:
        last = epoch >= EPOCHS - PLAIN_EPOCHS
        parts = ((copies, LAST_COPIES if last else COPIES), (second, LAST_SECOND if last else SECOND))
        some = [batches(random.sample(part, int(len(part) * share))) for part, share in parts]
        groups = [*batches(plain), *some[0], *some[1], *batches(told)]
        random.shuffle(groups)
        return groups

    def loss(given: Batch) -> torch.Tensor:
        scores, target = student.scores(student(given)), given.masks[0]
        if float(target.min()) < 0:
            # A mask of scores, not probabilities.
            return student.chain.loss(scores, target, given.lengths)
        # The cross entropy of label sequences, but for a constant, as the chain is fixed; padding wants nothing.
        return (student.chain.whole(scores, given.lengths) - (target * scores).sum((1, 2))).mean()

    fit(student, EPOCHS, drawn, loss, RATE, STEADY)
