"""What is new, from the notes and from AWS alike, for the feed and the home page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import ENDINGS, NEW_AT_AWS, STILL_TRUE, WHAT_CHANGED
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.entry import first_day, shown_date
from fieldnotes.render import changes
from fieldnotes.render.blocks import Line, Prose
from fieldnotes.render.plain_text import plain_text
from fieldnotes.render.sources import note


@dataclass(frozen=True)
class Update:
    """One thing that is new: the page and anchor that tell it, the day, a plain title, and a text.

    The text has links to other sites only, so that it can be read anywhere.
    """

    target: str
    date: str
    title: str
    text: Line


def updates(content: Content) -> list[Update]:
    """Everything new that has a date, newest first."""
    found = [*_of_the_notes(content), *_of_aws(content), *_new_at_aws(content), *_of_lives(content)]
    return sorted(found, key=lambda update: update.date, reverse=True)


def _of_the_notes(content: Content) -> Iterator[Update]:
    for id_, news in content.data.news.items():
        text = plain_text(content, Prose(news.text))
        yield Update(f"{WHAT_CHANGED}#{id_}", news.date, news.title, text)


def _of_aws(content: Content) -> Iterator[Update]:
    for change in changes.newest_first(content):
        if change.date:
            old, new = (plain_text(content, v).rstrip(".") for v in (change.old, change.new))
            text = f"Until {shown_date(change.date)}: {old}. From then on: {new}."
            yield Update(
                f"{STILL_TRUE}#{change.anchor}",
                _day_of_news(change),
                plain_text(content, change.what),
                (text, note(change.source, change.checked)),
            )


def _new_at_aws(content: Content) -> Iterator[Update]:
    """What is new without having been different before."""
    for id_, news in content.data.aws_changes.items():
        if not news.was:
            text = plain_text(content, Prose(news.now))
            yield Update(
                f"{NEW_AT_AWS}#{id_}",
                first_day(news.date),
                content.subject(news.service, news.page),
                (text, note(news.source, news.checked)),
            )


def _of_lives(content: Content) -> Iterator[Update]:
    """What ends or is closed, dated by the day on which somebody read that it does."""
    for life in content.lives.values():
        status = life.status
        if life.next_date[:4].isdigit() and (checked := status.checked):
            texts = [Prose(t) for t in (status.replacement, status.note) if t]
            text = " ".join(plain_text(content, line) for line in texts)
            day = min(first_day(checked), first_day(life.next_date))
            title = f"{life.name}: {shown(life)}"
            more = note(status.source, checked)
            yield Update(f"{ENDINGS}#{life.id}", day, title, (text, more))


def _day_of_news(change: changes.Change) -> str:
    """The day of a change. What AWS had only announced is news of the month we read it in."""
    return first_day(change.checked if change.checked and change.was_ahead() else change.date)
