"""Measure the recogniser on what its training held out: python bench/ner.py CORPORA [--ginza PYTHON].

CORPORA is the folder that bench/ner_corpora.py describes. Exact span and type: the eight types of the first corpus, people,
organisations and places (a facility is a place) of the second, and the kinds of the graph profile in civic prose of our own. PYTHON is the interpreter of a virtual environment with
`pip install ginza ja_ginza`: ja_ginza reads the same sentences there in the same run. It has some two hundred types of its own: each is
read as that one of the eight which its names most often bear in the part of the first corpus that is learnt from, or as none
where most of them bear none. One sentence at a time, one process each. --write puts the figures into ner.json and the README.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import ginza_peer
import ner_corpora as corpora
from civicgraph.extract.recognition.recogniser import KINDS
from civicgraph.extract.text.words import tokenize
from civicgraph.names import fold
from ginza_peer import Answer
from ner_corpora import EIGHT, Labelled
from page import table, write

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
    """Print the scores of both, write them where asked."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--ginza", metavar="PYTHON", help="an interpreter that has ja_ginza")
    parser.add_argument("--write", action="store_true", help="write ner.json and the table of README.md")
    args = parser.parse_args()
    split = corpora.stockmark(args.corpora)
    second = corpora.second_corpus(args.corpora, split.test).test
    prose, with_facts = (corpora.prose(folder).held_out for folder in (corpora.PROSE, corpora.WITH_FACTS))
    held_out = [[s.text for s in part] for part in (split.test, second, prose, with_facts)]
    answers = {"civicgraph": [alone(texts) for texts in held_out]}
    if args.ginza:
        ask = ginza_peer.ginza(args.ginza)
        meant = meanings(ask([s.text for s in split.train]), split.train)
        answers["ja_ginza"] = [typed(ask(texts), meant) for texts in held_out]
    figures = {
        name: {
            "first corpus": measure(first, split.test),
            "second corpus": measure_three(other, second),
            "civic prose": measure_kinds(own, prose),
            "documents with facts": measure_kinds(further, with_facts),
        }
        for name, (first, other, own, further) in answers.items()
    }
    text = readable(figures, [len(texts) for texts in held_out])
    print(text)
    if args.write:
        write("ner", figures, text)


def readable(figures: dict[str, dict[str, dict[str, Any]]], counts: Sequence[int]) -> str:
    """The scores side by side as Markdown; `counts` are the sentences of each part."""
    rows = []
    for corpus in next(iter(figures.values())):
        for part, one in next(iter(figures.values()))[corpus].items():
            if isinstance(one, dict):
                rows.append([f"{corpus}: {part}", *(c for f in figures.values() for c in f[corpus][part].values())])
    speeds = ", ".join(f"{name} {f['first corpus']['characters a second']:,.0f}" for name, f in figures.items())
    columns = ["", *(f"{name} {score}" for name in figures for score in ("P", "R", "F1"))]
    missing = "" if "ja_ginza" in figures else "\n\nja_ginza was not measured: no interpreter that has it was named with --ginza."
    first, second, prose, with_facts = counts
    about = f"{first} sentences of the first corpus, {second} of the second, {prose} lines of civic prose, {with_facts} of documents with facts. Characters a second, a sentence at a time: {speeds}."
    return f"{about}\n\n{table(columns, rows)}{missing}"


def alone(texts: Sequence[str]) -> Answer:
    """What the recogniser by itself finds in each of the texts, one after another."""
    ours("準備")
    start = time.process_time()
    names = [ours(text) for text in texts]
    return Answer(time.process_time() - start, names)


def ours(text: str) -> list[Name]:
    """The recogniser's names by its own types."""
    from civicgraph.extract.recognition.features import features
    from civicgraph.extract.recognition.network import tag

    folded = fold(text)
    words = tokenize(folded, mode="A")
    if not words:
        return []
    (names,) = tag([features(words, folded)])
    return [(words[n.first].start, words[n.last].end, n.kind) for n in names]


def meanings(answer: Answer, sentences: Iterable[Labelled]) -> dict[str, str]:
    """Which of the eight types each of ja_ginza's labels most often bears in these sentences ("" for none)."""
    borne: dict[str, Counter[str]] = {}
    for names, sentence in zip(answer.names, sentences, strict=True):
        types = {(a, b): "製品名" if kind == "法令名" else kind for a, b, kind in sentence.names}
        for start, end, label in names:
            borne.setdefault(label, Counter())[types.get((start, end), "")] += 1
    return {label: counts.most_common(1)[0][0] for label, counts in borne.items()}


def typed(answer: Answer, meant: dict[str, str]) -> Answer:
    """The answer with the eight types instead of labels, without the names that have none."""
    return answer._replace(names=[[(a, b, meant[label]) for a, b, label in names if meant.get(label)] for names in answer.names])


def measure(answer: Answer, sentences: Sequence[Labelled]) -> dict[str, Any]:
    """Scores on the first corpus: all eight types, the kinds that they map to, each type; characters a second."""
    types, kinds = Counter[str](), Counter[str]()
    by_type: dict[str, Counter[str]] = {kind: Counter() for kind in EIGHT}
    for found, sentence in zip(answer.names, sentences, strict=True):
        # The first corpus counts laws and projects among the products.
        names, gold = {(a, b, t if t in EIGHT else "製品名") for a, b, t in found}, set(sentence.names)
        tally(types, names, gold)
        tally(kinds, {(a, b, KINDS[t]) for a, b, t in names}, {(a, b, KINDS[t]) for a, b, t in gold})
        for kind, counter in by_type.items():
            tally(counter, {n for n in names if n[2] == kind}, {g for g in gold if g[2] == kind})
    parts = {"eight types": types, "kinds": kinds, **by_type}
    speed = sum(len(s.text) for s in sentences) / answer.seconds
    return {**{name: scores(counter) for name, counter in parts.items()}, "characters a second": round(speed, -2)}


def measure_three(answer: Answer, sentences: Sequence[Labelled]) -> dict[str, Any]:
    """Scores on the second corpus: people, organisations and places."""
    by_type: dict[str, Counter[str]] = {kind: Counter() for kind in dict.fromkeys(THREE.values())}
    for found, sentence in zip(answer.names, sentences, strict=True):
        unsure = [(a, b) for a, b, kind in sentence.names if kind == "OPTIONAL"]
        names = {(a, b, THREE[t]) for a, b, t in found if t in THREE}
        names = {n for n in names if not any(n[0] < b and a < n[1] for a, b in unsure)}
        gold = {n for n in sentence.names if n[2] in by_type}
        for kind, counter in by_type.items():
            tally(counter, {n for n in names if n[2] == kind}, {g for g in gold if g[2] == kind})
    return {"three types": scores(sum(by_type.values(), Counter())), **{k: scores(c) for k, c in by_type.items()}}


def measure_kinds(answer: Answer, sentences: Sequence[Labelled]) -> dict[str, Any]:
    """Scores on civic prose by the kinds of the graph profile."""
    by_kind: dict[str, Counter[str]] = {kind.name.lower(): Counter() for kind in dict.fromkeys(KINDS.values())}
    for found, sentence in zip(answer.names, sentences, strict=True):
        names, gold = ({(a, b, KINDS[t].name.lower()) for a, b, t in part} for part in (found, sentence.names))
        for kind, counter in by_kind.items():
            tally(counter, {n for n in names if n[2] == kind}, {g for g in gold if g[2] == kind})
    return {"all kinds": scores(sum(by_kind.values(), Counter())), **{k: scores(c) for k, c in by_kind.items()}}


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
