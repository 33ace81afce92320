"""The best and the likely label sequences of a linear-chain conditional random field (Lafferty et al. 2001)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

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


def decode(scores: Array, words: Sequence[int], chain: Chain, labels: list[str]) -> list[list[Tagged]]:
    """The names of the best label sequence (BIOES) of each of several sentences, given each word's scores of the labels;
    `words` counts the words of each (none is empty), which follow one another in `scores`.
    """
    lengths = np.array(words)
    begins = np.cumsum(lengths) - lengths
    outside = labels.index("O")
    path = best_path(scores, lengths, chain, outside)
    named = np.flatnonzero(np.add.reduceat(path != outside, begins, dtype=np.intp))
    # Longest first, as the sums want them.
    holders = named[np.argsort(-lengths[named], kind="stable")]
    tagged: list[list[Tagged]] = [[] for _ in words]
    if not holders.size:
        return tagged
    sums = _sums(scores, begins[holders], lengths[holders], chain)
    for row, place in enumerate(holders.tolist()):
        begin = begins[place]
        best = path[begin : begin + lengths[place]].tolist()
        for first, last, kind in spans([labels[i] for i in best]):
            score = sums.before(row, first, best[first]) + sums.after(row, last, best[last]) - sums.whole[row]
            for index in range(first + 1, last + 1):
                score += chain.after[best[index - 1], best[index]] + scores[begin + index, best[index]]
            tagged[place].append(Tagged(first, last, kind, float(np.exp(min(score, 0.0)))))
    return tagged


def best_path(scores: Array, lengths: NDArray[np.intp], chain: Chain, outside: int = 0) -> NDArray[np.intp]:
    """The label sequence with the highest score of each of several sentences, which follow one another in `scores`.

    Words that no name can hold bear the label `outside` in it, and are not searched: only the stretches between them are.
    """
    path = np.full(len(scores), outside)
    begins = np.cumsum(lengths) - lengths
    places, starts, ends = _open_stretches(scores, lengths, chain, outside)
    if places.size:
        first = np.where(starts[:, None] > 0, chain.after[outside], chain.first)
        last = np.where((ends < lengths[places])[:, None], chain.after[:, outside], chain.last)
        _viterbi(scores, begins[places] + starts, ends - starts, Chain(first, last, chain.after), path)
    return path


def _open_stretches(
    scores: Array, lengths: NDArray[np.intp], chain: Chain, outside: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The sentences, starts and ends of the stretches of words for which the best path may have another label than `outside`.

    A run of other labels is part of the best path only if it scores at least what `outside` would in its place. `gains` are
    the most that each word can add to that, with what follows it; `enter` is the most that the way into a run can. Where no
    run around a word can reach zero, the word is outside.
    """
    staying = chain.after[outside, outside]
    leave = np.maximum(chain.after.max(1) - staying, chain.last - chain.last[outside])
    enter = max(float(chain.after[outside].max() - staying), float((chain.first - chain.first[outside]).max()))
    others = scores + leave
    others[:, outside] = -np.inf
    there = np.arange(lengths.max()) < lengths[:, None]
    gains = np.zeros(there.shape)
    gains[there] = others.max(1) - scores[:, outside]
    most = gains.copy()
    most[:, 1:] += _gained(gains)[:, :-1]
    most[:, :-1] += _gained(gains[:, ::-1])[:, ::-1][:, 1:]
    # The sums are rounded.
    free = np.zeros((len(lengths), there.shape[1] + 2), np.int8)
    free[:, 1:-1] = there & (most >= -enter - 1e-6)
    places, edges = np.nonzero(np.diff(free))
    return places[::2], edges[::2], edges[1::2]


def _gained(gains: Array) -> Array:
    """The most that a run which ends with each word (or the empty one) adds."""
    sums = np.cumsum(gains, axis=1)
    return sums - np.minimum(np.minimum.accumulate(sums, axis=1), 0.0)


# Words after which scores or sums are scaled again: what all labels share decides nothing, and would outgrow the numbers.
_EVERY = 4


