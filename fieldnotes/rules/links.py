"""Rule: every link to a page or an anchor, in prose and in data, leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.markup import line
from fieldnotes.content.texts import data_links
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.problems import Location, Problem, suggest
from fieldnotes.urls import resolve


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
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
                yield from _problem(location, link.target, *target, pages)
    for location, text in content.data_texts:
        for link in line(text).links if "](" in text else ():
            target = resolve("index.md", link.target)
            if target:
                yield from _problem(location, link.target, *target, pages)
    for location, typed in data_links(content.data):
        path, _, anchor = typed.partition("#")
        yield from _problem(location, typed, path, anchor, pages)


def _problem(
    location: Location, typed: str, path: str, anchor: str, pages: Mapping[str, Body]
) -> Iterator[Problem]:
    if not path.endswith(".md"):
        yield Problem(
            location,
            "links",
            f'a link to "{typed}"',
            "a page that ends in .md, or an https:// address",
            "link to the page's Markdown file",
        )
    elif path not in pages:
        yield Problem(
            location,
            "links",
            f'a link to the missing page "{typed}"',
            "a page under docs/ or a comparison",
            suggest(path, pages, "correct the path or write the page"),
        )
    elif anchor and pages[path].html and anchor not in pages[path].anchors:
        yield Problem(
            location,
            "links",
            f'a link to the missing anchor "{typed}"',
            f"an anchor of {path}",
            suggest(anchor, pages[path].anchors, "correct the anchor or add it to a heading"),
        )
