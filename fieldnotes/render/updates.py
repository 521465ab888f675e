"""What is new, from the notes and from AWS alike, for the feed and the home page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import STILL_TRUE, WHAT_CHANGED
from fieldnotes.model.entry import first_day, shown_date
from fieldnotes.render import changes, inline
from fieldnotes.render.sources import note


@dataclass(frozen=True)
class Update:
    """One thing that is new: the page and anchor that tell it, the day, a plain title, and HTML.

    The HTML has links to other sites only, so that it can be read anywhere.
    """

    target: str
    date: str
    title: str
    html: str


def updates(content: Content) -> list[Update]:
    """Everything new that has a date, newest first."""
    found = [*_of_the_notes(content), *_of_aws(content)]
    return sorted(found, key=lambda update: update.date, reverse=True)


def _of_the_notes(content: Content) -> Iterator[Update]:
    for id_, news in content.data.news.items():
        text = escape(inline.text(content, news.text), quote=False)
        yield Update(f"{WHAT_CHANGED}#{id_}", news.date, news.title, f"<p>{text}</p>")


def _of_aws(content: Content) -> Iterator[Update]:
    for change in changes.newest_first(content, STILL_TRUE):
        if change.date:
            old, new = (
                escape(inline.words(html).rstrip("."), quote=False)
                for html in (change.old, change.new)
            )
            source = note(change.source, change.checked)
            yield Update(
                f"{STILL_TRUE}#{change.anchor}",
                _day_told(change),
                inline.words(change.what),
                f"<p>Until {shown_date(change.date)}: {old}. From then on: {new}.{source}</p>",
            )


def _day_told(change: changes.Change) -> str:
    """The day of a change. What AWS had only announced is news of the month we read it in."""
    was_ahead = change.checked is not None and change.date[: len(change.checked)] > change.checked
    return first_day(change.checked if was_ahead and change.checked else change.date)
