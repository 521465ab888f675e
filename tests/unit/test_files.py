"""Files are written whole or not at all, and nothing temporary stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes import files
from fieldnotes.files import replacing, write_atomically
from tests.support.repository import ROOT


@pytest.fixture(autouse=True)
def first_write() -> None:
    """Leftovers are looked for at the first write of a process into a folder."""
    files._remove_leftovers.cache_clear()


def test_a_write_that_fails_leaves_the_last_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    write_atomically(target, b"old")
    with pytest.raises(KeyboardInterrupt), replacing(target) as temporary:
        temporary.write_bytes(b"ne")
        raise KeyboardInterrupt
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_failure_names_the_file_that_was_wanted(tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    with pytest.raises(OSError) as raised, replacing(target):
        raise OSError(28, "No space left on device")
    assert (raised.value.filename, raised.value.strerror) == (
        str(target),
        "No space left on device",
    )


def test_what_a_killed_process_left_goes_with_the_next_write(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from fieldnotes.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_text('half'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.json")], cwd=ROOT)
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".a.json.")
    own = tmp_path / f".b.json.{os.getpid()}.tmp"
    own.touch()
    (tmp_path / ".other.tmp").touch()
    write_atomically(tmp_path / "c.json", b"{}")
    assert {path.name for path in tmp_path.iterdir()} == {own.name, ".other.tmp", "c.json"}


def test_names_that_differ_in_their_ending_have_different_temporary_files(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.json") as first, replacing(tmp_path / "a.png") as second:
        first.write_text("json")
        second.write_text("png")
    assert (tmp_path / "a.json").read_text() == "json"
    assert (tmp_path / "a.png").read_text() == "png"
