"""Sources with a title, in every way that readers see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.render.blocks import Source, SourceMark
from fieldnotes.render.html_writer import HtmlWriter
from fieldnotes.render.plain_text import plain_text
from fieldnotes.render.sources import Sources
from fieldnotes.urls import TitledUrl
from tests.support.repository import open_small

URL = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
TIMEOUT = TitledUrl(URL, "AWS API model, CreateFunction.Timeout")
STORAGE = TitledUrl(URL, "AWS API model, CreateFunction.EphemeralStorage")


def test_html_links_the_title(small: Path) -> None:
    writer = HtmlWriter(open_small(small).content, "storage/ebs.md")
    line = writer.line(Source(TIMEOUT))
    assert f'href="{URL}"' in line and f">{TIMEOUT.source_title}<" in line


def test_plain_text_names_the_title(small: Path) -> None:
    assert plain_text(open_small(small).content, Source(TIMEOUT)) == TIMEOUT.source_title


@pytest.mark.parametrize(
    ("second", "number"),
    [(STORAGE, 2), (TitledUrl(URL, TIMEOUT.source_title), 1), (URL, 2)],
    ids=["another title", "the same title", "no title"],
)
def test_a_table_lists_each_title_once(second: str, number: int) -> None:
    sources = Sources("table")
    assert sources.mark(TIMEOUT, "2026-11") == SourceMark("table", 1)
    assert sources.mark(second, "2026-11") == SourceMark("table", number)
