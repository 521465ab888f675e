"""Putting load on a site: what is counted as an error, and what happens where wrk is missing."""

from __future__ import annotations

import json
from pathlib import Path

import bench_load
import programs
import pytest
from programs import Program


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>home</p>")
    return tmp_path / "site"


def test_each_page_is_asked_for_by_its_path_and_errors_are_told(
    site: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    """With a program in place of wrk, which only benchmarks need."""
    result = {"requests": 90, "microseconds": 3_000_000, "bytes": 6_000_000}
    said = json.dumps({**result, "errors": 2, "median": 1500, "p99": 9000})
    wrk = tmp_path / "wrk"
    wrk.write_text(f"#!/bin/sh\necho \"$@\" > {tmp_path}/asked\necho words\necho '{said}'\n")
    wrk.chmod(0o755)
    monkeypatch.setattr(bench_load, "WRK", Program("wrk", (str(wrk),), "puts load on the site"))
    assert bench_load.main([str(site)]) == 1, "an error fails the benchmark"
    out = capsys.readouterr().out
    assert "30 requests/s, 2 MB/s, 1.5 ms (median), 9.0 ms (99 %), 2 errors in 90 requests" in out
    assert (tmp_path / "asked").read_text().split(" -- ")[1].split() == [
        f"/{page}" for page in bench_load.PAGES
    ]


def test_without_wrk_one_line_says_how_to_get_it_and_nothing_fails(
    site: Path, monkeypatch, capsys
) -> None:
    missing = Program("no-such-program", ("no-such-program",), "puts load on the site")
    monkeypatch.setattr(bench_load, "WRK", missing)
    monkeypatch.setattr(programs, "install", lambda packages: None)
    assert bench_load.main([str(site)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("Load is not measured. No no-such-program on the PATH")
