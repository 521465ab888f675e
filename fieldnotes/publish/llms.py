"""The site for language models: `llms.txt`, a map of the Markdown versions, and all of them in one.

The form of llms.txt is the one of https://llmstxt.org.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from fieldnotes.content.content import Content
from fieldnotes.urls import markdown_url

_HOW = """\
Each number, date and status has a source and, where somebody read it there, the month in which it
was checked. The pages below are Markdown; their links lead to the pages for people, whose addresses
are the same with a slash in place of `.md` (or of `index.md`)."""


def llms_txt(content: Content, site_url: str, name: str, description: str) -> str:
    """Title, summary, and a list of all pages with what each answers, by section."""
    parts = [f"# {name}", f"> {description}", _HOW]
    for section in content.sections:
        lines = [_line(content, site_url, page) for page in section.pages]
        parts += [f"## {section.title}", "\n".join(lines)]
    files = {
        "llms-full.txt": "every page in one file",
        "api/v1/services.json": "services with status, scope, price basis and every fact",
        "api/v1/glossary.json": "every term with its definition and names",
        "api/v1/comparisons.json": "the comparisons, each with the address of its own file",
    }
    data = [f"- [{path}]({urljoin(site_url, path)}): {what}" for path, what in files.items()]
    return "\n\n".join([*parts, "## Data", "\n".join(data)]) + "\n"


def _line(content: Content, site_url: str, page: str) -> str:
    address = markdown_url(site_url, page)
    return f"- [{content.label(page)}]({address}): {content.description(page)}"


def llms_full_txt(content: Content, versions: Mapping[str, str]) -> str:
    """All Markdown versions in reading order; pages of no section, such as home, come first."""
    ordered = [page for section in content.sections for page in section.pages]
    first = [page for page in versions if page not in ordered]
    return "\n---\n\n".join(versions[page] for page in [*first, *ordered])
