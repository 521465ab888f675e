"""Makes all downloads out of the built site and links them from its pages. `make release` calls it.

    python -m tools.downloads.release [--site site]

Pages say where links to downloads go by comments, so that a site without downloads has no dead
link: `<!-- downloads: footer ../.. -->` names a place and the way from the page to the site's top.
Nothing of the site changes before all downloads are made.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tools import ROOT
from tools.book.edition import edition_of
from tools.book.order import chapters

FOLDER = "downloads"
NAME = "aws-field-notes"
_PLACE = re.compile(r"<!-- downloads: (?P<place>\S+) (?P<top>\S*) -->")


@dataclass(frozen=True)
class Download:
    """A file to take away: its name, what it is in a few words, for whom, and how it is made.

    `section` is the folder of the section it holds, or empty for all of the site; `command` makes
    it when the path of the file follows.
    """

    file: str
    title: str
    use: str
    section: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A download that is there, with its size in bytes and the date of its edition."""

    download: Download
    size: int
    date: str

    @property
    def measure(self) -> str:
        """The size as readers see it."""
        return f"{self.size / 1e6:.1f} MB" if self.size >= 1e6 else f"{self.size / 1e3:.0f} kB"

    @property
    def edition(self) -> str:
        """Size and date as readers see them."""
        return f"{self.measure}, edition of {self.date}"


def main(arguments: list[str]) -> int:
    """Make all downloads and link them; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    site, dist = (given := parser.parse_args(arguments)).site, given.dist
    if not (site / "llms.txt").is_file():
        print(f"No site in {site}; run make build")
        return 1
    planned = downloads(site)
    for download in planned:
        command = [sys.executable, *download.command, str(dist / download.file)]
        if subprocess.run(command, cwd=ROOT).returncode != 0:
            print(f"{download.file} was not made; the site is as it was")
            return 1
    (site / FOLDER).mkdir(exist_ok=True)
    date = edition_of(site, [], "").date
    made = []
    for download in planned:
        shutil.copy(dist / download.file, site / FOLDER / download.file)
        made.append(Made(download, (dist / download.file).stat().st_size, date))
    for page in site.rglob("*.html"):
        link(page, made)
    print(f"{len(made)} downloads in {site / FOLDER}, {sum(m.size for m in made) / 1e6:.1f} MB")
    return 0


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


def link(page: Path, made: Sequence[Made]) -> None:
    """Put links where the page has a place for them."""
    text = page.read_text(encoding="utf-8")
    linked = with_links(text, made)
    if linked != text:
        page.write_text(linked, encoding="utf-8")


def with_links(page: str, made: Sequence[Made]) -> str:
    """A page with links to downloads in the places it names."""

    def filled(match: re.Match[str]) -> str:
        top = match["top"].rstrip("/")
        way = f"{top}/{FOLDER}/" if match["top"] else f"{FOLDER}/"
        place = match["place"]
        return _PLACES.get(place, _of_section)(made, way, place)

    return _PLACE.sub(filled, page)


def _in_footer(made: Sequence[Made], way: str, _: str) -> str:
    whole = [one for one in made if not one.download.section]
    links = " · ".join(f"{_link(one, way)} ({one.measure})" for one in whole)
    return f'<p class="downloads-footer">Edition of {whole[0].date}: {links}</p>'


def _on_home(made: Sequence[Made], way: str, _: str) -> str:
    whole = "".join(
        f"<li>{_link(one, way)}<span>{escape(one.download.use)}</span>"
        f"<small>{one.edition}</small></li>"
        for one in made
        if not one.download.section
    )
    sections = "".join(
        f"<li>{_link(one, way)} <small>{one.measure}</small></li>"
        for one in made
        if one.download.section
    )
    return (
        '<section class="downloads"><h2 id="downloads">Take it with you</h2>'
        f'<ul class="downloads-whole">{whole}</ul><details><summary>One section as PDF</summary>'
        f'<ul class="downloads-sections">{sections}</ul></details></section>'
    )


def _of_section(made: Sequence[Made], way: str, place: str) -> str:
    (one,) = (one for one in made if one.download.section == place)
    return (
        f'<p class="downloads-section"><a href="{way}{one.download.file}" download>'
        f"This section as PDF</a> ({one.edition})</p>"
    )


def _link(one: Made, way: str) -> str:
    return f'<a href="{way}{one.download.file}" download>{escape(one.download.title)}</a>'


_PLACES: Mapping[str, Callable[[Sequence[Made], str, str], str]] = {
    "footer": _in_footer,
    "home": _on_home,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
