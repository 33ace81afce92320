"""Writing files so that a failure leaves what was there as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from civicgraph.errors import UsageError

_REMEDY = "Give another place with -o."


def check_directory(out: Path) -> None:
    """Raise UsageError early where `out` is plainly no directory that can be written."""
    nearest = next(path for path in (out, *out.resolve().parents) if os.path.lexists(path))
    if not nearest.is_dir():
        raise UsageError(f"{out}: {nearest} is not a directory. {_REMEDY}")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageError(f"{out}: {nearest} cannot be written. {_REMEDY}")


def write_directory(out: Path, files: Mapping[str, bytes]) -> None:
    """Write all files (by their paths below `out`) or none; whatever else is in `out` stays.

    They are first written and synced in a new folder on the same file system. A new `out` appears by one rename;
    in an existing one each file is replaced by a rename, and all are put back if one fails. Raises UsageError.
    """
    with refusals(out):
        missing = not out.exists()
        created = make_parents(out) if missing else []
        try:
            stage = Path(tempfile.mkdtemp(prefix=".civicgraph-", dir=out.parent if missing else out))
        except OSError:
            remove_empty(created)
            raise
        try:
            _write_synced(stage / "new", files)
            if missing:
                (stage / "new").rename(out)
            else:
                replace_all(out, stage, tuple(files))
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            remove_empty(created)
            raise
        shutil.rmtree(stage, ignore_errors=True)
        sync_directory(out if not missing else out.parent)


def write_file(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all. Raises UsageError."""
    with refusals(path):
        descriptor, name = tempfile.mkstemp(prefix=".civicgraph-", dir=path.resolve().parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, 0o666 & ~umask())
                file.write(data)
                file.flush()
                os.fsync(descriptor)
            Path(name).replace(path.resolve())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def refusals(place: Path) -> Iterator[None]:
    """Turn an OSError into a UsageError that names the place."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename and str(error.filename) != str(place) else ""
        raise UsageError(f"{place}: cannot be written: {error.strerror}{where}. {_REMEDY}") from error


def make_parents(out: Path) -> list[Path]:
    """Make the folders above `out`; those that are new, the innermost first."""
    absent = [parent for parent in out.absolute().parents if not parent.exists()]
    out.absolute().parent.mkdir(parents=True, exist_ok=True)
    return absent


def remove_empty(folders: list[Path]) -> None:
    """Remove those of the folders that are empty."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _write_synced(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        write_synced(folder / name, [data])


def write_synced(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts one after the other into a new file, and wait until they are on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def replace_all(out: Path, stage: Path, names: Sequence[str], gone: Sequence[str] = ()) -> None:
    """Move the files of stage/new to their places in `out`, one by one, and remove what is `gone`.

    No place is ever without a file that it had. On any failure what was there is put back.
    """
    done: list[tuple[Path, Path | None]] = []
    folders: list[Path] = []
    try:
        for number, name in enumerate((*names, *gone)):
            target = out / name
            if name not in gone:
                folders += [p for p in target.parents if p.is_relative_to(out) and not p.exists()]
                target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir() and not target.is_symlink():
                raise IsADirectoryError(21, "Is a directory", str(target))
            former = stage / f"former-{number}" if os.path.lexists(target) else None
            if former:
                _keep_too(target, former)
            done.append((target, former))
            if name in gone:
                target.unlink(missing_ok=True)
            else:
                (stage / "new" / name).replace(target)
    except BaseException:
        for target, former in reversed(done):
            if former:
                former.replace(target)
            else:
                target.unlink(missing_ok=True)
        remove_empty(folders)
        raise


def _keep_too(path: Path, other: Path) -> None:
    try:
        os.link(path, other, follow_symlinks=False)
    except OSError:  # a file system without links
        shutil.copy2(path, other, follow_symlinks=False)


def sync_directory(folder: Path) -> None:
    """Let the renames in a folder outlive a power cut, where the file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def umask() -> int:
    """The permissions that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
