"""`{{ endings }}`: what ends when; `{{ status <thing> }}`: a badge that says so in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CALENDAR, ENDINGS
from fieldnotes.content.lifecycles import Life, in_words, shown
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    FeedLink,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    State,
    Styled,
    table,
)
from fieldnotes.render.sources import note

_HEAD = ("What", "When", "Use instead, and what to know")
_TITLES = {
    "ending": "Ending, the next one first",
    "closed": "Closed to new users",
    "ended": "Ended",
}


def view(content: Content, page: str) -> Blocks:
    """A table for each state: what has a date to come, what is closed, what is gone."""
    blocks: list[Block] = [Paragraph(FeedLink(CALENDAR, "Calendar to subscribe to (.ics)"))]
    for state, title in _TITLES.items():
        found = [life for life in content.lives.values() if life.state == state]
        found.sort(key=lambda life: life.name.casefold())
        found.sort(key=lambda life: life.next_date, reverse=state != "ending")
        if found:
            rows = [_row(life) for life in found]
            blocks += [Heading(2, title, state), table("facts endings", title, _HEAD, rows)]
    return tuple(blocks)


def badge(content: Content, page: str, id_: str) -> State:
    """The state of one thing, with its date, inside a sentence."""
    return State(id_)


def tip(content: Content, id_: str) -> Blocks:
    """What ends, when, what to use instead, and by which source."""
    life = content.lives[id_]
    return (
        Paragraph((Styled("strong", life.name), " ", Styled("span", shown(life), "tip-kind"))),
        *(Paragraph(text) for text in _texts(life)),
        Paragraph(Link(f"{ENDINGS}#{id_}", "What ends when"), "tip-links"),
    )


def _row(life: Life) -> Row:
    about = (Permalink(life.id), Link(life.page, life.name))
    kind = (Paragraph(life.kind.capitalize(), "note", "div"),)
    texts = tuple(_texts(life))
    instead: Line = texts[0] if texts else ""
    return Row(
        Cell(about, kind),
        (
            Cell(shown(life), _closed(life)),
            Cell(instead, tuple(Paragraph(text, "note", "div") for text in texts[1:])),
        ),
        life.id,
    )


def _closed(life: Life) -> Blocks:
    """Since when nobody can start with something that has a last day, too."""
    if not (life.closed and life.state != "closed"):
        return ()
    return (Paragraph(f"Closed since {in_words(life.closed)}", "note", "div"),)


def _texts(life: Life) -> Iterator[Line]:
    """What to use instead and what to know, the last one with the source."""
    status = life.status
    texts = [text for text in (status.replacement, status.note) if text]
    for number, text in enumerate(texts, 1):
        source = note(status.source, status.checked) if number == len(texts) else ""
        yield (Prose(text), source)
    if not texts and status.source:
        yield note(status.source, status.checked)
