"""A line in words: what it says to a program that shows no marks and no links. Pure."""

from __future__ import annotations

from typing import assert_never

from fieldnotes.content.content import Content
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.entry import shown_date
from fieldnotes.render import data_text
from fieldnotes.render.blocks import (
    External,
    Fact,
    FeedLink,
    Line,
    Link,
    MarkdownOnly,
    Permalink,
    Picture,
    Prose,
    Source,
    SourceMark,
    State,
    Styled,
    Time,
    Value,
    unknown_fact,
)
from fieldnotes.urls import source_name


def plain_text(content: Content, line: Line) -> str:
    """The words of a line."""
    match line:
        case str():
            return line
        case tuple():
            return "".join(plain_text(content, part) for part in line)
        case Prose():
            return data_text.plain(content, line.markdown)
        case Value():
            return line.quantity.shown()
        case Fact():
            fact = content.data.fact(line.key)
            return fact.shown() if fact else unknown_fact(line.key)
        case State():
            return shown(content.lives[line.id])
        case External():
            return line.label
        case Link() | FeedLink():
            return plain_text(content, line.label)
        case Styled():
            return plain_text(content, line.content)
        case Source():
            return source_name(line.url)
        case Time():
            return shown_date(line.date)
        case Permalink() | Picture() | SourceMark() | MarkdownOnly():
            return ""
    assert_never(line)
