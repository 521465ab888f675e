"""The subgraphs of a drawn diagram: room for their labels, and labels where no line crosses.

Mermaid writes a label in the middle of a cluster's upper edge, where most lines enter, and lets a
cluster inside cover it. We move it along the edge to where the fewest lines and texts are. It also
measures the label before our style makes it bold, so one as wide as its cluster is held within.
Called by `picture`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from fieldnotes.diagrams.geometry import NS, Box, Point, lines_of, rect_box, walk
from fieldnotes.drawing import fonts

# What a label needs, in pixels: height, distance from the corner, and its letters, which
# assets/stylesheets/blocks/diagrams.css makes so large.
_HEIGHT = 24.0
_INDENT = 10.0
_FONT_SIZE = 14
# How finely places for a label are tried, and how much worse a text under it is than a line.
_STEP = 8.0
_TEXT_WEIGHT = 3
# How near a line or a text may come.
_GAP = 4.0


@dataclass
class _Cluster:
    """A cluster's rectangle and label; `box` is in coordinates of the whole picture."""

    group: ET.Element
    rect: ET.Element
    label: ET.Element
    origin: Point
    box: Box

    def begin_at(self, top: float) -> None:
        """Move the upper edge down to `top`, if it is above."""
        if self.box.top < top:
            self.box = Box(self.box.left, top, self.box.right, self.box.bottom)
            self.rect.set("y", f"{top - self.origin[1]:g}")
            self.rect.set("height", f"{self.box.bottom - top:g}")

    def put_label(self, lines: list[list[Point]], texts: list[Box]) -> None:
        """Write the label where it meets the fewest lines and texts, as far left as that goes."""
        width = _width(self.label)
        first, last = self.box.left + _INDENT, self.box.right - _INDENT - width
        count = max(0, int((last - first) // _STEP))
        places = [first, *(first + _STEP * step for step in range(1, count + 1)), max(first, last)]

        def trouble(x: float) -> int:
            label = Box(x - _GAP, self.box.top, x + width + _GAP, self.box.top + _HEIGHT)
            crossed = sum(any(label.has(point) for point in line) for line in lines)
            return crossed + _TEXT_WEIGHT * sum(label.meets(text) for text in texts)

        start = min(places, key=trouble)
        self.label.set("transform", f"translate({start:g}, {self.box.top + 4:g})")

    def fit_label(self) -> None:
        """Have the label set closer if it is wider than the cluster."""
        room = self.box.right - self.box.left - _INDENT - _GAP
        if _width(self.label) > room:
            line = next(self.label.iter(f"{NS}text"))
            line.set("textLength", f"{room:g}")
            line.set("lengthAdjust", "spacingAndGlyphs")


def tidy(root: ET.Element) -> None:
    """Change the picture in place."""
    clusters: list[_Cluster] = []
    lines = lines_of(root)
    texts: list[Box] = []
    for element, origin in walk(root):
        classes = element.get("class", "").split()
        if "cluster" in classes:
            clusters += _cluster(element, origin)
        elif "background" in classes and "width" in element.attrib:
            texts.append(rect_box(element, origin))
    for inner in sorted(clusters, key=lambda cluster: cluster.box.top):
        for outer in clusters:
            if outer is not inner and outer.box.holds(inner.box):
                inner.begin_at(outer.box.top + _HEIGHT)
    for cluster in clusters:
        cluster.put_label(lines, texts)
        cluster.fit_label()
        # Last in the picture, so that a line which cannot be avoided passes behind the label.
        cluster.group.remove(cluster.label)
        root.append(cluster.label)


def label_box(label: ET.Element, origin: Point) -> Box:
    """The box of a cluster's label whose own coordinates begin at `origin`."""
    return Box(origin[0], origin[1] - 4, origin[0] + _width(label), origin[1] - 4 + _HEIGHT)


def _width(label: ET.Element) -> float:
    """How wide a label is at most: readers have no usual font with wider letters than these."""
    return fonts.width("".join(label.itertext()), _FONT_SIZE, bold=True)


def _cluster(group: ET.Element, origin: Point) -> Iterator[_Cluster]:
    rect = group.find(f"{NS}rect")
    label = next((g for g in group if g.get("class") == "cluster-label"), None)
    if rect is not None and label is not None:
        yield _Cluster(group, rect, label, origin, rect_box(rect, origin))