def _viterbi(scores: Array, begins: NDArray[np.intp], lengths: NDArray[np.intp], chain: Chain, path: NDArray[np.intp]) -> None:
    """Write the best path through each of several stretches of `scores` into `path`; the first and last word's labels have
    scores of their own for each stretch (the rows of `chain.first` and `chain.last`).

    It counts in whole thousandths: as fine as scores are kept, and twice as fast as floats.
    """
    whole, begin, end, step = (np.rint(part * 1000).astype(np.int32) for part in (scores, *chain))
    # Longest first, so that at each word those that go on stand together at the top.
    order = np.argsort(-lengths, kind="stable")
    begins, lengths = begins[order], lengths[order]
    word = np.arange(lengths[0])[:, None]
    going = (lengths > word).sum(1).tolist()
    # What a stretch has none of is of another, and not looked at.
    rows = begins + np.minimum(word, lengths - 1)
    own = whole[rows]
    best = [own[0] + begin[order]]
    room = np.empty((len(step), len(lengths), len(step)), np.int32)
    for index, on in enumerate(going[1:], 1):
        ways = np.add(best[-1][:on].T[:, :, None], step[:, None], out=room[:, :on])
        to = np.maximum.reduce(ways) + own[index, :on]
        if index % _EVERY == 0:
            to -= np.maximum.reduce(to, axis=1, keepdims=True)
        best.append(to)
    label = (_last_of_each(best) + end[order]).argmax(1)
    into = np.ascontiguousarray(step.T)
    for index in range(len(going) - 1, 0, -1):
        on = going[index]
        path[rows[index, :on]] = label[:on]
        label[:on] = (best[index - 1][:on] + into[label[:on]]).argmax(1)
    path[begins] = label


class _Sums(NamedTuple):
    """Sums over all label sequences of each of several sentences, in two directions (forward, backward): for each word `at`
    with its own score and `to` without it, both after the common factor whose logarithm `at_scale` and `to_scale` hold;
    `whole` is the logarithm of the sum over all sequences.
    """

    at: list[Array]
    at_scale: Array
    to: list[Array]
    to_scale: Array
    whole: Array
    lengths: NDArray[np.intp]

    def before(self, sentence: int, word: int, label: int) -> float:
        """The logarithm of the sum over all beginnings up to a word that bears the label."""
        return math.log(self.at[word][0, sentence, label] + _LEAST) + float(self.at_scale[word, 0, sentence])

    def after(self, sentence: int, word: int, label: int) -> float:
        """The logarithm of the sum over all endings after a word that bears the label."""
        place = int(self.lengths[sentence]) - 1 - word
        return math.log(self.to[place][1, sentence, label] + _LEAST) + float(self.to_scale[place, 1, sentence])


# Keeps a sum of what is next to impossible above zero.
_LEAST = 1e-300


def _sums(scores: Array, begins: NDArray[np.intp], lengths: NDArray[np.intp], chain: Chain) -> _Sums:
    """The forward and the backward algorithm on several sentences, longest first, the sums scaled so that none overflows."""
    word = np.arange(lengths[0])[:, None]
    there = word < lengths
    rows = np.where(there[:, None], np.stack([begins + word, begins + lengths - 1 - word], axis=1), begins)
    peaks = scores.max(1)
    own = np.exp(scores - peaks[:, None])[rows]
    step = np.exp(np.stack([chain.after, chain.after.T]))
    factor = np.ones(rows.shape)
    at: list[Array] = []
    to = [np.repeat(np.exp(np.stack([chain.first, chain.last]))[:, None], len(lengths), axis=1)]
    going = there.sum(1).tolist()
    for index, on in enumerate(going):
        if index:
            to.append(at[-1][:, :on] @ step)
        here = to[-1] * own[index, :, :on]
        if index % _EVERY == 0:
            here += _LEAST
            np.maximum.reduce(here, axis=2, out=factor[index, :, :on])
            here /= factor[index, :, :on, None]
        at.append(here)
    scale = np.cumsum(peaks[rows] + np.log(factor), axis=0)
    ends = np.log(_last_of_each([each[0] for each in at]) @ np.exp(chain.last))
    whole = ends + scale[lengths - 1, 0, np.arange(len(lengths))]
    return _Sums(at, scale, to, np.concatenate([np.zeros((1, *scale.shape[1:])), scale[:-1]]), whole, lengths)


def _last_of_each(steps: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """For each of several rows, longest first, what its last step holds: each step holds those that go on that far."""
    further = [*(len(step) for step in steps[1:]), 0]
    return np.concatenate([step[on:] for step, on in zip(steps, further, strict=True)][::-1])


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
