"""What RFC 4287 asks of a feed, to check one by."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = ("id", "title", "updated")


def mistakes(feed: etree._Element, address: str) -> list[str]:
    """What is wrong with a feed that is read at `address`."""
    return list(_mistakes(feed, address))


def entries(feed: etree._Element) -> list[etree._Element]:
    """The entries of a feed."""
    return feed.findall(f"{ATOM}entry")


def links(element: etree._Element, relation: str) -> list[str]:
    """Where a feed or an entry links to."""
    found = element.findall(f"{ATOM}link")
    return [str(link.get("href")) for link in found if link.get("rel", "alternate") == relation]


def _mistakes(feed: etree._Element, address: str) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    if links(feed, "self") != [address]:
        yield f"the feed says it is at {links(feed, 'self')}"
    for element in (feed, *entries(feed)):
        name = element.findtext(f"{ATOM}id")
        for tag in ONCE:
            if len(element.findall(f"{ATOM}{tag}")) != 1:
                yield f"not one {tag} in {name}"
        if not str(name).startswith("https://"):
            yield f"{name} is no address"
        if not DATE.fullmatch(element.findtext(f"{ATOM}updated") or ""):
            yield f"no date in {name}"
        else:
            datetime.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
        if len(links(element, "alternate")) != 1:
            yield f"not one page of {name}"
    if not feed.findtext(f"{ATOM}author/{ATOM}name"):
        yield "no author"
    names = [entry.findtext(f"{ATOM}id") for entry in entries(feed)]
    yield from (f"{name} twice" for name in set(names) if names.count(name) > 1)
    for entry in entries(feed):
        if not entry.findtext(f"{ATOM}content"):
            yield f"nothing in {entry.findtext(f'{ATOM}id')}"
