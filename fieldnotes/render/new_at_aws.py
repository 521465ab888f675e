"""`{{ new-at-aws }}`: what AWS changed, month by month, in sentences, with the page it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fieldnotes.content.content import Content
from fieldnotes.model.entry import shown_date
from fieldnotes.render import changes
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Styled,
    Time,
)
from fieldnotes.render.plain_text import plain_text
from fieldnotes.render.sources import note


@dataclass(frozen=True)
class _News:
    """One change: its anchor, its date, what it is about, the sentences, and the source."""

    anchor: str
    date: str
    about: Line
    text: Line
    source: Line


def view(content: Content, page: str) -> Blocks:
    """A heading for each month, the newest first, and a paragraph for each change."""
    news = sorted(_news(content), key=lambda n: (n.date, n.anchor), reverse=True)
    blocks: list[Block] = []
    for month, found in groupby(news, lambda n: n.date[:7]):
        title = shown_date(month) if len(month) > len("2026") else month
        blocks.append(Heading(2, title, f"in-{month}"))
        blocks += [_paragraph(entry) for entry in found]
    return tuple(blocks)


def _paragraph(news: _News) -> Paragraph:
    line = (
        Permalink(news.anchor, "entry"),
        Styled("strong", Time(news.date)),
        " ",
        news.about,
        ". ",
        news.text,
        news.source,
    )
    return Paragraph(line, "aws-news", attributes={"id": news.anchor})


def _news(content: Content) -> Iterator[_News]:
    """Typed changes, and values of facts that were different before."""
    data = content.data
    for id_, change in data.aws_changes.items():
        texts: list[Line] = [Prose(change.now)]
        if change.was:
            texts = [Prose(change.now), " Before: ", Prose(change.was)]
        if change.why:
            texts += [" ", Prose(change.why)]
        about = Link(change.page, content.subject(change.service, change.page))
        yield _News(id_, change.date, about, tuple(texts), note(change.source, change.checked))
    for value in changes.changes_of(content):
        if value.date and value.anchor not in data.aws_changes:
            old, new = (plain_text(content, v).rstrip(".") for v in (value.old, value.new))
            source = note(value.source, value.checked)
            yield _News(value.anchor, value.date, value.what, f"Now: {new}. Before: {old}.", source)
