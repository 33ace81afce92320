"""Train the named-entity recogniser and measure it: python bench/train_ner.py CORPORA -o data/model/.

CORPORA holds stockmark-ner.jsonl (stockmarkteam/ner-wikipedia-dataset, CC BY-SA 3.0): one JSON object a line with
id, text and entities [start, end, type] in code points. A fifth of it, by a hash of the page id, is held out; the
model that is written is trained on the other four fifths, so that the scores beside it are its own. Needs no
network; same corpora, same model. About two minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from pathlib import Path

import pycrfsuite

from civicgraph.extract.features import features
from civicgraph.extract.recogniser import KINDS, spans
from civicgraph.extract.words import tokenize
from civicgraph.names import fold

FRAMES = {"製品名": ("「{}」", "『{}』"), "イベント名": ("「{}」", "『{}』", "「{}2023」")}


def main() -> None:
    """Read the corpus, train, write model and scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--c1", type=float, default=0.05)
    parser.add_argument("--c2", type=float, default=0.005)
    parser.add_argument("--min-frequency", type=int, default=2)
    args = parser.parse_args()
    sentences = [json.loads(line) for line in (args.corpora / "stockmark-ner.jsonl").read_text("utf-8").splitlines()]
    train = [s for s in sentences if not held_out(s["id"])]
    test = [s for s in sentences if held_out(s["id"])]
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(
        {
            "c1": args.c1,
            "c2": args.c2,
            "max_iterations": 120,
            "feature.minfreq": args.min_frequency,
            "feature.possible_transitions": True,
        }
    )
    for sentence in [*train, *augmented(train)]:
        rows, labels = encoded(sentence)
        if rows:
            trainer.append(rows, labels)
    args.output.mkdir(parents=True, exist_ok=True)
    model = args.output / "ner.crfsuite"
    trainer.train(str(model))
    scores = measure(model, test)
    scores["sentences"] = {"train": len(train), "held out": len(test)}
    (args.output / "scores.json").write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(scores, ensure_ascii=False, indent=1))
    print(f"{model.stat().st_size / 1e6:.1f} MB")


def held_out(identifier: str) -> bool:
    """One page in five, by the hash of its id."""
    page = identifier.partition("-")[0]
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % 5 == 0


def augmented(sentences: list[dict]) -> list[dict]:
    """More sentences in the manner of civic prose: names in brackets, with honorifics, with other names of their type."""
    chance = random.Random(20231)
    names: dict[str, list[str]] = {}
    for s in sentences:
        for start, end, kind in s["entities"]:
            names.setdefault(kind, []).append(s["text"][start:end])
    made = []
    for s in sentences:
        if not s["entities"] or chance.random() > 0.5:
            continue
        text, entities, position = "", [], 0
        for start, end, kind in sorted(s["entities"]):
            text += s["text"][position:start]
            name = chance.choice(names[kind]) if chance.random() < 0.5 else s["text"][start:end]
            before, after = "", ""
            if kind in FRAMES and chance.random() < 0.6:
                before, after = chance.choice(FRAMES[kind]).split("{}")
                before, after = before, after.replace("2023", "")
            text += before
            entities.append([len(text), len(text) + len(name), kind])
            text += name + after
            following = s["text"][end : end + 1]
            if kind == "人名" and following in "はがをにと、の" and chance.random() < 0.5:
                text += chance.choice(("氏", "さん"))
            position = end
        text += s["text"][position:]
        made.append({"id": s["id"], "text": text, "entities": entities})
    return made


def encoded(sentence: dict) -> tuple[list[list[str]], list[str]]:
    """Features and BIO labels of one sentence; a name that cuts a word labels the words that it covers whole."""
    text = fold(sentence["text"])
    words = tokenize(text, mode="A")
    labels = ["O"] * len(words)
    for start, end, kind in sentence["entities"]:
        inside = [i for i, w in enumerate(words) if start <= w.start and w.end <= end]
        for number, index in enumerate(inside):
            labels[index] = f"{'I' if number else 'B'}-{kind}"
    return features(words, text), labels


def measure(model: Path, sentences: list[dict]) -> dict:
    """Exact span and type, against the corpus's own spans; by its eight types and by the kinds that they map to."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    counts: dict[str, Counter] = {"types": Counter(), "kinds": Counter()}
    by_type: dict[str, Counter] = {}
    characters, seconds = 0, 0.0
    for sentence in sentences:
        text = fold(sentence["text"])
        begun = time.perf_counter()
        words = tokenize(text, mode="A")
        labels = tagger.tag(features(words, text))
        seconds += time.perf_counter() - begun
        characters += len(text)
        found = {(words[a].start, words[b].end, t) for a, b, t in spans(labels)}
        gold = {(a, b, t) for a, b, t in sentence["entities"]}
        tally(counts["types"], found, gold)
        tally(counts["kinds"], {(a, b, KINDS[t]) for a, b, t in found}, {(a, b, KINDS[t]) for a, b, t in gold})
        for kind in KINDS:
            tally(
                by_type.setdefault(kind, Counter()),
                {f for f in found if f[2] == kind},
                {g for g in gold if g[2] == kind},
            )
    return {
        "eight types": figures(counts["types"]),
        "kinds": figures(counts["kinds"]),
        **{kind: figures(c) for kind, c in by_type.items()},
        "characters a second": round(characters / seconds, -3),
    }


def tally(counter: Counter, found: set, gold: set) -> None:
    """Add true and false positives and misses."""
    counter.update(tp=len(found & gold), fp=len(found - gold), fn=len(gold - found))


def figures(c: Counter) -> dict[str, float]:
    """Precision, recall and F1."""
    p = c["tp"] / (c["tp"] + c["fp"]) if c["tp"] + c["fp"] else 0.0
    r = c["tp"] / (c["tp"] + c["fn"]) if c["tp"] + c["fn"] else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


if __name__ == "__main__":
    main()
