"""Rule: a number with a unit is stated once, as a fact with its source; all else refers to it.

In prose every such number is a fact of the page. A text of a data file may state other numbers,
but none that a fact of its service, or of the services that it compares, states already; outside
the service's own file, the bounds of a range count as well. A number that only illustrates
(`a forgotten 1 TiB volume`) is listed in data/checks/exceptions.yml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import calls, line
from fieldnotes.model.quantity import SYMBOLS, Quantity, Range
from fieldnotes.model.service import Fact
from fieldnotes.problems import Finding, Location
from fieldnotes.read.pages import Page

_NOUNS = "second minute hour day week month year byte request connection".split()
_SYMBOLS = sorted(map(re.escape, SYMBOLS), key=len, reverse=True)
_UNITS = "|".join(
    [
        *(f"{symbol}s?" if symbol == "vCPU" else symbol for symbol in _SYMBOLS),
        *(f"{noun}s?" for noun in _NOUNS),
    ]
)
_NUMBER = re.compile(rf"(?<![\w.,:/-])(\d[\d,]*(?:\.\d+)?)(?:[\s\u00a0]*)({_UNITS})(?![\w/])")
_VCPUS = re.compile(r"vCPUs$")
_MARKUP = re.compile(r"""\{\{[^}]*\}\}|\]\([^)]*\)|<a class="fact".*?</a>""")


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        known = set(_facts_of(content, page))
        for start, found in _numbers(page.words):
            if found not in known:
                yield Finding(
                    page.location(start),
                    f'"{found}" in prose',
                    "a fact of this page",
                    "state it in data/ and use {{ fact … }}, "
                    "or list it in data/checks/exceptions.yml",
                )
    entries = Entries(content)
    # A label names what is measured, and a value states it: neither can show another fact.
    facts = [fact for service in content.data.services.values() for fact in service.facts.values()]
    own = {fact.label for fact in facts} | {str(fact.value) for fact in facts}
    for location, text in content.data_texts:
        if text in own:
            continue
        for _, found in _numbers(line(text).words):
            if key := entries.facts_near(location).get(found):
                yield Finding(
                    location,
                    f'"{found}", which is the fact {key}',
                    "each number in one place",
                    f"write {{{{ fact {key} }}}}, or list it in data/checks/exceptions.yml",
                )


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """Start and spelling of every number with a unit outside markup."""
    plain = _MARKUP.sub(lambda m: " " * len(m[0]), text)
    for match in _NUMBER.finditer(plain):
        yield match.start(), _VCPUS.sub("vCPU", " ".join(match[0].split()))


def _facts_of(content: Content, page: Page) -> Iterator[str]:
    """What the facts of a page look like: those it shows, and those of its services."""
    keys = [call.arguments[0] for call in calls(page) if call.name == "fact"]
    for service_id, service in content.services_on(page.path).items():
        keys += [f"{service_id}.{fact}" for fact in service.facts]
    for key in keys:
        if fact := content.data.fact(key):
            yield fact.shown()


def _bounds(fact: Fact) -> Iterator[str]:
    """Both ends of a fact that is a range, as they would be written."""
    if isinstance(fact.value, Range):
        for number, unit in fact.value.bounds(fact.unit):
            yield Quantity(value=number, unit=unit).shown()


class Entries:
    """The entries of data files, and the facts that their texts may repeat."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._starts: dict[str, list[tuple[int, str, str]]] = {}
        for path, location in content.data.locations.items():
            if len(path) == 2:
                entry = (location.line, str(path[0]), str(path[1]))
                self._starts.setdefault(location.file, []).append(entry)
        for starts in self._starts.values():
            starts.sort()
        self._facts: dict[tuple[str, str], dict[str, str]] = {}

    def facts_near(self, location: Location) -> dict[str, str]:
        """The facts by how they are shown that belong to the entry at a location."""
        starts = self._starts.get(location.file, [])
        number = bisect_right(starts, location.line, key=lambda start: start[0])
        if not number:
            return {}
        _, kind, id_ = starts[number - 1]
        if (kind, id_) not in self._facts:
            self._facts[kind, id_] = self._facts_of(kind, id_)
        return self._facts[kind, id_]

    def _facts_of(self, kind: str, id_: str) -> dict[str, str]:
        services = {
            service: self._content.data.services[service].facts
            for service in self._services(kind, id_)
        }
        bounds = {
            bound: f"{service}.{id_}"
            for service, facts in services.items()
            for id_, fact in reversed(facts.items())
            for bound in _bounds(fact)
            if kind != "services"
        }
        shown = {
            fact.shown(): f"{service}.{id_}"
            for service, facts in services.items()
            for id_, fact in reversed(facts.items())
        }
        return bounds | shown

    def _services(self, kind: str, id_: str) -> list[str]:
        """The services that an entry is about."""
        data = self._content.data
        pages: list[str | None] = []
        keys: list[str | None] = []
        if kind == "services":
            return [id_]
        if kind == "comparisons":
            compared = data.comparisons[id_]
            pages = [option.page for option in compared.options.values()]
            keys = [c.fact for _, row in compared.attributes() for c in row.cells.values()]
        elif kind == "decisions":
            pages = [end.page for end in data.decisions[id_].ends.values()]
        elif entry := getattr(data, kind).get(id_):
            pages = [getattr(entry, "page", None)]
        services = [key.partition(".")[0] for key in keys if key]
        for page in pages:
            services += self._content.services_on((page or "").partition("#")[0])
        return [service for service in dict.fromkeys(services) if service in data.services]
