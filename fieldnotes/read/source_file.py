"""A file of the repository in, its text out, or what keeps it from being read. Called by `read`."""

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
# Many times what the largest file has.
MAX_BYTES = 4_000_000
# What editors begin files with that they do not save in UTF-8; UTF-32 begins like UTF-16.
_OTHER_ENCODINGS = (
    ("UTF-32", codecs.BOM_UTF32_LE),
    ("UTF-32", codecs.BOM_UTF32_BE),
    ("UTF-16", codecs.BOM_UTF16_LE),
    ("UTF-16", codecs.BOM_UTF16_BE),
)


@dataclass(frozen=True)
class Folder:
    """What a folder of the repository holds.

    `rule` reports what is wrong with its files as files, `suffixes` end their names, and the names
    that match `ignored` belong to editors and systems.
    """

    rule: str
    suffixes: tuple[str, ...]
    ignored: re.Pattern[str]


DATA = Folder(RULE, (".yml", ".txt"), re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini"))


@dataclass(frozen=True)
class Entry:
    """Something below a folder, and what is wrong with it, whatever it holds."""

    path: Path
    problem: Problem | None = None


def entries(root: Path, folder: str, kind: Folder = DATA) -> Iterator[Entry]:
    """Everything below a folder of the repository but its subfolders, in order.

    A subfolder is an entry of its own only where it has a problem. A missing folder is empty.
    """
    path = root / folder
    if not os.path.lexists(path):
        return
    try:
        with os.scandir(path) as found:
            inside = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(path, _unreadable(error).problem(root, path, kind))
        return
    for entry in inside:
        if kind.ignored.fullmatch(entry.name):
            continue
        below = path / entry.name
        wrong = _wrong(entry, kind)
        if wrong or not entry.is_dir(follow_symlinks=False):
            yield Entry(below, wrong.problem(root, below, kind) if wrong else None)
        else:
            yield from entries(root, f"{folder}/{entry.name}", kind)


def read_text(root: Path, path: Path, kind: Folder = DATA) -> tuple[str, Problem | None]:
    """The text of a file with plain line ends and without a byte-order mark.

    With a problem, the text is as much as could be read. Never raises.
    """
    text, wrong = _read(path)
    return text, wrong.problem(root, path, kind) if wrong else None


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


@dataclass(frozen=True)
class _Wrong:
    """What is wrong with something as a file."""

    found: str
    expected: str
    fix: str
    line: int = 1

    def problem(self, root: Path, path: Path, kind: Folder) -> Problem:
        location = Location(shown(root, path), self.line)
        return Problem(location, kind.rule, self.found, self.expected, self.fix)


def _wrong(entry: os.DirEntry[str], kind: Folder) -> _Wrong | None:
    if not entry.name.isprintable() or not entry.name.isascii():
        return _Wrong(
            "a name that no address can have", "lower-case letters, digits and hyphens", "rename it"
        )
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode) and not entry.name.endswith(kind.suffixes):
        return None
    return None if stat.S_ISREG(mode) else _not_a_file(mode)


def _not_a_file(mode: int) -> _Wrong:
    if stat.S_ISLNK(mode):
        return _Wrong(
            "a symbolic link",
            "a file of its own: elsewhere the link leads to another place, or to none",
            "copy the file here, or remove the link",
        )
    if stat.S_ISDIR(mode):
        fix = "rename or remove the folder"
        return _Wrong("a folder with the name of a file", "a file", fix)
    return _Wrong("a pipe, socket or device", "a file", "remove it")


def _read(path: Path) -> tuple[str, _Wrong | None]:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "", _not_a_file(status.st_mode)
        if status.st_size > MAX_BYTES:
            found, expected = f"a file of {status.st_size:,} bytes", f"at most {MAX_BYTES:,}"
            return "", _Wrong(found, expected, "split it, or remove what does not belong here")
        return _decoded(path.read_bytes())
    except OSError as error:
        return "", _unreadable(error)


def _unreadable(error: OSError) -> _Wrong:
    reason = (error.strerror or str(error)).lower()
    fix = "change its permissions, or restore it"
    return _Wrong(f"something that cannot be read ({reason})", "a readable file or folder", fix)


def _decoded(content: bytes) -> tuple[str, _Wrong | None]:
    expected, fix = "a file in UTF-8", "save it as UTF-8"
    for encoding, mark in _OTHER_ENCODINGS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace")
            return _lines(text), _Wrong(f"a file in {encoding}", expected, fix)
    try:
        return _lines(content.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        line = 1 + _lines(content[: error.start].decode(errors="replace")).count("\n")
        found = f"the byte {content[error.start]:#04x}, which is not UTF-8"
        return _lines(text), _Wrong(found, expected, fix, line)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
