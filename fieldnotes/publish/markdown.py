"""The Markdown version of each page: the same statements for a chat, a terminal, or a program.

A page goes in, plain Markdown comes out: markup filled in, no HTML, no attributes, full addresses,
diagrams as Mermaid source. Called by `site`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html

from fieldnotes.content.content import Content
from fieldnotes.content.markup import calls, replaced
from fieldnotes.diagrams.source import diagrams_of, with_targets
from fieldnotes.read.pages import Page
from fieldnotes.render import page_end
from fieldnotes.render.directives import in_markdown
from fieldnotes.render.markdown_writer import MarkdownWriter
from fieldnotes.urls import page_url, target_url

# Where the theme lists the pages of every tag.
_TAGS = re.compile(r"(?m)^<!-- material/tags -->$")
# What an author writes that is not Markdown; looked for outside code.
_HTML = re.compile(r"^<[a-z].*?(?=\n\n|\Z)", re.M | re.S)
_ATTRIBUTES = re.compile(r" +\{ *[#.][^}\n]*\}$", re.M)
_Edit = tuple[int, int, str]


def tag_list(pages: Mapping[str, Page], site_url: str) -> str:
    """A heading for each tag with links to its pages."""
    tagged: dict[str, list[str]] = {}
    for path, page in pages.items():
        tags = page.meta.get("tags")
        for tag in tags if isinstance(tags, list) else []:
            tagged.setdefault(str(tag), []).append(f"- [{page.title}]({page_url(site_url, path)})")
    return "\n\n".join(f"## {tag}\n\n" + "\n".join(tagged[tag]) for tag in sorted(tagged))


def markdown_version(content: Content, page: Page, site_url: str, tags: str = "") -> str:
    """The Markdown version of a page: title, description and address come first.

    `tags` is the `tag_list` of the site; it stands where the theme puts its own.
    """
    text = _TAGS.sub(tags, replaced(page.text, _edits(content, page, site_url)))
    end = MarkdownWriter(content, site_url).blocks(page_end.view(content, page.path))
    text = f"{text.strip()}\n\n{end}"
    if not text.startswith("# "):
        text = f"# {page.title}\n\n{text}"
    title, _, body = text.partition("\n")
    about = f"> {page.description}\n>\n" if page.description else ""
    head = f"{title}\n\n{about}> <{page_url(site_url, page.path)}>"
    return re.sub(r"\n{3,}", "\n\n", f"{head}\n\n{body}").strip() + "\n"


def _edits(content: Content, page: Page, site_url: str) -> list[_Edit]:
    """What of an author's text is said otherwise: markup, full addresses, no HTML or attributes."""

    def full(target: str) -> str:
        return target_url(site_url, page.path, target)

    edits: list[_Edit] = [
        (call.start, call.end, in_markdown(content, page.path, call, site_url))
        for call in calls(page)
    ]
    for diagram in diagrams_of(page):
        source = page.text[diagram.start : diagram.end]
        edits.append((diagram.start, diagram.end, with_targets(source, full)))
    for part, (start, end) in page.parts:
        if part.kind in ("link", "image") and page.text.startswith("](", start):
            edits.append((start, end, f"]({full(part.target)}"))
    for found in _HTML.finditer(page.words):
        source = page.text[found.start() : found.end()]
        words = lxml.html.fragment_fromstring(source, create_parent=True).text_content()
        edits.append((found.start(), found.end(), str(words)))
    edits += [(m.start(), m.end(), "") for m in _ATTRIBUTES.finditer(page.words)]
    return _outermost(edits)


def _outermost(edits: list[_Edit]) -> list[_Edit]:
    """The edits without those inside others."""
    kept: list[_Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
