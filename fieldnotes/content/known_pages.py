"""The pages that code knows by name: lists of everything of a kind, and generated pages.

Their titles are up to prose; `rules.known_pages` reports one that is needed and missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldnotes.model.data import Data

HOME = "index.md"
GLOSSARY = "reference/glossary.md"
LIMITS = "reference/limits.md"
PORTS = "reference/ports.md"
A_TO_Z = "reference/a-z.md"
STILL_TRUE = "reference/still-true.md"
WHAT_CHANGED = "reference/what-changed.md"
NEW_AT_AWS = "reference/new-at-aws.md"
ENDINGS = "reference/what-ends-when.md"
FRESHNESS = "reference/freshness.md"
CORRECTIONS = "study/corrections.md"
CALENDAR = "endings.ics"
# Not a page, but pages link to it as if it were.
FEED = "feed.xml"


@dataclass(frozen=True)
class KnownPage:
    """A page that code links to: `used_by` says what links there, `is_needed` whether any does."""

    path: str
    used_by: str
    is_needed: Callable[[Data], bool]


def _has_changes(data: Data) -> bool:
    changed = any(fact.earlier for s in data.services.values() for fact in s.facts.values())
    renamed = any(service.former_names for service in data.services.values())
    outdated = any(correction.verdict == "outdated" for correction in data.corrections.values())
    return changed or renamed or outdated


KNOWN_PAGES = (
    KnownPage(HOME, "the logo and the path of every page", lambda data: True),
    KnownPage(GLOSSARY, "the entries of terms", lambda data: bool(data.terms())),
    KnownPage(LIMITS, "the values of facts", lambda data: bool(data.fact_keys)),
    KnownPage(PORTS, "the ports that search finds", lambda data: bool(data.ports)),
    KnownPage(STILL_TRUE, "the changes in the feed", _has_changes),
    KnownPage(WHAT_CHANGED, "the news in the feed", lambda data: bool(data.news)),
    KnownPage(CORRECTIONS, "the corrections that pages show", lambda data: bool(data.corrections)),
    KnownPage(A_TO_Z, "the link in the header", lambda data: bool(data.terms())),
)


def comparison_page(comparison_id: str) -> str:
    """The path of a comparison's own page."""
    return f"compare/{comparison_id}.md"


def decision_page(decision_id: str) -> str:
    """The path of a decision's page."""
    return f"compare/which-{decision_id}.md"
