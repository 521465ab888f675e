"""Values that an earlier run has made are not made again, and do not pile up."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes import cache
from fieldnotes.cache import Cache


def run(path: Path, *keys: str) -> list[str]:
    """Ask for keys as one run of the generator does; returns those whose values it had to make."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return f"value of {key}"

    values = Cache(path)
    for key in keys:
        assert values.get(key, lambda key=key: make(key)) == f"value of {key}"
    values.save()
    return made


def test_a_value_is_made_once(tmp_path: Path) -> None:
    assert run(tmp_path / "kept", "a", "b", "a") == ["a", "b"]
    assert run(tmp_path / "kept", "b", "a") == []


def test_a_value_survives_one_run_that_does_not_ask_for_it(tmp_path: Path) -> None:
    run(tmp_path / "kept", "a", "b")
    run(tmp_path / "kept", "b", "c")
    assert run(tmp_path / "kept", "a", "d") == ["d"]
    run(tmp_path / "kept", "d", "e")
    run(tmp_path / "kept", "d", "f")
    assert run(tmp_path / "kept", "a") == ["a"], "two runs have not asked for it"


def test_a_run_that_makes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    run(path, "a", "b")
    before = path.stat().st_mtime_ns
    run(path, "a")
    run(path)
    assert path.stat().st_mtime_ns == before
    assert run(path, "b") == []


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05N.", b"\0" * 99])
def test_a_damaged_file_is_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept"
    run(path, "a")
    path.write_bytes(damage)
    assert run(path, "a") == ["a"]
    assert run(path, "a") == []


def test_half_a_file_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    run(path, "a")
    path.write_bytes(path.read_bytes()[:-3])
    assert run(path, "a") == ["a"]


def test_another_version_of_the_generator_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path / "kept", "a")
    monkeypatch.setattr(cache, "version", lambda: "another")
    assert run(tmp_path / "kept", "a") == ["a"]
