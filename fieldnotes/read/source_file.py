"""A file of the repository in, its text out, or what keeps it from being read. Called by `read`.

Names that begin with a dot or end with a tilde belong to editors and systems: they are nobody's.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldnotes.cache import digest
from fieldnotes.problems import Location, Problem

RULE = "data-files"
# Many times what the largest data file has.
MAX_BYTES = 4_000_000
_LEFT_BY_EDITORS = re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini")
# An editor that saves UTF-16 begins a file with one of these.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Entry:
    """Something below a folder, and what is wrong with it, whatever it holds."""

    path: Path
    problem: Problem | None = None


def entries(root: Path, folder: str) -> Iterator[Entry]:
    """Everything below a folder of the repository but its subfolders, in order.

    A subfolder is an entry of its own only where it has a problem.
    """
    path = root / folder
    if not os.path.lexists(path):
        return
    try:
        with os.scandir(path) as found:
            inside = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(path, _unreadable(root, path, error))
        return
    for entry in inside:
        if _LEFT_BY_EDITORS.fullmatch(entry.name):
            continue
        below = path / entry.name
        problem = _wrong(root, entry)
        if problem or not entry.is_dir(follow_symlinks=False):
            yield Entry(below, problem)
        else:
            yield from entries(root, f"{folder}/{entry.name}")


def read_text(root: Path, path: Path) -> tuple[str, Problem | None]:
    """The text of a file with plain line ends and without a byte-order mark.

    With a problem, the text is as much as could be read. Never raises.
    """
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            return "", _not_a_file(root, path, mode)
        if path.stat().st_size > MAX_BYTES:
            return "", _too_large(root, path)
        content = path.read_bytes()
    except OSError as error:
        return "", _unreadable(root, path, error)
    return _decoded(root, path, content)


def fingerprint(root: Path, folder: str) -> str:
    """A hash of all that the files of a folder are and hold, for caches."""
    parts: list[str | bytes] = []
    for entry in entries(root, folder):
        text, problem = read_text(root, entry.path)
        parts += [shown(root, entry.path), str(entry.problem), str(problem), text]
    return digest(*parts)


def shown(root: Path, path: Path) -> str:
    """The name of a file relative to the repository, as it can be printed on one line."""
    name = os.fsencode(path.relative_to(root).as_posix()).decode(errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _wrong(root: Path, entry: os.DirEntry[str]) -> Problem | None:
    path = Path(entry.path)
    if not entry.name.isprintable() or not entry.name.isascii():
        return _problem(
            root,
            path,
            "a name with characters that no data file has",
            "lower-case letters, digits and hyphens",
            "rename it",
        )
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode) and not entry.name.endswith((".yml", ".txt")):
        return None
    return None if stat.S_ISREG(mode) else _not_a_file(root, path, mode)


def _not_a_file(root: Path, path: Path, mode: int) -> Problem:
    if stat.S_ISLNK(mode):
        return _problem(
            root,
            path,
            "a symbolic link",
            "a file of its own: elsewhere the link leads to another place, or to none",
            "copy the file here, or remove the link",
        )
    if stat.S_ISDIR(mode):
        return _problem(
            root, path, "a folder with the name of a file", "a file", "rename or remove the folder"
        )
    return _problem(root, path, "a pipe, socket or device", "a file", "remove it")


def _too_large(root: Path, path: Path) -> Problem:
    return _problem(
        root,
        path,
        f"a file of {path.stat().st_size:,} bytes",
        f"at most {MAX_BYTES:,}",
        "split it, or remove what is not data",
    )


def _unreadable(root: Path, path: Path, error: OSError) -> Problem:
    kind = "folder" if path.is_dir() else "file"
    reason = (error.strerror or str(error)).lower()
    return _problem(
        root, path, f"a {kind} that cannot be read ({reason})", f"a readable {kind}", "restore it"
    )


def _decoded(root: Path, path: Path, content: bytes) -> tuple[str, Problem | None]:
    fix = "save it as UTF-8"
    if content.startswith(_UTF_16):
        text = content.decode("utf-16", errors="replace")
        return _lines(text), _problem(root, path, "a file in UTF-16", "a file in UTF-8", fix)
    try:
        return _lines(content.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        text = _lines(content.decode("utf-8-sig", errors="replace"))
        line = 1 + _lines(content[: error.start].decode(errors="replace")).count("\n")
        found = f"the byte {content[error.start]:#04x}, which is not UTF-8"
        return text, _problem(root, path, found, "a file in UTF-8", fix, line)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _problem(root: Path, path: Path, found: str, expected: str, fix: str, line: int = 1) -> Problem:
    return Problem(Location(shown(root, path), line), RULE, found, expected, fix)
