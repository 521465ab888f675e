"""`{{ glossary }}`: all terms from A to Z; and the tip that explains a term in prose."""

from __future__ import annotations

from html import escape
from itertools import groupby

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY
from fieldnotes.model.term import Term
from fieldnotes.render import inline
from fieldnotes.render.glance import former
from fieldnotes.render.sources import checked_note, link
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A heading for each letter and each term, so that both are in search and can be linked."""
    by_letter = groupby(content.terms, lambda term_id: content.terms[term_id].letter())
    letters = [(letter, list(terms)) for letter, terms in by_letter]
    jump = " ".join(f'<a href="#letter-{letter.lower()}">{letter}</a>' for letter, _ in letters)
    parts = [f'<nav class="letters" aria-label="Letters">{jump}</nav>']
    for letter, terms in letters:
        parts.append(f"## {letter} {{#letter-{letter.lower()}}}")
        parts += [_entry(content, page, term_id) for term_id in terms]
    return "\n\n".join(parts)


def _entry(content: Content, page: str, term_id: str) -> str:
    term = content.terms[term_id]
    name = term.heading()
    heading = f"{term.abbreviation} · {name}" if term.abbreviation else name
    lines = [
        f"### {heading} {{#{term_id}}}",
        f'<p class="definition">{inline.html(content, page, term.definition)}</p>',
        f'<dl class="term-facts" data-search-exclude>{_details(content, page, term_id, term)}</dl>',
    ]
    return "\n\n".join(lines)


def _details(content: Content, page: str, term_id: str, term: Term) -> str:
    rows = []
    if term.aliases:
        rows.append(("Also", escape(", ".join(term.aliases))))
    if term.former_names:
        rows.append(("Formerly", "; ".join(former(name) for name in term.former_names)))
    if term.page:
        rows.append(("Read", _page_link(content, page, term.page)))
    if related := [r for r in term.related if r in content.terms]:
        rows.append(("Related", ", ".join(_term_link(content, r) for r in related)))
    used = [p for p in content.pages_of_terms.get(term_id, []) if p != page]
    if used:
        rows.append(("Used on", ", ".join(_page_link(content, page, p) for p in used)))
    if term.source:
        rows.append(("Source", link(term.source) + checked_note(term.checked)))
    return "".join(
        f'<div class="term-{name.lower().replace(" ", "-")}"><dt>{name}</dt><dd>{value}</dd></div>'
        for name, value in rows
    )


def _page_link(content: Content, page: str, target: str) -> str:
    return f'<a href="{href(page, target)}">{escape(content.label(target))}</a>'


def _term_link(content: Content, term_id: str) -> str:
    term = content.terms[term_id]
    return f'<a href="#{term_id}">{escape(term.abbreviation or term.heading())}</a>'


def tip(content: Content, page: str, term_id: str) -> str:
    """The definition, and the links to the entry and to the page about it."""
    term = content.terms[term_id]
    links = [f'<a href="{href(page, f"{GLOSSARY}#{term_id}")}">Glossary entry</a>']
    if term.page and term.page.partition("#")[0] != page:
        links.append(_page_link(content, page, term.page))
    return (
        f"<p><strong>{escape(term.title())}</strong></p>"
        f"<p>{inline.html(content, page, term.definition)}</p>"
        f'<p class="tip-links">{" · ".join(links)}</p>'
    )
