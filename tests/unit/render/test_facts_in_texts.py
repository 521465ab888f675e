"""`{{ fact … }}` works in every text of the data, wherever that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.publish import published_files
from tests.support.repository import ROOT, Site, open_small

# file, a text of it, and the pages that show that text
TEXTS = {
    "summary": ("services/ebs.yml", "Disks for instances.", "reference/glossary.md"),
    "price": ("services/ebs.yml", "Provisioned size.", "storage/ebs.md"),
    "definition": ("glossary/storage.yml", "Managed caches.", "reference/glossary.md"),
    "cell": ("comparisons/disks.yml", "By instance type", "compare/disks.md"),
    "comparison": ("comparisons/disks.yml", "The first one, mostly.", "compare/disks.md"),
    "option": ("comparisons/disks.yml", "data must stay.", "compare/disks.md"),
    "why": ("decisions/disk.yml", "Local disks forget.", "compare/which-disk.md"),
    "because": ("decisions/disk.yml", "It is near.", "compare/which-disk.md"),
    "unless": ("decisions/disk.yml", "speed is all.", "compare/which-disk.md"),
    "answer": ("decisions/disk.yml", '"Yes, very."', "compare/which-disk.md"),
    "port": ("ports.yml", "SFTP, too.", "reference/ports.md"),
    "correction": ("original-notes/corrections.yml", "The right name.", "storage/ebs.md"),
    "news": ("site/news.yml", "Pages about [disks](storage/ebs.md).", "reference/what-changed.md"),
    "exercise": ("exercises/domain-names.yml", "Chosen freely.", "reference/tables.md"),
}


def shown(site: Site, path: str) -> str:
    html = f"<article>{site.html(site.bodies[path])}</article>"
    return site.append_hidden(path, html).replace("\u00a0", " ")


def state(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "data" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("name", TEXTS)
def test_fact_in_a_text_is_filled_in_everywhere(small: Path, name: str) -> None:
    file, old, page = TEXTS[name]
    state(small, file, old, '"Not {{ fact ebs.max-size }}."')
    (small / "overrides").symlink_to(ROOT / "overrides")
    site = open_small(small)
    html = shown(site, page)
    assert "Not <a " in html
    assert 'id="tip-fact-ebs.max-size"' in html
    files = published_files(site, "https://example.org/", "Notes", "Disks.")
    for path, content in {page: html.encode(), **files}.items():
        assert b"{{ fact" not in content, path


def test_notes_that_refer_to_each_other_do_no_harm(small: Path) -> None:
    state(
        small,
        "services/ebs.yml",
        "    glance: true\n",
        "    glance: true\n"
        "    note: More than {{ fact ebs.min-size }}.\n"
        "  min-size:\n"
        "    label: Smallest volume\n"
        "    value: 1\n"
        "    unit: GiB\n"
        "    kind: limit\n"
        "    source: https://docs.aws.amazon.com/ebs/\n"
        "    note: Less than {{ fact ebs.max-size }}.\n",
    )
    site = open_small(small)
    assert site.problems() == []
    html = shown(site, "storage/ebs.md")
    assert html.count('id="tip-fact-ebs.max-size"') == 1
    assert html.count('id="tip-fact-ebs.min-size"') == 1
