"""The best and the likely label sequences of a linear-chain conditional random field (Lafferty et al. 2001)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Chain(NamedTuple):
    """The scores of labels: first in a sentence, last in it, and after one another (row before column)."""

    first: Array
    last: Array
    after: Array


class Tagged(NamedTuple):
    """Words `first` to `last` bear the name type `kind` with that probability."""

    first: int
    last: int
    kind: str
    probability: float


def decode(emissions: Sequence[Array], chain: Chain, labels: list[str]) -> list[list[Tagged]]:
    """The names of the best label sequence (BIOES) of each sentence, given each word's scores of the labels."""
    lengths = np.array([len(scores) for scores in emissions])
    padded = np.zeros((len(emissions), int(lengths.max()), len(labels)))
    for place, scores in enumerate(emissions):
        padded[place, : len(scores)] = scores
    paths = best_paths(padded, lengths, chain)
    names = [list(spans([labels[i] for i in path])) for path in paths]
    holders = [place for place, found in enumerate(names) if found]
    tagged: list[list[Tagged]] = [[] for _ in emissions]
    if holders:
        sums = _sums(padded[holders], lengths[holders], chain)
        for place, forward, backward, whole in zip(holders, *sums, strict=True):
            for first, last, kind in names[place]:
                path = paths[place]
                score = forward[first, path[first]] + backward[last, path[last]] - whole
                for index in range(first + 1, last + 1):
                    score += chain.after[path[index - 1], path[index]] + emissions[place][index, path[index]]
                tagged[place].append(Tagged(first, last, kind, float(np.exp(min(score, 0.0)))))
    return tagged


def best_paths(emissions: Array, lengths: NDArray[np.int_], chain: Chain) -> list[list[int]]:
    """The label sequence with the highest score of each of several padded sentences (Viterbi)."""
    many, longest, width = emissions.shape
    score = emissions[:, 0] + chain.first
    back = np.empty((many, longest, width), np.intp)
    ends = score + chain.last
    for index in range(1, longest):
        ways = score[:, :, None] + chain.after
        best = back[:, index] = ways.argmax(1)
        score = np.take_along_axis(ways, best[:, None], 1)[:, 0] + emissions[:, index]
        ending = lengths == index + 1
        ends[ending] = score[ending] + chain.last
    paths = []
    for place, length in enumerate(lengths):
        path = [int(ends[place].argmax())]
        for index in range(int(length) - 1, 0, -1):
            path.append(int(back[place, index, path[-1]]))
        paths.append(path[::-1])
    return paths


def _sums(emissions: Array, lengths: NDArray[np.int_], chain: Chain) -> tuple[Array, Array, Array]:
    """Of each of several padded sentences the log sums over all beginnings up to each word, over all endings after it,
    and over all sequences.
    """
    step = np.exp(chain.after)
    forward, backward = np.zeros_like(emissions), np.zeros_like(emissions)
    forward[:, 0] = emissions[:, 0] + chain.first
    longest = emissions.shape[1]
    for index in range(1, longest):
        forward[:, index] = _log_product(forward[:, index - 1], step) + emissions[:, index]
    for index in range(longest - 1, -1, -1):
        if index + 1 < longest:
            backward[:, index] = _log_product(backward[:, index + 1] + emissions[:, index + 1], step.T)
        backward[lengths == index + 1, index] = chain.last
    ends = forward[np.arange(len(lengths)), lengths - 1] + chain.last
    top = ends.max(1, keepdims=True)
    return forward, backward, np.log(np.exp(ends - top).sum(1)) + top[:, 0]


def _log_product(rows: Array, step: Array) -> Array:
    """log(exp(rows) @ step), without overflow."""
    top = rows.max(1, keepdims=True)
    summed: Array = np.log(np.exp(rows - top) @ step + 1e-300) + top
    return summed


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """The (first, last, type) of BIOES labels; a run that has no beginning or no end is no name.

    >>> list(spans(["B-人名", "E-人名", "O", "S-地名"]))
    [(0, 1, '人名'), (3, 3, '地名')]
    """
    first = -1
    for index, label in enumerate(labels):
        if label[0] in "BS":
            first = index
        if label[0] in "ES" and first >= 0 and labels[first][2:] == label[2:]:
            yield first, index, label[2:]
        if label[0] in "OES":
            first = -1
