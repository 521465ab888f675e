"""The boundaries between packages, one test each (HACKING.md explains them)."""

from __future__ import annotations

import ast
import datetime
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.repository import ROOT, copy_small, open_site, open_small

SITE_TOOLS = {
    "mkdocs",
    "material",
    "mermaid2",
    "mkdocs_awesome_pages_plugin",
    "pymdownx",
    "zensical",
}


# Each package of the generator may import those above it and no others.
ORDER = (
    "problems files urls cache settings model evidence read drawing diagrams content render rules "
    "publish site reading fix new __main__"
).split()


def imports(path: Path) -> set[str]:
    """The top-level packages that a Python file imports."""
    return {name.partition(".")[0] for name in imported_modules(path)}


def imported_modules(path: Path) -> set[str]:
    """The modules that a Python file imports, with the names it takes from them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
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


def test_packages_import_only_those_before_them_in_the_order() -> None:
    generator = ROOT / "fieldnotes"
    for path in generator.rglob("*.py"):
        package = path.relative_to(generator).parts[0].removesuffix(".py")
        if package == "__init__":
            assert not {m for m in imported_modules(path) if m.startswith("fieldnotes")}
            continue
        for module in imported_modules(path):
            top, _, rest = module.partition(".")
            if top == "fieldnotes":
                imported = rest.partition(".")[0]
                assert ORDER.index(imported) <= ORDER.index(package), f"{path} imports {module}"


def test_the_generator_and_the_tools_change_no_import_path() -> None:
    changed = [p for p in (ROOT / "tools").rglob("*.py") if "sys.path" in p.read_text()]
    assert changed == []


@pytest.mark.parametrize("hook", sorted((ROOT / "hooks").glob("*.py")), ids=lambda path: path.stem)
def test_hooks_only_adapt(hook: Path) -> None:
    """They know MkDocs and `fieldnotes.site`, and compose, read and write nothing themselves."""
    text = hook.read_text()
    assert {module for module in imports(hook) if module not in sys.stdlib_module_names} <= {
        "jinja2",
        "mermaid2",
        "mkdocs",
        "preview",
        "templated_pages",
    }
    assert set(re.findall(r"fieldnotes\.[a-z_]+", text.replace("hooks.fieldnotes", ""))) <= {
        "fieldnotes.site",
    }
    # No file is read or written, no text searched and no HTML or Markdown composed here.
    assert not re.search(r"\bopen\(|\.(read|write)_(text|bytes)|\.(replace|sub|search)\(", text)
    assert not re.search(r"</?[a-z]+[ >]", text)


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
        site.append_hidden(path, site.html(site.bodies[path]))
    assert state_of(small) == before


def test_generated_pages_are_in_memory_only(real) -> None:
    assert real.generated_files(), "there are comparisons, so there are generated pages"
    for path in real.generated_files():
        assert not (ROOT / "docs" / path).exists()


def test_nothing_generated_is_in_git() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout
    folders = {name.partition("/")[0] for name in listed.splitlines()}
    assert not folders & {"site", "dist", ".cache", ".venv"}


def test_pages_do_not_depend_on_the_day(small: Path) -> None:
    """Today is a parameter: an old commit built again gives the same bytes."""
    early, late = (open_site(small, datetime.date(year, 11, 22)) for year in (2026, 2036))
    assert dict(early.export()) == dict(late.export())


def test_links_of_rendered_pages_are_relative(small: Path) -> None:
    """Both MkDocs and Zensical serve them, under any address."""
    site = open_small(small)
    for path in site.content.pages:
        for target in re.findall(r'(?:href|src)="([^"]*)"', site.expand(path)):
            assert not target.startswith("/"), (path, target)
            assert not target.startswith("http:"), (path, target)


def test_commands_that_write_say_what_they_wrote(small: Path) -> None:
    command = [sys.executable, "-m", "fieldnotes", "--root", str(small)]
    done = subprocess.run([*command, "fix"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    assert "wrote schemas/service.json\n" in done.stdout
    assert "wrote data/services/ebs.yml\n" in done.stdout
    again = subprocess.run([*command, "fix"], cwd=ROOT, capture_output=True, text=True)
    assert again.stdout == ""


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


def test_build_with_a_mistake_writes_nothing(tmp_path: Path) -> None:
    """MkDocs stops before it touches the site folder, with one line a mistake and no traceback."""
    copy = copy_small(tmp_path / "repository", code=True)
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


@pytest.mark.parametrize("options", [[], ["--quiet"], ["--strict", "--quiet"]])
def test_a_warning_fails_the_build_and_the_last_site_stays(
    tmp_path: Path, options: list[str]
) -> None:
    """MkDocs itself is not strict with --quiet, which hides the warnings it would count."""
    copy = copy_small(tmp_path / "repository", code=True)
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the last good site")
    hook = copy / "hooks/mkdocs_adapter.py"
    hook.write_text(
        f"{hook.read_text()}\n\ndef on_env(env: Any, **_: Any) -> Any:\n"
        "    logging.getLogger('mkdocs.plugins').warning('a warning')\n    return env\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "a warning" in output
    assert "strict mode" in output
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert not [*copy.glob(".site.*")]


def test_a_script_in_the_text_of_a_page_fails_the_build(tmp_path: Path) -> None:
    copy = copy_small(tmp_path / "repository", code=True)
    page = copy / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n<p><script>evil()</script></p>\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert "storage/ebs" in output
    assert "evil()" in output or "script" in output
    assert "Traceback" not in output
    assert not [*copy.glob("*site*")]


def test_no_secret_is_in_git() -> None:
    """Keys of AWS and GitHub, and private keys; the key in examples of AWS is none."""
    secret = re.compile(
        r"\b(AKIA|ASIA)(?!\w*EXAMPLE\b)[0-9A-Z]{16}\b|\bgh[opsru]_\w{36}|\bgithub_pat_\w{20}"
        r"|-----BEGIN [A-Z ]*PRIVATE KEY"
    )
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    for name in listed.stdout.rstrip("\0").split("\0"):
        text = (ROOT / name).read_text(errors="replace")
        assert not secret.search(text), name
    assert secret.search("AKIA" + "ABCDEFGHIJKLMNOP"), "it finds one"
