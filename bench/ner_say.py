"""What a network of bench/train_ner.py says of sentences: each word's label probabilities."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from ner_items import BATCH, Sentence, batch, padded
from ner_model import Network

# Each word's label probabilities, half of them among the labels that are possible, where a mask of each sentence tells those.
Said = Callable[[list[Sentence], Callable[[Sentence], np.ndarray] | None], list[np.ndarray]]
# So many sentences are encoded at once.
_PORTION = 4000


def says(network: Network, read: Callable[[list[Sentence]], list], joined: Callable[[list], object] = batch) -> Said:
    """What a network says of sentences that `read` encodes and `joined` puts side by side."""
    network.eval()

    def said(sentences: list[Sentence], possible: Callable[[Sentence], np.ndarray] | None = None) -> list[np.ndarray]:
        found = []
        for start in range(0, len(sentences), _PORTION):
            some = sentences[start : start + _PORTION]
            found += _probabilities(network, read(some), joined, [possible(s) for s in some] if possible else None)
        return found

    return said


def _probabilities(
    network: Network, items: list, joined: Callable[[list], object], masks: list[np.ndarray] | None
) -> list[np.ndarray]:
    """How the log sum over all label sequences, and over those that the masks leave, grows with each score."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].marks))
    found: dict[int, np.ndarray] = {}
    for start in range(0, len(order), BATCH):
        group = order[start : start + BATCH]
        lengths = torch.tensor([len(items[i].marks) for i in group])
        with torch.no_grad():
            scores = network.scores(network(joined([items[i] for i in group])))
        rows = _grown(network, scores, lengths)
        if masks is not None:
            rows = (rows + _grown(network, scores + padded([masks[i] for i in group]), lengths)) / 2
        found.update((i, row[: len(items[i].marks)].numpy()) for i, row in zip(group, rows, strict=True))
    return [found[i] for i in range(len(items))]


def _grown(network: Network, scores: Tensor, lengths: Tensor) -> Tensor:
    scores = scores.detach().requires_grad_(True)
    (gradient,) = torch.autograd.grad(network.chain.whole(scores, lengths).sum(), scores)
    return gradient
