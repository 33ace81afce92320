"""The recogniser's network as PyTorch trains it: marks and word vectors, two-way LSTMs, a conditional random field on top."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

IMPOSSIBLE = -1e4


class Size(NamedTuple):
    """What a network's shape and its dropout are."""

    marks: int = 96
    hidden: int = 160
    near: int = 64
    input_dropout: float = 0.4
    layer_dropout: float = 0.4
    mark_dropout: float = 0.15
    vector_dropout: float = 0.05


class Batch(NamedTuple):
    """Sentences side by side: rows of marks and vectors, lengths, and scores that rule labels out (nought: allowed)."""

    marks: Tensor
    vectors: Tensor
    lengths: Tensor
    masks: tuple[Tensor | None, Tensor | None]


def bioes(types: tuple[str, ...]) -> list[str]:
    """The labels of name types: outside, and begin, inside, end, single of each."""
    return ["O"] + [f"{part}-{kind}" for kind in types for part in "BIES"]


class Chain(nn.Module):
    """A linear-chain conditional random field over BIOES labels."""

    def __init__(self, labels: list[str]) -> None:
        """Learnt scores of first, last and successive labels; impossible ones are ruled out."""
        super().__init__()
        count = len(labels)
        self.first, self.last = nn.Parameter(torch.zeros(count)), nn.Parameter(torch.zeros(count))
        self.after = nn.Parameter(torch.zeros(count, count))
        self.register_buffer("no_first", torch.tensor([IMPOSSIBLE * (a[0] in "IE") for a in labels]))
        self.register_buffer("no_last", torch.tensor([IMPOSSIBLE * (a[0] in "BI") for a in labels]))
        rows = [[IMPOSSIBLE * (not follows(a, b)) for b in labels] for a in labels]
        self.register_buffer("no_after", torch.tensor(rows))

    def whole(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The log sum over all label sequences of each sentence."""
        step = torch.exp(self.after + self.no_after)
        forward = scores[:, 0] + self.first + self.no_first
        for index in range(1, scores.shape[1]):
            top = forward.max(1, keepdim=True).values
            ahead = torch.log(torch.exp(forward - top) @ step + 1e-30) + top + scores[:, index]
            forward = torch.where((lengths > index)[:, None], ahead, forward)
        return torch.logsumexp(forward + self.last + self.no_last, 1)

    def loss(self, scores: Tensor, mask: Tensor, lengths: Tensor) -> Tensor:
        """The mean negative log probability of the label sequences that the mask allows."""
        return (self.whole(scores, lengths) - self.whole(scores + mask, lengths)).mean()


def follows(a: str, b: str) -> bool:
    """Whether label b may come after label a."""
    return (b[0] in "IE" and a[2:] == b[2:]) if a[0] in "BI" else b[0] in "OBS"


class Network(nn.Module):
    """Scores of the labels of two corpora for each word."""

    def __init__(self, marks: int, vectors: Tensor, labels: tuple[list[str], list[str]], size: Size) -> None:
        """`marks` rows of marks (row 0 stays nought) over the frozen table of word vectors."""
        super().__init__()
        self.size = size
        self.register_buffer("table", vectors, persistent=False)
        self.marks = nn.Embedding(marks, size.marks, padding_idx=0, sparse=True)
        nn.init.normal_(self.marks.weight, std=0.05)
        with torch.no_grad():
            self.marks.weight[0] = 0
        width = vectors.shape[1]
        self.word = nn.Linear(width, width)
        self.phrase, self.head = nn.Linear(width, size.near), nn.Linear(width, size.near)
        widths = (size.marks + width + 2 * size.near, 2 * size.hidden)
        self.layers = nn.ModuleList([nn.LSTM(w, size.hidden, bidirectional=True, batch_first=True) for w in widths])
        for layer in self.layers:
            for way in ("", "_reverse"):
                with torch.no_grad():
                    getattr(layer, f"bias_ih_l0{way}")[size.hidden : 2 * size.hidden] = 1
        self.scores, self.second = (nn.Linear(2 * size.hidden, len(names)) for names in labels)
        self.chain, self.second_chain = (Chain(names) for names in labels)

    def forward(self, batch: Batch) -> Tensor:
        """The state of each word, [sentences, words, both ways]."""
        return self.read(self.seen(batch), batch.lengths)

    def seen(self, batch: Batch) -> Tensor:
        """What is seen of each word: its marks and the vectors of it, its phrase and its run's head."""
        size, (sentences, words, count) = self.size, batch.marks.shape
        kept = torch.full((sentences * words, count), 1 - size.mark_dropout)
        if self.training:
            kept = torch.bernoulli(kept)
        bag = functional.embedding_bag(
            batch.marks.view(-1, count),
            self.marks.weight,
            mode="sum",
            padding_idx=0,
            per_sample_weights=kept,
            sparse=self.training,
        )
        vectors = self.table[batch.vectors]
        if self.training:
            vectors = vectors * torch.bernoulli(torch.full((sentences, words, 3, 1), 1 - size.vector_dropout))
        word, phrase, head = vectors.unbind(2)
        known = torch.tanh(bag.view(sentences, words, -1))
        return torch.cat([known, self.word(word), self.phrase(phrase), self.head(head)], -1)

    def read(self, state: Tensor, lengths: Tensor) -> Tensor:
        """The LSTMs over what is seen of the words."""
        words = state.shape[1]
        state = self.locked(state, self.size.input_dropout)
        for layer in self.layers:
            if self.training and int(lengths.min()) == words:
                # Without padding, in 16 bits: twice as fast.
                with torch.autocast("cpu", torch.bfloat16):
                    state = layer(state)[0].float()
            else:
                packed = nn.utils.rnn.pack_padded_sequence(state, lengths, batch_first=True, enforce_sorted=False)
                state, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=words)
            state = self.locked(state, self.size.layer_dropout)
        return state

    def locked(self, state: Tensor, dropout: float) -> Tensor:
        """Dropout of the same units throughout a sentence."""
        if not self.training:
            return state
        return state * torch.empty(state.shape[0], 1, state.shape[2]).bernoulli_(1 - dropout).div_(1 - dropout)

    def frozen(self) -> dict[str, Tensor]:
        """The parameters for use: dropout of marks as a weight, impossible labels as scores, the second corpus left out."""
        state = {k: v.detach().clone() for k, v in self.state_dict().items() if not k.startswith("second")}
        state["marks.weight"] *= 1 - self.size.mark_dropout
        for name in ("first", "last", "after"):
            state[f"chain.{name}"] += state.pop(f"chain.no_{name}")
        return state
