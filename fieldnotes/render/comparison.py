"""`{{ compare comparison }}`: options side by side as a real table; and each comparison's page."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.model.comparison import Cell, Comparison
from fieldnotes.render import inline
from fieldnotes.render.page_head import front_matter, question_and_answer
from fieldnotes.render.sources import Sources
from fieldnotes.urls import href


def page_source(content: Content, comparison_id: str) -> str:
    """The Markdown source of a comparison's own page, front matter included."""
    comparison = content.data.comparisons[comparison_id]
    head = front_matter(
        title=comparison.title,
        description=comparison.question,
        data=f"data/comparisons/{comparison_id}.yml",
        hide=["toc"],
        tooltips=False,
    )
    advice = verdict(content, comparison_page(comparison_id), comparison)
    return (
        f"{head}# {comparison.title}\n\n{advice}\n\n"
        f"## Side by side {{#side-by-side}}\n\n{{{{ compare {comparison_id} }}}}\n"
    )


def verdict(content: Content, page: str, comparison: Comparison) -> str:
    """The question, the answer in short, and one card an option."""
    cards = "".join(
        f'<div class="verdict"><dt>{_name(page, option.name, option.page)}</dt>'
        f"<dd>Choose it when {inline.html(content, page, option.choose)}</dd></div>"
        for option in comparison.options.values()
    )
    return question_and_answer(content, page, comparison) + f'<dl class="verdicts">{cards}</dl>'


def render(content: Content, page: str, comparison_id: str) -> str:
    """The table with its sources. On other pages it ends with a link to the comparison's own."""
    if page == comparison_page(comparison_id):
        return table(content, page, comparison_id, prefix="", controls=True)
    comparison = content.data.comparisons[comparison_id]
    return (
        table(content, page, comparison_id, prefix=f"{comparison_id}-")
        + f'<p class="compare-more"><a href="{href(page, comparison_page(comparison_id))}">'
        f"Open the comparison: {escape(comparison.title)}</a></p>"
    )


def table(
    content: Content, page: str, comparison_id: str, *, prefix: str, controls: bool = False
) -> str:
    """The table and its sources; `prefix` keeps the rows' ids apart from others of the page.

    With `controls`, rows have permanent links, and comparison.js adds its controls.
    """
    comparison = content.data.comparisons[comparison_id]
    sources = Sources(comparison_id)
    head = "".join(
        f'<th scope="col" data-option="{option_id}">{_name(page, option.name, option.page)}</th>'
        for option_id, option in comparison.options.items()
    )
    body = "".join(
        f'<tbody><tr class="group"><th scope="rowgroup" colspan="{len(comparison.options) + 1}">'
        f"<span>{escape(group.name)}</span></th></tr>"
        + "".join(
            f'<tr id="{prefix}{row_id}"><th scope="row">'
            f"{inline.row_link(prefix + row_id) if controls else ''}{escape(attribute.name)}</th>"
            + "".join(
                f'<td data-option="{option}">'
                f"{_cell(content, page, attribute.cell(option), sources)}</td>"
                for option in comparison.options
                if option in attribute.cells
            )
            + "</tr>"
            for row_id, attribute in group.attributes.items()
        )
        + "</tbody>"
        for group in comparison.groups
    )
    caption = f"{escape(comparison.title)}: {escape(comparison.question)}"
    return (
        f'<div class="compare" role="region" tabindex="0" aria-label="{escape(comparison.title)}" '
        f'data-comparison="{comparison_id}"{" data-controls" if controls else ""}>'
        f'<table class="compare-table"><caption><span>{caption}</span></caption>'
        f'<thead><tr><th scope="col"><span class="visually-hidden">Attribute</span></th>{head}</tr>'
        f"</thead>{body}</table></div>\n{sources.listed()}\n"
    )


def _name(page: str, name: str, target: str | None) -> str:
    return f'<a href="{href(page, target)}">{escape(name)}</a>' if target else escape(name)


def _cell(content: Content, page: str, cell: Cell, sources: Sources) -> str:
    if cell.fact is not None:
        return inline.fact(content, page, cell.fact)
    assert cell.text is not None
    return inline.html(content, page, cell.text) + sources.mark(cell.source, cell.checked)
