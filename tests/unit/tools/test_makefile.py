"""The Makefile: what the documents and the workflow call exists, and what it calls answers."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support.repository import ROOT

README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.M))
MODULES = {
    *re.findall(r"python -m (tools\.\w+\.\w+)", MAKEFILE),
    *(f"tools.bench.{part}" for part in ("search", "pdf", "builds")),
}


def test_targets_named_in_the_readme_exist() -> None:
    code = re.findall(r"(?m)`make ([a-z-]+)|^    (?:\S+=\S+ )*make ([a-z-]+)", README)
    named = {target for pair in code for target in pair if target}
    assert named >= {"serve", "build", "check", "fix", "test", "release", "deploy"}
    assert named - TARGETS == set()


def test_help_lists_every_target_for_people() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^  make (\S+) +\S", done.stdout, re.M)
    assert set(listed) == TARGETS - {"environment", "site-environment"}
    (phony,) = re.findall(r"\.PHONY: ([^#]+?)\n\n", MAKEFILE)
    assert set(phony.replace("\\", "").split()) == TARGETS


def test_parts_of_bench_are_those_that_it_runs() -> None:
    (parts,) = re.findall(r"\$\(or \$\(PART\),([a-z ]+)\)", MAKEFILE)
    assert {f"tools.bench.{part}" for part in parts.split()} <= MODULES
    assert f"[PART={parts.replace(' ', '|')}]" in MAKEFILE


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_command_answers_help(module: str) -> None:
    command = [sys.executable, "-W", "error", "-m", module, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: python -m {module} ")
