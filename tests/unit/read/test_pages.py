"""Pages: headings, links, what counts as code, and where all of it is."""

from __future__ import annotations

import pytest

from fieldnotes.read.markdown import Parser
from fieldnotes.read.pages import Page, parse_page
from tests.support.repository import ROOT

PARSER = Parser.of(ROOT)
CODE = [
    "```\n{{ x }}\n```\n",
    "~~~yaml\n{{ x }}\n~~~\n",
    "````markdown\n```\n{{ x }}\n```\n````\n",
    "text `{{ x }}` text\n",
    "text ``{{ x }} ` `` text\n",
    "text\n\n    {{ x }}\n\ntext\n",
    "<!-- {{ x }} -->\n",
    "- item\n\n    ```\n    {{ x }}\n    ```\n",
    "> ```\n> {{ x }}\n> ```\n",
    "| a |\n|---|\n| `{{ x }} \\| y` |\n",
]
NOT_CODE = [
    "{{ x }}\n",
    "text `code` {{ x }} `code`\n",
    "!!! note\n\n    {{ x }}\n",
    "- item\n\n    {{ x }}\n",
    '=== "tab"\n\n    {{ x }}\n',
    "```\ncode\n```\n{{ x }}\n",
    "a ` lonely backtick {{ x }}\n",
    "```\n{{ x }} never closed\n",
]


def page(text: str) -> Page:
    return Page("a.md", text, parser=PARSER)


@pytest.mark.parametrize("text", CODE)
def test_code_is_blanked(text: str) -> None:
    assert "{{" not in page(text).words
    assert len(page(text).words) == len(text)
    assert page(text).document.calls == ()


@pytest.mark.parametrize("text", NOT_CODE)
def test_text_outside_code_stays(text: str) -> None:
    assert "{{ x }}" in page(text).words
    (call,) = page(text).document.calls
    assert text[call.start : call.end] == call.source == "{{ x }}"


def test_fences_know_language_content_and_indent() -> None:
    text = "- a\n\n    ```mermaid\n    flowchart TB\n      a --> b\n    ```\n\nb\n"
    (fence,) = page(text).fences
    assert (fence.language, fence.indent) == ("mermaid", "    ")
    assert fence.content == "flowchart TB\n  a --> b\n"
    assert text[fence.start : fence.end].count("```") == 2


def test_equal_headings_have_different_anchors() -> None:
    text = "# A\n\n## Example\n\n## Example\n\n## 日本語\n"
    assert [h.anchor for h in page(text).headings] == ["a", "example", "example_1", "_1"]


def test_headings_and_links_have_lines() -> None:
    source = "---\ndescription: It.\n---\n\n# A\n\n[b](b.md#c)\n"
    parsed, problems = parse_page("a.md", source, PARSER)
    assert problems == []
    assert parsed.description == "It."
    assert [(h.text, h.line) for h in parsed.headings] == [("A", 5)]
    assert [(link.target, link.line) for link in parsed.links] == [("b.md#c", 7)]


def test_links_of_all_forms_are_links() -> None:
    text = "[a](b.md) [c][d] <https://e.example> <a href='f.md'>f</a>\n\n[d]: g.md\n"
    assert [link.target for link in page(text).links] == [
        "b.md",
        "g.md",
        "https://e.example",
        "f.md",
    ]


def test_links_in_code_are_no_links() -> None:
    assert page("`[a](b.md)`\n\n```\n[a](b.md)\n```\n").links == []


def test_images_have_alternative_text_and_address() -> None:
    (image,) = page('![A disk](disk.png "x")\n').links
    assert (image.text, image.target, image.is_image) == ("A disk", "disk.png", True)


def test_headings_are_read_as_they_are_shown() -> None:
    forms = {
        "## `aws s3 cp` copies objects": ("aws s3 cp copies objects", "aws-s3-cp-copies-objects"),
        "## The setting max_connections": ("The setting max_connections", None),
        "Underlined\n----------": ("Underlined", "underlined"),
        "## A [link](x.md) & *stress*": ("A link & stress", "a-link-stress"),
        "## Own {#id .css}": ("Own", "id"),
        "##No space": ("No space", "no-space"),
    }
    for text, (shown, anchor) in forms.items():
        (heading,) = page(f"text\n\n{text}\n").headings
        assert heading.text == shown
        assert anchor is None or heading.anchor == anchor
        assert heading.line == 3
