"""Rule: a diagram has a unique title, a description, known colors, and links on its nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.diagrams.source import KINDS, Diagram, diagrams_of
from fieldnotes.problems import Finding, Location, suggest


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        first: dict[str, Location] = {}
        for diagram in diagrams_of(page):
            yield from _check(diagram)
            if diagram.title and diagram.anchor in first:
                yield Finding(
                    diagram.location,
                    f'the title "{diagram.title}" again, first at {first[diagram.anchor]}',
                    "a unique title for each diagram of a page",
                    "rename one of them",
                )
            first.setdefault(diagram.anchor, diagram.location)


def _check(diagram: Diagram) -> Iterator[Finding]:
    if not diagram.title:
        yield Finding(
            diagram.location,
            "a diagram without a title",
            "a line accTitle:",
            "add accTitle: and a short title below the first line of the diagram",
        )
    if not diagram.description:
        yield Finding(
            diagram.location,
            "a diagram without a description",
            "a line accDescr:",
            "add accDescr: and a sentence that describes the picture",
        )
    for name, line in diagram.classes:
        if name not in KINDS:
            yield Finding(
                Location(diagram.location.file, line),
                f'the unknown class "{name}"',
                "one of " + ", ".join(KINDS),
                suggest(name, KINDS, "use one of these or none"),
            )
    for link in diagram.links:
        if not diagram.has_node(link.text):
            yield Finding(
                Location(diagram.location.file, link.line),
                f'a link on "{link.text}"',
                "a node or participant of this diagram (a subgraph cannot be a link)",
                "correct the name, or link a node inside the subgraph",
            )
