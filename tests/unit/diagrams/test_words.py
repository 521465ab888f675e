"""Diagrams in words: parts in their groups, edges by name, steps in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fieldnotes.diagrams.cache import draw
from fieldnotes.diagrams.graph import Graph, parse_graph
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.diagrams.words import in_words
from tests.support.pages import page_of

NESTED = """```mermaid
flowchart LR
  accTitle: Nested
  accDescr: Nodes in groups.
  user([User]):::outside -->|"HTTPS<br>only"| alb
  subgraph vpc["VPC"]
    alb["Load balancer:<br>two nodes"]:::public
    subgraph a["Zone A"]
      one["Server"]:::private
    end
    subgraph b["Zone B"]
      two["Server"]:::private
    end
    alb ~~~ one
  end
  alb <--> a
  one -.- two
  b --> db[("UPDATE_<br>COMPLETE & more")]
```
"""
TALK = """```mermaid
sequenceDiagram
  accTitle: Talk
  accDescr: A talk.
  participant c as Client
  participant s as Server
  c->>s: hello
  s-->>c: welcome
  Note over c,s: later
  loop every minute
    alt tired
      s->>s: sleep
    else awake
      c->>s: again
    end
  end
```
"""


def graph_of(source: str, cache: Path) -> Graph:
    drawings, problems = draw(diagrams_of(page_of(source)), cache)
    assert problems == []
    (drawing,) = drawings.values()
    return drawing.graph


def outline(words: str) -> list[object]:
    """The nested lists of the words as nested Python lists of texts."""

    def items(element: html.HtmlElement) -> list[object]:
        found: list[object] = []
        for item in element:
            if item.tag in ("ul", "ol"):
                found.append(items(item))
            elif item.tag in ("li", "p"):
                found.append((item.text or "").strip())
                found += items(item)
        return found

    return items(html.fragment_fromstring(f"<div>{words}</div>"))


def test_subgraphs_hold_their_nodes_and_edges_name_them(tmp_path: Path) -> None:
    assert outline(in_words(graph_of(NESTED, tmp_path))) == [
        "Contains:",
        [
            "User (outside AWS)",
            "UPDATE_COMPLETE & more",
            "VPC, and in it:",
            [
                "Load balancer: two nodes (reachable from the internet)",
                "Zone A, and in it:",
                ["Server (private, reachable from inside)"],
                "Zone B, and in it:",
                ["Server (private, reachable from inside)"],
            ],
        ],
        "Connections:",
        [
            "From User to Load balancer: HTTPS only",
            "From Load balancer to Zone A and back",
            "Server in Zone A with Server in Zone B, dotted",
            "From Zone B to UPDATE_COMPLETE & more",
        ],
    ]


def test_a_sequence_diagram_is_described_in_order_with_its_blocks(tmp_path: Path) -> None:
    assert outline(in_words(graph_of(TALK, tmp_path))) == [
        [
            "Client to Server: hello",
            "Server to Client: welcome",
            "At Client and Server: later",
            "Again and again, every minute:",
            [
                "Either, tired:",
                ["Server, by itself: sleep"],
                "Or, awake:",
                ["Client to Server: again"],
            ],
        ]
    ]


def test_equal_names_in_one_group_are_numbered() -> None:
    graph = parse_graph(
        """{"groups": [], "nodes": [{"id": "a", "text": "Task", "kind": ""},
        {"id": "b", "text": "Task", "kind": ""}],
        "edges": [{"start": "a", "end": "b", "text": "", "ends": "one", "dotted": false}]}"""
    )
    assert "<li>From Task (1) to Task (2)</li>" in in_words(graph)


@pytest.mark.parametrize("text", ["<b>", "a & b", '"quoted"'])
def test_labels_are_text(text: str) -> None:
    nodes = [{"id": "a", "text": text, "kind": ""}]
    graph = parse_graph(json.dumps({"groups": [], "nodes": nodes, "edges": []}))
    (item,) = html.fragment_fromstring(f"<div>{in_words(graph)}</div>").cssselect("li")
    assert item.text_content() == text
