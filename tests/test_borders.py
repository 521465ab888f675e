"""The borders of the house, one test each (docs: README.md, "How it is built")."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

from repository import ROOT, open_small

SITE_TOOLS = {
    "mkdocs",
    "material",
    "mermaid2",
    "mkdocs_awesome_pages_plugin",
    "pymdownx",
    "zensical",
}


def imports(path: Path) -> set[str]:
    """The top-level packages that a Python file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def state_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".cache", "__pycache__"} & set(path.parts)
    }


def test_the_generator_imports_no_site_tool() -> None:
    for path in (ROOT / "fieldnotes").rglob("*.py"):
        assert not imports(path) & SITE_TOOLS, path


def test_one_hook_file_and_it_is_an_adapter() -> None:
    (hook,) = (ROOT / "hooks").glob("*.py")
    code = [line for line in hook.read_text().splitlines() if line.strip()]
    assert len(code) < 60
    # It reaches the generator only through its door.
    assert "fieldnotes" not in imports(hook)
    assert set(re.findall(r"fieldnotes\.[a-z_]+", hook.read_text())) <= {
        "fieldnotes.site",
    }


def test_renderers_and_rules_touch_no_file() -> None:
    touches = re.compile(r"\bopen\(|read_text|write_text|read_bytes|write_bytes|\bPath\(")
    for folder in ("render", "rules"):
        for path in (ROOT / "fieldnotes" / folder).glob("*.py"):
            assert not touches.search(path.read_text()), path


def test_checking_and_expanding_write_nothing(small: Path) -> None:
    before = state_of(small)
    site = open_small(small)
    assert site.problems() == []
    for path in site.content.pages:
        site.append_tips(path, site.mark_terms(path, site.expand(path)))
    assert state_of(small) == before


def test_generated_pages_are_in_memory_only(real) -> None:
    assert real.generated_files(), "there are comparisons, so there are generated pages"
    for path in real.generated_files():
        assert not (ROOT / "docs" / path).exists()


def test_nothing_generated_is_in_git() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout
    folders = {name.partition("/")[0] for name in listed.splitlines()}
    assert not folders & {"site", "dist", ".cache", ".venv"}


def test_the_same_input_gives_the_same_pages(small: Path) -> None:
    """Today is a parameter: a page does not depend on the day it is built."""
    first, second = open_small(small), open_small(small)
    assert dict(first.stage()) == dict(second.stage())


def test_no_requirement_names_a_package_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        assert "://" not in re.sub(r"#.*", "", text)
        assert "--hash=sha256:" in text


def test_check_command_reports_and_exits_with_1(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text().replace("{{ glance ebs }}", "{{ glance abs }}"))
    command = [sys.executable, "-m", "fieldnotes", "--root", str(small), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.startswith('docs/storage/ebs.md:9  markup  the unknown service "abs"')
    assert "Traceback" not in done.stderr


def test_a_build_with_a_mistake_writes_nothing(tmp_path: Path) -> None:
    """MkDocs stops before it touches the site folder, with one line a mistake and no traceback."""
    copy = tmp_path / "repository"
    names = ["mkdocs.yml", "hooks", "fieldnotes", "overrides", "docs", "data"]
    for name in names:
        subprocess.run(
            ["cp", "-r", str(ROOT / name), f"{copy}/"], check=copy.mkdir(exist_ok=True) is None
        )
    (copy / ".cache").symlink_to(ROOT / ".cache")
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the last good site")
    page = copy / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n[away](nowhere.md)\n\n{{ fact ebs.nothing }}\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert done.returncode == 1
    output = done.stdout + done.stderr
    assert "2 problems in data or prose" in output
    assert 'a link to the missing page "nowhere.md"' in output
    assert 'the unknown service.fact "ebs.nothing"' in output
    assert "Traceback" not in output
    assert (copy / "site" / "index.html").read_text() == "the last good site"
