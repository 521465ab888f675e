"""A run of the tests that is stopped, or fails, leaves no server, browser or worker behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from tests.support.preview import make_repository, previewing
from tests.support.processes import processes_with
from tests.support.repository import ROOT

# Seconds; far more than it takes, for a machine that is busy.
PATIENCE = 180
CONFTEST = "from tests.conftest import chromium, pytest_configure\n"
# All that the tests start: a browser, nginx, a command, and the preview. Then it hangs.
HANGING = """
import sys, threading
from pathlib import Path
from tests.support.preview import make_repository, previewing
from tools import tethered
from tools.hosting import nginx

def test_that_hangs(chromium, tmp_path):
    chromium.new_page()
    (tmp_path / "site").mkdir()
    make_repository(tmp_path / "repository")
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    with nginx.serving(tmp_path / "site"), tethered.running(command):
        Path("started").touch()
        with previewing(tmp_path / "repository"):
            Path("running").touch()
            threading.Event().wait()
"""


def wait_until(condition, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("moment", "how"), [("running", signal.SIGTERM), ("started", signal.SIGKILL)]
)
def test_stopped_run_leaves_no_process(tmp_path: Path, moment: str, how: signal.Signals) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_hanging.py").write_text(HANGING)
    mark = f"run-{uuid.uuid4()}"
    command = [sys.executable, "-m", "pytest", "-n", "1", "-p", "no:cacheprovider", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TEST_RUN": mark}
    # It is no worker of this run.
    environment = {k: v for k, v in environment.items() if not k.startswith("PYTEST_")}
    with (tmp_path / "log").open("w") as log:
        run = subprocess.Popen(
            [*command, "--basetemp", str(tmp_path / "basetemp")],
            cwd=tmp_path,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            said = tmp_path / "log"
            wait_until(
                lambda: (tmp_path / moment).exists() or run.poll() is not None, said.read_text()
            )
            assert run.poll() is None, said.read_text()
            assert len(processes_with(mark)) > 4
            run.send_signal(how)
            run.wait(PATIENCE)
            wait_until(lambda: not processes_with(mark), "\n".join(processes_with(mark)))
        finally:
            run.kill()
            run.wait()


def test_preview_that_cannot_start_leaves_no_process(tmp_path: Path, monkeypatch) -> None:
    mark = f"run-{uuid.uuid4()}"
    monkeypatch.setenv("TEST_RUN", mark)
    make_repository(tmp_path / "repository")
    page = tmp_path / "repository/docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n{{ glance abs }}\n")
    with pytest.raises(AssertionError, match="the unknown service"), previewing(page.parents[2]):
        pass
    assert processes_with(mark) == []
