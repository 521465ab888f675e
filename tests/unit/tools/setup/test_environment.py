"""`.venv` has what the requirements files list, and installing is only done when they change."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.setup import environment


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files installed, in a folder with two of them and no environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("site.txt", "dev.txt"):
        Path(name).write_text(f"# {name}\n")

    def create(folder: Path, with_pip: bool, clear: bool) -> None:
        assert with_pip and clear
        (folder / "bin").mkdir(parents=True)
        (folder / "bin/python").touch()

    names: list[str] = []
    monkeypatch.setattr(environment.venv, "create", create)
    monkeypatch.setattr(environment, "works", lambda: environment.python().exists())
    monkeypatch.setattr(environment, "install", lambda file: names.append(file.name) or 0)
    return names


def test_files_are_installed_once(installed: list[str]) -> None:
    assert environment.main(["site.txt"]) == 0
    assert environment.main(["site.txt", "dev.txt"]) == 0
    assert environment.main(["site.txt", "dev.txt"]) == 0
    assert installed == ["site.txt", "dev.txt"]


def test_what_changed_is_installed_again(installed: list[str]) -> None:
    environment.main(["site.txt", "dev.txt"])
    Path("dev.txt").write_text("# other\n")
    environment.main(["site.txt", "dev.txt"])
    assert installed == ["site.txt", "dev.txt", "dev.txt"]


def test_a_new_date_is_no_change(installed: list[str]) -> None:
    environment.main(["site.txt"])
    Path("site.txt").touch()
    environment.main(["site.txt"])
    assert installed == ["site.txt"]


def test_what_failed_is_tried_again(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(environment, "install", lambda _: 7)
        assert environment.main(["site.txt"]) == 7
    assert environment.main(["site.txt"]) == 0
    assert installed == ["site.txt"]
    assert capsys.readouterr().out == "Installing site.txt into .venv …\n" * 2


def test_a_lost_environment_is_created_again(installed: list[str]) -> None:
    environment.main(["site.txt"])
    environment.python().unlink()
    environment.python().parent.rmdir()
    for path in environment.ENVIRONMENT.iterdir():
        path.unlink()
    environment.ENVIRONMENT.rmdir()
    environment.main(["site.txt"])
    assert installed == ["site.txt", "site.txt"]


def test_an_old_python_is_refused_in_a_line(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 2))
    assert environment.main(["site.txt"]) == 1
    assert capsys.readouterr().out == (
        "Python 3.9 found, 3.11 or newer needed; run make PYTHON=<its path>\n"
    )
    assert installed == []


@pytest.mark.parametrize("program", ["", "#!/bin/sh\nexit 1\n", None])
def test_an_environment_that_is_not_complete_is_created_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None
) -> None:
    """Its creation was interrupted: no Python, an empty one, or one without pip."""
    monkeypatch.chdir(tmp_path)
    Path("site.txt").touch()
    environment.python().parent.mkdir(parents=True)
    if program is not None:
        environment.python().write_text(program)
        environment.python().chmod(0o755)
    created: list[Path] = []

    def create(folder: Path, with_pip: bool, clear: bool) -> None:
        assert with_pip and clear
        created.append(folder)

    monkeypatch.setattr(environment.venv, "create", create)
    monkeypatch.setattr(environment, "install", lambda _: 0)
    assert environment.main(["site.txt"]) == 0
    assert created == [environment.ENVIRONMENT]


def test_an_environment_with_pip_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    assert environment.works()
