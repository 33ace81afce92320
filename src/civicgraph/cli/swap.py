"""Replacing a whole site at once: whatever fails or interrupts it, the former one stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from civicgraph.errors import UsageError
from civicgraph.files import check_directory, make_parents, refusals, remove_empty, umask

_SUMS = "SHA256SUMS"  # lists what a site is made of, by which its files are told from others in the same folder


def check_site(out: Path) -> None:
    """Raise UsageError early where the folder cannot be replaced."""
    check_directory(out)
    if out.resolve() == Path.cwd() or Path.cwd().is_relative_to(out.resolve()):
        raise UsageError(f"{out}: this is where you are, so it cannot be replaced as a whole. Run it from outside of it.")
    if out.is_dir() and any(out.iterdir()) and not (out / _SUMS).is_file():
        raise UsageError(f"{out}: there are files in it, but none is of a site ({_SUMS} is missing). Give a new folder.")


def replace_site(out: Path, files: Iterable[tuple[str, bytes]], *, keep: tuple[str, ...] = ()) -> int:
    """Write the files into a new folder beside `out`, then let it take the place of `out`; returns their number.

    Files in `out` that its SHA256SUMS does not list are taken over; listed ones only where their path begins with one
    of `keep`. What fails before the last two renames leaves `out` untouched; a process that is killed between the two
    leaves the former site beside it, in a folder ".civicgraph-…/former". Raises UsageError.
    """
    place = out.resolve()
    with refusals(out):
        created = make_parents(place)
        stage = Path(tempfile.mkdtemp(prefix=".civicgraph-", dir=place.parent))
        try:
            count = _write(stage / "new", files)
            if place.is_dir():
                _take_over(place, stage / "new", keep)
            _swap(place, stage)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            remove_empty(created)
            raise
        shutil.rmtree(stage, ignore_errors=True)
    return count


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    folder.mkdir()
    count = 0
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += 1
    return count


def _take_over(former: Path, new: Path, keep: tuple[str, ...]) -> None:
    """Link (or copy, where the file system has no links) what is not the site's own, and what is to be kept of it."""
    own = _listed(former / _SUMS)
    kept = []
    for path in sorted(former.rglob("*")):
        name = path.relative_to(former).as_posix()
        target = new / name
        stays = name.startswith(keep) if name in own else name != _SUMS
        if not stays or os.path.lexists(target) or (path.is_dir() and not path.is_symlink()):
            continue
        if name in own:
            kept.append(f"{own[name]}  {name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(path, target, follow_symlinks=False)
    if kept:
        lines = [*(new / _SUMS).read_text(encoding="utf-8").splitlines(), *kept]
        (new / _SUMS).write_text("".join(f"{line}\n" for line in sorted(lines, key=lambda line: line[66:])), encoding="utf-8")


def _listed(sums: Path) -> dict[str, str]:
    """The paths in a list of checksums, with these."""
    if not sums.is_file():
        return {}
    lines = (line.partition("  ") for line in sums.read_text(encoding="utf-8", errors="replace").splitlines())
    return {name: digest for digest, _, name in lines}


def _swap(place: Path, stage: Path) -> None:
    """Put stage/new in the place, and back again what was there if that fails."""
    had = place.is_dir()
    if had:
        (stage / "new").chmod(place.stat().st_mode)
        place.rename(stage / "former")
    else:
        (stage / "new").chmod(0o777 & ~umask())
    try:
        (stage / "new").rename(place)
    except BaseException:
        if had:
            (stage / "former").rename(place)
        raise
