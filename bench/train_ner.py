"""Train the named-entity recogniser and measure it: python bench/train_ner.py CORPORA -o data/model/.

CORPORA is the folder that bench/ner_corpora.py describes; the output folder must hold words.txt.gz and vectors.npz
(bench/make_vectors.py). Needs `pip install -e .[train]` and, on two cores, about an hour and a half; no network.

Teachers, networks with seeds of their own, learn from four sources at once: the first corpus; copies of its sentences with
other names; civic prose of our own; and the second corpus, by its own types on labels of their own, and by what its types
leave possible on the labels that count (a LOCATION is a place or a facility; Tsuboi et al. 2008). One student, which begins as
the last of them, then learns the label probabilities that they on average give to these sentences (Hinton et al. 2015); it ships.
Teachers already in --teachers are not trained again. What is held out no step sees; no step stops early.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

import ner
import ner_corpora as corpora
from civicgraph.extract.features import Seen, features
from civicgraph.extract.recogniser import KINDS
from civicgraph.extract.words import tokenize
from civicgraph.names import fold
from ner_export import export
from ner_model import IMPOSSIBLE, Batch, Network, Size, bioes

IREX = ("PERSON", "ORGANIZATION", "LOCATION", "ARTIFACT", "DATE", "TIME", "MONEY", "PERCENT")
LABELS = (bioes(tuple(KINDS)), bioes(IREX))
# What a name of the second corpus may be in the first one's types; all else is no name there, or one it does not count.
POSSIBLE = {
    "PERSON": ("人名",),
    "LOCATION": ("地名", "施設名"),
    "ORGANIZATION": ("法人名", "政治的組織名", "その他の組織名", "施設名"),
}
UNCOUNTED = ("イベント名", "製品名", "施設名")
ANYTHING = ("OPTIONAL", "ARTIFACT")

SIZES = (Size(hidden=192), Size(hidden=176, input_dropout=0.45, mark_dropout=0.2), Size(hidden=160))
STUDENT = Size(hidden=160, input_dropout=0.25, layer_dropout=0.25, mark_dropout=0.1)
# A mark that is rarer in what is learnt from counts for nothing.
LEAST = 6
MOST_MARKS = 40
RATE, EPOCHS, LAST_EPOCHS = 2e-3, 14, 2
STUDENT_RATE, STUDENT_EPOCHS, SECOND_MOST = 1e-3, 3, 5000
SECOND_SHARE, SECOND_WEIGHT = 0.4, 0.5
FRAMED, SWAPPED = 0.15, 0.3
CIVIC_COPIES = 6
BATCH, BATCH_WORDS = 32, 1400
STEADY = 0.998


class Item(NamedTuple):
    """An encoded sentence: marks, vectors, and what labels of the first and of the second corpus are possible, if known."""

    marks: np.ndarray
    vectors: np.ndarray
    masks: tuple[np.ndarray | None, np.ndarray | None]


class Sentence(NamedTuple):
    """A sentence with its names, the places of its words, and what the network sees of them."""

    labelled: corpora.Labelled
    words: list[tuple[int, int]]
    seen: list[Seen]


class Material(NamedTuple):
    """All that is learnt from; `swapped` and `framed` are copies of the named sentences of `train`, in order."""

    train: list[Sentence]
    swapped: list[Sentence]
    framed: list[Sentence]
    civic: list[Sentence]
    civic_copies: list[Sentence]
    second: list[Sentence]


def main() -> None:
    """Read the corpora, train teachers and student, write model and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, default=Path("out/teachers"))
    args = parser.parse_args()
    torch.set_num_threads(2)
    split = corpora.stockmark(args.corpora)
    material = gathered(split.train, corpora.second_corpus(args.corpora, split.test).train)
    stored = np.load(args.output / "vectors.npz")
    # Components at a spread of a half suit the first layer.
    unit = 0.5 / float(stored["table"].astype(np.float32).std())
    vectors = torch.from_numpy(stored["table"].astype(np.float32) * unit)
    marks = kept_marks(material)
    args.teachers.mkdir(parents=True, exist_ok=True)
    teachers = []
    for seed, size in enumerate(SIZES, 11):
        path = args.teachers / f"{seed}.pt"
        if not path.exists():
            network = taught(material, marks, vectors, size, seed)
            torch.save({"size": tuple(size), "marks": marks, "state": network.state_dict()}, path)
        teachers.append(path)
    student, marks = distilled(material, teachers, vectors)
    state = {name: value.numpy() for name, value in student.frozen().items()}
    export(state, args.output, marks, LABELS[0], unit)
    scores = ner.measure(ner.ours, split.test)
    scores["sentences"] = {name: len(part) for name, part in material._asdict().items()} | {"held out": len(split.test)}
    (args.output / "scores.json").write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(scores, ensure_ascii=False))


