"""The Mermaid fences of a page: title, description, colors and links as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markdown.extensions.toc import slugify

from fieldnotes.problems import Location
from fieldnotes.read.pages import Link, Page

# What a color stands for. Stylesheet and legend know these names and no others.
KINDS = {
    "public": "reachable from the internet",
    "private": "private, reachable from inside",
    "data": "data",
    "outside": "outside AWS",
    "control": "control and automation",
}

_TITLE = re.compile(r"^\s*accTitle\s*:\s*(\S.*)$", re.M)
_DESCRIPTION = re.compile(r"^\s*accDescr\s*(?::\s*(\S.*)$|\{([^}]*\S[^}]*)\})", re.M)
_CLASS_USE = re.compile(r":::([\w-]+)|^\s*class\s+[\w,\s-]+?\s+([\w-]+)\s*;?\s*$", re.M)
# `click node href "target"` in a flowchart, `link participant: title @ target` in a sequence.
_LINK = re.compile(
    r'^(?P<before>[ \t]*(?:click[ \t]+(?P<node>\S+)[ \t]+(?:href[ \t]+)?"'
    r'|link[ \t]+(?P<participant>[^:\n]+?)[ \t]*:[^@\n]*@[ \t]*))(?P<target>[^"\s]+)',
    re.M,
)
_SUBGRAPH = re.compile(r"^\s*subgraph\s+([\w-]+)", re.M)


@dataclass(frozen=True)
class Diagram:
    """A Mermaid fence: its source, the page, where in the page's text it starts and ends."""

    source: str
    page: str
    location: Location
    start: int
    end: int
    indent: str

    @property
    def title(self) -> str:
        """The text after accTitle, or nothing."""
        match = _TITLE.search(self.source)
        return match[1].strip() if match else ""

    @property
    def description(self) -> str:
        """The text after accDescr, or nothing."""
        match = _DESCRIPTION.search(self.source)
        return " ".join((match[1] or match[2]).split()) if match else ""

    @property
    def name(self) -> str:
        """The title as a part of addresses: `three-tier-vpc`."""
        return slugify(self.title, "-")

    @property
    def anchor(self) -> str:
        """The id of the figure on its page."""
        return f"diagram-{self.name}"

    @property
    def kinds(self) -> list[str]:
        """The color kinds in use, in the order of `KINDS`."""
        used = {name for name, _ in self.classes}
        return [kind for kind in KINDS if kind in used]

    @property
    def classes(self) -> list[tuple[str, int]]:
        """Every class name the source gives to a node, with its line in the file."""
        return [(m[1] or m[2], self._line(m.start())) for m in _CLASS_USE.finditer(self.source)]

    @cached_property
    def links(self) -> list[Link]:
        """What nodes and participants link to: their ids, the targets as typed, and lines."""
        return [
            Link(m["node"] or m["participant"], m["target"], self._line(m.start("target")))
            for m in _LINK.finditer(self.source)
        ]

    @property
    def participant_links(self) -> dict[str, str]:
        """The targets of the participants of a sequence diagram, by their ids."""
        found = _LINK.finditer(self.source)
        return {m["participant"]: m["target"] for m in found if m["participant"]}

    @property
    def drawn_source(self) -> str:
        """The source for Mermaid, line by line: it would draw menus for links of participants."""
        return _LINK.sub(lambda m: m[0] if m["node"] else "", self.source)

    @cached_property
    def unlinked_source(self) -> str:
        """The source without its links."""
        return "".join(
            line for line in self.source.splitlines(keepends=True) if not _LINK.match(line)
        )

    def has_node(self, id_: str) -> bool:
        """Whether the source has such a node or participant; a subgraph is neither."""
        found = re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", self.unlinked_source)
        return bool(found) and id_ not in _SUBGRAPH.findall(self.source)

    def _line(self, offset: int) -> int:
        return self.location.line + 1 + self.source.count("\n", 0, offset)


def diagrams_of(page: Page) -> list[Diagram]:
    """Every Mermaid fence of a page, in order."""
    return [
        Diagram(f.content, page.path, page.location(f.start), f.start, f.end, f.indent)
        for f in page.fences
        if f.language == "mermaid"
    ]


def with_targets(source: str, target: Callable[[str], str]) -> str:
    """The source of a diagram with the target of each of its links changed by `target`."""
    return _LINK.sub(lambda m: m["before"] + target(m["target"]), source)
