"""The best and the likely label sequences of a linear-chain conditional random field (Lafferty et al. 2001)."""

from __future__ import annotations

import math
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
    paths = best_paths(padded, lengths, chain, labels.index("O"))
    names = [list(spans([labels[i] for i in path])) for path in paths]
    holders = [place for place, found in enumerate(names) if found]
    tagged: list[list[Tagged]] = [[] for _ in emissions]
    if holders:
        sums = _sums(padded[holders], lengths[holders], chain)
        for row, place in enumerate(holders):
            path = paths[place]
            for first, last, kind in names[place]:
                score = sums.before(row, first, path[first]) + sums.after(row, last, path[last]) - sums.whole[row]
                for index in range(first + 1, last + 1):
                    score += chain.after[path[index - 1], path[index]] + emissions[place][index, path[index]]
                tagged[place].append(Tagged(first, last, kind, float(np.exp(min(score, 0.0)))))
    return tagged


def best_paths(emissions: Array, lengths: NDArray[np.int_], chain: Chain, outside: int = 0) -> list[list[int]]:
    """The label sequence with the highest score of each of several padded sentences.

    Words that no name can hold bear the label `outside` in it, and are not searched: only the stretches between them are.
    """
    paths = [[outside] * int(length) for length in lengths]
    stretches = list(_open_stretches(emissions, lengths, chain, outside))
    if not stretches:
        return paths
    sizes = np.array([end - start for _, start, end in stretches])
    cut = np.zeros((len(stretches), int(sizes.max()), emissions.shape[2]))
    first, last = np.empty_like(cut[:, 0]), np.empty_like(cut[:, 0])
    for row, (place, start, end) in enumerate(stretches):
        cut[row, : end - start] = emissions[place, start:end]
        first[row] = chain.after[outside] if start else chain.first
        last[row] = chain.after[:, outside] if end < lengths[place] else chain.last
    for (place, start, end), labels in zip(stretches, _viterbi(cut, sizes, first, last, chain.after), strict=True):
        paths[place][start:end] = labels
    return paths


def _open_stretches(
    emissions: Array, lengths: NDArray[np.int_], chain: Chain, outside: int
) -> Iterator[tuple[int, int, int]]:
    """The (sentence, start, end) of the stretches of words for which the best path may have another label than `outside`.

    A run of other labels is part of the best path only if it scores at least what `outside` would in its place. `gains` are
    the most that each word can add to that, with what follows it; `enter` is the most that the way into a run can. Where no
    run around a word can reach zero, the word is outside.
    """
    staying = chain.after[outside, outside]
    leave = np.maximum(chain.after.max(1) - staying, chain.last - chain.last[outside])
    enter = max(float(chain.after[outside].max() - staying), float((chain.first - chain.first[outside]).max()))
    others = np.delete(emissions + leave, outside, axis=2).max(2, initial=-np.inf)
    gains = (others - emissions[:, :, outside]).tolist()
    least = -enter - 1e-6  # the sums are rounded
    for place, length in enumerate(lengths.tolist()):
        gain = gains[place][:length]
        before, best = 0.0, []
        for own in gain:
            best.append(before)
            before = max(0.0, before + own)
        after = 0.0
        for index in range(length - 1, -1, -1):
            best[index] += gain[index] + after
            after = max(0.0, after + gain[index])
        start = -1
        for index, most in enumerate(best):
            if most >= least:
                start = index if start < 0 else start
            elif start >= 0:
                yield place, start, index
                start = -1
        if start >= 0:
            yield place, start, length