def gathered(train: list[corpora.Labelled], second: list[corpora.Labelled]) -> Material:
    """All sentences to learn from, as the network sees them."""
    civic = corpora.own_sentences(Path(__file__).parent / "civic-sentences.txt")
    pool = corpora.names_of([*train, *civic], second)
    chance = random.Random(5)
    named = [s for s in train if s.names]
    copies = [
        [corpora.varied(s, pool, chance, framed=False) for s in named],
        [corpora.varied(s, pool, chance, framed=True) for s in named],
        civic,
        [corpora.varied(s, pool, chance, framed=False) for _ in range(CIVIC_COPIES) for s in civic if s.names],
    ]
    return Material(*(list(map(read, part)) for part in (train, *copies, second)))


def read(labelled: corpora.Labelled) -> Sentence:
    """A sentence as the recogniser reads it."""
    text = fold(labelled.text)
    words = tokenize(text, mode="A")
    return Sentence(labelled, [(w.start, w.end) for w in words], features(words, text))


def kept_marks(material: Material) -> list[str]:
    """The marks that are frequent enough."""
    counts = Counter(m for part in material for sentence in part for word in sentence.seen for m in word.marks)
    return sorted(mark for mark, count in counts.items() if count >= LEAST)


def encoded(sentences: Iterable[Sentence], marks: list[str], masks: Callable[[Sentence], tuple]) -> list[Item]:
    """Sentences of at least one word as numbers."""
    rows = {mark: number for number, mark in enumerate(marks, 1)}
    items = []
    for sentence in sentences:
        if not sentence.seen:
            continue
        table = np.zeros((len(sentence.seen), MOST_MARKS), np.int32)
        for index, word in enumerate(sentence.seen):
            known = [rows[m] for m in word.marks if m in rows][:MOST_MARKS]
            table[index, : len(known)] = known
        items.append(Item(table, np.array([word.rows for word in sentence.seen]), masks(sentence)))
    return items


def first_mask(sentence: Sentence) -> tuple[np.ndarray, None]:
    """The labels of a sentence of the first corpus."""
    mask = outside(sentence, LABELS[0], ())
    for first, last, kind in covered(sentence):
        allow(mask, LABELS[0], (first, last), (kind,))
    return mask, None


def second_masks(sentence: Sentence) -> tuple[np.ndarray, np.ndarray]:
    """What a sentence of the second corpus leaves possible, and its labels."""
    own, other = outside(sentence, LABELS[1], ()), outside(sentence, LABELS[0], UNCOUNTED)
    for first, last, kind in covered(sentence):
        if kind in ANYTHING:
            other[first : last + 1] = 0
        else:
            allow(other, LABELS[0], (first, last), POSSIBLE.get(kind, ()))
        if kind == "OPTIONAL":
            own[first : last + 1] = 0
        else:
            allow(own, LABELS[1], (first, last), (kind,))
    return other, own


