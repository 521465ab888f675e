"""`make fix` mends what needs no thought and says what it wrote."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.fix import fix
from tests.support.repository import open_small


def test_names_get_their_spelling_outside_code(small: Path) -> None:
    page = small / "docs/index.md"
    page.write_text(page.read_text() + "\nElasticache and `Elasticache`, [x](Elasticache.md)\n")
    written = fix(open_small(small))
    assert "docs/index.md" in written
    assert page.read_text().endswith("\nElastiCache and `Elasticache`, [x](Elasticache.md)\n")


def test_names_in_data_are_corrected_in_texts_only(small: Path) -> None:
    terms = small / "data/glossary/storage.yml"
    terms.write_text(
        terms.read_text().replace("Managed caches.", ">-\n    Caches by\n    Elasticache.")
    )
    fix(open_small(small))
    text = terms.read_text()
    assert "    ElastiCache.\n" in text
    assert "related: [elasticache]" in text
    assert "\nelasticache:\n" in text


def test_data_files_get_the_hint_for_editors(small: Path) -> None:
    fix(open_small(small))
    first = (small / "data/services/ebs.yml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/service.json"
    assert (small / "schemas/service.json").exists()


def test_a_second_run_writes_nothing(small: Path) -> None:
    fix(open_small(small))
    assert fix(open_small(small)) == []
    assert open_small(small).problems() == []
