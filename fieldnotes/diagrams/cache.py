"""Diagrams in, drawings out: kept in a folder by what they depend on. Called by `site`.

A drawing depends on the diagram's source, on Mermaid and the V8 that runs it, and on the code of
this package, so these make its key.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fieldnotes.cache import digest, digest_of_code
from fieldnotes.diagrams import mermaid, picture
from fieldnotes.diagrams.graph import Graph, parse_graph
from fieldnotes.diagrams.source import Diagram
from fieldnotes.files import write_atomically
from fieldnotes.problems import Location, Problem

# How `read_graph.js` names a type that it cannot put into words.
_OTHER_TYPE = "OTHER TYPE "
_LINE_OF_ERROR = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Drawing:
    """A diagram as a picture (SVG) and as what Mermaid read in it (JSON)."""

    picture: str
    graph_json: str

    @property
    def graph(self) -> Graph:
        """The nodes and edges, or participants and steps."""
        return parse_graph(self.graph_json)


def key(diagram: Diagram) -> str:
    """What the drawing of a diagram depends on, as a short hash."""
    return digest(_drawn_by(), diagram.source)


@functools.cache
def _drawn_by() -> str:
    return digest(digest_of_code("diagrams"), version("mermaidx"), version("mini-racer"))


def draw(diagrams: Iterable[Diagram], cache: Path) -> tuple[dict[str, Drawing], list[Problem]]:
    """Drawings by key, and the diagrams that Mermaid cannot read. Draws only what is new."""
    wanted = {key(diagram): diagram for diagram in diagrams}
    drawings = {
        name: drawing for name in wanted if (drawing := _kept(cache / f"{name}.json")) is not None
    }
    missing = [name for name in wanted if name not in drawings]
    problems = []
    drawn = mermaid.draw([wanted[name].drawn_source for name in missing])
    for name, made in zip(missing, drawn, strict=True):
        if isinstance(made, mermaid.Unreadable):
            problems.append(_unreadable(wanted[name], made.message))
        else:
            svg = picture.clean(made.svg, f"d{name[:6]}", wanted[name].participant_links)
            drawings[name] = Drawing(svg, made.graph_json)
            _store(cache / f"{name}.json", drawings[name])
    return drawings, problems


def _kept(path: Path) -> Drawing | None:
    """The drawing that a file holds; None if it is missing or damaged, which has it drawn anew."""
    try:
        drawing = Drawing(**json.loads(path.read_bytes()))
        whole = drawing.picture.startswith("<svg") and drawing.picture.endswith("</svg>")
        return drawing if whole and isinstance(json.loads(drawing.graph_json), dict) else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _store(path: Path, drawing: Drawing) -> None:
    text = json.dumps({"picture": drawing.picture, "graph_json": drawing.graph_json})
    write_atomically(path, text.encode())


def _unreadable(diagram: Diagram, message: str) -> Problem:
    """Mermaid's message: a line number, an excerpt, an arrow below it, and what it expected."""
    if message.startswith(_OTHER_TYPE):
        return Problem(
            diagram.location,
            "diagrams",
            f'a diagram of the type "{message.removeprefix(_OTHER_TYPE)}"',
            "a flowchart or a sequenceDiagram, which can be said in words as well",
            "draw it as one of these",
        )
    lines = [line.strip() for line in message.splitlines() if line.strip(" -^")]
    number = _LINE_OF_ERROR.search(message)
    last = diagram.source.rstrip().count("\n") + 1
    line = diagram.location.line + (min(int(number[1]), last) if number else 0)
    said = lines[1] if number and len(lines) > 1 else lines[0]
    asked = lines[-1].removeprefix("Expecting ") if "Expecting" in lines[-1] else "valid Mermaid"
    return Problem(
        Location(diagram.location.file, line),
        "diagrams",
        f'a diagram that Mermaid cannot read ("{" ".join(said.split())}")',
        asked,
        "correct the diagram at this line or the one above",
    )
