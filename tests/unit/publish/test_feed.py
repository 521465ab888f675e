"""The Atom feed: its form by RFC 4287, its dates, and what an entry tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from fieldnotes.publish.feed import feed_files
from fieldnotes.render.updates import updates
from tests.support import atom
from tests.support.repository import open_small

SITE = "https://example.org/notes/"


def feed_of(folder: Path) -> str:
    return feed_files(open_small(folder).content, SITE, "Notes", "About disks.")["feed.xml"]


def parsed(folder: Path) -> etree._Element:
    return etree.fromstring(feed_of(folder).encode())


def test_the_feed_is_valid_atom(small: Path) -> None:
    feed = parsed(small)
    assert atom.mistakes(feed, f"{SITE}feed.xml") == []
    assert len(atom.entries(feed)) == 3


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("<title>Sizes</title>", "", "not one title in"),
        ("T00:00:00+00:00", "", "no date in"),
        ("#start<", "#sizes<", "#sizes twice"),
        ('rel="self"', 'rel="alternate"', "the feed says it is at []"),
        ("<name>Notes</name>", "", "no author"),
    ],
)
def test_the_check_of_the_form_finds_mistakes(
    small: Path, right: str, wrong: str, mistake: str
) -> None:
    text = feed_of(small)
    assert right in text
    feed = etree.fromstring(text.replace(right, wrong, 1).encode())
    assert any(mistake in found for found in atom.mistakes(feed, f"{SITE}feed.xml"))


def test_entries_come_newest_first_with_the_dates_of_the_data(small: Path) -> None:
    feed = parsed(small)
    dates = [entry.findtext(f"{atom.ATOM}updated") for entry in atom.entries(feed)]
    assert dates == [f"{day}T00:00:00+00:00" for day in ("2026-11-20", "2026-11-02", "2025-09-26")]
    assert feed.findtext(f"{atom.ATOM}updated") == dates[0]


def test_an_entry_tells_the_old_and_the_new_value_and_the_source(small: Path) -> None:
    entry = atom.entries(parsed(small))[2]
    assert entry.findtext(f"{atom.ATOM}title") == "EBS: Largest volume"
    content = html.fromstring(entry.findtext(f"{atom.ATOM}content"))
    said = "Until 26 September 2025: 16 TiB. From then on: 64 TiB."
    assert content.text_content().startswith(said)
    assert content.cssselect("a")[0].get("href") == "https://docs.aws.amazon.com/ebs/"
    assert atom.links(entry, "alternate") == [
        f"{SITE}reference/still-true/#ebs.max-size.2025-09-26"
    ]


def test_text_is_escaped_once(small: Path) -> None:
    news = small / "data/site/news.yml"
    news.write_text(news.read_text().replace("Pages about", "AT&T, `a < b`, and"))
    entry = atom.entries(parsed(small))[1]
    assert entry.findtext(f"{atom.ATOM}title") == "The start & more"
    content = html.fromstring(entry.findtext(f"{atom.ATOM}content"))
    assert content.text_content() == "AT&T, a < b, and disks."


def test_the_feed_does_not_depend_on_the_clock(small: Path) -> None:
    assert feed_of(small) == feed_of(small)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        ("2025-09", "2025-09-01"),
        ("2026-11", "2026-11-01"),
        ("2026-11-10", "2026-11-10"),
        # Announced: news of the month in which somebody read it.
        ("2026-12-01", "2026-11-01"),
        ("2027-01", "2026-11-01"),
    ],
)
def test_a_change_is_news_of_its_day_or_of_the_month_it_was_read_in(
    small: Path, until: str, day: str
) -> None:
    service = small / "data/services/ebs.yml"
    service.write_text(service.read_text().replace("2025-09-26", until))
    (change,) = [u for u in updates(open_small(small).content) if u.title == "EBS: Largest volume"]
    assert change.date == day


def test_nothing_new_makes_no_feed(small: Path) -> None:
    (small / "data/site/news.yml").unlink()
    service = small / "data/services/ebs.yml"
    service.write_text(service.read_text().partition("    earlier:")[0])
    assert feed_files(open_small(small).content, SITE, "Notes", "About disks.") == {}
