"""What search shows of the places it found, by page: texts, definitions, facts, verdicts. Pure.

Separate from the index, so that a reader who searches downloads only the texts of what was found.
Named tuples become JSON arrays: overrides/assets/javascripts/search/results.js reads their fields
in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, PORTS, comparison_page
from fieldnotes.content.lifecycles import shown
from fieldnotes.model.entry import shown_date
from fieldnotes.publish.search.passages import Passage
from fieldnotes.render import data_text
from fieldnotes.render.fact import KINDS
from fieldnotes.urls import source_name


class TermCard(NamedTuple):
    """What search shows of a term. Empty where nothing is known, as in `FactCard`.

    `state` is that of a service which is not simply active.
    """

    title: str
    definition: str
    state: str
    url: str
    source: str
    checked: str


class FactCard(NamedTuple):
    """What search shows of a fact or a port in addition to its label and value.

    `kind` is the kind of limit; for a port it is the transport protocol.
    """

    kind: str
    note: str
    url: str
    source: str
    checked: str


class OptionAdvice(NamedTuple):
    """An option of a comparison, and when to choose it."""

    name: str
    choose: str


class VersusCard(NamedTuple):
    """What search shows of a comparison."""

    summary: str
    options: list[OptionAdvice]


class _Source(NamedTuple):
    """A source's address, its short name, and the month it was checked; empty if unknown."""

    url: str
    name: str
    checked: str


# By anchor the text there; by `term:<id>`, `fact:<id>` and `versus`, a card.
PageTexts: TypeAlias = dict[str, str | TermCard | FactCard | VersusCard]


def texts(content: Content, passages: Mapping[str, Sequence[Passage]]) -> dict[str, PageTexts]:
    """By page: the text at each anchor, and the cards of its terms, facts and comparison."""
    found: dict[str, PageTexts] = {
        path: {p.anchor: p.text for p in passages.get(path, ()) if p.text} for path in content.pages
    }
    for diagram in content.diagrams:
        found[diagram.page][diagram.anchor] = diagram.description
    for id_, term in content.terms.items():
        page = (term.page or GLOSSARY).partition("#")[0]
        definition = data_text.plain(content, term.definition)
        source = _source(term.source, term.checked)
        state = shown(content.lives[id_]) if id_ in content.lives else ""
        found[page][f"term:{id_}"] = TermCard(term.title(), definition, state, *source)
    for service_id, service in content.data.services.items():
        page = service.page.partition("#")[0]
        for id_, fact in service.facts.items():
            note = data_text.plain(content, fact.note) if fact.note else ""
            source = _source(fact.source, fact.checked)
            found[page][f"fact:{service_id}.{id_}"] = FactCard(KINDS[fact.kind], note, *source)
    for id_, port in content.data.ports.items():
        note = data_text.plain(content, port.text) if port.text else ""
        source = _source(port.source, port.checked)
        found[PORTS][f"fact:{id_}"] = FactCard(port.transport, note, *source)
    for id_, compared in content.data.comparisons.items():
        found[comparison_page(id_)]["versus"] = VersusCard(
            data_text.plain(content, compared.summary),
            [
                OptionAdvice(option.name, data_text.plain(content, option.choose))
                for option in compared.options.values()
            ],
        )
    return found


def _source(url: str | None, checked: str | None) -> _Source:
    name = source_name(url) if url else ""
    return _Source(url or "", name, shown_date(checked) if checked else "")
