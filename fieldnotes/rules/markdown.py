"""Rule: a page shows what its author wrote: no marks, flat lists or cut tables, unique anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import calls
from fieldnotes.problems import Finding, Location, shortened
from fieldnotes.read.html_tree import parse_html
from fieldnotes.read.markdown import anchors_of
from fieldnotes.read.pages import Page
from fieldnotes.render.directives import in_html
from fieldnotes.rules.mistakes import findings


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    yield from findings(content, "markdown")
    for path, page in content.pages.items():
        for anchor in bodies[path].repeated_anchors if path in bodies else ():
            first, *others = _places(content, page, anchor)
            if others:
                again = f'the anchor "{shortened(anchor)}" again, first at {first}'
                fix = "give one of them an ID of its own: {#name} after a heading"
            else:
                again = f'the anchor "{shortened(anchor)}" twice in a list made from data'
                fix = "rename one of the two entries in data/"
            yield Finding(others[-1] if others else first, again, "unique anchors on a page", fix)


def _places(content: Content, page: Page, anchor: str) -> list[Location]:
    """The lines that make an anchor: headings, IDs, and blocks that are made from data."""
    found = [h.line for h in page.headings if h.anchor == anchor]
    typed = re.compile(rf"(?:#|\b(?:id|name)\s*=\s*[\"']?){re.escape(anchor)}(?![\w.-])")
    found += [
        page.location(match.start()).line
        for match in typed.finditer(page.words)
        if page.words[max(0, match.start() - 1)] in "{ \t:"
    ]
    found += [
        page.location(call.start).line
        for call in calls(page)
        if anchor in anchors_of(parse_html(in_html(content, page.path, call)))
    ]
    file = str(page.meta.get("data") or f"{page.folder}/{page.path}")
    lines = [1] if page.is_generated else sorted(set(found)) or [page.first_line]
    return [Location(file, line) for line in lines]
