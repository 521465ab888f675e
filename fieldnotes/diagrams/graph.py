"""What a diagram says, as Mermaid read it: nodes, groups and edges, or participants and steps.

`read_graph.js` makes the JSON that `parse_graph` takes; `words` says it as text.
"""

from __future__ import annotations

import html
import re
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

_BREAK = re.compile(r"\s*<br\s*/?>\s*|\s*\n\s*")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class _Labelled(_Part):
    text: str

    @field_validator("text")
    @classmethod
    def _plain(cls, text: str) -> str:
        """Without line breaks, and with the characters that Mermaid hides from its own parser."""
        text = text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
        text = _BREAK.sub(" ", text).replace("_ ", "_")  # a long name is broken after a low line
        return html.unescape(text).strip()


class Node(_Labelled):
    """A node or a participant; `kind` is its color, or nothing."""

    id: str
    kind: str = ""


class Group(_Labelled):
    """A subgraph; `inside` are the ids of its nodes and groups."""

    id: str
    inside: tuple[str, ...]


class Edge(_Labelled):
    """A line between nodes or groups; `ends` says how many of its ends have an arrow."""

    start: str
    end: str
    ends: Literal["none", "one", "both"]
    dotted: bool


class Step(_Labelled):
    """A message, a note or the start or end of a block, in a sequence diagram.

    `kind` is Mermaid's name of it: SOLID and DOTTED for messages, NOTE, LOOP_START, ALT_ELSE …
    """

    kind: str
    start: str
    end: str


class Flowchart(_Part):
    """Nodes in groups, and the edges between them."""

    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    edges: tuple[Edge, ...]

    def parent(self, id_: str) -> Group | None:
        """The innermost group that holds a node or a group."""
        return next((group for group in self.groups if id_ in group.inside), None)


class Sequence(_Part):
    """Participants, and what passes between them, in order."""

    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]


Graph: TypeAlias = Flowchart | Sequence
_GRAPH = TypeAdapter[Graph](Graph)


def parse_graph(text: str) -> Graph:
    """The graph that a JSON text of `read_graph.js` says."""
    return _GRAPH.validate_json(text)
