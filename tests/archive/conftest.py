"""What the tests of archives share."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_helpers import build, files, write


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten articles. Not to be changed: `write` makes others."""
    return write(tmp_path_factory.mktemp("collection") / "in", range(10))


@pytest.fixture(scope="session")
def reference(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a build of it that nothing disturbed."""
    out = tmp_path_factory.mktemp("reference") / "out"
    assert build(collection, out).files
    return files(out)
