"""A drawing as a file that stands alone: light colors, its legend, full addresses. Pure.

The style is the site's own: `light_style` takes it from the style sheets. Called by `site`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from fieldnotes.diagrams.cache import Drawing
from fieldnotes.diagrams.picture import with_links
from fieldnotes.diagrams.source import KINDS, Diagram
from fieldnotes.drawing.palette import light_colors
from fieldnotes.urls import address

_ROOT = re.compile(r"<svg (?P<attributes>[^>]*)>")
_BOX = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# In pixels: a line of the legend, its colored box, and the paper around the picture.
_LINE = 22
_BOX_SIZE = 14
_MARGIN = 12


def file_path(diagram: Diagram) -> str:
    """Where the file lies below the site: beside the page that shows the picture."""
    return posixpath.join(address(diagram.page), f"{diagram.name}.svg")


def light_style(palette: str, diagrams: str) -> str:
    """The CSS for a file, without variables and nesting, so that drawing programs read it, too.

    `palette` is the site's style sheet of colors, `diagrams` the one of pictures: one block.
    """
    colors = light_colors(palette)
    rules = _COMMENT.sub("", diagrams).partition("{")[2].rpartition("}")[0]
    plain = re.sub(r"var\((--fn-[\w-]+)\)", lambda m: colors[m[1]], rules)
    return " ".join(plain.replace("&", "svg").split())


def svg_file(diagram: Diagram, drawing: Drawing, style: str, link: Callable[[str], str]) -> str:
    """The text of the file. `link` makes a full address of a target as it is typed."""
    picture = with_links(drawing.picture, link)
    box = _BOX.search(picture)
    assert box, "every picture has a viewBox"
    x, y, width, height = (float(number) for number in box.groups())
    kinds = diagram.kinds if len(diagram.kinds) > 1 else []
    legend = "".join(
        _legend_line(kind, x, y + height + _MARGIN + _LINE * number)
        for number, kind in enumerate(kinds)
    )
    below = _MARGIN + _LINE * len(kinds) if kinds else 0
    left, top = x - _MARGIN, y - _MARGIN
    across, down = width + 2 * _MARGIN, height + 2 * _MARGIN + below
    view = f'viewBox="{left:g} {top:g} {across:g} {down:g}" width="{across:g}" height="{down:g}"'
    head = _ROOT.search(picture)
    assert head, "a picture is an SVG"
    attributes = re.sub(r' ?style="[^"]*"', "", _BOX.sub(view, head["attributes"]))
    paper = f'<rect x="{left:g}" y="{top:g}" width="100%" height="100%" fill="#fff"/>'
    body = picture[head.end() : picture.rindex("</svg>")]
    return f"<svg {attributes}><style>{style}</style>{paper}{body}{legend}</svg>\n"


def _legend_line(kind: str, x: float, y: float) -> str:
    return (
        f'<g class="node {kind}"><rect x="{x + 1:g}" y="{y:g}" '
        f'width="{_BOX_SIZE}" height="{_BOX_SIZE}"/>'
        f'<text x="{x + _BOX_SIZE + 8:g}" y="{y + _BOX_SIZE - 2:g}">{KINDS[kind]}</text></g>'
    )
