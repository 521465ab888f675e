"""What ends is listed, badged and dated, and a state that its date contradicts is found."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from fieldnotes.content.lifecycles import shown
from fieldnotes.publish.calendar import calendar_files
from fieldnotes.render.updates import updates
from fieldnotes.rules.lifecycles import is_over
from tests.support.repository import Site, open_small

FILE = "data/lifecycle/storage.yml"
ENTRY = """magnetic-volumes:
  name: Magnetic volumes
  kind: feature
  page: storage/ebs.md
  replacement: Solid state; or none, really
  source: https://docs.aws.amazon.com/ebs/
  checked: 2026-11
"""


def with_entry(small: Path, more: str) -> Site:
    (small / FILE).write_text(ENTRY + "".join(f"  {line}\n" for line in more.split(", ")))
    return open_small(small)


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ("state: ending, ends: 2027-04-30", "Ends 30 April 2027"),
        ("state: ending, ends: 2027-04", "Ends April 2027"),
        ("state: ended, ends: 2026-10-30", "Ended 30 October 2026"),
        ("state: ended", "Ended"),
        ("state: closed, closed: 2025-11", "Closed since November 2025"),
        ("state: closed", "Closed"),
    ],
)
def test_the_badge_says_the_state_and_the_date(small: Path, more: str, text: str) -> None:
    site = with_entry(small, more)
    assert site.problems() == []
    assert shown(site.content.lives["magnetic-volumes"]) == text
    assert text in site.html(site.bodies["reference/what-ends-when.md"])


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("state: ending, ends: 2026-11-21", "state: ending, with a last day before today"),
        ("state: ending, ends: 2026-10", "state: ending, with a last day before today"),
        ("state: ended, ends: 2026-11-23", "state: ended, with a last day that is still to come"),
        ("state: ended, ends: 2026-12", "state: ended, with a last day that is still to come"),
        ("state: ending", "the state ending without ends:"),
        ("state: active, ends: 2027-01", "the state active with a date"),
        ("state: ending, ends: ebs.max-size", "ends: ebs.max-size, which is no date"),
        ("state: ending, ends: ebs.gone", "ends: ebs.gone, which is no date"),
        ("state: ending, ends: 2027-02-30", "2027-02-30"),
        ("state: ending, ends: soon", "soon"),
    ],
)
def test_a_state_or_date_that_is_wrong_gives_one_line(small: Path, more: str, line: str) -> None:
    (found,) = with_entry(small, more).problems()
    assert found.location.file == FILE
    assert line in str(found)


def test_an_id_of_a_service_is_not_used_again(small: Path) -> None:
    (small / FILE).write_text(ENTRY.replace("magnetic-volumes", "ebs") + "  state: closed\n")
    (found,) = open_small(small).problems()
    assert str(found).startswith(f'{FILE}:1  lifecycles  "ebs", which is a service')


@pytest.mark.parametrize(
    ("more", "first", "last"),
    [
        ("state: ending, ends: 2027-04-30", "2027-04-30", "2027-05-01"),
        ("state: ending, ends: 2028-02", "2028-02-01", "2028-03-01"),
        ("state: ending, ends: 2026-12", "2026-12-01", "2027-01-01"),
    ],
)
def test_the_calendar_has_a_day_or_a_whole_month(
    small: Path, more: str, first: str, last: str
) -> None:
    content = with_entry(small, more).content
    text = calendar_files(content, "https://example.org/", "Notes")["endings.ics"]
    (event,) = Calendar.from_ical(text).events
    assert (event.DTSTART.isoformat(), event.DTEND.isoformat()) == (first, last)
    assert event["SUMMARY"].startswith("Magnetic volumes: Ends ")
    assert "Solid state; or none, really" in event["DESCRIPTION"]
    assert event["URL"] == "https://example.org/reference/what-ends-when/#magnetic-volumes"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_feed_dates_an_end_by_the_day_somebody_read_of_it(small: Path) -> None:
    content = with_entry(small, "state: ending, ends: 2027-04-30").content
    (found,) = [u for u in updates(content) if "magnetic-volumes" in u.target]
    assert (found.date, found.title) == ("2026-11-01", "Magnetic volumes: Ends 30 April 2027")


def test_every_end_of_the_real_site_is_in_the_calendar(real: Site) -> None:
    lives = real.content.lives
    text = calendar_files(real.content, "https://example.org/", "Notes")["endings.ics"]
    ids = {event["UID"].partition("@")[0] for event in Calendar.from_ical(text).events}
    assert ids == {id_ for id_, life in lives.items() if life.next_date}


def test_a_month_is_over_after_its_last_day(small: Path) -> None:
    life = with_entry(small, "state: ending, ends: 2027-02").content.lives["magnetic-volumes"]
    assert not is_over(life, datetime.date(2027, 2, 28))
    assert is_over(life, datetime.date(2027, 3, 1))
