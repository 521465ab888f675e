"""`{{ fact service.fact }}`: one value inside a sentence, and the tip that explains it."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.shown import fact_path
from fieldnotes.model import service as model
from fieldnotes.model.entry import shown_date
from fieldnotes.render import watching
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Fact,
    Paragraph,
    Prose,
    Source,
    Styled,
    Value,
    joined,
)

KINDS = {
    "limit": "Fixed limit",
    "quota": "Quota, can be raised",
    "default": "Default, can be changed",
    "behavior": "How it works",
    "date": "Date",
}


def view(content: Content, page: str, key: str) -> Fact:
    """The value of a fact, which leads to its row of the limits page."""
    return Fact(key)


def tip(content: Content, key: str) -> Blocks:
    """What a reader wants to know about the number: what it is, its kind, source and history."""
    fact = content.data.fact(key)
    assert fact is not None, key
    service = content.data.services[key.partition(".")[0]]
    name = service.abbreviation or service.name
    title = Styled("strong", (f"{name}: ", Prose(fact.label)))
    kind = Styled("span", KINDS[fact.kind], "tip-kind")
    blocks: list[Block] = [Paragraph((title, " ", kind))]
    if fact.note:
        blocks.append(Paragraph(Prose(fact.note)))
    blocks += history(fact)
    if fact.source:
        blocks.append(Paragraph(Source(fact.source, fact.checked)))
    blocks += watching.of_statement(content, fact_path(key), fact)
    return tuple(blocks)


def history(fact: model.Fact) -> Blocks:
    """The earlier values of a fact, newest first; nothing if it never changed."""
    if not fact.earlier:
        return ()
    earlier = (
        (f"Until {shown_date(value.until)}: ", Value(fact.before(value))) for value in fact.earlier
    )
    return (Paragraph(joined("; ", earlier), "history"),)
