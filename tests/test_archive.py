"""The generated archive that bench/ measures with: the same for a seed, of real articles' lengths, with shared entities."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from civicgraph.collect import load, sources
from civicgraph.records import BlockKind, Document

BENCH = Path(__file__).parents[1] / "bench" / "make_archive.py"
COUNT = 45


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_archive", BENCH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def archive(maker: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    maker.make(COUNT, folder, seed=1)
    return folder


@pytest.fixture(scope="module")
def documents(archive: Path) -> list[Document]:
    found = sources([str(archive / "manifest.jsonl")], failed=lambda error: pytest.fail(str(error)))
    return [load(source) for source in found]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_seed_says_everything(maker: ModuleType, archive: Path, tmp_path: Path) -> None:
    for seed in (1, 2):
        maker.make(COUNT, tmp_path / str(seed), seed=seed)
    assert contents(tmp_path / "1") == contents(archive)
    assert contents(tmp_path / "2") != contents(archive)


def test_articles_have_the_lengths_and_structures_of_real_ones(documents: list[Document]) -> None:
    assert len(documents) == len({document.iri for document in documents}) == COUNT
    assert all(1000 <= len(document.text) <= 3000 for document in documents)
    assert all("{" not in document.text for document in documents)
    kinds = {block.kind for document in documents for block in document.blocks}
    assert {BlockKind.ROW, BlockKind.TURN, BlockKind.PARAGRAPH, BlockKind.TITLE} <= kinds
    assert {document.language for document in documents} == {"ja", "en"}
    assert all(document.date and document.title and document.publisher for document in documents)


def test_towns_come_again_in_other_articles(archive: Path) -> None:
    lines = (archive / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    publishers = [json.loads(line)["publisher"] for line in lines]
    assert 1 < len(set(publishers)) < len(publishers) / 2