def covered(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Each name by the first and last word that it covers whole."""
    for start, end, kind in sentence.labelled.names:
        inside = [i for i, (a, b) in enumerate(sentence.words) if start <= a and b <= end]
        if inside:
            yield inside[0], inside[-1], kind


def outside(sentence: Sentence, labels: list[str], also: tuple[str, ...]) -> np.ndarray:
    """A mask that allows no name, but of the types `also`."""
    allowed = [label == "O" or label[2:] in also for label in labels]
    return np.tile(np.where(allowed, 0, IMPOSSIBLE).astype(np.float32), (len(sentence.words), 1))


def allow(mask: np.ndarray, labels: list[str], span: tuple[int, int], kinds: tuple[str, ...]) -> None:
    """Allow exactly a name of one of the kinds from the first word to the last; without kinds, no name."""
    first, last = span
    mask[first : last + 1] = IMPOSSIBLE
    if not kinds:
        mask[first : last + 1, 0] = 0
    for kind in kinds:
        for index in range(first, last + 1):
            part = "S" if first == last else "B" if index == first else "E" if index == last else "I"
            mask[index, labels.index(f"{part}-{kind}")] = 0


def batches(items: list[Item]) -> list[list[Item]]:
    """Items of about one length together, in random order."""
    items = sorted(items, key=lambda item: len(item.marks) + random.random() * 4)
    made: list[list[Item]] = [[]]
    for item in items:
        if made[-1] and (len(made[-1]) == BATCH or (len(made[-1]) + 1) * len(item.marks) > BATCH_WORDS):
            made.append([])
        made[-1].append(item)
    random.shuffle(made)
    return made


def batch(items: list[Item]) -> Batch:
    """Items side by side, padded with nought."""

    def padded(rows: list[np.ndarray]) -> torch.Tensor:
        made = np.zeros((len(rows), max(map(len, rows)), *rows[0].shape[1:]), rows[0].dtype)
        for index, row in enumerate(rows):
            made[index, : len(row)] = row
        return torch.from_numpy(made)

    masks = tuple(padded([i.masks[n] for i in items]) if items[0].masks[n] is not None else None for n in (0, 1))
    lengths = torch.tensor([len(i.marks) for i in items])
    return Batch(padded([i.marks for i in items]), padded([i.vectors for i in items]), lengths, masks)


def fit(
    network: Network,
    epochs: int,
    items: Callable[[int], list[list[Item]]],
    loss: Callable[[Batch], torch.Tensor],
    rate: float = RATE,
) -> None:
    """Train with Adam at a falling rate; at the end the network holds the running mean of its weights."""
    rest = [p for name, p in network.named_parameters() if name != "marks.weight" and p.requires_grad]
    optimisers = [
        torch.optim.Adam(rest, betas=(0.9, 0.99)),
        torch.optim.SparseAdam([network.marks.weight], betas=(0.9, 0.99)),
    ]
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    step = 0
    for epoch in range(epochs):
        network.train()
        groups, total = items(epoch), 0.0
        for number, group in enumerate(groups):
            done = (epoch + number / len(groups)) / epochs
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 100) * (1 - done) ** 0.8
                optimiser.zero_grad()
            value = loss(batch(group))
            value.backward()
            torch.nn.utils.clip_grad_norm_(rest, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            total += float(value.detach())
            average(mean, network, step)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(groups):.3f}", flush=True)
    network.load_state_dict(mean)
    network.eval()


def average(mean: dict[str, torch.Tensor], network: Network, step: int) -> None:
    """Move the running mean towards the weights: the large table of marks every 20 steps, the rest every other."""
    steady = min(STEADY, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, value in network.state_dict().items():
            every = 20 if name == "marks.weight" else 2
            if step % every == 0:
                mean[name].mul_(steady**every).add_(value, alpha=1 - steady**every)


def taught(material: Material, marks: list[str], vectors: torch.Tensor, size: Size, seed: int) -> Network:
    """A teacher."""
    random.seed(seed)
    torch.manual_seed(seed)
    network = Network(len(marks) + 1, vectors, LABELS, size)
    train, swapped, framed, civic, copies = (encoded(part, marks, first_mask) for part in material[:5])
    second = [item for item in encoded(material.second, marks, second_masks) if len(item.marks) > 2]
    named = [bool(s.labelled.names) for s in material.train if s.seen]

    def items(epoch: int) -> list[list[Item]]:
        last = epoch >= EPOCHS - LAST_EPOCHS
        chosen, place = [], 0
        for item, has_names in zip(train, named, strict=True):
            draw = random.random() if has_names and not last else 1.0
            chosen.append(framed[place] if draw < FRAMED else swapped[place] if draw < FRAMED + SWAPPED else item)
            place += has_names
        chosen += civic + random.sample(copies, len(civic))
        groups = batches(chosen)
        if not last:
            groups += batches(random.sample(second, int(len(second) * SECOND_SHARE)))
        random.shuffle(groups)
        return groups

    def loss(given: Batch) -> torch.Tensor:
        state = network(given)
        possible = network.chain.loss(network.scores(state), given.masks[0], given.lengths)
        if given.masks[1] is None:
            return possible
        own = network.second_chain.loss(network.second(state), given.masks[1], given.lengths)
        return SECOND_WEIGHT * (possible + own)

    fit(network, EPOCHS, items, loss)
    return network


def distilled(material: Material, teachers: list[Path], vectors: torch.Tensor) -> tuple[Network, list[str]]:
    """The student and its marks: it begins as the last teacher, its words' label probabilities shall be those of all."""
    random.seed(1)
    torch.manual_seed(1)
    stored = torch.load(teachers[-1])
    marks = stored["marks"]
    student = Network(len(marks) + 1, vectors, LABELS, STUDENT)
    student.load_state_dict(stored["state"])
    # The teacher's sums of marks were smaller by its dropout.
    own = Size(*stored["size"])
    with torch.no_grad():
        student.marks.weight *= (1 - own.mark_dropout) / (1 - STUDENT.mark_dropout)
    student.chain.requires_grad_(False)
    labelled = [s for part in material[:-1] for s in part if s.seen]
    second = [s for s in material.second if len(s.seen) > 2]
    sentences = [*labelled, *random.sample(second, SECOND_MOST)]
    wanted = [np.zeros((len(s.seen), len(LABELS[0])), np.float32) for s in sentences]
    for path in teachers:
        stored = torch.load(path)
        teacher = Network(len(stored["marks"]) + 1, vectors, LABELS, Size(*stored["size"]))
        teacher.load_state_dict(stored["state"])
        teacher.eval()
        for target, given in zip(wanted, probabilities(teacher, sentences, stored["marks"]), strict=True):
            target += given / len(teachers)
    for target, sentence in zip(wanted, labelled, strict=False):
        # What the labels say counts as much as what the teachers say; the second corpus has no such labels.
        target *= 0.5
        target += 0.5 * (first_mask(sentence)[0] == 0)
    items = [
        item._replace(masks=(target, None))
        for item, target in zip(encoded(sentences, marks, lambda _: (None, None)), wanted, strict=True)
    ]

    def loss(given: Batch) -> torch.Tensor:
        scores, target = student.scores(student(given)), given.masks[0]
        # The cross entropy of label sequences, but for a constant, as the chain is fixed; padding wants nothing.
        return (student.chain.whole(scores, given.lengths) - (target * scores).sum((1, 2))).mean()

    fit(student, STUDENT_EPOCHS, lambda _: batches(items), loss, STUDENT_RATE)
    return student, marks


def probabilities(teacher: Network, sentences: list[Sentence], marks: list[str]) -> list[np.ndarray]:
    """Each word's label probabilities: how the log sum over all sequences grows with each score."""
    items = encoded(sentences, marks, lambda _: (None, None))
    order = sorted(range(len(items)), key=lambda i: len(items[i].marks))
    found: dict[int, np.ndarray] = {}
    for start in range(0, len(order), BATCH):
        group = order[start : start + BATCH]
        given = batch([items[i] for i in group])
        with torch.no_grad():
            scores = teacher.scores(teacher(given))
        scores.requires_grad_(True)
        (gradient,) = torch.autograd.grad(teacher.chain.whole(scores, given.lengths).sum(), scores)
        found.update((i, rows[: len(items[i].marks)].numpy()) for i, rows in zip(group, gradient, strict=True))
    return [found[i] for i in range(len(items))]


if __name__ == "__main__":
    main()
