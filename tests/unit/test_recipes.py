"""Each recipe of CONTRIBUTING.md, followed in a copy of the small site: what it promises is there.

The YAML and Markdown are the examples of the recipes, so that these cannot go stale. What only the
real site has, such as a page or a term, is replaced by what the small one has.
"""

from __future__ import annotations

import re
from pathlib import Path

from fieldnotes.fix import fix, record_urls
from fieldnotes.publish import published_files, redirects
from tests.support.repository import ROOT, Site, open_small

EBS = "storage/ebs.md"


def example(recipe: str, language: str = "yaml", containing: str = "") -> str:
    """The first example of a recipe in a language that contains a text."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    section = re.search(rf"^## {re.escape(recipe)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert section, f"CONTRIBUTING.md has no recipe {recipe!r}"
    fences = re.findall(rf"^(`{{3,}}){language}\n(.*?)^\1$", section[1], re.M | re.S)
    found = [code for _, code in fences if containing in code]
    assert found, f"the recipe {recipe!r} has no such example"
    return found[0]


def add(file: Path, text: str) -> None:
    """Append to a file, which may be new."""
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text() if file.exists() else ""
    file.write_text(before + text)


def replace(file: Path, old: str, new: str) -> None:
    """Change one place of a file, which has it."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def allow(small: Path, *words: str) -> None:
    """List abbreviations that the real glossary explains."""
    lines = "".join(f"{word}: A term of the real site.\n" for word in words)
    add(small / "data/checks/allowed-abbreviations.yml", lines)


def finished(small: Path) -> Site:
    """Run `make fix && make check`, the last step of every recipe; returns the site."""
    fix(open_small(small))
    site = open_small(small)
    assert [str(problem) for problem in site.problems()] == []
    return site


def page(site: Site, path: str) -> str:
    """A page as the build writes it, with the tips that it opens."""
    html = f"<article>{site.html(site.bodies[path])}</article>"
    return site.append_hidden(path, html).replace("\u00a0", " ")


def published(site: Site) -> dict[str, str]:
    """The files beside the pages."""
    (site.root / "overrides").symlink_to(ROOT / "overrides")
    files = published_files(site, "https://example.org/", "Notes", "All about disks.")
    return {path: content.decode() for path, content in files.items()}


def test_correct_a_number(small: Path) -> None:
    facts = example("Correct a number").removeprefix("facts:\n")
    replace(small / "data/services/ebs.yml", "facts:\n", "facts:\n" + facts)
    replace(small / "docs" / EBS, "and many IOPS", "and {{ fact ebs.gp3-max-iops }}")
    site = finished(small)
    shown = page(site, EBS)
    assert "80,000 IOPS</a>" in shown
    assert "Until 26 September 2025: <bdi>16,000 IOPS</bdi>" in shown
    assert 'id="ebs.gp3-max-iops"' in page(site, "reference/limits.md")
    assert "16,000 IOPS" in page(site, "reference/still-true.md")


def test_add_evidence(small: Path) -> None:
    facts = example("Add evidence")
    add(small / "data/services/ebs.yml", "".join(f"  {line}\n" for line in facts.splitlines()))
    site = finished(small)
    assert site.outdated_evidence() == []
    replace(small / "data/services/ebs.yml", "value: 30\n", "value: 15\n")
    replace(small / "data/services/ebs.yml", "1,800 seconds", "900 seconds")
    (found,) = open_small(small).outdated_evidence()
    assert "the maximum allowed value is 1,800 seconds" in str(found)


def test_list_values(small: Path) -> None:
    add(small / "data/values/storage.yml", example("List values").replace("#snapshots", "#size"))
    add(small / "docs" / EBS, "\n{{ values ebs-snapshot-states }}\n")
    site = finished(small)
    assert site.outdated_evidence() == []
    assert "Data is still being copied." in page(site, EBS)
    assert 'id="ebs-snapshot-states.pending"' in page(site, "reference/values.md")


def test_note_a_change(small: Path) -> None:
    entry = example("Note a change").replace("storage/s3.md#consistency", f"{EBS}#size")
    add(small / "data/changes/storage.yml", entry.replace("service: s3", "service: ebs"))
    site = finished(small)
    for path in ("reference/new-at-aws.md", "reference/still-true.md"):
        shown = page(site, path)
        assert "A read right after a write may return the old object." in shown
        assert "No wait and no second index is needed" in shown
        assert 'id="s3-strong-consistency"' in shown
    assert "Every read returns the newest object" in published(site)["feed.xml"]


def test_note_an_end(small: Path) -> None:
    entry = example("Note an end").replace("serverless/lambda.md#runtimes", f"{EBS}#size")
    entry = entry.replace("service: lambda", "service: ebs").replace("in Lambda", "of disks")
    add(small / "data/lifecycle/storage.yml", entry)
    replace(small / "docs" / EBS, "Disks, see", "Disks {{ status lambda-nodejs20 }}, see")
    site = finished(small)
    shown = page(site, EBS)
    assert 'data-tip="status:lambda-nodejs20">Ends 30 April 2027</a>' in shown
    assert 'id="tip-status-lambda-nodejs20"' in shown
    assert 'id="lambda-nodejs20"' in page(site, "reference/what-ends-when.md")
    files = published(site)
    assert "SUMMARY:Node.js 20 of disks: Ends 30 April 2027" in files["endings.ics"]


