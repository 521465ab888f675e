"""The rules: one check a file. A rule takes the content and yields problems; it never writes.

`check(content, expanded)`: `expanded` holds every page with its markup filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem
from fieldnotes.rules import (
    abbreviations,
    comparisons,
    dates,
    decisions,
    diagrams,
    earlier,
    front_matter,
    links,
    markup,
    news,
    notes_map,
    numbers,
    permalinks,
    questions,
    references,
    short_names,
    sources,
    spelling,
    synonyms,
    terms,
    third_party,
)

Rule = Callable[[Content, Mapping[str, Body]], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    abbreviations.check,
    comparisons.check,
    dates.check,
    decisions.check,
    diagrams.check,
    earlier.check,
    synonyms.check,
    front_matter.check,
    links.check,
    markup.check,
    news.check,
    notes_map.check,
    numbers.check,
    permalinks.check,
    questions.check,
    references.check,
    short_names.check,
    sources.check,
    spelling.check,
    terms.check,
    third_party.check,
)
