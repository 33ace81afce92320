"""The network of the recogniser (Lample et al. 2016: a two-way LSTM under a conditional random field), trained by bench/train_ner.py.

It needs NumPy and ONNX Runtime, which take their time to load: import this module only where a name is to be recognised.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, repeat
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from civicgraph.extract.decoding import Chain, Tagged, decode
from civicgraph.extract.features import Seen
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

    Sentences read together share the scale of the bytes that the network computes in: a probability may differ by a
    thousandth from that of the sentence alone. What one document gives depends on that document only.
    """
    network = _network()
    found: list[list[Tagged]] = [[] for _ in sentences]
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), i))
    ordered = [sentences[i] for i in order]
    scores = chain.from_iterable(emissions(group) for group in _alike(ordered))
    for first in range(0, len(order), _TOGETHER):
        group = order[first : first + _TOGETHER]
        decoded = decode(list(islice(scores, len(group))), network.chain, network.labels)
        for place, names in zip(group, decoded, strict=True):
            found[place] = names
    return found


def _alike(ordered: Sequence[Sequence[Seen]]) -> Iterator[Sequence[Sequence[Seen]]]:
    """The sentences, given by length, in groups of like length: each is padded to the longest, and padding costs as much as words."""
    first = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or end - first == _TOGETHER or len(ordered[end]) > 1.5 * len(ordered[first]) + 2:
            yield ordered[first:end]
            first = end


def emissions(group: Sequence[Sequence[Seen]]) -> list[NDArray[np.float64]]:
    """For each word of each sentence of a group the score of each label."""
    network = _network()
    lengths = np.array([len(seen) for seen in group], np.int32)
    longest = int(lengths.max())
    words = [word for seen in group for word in seen]
    there = np.arange(longest) < lengths[:, None]
    marks = np.zeros((len(group), longest, network.marks.shape[1]), np.float32)
    vectors = np.zeros((len(group), longest, 3 * network.vectors.shape[1]), np.float32)
    marks[there] = _marks(words)
    vectors[there] = network.vectors[[word.rows for word in words]].reshape(len(words), -1)
    (scores,) = network.session.run(None, {"marks": marks, "vectors": vectors, "lengths": lengths})
    return [np.round(scores[i, :n].astype(np.float64), _DECIMALS) for i, n in enumerate(lengths)]


def _marks(seen: Sequence[Seen]) -> NDArray[np.int32]:
    """For each word the sum of the rows of its marks; those that training did not see often count for nothing (row 0)."""
    network = _network()
    known = list(map(network.mark_rows.get, chain.from_iterable(word.around for word in seen), repeat(0)))
    starts = np.cumsum([0, *(len(word.around) for word in seen[:-1])])
    around = np.add.reduceat(network.marks[known], starts, axis=0, dtype=np.int32)
    forms = np.concatenate([_form_sum(word.form) for word in seen]).reshape(len(seen), -1)
    summed: NDArray[np.int32] = around + forms
    return summed


@lru_cache(maxsize=1 << 15)
def _form_sum(form: tuple[str, ...]) -> NDArray[np.int32]:
    network = _network()
    summed: NDArray[np.int32] = network.marks[[network.mark_rows.get(m, 0) for m in form]].sum(axis=0, dtype=np.int32)
    return summed
