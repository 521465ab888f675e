"""Addresses that no link may have, wherever somebody writes them: one line each."""

from __future__ import annotations

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
@pytest.mark.parametrize("field", ["summary: ", "note: "])
def test_an_address_in_data(field: str, address: str, form: str, small: Path) -> None:
    file = small / "data/services/ebs.yml"
    text = file.read_text()
    assert field in text
    before, _, after = text.partition(field)
    link = WRITTEN[form].format(address).replace("'", "''")
    file.write_text(f"{before}{field}'A {link} of EBS.'\n{after.partition(chr(10))[2]}")
    found = [problem for problem in open_small(small).problems() if problem.rule == "links"]
    assert [problem.location.file for problem in found] == ["data/services/ebs.yml"]


@pytest.mark.parametrize(
    "picture", ["![a](x.png)", '<img src="x.png" alt="a">', "![a][r]\n\n[r]: x.png"]
)
@pytest.mark.parametrize("file", ["x.png", "https://a.example/x.png", "../assets/x.png"])
def test_a_picture_is_a_diagram_or_nothing(picture: str, file: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n" + picture.replace("x.png", file) + "\n")
    (found,) = open_small(small).problems()
    assert found.found == f'the picture "{file}"'


@pytest.mark.parametrize(
    "text",
    [
        "\\{{ x }}",
        "\\{{ fact ebs.max-size }}",
        "`{{ x }}`",
        "{ x }",
        "{ fact",
        "\\}}",
        "{a: {b: c}}",
    ],
)
def test_braces_that_are_text(text: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + f"\nText {text} text.\n")
    assert open_small(small).problems() == []


@pytest.mark.parametrize(
    "text",
    [
        "{ fact ebs.max-size }",
        "fact ebs.max-size }}",
        "{{ fact ebs.max-size",
        "{{ fact\nebs.max-size }}",
        '<b title="{{ fact ebs.max-size }}">a</b>',
        "{ glance ebs }",
        "{fact ebs.max-size}",
    ],
)
@pytest.mark.parametrize("place", ["page", "data"])
def test_braces_that_are_not_quite_markup(text: str, place: str, small: Path) -> None:
    if place == "page":
        page = small / "docs/storage/ebs.md"
        page.write_text(page.read_text() + f"\nText {text} text.\n")
    else:
        file = small / "data/services/ebs.yml"
        before, _, after = file.read_text().partition("summary: ")
        line = text.replace("\n", "\\n").replace('"', '\\"')
        file.write_text(f'{before}summary: "A {line} of EBS."\n{after.partition(chr(10))[2]}')
    found = [problem for problem in open_small(small).problems() if problem.rule == "markup"]
    assert found


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
