"""The pages that code knows by name: lists of everything of a kind, and pages without a file.

Prose may call them whatever it likes; what links into them finds them here.
"""

from __future__ import annotations

HOME = "index.md"
GLOSSARY = "reference/glossary.md"
LIMITS = "reference/limits.md"
PORTS = "reference/ports.md"
A_TO_Z = "reference/a-z.md"
STILL_TRUE = "reference/still-true.md"
WHAT_CHANGED = "reference/what-changed.md"
CORRECTIONS = "study/corrections.md"
# Not a page, but pages link to it as if it were.
FEED = "feed.xml"


def comparison_page(comparison_id: str) -> str:
    """The path of a comparison's own page."""
    return f"compare/{comparison_id}.md"


def decision_page(decision_id: str) -> str:
    """The path of a decision's page."""
    return f"compare/which-{decision_id}.md"
