"""Files written whole or not at all, and only when that changes them."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePath

# The temporary file of a process, by its number.
_TEMPORARY = re.compile(r"\..+\.([0-9]+)\.tmp")


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` through a temporary file next to `path`; makes a missing folder."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file to write, which takes the place of `path` unless writing it fails.

    Makes a missing folder. OSError names `path`, or the folder that cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb") as written:
            # A name must never get there before its bytes, not even when the power fails.
            os.fsync(written.fileno())
        temporary.replace(path)
    except OSError as error:
        # A full disk is told with no name, a read-only one with that of the temporary file.
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def temporary_folder(near: Path) -> Iterator[Path]:
    """An empty folder for what a file at `near` is made from, removed afterwards.

    What a killed process leaves goes with the next file that is written there.
    """
    near.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(near.parent)
    folder = near.with_name(f".{near.name}.{os.getpid()}.tmp")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _remove_leftovers(folder: Path) -> None:
    """Remove what processes that were killed left; once in a run for each folder."""
    for path in folder.glob(".*.tmp"):
        found = _TEMPORARY.fullmatch(path.name)
        if found and not _is_running(int(found[1])):
            with contextlib.suppress(OSError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def inside(folder: Path, path: str) -> Path:
    """A path below a folder. Raises ValueError for one that leaves it."""
    below = PurePath(path)
    if below.is_absolute() or ".." in below.parts:
        raise ValueError(f"{path} is not below {folder}")
    return folder / below


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` unless the file has these bytes already; returns whether it was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
