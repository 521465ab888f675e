"""Rule: a date that somebody checked is on its source.

A page that is a record of dated events, such as a document history, has the date by its nature.
Any other page may be about the thing and still not say when it began, so the fact quotes the words
of the page, and the words contain the date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.service import Fact
from fieldnotes.problems import Finding

# What the addresses of document histories, release notes and announcements contain.
_RECORD = re.compile(
    r"doc(ument)?-?history|/history\.html|whats-?new|release|relnotes|/blogs?/"
    r"|availability-change|end-of-(support|life)|discontinuation",
    re.I,
)
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_YEAR = re.compile(r"\b\d{4}\b", re.ASCII)


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for service_id, service in content.data.services.items():
        for fact_id, fact in service.facts.items():
            path = ("services", service_id, "facts", fact_id)
            if fact.quoted is not None and fact.kind == "date":
                if missing := _missing(str(fact.value), fact.quoted):
                    yield Finding(
                        content.data.location(*path, "quoted"),
                        f'quoted: "{fact.quoted}" without {missing}',
                        f"words of the source that contain the date {fact.value}",
                        "quote the words that do, or remove quoted: and checked:",
                    )
            elif _needs_words(fact):
                yield Finding(
                    content.data.location(*path, "checked"),
                    f'the checked date "{fact_id}" from a page that is not a history or '
                    "announcement",
                    "the words of the page that contain the date",
                    "add quoted:, cite a page with dates, or remove checked:",
                )


def _needs_words(fact: Fact) -> bool:
    is_checked_date = fact.kind == "date" and fact.checked is not None and fact.source is not None
    return is_checked_date and not _RECORD.search(str(fact.source))


def _missing(date: str, words: str) -> str:
    """The part of a date that words lack: the year, the month or the day; nothing if none."""
    match = _DATE.fullmatch(date)
    if match is None:
        lacking = [year for year in _YEAR.findall(date) if year not in words]
        return f"the year {lacking[0]}" if lacking else ""
    if date in words:
        return ""
    year, month, day = match.groups()
    if year not in words:
        return f"the year {year}"
    name = calendar.month_name[int(month)]
    if not re.search(rf"\b{name[:3]}", words):
        return f"the month {name}"
    if day and not re.search(rf"(?<!\d)0?{int(day)}(?!\d)", words):
        return f"the day {int(day)}"
    return ""
