"""The built site against its data: facts, links, anchors, ids, and nothing left over."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from fieldnotes.urls import address
from tests.support.builds import HOST
from tests.support.repository import ROOT
from tools.downloads.offline import is_redirect


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, html.HtmlElement]:
    """The tree of every built page by its address below the site, but for those that lead on."""
    found = {}
    for path in sorted(built.rglob("*.html")):
        name = path.relative_to(built).as_posix().removesuffix("index.html")
        if not is_redirect(data := path.read_bytes()):
            found[name] = html.fromstring(data)
    return found


def elements(tree: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """Every element that has an id, by it."""
    return {element.get("id"): element for element in tree.xpath("//*[@id]")}


def article(tree: html.HtmlElement) -> html.HtmlElement:
    return tree.cssselect("article.md-content__inner")[0]


def test_every_page_of_the_source_is_built(pages, real) -> None:
    assert {address(path) for path in real.content.pages} == set(pages) - {"404.html"}


def test_every_fact_shown_equals_its_data(pages, real) -> None:
    shown = 0
    for name, tree in pages.items():
        for link in tree.cssselect("a.fact"):
            key = link.get("data-tip").removeprefix("fact:")
            fact = real.content.data.fact(key)
            text = link.text_content().replace("\u00a0", " ")
            assert text == fact.shown(), (name, key)
            assert link.get("href").endswith(f"#{key}")
            shown += 1
    assert shown > 100


def test_every_fact_has_its_row_with_value_and_source(pages, real) -> None:
    rows = elements(pages["reference/limits/"])
    for key in real.content.data.fact_keys:
        fact = real.content.data.fact(key)
        row = rows[key]
        shown = row.cssselect("td strong")[0].text_content()
        assert shown.replace("\u00a0", " ") == fact.shown()
        assert fact.source in [a.get("href") for a in row.cssselect("td:last-child a")]


def test_every_term_has_its_entry(pages, real) -> None:
    headings = elements(pages["reference/glossary/"])
    for term_id, term in real.content.terms.items():
        heading = headings[term_id]
        assert heading.tag == "h3"
        assert term.heading() in heading.text_content()


def test_every_cell_of_every_comparison_is_on_its_page(pages, real) -> None:
    for id_, comparison in real.content.data.comparisons.items():
        rows = elements(pages[f"compare/{id_}/"])
        for row_id, _ in comparison.attributes():
            row = rows[row_id]
            cells = row.cssselect("td")
            assert len(cells) == len(comparison.options)
            assert all(cell.text_content().strip() for cell in cells), (id_, row_id)
        index = {a.get("href") for a in pages["compare/"].cssselect("a")}
        assert any(link.endswith(f"{id_}/") for link in index if link)


def test_every_correction_is_listed_and_shown_on_its_page(pages, real) -> None:
    listed = pages["study/corrections/"]
    for id_, correction in real.content.data.corrections.items():
        assert listed.get_element_by_id(id_) is not None
        page = pages[address(correction.page.partition("#")[0])]
        links = [a.get("href") for a in page.cssselect("details.corrections a")]
        assert any(link.endswith(f"#{id_}") for link in links), id_


def test_ids_are_unique(pages) -> None:
    for name, tree in pages.items():
        ids = tree.xpath("//@id")
        twice = {i for i in ids if ids.count(i) > 1}
        assert not twice, (name, twice)


def test_every_link_and_anchor_leads_somewhere(pages, built: Path) -> None:
    ids = {name: set(tree.xpath("//@id")) for name, tree in pages.items()}
    checked = 0
    for name, tree in pages.items():
        for attribute in ("href", "src"):
            for value in tree.xpath(f"//@{attribute}"):
                target = urljoin(HOST + name, unquote(value))
                parts = urlsplit(target)
                if not target.startswith(HOST) or value.startswith("javascript:"):
                    continue
                path = parts.path.removeprefix("/")
                assert path in pages or (built / path).is_file(), (name, value)
                if parts.fragment and path in pages and not parts.fragment.startswith("__"):
                    assert parts.fragment in ids[path], (name, value)
                checked += 1
    assert checked > 1000


def test_no_markup_is_left_over(pages) -> None:
    for name, tree in pages.items():
        for element in article(tree).iter() if tree.cssselect("article") else []:
            if element.tag in ("code", "pre", "script") or not isinstance(element.tag, str):
                continue
            inside_code = any(a.tag in ("code", "pre", "script") for a in element.iterancestors())
            for text in (element.text, element.tail if element.getparent() is not None else ""):
                assert inside_code or "{{" not in (text or ""), (name, text)


def test_no_page_loads_anything_from_another_host(pages) -> None:
    for name, tree in pages.items():
        loaded = tree.xpath("//script/@src | //img/@src | //iframe/@src | //source/@src")
        loaded += tree.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        for value in loaded:
            assert not urlsplit(value).netloc, (name, value)


def test_styles_and_scripts_of_ours_name_no_other_host(built: Path) -> None:
    for folder in ("stylesheets", "javascripts"):
        for path in (ROOT / "overrides/assets" / folder).rglob("*.*"):
            assert "//" not in re.sub(r"(?m)//.*$|/\*.*?\*/", "", path.read_text()), path


def test_no_diagram_is_left_for_a_script_to_draw(pages) -> None:
    for name, tree in pages.items():
        assert not tree.cssselect("div.mermaid, pre.mermaid, code.language-mermaid"), name


def names_of_everything(content) -> Iterator[tuple[str, str]]:
    """Every name of a page, term or diagram, with the place it leads to."""
    for path, page in content.pages.items():
        yield page.title, path
    for id_, term in content.terms.items():
        names = [term.name, term.abbreviation, *term.aliases]
        for name in (*names, *(former.name for former in term.former_names)):
            if name:
                yield name, term.page or f"reference/glossary.md#{id_}"
    for diagram in content.diagrams:
        yield diagram.title, f"{diagram.page}#{diagram.anchor}"


def own_words(name: str) -> list[str]:
    """The words of a name by which readers tell it from others."""
    words = re.findall(r"\w+", name.casefold())
    return [word for word in words if word not in {"amazon", "aws", "a", "an", "the"}] or words


def test_a_to_z_lists_everything_by_each_of_its_names(pages, real) -> None:
    """A name may be listed with or without its maker: "Amazon S3", "AWS S3" or "S3"."""
    shown: dict[str, list[list[str]]] = {}
    for line in pages["reference/a-z/"].cssselect("ul.a-z > li > a"):
        place = urljoin("/reference/a-z/", line.get("href")).removeprefix("/")
        shown.setdefault(place, []).append(own_words(line.text_content()))
    for name, target in names_of_everything(real.content):
        path, _, anchor = target.partition("#")
        lines = shown[address(path) + (f"#{anchor}" if anchor else "")]
        assert own_words(name) in lines, (name, target)


def test_a_to_z_lists_a_name_under_the_initial_of_one_of_its_words(pages) -> None:
    for heading in pages["reference/a-z/"].cssselect("article h2[id^='letter-']"):
        letter = heading.get("id").removeprefix("letter-")
        for line in heading.getnext().cssselect("li > a"):
            words = re.findall(r"\w+", line.text_content().casefold())
            assert any(word.startswith(letter) for word in words), line.text_content()


def test_every_page_has_a_description_and_a_way_up(pages) -> None:
    for name, tree in pages.items():
        if name == "404.html":
            continue
        assert tree.xpath("//meta[@name='description']/@content"), name
        if name:
            assert tree.cssselect("nav.md-path a"), name


@pytest.mark.parametrize(
    ("outside", "at_aws"),
    [
        ("containers/kubernetes.md", "containers/eks.md"),
        ("containers/helm.md", "containers/eks.md"),
        ("infrastructure/terraform.md", "infrastructure/cloudformation.md"),
        ("databases/cassandra-and-keyspaces.md", "databases/dynamodb.md"),
        ("foundations/http-websocket-grpc.md", "networking/application-load-balancer.md"),
        ("foundations/cap-theorem.md", "databases/dynamodb.md"),
        ("foundations/rate-limiting-and-backoff.md", "serverless/api-gateway-tuning.md"),
        ("observability/golden-signals.md", "observability/cloudwatch.md"),
        ("observability/prometheus-and-grafana.md", "observability/cloudwatch.md"),
        ("observability/elk-and-opensearch.md", "observability/cloudwatch.md"),
        ("messaging/choosing.md", "messaging/sns.md"),
        ("delivery/release-strategies.md", "delivery/codedeploy.md"),
    ],
)
def test_subjects_outside_aws_and_where_aws_meets_them_link_to_each_other(
    real, outside: str, at_aws: str
) -> None:
    assert at_aws in real.content.backlinks[outside]
    assert outside in real.content.backlinks[at_aws]


def test_every_exam_domain_lists_pages_that_carry_its_tag(pages, real) -> None:
    tagged = {
        path: page.meta["tags"]
        for path, page in real.content.pages.items()
        if page.meta.get("tags")
    }
    domains = {tag for tags in tagged.values() for tag in tags}
    assert len(domains) == 4
    exam = pages["study/exam/"]
    for domain in domains:
        (heading,) = [h for h in exam.cssselect("h3") if domain in h.text_content()]
        listed = {a.get("href") for a in heading.getnext().cssselect("a")}
        assert len(listed) == sum(domain in tags for tags in tagged.values()), domain


CLICKS = 3
A_TO_Z = "reference/a-z/"


def reached_from_home(pages: dict[str, html.HtmlElement], clicks: int) -> set[str]:
    """The pages so many clicks from home, through the text of pages and the navigation.

    Not through the list from A to Z, which every page links and which links every page.
    """
    reached, edge = {""}, {""}
    for _ in range(clicks):
        links = {
            urlsplit(urljoin(HOST + name, href)).path.removeprefix("/")
            for name in edge - {A_TO_Z}
            for href in pages[name].xpath("//article//a/@href | //nav//a/@href")
            if urljoin(HOST + name, href).startswith(HOST)
        }
        edge = {link for link in links if link in pages} - reached
        reached |= edge
    return reached


def test_no_page_is_more_than_three_clicks_from_home(pages) -> None:
    assert reached_from_home(pages, CLICKS) == set(pages) - {"404.html"}


def test_a_page_that_only_a_to_z_links_is_not_reached_from_home(pages) -> None:
    """The test above can fail."""
    list_ = copy.deepcopy(pages[A_TO_Z])
    article(list_).append(html.fromstring(f'<a href="{HOST}orphan/">Orphan</a>'))
    orphan = html.fromstring("<article>Nobody links here.</article>")
    reached = reached_from_home({**pages, A_TO_Z: list_, "orphan/": orphan}, CLICKS)
    assert A_TO_Z in reached
    assert "orphan/" not in reached
