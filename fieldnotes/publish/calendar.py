"""endings.ics: the last days of what these notes name, for people's calendars (RFC 5545). Pure.

icalendar writes the file: it escapes and folds lines as the standard wants.
"""

from __future__ import annotations

import calendar
import datetime

from icalendar import Calendar, Event

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CALENDAR, ENDINGS
from fieldnotes.content.lifecycles import Life, shown
from fieldnotes.model.entry import first_day
from fieldnotes.render import data_text
from fieldnotes.urls import page_url


def calendar_files(content: Content, site_url: str, name: str) -> dict[str, str]:
    """The calendar by its path below the site at `site_url`; nothing where nothing has a date.

    `name` is the site's.
    """
    lives = [life for life in content.lives.values() if life.next_date[:4].isdigit()]
    if not lives:
        return {}
    found = Calendar()
    found.add("prodid", f"-//{name}//What ends when//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"{name}: what ends when")
    for life in sorted(lives, key=lambda life: (life.next_date, life.id)):
        found.add_component(_event(content, site_url, life))
    return {CALENDAR: found.to_ical().decode()}


def _event(content: Content, site_url: str, life: Life) -> Event:
    """A day, or a whole month where no day is known. It does not depend on the day of the build."""
    first = datetime.date.fromisoformat(first_day(life.next_date))
    days = 1 if len(life.next_date) > 7 else calendar.monthrange(first.year, first.month)[1]
    address = page_url(site_url, f"{ENDINGS}#{life.id}")
    event = Event()
    event.add("uid", f"{life.id}@{site_url}")
    event.add("dtstamp", _stamp(life, first))
    event.add("dtstart", first)
    event.add("dtend", first + datetime.timedelta(days=days))
    event.add("summary", f"{life.name}: {shown(life)}")
    texts = [t for t in (life.status.replacement, life.status.note) if t]
    text = " ".join(data_text.plain(content, text) for text in texts)
    event.add("description", f"{text}\n{address}".strip())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(life: Life, first: datetime.date) -> datetime.datetime:
    checked = life.status.checked
    day = datetime.date.fromisoformat(first_day(checked)) if checked else first
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
