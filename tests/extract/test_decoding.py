"""The chain's best path and probabilities against all sequences, counted one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from civicgraph.extract.recognition.decoding import Chain, best_path, decode, spans

LABELS = ["O", "B-人名", "I-人名", "E-人名", "S-人名"]


def drawn(words: int, seed: int) -> tuple[np.ndarray, Chain]:
    chance = np.random.default_rng(seed)
    count = len(LABELS)
    return chance.normal(0, 2, (words, count)), Chain(
        chance.normal(size=count), chance.normal(size=count), chance.normal(size=(count, count))
    )


def score(path: tuple[int, ...], emissions: np.ndarray, chain: Chain) -> float:
    total = chain.first[path[0]] + chain.last[path[-1]] + sum(emissions[i, label] for i, label in enumerate(path))
    return total + sum(chain.after[a, b] for a, b in pairwise(path))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("words", [1, 2, 5])
def test_the_best_path_and_the_probabilities_are_those_of_all_sequences(words: int, seed: int) -> None:
    emissions, chain = drawn(words, seed)
    scores = {path: score(path, emissions, chain) for path in product(range(len(LABELS)), repeat=words)}
    best = max(scores, key=scores.__getitem__)
    assert tuple(best_path(emissions, np.array([words]), chain)) == best
    whole = sum(np.exp(value) for value in scores.values())
    (found,) = decode(emissions, [len(emissions)], chain, LABELS)
    for name in found:
        inside = best[name.first : name.last + 1]
        same = sum(np.exp(v) for path, v in scores.items() if path[name.first : name.last + 1] == inside)
        assert name.probability == pytest.approx(same / whole)


def test_large_scores_neither_overflow_nor_vanish() -> None:
    emissions, chain = drawn(40, 3)
    emissions = emissions * 400
    (found,) = decode(emissions, [len(emissions)], chain, LABELS)
    for name in found:
        assert 0 <= name.probability <= 1


def test_sentences_decoded_together_are_decoded_as_alone() -> None:
    chain = drawn(1, 9)[1]
    sentences = [drawn(words, words)[0] for words in (1, 7, 3, 12)]
    together = decode(np.concatenate(sentences), [len(s) for s in sentences], chain, LABELS)
    alone = [decode(s, [len(s)], chain, LABELS)[0] for s in sentences]
    assert [[name[:3] for name in names] for names in together] == [[name[:3] for name in names] for names in alone]
    # Sums of more rows may add in another order.
    probabilities = [[name.probability for names in each for name in names] for each in (together, alone)]
    assert probabilities[0] == pytest.approx(probabilities[1], abs=1e-12)


def test_a_run_without_beginning_or_end_is_no_name() -> None:
    assert list(spans(["I-人名", "E-人名", "B-人名", "O", "B-人名", "E-地名", "S-地名", "B-人名"])) == [(6, 6, "地名")]
