"""The recogniser's best teacher (bench/train_ner.py): a pretrained encoder beside the marks and vectors, an LSTM, the chain.

Too slow and too large to ship; the student learns the label probabilities that it gives. The encoder's lowest layers stay as
they are, and what they make of a sentence is computed once; the highest, which were trained to sum up whole sentences, are left out.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from civicgraph.names import fold
from ner_encoder import Bottom, Layer, Pretrained, Units, unseen
from ner_items import (
    LABELS,
    Item,
    Material,
    Sentence,
    batch,
    batches,
    civic_mask,
    encoded,
    first_mask,
    padded,
    second_masks,
)
from ner_model import Batch, Network, Size

LOWEST, HIGHEST = 4, 10
WIDTH = 192
SIZE = Size(hidden=176, input_dropout=0.35, layer_dropout=0.35, mark_dropout=0.2)
# So often a sentence's marks and vectors are away, so that the encoder learns by itself.
ALONE = 0.15
EPOCHS = 5
ENCODER_RATE, RATE, WARM = 1.2e-4, 2e-3, 60
SECOND_SHARE, LAST_SECOND_SHARE = 0.15, 0.05
FRAMED, SWAPPED = 0.15, 0.25
CIVIC_SHARE, COPIES_SHARE, ENCYCLOPEDIC_SHARE = 0.6, 0.1, 0.5
MOST_UNITS = 512


class Wide(NamedTuple):
    """An item with the states of the encoder's lowest layers, and each word's first and last unit among them."""

    marks: np.ndarray
    vectors: np.ndarray
    masks: tuple[np.ndarray | None, np.ndarray | None]
    states: Tensor
    ends: np.ndarray


class WideBatch(NamedTuple):
    """Items side by side."""

    plain: Batch
    states: Tensor
    lengths: Tensor
    ends: Tensor


class Teacher(Network):
    """Scores of labels by marks, vectors and a pretrained encoder's upper layers."""

    def __init__(self, marks: int, vectors: Tensor, given: Pretrained, size: Size = SIZE) -> None:
        """`marks` rows of marks over the table of word vectors, beside the encoder's layers."""
        super().__init__(marks, vectors, LABELS, size)
        self.upper = nn.ModuleList([Layer(given.shape, given.tensors, n) for n in range(LOWEST, HIGHEST)])
        self.mix = nn.Linear(given.shape.hidden, WIDTH)
        width = size.marks + vectors.shape[1] + 2 * size.near + WIDTH
        self.layers = nn.ModuleList([nn.LSTM(width, size.hidden, bidirectional=True, batch_first=True)])

    def forward(self, batch: WideBatch) -> Tensor:  # type: ignore[override]
        """The state of each word, [sentences, words, both ways]."""
        with torch.autocast("cpu", torch.bfloat16):
            state, mask = batch.states.float(), unseen(batch.lengths, batch.states.shape[1])
            for layer in self.upper:
                state = layer(state, mask)
        state = state.float()
        many, words, _ = batch.ends.shape
        places = batch.ends.reshape(many, 2 * words, 1).expand(-1, -1, state.shape[2])
        both = torch.gather(state, 1, places).view(many, words, 2, -1).mean(2)
        own = self.seen(batch.plain)
        if self.training:
            own = own * torch.bernoulli(torch.full((many, 1, 1), 1 - ALONE))
        return self.read(torch.cat([own, self.mix(both)], -1), batch.plain.lengths)


def widened(
    items: list[Item], sentences: list[Sentence], units: Units, bottom: Bottom, special: tuple[int, int]
) -> list[Wide]:
    """Items with what the lowest layers make of their sentences; `special` are the units that begin and end one."""
    rows, ends = [], []
    for sentence in sentences:
        text, row, own = fold(sentence.labelled.text), [special[0]], []
        for number, (start, end) in enumerate(sentence.words):
            first = len(row)
            row += units.of(text[start:end], first=number == 0)
            own.append((min(first, MOST_UNITS - 2), min(len(row) - 1, MOST_UNITS - 2)))
        rows.append(np.array([*row[: MOST_UNITS - 1], special[1]]))
        ends.append(np.array(own))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    states: dict[int, Tensor] = {}
    for start in range(0, len(order), 48):
        group = order[start : start + 48]
        given = bottom(padded([rows[i] for i in group]), torch.tensor([len(rows[i]) for i in group]))
        states.update((i, state[: len(rows[i])].clone()) for i, state in zip(group, given, strict=True))
    return [Wide(*item, states[i], ends[i]) for i, item in enumerate(items)]


