"""Measure the recogniser on what its training held out, beside ja_ginza in the same run: python bench/ner.py CORPORA.

CORPORA is the folder that bench/ner_corpora.py describes. Exact span and type: the eight types of the first corpus, and people,
organisations and places (a facility is a place) of the second. ja_ginza (`pip install -e .[bench]`; skipped with a note where it
is absent) has some two hundred types of its own: each is read as that one of the eight which its names most often bear in the
part of the first corpus that is learnt from, or as none where most of them bear none. One sentence at a time, one process.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import ner_corpora as corpora
from civicgraph.extract.recognition.recogniser import KINDS
from civicgraph.extract.text.words import tokenize
from civicgraph.names import fold
from ner_corpora import EIGHT, Labelled

Name = tuple[int, int, str]
THREE = {
    "人名": "PERSON",
    "法人名": "ORGANIZATION",
    "政治的組織名": "ORGANIZATION",
    "その他の組織名": "ORGANIZATION",
    "地名": "LOCATION",
    "施設名": "LOCATION",
}


def main() -> None:
    """Print the scores of both, as JSON where --json asks for it."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    split = corpora.stockmark(args.corpora)
    second = corpora.second_corpus(args.corpora, split.test).test
    finders: dict[str, Callable[[str], Iterable[Name]]] = {"civicgraph": ours}
    try:
        finders["ja_ginza"] = ginza(split.train)
    except ImportError as error:
        print(f"ja_ginza is left out ({error}); to measure it: pip install -e .[bench]")
    figures = {
        name: {"first corpus": measure(find, split.test), "second corpus": measure_three(find, second)}
        for name, find in finders.items()
    }
    if args.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, both in figures.items():
        for corpus, scores in both.items():
            print(f"{name}, {corpus}")
            for part, value in scores.items():
                print(f"  {part:16} {value}")


def ours(text: str) -> list[Name]:
    """The recogniser's names by the eight types; the first corpus counts laws and projects among the products."""
    from civicgraph.extract.recognition.features import features
    from civicgraph.extract.recognition.network import tag

    folded = fold(text)
    words = tokenize(folded, mode="A")
    if not words:
        return []
    (names,) = tag([features(words, folded)])
    return [(words[n.first].start, words[n.last].end, n.kind if n.kind in EIGHT else "製品名") for n in names]


def ginza(train: Iterable[Labelled]) -> Callable[[str], list[Name]]:
    """A finder of ja_ginza's names by the eight types. Raises ImportError where ja_ginza is not installed."""
    import ja_ginza

    model = ja_ginza.load()
    borne: dict[str, Counter[str]] = {}
    for sentence in train:
        types = {(a, b): "製品名" if kind == "法令名" else kind for a, b, kind in sentence.names}
        for name in model(sentence.text).ents:
            borne.setdefault(name.label_, Counter())[types.get((name.start_char, name.end_char), "")] += 1
    meant = {label: counts.most_common(1)[0][0] for label, counts in borne.items()}

    def find(text: str) -> list[Name]:
        names = ((e.start_char, e.end_char, meant.get(e.label_, "")) for e in model(text).ents)
        return [name for name in names if name[2]]

    return find


def measure(find: Callable[[str], Iterable[Name]], sentences: Iterable[Labelled]) -> dict[str, object]:
    """Scores on the first corpus: all eight types, the kinds that they map to, each type; characters a second."""
    types, kinds = Counter[str](), Counter[str]()
    by_type: dict[str, Counter[str]] = {kind: Counter() for kind in EIGHT}
    find("準備")
    characters, begun = 0, time.process_time()
    found = [(set(find(s.text)), set(s.names)) for s in sentences if (characters := characters + len(s.text))]
    speed = characters / (time.process_time() - begun)
    for names, gold in found:
        tally(types, names, gold)
        tally(kinds, {(a, b, KINDS[t]) for a, b, t in names}, {(a, b, KINDS[t]) for a, b, t in gold})
        for kind, counter in by_type.items():
            tally(counter, {n for n in names if n[2] == kind}, {g for g in gold if g[2] == kind})
    parts = {"eight types": types, "kinds": kinds, **by_type}
    return {**{name: scores(counter) for name, counter in parts.items()}, "characters a second": round(speed, -2)}


def measure_three(find: Callable[[str], Iterable[Name]], sentences: Iterable[Labelled]) -> dict[str, object]:
    """Scores on the second corpus: people, organisations and places."""
    by_type: dict[str, Counter[str]] = {kind: Counter() for kind in dict.fromkeys(THREE.values())}
    for sentence in sentences:
        unsure = [(a, b) for a, b, kind in sentence.names if kind == "OPTIONAL"]
        names = {(a, b, THREE[t]) for a, b, t in find(sentence.text) if t in THREE}
        names = {n for n in names if not any(n[0] < b and a < n[1] for a, b in unsure)}
        gold = {n for n in sentence.names if n[2] in by_type}
        for kind, counter in by_type.items():
            tally(counter, {n for n in names if n[2] == kind}, {g for g in gold if g[2] == kind})
    return {"three types": scores(sum(by_type.values(), Counter())), **{k: scores(c) for k, c in by_type.items()}}


def tally(counter: Counter[str], found: set, gold: set) -> None:
    """Add true and false positives and misses."""
    counter.update(tp=len(found & gold), fp=len(found - gold), fn=len(gold - found))


def scores(c: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1."""
    p = c["tp"] / (c["tp"] + c["fp"]) if c["tp"] + c["fp"] else 0.0
    r = c["tp"] / (c["tp"] + c["fn"]) if c["tp"] + c["fn"] else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


if __name__ == "__main__":
    main()
