"""A page that code links to by name is reported when it is renamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.content.known_pages import KNOWN_PAGES, KnownPage
from fieldnotes.publish import published_files
from tests.support.repository import ROOT, Site, open_small


@pytest.mark.parametrize("page", KNOWN_PAGES, ids=lambda page: page.path)
def test_missing_known_page_is_reported(small: Path, page: KnownPage) -> None:
    path = small / "docs" / page.path
    path.rename(path.with_name("renamed.md"))
    found = [problem for problem in open_small(small).problems() if problem.rule == "known-pages"]
    assert [str(problem.location) for problem in found] == [f"docs/{page.path}:1"]
    assert page.used_by in found[0].expected


def test_site_without_ports_needs_no_page_for_them(small: Path) -> None:
    (small / "data/ports.yml").unlink()
    (small / "docs/reference/ports.md").unlink()
    site = open_small(small)
    assert "known-pages" not in {problem.rule for problem in site.problems()}
    (small / "overrides").symlink_to(ROOT / "overrides")
    assert "search/index.js" in published_files(site, "https://example.org/", "Notes", "Disks.")


def test_every_known_page_exists(real: Site) -> None:
    assert {page.path for page in KNOWN_PAGES} <= real.content.pages.keys()
