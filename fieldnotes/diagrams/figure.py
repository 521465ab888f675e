"""A drawing as a block of a page: picture, title, legend, file, and the same in words.

Called by `site`. figures.js adds the tools that need a script.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from fieldnotes.diagrams.cache import Drawing
from fieldnotes.diagrams.picture import with_links
from fieldnotes.diagrams.source import KINDS, Diagram
from fieldnotes.diagrams.words import in_words
from fieldnotes.urls import followed


def figure(diagram: Diagram, drawing: Drawing) -> str:
    """One block of HTML without blank lines, for the page the diagram stands on."""
    title = escape(diagram.title)
    picture = with_links(drawing.picture, lambda target: followed(diagram.page, target))
    return (
        f'<figure class="diagram" id="{diagram.anchor}" aria-label="{title}">'
        f'<div class="diagram-picture" tabindex="0" role="group" aria-label="Diagram: {title}" '
        f'data-search-exclude data-source="{_in_attribute(diagram)}">{picture}</div>'
        f'<figcaption><span class="diagram-title">{title}</span>'
        f'<span class="diagram-tools" data-search-exclude>'
        f'<a href="{diagram.name}.svg" download>Save as SVG</a></span>{_legend(diagram)}'
        f'<details class="in-words" data-search-exclude><summary>In words</summary>'
        f"<p>{escape(diagram.description)}</p>{in_words(drawing.graph)}</details>"
        f"</figcaption></figure>"
    )


def script_files() -> dict[str, str]:
    """The library that zooms an enlarged picture, by where it is served; figures.js loads it."""
    panzoom = files("mkdocs_panzoom_plugin") / "panzoom" / "panzoom.min.js"
    return {"assets/javascripts/panzoom.js": panzoom.read_text(encoding="utf-8")}


def _legend(diagram: Diagram) -> str:
    if len(diagram.kinds) < 2:
        return ""
    items = "".join(f'<li class="kind-{kind}">{KINDS[kind]}</li>' for kind in diagram.kinds)
    return f'<ul class="legend">{items}</ul>'


def _in_attribute(diagram: Diagram) -> str:
    """The source as one line of HTML: a blank line would end the block."""
    return escape(diagram.unlinked_source).replace("\n", "&#10;")
