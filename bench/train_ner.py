"""Train the named-entity recogniser and measure it: python bench/train_ner.py CORPORA -o data/model/.

CORPORA is the folder that bench/ner_corpora.py describes; the output folder must hold words.txt.gz and vectors.npz
(bench/make_vectors.py). Needs `pip install -e .[train]` and, on two cores, about an hour and a half; no network.

A teacher on a pretrained encoder (ner_teacher.py) learns from four sources at once: the first corpus and copies of its sentences
with other names; prose of our own, civic and encyclopedic; and the second corpus, by its own types on labels of their own, and by
what its types leave possible on the labels that count (a LOCATION is a place or a facility; Tsuboi et al. 2008). A student
(ner_student.py) then learns the label probabilities that the teacher gives to these sentences, half of them among the labels that are
possible, and to copies of them with other names and with nouns of like meaning (ner_neighbours.py), and ships. A teacher that --teacher names is not trained again. What is held out no step sees; no step stops early.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

import ner
import ner_corpora as corpora
import ner_student
import ner_teacher
from ner_encoder import pretrained
from ner_export import export
from ner_items import LABELS, Material, gathered, kept_marks
from ner_say import says

TEACHER_SEED = 61


def main() -> None:
    """Read the corpora, train teacher and student, write model and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, default=Path("out/teacher.pt"))
    args = parser.parse_args()
    torch.set_num_threads(2)
    split = corpora.stockmark(args.corpora)
    material = gathered(split.train, corpora.second_corpus(args.corpora, split.test).train)
    stored = np.load(args.output / "vectors.npz")
    # Components at a spread of a half suit the first layer.
    unit = 0.5 / float(stored["table"].astype(np.float32).std())
    vectors = torch.from_numpy(stored["table"].astype(np.float32) * unit)
    teacher, marks = teacher_of(material, vectors, args.teacher)
    said = says(teacher, ner_teacher.Reader(pretrained(), marks).plainly, ner_teacher.side_by_side)
    student = ner_student.taught(material, marks, vectors, teacher.chain.state_dict(), said)
    export({name: value.numpy() for name, value in student.frozen().items()}, args.output, marks, LABELS[0], unit)
    second = corpora.second_corpus(args.corpora, split.test).test
    scores = ner.measure(ner.alone([s.text for s in split.test]), split.test)
    scores["second corpus"] = ner.measure_three(ner.alone([s.text for s in second]), second)
    for name, folder in (("civic prose", corpora.PROSE), ("documents with facts", corpora.WITH_FACTS)):
        held_out = corpora.prose(folder).held_out
        scores[name] = ner.measure_kinds(ner.alone([s.text for s in held_out]), held_out)
    scores["sentences"] = {name: len(part) for name, part in material._asdict().items()} | {"held out": len(split.test)}
    (args.output / "scores.json").write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(scores, ensure_ascii=False))


def teacher_of(material: Material, vectors: torch.Tensor, path: Path) -> tuple[ner_teacher.Teacher, list[str]]:
    """The teacher of a file and the marks that it knows; it is trained where the file is absent."""
    given = pretrained()
    if not path.exists():
        marks = kept_marks(material)
        network = ner_teacher.taught(material, marks, vectors, given, TEACHER_SEED)
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"marks": marks, "state": network.state_dict()}, path)
    stored = torch.load(path)
    network = ner_teacher.Teacher(len(stored["marks"]) + 1, vectors, given)
    network.load_state_dict(stored["state"])
    return network, stored["marks"]


if __name__ == "__main__":
    main()
