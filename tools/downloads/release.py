"""Builds all downloads from the built site and links them from its pages. `make release` calls it.

    python -m tools.downloads.release [--site site]

Pages mark the spots for these links with comments, so that a site without downloads has no dead
link: `<!-- downloads: footer ../.. -->` names a spot and the way from the page to the site's top.
Nothing in the site changes until every download is built.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from fieldnotes.files import write_atomically
from fieldnotes.problems import Failure
from fieldnotes.publish import manifest
from fieldnotes.publish.staging import Staging
from tools import ROOT
from tools.book.edition import edition_of
from tools.book.order import chapters
from tools.downloads.command import run

FOLDER = "downloads"
NAME = "aws-field-notes"
_SPOT = re.compile(r"<!-- downloads: (?P<spot>\S+) (?P<top>\S*) -->")


@dataclass(frozen=True)
class Download:
    """A file to take away: its name, its title, whom it is for, and how it is built.

    `section` is the folder of the section it holds, or empty for the whole site; `command` is the
    Python command that builds it, without the path of the file at the end.
    """

    file: str
    title: str
    audience: str
    section: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class BuiltDownload:
    """A download with its size in bytes and the date of its edition."""

    download: Download
    size: int
    date: str

    @property
    def size_text(self) -> str:
        """The size as readers see it."""
        return f"{self.size / 1e6:.1f} MB" if self.size >= 1e6 else f"{self.size / 1e3:.0f} kB"

    @property
    def edition(self) -> str:
        """Size and date as readers see them."""
        return f"{self.size_text}, edition of {self.date}"


def main(arguments: list[str]) -> int:
    """Build all downloads and link them; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.downloads.release", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    given = parser.parse_args(arguments)
    return run(lambda: make(given.site, given.dist), given.site)


def make(site: Path, dist: Path) -> None:
    """Build all downloads, then replace the site by one that links them, whole or not at all."""
    planned = downloads(site)
    for download in planned:
        command = [sys.executable, *download.command, str(dist / download.file)]
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            raise Failure(f"{download.file} was not built; the site is unchanged")
    date = edition_of(site, [], "").date
    built = [
        BuiltDownload(download, (dist / download.file).stat().st_size, date) for download in planned
    ]
    staging = Staging(site)
    try:
        add_downloads(site, staging.folder, dist, built)
        staging.complete()
    except BaseException:
        staging.discard()
        raise
    print(f"{len(built)} downloads in {site / FOLDER}, {sum(b.size for b in built) / 1e6:.1f} MB")


def add_downloads(site: Path, folder: Path, dist: Path, built: Sequence[BuiltDownload]) -> None:
    """Copy a site into a folder, with downloads and links to them."""
    for path in manifest.check(site):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # Nothing writes into a file of a complete site, so both folders may have it.
        os.link(site / path, target)
        if path.endswith(".html"):
            link(target, built)
    for one in built:
        target = folder / FOLDER / one.download.file
        write_atomically(target, (dist / one.download.file).read_bytes())


def downloads(site: Path) -> list[Download]:
    """All downloads of a site: the book in three forms, the site itself, each section."""
    pdf = ("-m", "tools.downloads.pdf", "--site", str(site))
    whole = [
        Download(f"{NAME}.pdf", "PDF", "The whole book, for paper and large screens", "", pdf),
        Download(
            f"{NAME}-small.pdf",
            "PDF for small screens",
            "The same book on pages half the size",
            "",
            (*pdf, "--format", "a5"),
        ),
        Download(
            f"{NAME}.epub",
            "EPUB",
            "For readers of e-books",
            "",
            ("-m", "tools.downloads.epub", "--site", str(site)),
        ),
        Download(
            f"{NAME}-offline.zip",
            "Offline copy",
            "This site with its search; open index.html",
            "",
            ("-m", "tools.downloads.offline", str(site)),
        ),
    ]
    sections = [
        Download(
            f"{NAME}-{chapter.folder}.pdf",
            chapter.title,
            "This section",
            chapter.folder,
            (*pdf, "--section", chapter.folder),
        )
        for chapter in chapters(site)
    ]
    return [*whole, *sections]


def link(page: Path, built: Sequence[BuiltDownload]) -> None:
    """Put links into the spots of a page."""
    text = page.read_text(encoding="utf-8")
    linked = with_links(text, built)
    if linked != text:
        write_atomically(page, linked.encode())


def with_links(page: str, built: Sequence[BuiltDownload]) -> str:
    """A page with links to downloads in the spots that it marks."""

    def filled(match: re.Match[str]) -> str:
        top = match["top"].rstrip("/")
        way = f"{top}/{FOLDER}/" if match["top"] else f"{FOLDER}/"
        spot = match["spot"]
        return _SPOTS.get(spot, _in_section)(built, way, spot)

    return _SPOT.sub(filled, page)


def _in_footer(built: Sequence[BuiltDownload], way: str, _: str) -> str:
    whole = [one for one in built if not one.download.section]
    links = " · ".join(f"{_link(one, way)} ({one.size_text})" for one in whole)
    return f'<p class="downloads-footer">Edition of {whole[0].date}: {links}</p>'


def _on_home(built: Sequence[BuiltDownload], way: str, _: str) -> str:
    whole = "".join(
        f"<li>{_link(one, way)}<span>{escape(one.download.audience)}</span>"
        f"<small>{one.edition}</small></li>"
        for one in built
        if not one.download.section
    )
    sections = "".join(
        f"<li>{_link(one, way)} <small>{one.size_text}</small></li>"
        for one in built
        if one.download.section
    )
    return (
        '<section class="downloads"><h2 id="downloads">Take it with you</h2>'
        f'<ul class="downloads-whole">{whole}</ul><details><summary>One section as PDF</summary>'
        f'<ul class="downloads-sections">{sections}</ul></details></section>'
    )


def _in_section(built: Sequence[BuiltDownload], way: str, section: str) -> str:
    (one,) = (one for one in built if one.download.section == section)
    return (
        f'<p class="downloads-section"><a href="{way}{one.download.file}" download>'
        f"This section as PDF</a> ({one.edition})</p>"
    )


def _link(one: BuiltDownload, way: str) -> str:
    return f'<a href="{way}{one.download.file}" download>{escape(one.download.title)}</a>'


_SPOTS: Mapping[str, Callable[[Sequence[BuiltDownload], str, str], str]] = {
    "footer": _in_footer,
    "home": _on_home,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
