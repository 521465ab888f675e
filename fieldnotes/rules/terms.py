"""Rule: a term is used somewhere, and one spelling belongs to one term, so that a tooltip never
explains another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.mentions import Mentions
from fieldnotes.problems import Problem


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    data = content.data
    owners: dict[str, str] = {}
    for id_ in data.services.keys() & data.glossary.keys():
        yield Problem(
            data.location("glossary", id_),
            "terms",
            f'the term "{id_}", which is a service ({data.location("services", id_)})',
            "a term or a service, not both",
            "remove the term: a service has an entry from its summary",
        )
    for id_, term in data.terms().items():
        kind = "services" if id_ in data.services else "glossary"
        for spelling in dict.fromkeys(s.lower() for s in term.spellings()):
            owner = owners.setdefault(spelling, id_)
            if owner != id_:
                yield Problem(
                    data.location(kind, id_),
                    "terms",
                    f'"{spelling}" as a spelling of "{id_}"',
                    f'a spelling that no other term has ("{owner}" has it)',
                    "merge the two terms or drop the alias from one",
                )
    for id_ in () if data.skipped else _unused(content):
        yield Problem(
            data.location("glossary", id_),
            "terms",
            f'the term "{id_}", which nobody uses',
            "a mention in a page, a comparison, a fact or another definition",
            "use one of its spellings, add an alias that is used, or remove the term",
        )


def _unused(content: Content) -> set[str]:
    """The terms that no page and no data text mentions but their own. A service has its page."""
    glossary = content.data.glossary
    unused = glossary.keys() - content.pages_of_terms.keys()
    mentions = Mentions({id_: glossary[id_] for id_ in unused})
    for id_, term in glossary.items():
        unused -= set(mentions.terms_in(term.definition)) - {id_}
    for location, text in content.data_texts:
        if not location.file.startswith("data/glossary/"):
            unused -= set(mentions.terms_in(text))
    return unused
