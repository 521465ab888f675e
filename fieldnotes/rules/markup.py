"""Rule: the markup of pages and data texts is well formed and names things that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call, calls, calls_in_line
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.read.pages import Page
from fieldnotes.render.directives import DIRECTIVES


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        for call in calls(page):
            location = page.location(call.start)
            yield from _call(content, location, call)
            directive = DIRECTIVES.get(call.name)
            if directive and not directive.inline and not _alone(page.text, call):
                yield Finding(
                    location,
                    f"{call.source} inside a line",
                    "the call alone on its line",
                    "move it to its own line",
                )
        yield from _left_over(page)
    for location, text in content.data_texts:
        for call in calls_in_line(text):
            if call.name == "fact":
                yield from _call(content, location, call)
            else:
                yield Finding(
                    location,
                    f"{call.source} in a data file",
                    "only " + DIRECTIVES["fact"].usage("fact"),
                    "move it to a page",
                )


def _call(content: Content, location: Location, call: Call) -> Iterator[Finding]:
    directive = DIRECTIVES.get(call.name)
    if directive is None:
        known = ", ".join(sorted(DIRECTIVES))
        yield Finding(
            location,
            f"the unknown markup {call.source}",
            f"one of {known}",
            suggest(call.name, DIRECTIVES, "see CONTRIBUTING.md, or put it in backticks"),
        )
    elif len(call.arguments) != (0 if directive.argument is None else 1):
        yield Finding(location, call.source, directive.usage(call.name), "correct the call")
    elif directive.argument is not None:
        ids = list(directive.ids(content))
        if call.arguments[0] not in ids and not content.data.is_skipped(call.arguments[0]):
            yield Finding(
                location,
                f'the unknown {directive.argument} "{call.arguments[0]}"',
                f"a {directive.argument} that exists in data/",
                suggest(call.arguments[0], ids, "correct the ID or add it to data/"),
            )


def _alone(text: str, call: Call) -> bool:
    start = text.rfind("\n", 0, call.start) + 1
    end = text.find("\n", call.end)
    return text[start : end if end != -1 else None].strip() == call.source


def _left_over(page: Page) -> Iterator[Finding]:
    """Braces that are not a call: unclosed, or broken over lines."""
    words = page.words
    for call in calls(page):
        words = words[: call.start] + " " * (call.end - call.start) + words[call.end :]
    position = words.find("{{")
    if position != -1:
        yield Finding(
            page.location(position),
            "{{ without }} on the same line",
            "{{ name argument }}",
            "close it, or put it in backticks if it is text",
        )
