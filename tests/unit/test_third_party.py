"""The list of third-party software is complete, and agrees with the packages installed."""

from __future__ import annotations

import ast
import json
import re
import sys
from importlib.metadata import metadata, packages_distributions, version
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html

from fieldnotes.read.requirements import read_versions
from tests.support.repository import ROOT, open_small

# The classifiers of packages that give no SPDX expression, and how its first license begins.
CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD-",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
}


@pytest.fixture
def listed(real):
    """The entries of data/site/third-party.yml."""
    return real.content.data.third_party


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(folder: Path) -> set[str]:
    """The packages that the Python files in a folder import, as a package index names them."""
    distributions = packages_distributions()
    names = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    names -= set(sys.stdlib_module_names)
    return {normalized(d) for name in names for d in distributions.get(name, [])}


def bundled_in_theme() -> set[str]:
    """The npm packages that the source maps of the theme name."""
    maps = Path(str(files("material"))).rglob("templates/assets/**/*.map")
    paths = [path for p in maps for path in json.loads(p.read_text())["sources"]]
    return {m[1] for path in paths if (m := re.search(r"node_modules/([^/]+)", path))}


def test_every_package_that_builds_the_site_is_listed(listed) -> None:
    files = ("requirements.in", "requirements-models.in")
    lines = [line for file in files for line in (ROOT / file).read_text().splitlines()]
    chosen = {
        normalized(m[0]) for line in lines if (m := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line))
    }
    packages = {part.package for part in listed.values() if not part.bundled}
    assert chosen <= packages


@pytest.mark.parametrize("folder", ["fieldnotes", "hooks", "tools/book", "tools/downloads"])
def test_every_imported_package_is_listed(listed, folder: str) -> None:
    packages = {part.package for part in listed.values()}
    assert imported(ROOT / folder) <= packages


def test_everything_bundled_in_the_theme_is_listed(listed) -> None:
    assert {"rxjs", "lunr"} <= bundled_in_theme() <= set(listed)


def test_versions_are_those_installed(listed) -> None:
    versions = read_versions(ROOT)
    for part in listed.values():
        assert version(part.package) in versions[part.package].split(" or "), part.name


def test_licenses_are_those_the_packages_declare(listed) -> None:
    for part in listed.values():
        if part.bundled:
            continue
        declared = metadata(part.package)
        if expression := declared.get("License-Expression"):
            assert part.license == expression, part.name
            continue
        classifiers = [c.rpartition(" :: ")[2] for c in declared.get_all("Classifier", [])]
        expected = [CLASSIFIERS[c] for c in classifiers if c in CLASSIFIERS]
        if expected:
            assert all(license in part.license for license in expected), part.name
        else:
            assert declared["License"].partition(" ")[0] in part.license, part.name


def test_both_versions_of_a_package_that_depends_on_the_version_of_python(tmp_path: Path) -> None:
    (tmp_path / "requirements-dev.txt").write_text(
        "# comment==1\n"
        "Py_YAML[extra]==6.0.3 \\\n    --hash=sha256:0\n"
        "soupsieve==2.10 ; python_full_version < '3.12' \\\n    --hash=sha256:1\n"
        "soupsieve==4.1.2 ; python_full_version >= '3.12' \\\n    --hash=sha256:2\n"
    )
    assert read_versions(tmp_path) == {"py-yaml": "6.0.3", "soupsieve": "2.10 or 4.1.2"}


@pytest.fixture
def with_third_party(small: Path) -> Path:
    """The small repository with one pinned package and a page that lists it."""
    (small / "requirements-dev.txt").write_text("theme==1.2.3\n")
    (small / "data/site/third-party.yml").write_text(
        "# yaml-language-server: $schema=../../schemas/third-party.json\n"
        "theme:\n  name: Theme\n  package: theme\n  license: Apache-2.0 OR MIT\n"
        "  copyright: 2026 Somebody\n  url: https://example.com/\n  used: site\n  text: Styles.\n"
    )
    page = small / "docs/reference/tables.md"
    page.write_text(page.read_text() + "\n{{ third-party site }}\n\n{{ third-party build }}\n")
    return small


def test_third_party_table_has_version_license_and_copyright(with_third_party: Path) -> None:
    site = open_small(with_third_party)
    assert site.problems() == []
    tree = html.fromstring(f"<div>{site.expand('reference/tables.md')}</div>")
    row = tree.get_element_by_id("theme")
    assert "Theme 1.2.3" in row.text_content()
    assert "© 2026 Somebody" in row.text_content()
    licenses = {a.text: a.get("href") for a in row.cssselect("td a")}
    assert licenses == {
        "Apache-2.0": "https://spdx.org/licenses/Apache-2.0.html",
        "MIT": "https://spdx.org/licenses/MIT.html",
    }


def test_third_party_part_of_a_package_names_the_package(with_third_party: Path) -> None:
    listed = with_third_party / "data/site/third-party.yml"
    listed.write_text(
        listed.read_text().replace("  name: Theme\n", "  name: Icons\n  bundled: true\n")
    )
    page = open_small(with_third_party).expand("reference/tables.md")
    row = html.fromstring(f"<div>{page}</div>").get_element_by_id("theme")
    assert "IconsIn theme 1.2.3. © 2026 Somebody" in row.text_content()


def test_third_party_package_that_is_not_pinned_is_a_problem(with_third_party: Path) -> None:
    (with_third_party / "requirements-dev.txt").write_text("themes==1.2.3\n")
    (problem,) = open_small(with_third_party).problems()
    assert str(problem) == (
        'data/site/third-party.yml:4  third-party  the package "theme", which is not pinned; '
        'expected a package that requirements-dev.txt pins; did you mean "themes"?'
    )
