"""The rules: one check a file. A rule takes the content and yields findings; it never writes.

A rule's name is that of its module, with hyphens. `check(content, bodies)` runs them all;
`bodies` holds every page with its markup filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from types import ModuleType

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, Problem
from fieldnotes.rules import (
    abbreviations,
    comparisons,
    dated_sources,
    dates,
    decisions,
    diagrams,
    earlier,
    front_matter,
    glyphs,
    known_pages,
    lifecycles,
    links,
    markdown,
    markup,
    models,
    news,
    notes_map,
    numbers,
    page_paths,
    published_urls,
    questions,
    raw_html,
    readings,
    redirects,
    references,
    short_names,
    sources,
    spelling,
    synonyms,
    terms,
    third_party,
    unfinished,
)

Rule = Callable[[Content, Mapping[str, Body]], Iterable[Finding]]


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2].replace("_", "-")


RULES: dict[str, Rule] = {
    _name(module): module.check
    for module in (
        abbreviations,
        comparisons,
        dated_sources,
        dates,
        decisions,
        diagrams,
        earlier,
        front_matter,
        glyphs,
        known_pages,
        lifecycles,
        links,
        markdown,
        markup,
        models,
        news,
        notes_map,
        numbers,
        page_paths,
        published_urls,
        questions,
        raw_html,
        readings,
        redirects,
        references,
        short_names,
        sources,
        spelling,
        synonyms,
        terms,
        third_party,
        unfinished,
    )
}


# Those whose findings leave a page without some of its content.
BREAKING = frozenset({_name(markup)})


def check(
    content: Content, bodies: Mapping[str, Body], names: Container[str] = RULES
) -> Iterator[Problem]:
    """What all rules find, or those with the given names, each under the name of its rule."""
    for name, rule in RULES.items():
        if name in names:
            for finding in rule(content, bodies):
                yield finding.problem(name)
