"""Front matter and `.pages`: whatever is wrong gives lines that name it, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldnotes.model.front_matter import FrontMatter
from tests.support.repository import open_small

# A value of every type, each of which fits at most one of the keys.
VALUES = {
    "nothing": "",
    "number": "5",
    "decimal": "0.5",
    "true": "true",
    "text": "nope",
    "blank": '" "',
    "two lines": '"a\\nb"',
    "markup": "'<script>alert(1)</script>'",
    "braces": "'{{ fact ebs.max-size }}'",
    "path": "../../../etc/passwd",
    "list": "[a]",
    "list of numbers": "[5]",
    "empty list": "[]",
    "list of lists": "[[a]]",
    "group": "{a: b}",
    "empty group": "{}",
    "list of groups": "[{a: b}]",
    "alias": "&a [*a]",
}
FITTING = {
    ("title", "text"),
    ("title", "path"),
    ("title", "nothing"),
    ("description", "text"),
    ("description", "path"),
    ("sources", "empty list"),
    ("tags", "empty list"),
    ("hide", "empty list"),
    ("tooltips", "true"),
    ("hero", "nothing"),
}


def with_front_matter(root: Path, lines: str, name: str = "storage/ebs.md") -> list[str]:
    path = root / "docs" / name
    text = path.read_text()
    path.write_text(text.replace("---\n\n# ", f"{lines}\n---\n\n# ", 1))
    return [str(problem) for problem in open_small(root).problems()]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", FrontMatter.model_fields)
def test_every_key_with_every_type_of_value(key: str, value: str, small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    if key == "description":
        page.write_text(page.read_text().replace("description: What EBS is.", "tooltips: true"))
    found = with_front_matter(small, f"{key}: {VALUES[value]}")
    assert all(p.startswith("docs/storage/ebs.md:") for p in found)
    assert bool(found) == ((key, value) not in FITTING)
    if "{" not in VALUES[value] and "*" not in VALUES[value]:
        assert len(found) == bool(found)


SOURCES = {
    "checked: 2026-11": 'sources.0 without "url"',
    "url: http://a.example": 'sources.0.url is "http://a.example"',
    "url: [a]": "sources.0.url is a list",
    "url: https://a.example, checked: 2026": "sources.0.checked is 2026",
    "url: https://a.example, checked: 2026-02-30": "sources.0.checked: 2026-02-30",
    "url: https://a.example, checked: 2026-13": 'sources.0.checked is "2026-13"',
    "url: https://a.example, checked: 2026-12": "checked: 2026-12, which is after today",
    "url: https://a.example, checked: 2099-01-01": "checked: 2099-01-01, which is after today",
    "url: https://a.example, read: 2026-11": 'the unknown key "read"',
}


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_that_does_not_fit(source: str, small: Path) -> None:
    (found,) = with_front_matter(small, f"sources:\n  - {{{source}}}")
    place, rule, message = found.split("  ", 2)
    assert (place.rpartition(":")[0], rule) == ("docs/storage/ebs.md", "front-matter")
    assert message.startswith(SOURCES[source])


@pytest.mark.parametrize("key", ["titel", "nav", "icon", "search", "status", "<b>", "a" * 300])
def test_an_unknown_key_gives_its_line(key: str, small: Path) -> None:
    (found,) = with_front_matter(small, f"{json.dumps(key)}: x")
    assert found.startswith("docs/storage/ebs.md:3  front-matter  the unknown key")


BROKEN = ["a: b: c", "\ta: b", "a: [", "- a", "text", '"', "a: 'b", "<<<<<<< HEAD", "? a", "%"]


@pytest.mark.parametrize("line", BROKEN)
def test_front_matter_that_is_not_yaml_gives_its_line(line: str, small: Path) -> None:
    found = with_front_matter(small, line)
    assert found
    assert all(p.startswith("docs/storage/ebs.md:") for p in found)


@pytest.mark.parametrize("file", ["data/services/ebz.yml", "data/x/../../x.yml", "/etc/passwd"])
def test_an_unknown_data_file_gives_its_line(file: str, small: Path) -> None:
    (found,) = with_front_matter(small, f"data: {file}")
    assert found.startswith("docs/storage/ebs.md:3  front-matter  ")


def test_a_page_that_names_its_data_is_checked_like_any_other(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n[away](nowhere.md) <script>x</script> TODO\n")
    found = with_front_matter(small, "data: data/services/ebs.yml")
    assert {p.split("  ")[1] for p in found} == {"links", "raw-html", "unfinished"}


HERO = "template: home.html\nhero: "
LINKS = HERO + "{title: a, text: b, search: c, links: "
HEROES = {
    "template: home.html": "a template without hero:",
    HERO + "{}": 'hero without "title"',
    HERO + "{title: a, text: b, search: c}": 'hero without "links"',
    HERO + "{title: <b>, text: b, search: c, links: []}": 'hero.title is "<b>"',
    HERO + "{title: a, text: b, search: c, links: [{title: a}]}": 'hero.links.0 without "text"',
    LINKS + "[{title: a, text: b, url: gone/}]}": 'the link to "gone/"',
    LINKS + "[{title: a, text: b, url: 'javascript:x'}]}": "hero.links.0.url",
}


@pytest.mark.parametrize("lines", HEROES)
def test_a_home_page_that_its_template_could_not_show(lines: str, small: Path) -> None:
    found = [p for p in with_front_matter(small, lines) if p.startswith("docs/storage/ebs.md:")]
    assert HEROES[lines] in found[0]


ORDERS = {
    "": "no keys",
    "# nothing\n": "no keys",
    "- index.md\n": "no keys",
    "text\n": "no keys",
    "nav: index.md\n": "nav: without a list",
    "nav:\n": "nav: without a list",
    "nav: {a: b}\n": "nav: without a list",
    "nav: []\n": 'no entry for "index.md"',
    "nav: [{}]\n": "an entry that is not a name",
    "nav: [[index.md]]\n": "an entry that is not a name",
    "nav: [5]\n": "an entry that is not a name",
    "nav: [{a: [index.md]}]\n": "an entry that is not a name",
    "nav: [{<b>: index.md}, ...]\n": 'the title "<b>"',
    "nav: ['<script>']\n": 'the unknown entry "<script>"',
    "title: [a]\nnav: [...]\n": "the title ['a']",
    "title: 5\nnav: [...]\n": "the title 5",
    'title: " "\nnav: [...]\n': 'the title "',
    "title: <script>alert(1)</script>\nnav: [...]\n": 'the title "<script>',
    "title:\nnav: [...]\n": "the title None",
    "order: nope\nnav: [...]\n": 'the unsupported key "order"',
    "hide: true\nnav: [...]\n": 'the unsupported key "hide"',
    "titel: A\nnav: [...]\n": 'the unsupported key "titel"',
    "title: a: b\n": "YAML that cannot be read",
    "nav: [\n": "YAML that cannot be read",
}


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_that_the_theme_could_not_follow(order: str, small: Path) -> None:
    (small / "docs/storage/.pages").write_text(order)
    found = [str(problem) for problem in open_small(small).problems()]
    assert any(ORDERS[order] in p for p in found)
    assert all(p.startswith("docs/storage/.pages:") for p in found)


def test_the_file_that_lists_the_sections_is_required(small: Path) -> None:
    (small / "docs/.pages").unlink()
    found = [str(problem) for problem in open_small(small).problems()]
    assert found == [
        "docs/.pages:1  navigation  no file; expected a file that lists the sections; "
        "write nav: there"
    ]


def test_a_folder_without_a_title_is_called_as_the_theme_calls_it(small: Path) -> None:
    (small / "docs/storage").rename(small / "docs/block_storage-notes")
    path = small / "docs/block_storage-notes/.pages"
    path.write_text("nav: [...]\n")
    order = small / "docs/.pages"
    order.write_text(order.read_text().replace("storage", "block_storage-notes"))
    titles = [section.title for section in open_small(small).content.sections]
    assert "Block storage notes" in titles
