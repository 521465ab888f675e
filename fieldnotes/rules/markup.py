"""Rule: the markup of pages and data texts is well formed and names things that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.markup import Call, calls, calls_in_line, line
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.read.document import Span
from fieldnotes.read.positions import blanked
from fieldnotes.render.directives import DIRECTIVES

_BRACES = re.compile(
    r"\\\{\{[^{}\n]*(?:\}\})?|(?P<whole>\{\{[^{}\n]*\}\})|(?P<open>\{\{)|(?P<close>(?<!\\)\}\})"
    r"|(?<!\\)\{\s*(?P<single>[a-z-]+)(?:\s+[\w.-]+)?\s*\}"
)


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
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
        for start, found in _left_over(page.words, _spans(calls(page))):
            yield _finding(page.location(start), found)
    for location, text in content.data_texts:
        if "{" in text or "}" in text:
            for _, found in _left_over(line(text).words, _spans(calls_in_line(text))):
                yield _finding(location, found)
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
        ids = directive.ids(content)
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


def _spans(found: Iterable[Call]) -> tuple[Span, ...]:
    return tuple((call.start, call.end) for call in found)


@lru_cache(maxsize=20_000)  # a preview looks at all texts again after each change of one
def _left_over(words: str, spans: tuple[Span, ...]) -> list[tuple[int, str]]:
    """Braces that are not a call, by their offset: unclosed, broken over lines, or too few.

    `words` is a text without its code. After a backslash, braces are text.
    """
    return list(_braces(blanked(words, spans)))


def _braces(words: str) -> Iterator[tuple[int, str]]:
    for match in _BRACES.finditer(words):
        if match["single"]:
            if match["single"] in DIRECTIVES:
                yield match.start(), f"{match[0]} in single braces"
        elif match["whole"]:
            yield match.start(), f"{match[0]} in an address or an attribute"
        elif match["open"]:
            yield match.start(), "{{ without }} on the same line"
        elif match["close"]:
            yield match.start(), "}} without {{ on the same line"


def _finding(location: Location, found: str) -> Finding:
    fix = "correct the braces, or put them in backticks if they are text"
    return Finding(location, found, "{{ name argument }} in running text", fix)
