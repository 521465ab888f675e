"""`{{ changes }}`: what used to be true: old value, new value, since when, by whom it is said.

`{{ latest-changes }}`: the newest of them, where the whole list is a page away.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markdown.extensions.toc import slugify

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CORRECTIONS, LIMITS
from fieldnotes.model.entry import shown_date
from fieldnotes.render import inline
from fieldnotes.render.sources import note
from fieldnotes.render.table import table
from fieldnotes.urls import href

_LATEST = 10


@dataclass(frozen=True)
class Change:
    """Something that was so until a date and is different since; texts are HTML.

    `anchor` is the one of its row in the whole list.
    """

    anchor: str
    date: str
    what: str
    old: str
    new: str
    source: str | None
    checked: str | None


def render(content: Content, page: str) -> str:
    """A table for each year, newest first; undated changes last."""
    changes, today = newest_first(content, page), content.today
    years = list(dict.fromkeys(change.date[:4] for change in changes))
    return "\n\n".join(
        f"## {year or 'Without a date'} {{#{f'in-{year}' if year else 'undated'}}}\n\n"
        + _table(
            year or "Without a date",
            [_row(c, today, inline.row_link(c.anchor)) for c in changes if c.date[:4] == year],
        )
        for year in years
    )


def latest(content: Content, page: str) -> str:
    """A table of the newest changes."""
    return _table("Newest", [_row(c, content.today) for c in newest_first(content, page)[:_LATEST]])


def newest_first(content: Content, page: str) -> list[Change]:
    """All changes with links as seen from `page`, by date, then by what changed."""
    changes = sorted(changes_of(content, page), key=lambda change: change.what)
    return sorted(changes, key=lambda change: change.date, reverse=True)


def changes_of(content: Content, page: str) -> Iterator[Change]:
    """Earlier values of facts, former names, and outdated statements of the notes."""
    data = content.data
    for service_id, service in data.services.items():
        name = escape(service.abbreviation or service.name)
        at = f'<a href="{href(page, service.page)}">{name}</a>'
        for fact_id, fact in service.facts.items():
            target = href(page, f"{LIMITS}#{service_id}.{fact_id}")
            shown = [fact.shown(), *map(fact.shown_earlier, fact.earlier)]
            for index, value in enumerate(fact.earlier):
                yield Change(
                    f"{service_id}.{fact_id}.{value.until}",
                    value.until,
                    f'{at}: <a href="{target}">{escape(fact.label)}</a>',
                    escape(shown[index + 1]),
                    escape(shown[index]),
                    value.source or fact.source,
                    fact.checked,
                )
        for former in service.former_names:
            yield Change(
                f"{service_id}.name.{slugify(former.name, '-')}",
                former.until or "",
                f"{at}: the name",
                escape(former.name),
                escape(service.name),
                former.source or service.source,
                service.checked,
            )
    for id_, correction in data.corrections.items():
        if correction.verdict == "outdated":
            target = href(page, f"{CORRECTIONS}#{id_}")
            title = escape(content.title(correction.page))
            yield Change(
                id_,
                correction.since or "",
                f'<a href="{href(page, correction.page)}">{title}</a>: '
                f'<a href="{target}">what the notes said</a>',
                inline.html(content, page, correction.said),
                inline.html(content, page, correction.right),
                correction.source,
                correction.checked,
            )


def _table(title: str, rows: list[str]) -> str:
    return table("facts changes", title, ("What", "Was", "Is now", "Since"), "".join(rows))


def _row(change: Change, today: datetime.date, link: str = "") -> str:
    """A row; only with a link to itself has it an anchor."""
    since = ""
    if change.date:
        from_ = "from " if change.date > today.isoformat() else ""
        since = f'<time datetime="{change.date}">{from_}{shown_date(change.date)}</time>'
    source = note(change.source, change.checked)
    anchor = f' id="{change.anchor}"' if link else ""
    return (
        f'<tr{anchor}><th scope="row">{link}{change.what}</th><td>{change.old}</td>'
        f"<td>{change.new}{source}</td><td>{since}</td></tr>"
    )
