"""Rule: a number with a unit in prose is a fact of the page: typed in data/, with its source.

A number that only illustrates (`a forgotten 1 TiB volume`) is listed in data/checks/exceptions.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.content import Content
from fieldnotes.content.markup import calls
from fieldnotes.model.quantity import SYMBOLS
from fieldnotes.problems import Problem
from fieldnotes.read.pages import Page

_NOUNS = "second minute hour day week month year byte request connection".split()
_SYMBOLS = sorted(map(re.escape, SYMBOLS), key=len, reverse=True)
_UNITS = "|".join([*_SYMBOLS, *(f"{noun}s?" for noun in _NOUNS)])
_NUMBER = re.compile(rf"(?<![\w.,:/-])(\d[\d,]*(?:\.\d+)?)(?:[\s\u00a0]*)({_UNITS})(?![\w/])")
_MARKUP = re.compile(r"""\{\{[^}]*\}\}|\]\([^)]*\)|<a class="fact".*?</a>""")


def check(content: Content, expanded: Mapping[str, Page]) -> Iterator[Problem]:
    for page in content.pages.values():
        known = set(_facts_of(content, page))
        prose = _MARKUP.sub(lambda m: " " * len(m[0]), page.words)
        for match in _NUMBER.finditer(prose):
            found = " ".join(match[0].split())
            if found not in known:
                yield Problem(
                    page.location(match.start()),
                    "numbers",
                    f'"{found}" in prose',
                    "a fact of this page",
                    "type it in data/ and use {{ fact … }}, "
                    "or list it in data/checks/exceptions.yml",
                )


def _facts_of(content: Content, page: Page) -> Iterator[str]:
    """What the facts of a page look like: those it shows, and those of its services."""
    keys = [call.arguments[0] for call in calls(page.text) if call.name == "fact"]
    for service_id, service in content.services_on(page.path).items():
        keys += [f"{service_id}.{fact}" for fact in service.facts]
    for key in keys:
        if fact := content.data.fact(key):
            yield fact.shown()
