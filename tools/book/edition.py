"""The built site and the section that is asked for in, what a book of them begins with out.

Its chapters, and the edition: title, date, version, and where the site is read.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import html

from fieldnotes.publish import license
from tools import ROOT
from tools.book.css import select
from tools.book.order import Chapter, chapters

# Pages that only repeat what the book has in its index, or has drawn already.
LEFT_OUT = {
    "reference/a-z/",
    "reference/diagrams/",
    "reference/freshness/",
    "reference/new-at-aws/",
    "reference/values/",
}
# What a book is made from beside the pages.
_READ = ("index.html", "llms.txt", "feed.xml")
_DAY = re.compile(r"<updated>(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Edition:
    """What the cover says: title, subtitle, date (`2026-11-22`), version, and where the site is
    read; and the address of the one section below it, if it is not the whole site (`storage/`).
    """

    title: str
    subtitle: str
    date: str
    version: str
    site_url: str
    section: str = ""


def in_book(site: Path, section: str) -> list[Chapter]:
    """All chapters or the one that is asked for, without what the book has itself.

    Raises ValueError, with a line to print, when there is no site or no such section.
    """
    for name in _READ:
        if not (site / name).is_file():
            raise ValueError(f"No {name} in {site}; run make build")
    all_ = chapters(site)
    found = [
        Chapter(c.folder, c.title, tuple(p for p in c.pages if p.address not in LEFT_OUT))
        for c in all_
        if section in ("", c.folder)
    ]
    if not found:
        known = ", ".join(chapter.folder for chapter in all_)
        raise ValueError(f'SECTION="{section}"; expected one of {known}; name one of them')
    return found


def edition_of(site: Path, found: Sequence[Chapter], section: str) -> Edition:
    """The edition of the chapters found for a section, or for "", which is the whole site.

    It is that of the newest commit; where there is no repository, of the newest news. Raises
    ValueError, with a line to print, when there is neither.
    """
    home = html.parse(str(site / "index.html")).getroot()
    subtitle = select(home, 'meta[name="description"]')[0].attrib["content"]
    site_url = select(home, 'link[rel="canonical"]')[0].attrib["href"]
    name = (site / "llms.txt").read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    title = ": ".join([name, *(chapter.title for chapter in found if section)])
    date = _git("show", "-s", "--format=%cs") or _built(site)
    version = _git("describe", "--always", "--tags") or "unknown"
    return Edition(title, subtitle, date, version, site_url, f"{section}/" if section else "")


def title_page(edition: Edition) -> str:
    """Title, edition, where the current one is, and the license, as HTML."""
    return (
        f'<section class="cover"><p class="cover-title">{escape(edition.title)}</p>'
        f"<p>{escape(edition.subtitle)}</p>"
        f'<p class="cover-edition">Edition of {escape(edition.date)}'
        f"<br>Version {escape(edition.version)}"
        f'<br><a href="{escape(edition.site_url)}">{escape(edition.site_url)}</a>'
        f'<br>License: <a href="{license.URL}">{license.NAME}</a></p></section>'
    )


def _built(site: Path) -> str:
    """The newest day on which the feed of the site tells of something."""
    days = _DAY.findall((site / "feed.xml").read_text(encoding="utf-8"))
    if not days:
        raise ValueError(f"No day in {site / 'feed.xml'}, and no repository; run make build")
    return str(max(days))


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""
