"""The markup: found outside code, replaced in place, indented with its line."""

from __future__ import annotations

from fieldnotes.content.markup import calls, calls_in_line, replaced
from fieldnotes.read.pages import Page
from fieldnotes.render.directives import DIRECTIVES
from tests.support.repository import open_small


def test_calls_have_names_and_arguments() -> None:
    (one, two) = calls_in_line("{{ fact ebs.max-size }} and {{glance ebs}}")
    assert (one.name, one.arguments) == ("fact", ("ebs.max-size",))
    assert (two.name, two.arguments) == ("glance", ("ebs",))


def test_escaped_braces_and_code_are_text() -> None:
    text = r"\{{ fact a.b }}, `{{ fact a.b }}`"
    assert calls_in_line(text) == []
    assert calls(Page("a.md", text)) == []


def test_a_replacement_takes_the_indent_of_its_line() -> None:
    page = Page("a.md", "- item\n\n    {{ glance ebs }}\n\nend {{ fact a.b }}\n")
    edits = [(call.start, call.end, f"{call.name}\nline") for call in calls(page)]
    assert replaced(page.text, edits) == "- item\n\n    glance\n    line\n\nend fact\nline\n"


def test_every_name_is_in_the_contributing_guide(real) -> None:
    guide = (real.root / "CONTRIBUTING.md").read_text()
    for name in DIRECTIVES:
        assert "{{ " + name in guide, f"CONTRIBUTING.md does not tell of {name}"


def test_expanding_leaves_no_markup_and_no_fence(small) -> None:
    site = open_small(small)
    for path in site.content.pages:
        expanded = site.expand(path)
        assert "{{" not in expanded, path
        assert "```mermaid" not in expanded, path


def test_live_html_leaves_diagrams_to_the_preview(small) -> None:
    site = open_small(small)
    body = site.bodies["storage/ebs.md"]
    assert '<div class="mermaid">' in site.html(body, live=True)
    assert "<svg" in site.html(body)


def test_code_about_markup_is_shown_unchanged(small) -> None:
    text = "`{{ fact ebs.max-size }}`\n\n```\n{{ glance ebs }}\n```\n"
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + text)
    assert text in open_small(small).expand("storage/ebs.md")
