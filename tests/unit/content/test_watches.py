"""What watches a statement is counted, shown, and urgent where nobody does."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.content.shown import fact_path
from fieldnotes.content.watches import by_thing, disagreeing, due, watched_by
from fieldnotes.evidence.verify import Verdict
from fieldnotes.render import watching
from fieldnotes.render.plain_text import plain_text
from tests.support.repository import Site, open_small

EBS = "storage/ebs.md"
SIZE = fact_path("ebs.max-size")
EVIDENCE = {
    "model": '{api: ec2 CreateVolume.Size, says: "1 - 65,536 GiB"}',
    "schema": "{cloudformation: AWS::EC2::Volume Size}",
    "page": "{page: up to 64 TiB}",
}


def bound(small: Path, *kinds: str) -> Site:
    """The small site with evidence of some kinds for a fact."""
    path = small / "data/services/ebs.yml"
    pieces = ", ".join(EVIDENCE[kind] for kind in kinds)
    text = path.read_text().replace(
        "    glance: true\n", f"    glance: true\n    evidence: [{pieces}]\n", 1
    )
    path.write_text(text)
    return open_small(small)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), "nobody"),
        (("page",), "page"),
        (("page", "schema"), "schema"),
        (("page", "schema", "model"), "model"),
    ],
)
def test_the_best_watcher_of_a_statement_counts(
    small: Path, kinds: tuple[str, ...], expected: str
) -> None:
    content = bound(small, *kinds).content
    assert watched_by(content.statements[SIZE]) == expected
    assert by_thing(content)["Facts"][expected] >= 1
    assert (SIZE in dict(due(content))) == (expected == "nobody")


def tip(site: Site) -> str:
    blocks = watching.of_statement(site.content, SIZE, site.content.statements[SIZE])
    return " ".join(plain_text(site.content, block.content) for block in blocks)  # type: ignore[union-attr]


def test_the_tip_of_a_fact_says_what_watches_it(small: Path) -> None:
    assert "Watched by nobody. Look at the source." in tip(open_small(small))
    found = tip(bound(small, "model", "page"))
    assert "AWS's API model, ec2 CreateVolume.Size; words on the source." in found


def test_a_fact_that_a_model_contradicts_says_so_on_every_page(small: Path) -> None:
    site = bound(small, "model")
    object.__setattr__(site.content, "verdicts", {SIZE: (Verdict("disagrees", "it is 5 now"),)})
    assert disagreeing(site.content) == [SIZE]
    assert tip(site).startswith("AWS's models disagree: it is 5 now.")


def test_a_page_says_how_many_of_its_values_are_watched(small: Path) -> None:
    site = bound(small, "model")
    (line,) = watching.of_page(site.content, EBS)
    text = plain_text(site.content, line.content)  # type: ignore[union-attr]
    total = len([p for p in site.content.statements_on[EBS] if p in site.content.statements])
    assert text.startswith(f"1 of {total} values on this page are watched: 1 by AWS's API models")
    assert watching.of_page(site.content, "index.md") == ()


def test_pages_show_the_statements_of_their_markup(small: Path) -> None:
    content = open_small(small).content
    assert SIZE in content.statements_on[EBS]
    assert EBS in content.pages_showing(SIZE)
    assert ("services", "ebs", "status") in content.statements_on[EBS]


def test_the_real_page_about_freshness_counts_every_statement_once(real: Site) -> None:
    counts = by_thing(real.content)
    facts = sum(len(service.facts) for service in real.content.data.services.values())
    assert counts["Facts"].total() == facts
    assert counts["Lists of values"].total() == len(real.content.data.value_lists)
    assert "Freshness" in real.content.title("reference/freshness.md")


def test_what_is_due_starts_with_limits_that_were_never_read(real: Site) -> None:
    found = [statement for _, statement in due(real.content)]
    limits = [s for s in found if getattr(s, "kind", "") == "limit"]
    assert found[: len(limits)] == limits
    dates = [s.checked or "" for s in limits]
    assert dates == sorted(dates)
