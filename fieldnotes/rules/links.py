"""Rule: every link to a page or an anchor, in prose and in data, has a target that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.markup import line
from fieldnotes.content.texts import data_links
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.problems import Finding, Location, shortened, suggest
from fieldnotes.read.pages import Link
from fieldnotes.urls import is_readable, resolve, scheme

_SCHEMES = frozenset((None, "https", "http", "mailto"))


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    lost = {comparison_page(id_) for id_ in content.data.skipped}
    pages = {**bodies, **{path: Body(path, "") for path in lost}}
    for page in content.pages.values():
        if page.is_generated:
            continue
        drawn = [link for diagram in diagrams_of(page) for link in diagram.links]
        for link in (*page.links, *drawn):
            location = Location(f"{page.folder}/{page.path}", link.line)
            yield from _address(location, link)
            target = resolve(page.path, link.target)
            leaves = target and not target[0].endswith(".md")
            if target and not link.is_image and not (leaves and link.target.startswith("#")):
                yield from _finding(location, link.target, *target, pages)
    for location, text in content.data_texts:
        for link in line(text).links:
            yield from _address(location, link)
            target = resolve("index.md", link.target)
            if target and not link.is_image:
                yield from _finding(location, link.target, *target, pages)
    for location, named in data_links(content.data):
        path, _, anchor = named.partition("#")
        yield from _finding(location, named, path, anchor, pages)


def _address(location: Location, link: Link) -> Iterator[Finding]:
    """An address that no page may have, whatever it leads to."""
    shown = shortened(link.target)
    if link.is_image:
        yield Finding(
            location,
            f'the picture "{shown}"',
            "pictures as Mermaid diagrams, which every edition of the notes can show",
            "draw it as a diagram, or describe it in words",
        )
    elif scheme(link.target) not in _SCHEMES:
        yield Finding(
            location,
            f'the address "{shown}"',
            "a page of these notes, or an address that begins with https:// or mailto:",
            "correct or remove the link",
        )
    elif not link.target.strip() or not is_readable(link.target):
        yield Finding(
            location,
            f'the address "{shown}", which leads nowhere',
            "a page of these notes, or an https:// address",
            "correct or remove the link",
        )


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
