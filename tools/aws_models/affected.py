"""A change of an API model in, the pages that it may affect out. Pure.

A page is affected if it is about a service with that model and uses the rare words of the change.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from fieldnotes.content.content import Content
from fieldnotes.evidence.compare import Change

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]{2,}|[a-z]{3,}|\d[\d,]*")
_MAX_PAGES = 3
# How much more a page about the service itself counts.
_OWN = 1.5
# Share of the change's rare words that a page has to have.
_MIN_SHARE = 0.35
_STOP = frozenset(
    (
        "the and for with that this you your are can not from create update delete get list put "
        "describe modify request response result new was now value values maximum minimum none "
        "specify specifies must use used using when which will has have one two any all only must "
        "aws amazon arn name names type types resource resources"
    ).split()
)


class Pages:
    """The words of the pages about each API model."""

    def __init__(self, content: Content) -> None:
        self._own = _own_pages(content)
        self._by_model = {model: _with_links(content, own) for model, own in self._own.items()}
        self._words = {
            path: frozenset(_words(f"{page.title} {page.text}"))
            for path, page in content.pages.items()
            if any(path in pages for pages in self._by_model.values())
        }
        self._count = Counter(word for words in self._words.values() for word in words)

    def affected(self, model: str, change: Change) -> list[str]:
        """The pages that a change may affect, the likeliest first."""
        wanted = set(_words(f"{change.path} {change.text}"))
        weight = {word: self._weight(word) for word in wanted}
        total = sum(weight.values())
        scores = {
            path: sum(weight[word] for word in wanted & self._words[path]) / total
            for path in self._by_model[model]
            if path in self._words and total
        }
        own = {page for page in self._own.get(model, ()) if page in scores}
        scores |= {page: scores[page] * _OWN for page in own}
        best = sorted(scores, key=lambda path: -scores[path])
        return [path for path in best[:_MAX_PAGES] if scores[path] >= _MIN_SHARE]

    def _weight(self, word: str) -> float:
        return math.log((len(self._words) + 1) / (self._count[word] + 1)) + 0.1


def _own_pages(content: Content) -> dict[str, list[str]]:
    """The pages of the services with each model."""
    found: dict[str, list[str]] = {}
    for service in content.data.services.values():
        for model in service.api:
            found.setdefault(model, []).append(service.page.partition("#")[0])
    return found


def _with_links(content: Content, pages: Iterable[str]) -> list[str]:
    """Pages, and those that link to them."""
    links = (origin for page in pages for origin in content.backlinks.get(page, ()))
    return list(dict.fromkeys([*pages, *links]))


def _words(text: str) -> Iterable[str]:
    for word in _WORD.findall(text):
        lower = word.lower()
        stem = lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
        if len(stem) > 2 and lower not in _STOP and stem not in _STOP:
            yield stem
