"""What programs read beside the pages: JSON by its schemas, Markdown, llms.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from fieldnotes.urls import address
from tests.support.builds import HOST
from tests.support.pages import page_of


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="session")
def trees(built: Path) -> dict[str, html.HtmlElement]:
    """The tree of a page by its full address."""
    return {
        HOST + path.relative_to(built).as_posix().removesuffix("index.html"): html.parse(
            str(path), html.HTMLParser(encoding="utf-8")
        ).getroot()
        for path in built.rglob("*.html")
    }


@pytest.fixture(scope="session")
def api(built: Path) -> dict[str, dict]:
    """The parsed JSON files by their path below api/v1/."""
    folder = built / "api/v1"
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.json")
    }


@pytest.fixture(scope="session")
def target(trees: dict[str, html.HtmlElement]) -> Callable[[str], html.HtmlElement]:
    """Gives what an address on this site leads to."""
    anchors = {
        page: {e.get("id"): e for e in tree.xpath("//*[@id]")} for page, tree in trees.items()
    }

    def find(link: str) -> html.HtmlElement:
        address, _, anchor = link.partition("#")
        page = address.partition("?")[0]
        assert page in trees, f"no page {link}"
        assert not anchor or anchor in anchors[page], f"no anchor {link}"
        return anchors[page][anchor] if anchor else trees[page]

    return find


def test_every_file_is_valid_by_the_schema_it_names(api, built: Path) -> None:
    files = {path: file for path, file in api.items() if not path.startswith("schemas/")}
    assert len(files) > 50
    for path, file in files.items():
        schema = api[file["$schema"].removeprefix(f"{HOST}api/v1/")]
        assert schema["$id"] == file["$schema"]
        Draft202012Validator.check_schema(schema)
        assert not list(Draft202012Validator(schema).iter_errors(file)), path
        assert file["version"] == "1.0"
    broken = {**files["glossary.json"], "terms": [{"id": "x"}]}
    schema = api["schemas/glossary.json"]
    assert list(Draft202012Validator(schema).iter_errors(broken)), "the schema would accept all"


def addresses(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("source", "$schema"):
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith(HOST):
        yield value


def test_every_address_in_the_files_leads_somewhere(api, target, built: Path) -> None:
    links = {
        link for path, file in api.items() if "schemas/" not in path for link in addresses(file)
    }
    assert len(links) > 1000
    for link in links:
        if link.endswith((".md", ".json")):
            assert (built / link.removeprefix(HOST)).is_file(), link
        else:
            target(link)


def test_facts_say_what_the_limits_page_says(api, target, real) -> None:
    facts = [fact for service in api["services.json"]["services"] for fact in service["facts"]]
    assert len(facts) == len(list(real.content.data.fact_keys))
    for fact in facts:
        row = target(fact["address"])
        assert squeezed(row.cssselect("td strong")[0].text_content()) == fact["text"]
        assert fact["label"] in squeezed(row.cssselect("th")[0].text_content())
        for earlier in fact["earlier"]:
            assert earlier["text"] in squeezed(row.text_content())


def test_terms_say_what_the_glossary_says(api, target, real) -> None:
    terms = api["glossary.json"]["terms"]
    assert {term["id"] for term in terms} == set(real.content.terms)
    for term in terms:
        heading = target(term["address"])
        definition = heading.getnext()
        assert squeezed(definition.text_content()) == squeezed(term["definition"])


def test_comparisons_say_what_their_tables_say(target, api, trees, real) -> None:
    listed = api["comparisons.json"]["comparisons"]
    assert {entry["id"] for entry in listed} == set(real.content.data.comparisons)
    for entry in listed:
        file = api[entry["data"].removeprefix(f"{HOST}api/v1/")]
        assert file["title"] == trees[file["page"]].cssselect("h1")[0].text
        for attribute in file["attributes"]:
            row = target(attribute["address"])
            for mark in row.cssselect(".source-mark"):
                mark.drop_tree()
            cells = [squeezed(td.text_content()) for td in row.cssselect("td")]
            assert cells == [squeezed(cell["text"]) for cell in attribute["cells"].values()]
            assert list(attribute["cells"]) == [option["id"] for option in file["options"]]
            assert all(cell.get("source") for cell in attribute["cells"].values())


def test_every_page_links_to_its_markdown_version(trees, built: Path, real) -> None:
    for path in real.content.pages:
        tree = trees[HOST + address(path)]
        assert (built / path).is_file(), path
        links = tree.cssselect("link[rel~=alternate][type='text/markdown']")
        assert [urljoin(HOST + address(path), link.get("href")) for link in links] == [HOST + path]


def test_markdown_versions_are_plain_and_have_full_links(target, built: Path, real) -> None:
    for path in real.content.pages:
        version = page_of((built / path).read_text(encoding="utf-8"), path)
        assert version.text.startswith("# "), path
        assert f"<{HOST}{address(path)}>" in version.text
        words = version.words.replace(f"<{HOST}{address(path)}>", "")
        assert not re.search(r"</?[a-z][^>]*>|\\{\\{|\\{ *#", words), path
        for link in version.links:
            assert link.target.startswith("https://"), (path, link)
            file = built / link.target.removeprefix(HOST)
            if link.target.startswith(HOST) and not file.is_file():
                target(link.target)


def test_markdown_versions_have_what_their_pages_say(trees, built: Path, real) -> None:
    for path in real.content.pages:
        article = trees[HOST + address(path)].cssselect("article")[0]
        markdown = squeezed(re.sub(r"[*`\\\\]", "", (built / path).read_text(encoding="utf-8")))
        for part in article.cssselect("nav.backlinks, nav.letters, .headerlink, .tip"):
            part.drop_tree()
        wanted = [h.text_content() for h in article.cssselect("h1, h2, h3") if h.text_content()]
        wanted += [fact.text_content() for fact in article.cssselect("a.fact")]
        for text in wanted:
            assert squeezed(text.replace("`", "").replace("*", "")) in markdown, (path, text)


def test_markdown_versions_have_the_source_of_each_diagram(trees, built: Path, real) -> None:
    for path in real.content.pages:
        figures = trees[HOST + address(path)].cssselect("figure.diagram")
        markdown = (built / path).read_text(encoding="utf-8")
        assert markdown.count("```mermaid") == len(figures), path


def test_llms_txt_lists_every_page_and_the_data(built: Path, real) -> None:
    text = (built / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# AWS Field Notes\n\n> ")
    links = re.findall(rf"^- \[[^\]]+\]\({HOST}([^)]+)\): \S", text, re.M)
    assert len(links) == len(set(links))
    assert set(real.content.pages) - set(links) == {"index.md"}
    for link in links:
        assert (built / link).is_file(), link
    full = (built / "llms-full.txt").read_text(encoding="utf-8")
    for path in real.content.pages:
        assert f"<{HOST}{address(path)}>" in full
