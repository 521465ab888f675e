"""Addresses that no link may have, wherever somebody writes them: one line each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.repository import open_small

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://a.example",
    "http://[bad",
    "//[",
    "gone.md",
    "/etc/passwd",
    "../../../etc/passwd",
    "x:y.md",
]
TAGS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    '<iframe srcdoc="x"></iframe>',
    "<details ontoggle=alert(1) open>a</details>",
    '<form action="x"><input></form>',
    "<b>",
]
WRITTEN = {
    "a link": "[a]({})",
    "a link in angle brackets": "[a](<{}>)",
    "a reference": "[a][r]\n\n[r]: {}",
    "a reference in angle brackets": "[a][r]\n\n[r]: <{}>",
    "HTML": '<a href="{}">a</a>',
    "HTML without quotes": "<a href={}>a</a>",
    "HTML inside a list": '- a\n\n    <a href="{}">a</a>',
    "an attribute list": '[a](ebs.md){{: href="{}" }}',
    "a node": "```mermaid\nflowchart TB\n  accTitle: T\n  accDescr: D.\n  a --> b\n"
    '  click a href "{}"\n```',
    "a participant": "```mermaid\nsequenceDiagram\n  accTitle: T\n  accDescr: D.\n"
    "  participant a as A\n  link a: x @ {}\n  a->>b: y\n```",
}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_in_prose(address: str, form: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n" + WRITTEN[form].format(address) + "\n")
    found = [problem for problem in open_small(small).problems() if problem.rule == "links"]
    assert [problem.location.file for problem in found] == ["docs/storage/ebs.md"]


@pytest.mark.parametrize("form", ["a link", "HTML"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_in_data(address: str, form: str, small: Path) -> None:
    with_summary(small, f"A {WRITTEN[form].format(address)} of EBS.")
    found = [problem for problem in open_small(small).problems() if problem.rule == "links"]
    assert [problem.location.file for problem in found] == ["data/services/ebs.yml"]


def with_summary(root: Path, text: str) -> None:
    """Give the service of the small repository another summary."""
    file = root / "data/services/ebs.yml"
    before, key, after = file.read_text().partition("summary: ")
    file.write_text(f"{before}{key}{json.dumps(text)}\n{after.partition(chr(10))[2]}")


PICTURES = ["![a](x.png)", '<img src="x.png" alt="a">', "![a][r]\n\n[r]: x.png"]


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("file", ["x.png", "https://a.example/x.png", "../assets/x.png"])
def test_a_picture_is_a_diagram_or_nothing(picture: str, file: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n" + picture.replace("x.png", file) + "\n")
    (found,) = open_small(small).problems()
    assert found.found == f'the picture "{file}"'


TEXT = ["\\{{ x }}", "\\{{ fact ebs.max-size }}", "`{{ x }}`", "{ x }", "{ fact", "\\}}"]


@pytest.mark.parametrize("text", TEXT)
def test_braces_that_are_text(text: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + f"\nText {text} text.\n")
    assert open_small(small).problems() == []


ALMOST = [
    "{ fact ebs.max-size }",
    "{fact ebs.max-size}",
    "fact ebs.max-size }}",
    "{{ fact ebs.max-size",
    "{{ fact\nebs.max-size }}",
    '<b title="{{ fact ebs.max-size }}">a</b>',
    "{ glance ebs }",
]


@pytest.mark.parametrize("text", ALMOST)
@pytest.mark.parametrize("place", ["page", "data"])
def test_braces_that_are_not_quite_markup(text: str, place: str, small: Path) -> None:
    if place == "page":
        page = small / "docs/storage/ebs.md"
        page.write_text(page.read_text() + f"\nText {text} text.\n")
    else:
        with_summary(small, f"A {text} of EBS.")
    # A line break inside a name is already wrong in the shape of a data text.
    assert {"markup", "shape"} & {problem.rule for problem in open_small(small).problems()}


@pytest.mark.parametrize("name", TAGS)
@pytest.mark.parametrize("place", ["page", "heading", "data"])
def test_html_that_runs_scripts_in_pages_and_data(name: str, place: str, small: Path) -> None:
    if place == "data":
        with_summary(small, f"A {name} of EBS.")
        file = "data/services/ebs.yml"
    else:
        page = small / "docs/storage/ebs.md"
        mark = "## A " if place == "heading" else ""
        page.write_text(page.read_text() + f"\n{mark}{name}\n")
        file = "docs/storage/ebs.md"
    found = [problem for problem in open_small(small).problems() if problem.rule == "raw-html"]
    assert found
    assert {problem.location.file for problem in found} == {file}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("## A {#same}", "## B {#same}"),
        ("## A {#same}", '<div id="same">b</div>'),
        ("## A {#same}", "text [b](index.md){ #same }"),
        ("## Same", '<a name="same">b</a>'),
        ("## A {#disks-size}", "{{ compare disks }}"),
        ("## A {#sources}", "## B {#sources}"),
    ],
)
def test_an_anchor_twice_names_both_lines(first: str, second: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    text = page.read_text().replace("{{ compare disks }}\n", "")
    page.write_text(f"{text}\n{first}\n\nText.\n\n{second}\n")
    line = text.count("\n") + 2
    found = [p for p in open_small(small).problems() if p.rule == "markdown"]
    assert [p.location.line for p in found] == [line + 4]
    assert f"first at docs/storage/ebs.md:{line}" in found[0].found
