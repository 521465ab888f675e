"""Rule: every link to a page or an anchor, in prose and in data, has a target that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.read.pages import Page
from fieldnotes.urls import resolve


def check(content: Content, expanded: Mapping[str, Page]) -> Iterator[Finding]:
    lost = {comparison_page(id_) for id_ in content.data.skipped}
    pages = {**expanded, **{path: Page(path, "") for path in lost}}
    for page in content.pages.values():
        drawn = [link for diagram in diagrams_of(page) for link in diagram.links]
        for link in (*page.links, *drawn):
            target = resolve(page.path, link.target)
            if target and (target[0].endswith(".md") or not link.target.startswith("#")):
                location = Location(f"{page.folder}/{page.path}", link.line)
                yield from _finding(location, link.target, *target, pages)
    for location, text in content.data_texts:
        for link in Page("index.md", text).links if "](" in text else ():
            target = resolve("index.md", link.target)
            if target:
                yield from _finding(location, link.target, *target, pages)
    for location, named in _data_pages(content):
        path, _, anchor = named.partition("#")
        yield from _finding(location, named, path, anchor, pages)


def _data_pages(content: Content) -> Iterator[tuple[Location, str]]:
    """Every page that a data file names."""
    data = content.data
    for id_, service in data.services.items():
        yield data.location("services", id_, "page"), service.page
    for id_, term in data.glossary.items():
        if term.page:
            yield data.location("glossary", id_, "page"), term.page
    for id_, comparison in data.comparisons.items():
        for option_id, option in comparison.options.items():
            if option.page:
                yield data.location("comparisons", id_, "options", option_id, "page"), option.page
    for id_, decision in data.decisions.items():
        for end_id, end in decision.ends.items():
            yield data.location("decisions", id_, "ends", end_id, "page"), end.page
    for id_, port in data.ports.items():
        if port.page:
            yield data.location("ports", id_, "page"), port.page
    for id_, correction in data.corrections.items():
        yield data.location("corrections", id_, "page"), correction.page
    for id_, news in data.news.items():
        yield data.location("news", id_, "page"), news.page
    for id_, notes in data.notes.items():
        for index, heading in enumerate(notes.headings):
            for number, target in enumerate(heading.pages):
                yield data.location("notes", id_, "headings", index, "pages", number), target


def _finding(
    location: Location, link: str, path: str, anchor: str, pages: Mapping[str, Page]
) -> Iterator[Finding]:
    if link.startswith("/"):
        yield Finding(
            location,
            f'the absolute link "{link}"',
            "a path relative to the page, or an https:// address",
            "link to the Markdown file, such as ../storage/ebs.md",
        )
    elif not path.endswith(".md"):
        yield Finding(
            location,
            f'a link to "{link}"',
            "the Markdown file of a page, or an https:// address",
            "link to the file that ends in .md",
        )
    elif path not in pages:
        yield Finding(
            location,
            f'a link to the missing page "{link}"',
            "a page in docs/ or a generated page",
            suggest(path, pages, "correct the path or add the page"),
        )
    elif anchor and pages[path].text and anchor not in pages[path].anchors:
        anchors = pages[path].anchors | {diagram.anchor for diagram in diagrams_of(pages[path])}
        if anchor not in anchors:
            yield Finding(
                location,
                f'a link to the missing anchor "{link}"',
                f"an anchor of {path}",
                suggest(anchor, anchors, "correct the anchor or add it to a heading"),
            )
