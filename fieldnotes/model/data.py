"""Everything under data/, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fieldnotes.model.aws_change import AwsChange
from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.model.lifecycle import Ending
from fieldnotes.model.lists import AllowedViolation, DomainName, News, Port
from fieldnotes.model.model_release import ModelRelease
from fieldnotes.model.notes import Correction, NotesMap
from fieldnotes.model.reading import Reading
from fieldnotes.model.service import Fact, Service
from fieldnotes.model.term import Term, term_of
from fieldnotes.model.third_party import Component
from fieldnotes.model.value_list import ValueList
from fieldnotes.problems import Location

# In the place of an id: a file that cannot be read may have held any.
ANY = "*"


@dataclass(frozen=True)
class Data:
    """Everything under data/, and where each value stands."""

    services: Mapping[str, Service] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    notes: Mapping[str, NotesMap] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    ports: Mapping[str, Port] = field(default_factory=dict)
    value_lists: Mapping[str, ValueList] = field(default_factory=dict)
    domain_names: Mapping[str, DomainName] = field(default_factory=dict)
    aws_changes: Mapping[str, AwsChange] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    allowed_abbreviations: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, list[str]] = field(default_factory=dict)
    published_urls: tuple[str, ...] = ()
    model_releases: Mapping[str, ModelRelease] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    third_party: Mapping[str, Component] = field(default_factory=dict)
    exceptions: tuple[AllowedViolation, ...] = ()
    # The version of each pinned package.
    versions: Mapping[str, str] = field(default_factory=dict)
    # The newest reading of each statement; None where no record is kept.
    readings: Mapping[str, Reading] | None = None
    locations: Mapping[tuple[str | int, ...], Location] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()

    def is_skipped(self, id_: str) -> bool:
        """Whether an id is unknown only because its file or entry has a problem of its own."""
        return not self.skipped.isdisjoint((id_, id_.partition(".")[0], ANY))

    def location(self, *path: str | int) -> Location:
        """Where a value stands, e.g. `location("services", "ebs", "facts", "max-size")`.

        Falls back to the nearest value that holds it, and to the top of data/ for none.
        """
        while path and path not in self.locations:
            path = path[:-1]
        return self.locations.get(path, Location("data"))

    def fact(self, key: str) -> Fact | None:
        """The fact called `<service>.<fact>`, or None."""
        service_id, _, fact_id = key.partition(".")
        service = self.services.get(service_id)
        return service.facts.get(fact_id) if service else None

    @cached_property
    def fact_keys(self) -> dict[str, None]:
        """Every `<service>.<fact>`, in order."""
        return dict.fromkeys(
            f"{s}.{f}" for s, service in self.services.items() for f in service.facts
        )

    def terms(self) -> dict[str, Term]:
        """The glossary: typed terms, and one for each service."""
        terms = dict(self.glossary)
        for service_id, service in self.services.items():
            terms.setdefault(service_id, term_of(service))
        return terms
