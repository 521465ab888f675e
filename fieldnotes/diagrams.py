"""Mermaid fences of pages in, drawn SVG out, kept in a cache by content. Called by `site`.

Drawing runs the real Mermaid (package mermaidx) in V8, without a browser. A picture depends on its
source, the Mermaid version and `svg.clean`, so these make its key in the cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from fieldnotes import svg
from fieldnotes.problems import Place, Problem
from fieldnotes.prose import Page, fences

if TYPE_CHECKING:
    from mermaidx.engines.v8_engine import Engine

# What a colour stands for. Stylesheet and legend know these names and no others.
KINDS = {
    "public": "reachable from the internet",
    "private": "private, reachable from inside",
    "data": "data",
    "outside": "outside AWS",
    "control": "control and automation",
}

# Drawing takes seconds on a busy machine; only a drawing that never ends should be given up.
PATIENCE_MS = 120_000

# One configuration for the drawn pictures and for the live preview.
MERMAID_CONFIG: dict[str, object] = {
    "theme": "base",
    "htmlLabels": False,
    "handDrawnSeed": 1,
    "deterministicIds": True,
    "flowchart": {
        "htmlLabels": False,
        "curve": "basis",
        "nodeSpacing": 32,
        "rankSpacing": 44,
        "padding": 12,
        "subGraphTitleMargin": {"top": 4, "bottom": 22},
        "useMaxWidth": True,
    },
    "sequence": {
        "useMaxWidth": True,
        "mirrorActors": False,
        "width": 120,
        "actorMargin": 24,
        "messageMargin": 28,
    },
    "themeVariables": {"fontSize": "14px"},
}

# Where the live preview finds Mermaid on the site; mkdocs.yml names it, too.
PREVIEW_LIBRARY = "assets/javascripts/mermaid.js"

_ENGINE_VERSION = version("mermaidx")
_TITLE = re.compile(r"^\s*accTitle\s*:\s*(\S.*)$", re.M)
_DESCRIPTION = re.compile(r"^\s*accDescr\s*(?::\s*(\S.*)$|\{([^}]*\S[^}]*)\})", re.M)
_CLASS_USE = re.compile(r":::([\w-]+)|^\s*class\s+[\w,\s-]+?\s+([\w-]+)\s*;?\s*$", re.M)
_LINE_OF_ERROR = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Diagram:
    """A Mermaid fence: its source, the page, where in the page's text it starts and ends."""

    source: str
    page: str
    place: Place
    start: int
    end: int
    indent: str

    @property
    def title(self) -> str:
        """The text after accTitle, or nothing."""
        match = _TITLE.search(self.source)
        return match[1].strip() if match else ""

    @property
    def description(self) -> str:
        """The text after accDescr, or nothing."""
        match = _DESCRIPTION.search(self.source)
        return " ".join((match[1] or match[2]).split()) if match else ""

    @property
    def anchor(self) -> str:
        """The id of the figure on its page."""
        return "diagram-" + slugify(self.title, "-")

    @property
    def kinds(self) -> list[str]:
        """The colour kinds in use, in the order of `KINDS`."""
        used = set(self.classes)
        return [kind for kind in KINDS if kind in used]

    @property
    def classes(self) -> list[str]:
        """Every class name the source gives to a node."""
        return [a or b for a, b in _CLASS_USE.findall(self.source)]

    @cached_property
    def key(self) -> str:
        """What the picture depends on, as a short hash."""
        parts = (_ENGINE_VERSION, svg.VERSION, repr(MERMAID_CONFIG), self.source)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def preview_files() -> dict[str, str]:
    """The scripts that draw fences in the browser, by where they are served: the same Mermaid.

    The second draws again when instant navigation brings a new page, because it loads none.
    """
    package = Path(str(files("mermaidx")))
    settings = json.dumps(MERMAID_CONFIG)
    draw = f"mermaid.initialize({settings});\ndocument$.subscribe(() => mermaid.run());\n"
    return {
        PREVIEW_LIBRARY: (package / "assets" / "mermaid.js").read_text(encoding="utf-8"),
        "assets/javascripts/mermaid-preview.js": draw,
    }


