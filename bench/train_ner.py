"""Train the named-entity recogniser and measure it: python bench/train_ner.py CORPORA -o data/model/.

CORPORA is the folder that bench/ner_corpora.py describes; the output folder must hold words.txt.gz and vectors.npz
(bench/make_vectors.py). Needs `pip install -e .[train]` and, on two cores, about two hours; no network.

First teachers, networks with seeds of their own, learn from four sources at once: the first corpus; copies of its sentences with
other names; civic prose of our own; and the second corpus, by its own types on labels of their own, and by what its types
leave possible on the labels that count (a LOCATION is a place or a facility; Tsuboi et al. 2008). One student, which begins as
the last of them, then learns the label probabilities that they on average give to these sentences (Hinton et al. 2015). With
--begin FOLDER it begins as the model of that folder instead. The last teacher stands on a pretrained encoder (ner_teacher.py);
what it says several students learn then, each from the same beginning with a seed of its own, and the mean of their weights ships
(ner_finish.py). With --texts FOLDER, which holds published civic articles with gold facts (ner_texts.py), they learn from those
beside it. Teachers already in --teachers are not trained again. What is held out no step sees; no step stops early.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

import ner
import ner_corpora as corpora
import ner_teacher
from ner_encoder import pretrained
from ner_export import begun, export
from ner_finish import Said, finished
from ner_fit import fit
from ner_items import (
    BATCH,
    LABELS,
    Item,
    Material,
    Sentence,
    batch,
    batches,
    encoded,
    first_mask,
    gathered,
    kept_marks,
    padded,
    second_masks,
)
from ner_model import Batch, Network, Size
from ner_texts import masked

SIZES = (Size(hidden=192), Size(hidden=176, input_dropout=0.45, mark_dropout=0.2), Size(hidden=160))
STUDENT = Size(hidden=160, input_dropout=0.25, layer_dropout=0.25, mark_dropout=0.1)
RATE, EPOCHS, LAST_EPOCHS = 2e-3, 14, 2
STUDENT_RATE, STUDENT_EPOCHS, SECOND_MOST = 1e-3, 3, 5000
SECOND_SHARE, SECOND_WEIGHT = 0.4, 0.5
FRAMED, SWAPPED = 0.15, 0.3
STEADY = 0.998


def main() -> None:
    """Read the corpora, train teachers and student, write model and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, default=Path("out/teachers"))
    parser.add_argument("--texts", type=Path, action="append", default=[], help="a folder of articles with gold facts")
    parser.add_argument("--begin", type=Path, help="the folder of a model that the student begins as")
    args = parser.parse_args()
    torch.set_num_threads(2)
    split = corpora.stockmark(args.corpora)
    material = gathered(split.train, corpora.second_corpus(args.corpora, split.test).train)
    stored = np.load(args.output / "vectors.npz")
    # Components at a spread of a half suit the first layer.
    unit = 0.5 / float(stored["table"].astype(np.float32).std())
    vectors = torch.from_numpy(stored["table"].astype(np.float32) * unit)
    args.teachers.mkdir(parents=True, exist_ok=True)
    if args.begin:
        state, marks = begun(args.begin, unit, STUDENT.mark_dropout)
        student = Network(len(marks) + 1, vectors, LABELS, STUDENT)
        student.load_state_dict({n: torch.from_numpy(v) for n, v in state.items()}, strict=False)
    else:
        student, marks = distilled(material, first_teachers(material, vectors, args.teachers), vectors)
    said = last_teacher(material, vectors, args.teachers / "encoder.pt")
    texts = [sentence for folder in args.texts for sentence in masked(folder)]
    state = {name: value.numpy() for name, value in finished(student, marks, vectors, material, said, texts).items()}
    export(state, args.output, marks, LABELS[0], unit)
    second = corpora.second_corpus(args.corpora, split.test).test
    scores = ner.measure(ner.alone([s.text for s in split.test]), split.test)
    scores["second corpus"] = ner.measure_three(ner.alone([s.text for s in second]), second)
    scores["sentences"] = {name: len(part) for name, part in material._asdict().items()} | {"held out": len(split.test)}
    scores["sentences"]["published articles"] = len(texts)
    (args.output / "scores.json").write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(scores, ensure_ascii=False))


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

    fit(network, EPOCHS, items, loss, RATE, STEADY)
    return network


def first_teachers(material: Material, vectors: torch.Tensor, folder: Path) -> list[Path]:
    """The first teachers, trained where the folder has them not."""
    marks = kept_marks(material)
    paths = []
    for seed, size in enumerate(SIZES, 11):
        path = folder / f"{seed}.pt"
        if not path.exists():
            network = taught(material, marks, vectors, size, seed)
            torch.save({"size": tuple(size), "marks": marks, "state": network.state_dict()}, path)
        paths.append(path)
    return paths


