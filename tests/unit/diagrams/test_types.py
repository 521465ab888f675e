"""A diagram of a type that cannot be put into words gives one line, whatever its grammar."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.diagrams import cache
from fieldnotes.diagrams.source import diagrams_of
from tests.support.pages import page_of

DRAWN = {
    "flowchart": "flowchart LR\n  {}\n  a[One] --> b[Two]",
    "graph": "graph TD\n  {}\n  a[One] --> b[Two]",
    "sequenceDiagram": "sequenceDiagram\n  {}\n  A->>B: Hello",
}
OTHERS = {
    "architecture": "architecture-beta\n  {}\n  service db(database)[Database]",
    "block": "block-beta\n  {}\n  columns 2\n  a b",
    "c4": 'C4Context\n  {}\n  Person(u, "User")',
    "class": "classDiagram\n  {}\n  Queue <|-- Fifo",
    "er": "erDiagram\n  {}\n  CUSTOMER ||--o{{ ORDER : places",
    "gantt": "gantt\n  {}\n  section Build\n  Compile :a1, 2026-01-01, 3d",
    "gitGraph": 'gitGraph\n  {}\n  commit id: "one"',
    "journey": "journey\n  {}\n  section Work\n    Deploy: 5: Me",
    "kanban": "kanban\n  {}\n  Todo\n    a[Write]",
    "mindmap": "mindmap\n  {}\n  root((AWS))\n    Compute",
    "packet": 'packet-beta\n  {}\n  0-15: "Source port"',
    "pie": 'pie\n  {}\n  "Compute" : 60',
    "quadrantChart": "quadrantChart\n  {}\n  Lambda: [0.8, 0.9]",
    "radar": 'radar-beta\n  {}\n  axis a["Cost"], b["Speed"]\n  curve x["EC2"]{{1, 2}}',
    "requirement": "requirementDiagram\n  {}\n  element e1 {{\n    type: service\n  }}",
    "sankey": "sankey-beta\n  {}\n\nRequests,Hit,80",
    "stateDiagram": "stateDiagram-v2\n  {}\n  [*] --> Pending",
    "timeline": "timeline\n  {}\n  2006 : S3 : EC2",
    "treemap": 'treemap-beta\n  {}\n"Bill"\n    "Compute": 60',
    "xychart": "xychart-beta\n  {}\n  bar [1, 5, 9]",
}
TITLED = "accTitle: A thing\n  accDescr: What it shows."


def fence(source: str) -> str:
    return f"```mermaid\n{source.format(TITLED)}\n```\n"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is said of a diagram of each type, drawn in one go."""
    sources = {**DRAWN, **OTHERS}
    folder = tmp_path_factory.mktemp("drawings")
    diagrams = {
        name: diagrams_of(page_of(f"# T\n\n{fence(source)}"))[0] for name, source in sources.items()
    }
    drawings, problems = cache.draw(diagrams.values(), Path(folder))
    found: dict[str, list[str]] = {name: [] for name in sources}
    assert len(drawings) + len(problems) == len(sources)
    left = iter(problems)
    for name, diagram in diagrams.items():
        if cache.key(diagram) not in drawings:
            found[name].append(str(next(left)))
    return found


@pytest.mark.parametrize("name", DRAWN)
def test_flowcharts_and_sequences_are_drawn(answers: dict[str, list[str]], name: str) -> None:
    assert answers[name] == []


@pytest.mark.parametrize("name", OTHERS)
def test_another_type_says_which_ones_there_are(answers: dict[str, list[str]], name: str) -> None:
    (line,) = answers[name]
    assert f'a diagram of the type "{name}' in line
    assert "expected a flowchart or a sequenceDiagram" in line
