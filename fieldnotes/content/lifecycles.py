"""Everything that is closed, ending or ended, from services and data/lifecycle/ alike. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.model.data import Data
from fieldnotes.model.entry import shown_date
from fieldnotes.model.lifecycle import Kind, Lifecycle, State


@dataclass(frozen=True)
class Life:
    """One thing on its way to its end. Dates are days or months, empty where unknown."""

    id: str
    name: str
    kind: Kind
    page: str
    status: Lifecycle
    closed: str
    ends: str

    @property
    def state(self) -> State:
        """Where on its way it is."""
        return self.status.state

    @property
    def next_date(self) -> str:
        """The date that people plan for: its last day, or the one on which it closed."""
        return self.ends or self.closed


def lives(data: Data) -> dict[str, Life]:
    """Everything that is not simply active, by id: services, then what data/lifecycle/ lists."""
    return {life.id: life for life in _lives(data)}


def _lives(data: Data) -> Iterator[Life]:
    for id_, service in data.services.items():
        if service.status and service.status.state != "active":
            yield _life(data, id_, service.name, "service", service.page, service.status)
    for id_, ending in data.endings.items():
        yield _life(data, id_, ending.name, ending.kind, ending.page, ending)


def _life(data: Data, id_: str, name: str, kind: Kind, page: str, status: Lifecycle) -> Life:
    closed, ends = (date_of(data, when) for when in (status.closed, status.ends))
    return Life(id_, name, kind, page, status, closed, ends)


def shown(life: Life) -> str:
    """The state of a thing in a few words: `Ends 30 April 2027`."""
    match life.state:
        case "ending":
            return f"Ends {in_words(life.ends)}" if life.ends else "Ending"
        case "ended":
            return f"Ended {in_words(life.ends)}" if life.ends else "Ended"
        case "closed":
            return f"Closed since {in_words(life.closed)}" if life.closed else "Closed"
    return "Active"


def date_of(data: Data, when: str | None) -> str:
    """A date, or the one that a fact has; empty where there is none."""
    if when is None or when[:1].isdigit():
        return when or ""
    fact = data.fact(when)
    return str(fact.value) if fact and fact.kind == "date" else ""


def in_words(date: str) -> str:
    """A date as a sentence has it; what is no date, as it is."""
    return shown_date(date) if date[:4].isdigit() else date
