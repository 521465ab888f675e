"""Rule: each page has one title, a unique description, sources read by now, and links that lead on.

The shape of front matter is a type, `model.front_matter`, which is checked when pages are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.read.pages import Page
from fieldnotes.urls import address

# What fits on a link card in letters that are legible at the size chats show it.
MAX_TITLE = 100
# The theme puts the description between double quotes, and chats show it unchanged.
_MARKS = re.compile(r'["<>`{}]')


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    described: dict[str, str] = {}
    data_files = {location.file for location in content.data.locations.values()}
    for page in content.pages.values():
        # A generated page names the data file that its description comes from.
        file = str(page.meta["data"]) if page.is_generated else f"{page.folder}/{page.path}"
        location = Location(file)
        yield from _description(page, location, described)
        if len(page.title) > MAX_TITLE:
            yield Finding(
                location,
                f"a title of {len(page.title)} characters",
                f"at most {MAX_TITLE} characters",
                "shorten it: the description has room for more",
            )
        titles = [h for h in page.headings if h.level == 1]
        if len(titles) != 1 and page.meta.get("template") is None:
            yield Finding(
                Location(location.file, titles[1].line if titles else page.first_line),
                f"{len(titles)} headings of level 1",
                "exactly one, the title of the page",
                "start the page with one # heading and use ## below",
            )
        if not page.is_generated:
            yield from _sources(page, content)
            yield from _data(page, data_files)
            yield from _home(page, content)


def _description(page: Page, location: Location, described: dict[str, str]) -> Iterator[Finding]:
    """Problems of a page's description. `described` has the page of each one so far."""
    if page.text.startswith("---") or (page.first_line > 1 and not page.meta_lines):
        yield Finding(
            location,
            "front matter that cannot be read",
            "key: value lines between two lines of three hyphens",
            "correct the lines at the top of the page",
        )
    elif not page.description:
        # One of a wrong shape is reported as such.
        if not _is_left_out(page, "description"):
            yield Finding(
                location,
                "a page without a description",
                "one sentence that says what the page answers",
                "add description: to the front matter",
            )
    elif page.description in described:
        yield Finding(
            location,
            f"the description of {described[page.description]} again",
            "a unique description",
            "say what only this page answers",
        )
    elif mark := _MARKS.search(page.description):
        yield Finding(
            location,
            f"a description with {mark[0]}",
            "plain text without markup or double quotes",
            "rephrase it",
        )
    described.setdefault(page.description, str(location))


def _is_left_out(page: Page, key: str) -> bool:
    return key in page.meta_lines and key not in page.meta


def _sources(page: Page, content: Content) -> Iterator[Finding]:
    today = content.today.isoformat()
    sources = page.meta.get("sources")
    for source in sources if isinstance(sources, list) else []:
        date = str(source.get("checked") or "")
        if date > today[: len(date)]:
            yield Finding(
                page.meta_location("sources"),
                f"checked: {date}, which is after today ({today})",
                "the month or day in which the source was last read",
                "correct the date",
            )


def _data(page: Page, known: Set[str]) -> Iterator[Finding]:
    file = str(page.meta.get("data") or "")
    if file and file not in known:
        yield Finding(
            page.meta_location("data"),
            f'the unknown data file "{file}"',
            "a file in data/",
            suggest(file, known, "correct the path, or remove the key"),
        )


def _home(page: Page, content: Content) -> Iterator[Finding]:
    """What the template of the home page needs: its first screen, with links that lead to pages."""
    hero = page.meta.get("hero")
    if page.meta.get("template") and hero is None and not _is_left_out(page, "hero"):
        yield Finding(
            page.meta_location("template"),
            "a template without hero:",
            "the texts of the first screen under hero:",
            "add them, or remove template:",
        )
    pages = {address(path) for path in content.pages}
    for link in hero["links"] if isinstance(hero, dict) else []:
        if link["url"] not in pages:
            yield Finding(
                page.meta_location("hero"),
                f'the link to "{link["url"]}"',
                "the address of a page",
                suggest(link["url"], pages, "correct the address"),
            )
