"""Rule: each page has one title and a description of its own, and no unknown front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.entry import DATE
from fieldnotes.problems import Location, Problem, suggest
from fieldnotes.read.pages import Page

# title, description, hide, template, tags, search and icon are the theme's, the others ours.
KNOWN = frozenset(
    "title description hide template hero tags search icon data sources tooltips".split()
)

# What a link card has room for, in letters that can be read when a chat shows it small.
MAX_TITLE = 100
# The theme writes the description between double quotes, and a chat shows it as it is.
_MARKS = re.compile(r'["<>`{}]')


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    described: dict[str, str] = {}
    for page in content.pages.values():
        # A page that is made of a data file says so; its description is typed there.
        location = Location(str(page.meta.get("data") or f"{page.folder}/{page.path}"))
        yield from _description(page, location, described)
        if len(page.title) > MAX_TITLE:
            yield Problem(
                location,
                "front-matter",
                f"a title of {len(page.title)} characters",
                f"at most {MAX_TITLE}",
                "shorten it; the description has room for more",
            )
        titles = [h for h in page.headings if h.level == 1]
        if len(titles) != 1 and page.meta.get("template") is None:
            yield Problem(
                Location(location.file, titles[1].line if titles else page.first_line),
                "front-matter",
                f"{len(titles)} headings of level 1",
                "one, the title of the page",
                "start the page with one # heading and use ## below it",
            )
        for key in page.meta:
            if key not in KNOWN:
                yield Problem(
                    location,
                    "front-matter",
                    f'the unknown key "{key}"',
                    "one of " + ", ".join(sorted(KNOWN)),
                    suggest(key, KNOWN, "remove it"),
                )
        yield from _sources(page, location)


def _description(page: Page, location: Location, described: dict[str, str]) -> Iterator[Problem]:
    """Problems of a page's description. `described` has the page of each one so far."""
    if not page.description:
        yield Problem(
            location,
            "front-matter",
            "a page without a description",
            "one sentence that says what the page answers",
            "add description: to the front matter",
        )
    elif page.description in described:
        yield Problem(
            location,
            "front-matter",
            f"the description of {described[page.description]} again",
            "one that tells this page from all others",
            "say what only this page answers",
        )
    elif mark := _MARKS.search(page.description):
        yield Problem(
            location,
            "front-matter",
            f"a description with {mark[0]}",
            "a sentence without markup and double quotes",
            "say it in plain words",
        )
    described.setdefault(page.description, str(location.file))


def _sources(page: Page, location: Location) -> Iterator[Problem]:
    sources = page.meta.get("sources", [])
    for entry in sources if isinstance(sources, list) else [sources]:
        fits = isinstance(entry, dict) and set(entry) <= {"url", "checked"}
        url = str(entry.get("url", "")) if isinstance(entry, dict) else ""
        checked = entry.get("checked") if isinstance(entry, dict) else None
        dated = checked is None or re.match(DATE, str(checked)) is not None
        if not (fits and url.startswith("https://") and dated):
            yield Problem(
                location,
                "front-matter",
                f"the source {entry!r}",
                "url: with an https:// address and, if somebody read it, checked: YYYY-MM",
                "correct this entry of sources:",
            )
