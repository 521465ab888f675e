"""Files written whole or not at all, and only when that changes them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePath


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` through a temporary file next to `path`; makes a missing folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


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
