"""`{{ compare comparison }}`: options side by side; `{{ verdict comparison }}`: which to choose.

And each comparison's page.
"""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.model.comparison import Attribute, Cell, Comparison
from fieldnotes.render import blocks
from fieldnotes.render.blocks import (
    Blocks,
    Box,
    Column,
    Definition,
    Definitions,
    Fact,
    Group,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    Table,
)
from fieldnotes.render.markdown_text import heading
from fieldnotes.render.page_head import front_matter, question_and_answer
from fieldnotes.render.sources import Sources


def page_source(comparison_id: str, comparison: Comparison) -> str:
    """The Markdown source of a comparison's own page, front matter included."""
    head = front_matter(
        title=escape(comparison.title, quote=False),  # the theme takes it for HTML
        description=comparison.question,
        data=f"data/comparisons/{comparison_id}.yml",
        hide=["toc"],
        tooltips=False,
    )
    return (
        f"{head}# {heading(comparison.title)}\n\n{{{{ verdict {comparison_id} }}}}\n\n"
        f"## Side by side {{#side-by-side}}\n\n{{{{ compare {comparison_id} }}}}\n"
    )


def verdict(content: Content, page: str, comparison_id: str) -> Blocks:
    """The question, the answer in short, and when to choose which option."""
    comparison = content.data.comparisons[comparison_id]
    options = tuple(
        Definition(
            _name(option.name, option.page),
            ("Choose it when ", Prose(option.choose)),
            "verdict",
        )
        for option in comparison.options.values()
    )
    return (*question_and_answer(comparison), Definitions(options, "verdicts"))


def view(content: Content, page: str, comparison_id: str) -> Blocks:
    """The table with its sources. On other pages it ends with a link to the comparison's own."""
    comparison = content.data.comparisons[comparison_id]
    own_page = comparison_page(comparison_id)
    if page == own_page:
        return table(comparison_id, comparison, prefix="", has_controls=True)
    title = f"Open the comparison: {comparison.title}"
    return (
        *table(comparison_id, comparison, prefix=f"{comparison_id}-"),
        Paragraph(Link(own_page, title), "compare-more"),
    )


def table(
    comparison_id: str, comparison: Comparison, *, prefix: str, has_controls: bool = False
) -> Blocks:
    """The table and its sources; `prefix` keeps the rows' ids apart from others of the page.

    With controls, which a script adds, rows have permanent links.
    """
    sources = Sources(comparison_id)

    def row(row_id: str, attribute: Attribute) -> Row:
        anchor = prefix + row_id
        name = Prose(attribute.name)
        head: Line = (Permalink(anchor), name) if has_controls else name
        cells = tuple(
            blocks.Cell(_cell(attribute.cell(option), sources))
            if option in attribute.cells
            else None
            for option in comparison.options
        )
        return Row(blocks.Cell(head), cells, anchor)

    columns = [
        Column(_name(option.name, option.page), id_) for id_, option in comparison.options.items()
    ]
    groups = tuple(
        Group(tuple(row(*item) for item in group.attributes.items()), group.name)
        for group in comparison.groups
    )
    whole = Table(
        f"{comparison.title}: {comparison.question}",
        (Column("Attribute", is_hidden=True), *columns),
        groups,
        "compare-table",
        caption_is_hidden=False,
    )
    attributes = {
        "role": "region",
        "tabindex": "0",
        "aria-label": comparison.title,
        "data-comparison": comparison_id,
    }
    controls = {"data-controls": ""} if has_controls else {}
    return Box("div", "compare", (whole,), attributes | controls), sources.listed()


def _name(name: str, target: str | None) -> Line:
    return Link(target, name) if target else name


def _cell(cell: Cell, sources: Sources) -> Line:
    if cell.fact is not None:
        return Fact(cell.fact)
    assert cell.text is not None
    return Prose(cell.text), sources.mark(cell.source, cell.checked)
