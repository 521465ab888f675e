"""Programs that are no Python package: found where they are, and where not, one line says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.setup import programs
from tools.setup.programs import Program

MISSING = Program("no-such-program", ("no-such-program",), "does nothing")


def executable(path: Path) -> str:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_any_of_its_names_on_the_path_will_do(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    browser = Program("browser", ("first-name", "second-name"), "opens pages")
    assert browser.find() is None
    path = executable(tmp_path / "second-name")
    assert browser.find() == browser.found() == path


def test_a_server_is_found_where_the_path_of_a_user_does_not_lead(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(programs, "FOLDERS", (str(tmp_path),))
    path = executable(tmp_path / "server")
    assert Program("server", ("server",), "serves").find() == path


@pytest.mark.parametrize(
    ("system", "manager", "command"),
    [
        ("linux", "apt-get", "sudo apt-get install no-such-program"),
        ("linux", "dnf", "sudo dnf install no-such-program"),
        ("darwin", "", "brew install no-such-program"),
        ("linux", "", "Install it with your package manager"),
    ],
)
def test_one_line_says_how_to_get_what_is_missing(
    tmp_path: Path, monkeypatch, capsys, system: str, manager: str, command: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs.sys, "platform", system)
    monkeypatch.setattr(programs.os, "geteuid", lambda: 1000)
    monkeypatch.setitem(programs.PROGRAMS, MISSING.package, MISSING)
    if manager:
        executable(tmp_path / manager)
    assert programs.main([MISSING.package]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Missing: no-such-program (does nothing). ")
    assert command in line
    with pytest.raises(SystemExit, match="Missing: no-such-program"):
        MISSING.found()


def test_everything_missing_is_one_line_with_one_command(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    executable(tmp_path / "apt-get")
    line = programs.advice([programs.CHROMIUM, programs.NGINX])
    assert line == (
        "Missing: chromium (opens and prints pages) and nginx (serves the site to tests). "
        "Install with: sudo apt-get install chromium nginx"
    )


def test_root_on_debian_gets_what_is_missing_and_nothing_else(monkeypatch) -> None:
    installed: list[str] = []
    there = Program("python", ("python3",), "runs")
    monkeypatch.setattr(programs.Path, "exists", lambda path: str(path) == "/etc/debian_version")
    monkeypatch.setattr(programs.os, "geteuid", lambda: 0)
    monkeypatch.setattr(programs, "PROGRAMS", {p.package: p for p in (there, MISSING)})
    monkeypatch.setattr(programs, "install", installed.extend)
    assert programs.main(["python", "no-such-program"]) == 1, "it is not there after it, either"
    assert installed == ["no-such-program"]


def test_an_unknown_name_is_refused(capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        programs.main(["chromium", "apache"])
    assert "invalid choice: 'apache' (choose from" in capsys.readouterr().err