def side_by_side(items: list[Wide]) -> WideBatch:
    """Items as a batch."""
    states = nn.utils.rnn.pad_sequence([i.states for i in items], batch_first=True)
    lengths = torch.tensor([len(i.states) for i in items])
    return WideBatch(batch([Item(*i[:3]) for i in items]), states, lengths, padded([i.ends for i in items]))


class Reader:
    """Makes wide items of sentences."""

    def __init__(self, given: Pretrained, marks: list[str]) -> None:
        """By the pretrained encoder and the marks that count."""
        self.given, self.marks, self.bottom = given, marks, Bottom(given, LOWEST)

    def __call__(self, sentences: list[Sentence], masks) -> list[Wide]:
        """The items of those sentences that have a word."""
        read = [s for s in sentences if s.seen]
        special = (self.given.shape.begin, self.given.shape.end)
        return widened(encoded(read, self.marks, masks), read, self.given.units, self.bottom, special)

    def plainly(self, sentences: list[Sentence]) -> list[Wide]:
        """The items without what is wanted of them."""
        return self(sentences, lambda _: (None, None))


def taught(material: Material, marks: list[str], vectors: Tensor, given: Pretrained, seed: int) -> Teacher:
    """A teacher that has learnt from the material, at a falling rate."""
    random.seed(seed)
    torch.manual_seed(seed)
    network, reader = Teacher(len(marks) + 1, vectors, given), Reader(given, marks)
    train, swapped, framed = (reader(part, first_mask) for part in material[:3])
    civic, copies = (reader(part, civic_mask) for part in (material.civic, material.civic_copies))
    encyclopedic = reader(material.encyclopedic, first_mask)
    second = [item for item in reader(material.second, second_masks) if len(item.marks) > 2]
    named = [bool(s.labelled.names) for s in material.train if s.seen]

    def drawn(last: bool) -> list[list[Wide]]:
        chosen, place = [], 0
        for item, has_names in zip(train, named, strict=True):
            draw = random.random() if has_names and not last else 1.0
            chosen.append(framed[place] if draw < FRAMED else swapped[place] if draw < FRAMED + SWAPPED else item)
            place += has_names
        for part, share in ((civic, CIVIC_SHARE), (copies, COPIES_SHARE), (encyclopedic, ENCYCLOPEDIC_SHARE)):
            chosen += random.sample(part, int(len(part) * share))
        some = random.sample(second, int(len(second) * (LAST_SECOND_SHARE if last else SECOND_SHARE)))
        groups = batches(chosen) + batches(some)
        random.shuffle(groups)
        return groups

    _learn(network, drawn)
    return network


def _learn(network: Teacher, drawn: Callable[[bool], list[list[Wide]]]) -> None:
    upper = list(network.upper.parameters())
    rest = [p for n, p in network.named_parameters() if not n.startswith("upper.") and n != "marks.weight"]
    optimisers = [
        (ENCODER_RATE, torch.optim.AdamW(upper, weight_decay=0.01, fused=True)),
        (RATE, torch.optim.Adam(rest, betas=(0.9, 0.99), fused=True)),
        (RATE, torch.optim.SparseAdam([network.marks.weight], betas=(0.9, 0.99))),
    ]
    step = 0
    for epoch in range(EPOCHS):
        groups, total = drawn(epoch == EPOCHS - 1), 0.0
        network.train()
        for number, group in enumerate(groups):
            factor = min(1, (step + 1) / WARM) * (1 - (epoch + number / len(groups)) / EPOCHS)
            for rate, optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate * factor
                optimiser.zero_grad()
            value = loss(network, side_by_side(group))
            value.backward()
            nn.utils.clip_grad_norm_(rest, 5.0)
            nn.utils.clip_grad_norm_(upper, 1.0)
            for _, optimiser in optimisers:
                optimiser.step()
            step += 1
            total += float(value.detach())
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total / len(groups):.3f}", flush=True)


def loss(network: Teacher, given: WideBatch) -> Tensor:
    """By the labels of the corpus that the batch comes from, as far as they are known."""
    state, masks, lengths = network(given), given.plain.masks, given.plain.lengths
    possible = network.chain.loss(network.scores(state), masks[0], lengths)
    if masks[1] is None:
        return possible
    return 0.5 * (possible + network.second_chain.loss(network.second(state), masks[1], lengths))
