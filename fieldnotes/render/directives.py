"""The names of the markup and what each takes and makes.

`in_page` and `in_markdown` fill in a call for a page and for its Markdown version. Called by
`site`, `publish.markdown` and the markup rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call
from fieldnotes.render import (
    a_z,
    changes,
    comparison,
    comparisons,
    corrections,
    decision,
    decisions,
    diagrams,
    domain_names,
    endings,
    fact,
    families,
    freshness,
    glance,
    glossary,
    html_writer,
    limits,
    new_at_aws,
    news,
    notes_map,
    pages,
    ports,
    statuses,
    third_party,
    value_lists,
)
from fieldnotes.render.blocks import Blocks, Fact, State
from fieldnotes.render.html_writer import HtmlWriter
from fieldnotes.render.markdown_writer import MarkdownWriter


@dataclass(frozen=True)
class Directive:
    """One name of the markup.

    `view(content, page, *arguments)` returns what it makes; `ids(content)` lists what the argument
    may be, where there is one; `inline` calls may stand inside a sentence.
    """

    view: Callable[..., Blocks | Fact | State]
    argument: str | None = None
    ids: Callable[[Content], Iterable[str]] = lambda content: ()
    inline: bool = False

    def usage(self, name: str) -> str:
        """How to write it: `{{ fact <service>.<fact> }}`."""
        return "{{ " + " ".join([name, *([f"<{self.argument}>"] if self.argument else [])]) + " }}"


def in_page(content: Content, page: str, call: Call) -> str:
    """What stands in the Markdown of a page for a call; the call itself if it is a mistake."""
    made = view(content, page, call)
    match made:
        case None:
            return call.source
        case Fact() | State():
            return HtmlWriter(content, page).line(made)
        case _:
            return html_writer.in_page(content, page, made)


def in_html(content: Content, page: str, call: Call) -> str:
    """What stands in the HTML of a page for a call; the call itself if it is a mistake."""
    made = view(content, page, call)
    match made:
        case None:
            return escape(call.source)
        case Fact() | State():
            return HtmlWriter(content, page).line(made)
        case _:
            return html_writer.in_html(content, page, made)


def in_markdown(content: Content, page: str, call: Call, site_url: str) -> str:
    """What stands in the Markdown version of a page for a call."""
    made = view(content, page, call)
    writer = MarkdownWriter(content, site_url)
    match made:
        case None:
            return call.source
        case Fact() | State():
            return writer.line(made)
        case _:
            return writer.blocks(made)


def view(content: Content, page: str, call: Call) -> Blocks | Fact | State | None:
    """What a call makes; None if it is a mistake."""
    directive = DIRECTIVES.get(call.name)
    wanted = 0 if directive is None or directive.argument is None else 1
    if directive is None or len(call.arguments) != wanted:
        return None
    if wanted and call.arguments[0] not in directive.ids(content):
        return None
    return directive.view(content, page, *call.arguments)


DIRECTIVES: dict[str, Directive] = {
    "fact": Directive(fact.view, "service.fact", lambda c: c.data.fact_keys, inline=True),
    "glance": Directive(glance.view, "service", lambda c: c.data.services),
    "compare": Directive(comparison.view, "comparison", lambda c: c.data.comparisons),
    "verdict": Directive(comparison.verdict, "comparison", lambda c: c.data.comparisons),
    "comparisons": Directive(comparisons.view),
    "families": Directive(families.view),
    "rule-of-thumb": Directive(decision.rule_of_thumb, "decision", lambda c: c.data.decisions),
    "questions": Directive(decision.questions, "decision", lambda c: c.data.decisions),
    "answers": Directive(decision.answers, "decision", lambda c: c.data.decisions),
    "decisions": Directive(decisions.view),
    "diagrams": Directive(diagrams.view),
    "freshness": Directive(freshness.view),
    "pages": Directive(pages.view),
    "sections": Directive(pages.sections),
    "a-z": Directive(a_z.view),
    "glossary": Directive(glossary.view),
    "limits": Directive(limits.view),
    "corrections": Directive(corrections.view),
    "notes-map": Directive(notes_map.view),
    "ports": Directive(ports.view),
    "values": Directive(value_lists.view, "list", lambda c: c.data.value_lists),
    "all-values": Directive(value_lists.every),
    "endings": Directive(endings.view),
    "status": Directive(endings.badge, "thing", lambda c: c.lives, inline=True),
    "statuses": Directive(statuses.view),
    "changes": Directive(changes.view),
    "new-at-aws": Directive(new_at_aws.view),
    "recent-changes": Directive(changes.recent),
    "news": Directive(news.view),
    "recent-news": Directive(news.recent),
    "domain-names": Directive(domain_names.view),
    "third-party": Directive(third_party.view, "use", lambda c: third_party.USES),
}
