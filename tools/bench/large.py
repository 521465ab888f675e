"""A copy of the repository in, the same with many times the pages, services and facts out.

Every copy of a section has names of its own, so that a check finds nothing that is there twice.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

# How many times the pages a large site has.
TIMES = 10
# Sections of pages that are generated, or of which there is one: their data would be there twice.
ONCE = ("compare", "reference", "study")
_CALL = re.compile(r"(\{\{ [a-z-]+ )([a-z0-9-]+)(?=[. ])")
_DESCRIPTION = re.compile(r"""(?m)^(description: ["']?)""")
_PAGE = re.compile(r"(?m)^page: ([a-z-]+)/(.*)$")
_NAMES = re.compile(r"""(?m)^((?:name|abbreviation): ["']?)""")
# Names that lead to one thing each, and lists of them that may go on over lines.
_OTHER_NAMES = re.compile(r"(?m)^(?P<indent> *)(?:aliases|go): .*\n|^(?:aliases):\n(?:  .*\n)+")


def multiply(root: Path) -> None:
    """Add copies of sections and services until there are TIMES of each."""
    docs, data = root / "docs", root / "data" / "services"
    sections = [p.name for p in docs.iterdir() if p.is_dir() and p.name not in ONCE]
    services = {p.stem: p.read_text(encoding="utf-8") for p in data.glob("*.yml")}
    copied = {
        name: text
        for name, text in services.items()
        if (page := _PAGE.search(text)) and page[1] in sections
    }
    for number in range(2, TIMES + 1):
        for section in sections:
            shutil.copytree(docs / section, docs / f"{section}-{number}")
            for path in (docs / f"{section}-{number}").rglob("*.md"):
                text = path.read_text(encoding="utf-8")
                path.write_text(_page(text, copied, number), encoding="utf-8")
        for name, text in copied.items():
            copy = data / f"{name}-{number}.yml"
            copy.write_text(_service(text, number), encoding="utf-8")
    order = (docs / ".pages").read_text(encoding="utf-8")
    order += "".join(f"  - {s}-{n}\n" for n in range(2, TIMES + 1) for s in sections)
    (docs / ".pages").write_text(order, encoding="utf-8")
    _accept_problems(root)


def _page(text: str, services: dict[str, str], number: int) -> str:
    """A page about the copied services; its diagrams stay code, since drawing is measured apart."""

    def call(match: re.Match[str]) -> str:
        return f"{match[0]}-{number}" if match[2] in services else match[0]

    text = _DESCRIPTION.sub(rf"\1Copy {number}. ", _CALL.sub(call, text), count=1)
    return text.replace("```mermaid", "```text")


def _service(text: str, number: int) -> str:
    text = _PAGE.sub(rf"page: \1-{number}/\2", _OTHER_NAMES.sub("", text))
    return _NAMES.sub(rf"\g<1>Copy {number} ", text)


def _accept_problems(root: Path) -> None:
    """Let the check of the copy find problems, at the same cost, and report none of them."""
    accepted = root / "fieldnotes" / "rules" / "exceptions.py"
    with accepted.open("a", encoding="utf-8") as file:
        file.write("\n\ndef apply(data, problems):\n    list(problems)\n    return []\n")
