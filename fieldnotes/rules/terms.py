"""Rule: one spelling belongs to one term, so that a tooltip never explains another thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content import Content
from fieldnotes.problems import Problem
from fieldnotes.prose import Page


def check(content: Content, expanded: Mapping[str, Page]) -> Iterator[Problem]:
    data = content.data
    owners: dict[str, str] = {}
    for id_ in data.services.keys() & data.glossary.keys():
        yield Problem(
            data.place("glossary", id_),
            "terms",
            f'the term "{id_}", which is a service ({data.place("services", id_)})',
            "a term or a service, not both",
            "remove the term: a service has an entry from its summary",
        )
    for id_, term in data.terms().items():
        kind = "services" if id_ in data.services else "glossary"
        for spelling in dict.fromkeys(s.lower() for s in term.spellings()):
            owner = owners.setdefault(spelling, id_)
            if owner != id_:
                yield Problem(
                    data.place(kind, id_),
                    "terms",
                    f'"{spelling}" as a spelling of "{id_}"',
                    f'a spelling that no other term has ("{owner}" has it)',
                    "merge the two terms or drop the alias from one",
                )
