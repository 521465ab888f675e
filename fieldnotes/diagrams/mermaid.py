"""The real Mermaid, without a browser: it reads diagrams and draws them, several at a time.

Package mermaidx runs Mermaid in V8. Its own engine boots V8 anew for each diagram and gives only
the picture, so we run its scripts ourselves: in a third of the time, and they also tell what
Mermaid read. Called by `cache`.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py_mini_racer import MiniRacer

ENGINE_VERSION = version("mermaidx")

# Drawing takes seconds on a busy machine; only a drawing that never ends should be given up.
PATIENCE_S = 120.0

# One configuration for the drawn pictures and for the live preview.
SETTINGS: dict[str, object] = {
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


@dataclass(frozen=True)
class Unreadable:
    """Mermaid's words about a source that it cannot read or draw."""

    message: str


def preview_files() -> dict[str, str]:
    """The scripts that draw fences in the browser, by where they are served: the same Mermaid.

    The second draws again when instant navigation brings a new page, because it loads none.
    """
    package = Path(str(files("mermaidx")))
    draw = f"mermaid.initialize({json.dumps(SETTINGS)});\n"
    draw += "document$.subscribe(() => mermaid.run());\n"
    return {
        PREVIEW_LIBRARY: (package / "assets" / "mermaid.js").read_text(encoding="utf-8"),
        "assets/javascripts/mermaid-preview.js": draw,
    }


@dataclass(frozen=True)
class Drawn:
    """What Mermaid makes of a source: its SVG, and what it read as JSON for `graph`."""

    svg: str
    graph_json: str


def draw(sources: Sequence[str]) -> Iterator[Drawn | Unreadable]:
    """What Mermaid makes of each source, in order, drawn by a process for each processor.

    V8 bears no second thread in its process. A process boots it once, in half a second, and draws
    many diagrams with it: what comes out does not depend on what was drawn before.
    """
    workers = min(len(sources), os.cpu_count() or 1)
    if workers:
        context = multiprocessing.get_context("spawn")  # V8 does not survive a fork
        with (
            _importable(),
            ProcessPoolExecutor(workers, mp_context=context, initializer=_boot) as pool,
        ):
            yield from pool.map(_draw, sources)


@contextmanager
def _importable() -> Iterator[None]:
    """Lets new processes import this module: they take over the path, which may lack it."""
    root = str(Path(__file__).parents[2])
    sys.path.insert(0, root)
    try:
        yield
    finally:
        sys.path.remove(root)


# The V8 of a drawing process.
_v8: MiniRacer | None = None


def _boot() -> None:
    """Start V8 with Mermaid, a document for it, and our two scripts."""
    from mermaidx.engines.v8_engine import _build_context

    global _v8
    _v8 = _build_context()
    for name in ("fast_selectors.js", "read_graph.js"):
        _v8.eval(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    _v8.eval(f"mermaid.initialize({json.dumps(SETTINGS)})")


def _draw(source: str) -> Drawn | Unreadable:
    """Read and draw one source, as mermaidx does in its own process."""
    from mermaidx.engines import _common

    def run(script: str) -> object:
        assert _v8, "the process was booted"
        return _v8.eval(script, timeout_sec=PATIENCE_S)

    run(
        f"globalThis.read = null; readGraph({json.dumps(source)})"
        ".then((graph) => { read = { graph }; }, (error) => { read = { error: `${error}` }; })"
    )
    answer = json.loads(str(run("JSON.stringify(read)")))
    if "error" in answer:
        return Unreadable(answer["error"])
    try:
        run(_common.render_script(source, "base", dict(SETTINGS), None))
        _common.run_event_loop(run)
        return Drawn(_common.collect_svg(run), answer["graph"])
    except RuntimeError as error:  # what mermaidx raises for a diagram it cannot draw
        return Unreadable(str(error))
