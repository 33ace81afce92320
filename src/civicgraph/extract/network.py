"""The network of the recogniser (Lample et al. 2016: a two-way LSTM under a conditional random field), trained by bench/train_ner.py.

It needs NumPy and ONNX Runtime, which take their time to load: import this module only where a name is to be recognised.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from civicgraph.extract.decoding import Chain, Tagged, decode
from civicgraph.extract.features import Seen
from civicgraph.resources import resource

# Emissions are rounded so that processors that add in another order do not give other confidences.
_DECIMALS = 3


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


def tag(seen: Sequence[Seen]) -> list[Tagged]:
    """The names in one sentence (not empty); each sentence runs alone, so that none can change another's result."""
    network = _network()
    return decode(emissions(seen), network.chain, network.labels)


def emissions(seen: Sequence[Seen]) -> NDArray[np.float64]:
    """For each word the score of each label."""
    network = _network()
    # Row 0 is nought: marks that training did not see often count for nothing.
    known = [network.mark_rows.get(mark, 0) for word in seen for mark in word.marks]
    starts = np.cumsum([0, *(len(word.marks) for word in seen[:-1])])
    marks = np.add.reduceat(network.marks[known], starts, axis=0, dtype=np.int32)
    rows = network.vectors[np.array([word.rows for word in seen])]
    given = {"marks": marks[None].astype(np.float32), "vectors": rows.reshape(1, len(seen), -1).astype(np.float32)}
    (scores,) = network.session.run(None, given)
    rounded: NDArray[np.float64] = np.round(scores[0].astype(np.float64), _DECIMALS)
    return rounded