def test_add_a_term(small: Path) -> None:
    entry = example("Add a term")
    entry = entry.replace("networking/vpc.md#addresses", "storage/index.md")
    entry = entry.replace("[subnet, vpc]", "[iops]")
    add(small / "data/glossary/networking.yml", entry)
    allow(small, "IP")
    replace(small / "docs" / EBS, "Disks, see", "Disks and CIDR blocks, see")
    site = finished(small)
    assert 'id="cidr"' in page(site, "reference/glossary.md")
    assert 'data-tip="term:cidr">CIDR blocks</a>' in page(site, EBS)


def test_add_a_comparison(small: Path) -> None:
    text = example("Add a comparison").replace("ebs.max-volume-size", "ebs.max-size")
    text = text.replace(
        "groups:\n", "  efs: {name: EFS, choose: instances share files.}\ngroups:\n"
    )
    text = re.sub(r"(\n +)(ebs: Block device.*)", r"\1\2\1efs: Files over the network", text)
    add(small / "data/comparisons/disks-and-files.yml", text)
    allow(small, "EFS", "EC2")
    add(small / "docs" / EBS, "\n{{ compare disks-and-files }}\n")
    site = finished(small)
    for path in (EBS, "compare/disks-and-files.md"):
        shown = page(site, path)
        assert "Files over the network" in shown
        assert "64 TiB" in shown


def test_add_a_decision(small: Path) -> None:
    real = (ROOT / "data/decisions/storage.yml").read_text()
    small_one = (small / "data/decisions/disk.yml").read_text()
    keys = re.compile(r"^[a-z_]+:", re.M)
    assert set(keys.findall(real)) >= set(keys.findall(small_one)) - {"comparison:"}
    text = small_one.replace("Where to put the data?", "Which kind of disk?")
    (small / "data/decisions/kind.yml").write_text(text)
    site = finished(small)
    shown = page(site, "compare/which-kind.md")
    assert "Must the data stay?" in shown
    assert "Runner-up" in shown


def test_correct_the_notes(small: Path) -> None:
    entry = (small / "data/original-notes/corrections.yml").read_text()
    entry = entry.replace("ebs-name:", "ebs-size:").replace("The right name.", "It is larger.")
    add(small / "data/original-notes/corrections.yml", entry)
    site = finished(small)
    assert "It is larger." in page(site, EBS)
    assert 'id="ebs-size"' in page(site, "study/corrections.md")


def test_tell_what_is_new(small: Path) -> None:
    news = small / "data/site/news.yml"
    news.write_text(example("Tell what is new") + news.read_text())
    site = finished(small)
    title = "All names from A to Z"
    assert title in page(site, "reference/what-changed.md")
    assert title in page(site, "index.md")
    files = published(site)
    assert title in files["feed.xml"]


def test_add_a_diagram(small: Path) -> None:
    fence = example("Add a diagram", "markdown")
    fence = fence.replace("../networking/application-load-balancer.md", "index.md")
    add(small / "docs" / EBS, f"\n{fence}")
    site = finished(small)
    shown = page(site, EBS)
    assert "A request through the load balancer" in shown
    assert "<svg" in shown


def test_add_a_page(small: Path) -> None:
    front = example("Add a page")
    title = "# Volumes\n\nA volume is a disk.\n\n## Snapshots {#snapshots}\n\nCopies.\n"
    add(small / "docs/storage/volumes.md", f"{front}\n{title}")
    replace(small / "docs/storage/.pages", "ebs.md]", "ebs.md, volumes.md]")
    site = finished(small)
    assert "A volume is a disk." in page(site, "storage/volumes.md")
    assert "Volumes" in page(site, "storage/index.md")
    assert site.content.sections[0].pages[-1] == "storage/volumes.md"


def test_mend_what_search_misses(small: Path) -> None:
    add(small / "data/search/synonyms.yml", "block storage: EBS\n")
    add(small / "data/search/questions/storage.yml", "  - how big can a volume get\n")
    site = finished(small)
    files = published(site)
    assert "block storage" in files["search/index.js"]
    assert site.content.data.questions["storage/ebs.md#size"][-1] == "how big can a volume get"


def test_short_addresses(small: Path) -> None:
    replace(
        small / "data/services/ebs.yml", "    glance: true\n", "    glance: true\n    go: [big]\n"
    )
    site = finished(small)
    short = redirects.files(site.content, "https://example.org/")["go/big/index.html"]
    assert "reference/limits/#ebs.max-size" in short


def test_move_or_rename_something(small: Path) -> None:
    recipe = "Move or rename something"
    record_urls(open_small(small))
    (small / "docs" / EBS).rename(small / "docs/storage/volumes.md")
    replace(small / "docs/storage/.pages", "ebs.md", "volumes.md")
    for file in (small / "data").rglob("*.yml"):
        file.write_text(file.read_text().replace(EBS, "storage/volumes.md"))
    gone = [p for p in open_small(small).problems() if p.rule == "published-urls"]
    assert f'the published address "{EBS}", which was removed' in [p.found for p in gone]
    moved = re.search(r"^\S+: \S+(?= .*takes its anchors along)", example(recipe), re.M)
    assert moved
    old, new = moved[0].split(": ")
    line = moved[0].replace(new, "<new>").replace(old, EBS).replace("<new>", "storage/volumes.md")
    # An anchor of the page that moved was renamed before; its redirect has moved along.
    replace(small / "data/site/redirects.yml", "storage/volumes.md#volume:", f"{EBS}#volume:")
    add(small / "data/site/redirects.yml", f"{line}\n")
    site = finished(small)
    files = redirects.files(site.content, "https://example.org/")
    assert "../volumes/" in files["storage/ebs/index.html"]
