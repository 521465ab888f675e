"""The folder docs/ in, the texts of its pages and `.pages` files out, and what is wrong with its
files as files. Called by `site`.

MkDocs ignores names that begin with a dot. It publishes everything else, so each file has to be a
page, also those that editors leave behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from fieldnotes.cache import digest
from fieldnotes.problems import Location, Problem
from fieldnotes.read import source_file

NAME = "docs"
ORDER = ".pages"
_KIND = source_file.Folder("docs-files", (".md", ORDER), re.compile(r"\.(?!pages$).*"))
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".txt")


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
    if not (root / NAME).is_dir():
        missing = "no folder", "a folder with the pages", "restore it"
        folder.problems.append(Problem(Location(NAME), _KIND.rule, *missing))
    for entry in source_file.entries(root, NAME, _KIND):
        if problem := entry.problem or _not_a_page(root, entry.path):
            folder.problems.append(problem)
            continue
        text, problem = source_file.read_text(root, entry.path, _KIND)
        if problem:
            folder.problems.append(problem)
        if text or not problem:
            below = entry.path.relative_to(root / NAME).as_posix()
            parent, _, name = below.rpartition("/")
            texts, key = (folder.orders, parent) if name == ORDER else (folder.pages, below)
            texts[key] = text
    return folder


def _not_a_page(root: Path, path: Path) -> Problem | None:
    """What is wrong with a file whose name is not that of a page."""
    if path.suffix == ".md" or path.name == ORDER:
        return None
    is_markdown = path.suffix in _OTHER_MARKDOWN
    return Problem(
        Location(source_file.shown(root, path)),
        _KIND.rule,
        "a file that is not a page",
        f"files that end in .md, and {ORDER}",
        "rename it to .md" if is_markdown else "remove it or keep it elsewhere",
    )
