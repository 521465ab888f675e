"""`{{ fact service.fact }}`: one value inside a sentence, and the tip that explains it."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.entry import shown_date
from fieldnotes.model.service import Earlier, Fact
from fieldnotes.render import inline
from fieldnotes.render.sources import checked_note, link

KINDS = {
    "limit": "Fixed limit",
    "quota": "Quota, can be raised",
    "default": "Default, can be changed",
    "behavior": "How it works",
    "date": "Date",
}


def render(content: Content, page: str, key: str) -> str:
    """The value of a fact as a link to its row of the limits page."""
    return inline.fact(content, page, key)


def tip(content: Content, page: str, key: str) -> str:
    """What a reader wants to know about the number: what it is, its kind, source and history."""
    fact = content.data.fact(key)
    assert fact is not None, key
    service = content.data.services[key.partition(".")[0]]
    name = service.abbreviation or service.name
    note = f"<p>{inline.html(content, page, fact.note)}</p>" if fact.note else ""
    source = f"<p>{link(fact.source)}{checked_note(fact.checked)}</p>" if fact.source else ""
    return (
        f'<p><strong>{escape(name)}: {escape(fact.label)}</strong> <span class="tip-kind">'
        f"{KINDS[fact.kind]}</span></p>{note}{history(fact)}{source}"
    )


def history(fact: Fact) -> str:
    """The earlier values of a fact, newest first; nothing if it never changed."""
    if not fact.earlier:
        return ""
    return f'<p class="history">{"; ".join(_was(fact, value) for value in fact.earlier)}</p>'


def _was(fact: Fact, value: Earlier) -> str:
    return f"Until {shown_date(value.until)}: {escape(fact.shown_earlier(value))}"
