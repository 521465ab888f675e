"""The report about what AWS changed, made from small releases on an index of our own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.evidence.api_models import ApiModel
from fieldnotes.evidence.compare import changes
from tests.support.repository import ROOT
from tests.support.wheels import Index
from tools.aws_models import changes as report
from tools.aws_models import releases, since


def model(size: int = 64, states: tuple[str, ...] = ("on", "off"), **more: str) -> dict[str, Any]:
    """An API model with a bound, a sentence with a number, values, and more operations."""
    sentence = f"<p>A disk has at most {size} TiB.</p>"
    return {
        "operations": {
            "MakeDisk": {
                "input": {"shape": "MakeDiskRequest"},
                "errors": [{"shape": name} for name in more.get("errors", "Full").split()],
                "documentation": sentence,
            },
            **{name: {"documentation": "<p>More.</p>"} for name in more.get("add", "").split()},
        },
        "shapes": {
            "MakeDiskRequest": {
                "type": "structure",
                "members": {
                    name: {"shape": shape, "documentation": f"<p>The {name}.</p>"}
                    for name, shape in [("Size", "Size"), ("State", "State")]
                    + [(name, "Text") for name in more.get("members", "").split()]
                },
            },
            "Size": {"type": "integer", "max": size},
            "State": {"type": "string", "enum": [*states]},
            "Text": {"type": "string"},
        },
    }


def found(new: dict[str, Any]) -> list[str]:
    old = ApiModel("disks", model())
    return [f"{c.kind} {c.path}: {c.text}" for c in changes(old, ApiModel("disks", new))]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (model(), []),
        (model(add="CopyDisk"), ["operation CopyDisk: new: More."]),
        (model(members="Color"), ["member MakeDisk.Color: new: The Color."]),
        (model(states=("on", "off", "new")), ["value MakeDisk.State: new new"]),
        (model(states=("on",)), ["value MakeDisk.State: gone off"]),
        (
            model(128),
            [
                "bound MakeDisk.Size: maximum 64, now 128",
                "sentence MakeDisk: “A disk has at most 128 TiB.”, "
                "was “A disk has at most 64 TiB.”",
            ],
        ),
        (model(errors="Full Slow"), ["error Slow: new"]),
        (model(errors="Slow"), ["error Slow: new", "error Full: gone"]),
    ],
)
def test_each_kind_of_change_is_found_and_no_other(
    new: dict[str, Any], expected: list[str]
) -> None:
    assert found(new) == expected


@pytest.fixture
def index(
    small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Index:
    """The small site in the current folder, bound to a model of three releases."""
    monkeypatch.chdir(small)
    (small / releases.PINS).write_text("botocore==1.0.1\ncfn-lint==2.0.0\n")
    shutil.copy(ROOT / "requirements-dev.txt", small)
    text = (small / "data/services/ebs.yml").read_text()
    text = text.replace("page:", "api: [disks]\npage:", 1)
    evidence = "    evidence:\n      - api: disks MakeDisk\n        says: at most 64 TiB\n"
    text = text.replace("    glance: true\n", f"{evidence}    glance: true\n", 1)
    (small / "data/services/ebs.yml").write_text(text)
    (small / "data/values/storage.yml").unlink()
    index = Index(tmp_path_factory.mktemp("index"), monkeypatch)
    index.cfn_lint("2.0.0", "2026-01-01")
    index.botocore("1.0.1", "2026-01-02", {"disks": model(16)})
    index.botocore("1.0.2", "2026-01-03", {"disks": model(16)})
    index.botocore("1.0.10", "2026-01-12", {"disks": model(64)})
    index.botocore("1.1.0", "2026-02-01", {"disks": model(64, add="CopyDisk")})
    return index


def run(*arguments: str) -> str:
    assert report.main([*arguments]) == 0
    return Path("dist/aws-changes.md").read_text()


def test_the_report_starts_with_evidence_and_names_the_pages(index: Index) -> None:
    text = run()
    assert "botocore 1.0.1 (2026-01-02) → 1.1.0 (2026-02-01)" in text
    broken, _, rest = text.partition("## disks")
    assert "data/services/ebs.yml:" in broken
    assert "A disk has at most 16 TiB." in broken
    assert "shown on storage/ebs.md" in broken
    assert "- `CopyDisk`: new: More." in rest
    assert "maximum 16, now 64" in rest


def test_the_versions_to_compare_can_be_chosen(index: Index) -> None:
    text = run("--from", "1.0.10", "--to", "1.1.0")
    assert text.splitlines()[2].startswith("0 pieces of evidence broken; 1 change in 1 ")


def test_an_interrupted_report_leaves_the_old_one(index: Index, capsys) -> None:
    before = run()
    index.broken.add("1.1.0")
    for path in (index.folder / "kept").glob("botocore-1.1.0-*"):
        path.write_bytes(b"half")
    assert report.main([]) == 1
    line = capsys.readouterr().err.strip()
    assert line.startswith("botocore 1.1.0: pip wrote no whole file")
    assert Path("dist/aws-changes.md").read_text() == before


def _without_file() -> None:
    releases.PINS.unlink()


def _without_version() -> None:
    releases.PINS.write_text("cfn-lint==2.0.0\n")


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (_without_file, "requirements-models.in: No such file or directory; expected"),
        (_without_version, "requirements-models.in:1  no version of botocore; expected"),
    ],
)
def test_missing_pins_are_one_line(
    index: Index, capsys: Any, damage: Callable[[], None], line: str
) -> None:
    damage()
    assert report.main([]) == 1
    assert capsys.readouterr().err.startswith(line)


def test_since_finds_the_first_release_that_bears_a_fact_out_and_writes_its_day(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(since, "OLDEST", "1.0.1")
    assert since.main(["ebs.max-size"]) == 0
    lines = Path("data/services/ebs.yml").read_text().splitlines()
    place = lines.index("      - api: disks MakeDisk")
    assert lines[place + 1] == "        since: 2026-01-12"
    before = Path("data/services/ebs.yml").read_text()
    assert since.main(["ebs.max-size"]) == 0
    assert Path("data/services/ebs.yml").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "expected a fact, or --new"),
        (["ebs.max-sise"], 'no fact ebs.max-sise; did you mean "ebs.max-size"?'),
        (["--new", "9.9"], "no botocore 9.9 on the package index; the newest is 1.1.0"),
    ],
)
def test_since_says_in_one_line_what_it_needs(
    index: Index, capsys: Any, arguments: list[str], line: str
) -> None:
    assert since.main(arguments) == 1
    assert capsys.readouterr().err.startswith(line)


@pytest.mark.parametrize("first", range(1, 9))
def test_bisecting_finds_the_first_version_wherever_it_is(first: int) -> None:
    versions = [str(number) for number in range(9)]
    assert since.bisected(versions, lambda version: int(version) >= first) == first
