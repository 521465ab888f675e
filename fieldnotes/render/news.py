"""`{{ news }}`: what is new in the notes; `{{ recent-news }}`: the newest few, from AWS, too."""

from __future__ import annotations

from itertools import groupby

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import FEED, WHAT_CHANGED
from fieldnotes.model.entry import shown_date
from fieldnotes.model.lists import News
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    FeedLink,
    Heading,
    Link,
    Paragraph,
    Prose,
    Time,
    items,
)
from fieldnotes.render.updates import updates

_MAX_RECENT = 3
_FEED_LINK = FeedLink(FEED, "Atom feed")


def view(content: Content, page: str) -> Blocks:
    """A heading for each day and each piece of news, so that both can be linked."""
    about = (
        "A feed reader tells you of all of it: give it the ",
        _FEED_LINK,
        ". An entry is one change, with the value before and after it and the source.",
    )
    blocks: list[Block] = [Paragraph(about)]
    for date, entries in groupby(content.data.news.items(), lambda entry: entry[1].date):
        blocks.append(Heading(2, shown_date(date), f"on-{date}"))
        for id_, news in entries:
            blocks += [Heading(3, news.title, id_), _paragraph(content, news)]
    return tuple(blocks)


def _paragraph(content: Content, news: News) -> Paragraph:
    link = Link(news.page, content.label(news.page))
    return Paragraph((Prose(news.text), " Begin here: ", link, "."))


def recent(content: Content, page: str) -> Blocks:
    """The newest few with their days, and the ways to all of it."""
    newest = updates(content)[:_MAX_RECENT]
    more = (
        Link(WHAT_CHANGED, "Everything that changed"),
        ", also as an ",
        _FEED_LINK,
        ".",
    )
    return (
        items(
            ((Time(update.date), " ", Link(update.target, update.title)) for update in newest),
            "recent-news",
        ),
        Paragraph(more, "recent-news-more"),
    )
