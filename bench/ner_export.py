"""Writes the trained network as the recogniser reads it, and reads it again: whole-number tables, an ONNX graph in bytes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class Graph:
    """An ONNX graph under construction; weights are kept in one byte a number and widened when the graph is loaded."""

    def __init__(self) -> None:
        """An empty graph."""
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def plain(self, name: str, values: np.ndarray) -> str:
        """A constant as it is."""
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def small(self, name: str, values: np.ndarray) -> str:
        """A constant matrix of floats in one byte a number, each row (of the last axis but one) with a scale of its own."""
        shape = values.shape
        rows = values.reshape(-1, shape[-1]).astype(np.float32)
        scale = np.maximum(np.abs(rows).max(axis=1), 1e-9).astype(np.float32) / 127
        self.plain(f"{name}.bytes", np.rint(rows / scale[:, None]).astype(np.int8).reshape(shape))
        self.plain(f"{name}.scale", scale.reshape(*shape[:-1], 1))
        # Not DequantizeLinear, which ONNX Runtime would leave for every run instead of doing it once when it loads.
        self.add("Cast", [f"{name}.bytes"], f"{name}.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [f"{name}.wide", f"{name}.scale"], name)

    def add(self, operation: str, inputs: list[str], output: str, **attributes: object) -> str:
        """A node with one output; its name."""
        self.nodes.append(helper.make_node(operation, inputs, [output], **attributes))
        return output

    def save(self, path: Path, inputs: dict[str, int], output: str, width: int) -> None:
        """Check and write the graph: inputs and output are [sentences, words, width], and `lengths` counts each one's words."""
        shape = ["sentences", "words"]
        given = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [*shape, w]) for n, w in inputs.items()]
        given.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, shape[:1]))
        made = helper.make_tensor_value_info(output, TensorProto.FLOAT, [*shape, width])
        graph = helper.make_graph(self.nodes, "ner", given, [made], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
        onnx.checker.check_model(model)
        path.write_bytes(model.SerializeToString())


def export(state: dict[str, np.ndarray], folder: Path, marks: list[str], labels: list[str], scale: float) -> None:
    """Write marks.txt.gz, ner.npz and ner.onnx. `scale` is what one unit of the vectors' whole numbers stands for."""
    with gzip.GzipFile(folder / "marks.txt.gz", "wb", mtime=0) as file:
        file.write("\n".join(marks).encode())
    table = state["marks.weight"]
    unit = np.abs(table).max(axis=0) / 127
    chain = {name: np.round(state[f"chain.{name}"].astype(np.float64), 3) for name in ("first", "last", "after")}
    np.savez_compressed(
        folder / "ner.npz",
        marks=np.rint(table / unit).astype(np.int8),
        labels=np.array(json.dumps(labels, ensure_ascii=False)),
        **chain,
    )
    graph = Graph()
    bag = graph.add("Mul", ["marks", graph.plain("unit", unit.astype(np.float32))], "bag")
    parts = [graph.add("Tanh", [bag], "known")]
    size = state["word.weight"].shape[1]
    graph.plain("sizes", np.array([size] * 3, np.int64))
    graph.nodes.append(helper.make_node("Split", ["vectors", "sizes"], ["word", "phrase", "head"], axis=2))
    parts += [linear(graph, state, name, name, scale) for name in ("word", "phrase", "head")]
    below = graph.add("Concat", parts, "layer.0", axis=2)
    layer = 0
    while f"layers.{layer}.weight_ih_l0" in state:
        below = two_way(graph, state, layer, below)
        layer += 1
    scores = linear(graph, state, "scores", below, 1.0)
    graph.save(folder / "ner.onnx", {"marks": table.shape[1], "vectors": 3 * size}, scores, len(labels))
    compute_in_bytes(folder / "ner.onnx")


def compute_in_bytes(path: Path) -> None:
    """Let a graph multiply whole numbers of one byte instead of floats: faster, and exact on every processor.

    Seven bits a weight, so that no processor's sums of two products overflow.
    """
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    plain = path.with_suffix(".plain.onnx")
    options.optimized_model_filepath = str(plain)
    onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    quantize_dynamic(
        plain, path, weight_type=QuantType.QInt8, op_types_to_quantize=["LSTM", "MatMul"], reduce_range=True
    )
    plain.unlink()


def linear(graph: Graph, state: dict[str, np.ndarray], name: str, given: str, scale: float) -> str:
    """A linear map of the trained network over an input in units of `scale`."""
    weight = graph.small(f"{name}.weight", np.ascontiguousarray(state[f"{name}.weight"].T) * scale)
    product = graph.add("MatMul", [given, weight], f"{name}.product")
    return graph.add("Add", [product, graph.plain(f"{name}.bias", state[f"{name}.bias"])], f"{name}.out")


def two_way(graph: Graph, state: dict[str, np.ndarray], layer: int, given: str) -> str:
    """An LSTM read from both ends; PyTorch's gates are input, forget, cell, output, ONNX's input, output, forget, cell."""
    ways = [f"layers.{layer}.{{}}_l0", f"layers.{layer}.{{}}_l0_reverse"]

    def gates(kind: str) -> np.ndarray:
        made = []
        for way in ways:
            i, f, c, o = np.split(state[way.format(kind)], 4)
            made.append(np.concatenate([i, o, f, c]))
        return np.stack(made)

    size = state[ways[0].format("weight_hh")].shape[1]
    weight = graph.small(f"layer.{layer}.in", gates("weight_ih"))
    again = graph.small(f"layer.{layer}.again", gates("weight_hh"))
    bias = graph.plain(f"layer.{layer}.bias", np.concatenate([gates("bias_ih"), gates("bias_hh")], axis=1))
    words_first = graph.add("Transpose", [given], f"layer.{layer}.turned", perm=[1, 0, 2])
    both = graph.add(
        "LSTM",
        [words_first, weight, again, bias, "lengths"],
        f"layer.{layer}.both",
        hidden_size=size,
        direction="bidirectional",
    )
    # [words, way, sentences, size] to [sentences, words, both ways]
    turned = graph.add("Transpose", [both], f"layer.{layer}.back", perm=[2, 0, 1, 3])
    shape = graph.plain(f"layer.{layer}.shape", np.array([0, 0, 2 * size], np.int64))
    return graph.add("Reshape", [turned, shape], f"layer.{layer + 1}")
