"""Pages and anchors that only lead on: short names, and what moved (data/site/redirects.yml). Pure.

They work without a script. Called by `site`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urldefrag

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import A_TO_Z
from fieldnotes.content.published_urls import GO
from fieldnotes.content.short_names import short_names
from fieldnotes.urls import address, file_href, href, page_url

# Takes the anchor of the old address along.
_SCRIPT = "assets/javascripts/standalone/moved-page.js"


def files(content: Content, site_url: str) -> dict[str, str]:
    """A page for each short name and for each page that moved, by path below the site."""
    found = {}
    if A_TO_Z in content.pages:
        found[f"{GO}/index.md"] = _short(content, site_url, "index", A_TO_Z, content.title(A_TO_Z))
    for name, claim in short_names(content).items():
        here = f"{GO}/{name}.md"
        found[here] = _short(content, site_url, name, claim.target, claim.title, claim.query)
    for old, new in content.data.redirects.items():
        folder, _, name = old.partition("/")
        if folder == GO:
            found[f"{old}.md"] = _short(content, site_url, name, new, content.place_title(new))
        elif "#" not in old:
            found[old] = _moved(content, site_url, old, new)
    return {f"{address(path)}index.html": page for path, page in found.items()}


def append_moved(content: Content, page: str, html: str) -> str:
    """The HTML of a whole page with its former anchors inside its article, each with a link.

    Only the one that an address names is shown; anchors.js follows its link.
    """
    former = dict(_former_anchors(content, page))
    if not former:
        return html
    lines = "".join(
        f'<p id="{escape(anchor)}">This is now in <a href="{href(page, new)}">'
        f"{escape(content.place_title(new))}</a>.</p>"
        for anchor, new in former.items()
    )
    before, end, after = html.rpartition("</article>")
    return f'{before}<div class="moved">{lines}</div>{end}{after}'


def _former_anchors(content: Content, page: str) -> Iterator[tuple[str, str]]:
    for old, new in content.data.redirects.items():
        path, anchor = urldefrag(old)
        if path == page and anchor:
            yield anchor, new


def _short(
    content: Content, site_url: str, name: str, target: str, title: str, query: str = ""
) -> str:
    link = _with_query(href(f"{GO}/{name}.md", target), query)
    head = f'<meta http-equiv="refresh" content="0; url={escape(link)}">'
    return _page(title, page_url(site_url, target), head, _link(link, title))


def _with_query(link: str, query: str) -> str:
    path, anchor = urldefrag(link)
    return f"{path}{query}{f'#{anchor}' if anchor else ''}"


def _moved(content: Content, site_url: str, old: str, new: str) -> str:
    """The page where another one was. Without a script, anchors of the old address are lost."""
    link = href(old, new)
    title = content.place_title(new)
    former = "".join(
        f'<p id="{escape(anchor)}">{_link(href(old, target), content.place_title(target))}</p>'
        for anchor, target in _former_anchors(content, old)
    )
    head = (
        f'<noscript><meta http-equiv="refresh" content="0; url={escape(link)}"></noscript>'
        f'<script src="{file_href(old, _SCRIPT)}" defer></script>'
    )
    body = f'<p id="moved">{_link(link, title)}</p>{former}'
    return _page(title, page_url(site_url, new), head, body)


def _link(link: str, title: str) -> str:
    return f'<a href="{escape(link)}">{escape(title)}</a>'


def _page(title: str, canonical: str, head: str, body: str) -> str:
    """A small page about `canonical`, an address whose anchor search engines leave out anyway."""
    canonical = urldefrag(canonical).url
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{escape(canonical)}">'
        f"{head}{body}\n"
    )
