"""Data and prose together: what every rule and every renderer looks at. Made by `site`."""

from __future__ import annotations

import datetime
import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fieldnotes.content.lifecycles import Life, lives
from fieldnotes.content.markup import line
from fieldnotes.content.mentions import Mentions
from fieldnotes.content.shown import statements_on
from fieldnotes.content.texts import data_texts
from fieldnotes.diagrams.source import Diagram, diagrams_of
from fieldnotes.evidence.statements import statements
from fieldnotes.evidence.verify import Verdict
from fieldnotes.model.data import Data
from fieldnotes.model.notes import Correction
from fieldnotes.model.service import Service
from fieldnotes.model.statement import Sourced
from fieldnotes.model.term import Term
from fieldnotes.model.walk import Path
from fieldnotes.problems import Location
from fieldnotes.read.nav import Section
from fieldnotes.read.pages import Page
from fieldnotes.urls import resolve


@dataclass(frozen=True)
class Content:
    """The facts, the pages by path, and the sections in reading order."""

    data: Data
    pages: Mapping[str, Page]
    sections: tuple[Section, ...] = ()
    # Only rules ask for it: pages are the same on every day.
    today: datetime.date = datetime.date.max
    # What the pinned models say of each statement that has evidence, in its order.
    verdicts: Mapping[Path, tuple[Verdict, ...]] = field(default_factory=dict)

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The glossary, in alphabetical order of what a reader looks for."""
        return dict(
            sorted(
                self.data.terms().items(),
                key=lambda item: (
                    (item[1].abbreviation or item[1].name).lower().lstrip("."),
                    item[0],
                ),
            )
        )

    @cached_property
    def data_texts(self) -> list[tuple[Location, str]]:
        """Place and text of each sentence of the data files."""
        return list(data_texts(self.data))

    @cached_property
    def mentions(self) -> Mentions:
        """Finds the glossary's terms in running text."""
        return Mentions(self.terms)

    def term_called(self, name: str) -> Term | None:
        """The term with this spelling, whatever its capitals."""
        return self._terms_by_spelling.get(name.casefold())

    @cached_property
    def _terms_by_spelling(self) -> dict[str, Term]:
        return {s.casefold(): term for term in self.terms.values() for s in term.spellings()}

    @cached_property
    def pages_of_terms(self) -> dict[str, list[str]]:
        """The pages that mention a term, by term, in the order of the pages."""
        used: dict[str, list[str]] = {}
        for path, page in self.pages.items():
            for term in self.mentions.terms_in(self._words_of(page)):
                used.setdefault(term, []).append(path)
        return used

    def _words_of(self, page: Page) -> str:
        """The words of a page, and of its data file if it is made from one."""
        texts = self._texts_by_file.get(str(page.meta.get("data")), ())
        return "\n".join([page.words, *(line(text).words for text in texts)])

    @cached_property
    def _texts_by_file(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for location, text in self.data_texts:
            found.setdefault(location.file, []).append(text)
        return found

    @cached_property
    def diagrams(self) -> list[Diagram]:
        """The diagrams of all pages, in the order of the pages."""
        return [diagram for page in self.pages.values() for diagram in diagrams_of(page)]

    @cached_property
    def backlinks(self) -> dict[str, list[str]]:
        """The pages that link to a page, by the page they link to."""
        found: dict[str, list[str]] = {}
        for origin, page in self.pages.items():
            for link in page.links:
                target = resolve(origin, link.target)
                if target and target[0] != origin and target[0] in self.pages:
                    origins = found.setdefault(target[0], [])
                    if origin not in origins:
                        origins.append(origin)
        return found

    @cached_property
    def lives(self) -> dict[str, Life]:
        """Everything that is closed, ending or ended, by id."""
        return lives(self.data)

    @cached_property
    def own_statements(self) -> dict[Path, Sourced]:
        """Every statement as its file has it, by its path."""
        return dict(statements(self.data))

    @cached_property
    def statements(self) -> dict[Path, Sourced]:
        """Every statement with a source of its own, by its path.

        A cell without one has the source of its row.
        """
        found = dict(self.own_statements)
        for id_, comparison in self.data.comparisons.items():
            for index, group in enumerate(comparison.groups):
                for row_id, row in group.attributes.items():
                    for option in row.cells:
                        path = ("comparisons", id_, "groups", index, "attributes", row_id)
                        found[*path, "cells", option] = row.cell(option)
        return found

    @cached_property
    def statements_on(self) -> dict[str, list[Path]]:
        """The statements that each page shows, by the page."""
        return statements_on(self.data, self.pages)

    def pages_showing(self, statement: Path) -> list[str]:
        """The pages that show a statement."""
        return self._pages_by_statement.get(statement, [])

    @cached_property
    def _pages_by_statement(self) -> dict[Path, list[str]]:
        found: dict[Path, list[str]] = {}
        for page, paths in self.statements_on.items():
            for path in paths:
                found.setdefault(path, []).append(page)
        return found

    def service_name(self, id_: str) -> str:
        """The short name of a service; its id while nobody knows it."""
        service = self.data.services.get(id_)
        return (service.abbreviation or service.name) if service else id_

    def subject(self, service_id: str, target: str) -> str:
        """What a statement about a service on a page is about: `DynamoDB`, `VPC: Connecting VPCs`.

        The title of the service's own page would only repeat its name.
        """
        name, place = self.service_name(service_id), self.place_title(target)
        service = self.data.services.get(service_id)
        is_own = service is not None and place in (service.name, self.title(service.page))
        return name if is_own else f"{name}: {place}"

    def services_on(self, page: str) -> dict[str, Service]:
        """The services whose page this is."""
        return self._services_by_page.get(page, {})

    @cached_property
    def _services_by_page(self) -> dict[str, dict[str, Service]]:
        found: dict[str, dict[str, Service]] = {}
        for id_, service in self.data.services.items():
            found.setdefault(service.page.partition("#")[0], {})[id_] = service
        return found

    def corrections_on(self, page: str) -> dict[str, Correction]:
        """The corrections that belong to a page."""
        return {i: c for i, c in self.data.corrections.items() if c.page.partition("#")[0] == page}

    def section_of(self, page: str) -> Section | None:
        """The section a page belongs to, if it belongs to one."""
        folder = posixpath.dirname(page)
        return next((s for s in self.sections if s.folder == folder), None)

    def title(self, target: str) -> str:
        """The title of a page, whatever its anchor."""
        page = self.pages.get(target.partition("#")[0])
        return page.title if page else target

    def place_title(self, target: str) -> str:
        """`Amazon EBS › Snapshots` for a page with an anchor, the page's title without one."""
        path, _, anchor = target.partition("#")
        headings = self.pages[path].headings if path in self.pages else []
        heading = next((h.text for h in headings if h.anchor == anchor and h.level > 1), None)
        return f"{self.title(path)} › {heading}" if heading else self.title(path)

    def label(self, target: str) -> str:
        """The title of a page among others: a comparison named like a page says what it is."""
        title = self.title(target)
        return f"{title}, compared" if target in self._namesakes else title

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        """The comparisons that have the title of another page."""
        count = Counter(page.title for page in self.pages.values())
        return frozenset(
            path
            for path, page in self.pages.items()
            if str(page.meta.get("data")).startswith("data/comparisons/") and count[page.title] > 1
        )

    def description(self, path: str) -> str:
        """The one sentence that says what a page answers."""
        page = self.pages.get(path)
        return page.description if page else ""
