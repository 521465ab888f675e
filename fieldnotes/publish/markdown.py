"""The Markdown version of each page: the same statements for a chat, a terminal, or a program.

A page goes in, plain Markdown comes out: markup filled in, no HTML, no attributes, full addresses,
diagrams as Mermaid source. Called by `site`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html

from fieldnotes.content.content import Content
from fieldnotes.content.markup import replace
from fieldnotes.diagrams.source import with_targets
from fieldnotes.read.pages import LINK, Page
from fieldnotes.render import page_end
from fieldnotes.render.directives import in_markdown
from fieldnotes.render.markdown_writer import MarkdownWriter
from fieldnotes.urls import page_url, resolve, target_url

# Where the theme lists the pages of every tag.
_TAGS = re.compile(r"(?m)^<!-- material/tags -->$")
# What an author writes that is not Markdown, or leads to a place only the site has.
_FOREIGN = re.compile(
    r"(?P<html>^<[a-z].*?(?=\n\n|\Z))"
    rf"|(?P<link>{LINK.pattern})"
    r"|(?P<attributes> +\{ *[#.][^}\n]*\}$)",
    re.M | re.S,
)


def tag_list(pages: Mapping[str, Page]) -> str:
    """A heading for each tag with links to its pages, relative to a page one folder down."""
    tagged: dict[str, list[str]] = {}
    for path, page in pages.items():
        tags = page.meta.get("tags")
        for tag in tags if isinstance(tags, list) else []:
            tagged.setdefault(str(tag), []).append(f"- [{page.title}](../{path})")
    return "\n\n".join(f"## {tag}\n\n" + "\n".join(tagged[tag]) for tag in sorted(tagged))


def markdown_version(content: Content, page: Page, site_url: str, tags: str = "") -> str:
    """The Markdown version of a page: title, description and address come first.

    `tags` is the `tag_list` of the site; it stands where the theme puts its own.
    """
    text = with_targets(page, lambda target: target_url(site_url, page.path, target))
    text = _plain_markdown(_TAGS.sub(tags, text), page.path, site_url)
    text = replace(text, lambda call: in_markdown(content, page.path, call, site_url))
    end = MarkdownWriter(content, site_url).blocks(page_end.view(content, page.path))
    text = f"{text.strip()}\n\n{end}"
    if not text.startswith("# "):
        text = f"# {page.title}\n\n{text}"
    title, _, body = text.partition("\n")
    about = f"> {page.description}\n>\n" if page.description else ""
    head = f"{title}\n\n{about}> <{page_url(site_url, page.path)}>"
    return re.sub(r"\n{3,}", "\n\n", f"{head}\n\n{body}").strip() + "\n"


def _plain_markdown(text: str, path: str, site_url: str) -> str:
    """An author's text with full addresses, without attributes, and with the words of its HTML."""
    page = Page(path, text)

    def native(found: re.Match[str]) -> str:
        # The match is in a text without code; what stands there is in the page's own text.
        source = text[found.start() : found.end()]
        if found["html"]:
            return str(lxml.html.fragment_fromstring(source, create_parent=True).text_content())
        if not found["link"]:
            return ""
        if resolve(path, found["target"]) is None:
            return source
        label = source[1 : source.rindex("](")]
        return f"[{label}]({target_url(site_url, path, found['target'])})"

    parts, position = [], 0
    for found in _FOREIGN.finditer(page.words):
        parts += [text[position : found.start()], native(found)]
        position = found.end()
    return "".join([*parts, text[position:]])
