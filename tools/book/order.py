"""The built site in, its chapters and pages in reading order out.

llms.txt lists them, whatever made the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_PAGE = re.compile(r"^- \[(?P<title>.+?)\]\((?P<address>\S+?)\)(?:: |$)", re.M)


@dataclass(frozen=True)
class ChapterPage:
    """A page: its title, and its address below the site (`storage/ebs/`)."""

    title: str
    address: str


@dataclass(frozen=True)
class Chapter:
    """A section of the site: the name of its folder, its title, and its pages."""

    folder: str
    title: str
    pages: tuple[ChapterPage, ...]


def chapters(site: Path) -> list[Chapter]:
    """Every section with its pages, in the order of the site."""
    text = (site / "llms.txt").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"(?m)^## ", text)[1:]:
        title, _, lines = part.partition("\n")
        pages = tuple(
            ChapterPage(match["title"], _address(match["address"], site))
            for match in _PAGE.finditer(lines)
            if match["address"].endswith(".md")
        )
        if pages:
            found.append(Chapter(pages[0].address.split("/")[0], title, pages))
    return found


def _address(markdown: str, site: Path) -> str:
    """The address of a page from that of its Markdown version; the site may be below a path."""
    steps = urlsplit(markdown).path.removesuffix(".md").removesuffix("/index").strip("/").split("/")
    while steps and not (site / Path(*steps) / "index.html").exists():
        steps = steps[1:]
    return "/".join(steps) + "/"
