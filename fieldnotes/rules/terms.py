"""Rule: a glossary term is used, and each spelling belongs to one term, so that no tooltip explains
another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.mentions import Mentions
from fieldnotes.model.data import Data
from fieldnotes.problems import Finding
from fieldnotes.rules.claims import Claim, contested


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data = content.data
    for id_ in data.services.keys() & data.glossary.keys():
        yield Finding(
            data.location("glossary", id_),
            f'the term "{id_}", which is the service at {data.location("services", id_)}',
            "either a term or a service",
            "remove the term: a service's summary is its glossary entry",
        )
    for later, first in contested(_spellings(data)):
        yield Finding(
            later.location,
            f'the spelling "{later.key}" of the term "{later.owner}", which {first.location} '
            f'has for "{first.owner}"',
            "each spelling on one term",
            "remove it here, or merge the two terms",
        )
    for id_ in () if data.skipped else _unused(content):
        yield Finding(
            data.location("glossary", id_),
            f'the unused term "{id_}"',
            "a mention in a page, a comparison, a fact or another definition",
            "use one of its spellings, add an alias that is used, or remove the term",
        )


def _spellings(data: Data) -> Iterator[Claim]:
    """Every spelling of every term and service, at the line that holds it."""
    for id_, term in data.terms().items():
        kind = "glossary" if id_ in data.glossary else "services"
        named = [(("name",), term.name), (("abbreviation",), term.abbreviation)]
        for path, spelling in named:
            if spelling:
                yield Claim(spelling.lower(), id_, data.location(kind, id_, *path))
        for index, alias in enumerate(term.aliases):
            yield Claim(alias.lower(), id_, data.location(kind, id_, "aliases", index))


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
