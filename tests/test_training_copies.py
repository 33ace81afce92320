"""The copies of sentences that the recogniser learns from besides the sentences (bench/ner_neighbours.py)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from civicgraph.extract.text.words import tokenize
from civicgraph.resources import resource

TEXT = "新潟市は11月に東京大学と協定を結び、早瀬正夫教授が水道のデータを公開する。"
NAMES = ((0, 3, "地名"), (8, 12, "法人名"), (19, 23, "人名"))


@pytest.fixture(scope="module")
def corpora() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[1] / "bench")
        import ner_corpora

        yield ner_corpora


@pytest.fixture(scope="module")
def copied(corpora: ModuleType) -> Callable[..., tuple[str, list[tuple[str, str]]]]:
    """Copies a sentence with names: its text, and its names with their types."""
    import ner_neighbours

    neighbours = ner_neighbours.Neighbours(np.load(resource("data", "model", "vectors.npz"))["table"].astype(np.float32))

    def copy(text: str, names: tuple[tuple[int, int, str], ...], seed: int) -> tuple[str, list[tuple[str, str]]]:
        made = neighbours.copy(corpora.Labelled(text, names), random.Random(seed))
        return made.text, [(made.text[start:end], kind) for start, end, kind in made.names]

    return copy


def test_names_stand_where_they_then_stand(copied: Callable) -> None:
    copies = [copied(TEXT, NAMES, seed) for seed in range(30)]
    assert len({text for text, _ in copies}) > 10
    for text, ((place, _), (university, _), (person, _)) in copies:
        assert text.startswith(f"{place}は11月に{university}と")
        assert f"結び、{person}" in text


def test_only_nouns_are_exchanged(copied: Callable) -> None:
    kept = [w.surface for w in tokenize(TEXT) if w.pos[0] != "名詞"]
    for seed in range(30):
        rest = iter(copied(TEXT, NAMES, seed)[0])
        assert all(c in rest for word in kept for c in word)


def test_the_same_chance_gives_the_same_copy(copied: Callable) -> None:
    assert copied(TEXT, NAMES, 4) == copied(TEXT, NAMES, 4)


def test_a_word_across_the_edge_of_a_name_stays(copied: Callable) -> None:
    # 東京大学 is one word to Sudachi; only its beginning is a name here.
    assert {copied("東京大学が動く。", ((0, 2, "地名"),), seed)[0] for seed in range(20)} == {"東京大学が動く。"}
