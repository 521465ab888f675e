"""`{{ freshness }}`: what watches the notes' values, when they were read, and what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, LIMITS, PORTS, comparison_page
from fieldnotes.content.watches import WATCHERS, by_thing, disagreeing, due
from fieldnotes.model.entry import shown_date
from fieldnotes.model.service import Fact
from fieldnotes.model.walk import Path
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Prose,
    Row,
    Source,
    Styled,
    table,
)
from fieldnotes.render.fact import KINDS

_MAX_DUE = 40
_WATCHERS = {
    "model": "API model",
    "schema": "CloudFormation schema",
    "page": "Words on the source",
    "nobody": "Nobody",
}
_HEAD = ("What", *(_WATCHERS[watcher] for watcher in WATCHERS), "In all")


def view(content: Content, page: str) -> Blocks:
    """The models, counts by what watches, what disagrees, when things were read, what is due."""
    return (
        *_models(content),
        *_watched(content),
        *_disagreeing(content),
        *_read(content),
        *_due(content),
    )


def _models(content: Content) -> Iterator[Block]:
    rows = [
        Row(
            Cell(release.name),
            (
                Cell(Styled("code", f"{package} {release.version}")),
                Cell(shown_date(release.released)),
            ),
        )
        for package, release in content.data.model_releases.items()
    ]
    if rows:
        yield table("facts", "Models", ("Models", "Version", "Released"), rows)


def _watched(content: Content) -> Iterator[Block]:
    rows = [
        _counts(thing, [*(count[watcher] for watcher in WATCHERS), count.total()])
        for thing, count in by_thing(content).items()
    ]
    yield Heading(2, "What watches what", "watched")
    yield table("facts numbers", "What watches what", _HEAD, rows)


def _counts(name: str, numbers: list[int]) -> Row:
    return Row(Cell(name), tuple(Cell(f"{number:,}") for number in numbers))


def _disagreeing(content: Content) -> Iterator[Block]:
    paths = disagreeing(content)
    if paths:
        yield Heading(2, "AWS's models disagree", "disagree")
        rows = [
            Row(Cell(place(content, path)), (Cell("; ".join(_objections(content, path))),))
            for path in paths
        ]
        yield table("facts", "AWS's models disagree", ("Value", "What the models state"), rows)


def _objections(content: Content, path: Path) -> list[str]:
    return [v.found for v in content.verdicts[path] if v.state == "disagrees"]


def _read(content: Content) -> Iterator[Block]:
    months = Counter((s.checked or "")[:7] for s in content.statements.values() if s.source)
    rows = [
        _counts(shown_date(month) if month else "Not read again since it was written", [number])
        for month, number in sorted(months.items(), reverse=True)
    ]
    yield Heading(2, "When the sources were read", "read")
    yield table("facts numbers", "When the sources were read", ("Month", "Statements"), rows)


def _due(content: Content) -> Iterator[Block]:
    found = due(content)
    yield Heading(2, "Due next", "due")
    shown = found[:_MAX_DUE]
    yield Paragraph(
        f"Nobody watches {len(found):,} statements with a source. These {len(shown)} are next: "
        "limits before defaults, and of each kind those read longest ago."
    )
    rows = [
        Row(
            Cell(place(content, path)),
            (
                Cell(KINDS[statement.kind] if isinstance(statement, Fact) else "Text"),
                Cell(Source(str(statement.source), statement.checked)),
            ),
        )
        for path, statement in shown
    ]
    yield table("facts", "Due next", ("Value", "Kind", "Source"), rows)


def place(content: Content, path: Path) -> Line:
    """A link to where readers find a statement."""
    data = content.data
    match path:
        case ("services", str(id_), "facts", fact_id):
            service = data.services[id_]
            label = Prose(service.facts[str(fact_id)].label)
            name = service.abbreviation or service.name
            return Link(f"{LIMITS}#{id_}.{fact_id}", (f"{name}: ", label))
        case ("services", str(id_), *_):
            return Link(data.services[id_].page, data.services[id_].name)
        case ("comparisons", str(id_), "groups", int(group), "attributes", str(row), *_):
            name = data.comparisons[id_].groups[group].attributes[row].name
            title = data.comparisons[id_].title
            return Link(f"{comparison_page(id_)}#{row}", f"{title}: {name}")
        case ("glossary", str(id_), *_):
            return Link(f"{GLOSSARY}#{id_}", data.glossary[id_].heading())
        case ("ports", str(id_), *_):
            return Link(f"{PORTS}#{id_}", data.ports[id_].name)
    return ".".join(str(step) for step in path)
