"""Where the parts of a drawn picture are, in its coordinates. Pure; for what moves labels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree as ET

NS = "{http://www.w3.org/2000/svg}"

_TRANSLATE = re.compile(r"translate\(\s*(-?[\d.]+)[,\s]+(-?[\d.]+)")
_COMMAND = re.compile(r"([MLCQ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?[\d.]+")
# How finely a line is followed, in pixels.
_STEP = 3.0

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes overlap or come nearer than `gap`."""
        return (
            self.left - gap < other.right
            and other.left < self.right + gap
            and self.top - gap < other.bottom
            and other.top < self.bottom + gap
        )

    def holds(self, other: Box, gap: float = 0.0) -> bool:
        """Whether another box lies within this one, `gap` away from each edge."""
        return (
            self.left + gap <= other.left
            and other.right <= self.right - gap
            and self.top + gap <= other.top
            and other.bottom <= self.bottom - gap
        )

    def has(self, point: Point, gap: float = 0.0) -> bool:
        """Whether a point lies in the box, or nearer than `gap`."""
        x, y = point
        return self.left - gap <= x <= self.right + gap and self.top - gap <= y <= self.bottom + gap

    def moved(self, across: float, down: float) -> Box:
        """The same box elsewhere."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)


def translation(element: ET.Element) -> Point:
    """How far an element's `transform` moves what is in it."""
    found = _TRANSLATE.match(element.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def walk(element: ET.Element, origin: Point = (0.0, 0.0)) -> Iterator[tuple[ET.Element, Point]]:
    """Every element with the origin of its own coordinates in the picture."""
    across, down = translation(element)
    origin = (origin[0] + across, origin[1] + down)
    yield element, origin
    for child in element:
        yield from walk(child, origin)


def lines_of(root: ET.Element) -> list[list[Point]]:
    """Points along each line between nodes."""
    return [
        path_points(element.get("d", ""), origin)
        for element, origin in walk(root)
        if "flowchart-link" in element.get("class", "").split()
    ]


def rect_box(rect: ET.Element, origin: Point) -> Box:
    """The box of a `rect` whose coordinates begin at `origin`."""
    x, y, width, height = (float(rect.get(k, 0)) for k in ("x", "y", "width", "height"))
    left, top = origin[0] + x, origin[1] + y
    return Box(left, top, left + width, top + height)


def points_box(points: list[Point]) -> Box:
    """The smallest box around points, of which there is at least one."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def path_points(path: str, origin: Point) -> list[Point]:
    """Points along a path of absolute lines and curves, close enough to see what it meets."""
    found: list[Point] = []
    for command, text in _COMMAND.findall(path):
        numbers = [float(n) for n in _NUMBER.findall(text)]
        points = [
            (x + origin[0], y + origin[1])
            for x, y in zip(numbers[::2], numbers[1::2], strict=False)
        ]
        size = {"M": 1, "L": 1, "C": 3, "Q": 2}[command]
        for index in range(0, len(points) - size + 1, size):
            piece = points[index : index + size]
            found += _curve([found[-1], *piece]) if found else piece
    return found


def _curve(control: list[Point]) -> Iterator[Point]:
    """Points of a Bézier curve after its first, by repeated interpolation (de Casteljau)."""
    length = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(control))
    steps = max(1, round(length / _STEP))
    for step in range(1, steps + 1):
        t, points = step / steps, control
        while len(points) > 1:
            points = [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                for a, b in itertools.pairwise(points)
            ]
        yield points[0]