def _viterbi(emissions: Array, lengths: NDArray[np.int_], first: Array, last: Array, after: Array) -> list[list[int]]:
    """The best path through each of several padded stretches, whose first and last word's labels have scores of their own.

    It counts in whole thousandths: as fine as scores are kept, and twice as fast as floats.
    """
    many, longest, width = emissions.shape
    whole, begin, end, step = (np.rint(part * 1000).astype(np.int32) for part in (emissions, first, last, after))
    # Longest first, so that at each word those that go on stand together at the top.
    order = np.argsort(-lengths, kind="stable")
    given = np.ascontiguousarray(whole[order].transpose(1, 0, 2))
    lengths = lengths[order]
    going = (lengths > np.arange(longest)[:, None]).sum(1).tolist()
    scores = np.empty((longest, many, width), np.int32)
    scores[0] = given[0] + begin[order]
    for index in range(1, longest):
        on, to = going[index], scores[index]
        ways = scores[index - 1, :on].T[:, :, None] + step[:, None]
        np.add(ways.max(0), given[index, :on], out=to[:on])
        # What all labels share decides nothing, and would outgrow the numbers in a very long sentence.
        to[:on] -= to[:on].max(1, keepdims=True)
    label = (scores[lengths - 1, np.arange(many)] + end[order]).argmax(1)
    into = np.ascontiguousarray(step.T)
    labels = np.empty((longest, many), np.intp)
    for index in range(longest - 1, 0, -1):
        on = going[index]
        labels[index] = label
        label[:on] = (scores[index - 1, :on] + into[label[:on]]).argmax(1)
    labels[0] = label
    paths: list[list[int]] = [[]] * many
    for row, place in enumerate(order.tolist()):
        paths[place] = labels[: lengths[row], row].tolist()
    return paths


class _Sums(NamedTuple):
    """Sums over all label sequences of each of several sentences, in two directions (forward, backward): `at` with the
    word's own score and `to` without it, both after the common factor whose logarithm `at_scale` and `to_scale` hold;
    `whole` is the logarithm of the sum over all sequences.
    """

    at: Array
    at_scale: Array
    to: Array
    to_scale: Array
    whole: Array
    lengths: NDArray[np.int_]

    def before(self, sentence: int, word: int, label: int) -> float:
        """The logarithm of the sum over all beginnings up to a word that bears the label."""
        return math.log(self.at[word, 0, sentence, label] + _LEAST) + float(self.at_scale[word, 0, sentence])

    def after(self, sentence: int, word: int, label: int) -> float:
        """The logarithm of the sum over all endings after a word that bears the label."""
        place = int(self.lengths[sentence]) - 1 - word
        return math.log(self.to[place, 1, sentence, label] + _LEAST) + float(self.to_scale[place, 1, sentence])


# Keeps a sum of what is next to impossible above zero.
_LEAST = 1e-300


def _sums(emissions: Array, lengths: NDArray[np.int_], chain: Chain) -> _Sums:
    """The forward and the backward algorithm on several padded sentences, each word's sums scaled so that none overflows."""
    many, longest, width = emissions.shape
    word = np.arange(longest)
    turned = np.where(word < lengths[:, None], lengths[:, None] - 1 - word, word)
    both = np.stack([emissions, np.take_along_axis(emissions, turned[:, :, None], 1)]).transpose(2, 0, 1, 3)
    peak = both.max(3)
    own = np.exp(both - peak[..., None])
    step = np.exp(np.stack([chain.after, chain.after.T]))
    at, to = np.empty((longest, 2, many, width)), np.empty((longest, 2, many, width))
    factor = np.empty((longest, 2, many))
    to[0] = np.exp(np.stack([chain.first, chain.last]))[:, None]
    for index in range(longest):
        if index:
            np.matmul(at[index - 1], step, out=to[index])
        np.multiply(to[index], own[index], out=at[index])
        at[index] += _LEAST
        at[index].max(2, out=factor[index])
        at[index] /= factor[index][..., None]
    scale = np.cumsum(peak + np.log(factor), axis=0)
    ends = at[lengths - 1, 0, np.arange(many)] @ np.exp(chain.last)
    whole = np.log(ends) + scale[lengths - 1, 0, np.arange(many)]
    return _Sums(at, scale, to, np.concatenate([np.zeros((1, 2, many)), scale[:-1]]), whole, lengths)


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
