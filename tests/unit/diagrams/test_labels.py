"""Labels in pictures: along their lines, clear of frames, nodes and each other."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from fieldnotes.diagrams import clusters, labels
from fieldnotes.diagrams.geometry import Box, path_points, translation

SVG = "http://www.w3.org/2000/svg"


def picture(inner: str) -> ET.Element:
    return ET.fromstring(f'<svg xmlns="{SVG}">{inner}</svg>')


def label(x: float, y: float) -> str:
    return (
        f'<g class="edgeLabel" transform="translate({x}, {y})"><g class="label">'
        '<rect class="background" x="-20" y="-10" width="40" height="20"/><text>to</text></g></g>'
    )


LINE = '<path class="flowchart-link" d="M100,0L100,200"/>'


def moved_to(inner: str) -> tuple[float, float]:
    root = picture(inner)
    labels.tidy(root)
    return translation(next(g for g in root.iter() if g.get("class") == "edgeLabel"))


def test_a_label_with_nothing_under_it_stays() -> None:
    assert moved_to(LINE + label(100, 100)) == (100, 100)


def test_a_label_leaves_the_frame_of_a_cluster() -> None:
    frame = '<g class="cluster"><rect x="0" y="95" width="200" height="300"/></g>'
    _, y = moved_to(frame + LINE + label(100, 100))
    assert y + 10 < 95 or y - 10 > 95
    assert abs(y - 100) < 25, "but not farther than it must"


def test_a_label_leaves_a_node_for_the_nearest_free_place() -> None:
    node = (
        '<g class="node" transform="translate(100, 110)">'
        '<rect class="label-container" x="-30" y="-20" width="60" height="40"/></g>'
    )
    _, y = moved_to(node + LINE + label(100, 100))
    assert y + 10 < 90 or y - 10 > 130


def test_a_label_leaves_a_diamond() -> None:
    """Mermaid moves the points of a diamond to the left and down by half its size."""
    node = (
        '<g class="node" transform="translate(100, 110)">'
        '<polygon class="label-container" points="" transform="translate(-30, 20)"/></g>'
    )
    _, y = moved_to(node + LINE + label(100, 100))
    assert y + 10 < 90 or y - 10 > 130


def test_a_label_next_to_its_line_moves_back() -> None:
    assert moved_to(LINE + label(130, 100))[0] == 100


def test_a_label_stays_next_to_a_short_loop() -> None:
    loop = '<path class="flowchart-link" d="M100,90L110,100L100,110"/>'
    assert moved_to(loop + label(130, 100)) == (130, 100)


def test_a_cluster_writes_its_name_where_no_line_enters() -> None:
    root = picture(
        '<g class="cluster"><rect x="0" y="50" width="300" height="100"/>'
        '<g class="cluster-label"><text>Zone A</text></g></g>'
        '<path class="flowchart-link" d="M30,0L30,100"/>'
    )
    clusters.tidy(root)
    name = next(g for g in root.iter() if g.get("class") == "cluster-label")
    assert translation(name)[0] > 30


def test_a_cluster_inside_begins_below_the_name_of_the_outer() -> None:
    root = picture(
        '<g class="cluster"><rect x="0" y="0" width="300" height="200"/>'
        '<g class="cluster-label"><text>VPC</text></g></g>'
        '<g class="cluster"><rect x="10" y="5" width="100" height="100"/>'
        '<g class="cluster-label"><text>Zone</text></g></g>'
    )
    clusters.tidy(root)
    inner = list(root.iter(f"{{{SVG}}}rect"))[1]
    assert (inner.get("y"), inner.get("height")) == ("24", "81")


@pytest.mark.parametrize(("width", "set_to"), [(150, "136"), (300, None)])
def test_a_name_wider_than_its_cluster_is_set_closer(width: int, set_to: str | None) -> None:
    root = picture(
        f'<g class="cluster"><rect x="0" y="0" width="{width}" height="100"/>'
        '<g class="cluster-label"><text>Private subnet, zone A</text></g></g>'
    )
    clusters.tidy(root)
    (name,) = root.iter(f"{{{SVG}}}text")
    assert name.get("textLength") == set_to


@pytest.mark.parametrize(
    ("path", "point"),
    [("M0,0L0,30", (0.0, 15.0)), ("M0,0C0,0,0,30,0,30", (0.0, 15.0)), ("M0,0Q0,15,0,30", (0, 15))],
)
def test_paths_are_followed_closely(path: str, point: tuple[float, float]) -> None:
    points = path_points(path, (10.0, 5.0))
    assert points[0] == (10, 5)
    assert points[-1] == pytest.approx((10, 35))
    assert min(abs(y - (point[1] + 5)) for _, y in points) < 2


def test_boxes_know_what_they_meet_and_hold() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(12, 0, 20, 10), gap=3)
    assert not box.meets(Box(12, 0, 20, 10))
    assert Box(-5, -5, 15, 15).holds(box, gap=5)
    assert not Box(-5, -5, 15, 15).holds(box, gap=6)
    assert box.has((11, 5), gap=1)
