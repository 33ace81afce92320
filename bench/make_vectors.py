"""Make the word vectors that the recogniser sees: python bench/make_vectors.py VOCAB -o data/model/.

VOCAB is the folder vocab/ of the unpacked package ja_ginza 5.3 (MIT, spaCy's format); of it only the word vectors are read,
which are those of chiVe 1.2 (Works Applications, Apache-2.0): 20,000 vectors that 480,000 words share, frequent words first.
Writes words.txt.gz (line n: the words of row n + 1) and vectors.npz (row 0 is nought; principal components, one byte a number,
rows of length one times `scale`). Needs spacy and NumPy; deterministic, under a minute.
"""

from __future__ import annotations

import argparse
import gzip
import unicodedata
from pathlib import Path

import numpy as np
from spacy.strings import StringStore
from spacy.vectors import Vectors

SIZE = 160
MOST = 300_000


def main() -> None:
    """Read the vectors, reduce them, write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocab", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    strings = StringStore().from_disk(args.vocab / "strings.json")
    vectors = Vectors().from_disk(args.vocab)
    words: dict[int, list[str]] = {}
    kept = 0
    for key, row in vectors.key2row.items():
        if kept == MOST:
            break
        word = strings[key] if key in strings else ""  # noqa: SIM401 - a StringStore has no get
        if not word or any(c.isspace() for c in word) or unicodedata.normalize("NFKC", word).isdecimal():
            continue
        words.setdefault(int(row), []).append(word)
        kept += 1
    rows = sorted(words)
    small = reduced(np.asarray(vectors.data, dtype=np.float64)[rows])
    scale = np.abs(small).max() / 127
    table = np.vstack([np.zeros((1, SIZE), np.int8), np.rint(small / scale).astype(np.int8)])
    np.savez_compressed(args.output / "vectors.npz", table=table, scale=np.float32(scale))
    with gzip.GzipFile(args.output / "words.txt.gz", "wb", mtime=0) as file:
        file.write("".join(" ".join(sorted(words[row])) + "\n" for row in rows).encode())


def reduced(rows: np.ndarray) -> np.ndarray:
    """The rows at length one on their principal components (each with one sign: its largest part is positive)."""
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    rows = rows - rows.mean(axis=0)
    values, axes = np.linalg.eigh(rows.T @ rows)
    axes = axes[:, np.argsort(values)[::-1][:SIZE]]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(SIZE)])
    return rows @ axes


if __name__ == "__main__":
    main()
