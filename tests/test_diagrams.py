"""Diagrams: drawn once, the same each time, small, and coloured by style sheet."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from repository import ROOT

from fieldnotes.diagrams import KINDS, diagrams_of, draw
from fieldnotes.prose import Page

SOURCE = """```mermaid
flowchart TB
  accTitle: A small thing
  accDescr: A client and
  client([Client & friend<br>10.0.0.0/16, 99.99%]):::outside --> vol[(Volume)]:::data
  subgraph zone["Zone A"]
    vol
  end
```
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    cache = tmp_path_factory.mktemp("cache")
    (diagram,) = diagrams_of(Page("a.md", SOURCE))
    pictures, problems = draw([diagram], cache)
    assert problems == []
    return pictures[diagram.key], cache


def test_a_diagram_knows_its_title_description_and_kinds() -> None:
    (diagram,) = diagrams_of(Page("a.md", SOURCE))
    assert (diagram.title, diagram.description) == ("A small thing", "A client and")
    assert diagram.kinds == ["data", "outside"]
    assert diagram.anchor == "diagram-a-small-thing"


def test_the_same_text_gives_the_same_bytes(drawn, tmp_path: Path) -> None:
    again, _ = draw(diagrams_of(Page("b.md", SOURCE)), tmp_path)
    assert list(again.values()) == [drawn[0]]


def test_what_is_drawn_comes_from_the_cache(drawn) -> None:
    """A changed file in the cache is what we get, so nothing was drawn."""
    picture, cache = drawn
    (file,) = cache.glob("*.svg")
    file.write_text("<svg>kept</svg>")
    pictures, _ = draw(diagrams_of(Page("a.md", SOURCE)), cache)
    assert list(pictures.values()) == ["<svg>kept</svg>"]
    file.write_text(picture)


def test_the_picture_has_text_a_title_and_no_foreign_parts(drawn) -> None:
    root = ET.fromstring(drawn[0])
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not names & {"foreignObject", "style", "script", "image"}
    text = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("}text"))
    assert "Client & friend" in text
    assert "10.0.0.0/16, 99.99%" in text, "numbers in labels are no coordinates"
    assert "Zone A" in text
    assert root.find("{*}title").text == "A small thing"
    assert root.find("{*}desc").text.strip() == "A client and"
    assert "#" not in re.sub(r"url\(#[^)]*\)", "", drawn[0]), "a colour is typed into the picture"
    assert len(gzip.compress(drawn[0].encode())) < 4500


def test_the_style_sheet_colours_every_kind_in_both_palettes() -> None:
    styles = ROOT / "overrides/assets/stylesheets"
    palette = (styles / "palette.css").read_text()
    for kind in KINDS:
        assert f".{kind}, .kind-{kind}" in (styles / "diagrams.css").read_text()
        assert palette.count(f"--fn-{kind}-fill:") == 2
        assert palette.count(f"--fn-{kind}-line:") == 2


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_and_lines_have_enough_contrast(scheme: str) -> None:
    """WCAG 2.2: 4.5 for text, 3 for lines that carry meaning (1.4.3 and 1.4.11)."""
    palette = (ROOT / "overrides/assets/stylesheets/palette.css").read_text()
    block = palette.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    colours = dict(re.findall(r"--fn-([\w-]+): (#[0-9a-f]{6})", block))
    for text, background in [
        ("ink", "paper"),
        ("ink-soft", "paper"),
        ("ink-soft", "card"),
        ("link", "paper"),
        ("marker", "paper"),
        ("brand-text", "brand"),
        ("node-text", "node-fill"),
        *((("node-text", f"{kind}-fill")) for kind in KINDS),
    ]:
        assert _contrast(colours[text], colours[background]) >= 4.5, (scheme, text, background)
    for line in ("edge", "node-line", *(f"{kind}-line" for kind in KINDS)):
        assert _contrast(colours[line], colours["card"]) >= 3, (scheme, line)
