"""`{{ changes }}`: what used to be true: old value, new value, since when, and by which source.

`{{ recent-changes }}`: the newest of them, where the whole list is a page away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CORRECTIONS, LIMITS
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    Table,
    Time,
    Value,
    table,
)
from fieldnotes.render.plain_text import plain_text
from fieldnotes.render.row_filter import row_filter
from fieldnotes.render.sources import note

_MAX_RECENT = 10


@dataclass(frozen=True)
class Change:
    """Something that was so until a date and is different since.

    `anchor` is the one of its row in the whole list.
    """

    anchor: str
    date: str
    what: Line
    old: Line
    new: Line
    source: str | None
    checked: str | None
    why: Line = ""

    def was_ahead(self) -> bool:
        """Whether AWS had only announced it when somebody read the source."""
        return self.checked is not None and self.date[: len(self.checked)] > self.checked


def view(content: Content, page: str) -> Blocks:
    """A table for each year, newest first; undated changes last."""
    changes = newest_first(content)
    years = dict.fromkeys(change.date[:4] for change in changes)
    blocks: list[Block] = [row_filter(("Service", "first link"), ("Year", "caption"))]
    for year in years:
        title = year or "Without a date"
        rows = [_row(c, has_anchor=True) for c in changes if c.date[:4] == year]
        heading = Heading(2, title, f"in-{year}" if year else "undated")
        blocks += [heading, _table(title, rows)]
    return tuple(blocks)


def recent(content: Content, page: str) -> Blocks:
    """A table of the newest changes."""
    changes = newest_first(content)[:_MAX_RECENT]
    return (_table("Newest", [_row(change) for change in changes]),)


def newest_first(content: Content) -> list[Change]:
    """All changes by date, then by what changed."""
    changes = sorted(
        changes_of(content), key=lambda change: plain_text(content, change.what).casefold()
    )
    return sorted(changes, key=lambda change: change.date, reverse=True)


def changes_of(content: Content) -> Iterator[Change]:
    """Earlier values of facts, former names, and outdated statements of the notes."""
    data = content.data
    for service_id, service in data.services.items():
        about = Link(service.page, service.abbreviation or service.name)
        for fact_id, fact in service.facts.items():
            for index, value in enumerate(fact.earlier):
                newer = fact.before(fact.earlier[index - 1]) if index else fact
                yield Change(
                    f"{service_id}.{fact_id}.{value.until}",
                    value.until,
                    (about, ": ", Link(f"{LIMITS}#{service_id}.{fact_id}", Prose(fact.label))),
                    Value(fact.before(value)),
                    Value(newer),
                    value.source or fact.source,
                    fact.checked,
                )
        for former in service.former_names:
            yield Change(
                f"{service_id}.name.{slugify(former.name, '-')}",
                former.until or "",
                (about, ": the name"),
                former.name,
                service.name,
                former.source or service.source,
                service.checked,
            )
    for id_, correction in data.corrections.items():
        if correction.verdict == "outdated":
            title = Link(correction.page, content.title(correction.page))
            yield Change(
                id_,
                correction.since or "",
                (title, ": ", Link(f"{CORRECTIONS}#{id_}", "what the notes said")),
                Prose(correction.said),
                Prose(correction.right),
                correction.source,
                correction.checked,
            )

    for id_, news in data.aws_changes.items():
        if news.was:
            yield Change(
                id_,
                news.date,
                Link(news.page, content.subject(news.service, news.page)),
                Prose(news.was),
                Prose(news.now),
                news.source,
                news.checked,
                Prose(news.why) if news.why else "",
            )


def _table(title: str, rows: list[Row]) -> Table:
    return table("facts changes", title, ("What", "Was", "Is now", "Since"), rows)


def _row(change: Change, *, has_anchor: bool = False) -> Row:
    what: Line = (Permalink(change.anchor), change.what) if has_anchor else change.what
    since: Line = ("from " if change.was_ahead() else "", Time(change.date)) if change.date else ""
    why = (Paragraph(change.why, "note", "div"),) if change.why else ()
    new = (change.new, note(change.source, change.checked))
    return Row(
        Cell(what),
        (Cell(change.old), Cell(new, why), Cell(since)),
        change.anchor if has_anchor else "",
    )
