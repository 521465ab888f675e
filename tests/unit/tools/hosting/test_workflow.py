"""The workflow for GitHub Pages: what it runs exists, and it may do only what it must."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.support.repository import ROOT

WORKFLOW = ROOT / ".github/workflows/publish.yml"


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """The workflow; BaseLoader takes no key for a truth value, as YAML 1.1 takes `on`."""
    return yaml.load(WORKFLOW.read_text(), yaml.BaseLoader)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))


def test_it_runs_targets_of_the_makefile_tests_first(workflow) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert all(re.fullmatch(r"make [a-z-]+", command) for command in commands)
    run = [command.removeprefix("make ") for command in commands]
    # A release is the site with its downloads.
    assert run == ["test", "release" if "release" in make_targets() else "build"]
    assert set(run) <= make_targets()


def test_it_builds_for_the_address_in_the_settings(workflow) -> None:
    (build,) = (step for step in steps(workflow) if "env" in step)
    assert set(build["env"]) == set(re.findall(r"!ENV \[(\w+)", (ROOT / "mkdocs.yml").read_text()))
    named = {step["id"] for step in steps(workflow) if "id" in step}
    assert set(re.findall(r"steps\.(\w+)\.", WORKFLOW.read_text())) == named


def test_actions_are_official_and_pinned_by_commit(workflow) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    pinned = r"actions/[a-z-]+@[0-9a-f]{40}"
    assert [action for action in used if not re.fullmatch(pinned, action)] == []


def test_a_job_may_only_do_what_it_needs(workflow) -> None:
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    # What is being published is never cancelled.
    only = "${{ github.event_name == 'pull_request' }}"
    assert workflow["concurrency"]["cancel-in-progress"] == only
