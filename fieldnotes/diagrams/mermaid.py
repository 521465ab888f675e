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
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from py_mini_racer import MiniRacer

# Drawing takes seconds on a busy machine; only a drawing that never ends should be given up.
TIMEOUT_S = 120.0

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

# The number of diagrams that a process more has to draw to save time.
WORTH_A_PROCESS = 25

# The document of mermaidx replaces RegExp.prototype.exec to set RegExp.$1. V8 does so without that,
# and matches at half its speed with it. So that script sees a RegExp whose prototype is not used.
_SPARE_REGEXP = (
    "globalThis.native = RegExp; globalThis.RegExp = function (...a) { return new native(...a); };"
)
_NATIVE_REGEXP = "globalThis.RegExp = native; delete globalThis.native;"

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
    """What Mermaid makes of each source, in order, drawn by processes that leave the caller one.

    V8 bears no second thread in its process. A process boots it once, and is fast only after some
    diagrams: what comes out does not depend on what was drawn before.
    """
    if not sources:
        return
    local = threading.local()
    processes: list[_Process] = []

    def start() -> None:
        local.process = _Process()
        processes.append(local.process)

    workers = min(ceil(len(sources) / WORTH_A_PROCESS), max(1, (os.cpu_count() or 1) - 1))
    try:
        with _importable(), ThreadPoolExecutor(workers, initializer=start) as pool:
            yield from pool.map(lambda source: local.process.draw(source), sources)
    finally:
        for process in processes:
            process.end()


@contextmanager
def _importable() -> Iterator[None]:
    """Lets new processes import this module: they take over the path, which may lack it."""
    root = str(Path(__file__).parents[2])
    sys.path.insert(0, root)
    try:
        yield
    finally:
        sys.path.remove(root)


class _Process:
    """A process that draws one source at a time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # V8 does not survive a fork
        self._connection, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def draw(self, source: str) -> Drawn | Unreadable:
        """What Mermaid makes of the source; waits for it, but not for ever."""
        try:
            self._connection.send(source)
            if self._connection.poll(TIMEOUT_S):
                answer: Drawn | Unreadable = self._connection.recv()
                return answer
        except (EOFError, OSError):
            return Unreadable("the process that draws has ended")
        self.end()
        return Unreadable(f"no picture after {TIMEOUT_S:g} seconds")

    def end(self) -> None:
        """Stop it at once: asked to end by itself, V8 sometimes waits for ever."""
        self._process.kill()
        self._process.join()
        self._connection.close()


def _serve(connection: Connection) -> None:
    """In the process: boot V8 with Mermaid, then answer each source."""
    v8 = _boot()
    while True:
        try:
            source = connection.recv()
        except EOFError:
            return
        connection.send(_draw(v8, source))


def _boot() -> MiniRacer:
    """V8 with Mermaid, the document it draws in, and our own scripts."""
    from mermaidx.engines import _common, v8_engine
    from py_mini_racer import MiniRacer

    def own(name: str) -> str:
        return Path(__file__).with_name(name).read_text(encoding="utf-8")

    geometry, document, *mermaid = _common.context_scripts()
    v8 = MiniRacer()
    for script in (
        "globalThis.__log = () => {};",
        v8_engine._measure_text_js(),
        geometry,
        _SPARE_REGEXP,
        document,
        _NATIVE_REGEXP,
        *mermaid,
        own("fast_document.js"),
        own("read_graph.js"),
        f"mermaid.initialize({json.dumps(SETTINGS)})",
    ):
        v8.eval(script)
    return v8


def _draw(v8: MiniRacer, source: str) -> Drawn | Unreadable:
    """Read and draw one source, as mermaidx does in its own process."""
    from mermaidx.engines import _common

    v8.eval(
        f"globalThis.read = null; readGraph({json.dumps(source)})"
        ".then((graph) => { read = { graph }; }, (error) => { read = { error: `${error}` }; })"
    )
    answer = json.loads(str(v8.eval("JSON.stringify(read)")))
    if "error" in answer:
        return Unreadable(answer["error"])
    try:
        v8.eval(_common.render_script(source, "base", dict(SETTINGS), None))
        _common.run_event_loop(v8.eval)
        return Drawn(_common.collect_svg(v8.eval), answer["graph"])
    except RuntimeError as error:  # what mermaidx raises for a diagram it cannot draw
        return Unreadable(str(error))
