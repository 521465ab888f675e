"""Diagrams: drawn once, the same each time, small, linked, and colored by style sheet."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mermaidx.engines import v8_engine

from fieldnotes.diagrams import mermaid
from fieldnotes.diagrams.cache import Drawing, _kept, draw, key
from fieldnotes.diagrams.figure import figure
from fieldnotes.diagrams.file import light_style, svg_file
from fieldnotes.diagrams.source import KINDS, Diagram, diagrams_of, with_targets
from tests.support.pages import page_of
from tests.support.repository import ROOT

FLOWCHART = """```mermaid
flowchart TB
  accTitle: A small thing
  accDescr: A client and
  client([Client & friend<br>10.0.0.0/16, 99.99%]):::outside --> vol[(Volume)]:::data
  subgraph zone["Zone A"]
    vol
  end
  click vol href "../storage/ebs.md#volumes"
```
"""
SEQUENCE = """```mermaid
sequenceDiagram
  accTitle: A small talk
  accDescr: A client asks.
  participant c as Client
  participant s as STS
  link s: AWS STS @ ../identity/sts.md#tokens
  c->>s: May I?
```
"""
PAGE = "networking/vpc.md"
STYLES = ROOT / "overrides/assets/stylesheets"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def diagram_of(text: str) -> Diagram:
    (diagram,) = diagrams_of(page_of(text, PAGE))
    return diagram


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def drawn(cache: Path) -> dict[str, Drawing]:
    """The drawings of both diagrams, by their source."""
    diagrams = {source: diagram_of(source) for source in (FLOWCHART, SEQUENCE)}
    drawings, problems = draw(diagrams.values(), cache)
    assert problems == []
    return {source: drawings[key(diagram)] for source, diagram in diagrams.items()}


def test_a_diagram_knows_its_title_description_kinds_and_links() -> None:
    diagram = diagram_of(FLOWCHART)
    assert (diagram.title, diagram.description) == ("A small thing", "A client and")
    assert diagram.kinds == ["data", "outside"]
    assert diagram.anchor == "diagram-a-small-thing"
    assert [(link.text, link.target, link.line) for link in diagram.links] == [
        ("vol", "../storage/ebs.md#volumes", 9)
    ]
    assert [(link.text, link.target) for link in diagram_of(SEQUENCE).links] == [
        ("s", "../identity/sts.md#tokens")
    ]


def test_the_same_text_gives_the_same_bytes_in_any_order(drawn, tmp_path: Path) -> None:
    again, _ = draw([diagram_of(SEQUENCE), diagram_of(FLOWCHART)], tmp_path)
    assert again == {key(diagram_of(source)): drawing for source, drawing in drawn.items()}


def test_what_is_drawn_comes_from_the_cache(drawn, cache: Path) -> None:
    """A changed file in the cache is what we get, so nothing was drawn."""
    diagram = diagram_of(FLOWCHART)
    file = cache / f"{key(diagram)}.json"
    before = file.read_text()
    file.write_text(json.dumps({"picture": "<svg>kept</svg>", "graph_json": "{}"}))
    drawings, _ = draw([diagram], cache)
    assert drawings[key(diagram)].picture == "<svg>kept</svg>"
    file.write_text(before)


def test_a_damaged_file_of_the_cache_is_drawn_again(drawn, cache: Path) -> None:
    diagram = diagram_of(FLOWCHART)
    file = cache / f"{key(diagram)}.json"
    whole = file.read_bytes()
    damages = [
        b"",
        whole[: len(whole) // 2],
        b"\0" * len(whole),
        b"\xff",
        b"null",
        b"[]",
        b'{"picture": 1, "graph_json": "{}"}',
        b'{"picture": "<svg", "graph_json": "{}"}',
        b'{"picture": "<svg></svg>", "graph_json": "{"}',
        b'{"picture": "<svg></svg>"}',
    ]
    for damaged in damages:
        file.write_bytes(damaged)
        assert _kept(file) is None, damaged
    drawings, problems = draw([diagram], cache)
    assert problems == []
    assert drawings[key(diagram)] == drawn[FLOWCHART]
    assert file.read_bytes() == whole


def test_a_drawing_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mermaid, "TIMEOUT_S", 0.0)
    (answer,) = mermaid.draw([diagram_of(FLOWCHART).source])
    assert answer == mermaid.Unreadable("no picture after 0 seconds")


def test_the_picture_has_text_a_title_and_no_foreign_parts(drawn) -> None:
    picture = drawn[FLOWCHART].picture
    root = ET.fromstring(picture)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not names & {"foreignObject", "style", "script", "image"}
    text = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("}text"))
    assert "Client & friend" in text
    assert "10.0.0.0/16, 99.99%" in text, "numbers in labels are no coordinates"
    assert "Zone A" in text
    assert root.find("{*}title").text == "A small thing"
    assert root.find("{*}desc").text.strip() == "A client and"
    own = re.sub(r'url\(#[^)]*\)|xlink:href="[^"]*"', "", picture)
    assert "#" not in own, "a color is typed into the picture"
    assert len(gzip.compress(picture.encode())) < 1500


def test_round_ends_are_one_shape(drawn) -> None:
    root = ET.fromstring(drawn[FLOWCHART].picture)
    (client,) = (g for g in root.iter(f"{SVG}g") if g.get("class") == "node outside")
    (shape,) = (part for part in client.iter() if part.get("class") == "label-container")
    assert shape.tag == f"{SVG}rect"
    assert float(shape.get("rx")) == pytest.approx(float(shape.get("height")) / 2, rel=0.01)
    assert not list(client.iter(f"{SVG}path"))


@pytest.mark.parametrize(
    ("source", "label", "typed", "seen"),
    [
        (FLOWCHART, "Volume", "../storage/ebs.md#volumes", "../../storage/ebs/#volumes"),
        (SEQUENCE, "STS", "../identity/sts.md#tokens", "../../identity/sts/#tokens"),
    ],
)
def test_a_node_leads_to_its_page(drawn, source: str, label: str, typed: str, seen: str) -> None:
    root = ET.fromstring(drawn[source].picture)
    (link,) = root.iter(f"{SVG}a")
    assert link.get(f"{XLINK}href") == typed
    assert "".join("".join(text.itertext()) for text in link.iter(f"{SVG}text")) == label
    assert root.get("role") == "group", "screen readers get into it"
    block = figure(diagram_of(source), drawn[source])
    assert f'xlink:href="{seen}"' in block
    assert "click" not in block and "link s" not in block, "the source to copy has no links of ours"


def test_preview_and_markdown_versions_get_links_of_their_own() -> None:
    text = "".join(
        with_targets(source, lambda target: "there/") for source in (FLOWCHART, SEQUENCE)
    )
    assert '  click vol href "there/"\n' in text
    assert "  link s: AWS STS @ there/\n" in text


def test_the_figure_is_one_block_with_its_source_and_file(drawn) -> None:
    block = figure(diagram_of(FLOWCHART), drawn[FLOWCHART])
    assert "\n" not in block
    assert 'href="a-small-thing.svg" download' in block
    source = re.search(r'data-source="([^"]*)"', block)[1]
    assert source.startswith("flowchart TB&#10;  accTitle: A small thing&#10;")
    assert "Client &amp; friend&lt;br&gt;10.0.0.0/16" in source


def test_the_file_is_self_contained_and_in_light_colors(drawn) -> None:
    sheets = ("base/palette.css", "blocks/diagrams.css")
    palette, rules = ((STYLES / sheet).read_text() for sheet in sheets)
    style = light_style(palette, rules)
    for unknown in ("var(", "&", ":is(", "/*", "--fn"):
        assert unknown not in style, "drawing programs know less of CSS than browsers"
    text = svg_file(
        diagram_of(FLOWCHART), drawn[FLOWCHART], style, lambda typed: f"https://x.org/{typed}"
    )
    root = ET.fromstring(text)
    fill = re.search(r"--fn-data-fill: (#\w+)", palette)[1]
    assert f".node.data {{ fill: {fill};" in root.find(f"{SVG}style").text
    _, y, width, height = map(float, root.get("viewBox").split())
    assert (float(root.get("width")), float(root.get("height"))) == (width, height)
    assert [link.get(f"{XLINK}href") for link in root.iter(f"{SVG}a")] == [
        "https://x.org/../storage/ebs.md#volumes"
    ]
    said = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert said[-2:] == [KINDS["data"], KINDS["outside"]], "the legend is in it"
    lowest = max(float(r.get("y", 0)) for r in root.iter(f"{SVG}rect") if r.get("width") == "14")
    assert lowest + 14 < y + height


def test_the_style_sheet_colors_every_kind_in_both_palettes() -> None:
    palette = (STYLES / "base/palette.css").read_text()
    for kind in KINDS:
        assert f".node.{kind} {{" in (STYLES / "blocks/diagrams.css").read_text()
        assert f".legend .kind-{kind}::before" in (STYLES / "blocks/figures.css").read_text()
        assert palette.count(f"--fn-{kind}-fill:") == 2
        assert palette.count(f"--fn-{kind}-line:") == 2


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["[data-md-color-scheme]", '[data-md-color-scheme="slate"]'])
def test_text_and_lines_have_enough_contrast(scheme: str) -> None:
    """WCAG 2.2: 4.5 for text, 3 for lines that carry meaning (1.4.3 and 1.4.11)."""
    palette = (STYLES / "base/palette.css").read_text()
    block = palette.split(f"{scheme} {{")[1].split("}")[0]
    colors = dict(re.findall(r"--fn-([\w-]+): (#[0-9a-f]{6})", block))
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
        assert _contrast(colors[text], colors[background]) >= 4.5, (scheme, text, background)
    for line in ("edge", "node-line", "cluster-line", *(f"{kind}-line" for kind in KINDS)):
        assert _contrast(colors[line], colors["card"]) >= 3, (scheme, line)


# Everything in a diagram that asks the document for styles, or for elements in another way.
STYLED = """flowchart LR
  accTitle: Styles
  subgraph outer["**Bold** group"]
    direction TB
    subgraph inner
      a["two<br>lines"]:::data -.-> b{{"&lt;b&gt;"}}
    end
    b ==>|"a long label<br>with a break"| c[(c)]
  end
  c <--> outer
  d((d)):::public ~~~ e>e] --x f[/f/]
  classDef data font-size:20px,font-weight:bold
  classDef public fill:#eee
  style c font-size:9px
  linkStyle 0 stroke-width:3px
  click a href "https://example.com" "Example"
