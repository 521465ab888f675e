"""Pages as the site's own parser reads them."""

from __future__ import annotations

from fieldnotes.read.markdown import Parser
from fieldnotes.read.pages import Page
from tests.support.repository import ROOT

PARSER = Parser.of(ROOT)


def page_of(text: str, path: str = "a.md") -> Page:
    """A page with a text."""
    return Page(path, text, parser=PARSER)
