"""Rule: each page has one title, a unique description, and front matter that the theme accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.entry import DATE
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.read.pages import Page

# title, description, hide, template, tags, search and icon are the theme's, the others ours.
_TYPES: dict[str, type] = {
    "title": str,
    "description": str,
    "hide": list,
    "template": str,
    "hero": dict,
    "tags": list,
    "search": dict,
    "icon": str,
    "data": str,
    "sources": list,
    "tooltips": bool,
}
_TYPE_NAMES = {str: "text", list: "a list", dict: "a group of keys", bool: "true or false"}

# What the theme can hide, and the templates that this site has.
_CHOICES = {
    "hide": ("navigation", "toc", "path", "footer", "tags"),
    "template": ("home.html",),
}

# What fits on a link card in letters that are legible at the size chats show it.
MAX_TITLE = 100
# The theme puts the description between double quotes, and chats show it unchanged.
_MARKS = re.compile(r'["<>`{}]')


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Finding]:
    described: dict[str, str] = {}
    for page in content.pages.values():
        # A generated page names the data file that its description comes from.
        location = Location(str(page.meta.get("data") or f"{page.folder}/{page.path}"))
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
        for key in page.meta:
            if key not in _TYPES:
                yield Finding(
                    location,
                    f'the unknown key "{key}"',
                    "one of " + ", ".join(sorted(_TYPES)),
                    suggest(key, _TYPES, "remove it"),
                )
        yield from _types(page, location)
        yield from _sources(page, location)


def _types(page: Page, location: Location) -> Iterator[Finding]:
    """Keys whose values the theme, or the generator, could not use."""
    for key, value in page.meta.items():
        expected = _TYPES.get(key)
        if expected and key != "sources" and not isinstance(value, expected):
            yield Finding(location, f"{key}: {value!r}", _TYPE_NAMES[expected], "correct the value")
    for key, known in _CHOICES.items():
        value = page.meta.get(key, ())
        for choice in value if isinstance(value, list) else filter(None, [value]):
            if choice not in known:
                yield Finding(
                    location,
                    f"{key}: {choice}",
                    "one of " + ", ".join(known),
                    suggest(str(choice), known, "correct the value"),
                )


def _description(page: Page, location: Location, described: dict[str, str]) -> Iterator[Finding]:
    """Problems of a page's description. `described` has the page of each one so far."""
    if page.text.startswith("---") or (page.first_line > 1 and not page.meta):
        yield Finding(
            location,
            "front matter that cannot be read",
            "key: value lines between two lines of three hyphens",
            "correct the lines at the top of the page",
        )
    elif not page.description:
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


def _sources(page: Page, location: Location) -> Iterator[Finding]:
    sources = page.meta.get("sources", [])
    for entry in sources if isinstance(sources, list) else [sources]:
        fits = isinstance(entry, dict) and set(entry) <= {"url", "checked"}
        url = str(entry.get("url", "")) if isinstance(entry, dict) else ""
        checked = entry.get("checked") if isinstance(entry, dict) else None
        dated = checked is None or re.match(DATE, str(checked)) is not None
        if not (fits and url.startswith("https://") and dated):
            yield Finding(
                location,
                f"the source {entry!r}",
                "url: with an https:// address and, if it was read, checked: YYYY-MM",
                "correct this entry under sources:",
            )
