"""The Markdown twin of each page: the same statements for a chat, a terminal, or a program.

A page's Markdown with its markup filled in goes in, plain Markdown comes out: no HTML, no
attributes, every link a full address, diagrams as Mermaid source. Called by `site`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin

import html_to_markdown

from fieldnotes.content.markup import replaced
from fieldnotes.diagrams.source import diagrams_of, with_targets
from fieldnotes.read.pages import Page
from fieldnotes.urls import address, resolve

LINK = re.compile(r"(?<!\\)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)[^)]*\)")
# Where the theme lists the pages of every tag.
_TAGS = re.compile(r"(?m)^<!-- material/tags -->$")
_FACT = r'<a class="fact"[^>]*>(.*?)</a>'
# What is not Markdown, or leads to a place only the site has; looked for outside code alone.
_FOREIGN = re.compile(
    rf"(?P<fact>{_FACT})"
    r"|(?P<html>^<[a-z].*?(?=\n\n|\Z))"
    rf"|(?P<link>{LINK.pattern})"
    r"|(?P<attributes> +\{ *[#.][^}\n]*\}$)",
    re.M | re.S,
)
# Parts of our own HTML that Markdown says differently, in the order in which they are replaced.
_IN_HTML: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r'<nav class="(?:backlinks|letters)".*?</nav>', re.S), ""),
    (re.compile(r'<a class="row-link"[^>]*>#</a>'), ""),
    (re.compile(r'<sup class="source-mark"><a[^>]*>(\d+)</a></sup>'), r" <sup>(\1)</sup>"),
    (re.compile(r"<summary>(.*?)</summary>"), r"<p><strong>\1</strong></p>"),
    (re.compile(r'<span class="leads-to">'), "<span> → "),
    (re.compile(r'<h3 class="card-title">(.*?)</h3>'), r"<p><strong>\1</strong></p>"),
    (re.compile(_FACT), r"\1"),
    (re.compile(r"<(/?)dl[^>]*>"), r"<\1ul>"),
    (re.compile(r"<div>(?=<dt)|(?<=</dd>)</div>"), ""),
    (re.compile(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>", re.S), r"<li><strong>\1:</strong> "),
    (re.compile(r"</dd>"), "</li>"),
    (re.compile(r'<tr class="group"><th[^>]*>(.*?)</th>'), r"<tr><td><strong>\1</strong></td>"),
    (re.compile(r'<th scope="row">(.*?)</th>', re.S), r"<td><strong>\1</strong></td>"),
)


def page_address(site_url: str, page: str) -> str:
    """The full address of a page, with or without an anchor, on the site at `site_url`."""
    path, _, anchor = page.partition("#")
    return urljoin(site_url, address(path)) + (f"#{anchor}" if anchor else "")


def markdown_url(site_url: str, page: str) -> str:
    """The full address of a page's twin: where its source would be."""
    return urljoin(site_url, page)


def followed(site_url: str, page: str, target: str) -> str:
    """The full address that a Markdown link on a page leads to."""
    resolved = resolve(page, target)
    return page_address(site_url, "#".join(resolved).rstrip("#")) if resolved else target


def tag_list(pages: Mapping[str, Page]) -> str:
    """A heading for each tag with links to its pages, relative to a page one folder down."""
    tagged: dict[str, list[str]] = {}
    for path, page in pages.items():
        typed = page.meta.get("tags")
        for tag in typed if isinstance(typed, list) else []:
            tagged.setdefault(str(tag), []).append(f"- [{page.title}](../{path})")
    return "\n\n".join(f"## {tag}\n\n" + "\n".join(tagged[tag]) for tag in sorted(tagged))


def twin(page: Page, site_url: str, tags: str = "") -> str:
    """The twin of a page whose markup is filled in: title, description and address come first.

    `tags` is the `tag_list` of the site; it stands where the theme puts its own.
    """
    edits = [
        (
            d.start,
            d.end,
            with_targets(page.text[d.start : d.end], lambda t: followed(site_url, page.path, t)),
        )
        for d in diagrams_of(page)
        if d.links
    ]
    text = _TAGS.sub(tags, replaced(page.text, edits))
    page = page if text == page.text else Page(page.path, text, page.meta, parser=page.parser)
    here = page_address(site_url, page.path)
    options = html_to_markdown.ConversionOptions(base_url=here, compact_tables=True)

    def in_markdown(html: str) -> str:
        for pattern, replacement in _IN_HTML:
            html = pattern.sub(replacement, html)
        return (html_to_markdown.convert(html, options).content or "").strip()

    def native(found: re.Match[str]) -> str:
        """What stands in the twin for a match; code inside it is only in the text itself."""
        source = page.text[found.start() : found.end()]
        if found["fact"]:
            return re.sub(_FACT, r"\1", source)
        if found["html"]:
            return in_markdown(source)
        if not found["link"]:
            return ""
        text = source[1 : source.rindex("](")]
        if resolve(page.path, found["target"]) is None:
            return source
        return f"[{text}]({followed(site_url, page.path, found['target'])})"

    parts, position = [], 0
    for found in _FOREIGN.finditer(page.words):
        parts += [page.text[position : found.start()], native(found)]
        position = found.end()
    text = "".join([*parts, page.text[position:]]).replace("\u00a0", " ")
    if not text.lstrip().startswith("# "):
        text = f"# {page.title}\n\n{text}"
    title, _, body = text.strip().partition("\n")
    about = f"> {page.description}\n>\n" if page.description else ""
    return re.sub(r"\n{3,}", "\n\n", f"{title}\n\n{about}> <{here}>\n\n{body}").strip() + "\n"
