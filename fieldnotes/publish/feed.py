"""What is new as an Atom feed (RFC 4287), dated by the data. Pure; called by `site`."""

from __future__ import annotations

import datetime

from feedgen.feed import FeedGenerator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import FEED, WHAT_CHANGED
from fieldnotes.render.blocks import Paragraph
from fieldnotes.render.html_writer import HtmlWriter
from fieldnotes.render.updates import Update, updates
from fieldnotes.urls import page_url


def feed_files(content: Content, site_url: str, name: str, description: str) -> dict[str, str]:
    """The feed by its path below the site at `site_url`; nothing where nothing is new.

    `name` and `description` are the site's. The id of an entry is the address of what it tells.
    """
    entries = updates(content)
    if not entries:
        return {}
    address = f"{site_url}{FEED}"
    feed = FeedGenerator()
    feed.id(address)
    feed.title(f"{name}: what changed")
    feed.subtitle(description)
    feed.author(name=name)
    feed.language("en")
    feed.link(href=address, rel="self", type="application/atom+xml")
    feed.link(href=page_url(site_url, WHAT_CHANGED), rel="alternate", type="text/html")
    feed.updated(_moment(entries[0].date))
    for update in entries:
        # No page to write for: the text has links to other sites only.
        body = HtmlWriter(content, WHAT_CHANGED).block(Paragraph(update.text))
        _add(feed, update, page_url(site_url, update.target), body)
    text: str = feed.atom_str(pretty=True).decode()
    return {FEED: text}


def _add(feed: FeedGenerator, update: Update, address: str, html: str) -> None:
    entry = feed.add_entry(order="append")
    entry.id(address)
    entry.title(update.title)
    entry.link(href=address, rel="alternate", type="text/html")
    entry.updated(_moment(update.date))
    entry.content(html, type="html")


def _moment(day: str) -> datetime.datetime:
    """The beginning of a day: nobody notes the hour."""
    return datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
