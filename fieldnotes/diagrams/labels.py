"""The labels of lines in a drawn diagram, where no frame and no other text is under them.

Mermaid writes a label in the middle of its line, or beside it, whatever is there. We move it to the
nearest place on the line that is free. Called by `picture`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from fieldnotes.diagrams import clusters
from fieldnotes.diagrams.geometry import (
    NS,
    Box,
    Point,
    lines_of,
    rect_box,
    translation,
    walk,
)

# How near a label may come to a frame, a node or another label, in pixels.
_GAP = 3.0
# Mermaid puts some labels beside their lines; farther away than this they look lost. On a short
# line, such as a loop back to the same node, they are right beside it.
_OFF_THE_LINE = 5.0
# A node is worse under a label than the dashed frame of a cluster.
_WEIGHTS = {"frame": 1, "text": 2, "node": 3}


@dataclass
class _Label:
    group: ET.Element
    box: Box

    @property
    def middle(self) -> Point:
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2

    @property
    def width(self) -> float:
        return self.box.right - self.box.left

    def move(self, across: float, down: float) -> None:
        x, y = translation(self.group)
        self.group.set("transform", f"translate({x + across:.1f}, {y + down:.1f})")
        self.box = self.box.moved(across, down)


def tidy(root: ET.Element) -> None:
    """Change the picture in place."""
    labels: list[_Label] = []
    lines = lines_of(root)
    frames: list[Box] = []
    nodes: list[Box] = []
    texts: list[Box] = []
    for element, origin in walk(root):
        classes = element.get("class", "").split()
        if "edgeLabel" in classes:
            labels += _label(element, origin)
        elif "cluster" in classes:
            rect = element.find(f"{NS}rect")
            frames += [] if rect is None else [rect_box(rect, origin)]
        elif "node" in classes:
            nodes += _node(element, origin)
        elif "cluster-label" in classes:
            texts.append(clusters.label_box(element, origin))
    for label in labels:
        others = [*texts, *(other.box for other in labels if other is not label)]
        _clear(label, lines, frames, nodes, others)


def _clear(
    label: _Label, lines: list[list[Point]], frames: list[Box], nodes: list[Box], texts: list[Box]
) -> None:
    """Move a label along its line to the nearest place with the least under it."""
    x, y = label.middle
    line = min(lines, key=lambda points: min(math.dist(point, (x, y)) for point in points))

    def trouble(place: Point) -> int:
        box = label.box.moved(place[0] - x, place[1] - y)
        crossed = sum(box.meets(f, _GAP) and not f.holds(box, _GAP) for f in frames)
        return (
            _WEIGHTS["frame"] * crossed
            + _WEIGHTS["text"] * sum(box.meets(text, _GAP) for text in texts)
            + _WEIGHTS["node"] * sum(box.meets(node, _GAP) for node in nodes)
        )

    def cost(place: Point) -> tuple[int, float]:
        return trouble(place), math.dist(place, (x, y))

    best = min(line, key=cost)
    now = trouble((x, y))
    lost = math.dist(best, (x, y)) > _OFF_THE_LINE and _length(line) > 2 * label.width
    if trouble(best) < now or (trouble(best) == now and lost):
        label.move(best[0] - x, best[1] - y)


def _length(line: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def _label(group: ET.Element, origin: Point) -> Iterator[_Label]:
    """The label with the box that Mermaid measured for its text, unless it is empty."""
    across, down = translation(group)
    for element, place in walk(group, (origin[0] - across, origin[1] - down)):
        if "background" in element.get("class", "").split() and "width" in element.attrib:
            yield _Label(group, rect_box(element, place))


def _node(group: ET.Element, origin: Point) -> Iterator[Box]:
    """The box of a node's shape: a rectangle, or one moved by half its size to the middle."""
    for shape in group.iter():
        if "label-container" in shape.get("class", "").split():
            across, down = map(abs, translation(shape))
            around = Box(origin[0] - across, origin[1] - down, origin[0] + across, origin[1] + down)
            yield rect_box(shape, origin) if shape.tag == f"{NS}rect" else around
