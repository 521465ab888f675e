"""The names of the markup and what each takes and makes. Called by `site` and the markup rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldnotes.content.content import Content
from fieldnotes.render import (
    a_z,
    changes,
    comparison,
    comparisons,
    corrections,
    decisions,
    diagrams,
    domain_names,
    fact,
    families,
    glance,
    glossary,
    limits,
    news,
    notes_map,
    pages,
    ports,
    statuses,
    third_party,
)


@dataclass(frozen=True)
class Directive:
    """One name of the markup.

    `render(content, page, *arguments)` returns Markdown or HTML; `ids(content)` lists what the
    argument may be, where there is one; `inline` calls may stand inside a sentence.
    """

    render: Callable[..., str]
    argument: str | None = None
    ids: Callable[[Content], Iterable[str]] = lambda content: ()
    inline: bool = False

    def knows(self, content: Content, argument: str) -> bool:
        """Whether the argument is one of the `ids`."""
        return argument in self.ids(content)

    def usage(self, name: str) -> str:
        """How to write it: `{{ fact <service>.<fact> }}`."""
        return "{{ " + " ".join([name, *([f"<{self.argument}>"] if self.argument else [])]) + " }}"


DIRECTIVES: dict[str, Directive] = {
    "fact": Directive(fact.render, "service.fact", lambda c: c.data.fact_keys, inline=True),
    "glance": Directive(glance.render, "service", lambda c: c.data.services),
    "compare": Directive(comparison.render, "comparison", lambda c: c.data.comparisons),
    "comparisons": Directive(comparisons.render),
    "families": Directive(families.render),
    "decisions": Directive(decisions.render),
    "diagrams": Directive(diagrams.render),
    "pages": Directive(pages.render),
    "sections": Directive(pages.sections),
    "a-z": Directive(a_z.render),
    "glossary": Directive(glossary.render),
    "limits": Directive(limits.render),
    "corrections": Directive(corrections.render),
    "notes-map": Directive(notes_map.render),
    "ports": Directive(ports.render),
    "statuses": Directive(statuses.render),
    "changes": Directive(changes.render),
    "latest-changes": Directive(changes.latest),
    "news": Directive(news.render),
    "lately": Directive(news.lately),
    "domain-names": Directive(domain_names.render),
    "third-party": Directive(third_party.render, "use", lambda c: third_party.USES),
}
