"""What a page is, for search engines: JSON-LD with the words of https://schema.org. Pure.

No page says when it was changed: nobody writes that down for a page, and the dates of its facts say
when somebody read a source. Called by `head`.
"""

from __future__ import annotations

import json
import posixpath

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, HOME
from fieldnotes.publish import license
from fieldnotes.urls import page_url

LANGUAGE = "en"

_Object = dict[str, object]


def json_ld(content: Content, page: str, site_url: str, site: str) -> str:
    """The JSON of a page's one script element; `site` is the site's name."""
    about = _website(content, site_url, site) if page == HOME else _page(content, page, site_url)
    crumbs = _breadcrumbs(content, page, site_url, site)
    graph: _Object = {"@context": "https://schema.org", "@graph": [about, *crumbs]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # No text of a page can end the script, nor begin a comment in it.
    return text.replace("<", "\\u003c")


def _website(content: Content, site_url: str, site: str) -> _Object:
    return {
        "@type": "WebSite",
        "@id": _site_id(site_url),
        "name": site,
        "description": content.description(HOME),
        "url": site_url,
        "inLanguage": LANGUAGE,
        "license": license.URL,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{site_url}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def _page(content: Content, page: str, site_url: str) -> _Object:
    kind, more = _kind(content, page, site_url)
    title = {"headline": content.label(page)} if kind == "TechArticle" else {}
    return {
        "@type": kind,
        "name": content.label(page),
        **title,
        "description": content.description(page),
        "url": page_url(site_url, page),
        "inLanguage": LANGUAGE,
        "license": license.URL,
        "isPartOf": {"@id": _site_id(site_url)},
        **more,
    }


def _kind(content: Content, page: str, site_url: str) -> tuple[str, _Object]:
    """The type of a page, and what only pages of this type have."""
    if page == GLOSSARY:
        terms = [
            {
                "@type": "DefinedTerm",
                "name": term.title(),
                "url": page_url(site_url, f"{page}#{id_}"),
            }
            for id_, term in content.terms.items()
        ]
        return "DefinedTermSet", {"hasDefinedTerm": terms}
    if posixpath.basename(page) == "index.md":
        return "CollectionPage", {}
    return "TechArticle", {}


def _breadcrumbs(content: Content, page: str, site_url: str, site: str) -> list[_Object]:
    """The way from the home page; nothing on the home page itself."""
    if page == HOME:
        return []
    section = content.section_of(page)
    steps = [(site, HOME)]
    if section and section.index in content.pages:
        steps.append((section.title, section.index))
    if section is None or page != section.index:
        steps.append((content.label(page), page))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": page_url(site_url, at)}
        for number, (name, at) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _site_id(site_url: str) -> str:
    return f"{site_url}#site"
