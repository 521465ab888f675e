"""Rule: what is over comes newest first, with a date that is over, or that somebody announced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.service import Fact
from fieldnotes.problems import Finding, Location


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data, today = content.data, content.today.isoformat()
    for service_id, service in data.services.items():
        for fact_id, fact in service.facts.items():
            path = ("services", service_id, "facts", fact_id, "earlier")
            places = [data.location(*path, n, "until") for n in range(len(fact.earlier))]
            yield from _order(fact, places)
            yield from _future(fact, places, today)
    for kind, entries in (("services", data.services), ("glossary", data.glossary)):
        for id_, entry in entries.items():
            for number, name in enumerate(entry.former_names):
                if name.until and _after(name.until, today):
                    yield Finding(
                        data.location(kind, id_, "former_names", number, "until"),
                        f'until: {name.until} for the former name "{name.name}"',
                        f"a day or month that is over (today is {today})",
                        "correct the date, or add the name when it has ended",
                    )


def _order(fact: Fact, places: list[Location]) -> Iterator[Finding]:
    for (newer, older), place in zip(pairwise(fact.earlier), places[1:], strict=True):
        if older.until == newer.until or _after(older.until, newer.until):
            yield Finding(
                place,
                f"until: {older.until} below {newer.until}",
                "the newest value first, each with a date of its own",
                "move the value up or correct the date",
            )


def _future(fact: Fact, places: list[Location], today: str) -> Iterator[Finding]:
    """A change to come is known only from an announcement, which somebody has read."""
    for value, place in zip(fact.earlier, places, strict=True):
        if _after(value.until, today) and fact.checked is None:
            yield Finding(
                place,
                f"until: {value.until}, which is after today ({today})",
                "a date that is over, or checked: with the day somebody read the announcement",
                "correct the date, or add checked: to the fact",
            )


def _after(one: str, other: str) -> bool:
    """Whether a day or month is surely after another: May is not after 3 May."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]
