"""`{{ news }}`: what is new in the notes; `{{ lately }}`: the newest few, from AWS, too."""

from __future__ import annotations

from html import escape
from itertools import groupby

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import FEED, WHAT_CHANGED
from fieldnotes.model.entry import shown_date
from fieldnotes.model.lists import News
from fieldnotes.render import inline
from fieldnotes.render.updates import updates
from fieldnotes.urls import file_href, href

_LATELY = 3


def render(content: Content, page: str) -> str:
    """A heading for each day and each piece of news, so that both can be linked."""
    parts = [
        f"<p>A feed reader tells you of all of it: give it the {feed_link(page)}. An entry is one "
        "change, with the value before and after it and the source.</p>"
    ]
    for date, entries in groupby(content.data.news.items(), lambda entry: entry[1].date):
        parts.append(f"## {shown_date(date)} {{#on-{date}}}")
        for id_, news in entries:
            parts += [f"### {news.title} {{#{id_}}}", _paragraph(content, page, news)]
    return "\n\n".join(parts)


def lately(content: Content, page: str) -> str:
    """The newest few with their days, and the ways to all of it."""
    items = "".join(
        f'<li><time datetime="{update.date}">{shown_date(update.date)}</time> '
        f'<a href="{href(page, update.target)}">{escape(update.title)}</a></li>'
        for update in updates(content)[:_LATELY]
    )
    return (
        f'<ul class="lately">{items}</ul>\n\n'
        f'<p class="lately-more"><a href="{href(page, WHAT_CHANGED)}">Everything that changed</a>, '
        f"also as an {feed_link(page)}.</p>"
    )


def feed_link(page: str) -> str:
    """A link to the feed, which no theme may take for a page."""
    address = file_href(page, FEED)
    return f'<a href="{address}" type="application/atom+xml" target="_self">Atom feed</a>'


def _paragraph(content: Content, page: str, news: News) -> str:
    more = f'<a href="{href(page, news.page)}">{escape(content.label(news.page))}</a>'
    return f"<p>{inline.html(content, page, news.text)} Begin here: {more}.</p>"
