"""The version of AWS's models that readers see is the pinned one."""

from __future__ import annotations

from pathlib import Path

from tests.support.repository import open_small

MODELS = "botocore:\n  name: Models\n  version: {}\n  released: 2026-11-20\n"


def test_a_version_that_is_not_pinned_gives_its_line(small: Path) -> None:
    (small / "requirements-dev.txt").write_text("botocore==1.44.8 \\\n")
    models = small / "data/site/models.yml"
    models.write_text(MODELS.format("1.44.8"))
    assert open_small(small).problems() == []
    models.write_text(MODELS.format("1.44.7"))
    (found,) = open_small(small).problems()
    assert str(found).startswith(
        "data/site/models.yml:3  models  botocore 1.44.7; expected 1.44.8, which is pinned"
    )
