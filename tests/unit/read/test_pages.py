"""Pages: headings, links, and what counts as code."""

from __future__ import annotations

import markdown
import pytest

from fieldnotes.read.pages import Page, fences, parse_page, plain, without_code

CODE = [
    "```\n{{ x }}\n```\n",
    "~~~yaml\n{{ x }}\n~~~\n",
    "````markdown\n```\n{{ x }}\n```\n````\n",
    "text `{{ x }}` text\n",
    "text ``{{ x }} ` `` text\n",
    "text\n\n    {{ x }}\n\ntext\n",
    "<!-- {{ x }} -->\n",
    "- item\n\n    ```\n    {{ x }}\n    ```\n",
    "```\n{{ x }} never closed\n",
]
NOT_CODE = [
    "{{ x }}\n",
    "text `code` {{ x }} `code`\n",
    "!!! note\n\n    {{ x }}\n",
    "- item\n\n    {{ x }}\n",
    "=== tab\n\n    {{ x }}\n",
    "```\ncode\n```\n{{ x }}\n",
    "a ` lonely backtick {{ x }}\n",
]


@pytest.mark.parametrize("text", CODE)
def test_code_is_blanked(text: str) -> None:
    assert "{{" not in without_code(text)
    assert len(without_code(text)) == len(text)


@pytest.mark.parametrize("text", NOT_CODE)
def test_what_is_no_code_stays(text: str) -> None:
    assert "{{ x }}" in without_code(text)


def test_fences_know_language_content_and_indent() -> None:
    text = "- a\n\n    ```mermaid\n    flowchart TB\n      a --> b\n    ```\n\nb\n"
    (fence,) = fences(text)
    assert (fence.language, fence.indent) == ("mermaid", "    ")
    assert fence.content == "flowchart TB\n  a --> b\n"
    assert text[fence.start : fence.end].count("```") == 2


def test_anchors_are_those_of_python_markdown() -> None:
    text = "# One & two\n\n## With `code` and *stress*\n\n## Named {#own-id}\n\n### A [b](x.md) c\n"
    html = markdown.markdown(text, extensions=["toc", "attr_list"])
    for anchor in Page("a.md", text).anchors:
        assert f'id="{anchor}"' in html


def test_headings_and_links_have_lines() -> None:
    page, problems = parse_page("a.md", "---\ndescription: It.\n---\n\n# A\n\n[b](b.md#c)\n")
    assert problems == []
    assert page.description == "It."
    assert [(h.text, h.line) for h in page.headings] == [("A", 5)]
    assert [(link.target, link.line) for link in page.links] == [("b.md#c", 7)]


def test_links_in_code_are_no_links() -> None:
    assert Page("a.md", "`[a](b.md)`\n\n```\n[a](b.md)\n```\n").links == []


def test_plain_drops_marks() -> None:
    assert plain("A **bold** `code` [link](x.md)") == "A bold code link"
