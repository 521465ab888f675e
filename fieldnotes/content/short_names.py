"""The short names that lead to things: `go/<name>/`. Content in, names with targets out. Pure.

A name that several things claim goes to the one of the strongest kind, see `Rank`; two claims of
one kind that lead to different places are a mistake, which `rules.short_names` tells.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import permutations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, LIMITS, comparison_page, decision_page
from fieldnotes.model.comparison import Comparison, Option
from fieldnotes.problems import Location

# File systems take names of 255 bytes, and a name may be one of a pair.
_MAX_SLUG = 100
_MAKER = re.compile(r"^(Amazon|AWS) (?=\S)")


class Rank(IntEnum):
    """What claims a name, strongest first.

    What somebody typed as a short name comes before all that follows from other data; what has a
    page of its own before what is one line of a list; what a thing is called before what it was.
    """

    TYPED = 1
    SECTION = 2
    PAGE = 3
    TERM = 4
    ABBREVIATION = 5
    ALIAS = 6
    COMPARISON = 7
    DECISION = 8
    FORMER_NAME = 9
    DIAGRAM = 10
    FACT = 11
    PAIR = 12


# These name more than one thing without harm: then they are the name of none.
_SHARED = {Rank.PAGE, Rank.PAIR}


@dataclass(frozen=True)
class ShortName:
    """A claim to a name: what it leads to (a page with or without anchor) and where it is made.

    `query` is what the address needs to show the thing alone.
    """

    name: str
    rank: Rank
    title: str
    target: str
    location: Location
    query: str = ""


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """A name as a part of an address: lower-case letters, digits and single hyphens."""
    letters = unicodedata.normalize("NFKD", _MAKER.sub("", name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:_MAX_SLUG].strip("-")


def short_names(content: Content) -> dict[str, ShortName]:
    """The claim that holds for each name, by name in alphabetical order."""
    found: dict[str, ShortName] = {}
    for claim in sorted(claims(content), key=lambda claim: (claim.name, claim.rank)):
        found.setdefault(claim.name, claim)
    return found


def claims(content: Content) -> Iterator[ShortName]:
    """Every claim of every thing. A name that pages or pairs share is claimed by none of them."""
    own = [*_pages(content), *_comparisons(content)]
    different = {(claim.rank, claim.name, claim.target) for claim in own}
    shared = Counter((rank, name) for rank, name, _ in different)
    yield from (c for c in own if shared[c.rank, c.name] == 1 or c.rank not in _SHARED)
    yield from _terms(content)
    yield from _diagrams(content)
    yield from _facts(content)


def _pages(content: Content) -> Iterator[ShortName]:
    """Pages by the last step of their addresses; comparisons and decisions by their ids, too."""
    of_data = {comparison_page(id_): Rank.COMPARISON for id_ in content.data.comparisons}
    for path, page in content.pages.items():
        location = page.location(0)
        folder, file = posixpath.split(path.removesuffix(".md"))
        if file == "index" and folder:
            yield ShortName(posixpath.basename(folder), Rank.SECTION, page.title, path, location)
        elif file != "index":
            yield ShortName(slug(file), of_data.get(path, Rank.PAGE), page.title, path, location)
    for id_, asked in content.data.decisions.items():
        location = content.data.location("decisions", id_)
        yield ShortName(id_, Rank.DECISION, asked.title, decision_page(id_), location)


def _terms(content: Content) -> Iterator[ShortName]:
    """Services and other terms by all their names, where they are explained at length."""
    for id_, term in content.terms.items():
        kind = "glossary" if id_ in content.data.glossary else "services"
        target = term.page or f"{GLOSSARY}#{id_}"
        former = [name.name for name in term.former_names]
        named = [
            (Rank.TERM, id_, ()),
            (Rank.ALIAS, term.name, ("name",)),
            (Rank.ABBREVIATION, term.abbreviation or "", ("abbreviation",)),
            *((Rank.ALIAS, name, ("aliases", n)) for n, name in enumerate(term.aliases)),
            *((Rank.FORMER_NAME, name, ("former_names", n)) for n, name in enumerate(former)),
        ]
        for rank, name, key in named:
            if slug(name):
                location = content.data.location(kind, id_, *key)
                yield ShortName(slug(name), rank, term.title(), target, location)


def _diagrams(content: Content) -> Iterator[ShortName]:
    for diagram in content.diagrams:
        target = f"{diagram.page}#{diagram.anchor}"
        if diagram.name:
            title = f"{diagram.title}, diagram"
            yield ShortName(slug(diagram.name), Rank.DIAGRAM, title, target, diagram.location)


def _facts(content: Content) -> Iterator[ShortName]:
    """Facts by service and id, and by the short names typed for them."""
    for service_id, service in content.data.services.items():
        for fact_id, fact in service.facts.items():
            target = f"{LIMITS}#{service_id}.{fact_id}"
            title = f"{service.abbreviation or service.name}: {fact.label}"
            location = content.data.location("services", service_id, "facts", fact_id)
            yield ShortName(f"{service_id}-{fact_id}", Rank.FACT, title, target, location)
            for number, name in enumerate(fact.go):
                typed = content.data.location(
                    "services", service_id, "facts", fact_id, "go", number
                )
                yield ShortName(name, Rank.TYPED, title, target, typed)


def _comparisons(content: Content) -> Iterator[ShortName]:
    """Two options of a comparison in either order, `ebs-vs-efs`, with only their columns.

    And the names typed for the whole, where a pair is one of several comparisons.
    """
    for id_, compared in content.data.comparisons.items():
        target = comparison_page(id_)
        for number, name in enumerate(compared.go):
            location = content.data.location("comparisons", id_, "go", number)
            yield ShortName(name, Rank.TYPED, compared.title, target, location)
        location = content.data.location("comparisons", id_)
        for first, second in permutations(compared.options, 2):
            both = compared.options[first], compared.options[second]
            query = "" if len(compared.options) == 2 else _only(compared, first, second)
            for one in _called(content, first, both[0]):
                for other in _called(content, second, both[1]):
                    yield ShortName(
                        f"{one}-vs-{other}",
                        Rank.PAIR,
                        f"{both[0].name} or {both[1].name}: {compared.title}",
                        target,
                        location,
                        query,
                    )


def _only(compared: Comparison, *options: str) -> str:
    """The query that has comparison.js show some columns, in the order of the table."""
    return f"?options={','.join(option for option in compared.options if option in options)}"


def _called(content: Content, id_: str, option: Option) -> list[str]:
    """What people type for an option: its id, and the abbreviation of the term it names."""
    term = content.term_called(option.name)
    names = [id_, slug(term.abbreviation or "") if term else ""]
    return list(dict.fromkeys(name for name in names if name))
