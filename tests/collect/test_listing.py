"""Files, folders, patterns and stdin: which articles they stand for, and what is said of the rest."""

from __future__ import annotations

import os
import pickle
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from civicgraph.collect import Source, load, sources
from civicgraph.errors import InputError, UsageError
from civicgraph.read import ReadOptions

TEXT = "市長の挨拶\n\n本文はここから始まる。\n"


def listed(*given: str | Path, folder: Path | None = None) -> tuple[list[str], list[str]]:
    """The origins (relative to a folder) and the failures."""
    failures: list[InputError] = []
    origins = [source.origin for source in sources([str(name) for name in given], failed=failures.append)]
    if folder:
        origins = [str(Path(origin).relative_to(folder)) for origin in origins]
    return origins, [str(failure) for failure in failures]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT}{name}\n", encoding="utf-8")


def test_a_folder_is_listed_by_name_to_the_bottom(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/b/c.HTML", "c.htm", "a.txt", "d.pdf", "e.DOCX", "data.csv", ".secret/x.txt", "a/.hidden.txt")
    found, failures = listed(tmp_path, folder=tmp_path)
    assert found == ["a/b/c.HTML", "a/z.md", "a.txt", "b.txt", "c.htm", "d.pdf", "e.DOCX"]
    assert failures == []


def test_each_file_comes_once_whatever_names_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    found, failures = listed(
        tmp_path / "b" / "c.txt", tmp_path, tmp_path / "a.txt", tmp_path / "*.txt", folder=tmp_path
    )
    assert (found, failures) == (["b/c.txt", "a.txt"], [])
    assert listed(tmp_path / "link.txt", tmp_path, folder=tmp_path)[0] == ["link.txt", "b/c.txt"]


def test_links_that_lead_out_of_the_folder_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.txt", "in/b.txt")
    for name in ("x.txt", "y.txt"):
        (tmp_path / "in" / name).symlink_to(tmp_path / "elsewhere" / "a.txt")
    assert listed(tmp_path / "in", folder=tmp_path / "in")[0] == ["b.txt", "x.txt"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    found, failures = listed(tmp_path, folder=tmp_path)
    assert (found, failures) == (["a.txt", "loop.txt"], [])
    with pytest.raises(InputError, match=r"loop\.txt: it cannot be read"):
        load(Source(str(tmp_path / "loop.txt")))


def test_what_is_no_readable_file_is_said_when_it_is_loaded(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, "gone.txt")
    found = list(sources([str(tmp_path)], failed=lambda error: pytest.fail(str(error))))
    (tmp_path / "gone.txt").unlink()
    said = []
    for source in found:
        with pytest.raises(InputError) as error:
            load(source)
        said.append(error.value.problem)
    assert said == ["there is no such file.", "this is no regular file."]


@pytest.mark.parametrize("name", ["none.txt", "a\0b.txt", "x" * 5000 + ".txt", "\udcff.txt"])
def test_names_of_no_file(name: str, tmp_path: Path) -> None:
    found = list(sources([str(tmp_path / name)], failed=lambda error: pytest.fail(str(error))))
    with pytest.raises(InputError):
        load(found[0])


def test_an_empty_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "b/a.txt")
    (tmp_path / "a").mkdir()
    found, failures = listed(tmp_path / "a", tmp_path / "none*.txt", tmp_path / "b", folder=tmp_path)
    assert found == ["b/a.txt"]
    assert failures == [
        f"{tmp_path / 'a'}: there is no article in this directory. Articles are *.txt, *.html, *.htm, *.md, *.pdf, *.docx.",
        f"{tmp_path / 'none*.txt'}: no file matches this pattern. Check it, and quote it against the shell.",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "locked/b.txt")
    (tmp_path / "locked").chmod(0)
    found, failures = listed(tmp_path, folder=tmp_path)
    (tmp_path / "locked").chmod(0o700)
    assert found == ["a.txt"]
    assert "locked: it cannot be listed (Permission denied)" in failures[0]


def test_patterns(tmp_path: Path) -> None:
    write(tmp_path, "2024/b.txt", "2024/a.txt", "2023/c.md", "[1].txt")
    assert listed(tmp_path / "**" / "*.txt", folder=tmp_path)[0] == ["2024/a.txt", "2024/b.txt", "[1].txt"]
    assert listed(tmp_path / "20??" / "[ac].*", folder=tmp_path)[0] == ["2023/c.md", "2024/a.txt"]
    assert listed(tmp_path / "[1].txt", folder=tmp_path)[0] == ["[1].txt"]


def test_folders_are_listed_while_they_are_taken(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "z/b.txt")
    found = sources([str(tmp_path)], failed=lambda error: None)
    assert next(found).origin.endswith("a.txt")
    write(tmp_path, "z/c.txt")
    assert [Path(source.origin).name for source in found] == ["b.txt", "c.txt"]


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode())))
    (source,) = sources(["-"], failed=lambda error: None, options=ReadOptions(publisher="緑川市"))
    document = load(pickle.loads(pickle.dumps(source)))
    assert (document.text, document.origin, document.publisher) == (TEXT, "-", "緑川市")
    with pytest.raises(UsageError, match="once"):
        sources(["-", "-"], failed=lambda error: None)
