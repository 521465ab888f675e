"""The daily workflow: it reports what AWS changed, and may do nothing but write one issue."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.repository import ROOT

WORKFLOW = ROOT / ".github/workflows/aws-changes.yml"
PUBLISH = ROOT / ".github/workflows/publish.yml"


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """The workflow; BaseLoader takes no key for a truth value, as YAML 1.1 takes `on`."""
    return yaml.load(WORKFLOW.read_text(), yaml.BaseLoader)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return workflow["jobs"]["report"]["steps"]


def test_it_runs_every_day_and_may_only_write_issues(workflow: dict[str, Any]) -> None:
    assert re.fullmatch(r"\d+ \d+ \* \* \*", workflow["on"]["schedule"][0]["cron"])
    assert workflow["permissions"] == {}
    permissions = workflow["jobs"]["report"]["permissions"]
    assert permissions == {"contents": "read", "issues": "write"}


def test_it_runs_a_target_of_the_makefile(workflow: dict[str, Any]) -> None:
    commands = [step["run"] for step in steps(workflow) if step.get("run", "").startswith("make ")]
    assert commands == ["make aws-changes"]
    assert re.search(r"^aws-changes:", (ROOT / "Makefile").read_text(), re.M)


def test_actions_are_those_of_the_other_workflow(workflow: dict[str, Any]) -> None:
    used = {step["uses"] for step in steps(workflow) if "uses" in step}
    assert used
    assert all(f"uses: {action} " in PUBLISH.read_text() for action in used)


@pytest.mark.parametrize("existing", ["", "42"])
def test_it_keeps_one_issue(workflow: dict[str, Any], tmp_path: Path, existing: str) -> None:
    (script,) = (step["run"] for step in steps(workflow) if "gh issue" in step.get("run", ""))
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/aws-changes.md").write_text("# What AWS changed\n" + "→" * 40_000)
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$*" >> calls\n[ "$2" = list ] && echo "{existing}"\nexit 0\n')
    gh.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "TITLE": "Title",
        "LABEL": "label",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_SERVER_URL": "https://example.org",
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_RUN_ID": "7",
    }
    command = ["bash", "-euo", "pipefail", "-c", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=60)
    last = (tmp_path / "calls").read_text().splitlines()[-1]
    assert last.startswith(f"issue {'edit 42' if existing else 'create'} --title Title")
    body = (tmp_path / "body.md").read_text()
    assert len(body) < 65_536
    assert body.rstrip().endswith("https://example.org/a/b/actions/runs/7")
    assert (tmp_path / "summary").read_text().startswith("# What AWS changed")
