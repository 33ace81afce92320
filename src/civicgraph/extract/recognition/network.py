"""The network of the recogniser (Lample et al. 2016: a two-way LSTM under a conditional random field), trained by bench/train_ner.py.

It needs NumPy and ONNX Runtime, which take their time to load: import this module only where a name is to be recognised.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, count, repeat
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from civicgraph.extract.recognition.decoding import Chain, Tagged, decode
from civicgraph.extract.recognition.features import NO_VECTOR, Seen
from civicgraph.resources import resource

# Emissions are rounded so that processors that add in another order do not give other confidences.
_DECIMALS = 3
# Sentences that run at once at most: enough to read the weights seldom.
_TOGETHER = 24


class _Network(NamedTuple):
    """The parts of the model: the mark and word tables in whole numbers, the graph above them, the chain and its labels."""

    mark_rows: dict[str, int]
    marks: NDArray[np.int8]
    vectors: NDArray[np.int8]
    session: Any
    chain: Chain
    labels: list[str]


@cache
def _network() -> _Network:
    folder = resource("data", "model")
    rows = gzip.decompress((folder / "marks.txt.gz").read_bytes()).decode().split("\n")
    tables, vectors = np.load(folder / "ner.npz"), np.load(folder / "vectors.npz")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(folder / "ner.onnx", options, providers=["CPUExecutionProvider"])
    return _Network(
        {row: number for number, row in enumerate(rows, 1)},
        tables["marks"],
        vectors["table"],
        session,
        Chain(tables["first"], tables["last"], tables["after"]),
        json.loads(str(tables["labels"])),
    )


def tag(sentences: Sequence[Sequence[Seen]]) -> list[list[Tagged]]:
    """The names in each of the sentences (none empty).

    Sentences read together share the scale of the bytes that the network computes in: a probability may differ by some
    hundredths from that of the sentence alone, and a name that is barely likely may come or go (one in a hundred did).
    What one document gives depends on that document only.
    """
    if not sentences:
        return []
    network = _network()
    found: list[list[Tagged]] = [[] for _ in sentences]
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), i))
    words = [word for i in order for word in sentences[i]]
    marks, rows = _marks(words), np.fromiter(chain.from_iterable(map(attrgetter("rows"), words)), np.intp).reshape(len(words), -1)
    groups: list[NDArray[np.float32]] = []
    first = 0
    for lengths in _alike([len(sentences[i]) for i in order]):
        last = first + sum(lengths)
        groups.append(_emissions(marks[first:last], rows[first:last], np.array(lengths, np.int32)))
        first = last
    scores: NDArray[np.float64] = np.concatenate(groups).astype(np.float64).round(_DECIMALS)
    for place, names in zip(order, decode(scores, [len(sentences[i]) for i in order], network.chain, network.labels), strict=True):
        found[place] = names
    return found


def _alike(ordered: Sequence[int]) -> Iterator[Sequence[int]]:
    """Lengths of sentences, given in order, in groups of like ones: each is padded to the longest, and padding costs as much as words."""
    first = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or end - first == _TOGETHER or ordered[end] > 1.5 * ordered[first] + 2:
            yield ordered[first:end]
            first = end


def _emissions(marks: NDArray[np.int32], rows: NDArray[np.int_], lengths: NDArray[np.int32]) -> NDArray[np.float32]:
    """For each word of a group of sentences the score of each label, from its marks' sum and its vectors' rows."""
    network = _network()
    there = np.arange(lengths.max()) < lengths[:, None]
    padded = np.zeros((*there.shape, marks.shape[1]), np.float32)
    padded[there] = marks
    numbers = np.full((*there.shape, rows.shape[1]), NO_VECTOR)
    numbers[there] = rows
    vectors = network.vectors.take(numbers, 0).astype(np.float32).reshape(*there.shape, -1)
    scores: NDArray[np.float32] = network.session.run(None, {"marks": padded, "vectors": vectors, "lengths": lengths})[0]
    return scores[there]


_NO_MARK = ("",)


def _marks(seen: Sequence[Seen]) -> NDArray[np.int32]:
    """For each word the sum of the rows of its marks; those that training did not see often count for nothing (row 0).

    The words of a document share most parts of what they have: each part is summed once.
    """
    network = _network()
    forms: dict[tuple[str, ...], int] = defaultdict(count().__next__)
    parts: dict[tuple[str, ...], int] = defaultdict(count().__next__)
    of_form = list(map(forms.__getitem__, map(attrgetter("form"), seen)))
    of_parts = list(map(parts.__getitem__, chain.from_iterable(map(attrgetter("around"), seen))))
    counts = np.array([len(part) or 1 for part in parts])
    known = np.fromiter(map(network.mark_rows.get, chain.from_iterable(part or _NO_MARK for part in parts), repeat(0)), np.intp, counts.sum())
    summed = np.add.reduceat(network.marks.take(known, 0), np.cumsum(counts) - counts, axis=0, dtype=np.int32)
    marks: NDArray[np.int32] = np.concatenate([_form_sum(form) for form in forms]).reshape(len(forms), -1)[of_form]
    for parts_of_words in np.reshape(of_parts, (len(seen), -1)).T:
        marks += summed.take(parts_of_words, 0)
    return marks


@lru_cache(maxsize=1 << 15)
def _form_sum(form: tuple[str, ...]) -> NDArray[np.int32]:
    network = _network()
    summed: NDArray[np.int32] = np.add.reduce(network.marks.take([network.mark_rows.get(m, 0) for m in form], 0), dtype=np.int32)
    return summed
