"""Rule: the markup of pages and data texts is written right and names things that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call, calls, calls_in_line
from fieldnotes.problems import Location, Problem, suggest
from fieldnotes.read.pages import Page
from fieldnotes.render.directives import DIRECTIVES


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    for page in content.pages.values():
        for call in calls(page):
            location = page.location(call.start)
            yield from _call(content, location, call)
            directive = DIRECTIVES.get(call.name)
            if directive and not directive.inline and not _alone(page.text, call):
                yield Problem(
                    location,
                    "markup",
                    f"{call.source} inside a line",
                    "this call alone on its line",
                    "put it on a line of its own",
                )
        yield from _left_over(page)
    for location, text in content.data_texts:
        for call in calls_in_line(text):
            if call.name == "fact":
                yield from _call(content, location, call)
            else:
                yield Problem(
                    location,
                    "markup",
                    f"{call.source} in a data file",
                    "only " + DIRECTIVES["fact"].usage("fact"),
                    "use it in a page instead",
                )


def _call(content: Content, location: Location, call: Call) -> Iterator[Problem]:
    directive = DIRECTIVES.get(call.name)
    if directive is None:
        known = ", ".join(sorted(DIRECTIVES))
        yield Problem(
            location,
            "markup",
            f"the unknown markup {call.source}",
            f"one of {known}",
            suggest(call.name, DIRECTIVES, "see CONTRIBUTING.md, or put it in a code span"),
        )
    elif len(call.arguments) != (0 if directive.argument is None else 1):
        yield Problem(
            location, "markup", call.source, directive.usage(call.name), "write it like that"
        )
    elif directive.argument is not None:
        ids = list(directive.ids(content))
        if call.arguments[0] not in ids and not content.data.is_skipped(call.arguments[0]):
            yield Problem(
                location,
                "markup",
                f'the unknown {directive.argument} "{call.arguments[0]}"',
                f"a {directive.argument} that exists under data/",
                suggest(call.arguments[0], ids, "add it to data/ or correct the name"),
            )


def _alone(text: str, call: Call) -> bool:
    start = text.rfind("\n", 0, call.start) + 1
    end = text.find("\n", call.end)
    return text[start : end if end != -1 else None].strip() == call.source


def _left_over(page: Page) -> Iterator[Problem]:
    """Braces that are no call: never closed, or broken over lines."""
    words = page.words
    for call in calls(page):
        words = words[: call.start] + " " * (call.end - call.start) + words[call.end :]
    position = words.find("{{")
    if position != -1:
        yield Problem(
            page.location(position),
            "markup",
            "{{ without an end on the same line",
            "{{ name argument }}",
            "close it with }}, or put it in a code span if it is meant as text",
        )
