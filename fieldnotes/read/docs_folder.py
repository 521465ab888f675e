"""The folder docs/ in, the texts of its pages and `.pages` files out, and what is wrong with its
files as files. Called by `site`.

Names that begin with a dot belong to editors and systems: MkDocs publishes none of them, and
neither do we. Everything else has to be a page that can be read.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fieldnotes.cache import digest
from fieldnotes.problems import Location, Problem

NAME = "docs"
ORDER = ".pages"
_RULE = "docs-files"
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".txt")
# An editor that saves UTF-16 begins a file with one of these.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass
class DocsFolder:
    """The texts of pages by path below docs/, those of `.pages` files by folder, and problems."""

    pages: dict[str, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def digest(self) -> str:
        """A hash of everything that was read."""
        items = [*self.pages.items(), *self.orders.items()]
        return digest(*(part for item in items for part in item), repr(self.problems))


def read(root: Path) -> DocsFolder:
    """Read the folder docs/ of the repository at `root`. Never raises for what is in it."""
    folder = DocsFolder()
    for path in _files(root / NAME, root, folder.problems):
        below = path.relative_to(root / NAME).as_posix()
        parent, _, name = below.rpartition("/")
        texts, key = (folder.orders, parent) if name == ORDER else (folder.pages, below)
        text = _text(path, root, folder.problems)
        if text is not None:
            texts[key] = text
    return folder


def source(path: Path) -> tuple[str, str | None]:
    """The text of a file, and what is wrong with its encoding. Raises OSError as reading does."""
    data = path.read_bytes()
    if data.startswith(_UTF_16):
        return _lines(data.decode("utf-16", errors="replace")), "UTF-16"
    try:
        return _lines(data.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        text = data.decode("utf-8-sig", errors="replace")
        return _lines(
            text
        ), f"the byte {data[error.start]:#04x}, which is not UTF-8, in line {line}"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(path: Path, root: Path, problems: list[Problem]) -> str | None:
    try:
        text, wrong = source(path)
    except OSError as error:
        problems.append(_unreadable(path, root, error))
        return None
    if wrong:
        expected = "a file in UTF-8"
        problems.append(_problem(path, root, f"a file with {wrong}", expected, "save it as UTF-8"))
    return text


def _files(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files to read, in order; what else is in the folder becomes a problem."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder, root, error))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") and entry.name != ORDER:
            continue
        wrong = _not_a_file(entry) or _not_a_page(entry)
        if wrong:
            problems.append(_problem(path, root, *wrong))
        elif entry.is_dir():
            yield from _files(path, root, problems)
        else:
            yield path


def _not_a_file(entry: os.DirEntry[str]) -> tuple[str, str, str] | None:
    """What is wrong with an entry that is neither a file nor a folder."""
    if not entry.name.isprintable() or not entry.name.isascii():
        return (
            "a name that no address can have",
            "lower-case letters, digits, hyphens and underscores",
            "rename it",
        )
    if entry.is_symlink():
        return (
            "a symbolic link",
            "a file of its own: elsewhere the link leads to another place, or to none",
            "copy the file here, or remove the link",
        )
    mode = entry.stat(follow_symlinks=False).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return "a pipe, socket or device", "a file", "remove it"
    return None


def _not_a_page(entry: os.DirEntry[str]) -> tuple[str, str, str] | None:
    """What is wrong with a file that is no page, or with a folder that is called like one."""
    suffix = Path(entry.name).suffix
    is_page = suffix == ".md" or entry.name == ORDER
    if entry.is_dir():
        wrong = ("a folder with the name of a file", "a name without .md", "rename the folder")
        return wrong if is_page else None
    if is_page:
        return None
    fix = "rename it to .md" if suffix in _OTHER_MARKDOWN else "remove it or keep it elsewhere"
    return "a file that is not a page", f"files that end in .md, and {ORDER}", fix


def _unreadable(path: Path, root: Path, error: OSError) -> Problem:
    kind = "folder" if path.is_dir() else "file"
    reason = error.strerror or str(error)
    fix = f"change its permissions, or restore the {kind}"
    return _problem(path, root, f"a {kind} that cannot be read ({reason})", f"a {kind}", fix)


def _problem(path: Path, root: Path, found: str, expected: str, fix: str) -> Problem:
    name = path.relative_to(root).as_posix().encode(errors="replace").decode()
    return Problem(Location(name), _RULE, found, expected, fix)
