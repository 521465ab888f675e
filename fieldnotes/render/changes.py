"""`{{ changes }}`: what used to be true: old value, new value, since when, by whom it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from fieldnotes.content import CORRECTIONS, LIMITS, Content
from fieldnotes.links import href
from fieldnotes.model import shown_date
from fieldnotes.render import inline
from fieldnotes.render.sources import note
from fieldnotes.render.table import table


@dataclass(frozen=True)
class Change:
    """Something that was so until a date and is different since; texts are HTML."""

    date: str
    what: str
    old: str
    new: str
    source: str | None
    checked: str | None


def render(content: Content, page: str) -> str:
    """A table for each year, newest first; undated changes last."""
    changes = sorted(changes_of(content, page), key=lambda change: change.what)
    changes.sort(key=lambda change: change.date, reverse=True)
    years = list(dict.fromkeys(change.date[:4] for change in changes))
    return "\n\n".join(
        f"## {year or 'Without a date'} {{#{f'in-{year}' if year else 'undated'}}}\n\n"
        + _table(
            year or "Without a date",
            [c for c in changes if c.date[:4] == year],
            content.today.isoformat(),
        )
        for year in years
    )


def changes_of(content: Content, page: str) -> Iterator[Change]:
    """Earlier values of facts, former names, and outdated statements of the notes."""
    data = content.data
    for service_id, service in data.services.items():
        name = escape(service.abbreviation or service.name)
        at = f'<a href="{href(page, service.page)}">{name}</a>'
        for fact_id, fact in service.facts.items():
            target = href(page, f"{LIMITS}#{service_id}.{fact_id}")
            for index, value in enumerate(fact.earlier):
                newer = fact.earlier[index - 1] if index else fact
                yield Change(
                    value.until,
                    f'{at}: <a href="{target}">{escape(fact.label)}</a>',
                    escape(value.shown()),
                    escape(newer.shown()),
                    value.source or fact.source,
                    fact.checked,
                )
        for former in service.former_names:
            yield Change(
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
                correction.since or "",
                f'<a href="{href(page, correction.page)}">{title}</a>: '
                f'<a href="{target}">what the notes said</a>',
                inline.html(content, page, correction.said),
                inline.html(content, page, correction.right),
                correction.source,
                correction.checked,
            )


def _table(title: str, changes: list[Change], today: str) -> str:
    rows = "".join(_row(change, today) for change in changes)
    return table("facts changes", title, ("What", "Was", "Is now", "Since"), rows)


def _row(change: Change, today: str) -> str:
    since = ""
    if change.date:
        from_ = "from " if change.date > today else ""
        since = f'<time datetime="{change.date}">{from_}{shown_date(change.date)}</time>'
    source = note(change.source, change.checked)
    return (
        f'<tr><th scope="row">{change.what}</th><td>{change.old}</td><td>{change.new}{source}</td>'
        f"<td>{since}</td></tr>"
    )
