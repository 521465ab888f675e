"""Mermaid's SVG in, a small SVG for our pages out: own ids, no style, text centered by anchor.

Mermaid ships 6 kB of CSS, unused markers and its routing data with each picture, and measures text
in one font. We drop what nobody sees, let stylesheets/blocks/diagrams.css color the classes that
stay, and hang labels from the middle of their boxes, so that any font of the reader fits. Links
keep the targets that were typed, in the attribute that older programs know; the theme's scripts
stumble over the newer one. Called by `cache`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from fieldnotes.diagrams import clusters, labels
from fieldnotes.diagrams.geometry import NS, path_points, points_box

# More than any shape has that is not round.
_MANY_CURVES = 50
_CenterD = frozenset("actor messageText noteText labelText loopText".split())
_XLINK = "{http://www.w3.org/1999/xlink}"
_LINK = re.compile(r'(<a [^>]*?xlink:href=")([^"]+)')
_NUMBER = re.compile(r"-?\d+\.\d+")
_KEPT_CLASSES = re.compile(
    r"^(node|cluster|cluster-label|edgeLabel|label|edgeLabels|edgePaths|flowchart-link|"
    r"edge-pattern-(dotted|dashed)|edge-thickness-thick|background|"
    r"public|private|data|outside|control|"
    r"actor.*|message.*|note.*|loop.*|labelText|labelBox|activation\d|sequenceNumber|"
    r"state.*|transition|marker|arrowMarkerPath|label-container|text-outer-tspan)$"
)


def clean(drawn: str, prefix: str, participant_links: Mapping[str, str]) -> str:
    """The picture for a page. `prefix` makes its ids unique there.

    Mermaid makes links of nodes; those of participants it hides in menus, so we make them.
    """
    root = ET.fromstring(drawn)
    ET.register_namespace("", NS.strip("{}"))
    ET.register_namespace("xlink", _XLINK.strip("{}"))
    _link_participants(root, participant_links)
    _size(root)
    for element in list(root.iter()):
        _tidy_children(element)
        _tidy_attributes(element)
    _round_ends(root)
    _center_labels(root)
    clusters.tidy(root)
    labels.tidy(root)
    _drop_unused_markers(root)
    _drop_unused_ids(root)
    text = ET.tostring(root, encoding="unicode")
    return text.replace("my-svg", prefix)


def with_links(picture: str, address: Callable[[str], str]) -> str:
    """A clean picture whose links lead to what `address` makes of their typed targets."""
    return _LINK.sub(lambda m: m[1] + address(m[2]), picture)


def _link_participants(root: ET.Element, links: Mapping[str, str]) -> None:
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            target = links.get(child.get("data-id", ""))
            if target and child.get("data-et") == "participant":
                link = ET.Element(f"{NS}a", {f"{_XLINK}href": target})
                parent[index] = link
                link.append(child)


def _size(root: ET.Element) -> None:
    """Natural size as a CSS variable: the stylesheet decides how far a picture may shrink."""
    _, _, width, _ = (float(part) for part in root.attrib["viewBox"].split())
    for name in ("aria-roledescription", "width", "height"):
        root.attrib.pop(name, None)
    root.set("style", f"--width: {round(width)}px")
    # The parts of an "img" are hidden from screen readers, and links must not be.
    root.set("role", "img" if root.find(f".//{NS}a") is None else "group")


def _tidy_children(element: ET.Element) -> None:
    for child in list(element):
        name = child.tag.removeprefix(NS)
        unseen = name in ("style", "linearGradient", "filter", "symbol")
        if unseen or (name == "g" and _is_empty(child)):
            element.remove(child)
        elif name == "text":
            _join_words(child)


def _is_empty(element: ET.Element) -> bool:
    """A group that shows nothing: no text, and no shape but a background without a size."""
    for inner in element.iter():
        name = inner.tag.removeprefix(NS)
        if (inner.text or "").strip() or name in ("path", "circle", "polygon", "line", "ellipse"):
            return False
        if name in ("marker", "defs"):
            return False
        if name == "rect" and inner.get("width"):
            return False
    return True


def _join_words(text: ET.Element) -> None:
    """One tspan a row instead of one a word; rows that hang from their middle say so once."""
    for row in text.findall(f"{NS}tspan"):
        if "text-anchor" in row.attrib:
            text.set("text-anchor", row.attrib.pop("text-anchor"))
        words = [word.text or "" for word in row.findall(f"{NS}tspan")]
        if words:
            for word in list(row):
                row.remove(word)
            row.text = "".join(words)


def _tidy_attributes(element: ET.Element) -> None:
    for name in list(element.attrib):
        useless_style = name == "style" and element.get("style", "").strip(" ;") in ("", "none")
        own_color = name in ("fill", "stroke") and element.get(name, "").startswith("#")
        if name.startswith("data-") or name == "name" or useless_style or own_color:
            del element.attrib[name]
    if element.tag != f"{NS}svg" and "style" in element.attrib:
        del element.attrib["style"]
    for name, value in element.attrib.items():
        if name not in ("id", "class", f"{_XLINK}href"):
            element.set(name, _NUMBER.sub(_rounded, value))
    if "class" in element.attrib:
        kept = [c for c in element.attrib["class"].split() if _KEPT_CLASSES.match(c)]
        del element.attrib["class"]
        if kept:
            element.set("class", " ".join(dict.fromkeys(kept)))


def _round_ends(root: ET.Element) -> None:
    """A rectangle with round ends, which Mermaid draws twice, with a hundred small curves each."""
    for parent in list(root.iter()):
        for index, shape in enumerate(list(parent)):
            path = shape.find(f"{NS}path")
            if shape.get("class") != "label-container" or path is None:
                continue
            outline = path.get("d", "")
            if outline.count("C") < _MANY_CURVES:
                continue
            box = points_box(path_points(outline, (0.0, 0.0)))
            height = box.bottom - box.top
            size = {"x": box.left, "y": box.top, "width": box.right - box.left, "height": height}
            rect = {name: f"{value:g}" for name, value in size.items()}
            rect |= {"rx": f"{height / 2:g}", "class": "label-container"}
            parent[index] = ET.Element(f"{NS}rect", rect)


def _rounded(number: re.Match[str]) -> str:
    """To a tenth of a pixel: a third of the size of a picture, and nobody sees it."""
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _center_labels(root: ET.Element) -> None:
    """Mermaid centers these by the style sheet and style attributes that we drop."""
    for element in root.iter():
        classes = set(element.get("class", "").split())
        if element.tag == f"{NS}text" and classes & _CenterD:
            element.set("text-anchor", "middle")
        elif "node" in classes:
            for text in element.iter(f"{NS}text"):
                text.set("text-anchor", "middle")


def _drop_unused_ids(root: ET.Element) -> None:
    """Ids that nothing refers to would meet their like in the next picture of a page."""
    used = {root.get("id")}
    for element in root.iter():
        for name, value in element.attrib.items():
            used |= set(re.findall(r"#([\w-]+)", value))
            if name.startswith("aria-"):
                used |= set(value.split())
    for element in root.iter():
        if "id" in element.attrib and element.get("id") not in used:
            del element.attrib["id"]


def _drop_unused_markers(root: ET.Element) -> None:
    used = set()
    for element in root.iter():
        for name in ("marker-end", "marker-start"):
            used |= set(re.findall(r"url\(#([^)]+)\)", element.get(name, "")))
    for parent in list(root.iter()):
        for child in list(parent):
            if (child.tag == f"{NS}marker" and child.get("id") not in used) or (
                child.tag == f"{NS}defs" and len(child) == 0
            ):
                parent.remove(child)
