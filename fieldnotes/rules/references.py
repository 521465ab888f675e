"""Rule: IDs that data files refer to exist: related terms, facts in cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, suggest


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data = content.data
    related = [("glossary", i, t.related) for i, t in data.glossary.items()]
    related += [("services", i, s.related) for i, s in data.services.items()]
    for kind, id_, terms in related:
        for index, term in enumerate(terms):
            if term not in content.terms and not data.is_skipped(term):
                yield Finding(
                    data.location(kind, id_, "related", index),
                    f'the unknown term "{term}" under related:',
                    "a glossary term or a service",
                    suggest(term, content.terms, "add the term or remove it here"),
                )
    for id_, comparison in data.comparisons.items():
        for number, group in enumerate(comparison.groups):
            for row_id, row in group.attributes.items():
                for option, cell in row.cells.items():
                    if cell.fact and not data.fact(cell.fact) and not data.is_skipped(cell.fact):
                        path = (id_, "groups", number, "attributes", row_id, "cells", option)
                        yield Finding(
                            data.location("comparisons", *path, "fact"),
                            f'the unknown fact "{cell.fact}"',
                            "<service>.<fact> from data/services/",
                            suggest(cell.fact, data.fact_keys, "correct it or add the fact"),
                        )
