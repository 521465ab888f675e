"""`{{ glossary }}`: all terms from A to Z; and the tip that explains a term in prose."""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.term import Term
from fieldnotes.render.alphabet import by_letter, letter_heading, letter_links
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Definition,
    Definitions,
    Heading,
    Line,
    Link,
    Paragraph,
    Prose,
    Source,
    Styled,
    joined,
)
from fieldnotes.render.glance import former


def view(content: Content, page: str) -> Blocks:
    """A heading for each letter and each term, so that both are in search and can be linked."""
    letters = by_letter(content.terms, lambda term_id: content.terms[term_id].letter())
    blocks: list[Block] = [letter_links(page, (letter for letter, _ in letters))]
    for letter, terms in letters:
        blocks.append(letter_heading(letter))
        for term_id in terms:
            blocks += _entry(content, page, term_id)
    return tuple(blocks)


def _entry(content: Content, page: str, term_id: str) -> Blocks:
    term = content.terms[term_id]
    name = term.heading()
    details = tuple(
        Definition(name, value, f"term-{name.lower().replace(' ', '-')}")
        for name, value in _details(content, page, term_id, term)
    )
    return (
        Heading(3, f"{term.abbreviation} · {name}" if term.abbreviation else name, term_id),
        Paragraph(Prose(term.definition), "definition"),
        Definitions(details, "term-facts", {"data-search-exclude": ""}),
    )


def _details(content: Content, page: str, term_id: str, term: Term) -> Iterator[tuple[str, Line]]:
    if term.aliases:
        yield "Also", ", ".join(term.aliases)
    if term.former_names:
        yield "Formerly", former(term.former_names)
    if term.page:
        yield "Read", _page_link(content, term.page)
    if related := [r for r in term.related if r in content.terms]:
        yield "Related", joined(", ", (_term_link(content, page, r) for r in related))
    used = [p for p in content.pages_of_terms.get(term_id, []) if p != page]
    if used:
        yield "Used on", joined(", ", (_page_link(content, p) for p in used))
    if term.source:
        yield "Source", Source(term.source, term.checked)


def _page_link(content: Content, target: str) -> Link:
    return Link(target, content.label(target))


def _term_link(content: Content, page: str, term_id: str) -> Link:
    term = content.terms[term_id]
    return Link(f"{page}#{term_id}", term.abbreviation or term.heading())


def tip(content: Content, page: str, term_id: str) -> Blocks:
    """The definition, and the links to the entry and to the page about it."""
    term = content.terms[term_id]
    links = [Link(f"{GLOSSARY}#{term_id}", "Glossary entry")]
    if term.page and term.page.partition("#")[0] != page:
        links.append(_page_link(content, term.page))
    return (
        Paragraph((Styled("strong", term.title()), *_state(content, term_id))),
        Paragraph(Prose(term.definition)),
        Paragraph(joined(" · ", links), "tip-links"),
    )


def _state(content: Content, term_id: str) -> tuple[Line, ...]:
    """A badge for a service that ends."""
    life = content.lives.get(term_id)
    return (" ", Styled("span", shown(life), f"state state-{life.state}")) if life else ()
