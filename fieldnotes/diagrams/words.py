"""A diagram as text: its parts, then its connections. Pure; called by `figure`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from fieldnotes.diagrams.graph import Edge, Flowchart, Graph, Sequence, Step
from fieldnotes.diagrams.source import KINDS

# How the blocks of a sequence diagram begin, and begin again.
_BLOCKS = {
    "LOOP_START": "Again and again",
    "OPT_START": "Perhaps",
    "ALT_START": "Either",
    "ALT_ELSE": "Or",
    "PAR_START": "At the same time",
    "PAR_AND": "And",
    "CRITICAL_START": "Atomically",
    "CRITICAL_OPTION": "Or",
    "BREAK_START": "Stopping there",
}
_AGAIN = {"ALT_ELSE", "PAR_AND", "CRITICAL_OPTION"}


def in_words(graph: Graph) -> str:
    """The graph as HTML: lists of its parts and of its connections or steps."""
    if isinstance(graph, Sequence):
        return f"<ol>{_steps(graph)}</ol>"
    parts = f"<p>Contains:</p><ul>{_parts(graph, None, _several_kinds(graph))}</ul>"
    names = _names(graph)
    edges = "".join(f"<li>{escape(_edge(edge, names))}</li>" for edge in graph.edges)
    return parts + (f"<p>Connections:</p><ul>{edges}</ul>" if edges else "")


def _several_kinds(graph: Flowchart) -> bool:
    return len({node.kind for node in graph.nodes if node.kind in KINDS}) > 1


def _parts(graph: Flowchart, parent: str | None, kinds: bool) -> str:
    """List items for the nodes of a group, then for its groups, with theirs inside."""
    items = []
    for node in graph.nodes:
        if _parent_id(graph, node.id) == parent:
            kind = f" ({KINDS[node.kind]})" if kinds and node.kind in KINDS else ""
            items.append(f"<li>{escape(node.text + kind)}</li>")
    for group in graph.groups:
        if _parent_id(graph, group.id) == parent:
            inner = _parts(graph, group.id, kinds)
            items.append(f"<li>{escape(group.text)}, and in it:<ul>{inner}</ul></li>")
    return "".join(items)


def _parent_id(graph: Flowchart, id_: str) -> str | None:
    parent = graph.parent(id_)
    return parent.id if parent else None


def _names(graph: Flowchart) -> dict[str, str]:
    """What to call each node and group: what stands before a colon, if that is enough.

    Where labels are the same, their group or a number tells them apart.
    """
    groups = {group.id: group.text for group in graph.groups}
    labels = {node.id: node.text for node in graph.nodes} | groups
    short = {id_: label.partition(":")[0] for id_, label in labels.items()}
    names = short | {id_: labels[id_] for id_ in _repeated(short)}
    for id_ in _repeated(names):
        parent = graph.parent(id_)
        if parent and groups[parent.id]:
            names[id_] = f"{names[id_]} in {groups[parent.id]}"
    number: Counter[str] = Counter()
    for id_ in _repeated(names):
        number[names[id_]] += 1
        names[id_] = f"{names[id_]} ({number[names[id_]]})"
    return names


def _repeated(names: dict[str, str]) -> list[str]:
    count = Counter(names.values())
    return [id_ for id_, name in names.items() if count[name] > 1]


def _edge(edge: Edge, names: dict[str, str]) -> str:
    start, end = names[edge.start], names[edge.end]
    way = {
        "one": f"from {start} to {end}",
        "both": f"from {start} to {end} and back",
        "none": f"{start} with {end}",
    }[edge.ends]
    line = ", dotted" if edge.dotted else ""
    text = f": {edge.text}" if edge.text else ""
    return way[0].upper() + way[1:] + line + text


def _steps(graph: Sequence) -> str:
    names = {node.id: node.text for node in graph.nodes}
    return "".join(_step_items(graph.steps, names))


def _step_items(steps: tuple[Step, ...], names: dict[str, str]) -> Iterator[str]:
    for step in steps:
        if step.kind in _BLOCKS:
            ended = "</ol></li>" if step.kind in _AGAIN else ""
            said = f"{_BLOCKS[step.kind]}, {step.text}" if step.text else _BLOCKS[step.kind]
            yield f"{ended}<li>{escape(said)}:<ol>"
        elif step.kind.endswith("_END") and f"{step.kind.removesuffix('_END')}_START" in _BLOCKS:
            yield "</ol></li>"
        elif step.start in names and step.text:
            yield f"<li>{escape(_step(step, names))}</li>"


def _step(step: Step, names: dict[str, str]) -> str:
    start, end = names[step.start], names.get(step.end, "")
    if step.kind == "NOTE":
        return f"At {start if start == end else f'{start} and {end}'}: {step.text}"
    if start == end:
        return f"{start}, by itself: {step.text}"
    return f"{start} to {end}: {step.text}"