"""
TALK = """sequenceDiagram
  autonumber
  participant a as First<br>participant
  actor b
  box Purple a box
    participant c
  end
  a->>+b: asks, with a text that is long enough to be wrapped
  b-->>-a: answers
  note over a,b: a note
  loop each time
    alt one
      a-)c: x
    else other
      c-xa: y
    end
  end
"""


@pytest.mark.parametrize("source", [STYLED, TALK], ids=["flowchart", "sequence"])
def test_the_fast_document_draws_what_that_of_mermaidx_draws(source: str) -> None:
    engine = v8_engine.Engine(render_timeout_ms=60_000)
    engine.start()
    try:
        expected = engine.render_svg(source, "base", dict(mermaid.SETTINGS), None)
    finally:
        engine.close()
    (drawn,) = mermaid.draw([source])
    assert isinstance(drawn, mermaid.Drawn)
    assert drawn.svg.count("<text") > 5
    assert counted_from_one(drawn.svg) == counted_from_one(expected)


def counted_from_one(svg: str) -> str:
    """A picture with the ids of its parts counted anew: reading it first has used some up."""
    numbers: dict[str, int] = {}
    return re.sub(
        r"\b(actor|root-)(\d+)\b",
        lambda m: f"{m[1]}{numbers.setdefault(m[2], len(numbers) + 1)}",
        svg,
    )
