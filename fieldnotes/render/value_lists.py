"""`{{ values <list> }}`: the values of one kind and what they mean; `{{ all-values }}`: all."""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.content.content import Content
from fieldnotes.model.value_list import ValueList
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    Source,
    Styled,
    table,
)

_HEAD = ("Value", "Meaning")


def view(content: Content, page: str, id_: str) -> Blocks:
    """The table of one list, for a page that explains it."""
    found = content.data.value_lists[id_]
    rows = (Row(_code(value), (Cell(Prose(text)),)) for value, text in found.values.items())
    return (table("facts values", found.name, _HEAD, rows), *_source(found))


def every(content: Content, page: str) -> Blocks:
    """All lists by service, each with a heading, and a row for each value that can be linked."""
    by_service: dict[str, list[tuple[str, ValueList]]] = {}
    for id_, found in content.data.value_lists.items():
        by_service.setdefault(found.service, []).append((id_, found))
    blocks: list[Block] = []
    for service_id in sorted(by_service, key=lambda id_: _service_name(content, id_).lower()):
        blocks.append(Heading(2, _service_name(content, service_id), service_id))
        for id_, found in by_service[service_id]:
            blocks += _list(content, id_, found)
    return tuple(blocks)


def _service_name(content: Content, service_id: str) -> str:
    service = content.data.services.get(service_id)
    return service.name if service else service_id


def _list(content: Content, id_: str, found: ValueList) -> Iterable[Block]:
    yield Heading(3, found.name, id_)
    lead: list[Line] = [Prose(found.text)] if found.text else []
    if found.page:
        lead += [*([" "] if lead else []), Link(found.page, content.place_title(found.page))]
    if lead:
        yield Paragraph(tuple(lead))
    rows = (
        Row(_code(value, anchor), (Cell(Prose(text)),), anchor)
        for value, text in found.values.items()
        for anchor in [f"{id_}.{value.lower()}"]
    )
    yield table("facts values", found.name, _HEAD, rows)
    yield from _source(found)


def _code(value: str, anchor: str = "") -> Cell:
    code = Styled("code", value)
    return Cell((Permalink(anchor), code) if anchor else code)


def _source(found: ValueList) -> Blocks:
    if found.source is None:
        return ()
    return (Paragraph(Styled("small", Source(found.source, found.checked), "sourced")),)
