"""The subgraphs of a drawn diagram: room for their labels, and labels where no line crosses.

Mermaid writes a label in the middle of a cluster's upper edge, where most lines enter, and lets a
cluster inside cover it. We move it along the edge to where the fewest lines and texts are. Called
by `svg`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_NS = "{http://www.w3.org/2000/svg}"
_TRANSLATE = re.compile(r"translate\(\s*(-?[\d.]+)[,\s]+(-?[\d.]+)")
_POINT = re.compile(r"(-?[\d.]+)[,\s](-?[\d.]+)")
# What a label needs, in pixels: height, distance from the corner, and width of a letter in bold.
_HEIGHT = 24.0
_INDENT = 10.0
_LETTER = 7.5
# How finely places for a label are tried, and how much worse a text under it is than a line.
_STEP = 8.0
_TEXT_WEIGHT = 3

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass
class _Cluster:
    """A cluster's rectangle and label, in coordinates of the whole picture."""

    group: ET.Element
    rect: ET.Element
    label: ET.Element
    origin: Point
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text_width(self) -> float:
        return _LETTER * len("".join(self.label.itertext()))

    def holds(self, other: _Cluster) -> bool:
        """Whether another cluster lies within this one."""
        return (
            other is not self
            and self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def begin_at(self, top: float) -> None:
        """Move the upper edge down to `top`, if it is above."""
        if self.top < top:
            self.top = top
            self.rect.set("y", f"{top - self.origin[1]:g}")
            self.rect.set("height", f"{self.bottom - top:g}")

    def put_label(self, lines: list[list[Point]], texts: list[Box]) -> None:
        """Write the label where it meets the fewest lines and texts, as far left as that goes."""
        width = self.text_width
        first, last = self.left + _INDENT, self.right - _INDENT - width
        count = max(0, int((last - first) // _STEP))
        places = [first, *(first + _STEP * step for step in range(1, count + 1)), max(first, last)]

        def trouble(x: float) -> int:
            crossed = sum(_crosses(line, x, self.top, width) for line in lines)
            return crossed + _TEXT_WEIGHT * sum(_covers(box, x, self.top, width) for box in texts)

        start = min(places, key=trouble)
        self.label.set("transform", f"translate({start:g}, {self.top + 4:g})")


def tidy(root: ET.Element) -> None:
    """Change the picture in place."""
    clusters: list[_Cluster] = []
    lines: list[list[Point]] = []
    texts: list[Box] = []
    for element, origin in _walk(root, (0.0, 0.0)):
        classes = element.get("class", "").split()
        if "cluster" in classes:
            clusters += _cluster(element, origin)
        elif "flowchart-link" in classes:
            points = _POINT.findall(element.get("d", ""))
            lines.append([(float(x) + origin[0], float(y) + origin[1]) for x, y in points])
        elif "background" in classes and "width" in element.attrib:
            x, y, width, height = (float(element.get(k, 0)) for k in ("x", "y", "width", "height"))
            texts.append((x + origin[0], y + origin[1], width, height))
    for inner in sorted(clusters, key=lambda cluster: cluster.top):
        for outer in clusters:
            if outer.holds(inner):
                inner.begin_at(outer.top + _HEIGHT)
    for cluster in clusters:
        cluster.put_label(lines, texts)
        # Last in the picture, so that a line which cannot be avoided passes behind the label.
        cluster.group.remove(cluster.label)
        root.append(cluster.label)


def _walk(element: ET.Element, origin: Point) -> Iterator[tuple[ET.Element, Point]]:
    """Every element with the origin of its own coordinates in the picture."""
    if moved := _TRANSLATE.match(element.get("transform", "")):
        origin = (origin[0] + float(moved[1]), origin[1] + float(moved[2]))
    yield element, origin
    for child in element:
        yield from _walk(child, origin)


def _cluster(group: ET.Element, origin: Point) -> Iterator[_Cluster]:
    rect = group.find(f"{_NS}rect")
    label = next((g for g in group if g.get("class") == "cluster-label"), None)
    if rect is not None and label is not None:
        left, top = float(rect.attrib["x"]) + origin[0], float(rect.attrib["y"]) + origin[1]
        right, bottom = left + float(rect.attrib["width"]), top + float(rect.attrib["height"])
        yield _Cluster(group, rect, label, origin, left, top, right, bottom)


def _crosses(line: list[Point], x: float, y: float, width: float) -> bool:
    """Whether a line comes into the box of a label; it is tried at steps along its points."""
    for (x1, y1), (x2, y2) in itertools.pairwise(line):
        for step in range(11):
            px, py = x1 + (x2 - x1) * step / 10, y1 + (y2 - y1) * step / 10
            if x - 4 <= px <= x + width + 4 and y <= py <= y + _HEIGHT:
                return True
    return False


def _covers(box: Box, x: float, y: float, width: float) -> bool:
    """Whether a text lies in the box of a label."""
    left, top, across, down = box
    return (
        x - 4 <= left + across and left <= x + width + 4 and y <= top + down and top <= y + _HEIGHT
    )
