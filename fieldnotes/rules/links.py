"""Rule: every link to a page or an anchor, in prose and in data, has a target that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.markup import line
from fieldnotes.content.texts import data_links
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.problems import Finding, Location, suggest
from fieldnotes.urls import resolve


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Finding]:
    lost = {comparison_page(id_) for id_ in content.data.skipped}
    pages = {**expanded, **{path: Body(path, "") for path in lost}}
    for page in content.pages.values():
        if page.is_generated:
            continue
        drawn = [link for diagram in diagrams_of(page) for link in diagram.links]
        for link in (*page.links, *drawn):
            target = resolve(page.path, link.target)
            if target and (target[0].endswith(".md") or not link.target.startswith("#")):
                location = Location(f"{page.folder}/{page.path}", link.line)
                yield from _finding(location, link.target, *target, pages)
    for location, text in content.data_texts:
        for link in line(text).links:
            target = resolve("index.md", link.target)
            if target:
                yield from _finding(location, link.target, *target, pages)
    for location, named in data_links(content.data):
        path, _, anchor = named.partition("#")
        yield from _finding(location, named, path, anchor, pages)


def _finding(
    location: Location, link: str, path: str, anchor: str, pages: Mapping[str, Body]
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
    elif anchor and pages[path].html and anchor not in pages[path].anchors:
        yield Finding(
            location,
            f'a link to the missing anchor "{link}"',
            f"an anchor of {path}",
            suggest(anchor, pages[path].anchors, "correct the anchor or add it to a heading"),
        )
