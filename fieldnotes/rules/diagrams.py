"""Rule: a diagram has a title of its own, a description, known colors, and links of its nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.diagrams.source import KINDS, Diagram, diagrams_of
from fieldnotes.problems import Location, Problem, suggest


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    for page in content.pages.values():
        anchors: set[str] = set()
        for diagram in diagrams_of(page):
            yield from _check(diagram)
            if diagram.title and diagram.anchor in anchors:
                yield Problem(
                    diagram.location,
                    "diagrams",
                    f'a second diagram with the title "{diagram.title}"',
                    "a title of its own for each diagram of a page",
                    "rename one of them",
                )
            anchors.add(diagram.anchor)


def _check(diagram: Diagram) -> Iterator[Problem]:
    if not diagram.title:
        yield Problem(
            diagram.location,
            "diagrams",
            "a diagram without a title",
            "a line accTitle: in the diagram",
            "add accTitle: and a short title below the first line of the diagram",
        )
    if not diagram.description:
        yield Problem(
            diagram.location,
            "diagrams",
            "a diagram without a description",
            "a line accDescr: in the diagram",
            "add accDescr: and a sentence that says in words what the picture shows",
        )
    for name, line in diagram.classes:
        if name not in KINDS:
            yield Problem(
                Location(diagram.location.file, line),
                "diagrams",
                f'the class "{name}" in a diagram',
                "one of " + ", ".join(KINDS),
                suggest(name, KINDS, "use one of these, or none"),
            )
    for link in diagram.links:
        if not diagram.has_node(link.text):
            yield Problem(
                Location(diagram.location.file, link.line),
                "diagrams",
                f'a link for "{link.text}"',
                "a node or participant of this diagram; a subgraph cannot be a link",
                "correct the name, or link a node inside it",
            )
