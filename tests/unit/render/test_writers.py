"""Blocks as HTML, as Markdown and in words: the same statements, each in its own form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from markdown import markdown

from fieldnotes.content.markup import Call
from fieldnotes.model.quantity import Quantity
from fieldnotes.publish.markdown import markdown_version
from fieldnotes.render import directives
from fieldnotes.render.blocks import (
    Box,
    Cell,
    Items,
    Line,
    Link,
    MarkdownOnly,
    Paragraph,
    Permalink,
    Prose,
    Row,
    Source,
    SourceMark,
    Styled,
    Time,
    Value,
    items,
    table,
)
from fieldnotes.render.directives import DIRECTIVES
from fieldnotes.render.html_writer import HtmlWriter
from fieldnotes.render.markdown_writer import MarkdownWriter
from fieldnotes.render.plain_text import plain_text
from tests.support.repository import open_small

SITE = "https://example.org/notes/"
PAGE = "reference/tables.md"
SIZE = Quantity(value=64, unit="TiB")

LINES: dict[str, tuple[Line, str, str, str]] = {
    "text": ("a < b & *c*", "a &lt; b &amp; *c*", r"a \< b & \*c\*", "a < b & *c*"),
    "value": (Value(SIZE), "<bdi>64\u00a0TiB</bdi>", "64 TiB", "64 TiB"),
    "value in text": (
        Value(Quantity(value="up to 5 GiB")),
        "<bdi>up to 5 GiB</bdi>",
        "up to 5 GiB",
        "up to 5 GiB",
    ),
    "link": (
        Link("storage/ebs.md#size", "EBS [x]", "?q"),
        '<a href="../../storage/ebs/?q#size">EBS [x]</a>',
        rf"[EBS \[x\]]({SITE}storage/ebs/?q#size)",
        "EBS [x]",
    ),
    "prose": (
        Prose("At most {{ fact ebs.max-size }} of [disks](storage/ebs.md) in `a*b`."),
        'At most <a class="fact" href="../limits/#ebs.max-size" dir="auto" '
        'data-tip="fact:ebs.max-size">64\u00a0TiB</a> of '
        '<a href="../../storage/ebs/">disks</a> in <code>a*b</code>.',
        f"At most 64 TiB of [disks]({SITE}storage/ebs/) in `a*b`.",
        "At most 64 TiB of disks in a*b.",
    ),
    "source": (
        Source("https://aws.amazon.com/ebs/", "2026-11"),
        '<a href="https://aws.amazon.com/ebs/" rel="noopener">AWS › ebs</a>, checked '
        '<time datetime="2026-11">November 2026</time>',
        "[AWS › ebs](https://aws.amazon.com/ebs/), checked November 2026",
        "AWS › ebs",
    ),
    "mark": (
        ("x", SourceMark("t", 2)),
        'x<sup class="source-mark"><a href="#t-source-2" data-tip="source:t-2" '
        'aria-label="Source 2">2</a></sup>',
        "x (2)",
        "x",
    ),
    "strong": (
        Styled("strong", Time("2026-11")),
        '<strong><time datetime="2026-11">November 2026</time></strong>',
        "**November 2026**",
        "November 2026",
    ),
    "permalink": (
        (Permalink("a", "entry"), "b"),
        '<a class="row-link" href="#a" aria-label="Link to this entry">#</a>b',
        "b",
        "b",
    ),
    "markdown only": (("a", MarkdownOnly(" → "), "b"), "ab", "a → b", "ab"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_in_each_form(name: str, small: Path) -> None:
    content = open_small(small).content
    line, as_html, as_markdown, as_text = LINES[name]
    assert HtmlWriter(content, PAGE).line(line) == as_html
    assert MarkdownWriter(content, SITE).line(line) == as_markdown
    assert plain_text(content, line) == as_text


def test_a_table_is_one_line_a_row(small: Path) -> None:
    more = (Paragraph("Note."), items(["x", "y"]))
    row = Row(Cell("a|b", more), (Cell(Prose("`c|d`")),), "row")
    block = table("facts", "Hidden", ("One", "Two"), [row])
    content = open_small(small).content
    assert MarkdownWriter(content, SITE).block(block).split("\n") == [
        "| One | Two |",
        "| --- | --- |",
        r"| **a\|b** Note. x, y | `c\|d` |",
    ]
    (found,) = html.fromstring(HtmlWriter(content, PAGE).block(block)).cssselect("tbody tr")
    assert found.get("id") == "row"
    assert [cell.tag for cell in found] == ["th", "td"]


def test_what_moves_around_in_a_page_is_only_there(small: Path) -> None:
    content = open_small(small).content
    for block in (Box("nav", "x", (items(["y"]),)), Paragraph("y", tag="nav")):
        assert "y" in HtmlWriter(content, PAGE).block(block)
        assert MarkdownWriter(content, SITE).blocks((block, Items(()))) == ""


def calls(content) -> list[Call]:
    """A call of each directive, with each argument that it takes."""
    found = []
    for name, directive in DIRECTIVES.items():
        for id_ in directive.ids(content) if directive.argument else [""]:
            source = f"{{{{ {name} {id_} }}}}"
            found.append(Call(name, (id_,) if id_ else (), 0, len(source), source))
    return found


def words(tree: html.HtmlElement) -> set[str]:
    return set(re.findall(r"\w+", " ".join(tree.itertext())))


def test_each_directive_states_the_same_in_both_forms(small: Path) -> None:
    content = open_small(small).content
    for call in calls(content):
        page = "storage/index.md" if call.name == "pages" else PAGE
        source = directives.in_page(content, page, call)
        tree = html.fromstring(f"<div>{markdown(source, extensions=['attr_list'])}</div>")
        for part in tree.cssselect("nav, .row-link, .source-mark, .visually-hidden"):
            part.drop_tree()
        version = directives.in_markdown(content, page, call, SITE)
        written = html.fromstring(f"<div>{markdown(version, extensions=['tables'])}</div>")
        assert words(tree), call
        missing = words(tree) - words(written)
        assert not missing, (call, missing)
        assert not re.search(r"</?[a-z]|\u00a0|\{ *#", version), call
        for target in re.findall(r"\]\(([^)]*)\)", version):
            assert target.startswith("https://"), (call, target)


def test_the_markdown_version_has_the_words_of_html_that_an_author_wrote(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n<div hidden></div>\n\n<p>Some <b>bold</b> words.</p>\n")
    content = open_small(small).content
    text = markdown_version(content, content.pages["storage/ebs.md"], SITE)
    assert "Some bold words." in text
    assert "div" not in text


def test_an_answer_that_leads_to_a_comparison_or_decision_has_its_title(small: Path) -> None:
    decision = small / "data/decisions/disk.yml"
    for target, title in (("compare/disks.md", "Disks"), ("compare/which-disk.md", "Which disk?")):
        text = decision.read_text()
        decision.write_text(re.sub(r"page: \S+?\.md(#\S+?)?(?=[,\s}])", f"page: {target}", text))
        site = open_small(small)
        assert site.problems() == []
        tree = html.fromstring(f"<div>{site.expand('compare/which-disk.md')}</div>")
        links = [a.text_content() for a in tree.cssselect(".end > p > a")]
        assert f"Read the page: {title}" in links
