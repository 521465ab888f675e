"""The markup: found outside code, replaced in place, indented with its line."""

from __future__ import annotations

from fieldnotes.content.markup import calls, replace
from fieldnotes.render.directives import DIRECTIVES
from tests.support.repository import open_small


def test_calls_have_names_and_arguments() -> None:
    (one, two) = calls("{{ fact ebs.max-size }} and {{glance ebs}}")
    assert (one.name, one.arguments) == ("fact", ("ebs.max-size",))
    assert (two.name, two.arguments) == ("glance", ("ebs",))


def test_escaped_braces_and_code_are_text() -> None:
    assert calls(r"\{{ fact a.b }}, `{{ fact a.b }}`") == []


def test_a_replacement_takes_the_indent_of_its_line() -> None:
    text = "- item\n\n    {{ glance ebs }}\n\nend {{ fact a.b }}\n"
    assert replace(text, lambda call: f"{call.name}\nline") == (
        "- item\n\n    glance\n    line\n\nend fact\nline\n"
    )


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


def test_live_expansion_keeps_the_fences_for_the_preview(small) -> None:
    site = open_small(small)
    page = site.content.pages["storage/ebs.md"]
    assert "```mermaid" in site.expand(page.path, live=True)
    assert "<svg" in site.expand(page.path)


def test_code_about_markup_reaches_the_reader_as_typed(small) -> None:
    text = "`{{ fact ebs.max-size }}`\n\n```\n{{ glance ebs }}\n```\n"
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + text)
    assert text in open_small(small).expand("storage/ebs.md")