def diagrams_of(page: Page) -> list[Diagram]:
    """Every Mermaid fence of a page, in order."""
    return [
        Diagram(f.content, page.path, page.place(f.start), f.start, f.end, f.indent)
        for f in fences(page.text)
        if f.language == "mermaid"
    ]


def draw(diagrams: Iterable[Diagram], cache: Path) -> tuple[dict[str, str], list[Problem]]:
    """SVG by diagram key, and the diagrams that Mermaid cannot read. Draws only what is new."""
    wanted = {diagram.key: diagram for diagram in diagrams}
    pictures = {
        key: path.read_text(encoding="utf-8")
        for key in wanted
        if (path := cache / f"{key}.svg").exists()
    }
    missing = [diagram for key, diagram in wanted.items() if key not in pictures]
    problems: list[Problem] = []
    for diagram, result in _draw_in_parallel(missing):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            pictures[diagram.key] = result
            _store(cache / f"{diagram.key}.svg", result)
    return pictures, problems


def _store(path: Path, text: str) -> None:
    """Write through a temporary file, so that a stopped build leaves no half picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _draw_in_parallel(diagrams: list[Diagram]) -> list[tuple[Diagram, str | Problem]]:
    """Each thread drives an engine of its own; an engine is a child process."""
    if not diagrams:
        return []
    from mermaidx.engines.v8_engine import Engine  # slow to import, and mostly not needed

    local = threading.local()
    engines: list[Engine] = []

    def start() -> None:
        local.engine = Engine(render_timeout_ms=PATIENCE_MS)
        local.engine.start()
        engines.append(local.engine)

    workers = min(len(diagrams), os.cpu_count() or 1)
    try:
        with ThreadPoolExecutor(workers, initializer=start) as pool:
            return list(pool.map(lambda d: (d, _draw(d, local.engine)), diagrams))
    finally:
        for engine in engines:
            engine.close()


def _draw(diagram: Diagram, engine: Engine) -> str | Problem:
    try:
        drawn = engine.render_svg(diagram.source, "base", dict(MERMAID_CONFIG), None)
    except RuntimeError as error:  # what mermaidx raises for a diagram it cannot read
        return _unreadable(diagram, str(error))
    return svg.clean(drawn, f"d{diagram.key[:6]}")


def _unreadable(diagram: Diagram, message: str) -> Problem:
    """Mermaid's message: a line number, an excerpt, an arrow below it, and what it expected."""
    lines = [line.strip() for line in message.splitlines() if line.strip(" -^")]
    number = _LINE_OF_ERROR.search(message)
    last = diagram.source.rstrip().count("\n") + 1
    line = diagram.place.line + (min(int(number[1]), last) if number else 0)
    said = lines[1] if number and len(lines) > 1 else lines[0]
    asked = lines[-1].removeprefix("Expecting ") if "Expecting" in lines[-1] else "valid Mermaid"
    return Problem(
        Place(diagram.place.file, line),
        "diagrams",
        f'a diagram that Mermaid cannot read ("{" ".join(said.split())}")',
        asked,
        "correct the diagram at this line or the one above",
    )


def figure(diagram: Diagram, picture: str) -> str:
    """The picture with its title and legend as one block of HTML without blank lines."""
    kinds = diagram.kinds
    legend = ""
    if len(kinds) > 1:
        items = "".join(f'<li class="kind-{kind}">{KINDS[kind]}</li>' for kind in kinds)
        legend = f'<ul class="legend">{items}</ul>'
    return (
        f'<figure class="diagram" id="{diagram.anchor}">'
        f'<div class="diagram-picture" tabindex="0" role="group" data-search-exclude '
        f'aria-label="Diagram: {diagram.title}">{picture}</div>'
        f"<figcaption>{diagram.title}{legend}</figcaption></figure>"
    )
