"""Built sites, and the same site as it would be built for another address."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fieldnotes.publish import csp
from tests.support.repository import ROOT, copy_small
from tools import tethered

HOST = "https://aws-field-notes.github.io/"
# Files that hold full addresses.
TEXTS = {".html", ".js", ".json", ".md", ".svg", ".txt", ".xml"}


@dataclass(frozen=True)
class Build:
    """A built site, and the address it is made for."""

    folder: Path
    address: str


def build(root: Path, folder: Path, **settings: str) -> None:
    """Build the site of a repository into a folder. `settings` are environment variables."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    done = tethered.run(command, cwd=root, env={**os.environ, **settings})
    if done.returncode:
        raise RuntimeError(done.stdout)


def build_real(folder: Path) -> None:
    """Build the site of this repository for its own address, whatever the environment says."""
    build(ROOT, folder, SITE_URL=HOST)


def build_small(folder: Path, address: str, epoch: int = 0) -> None:
    """Build the small site; `epoch` is the time of the build."""
    root = copy_small(folder.with_name(f"{folder.name}-repository"), code=True)
    build(root, folder, SITE_URL=address, SOURCE_DATE_EPOCH=str(epoch))


def rehost(site: Build, folder: Path, address: str) -> Build:
    """A copy of a built site as a build for another address would be, without the build.

    Pages name each other by relative addresses. Only 404.html, which is served for any address,
    names all by their path, also in a script, whose hash is in the policy of every page.
    """
    old, new = (urlsplit(where).path for where in (site.address, address))
    missing = (site.folder / "404.html").read_text(encoding="utf-8")
    moved = re.sub(rf'(=|: |\()"{old}', rf'\1"{new}', missing)
    moved = moved.replace(f"footer {old} -->", f"footer {new} -->")
    (policy,) = set(re.findall(r'Content-Security-Policy" content="([^"]+)"', missing))
    others = (path.read_text(encoding="utf-8") for path in site.folder.rglob("index.html"))
    moved_policy = csp.policy(s for text in [moved, *others] for s in csp.scripts(text))
    for path in site.folder.rglob("*"):
        target = folder / path.relative_to(site.folder)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in TEXTS:
            text = moved if path.name == "404.html" else path.read_text(encoding="utf-8")
            text = text.replace(site.address, address).replace(policy, moved_policy)
            target.write_text(text, encoding="utf-8")
        else:
            shutil.copy(path, target)
    return Build(folder, address)
