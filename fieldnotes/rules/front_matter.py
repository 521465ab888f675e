"""Rule: each page has one title and a description of its own, and no unknown front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.content import Content
from fieldnotes.model import DATE
from fieldnotes.problems import Place, Problem, nearest
from fieldnotes.read.pages import Page

# title, description, hide, template, tags, search and icon are the theme's, the others ours.
KNOWN = frozenset(
    "title description hide template hero tags search icon data sources tooltips".split()
)

# What a link card has room for, in letters that can be read when a chat shows it small.
LONGEST_TITLE = 100
# The theme writes the description between double quotes, and a chat shows it as it is.
_MARKS = re.compile(r'["<>`{}]')


def check(content: Content, expanded: Mapping[str, Page]) -> Iterator[Problem]:
    described: dict[str, str] = {}
    for page in content.pages.values():
        # A page that is made of a data file says so; its description is typed there.
        place = Place(str(page.meta.get("data") or f"{page.folder}/{page.path}"))
        yield from _description(page, place, described)
        if len(page.title) > LONGEST_TITLE:
            yield Problem(
                place,
                "front-matter",
                f"a title of {len(page.title)} characters",
                f"at most {LONGEST_TITLE}",
                "shorten it; the description has room for more",
            )
        titles = [h for h in page.headings if h.level == 1]
        if len(titles) != 1 and page.meta.get("template") is None:
            yield Problem(
                Place(place.file, titles[1].line if titles else page.first_line),
                "front-matter",
                f"{len(titles)} headings of level 1",
                "one, the title of the page",
                "start the page with one # heading and use ## below it",
            )
        for key in page.meta:
            if key not in KNOWN:
                yield Problem(
                    place,
                    "front-matter",
                    f'the unknown key "{key}"',
                    "one of " + ", ".join(sorted(KNOWN)),
                    nearest(key, KNOWN, "remove it"),
                )
        yield from _sources(page, place)


def _description(page: Page, place: Place, described: dict[str, str]) -> Iterator[Problem]:
    """Problems of a page's description. `described` has the page of each one so far."""
    if not page.description:
        yield Problem(
            place,
            "front-matter",
            "a page without a description",
            "one sentence that says what the page answers",
            "add description: to the front matter",
        )
    elif page.description in described:
        yield Problem(
            place,
            "front-matter",
            f"the description of {described[page.description]} again",
            "one that tells this page from all others",
            "say what only this page answers",
        )
    elif mark := _MARKS.search(page.description):
        yield Problem(
            place,
            "front-matter",
            f"a description with {mark[0]}",
            "a sentence without markup and double quotes",
            "say it in plain words",
        )
    described.setdefault(page.description, str(place.file))


def _sources(page: Page, place: Place) -> Iterator[Problem]:
    sources = page.meta.get("sources", [])
    for entry in sources if isinstance(sources, list) else [sources]:
        fits = isinstance(entry, dict) and set(entry) <= {"url", "checked"}
        url = str(entry.get("url", "")) if isinstance(entry, dict) else ""
        checked = entry.get("checked") if isinstance(entry, dict) else None
        dated = checked is None or re.match(DATE, str(checked)) is not None
        if not (fits and url.startswith("https://") and dated):
            yield Problem(
                place,
                "front-matter",
                f"the source {entry!r}",
                "url: with an https:// address and, if somebody read it, checked: YYYY-MM",
                "correct this entry of sources:",
            )