def last_teacher(material: Material, vectors: torch.Tensor, path: Path) -> Said:
    """What the teacher with the encoder says of sentences after its last round; it is trained where the file is absent."""
    given = pretrained()
    if not path.exists():
        marks = kept_marks(material)
        rounds = ner_teacher.taught(material, marks, vectors, given, 21)
        states = [{name: value.clone() for name, value in network.state_dict().items()} for network in rounds]
        torch.save({"marks": marks, "states": states}, path)
    stored = torch.load(path)
    if "states" not in stored:
        raise SystemExit(f"{path}: it holds no rounds of a teacher with an encoder; move it away, and one is trained in its place.")
    reader = ner_teacher.Reader(given, stored["marks"])

    network = ner_teacher.Teacher(len(stored["marks"]) + 1, vectors, given)
    network.load_state_dict(stored["states"][-1])
    network.eval()

    def said(sentences: list[Sentence], possible: Callable[[Sentence], np.ndarray] | None) -> list[np.ndarray]:
        items = reader(sentences, lambda _: (None, None))
        free = probabilities(network, items, ner_teacher.side_by_side)
        if possible is None:
            return free
        held = probabilities(network, items, ner_teacher.side_by_side, list(map(possible, sentences)))
        return [(a + b) / 2 for a, b in zip(free, held, strict=True)]

    return said


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

    def said(sentences: list[Sentence]) -> list[np.ndarray]:
        wanted = [np.zeros((len(s.seen), len(LABELS[0])), np.float32) for s in sentences]
        for path in teachers:
            stored = torch.load(path)
            teacher = Network(len(stored["marks"]) + 1, vectors, LABELS, Size(*stored["size"]))
            teacher.load_state_dict(stored["state"])
            teacher.eval()
            items = encoded(sentences, stored["marks"], lambda _: (None, None))
            for target, given in zip(wanted, probabilities(teacher, items, batch), strict=True):
                target += given / len(teachers)
        return wanted

    learn(student, marks, material, said, SECOND_MOST, STUDENT_EPOCHS, STEADY)
    return student, marks


def learn(
    student: Network,
    marks: list[str],
    material: Material,
    said: Callable[[list[Sentence]], list[np.ndarray]],
    second_most: int,
    epochs: int,
    steady: float,
) -> None:
    """Bring the student's label probabilities near those that teachers give to the material's sentences."""
    student.chain.requires_grad_(False)
    labelled = [s for part in material[:-1] for s in part if s.seen]
    second = [s for s in material.second if len(s.seen) > 2]
    sentences = [*labelled, *random.sample(second, second_most)]
    wanted = said(sentences)
    for target, sentence in zip(wanted, labelled, strict=False):
        # What the labels say counts as much as what the teachers say; the second corpus has no such labels.
        target *= 0.5
        target += 0.5 * (first_mask(sentence)[0] == 0)
    items = [
        item._replace(masks=(target, None))
        for item, target in zip(encoded(sentences, marks, lambda _: (None, None)), wanted, strict=True)
    ]

    def drawn(_: int) -> list[list[Item]]:
        return batches(items)

    def loss(given: Batch) -> torch.Tensor:
        scores, target = student.scores(student(given)), given.masks[0]
        # The cross entropy of label sequences, but for a constant, as the chain is fixed; padding wants nothing.
        return (student.chain.whole(scores, given.lengths) - (target * scores).sum((1, 2))).mean()

    fit(student, epochs, drawn, loss, STUDENT_RATE, steady)


def probabilities(
    teacher: Network, items: list, joined: Callable[[list], object], masks: list[np.ndarray] | None = None
) -> list[np.ndarray]:
    """Each word's label probabilities: how the log sum over all sequences (that the masks leave) grows with each score."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].marks))
    found: dict[int, np.ndarray] = {}
    for start in range(0, len(order), BATCH):
        group = order[start : start + BATCH]
        lengths = torch.tensor([len(items[i].marks) for i in group])
        with torch.no_grad():
            scores = teacher.scores(teacher(joined([items[i] for i in group])))
            if masks is not None:
                scores += padded([masks[i] for i in group])
        scores.requires_grad_(True)
        (gradient,) = torch.autograd.grad(teacher.chain.whole(scores, lengths).sum(), scores)
        found.update((i, rows[: len(items[i].marks)].numpy()) for i, rows in zip(group, gradient, strict=True))
    return [found[i] for i in range(len(items))]


if __name__ == "__main__":
    main()
