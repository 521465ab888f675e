"""What search shows of the places it found, by page: texts, definitions, facts, verdicts. Pure.

Apart from the index, so that a reader who searches gets the texts of what was found and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, PORTS, comparison_page
from fieldnotes.model.entry import shown_date
from fieldnotes.publish.search.passages import Passage
from fieldnotes.render import data_text
from fieldnotes.render.fact import KINDS
from fieldnotes.urls import source_name


def texts(content: Content, passages: Mapping[str, Sequence[Passage]]) -> dict[str, dict[str, Any]]:
    """By page: the text at each anchor, and under `term:`, `fact:` and `versus` what cards show."""
    found: dict[str, dict[str, Any]] = {
        path: {p.anchor: p.text for p in passages.get(path, ()) if p.text} for path in content.pages
    }
    for diagram in content.diagrams:
        found[diagram.page][diagram.anchor] = diagram.description
    for id_, term in content.terms.items():
        page = (term.page or GLOSSARY).partition("#")[0]
        definition = data_text.plain(content, term.definition)
        found[page][f"term:{id_}"] = [
            term.title(),
            definition,
            *_source(term.source, term.checked),
        ]
    for service_id, service in content.data.services.items():
        page = service.page.partition("#")[0]
        for id_, fact in service.facts.items():
            note = data_text.plain(content, fact.note) if fact.note else ""
            about = [KINDS[fact.kind], note, *_source(fact.source, fact.checked)]
            found[page][f"fact:{service_id}.{id_}"] = about
    for id_, port in content.data.ports.items():
        note = data_text.plain(content, port.text) if port.text else ""
        about = [port.transport, note, *_source(port.source, port.checked)]
        found[PORTS][f"fact:{id_}"] = about
    for id_, compared in content.data.comparisons.items():
        found[comparison_page(id_)]["versus"] = [
            data_text.plain(content, compared.summary),
            [
                [option.name, data_text.plain(content, option.choose)]
                for option in compared.options.values()
            ],
        ]
    return found


def _source(url: str | None, checked: str | None) -> list[str]:
    """Address, short name and month of a source; nothing of what is not known."""
    return [url or "", source_name(url) if url else "", shown_date(checked) if checked else ""]
