"""`python -m fieldnotes checked`: date a statement by reading its source, and record who read it.

    python -m fieldnotes checked services.lambda.facts.timeout-max --reader Kim

Shows the source and the words to look for, and asks whether they are there. Only then does it
write the date under `checked:`, and a line into data/checks/readings.tsv.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

from fieldnotes.content.content import Content
from fieldnotes.content.shown import fact_path
from fieldnotes.files import write_atomically
from fieldnotes.model.evidence import PageEvidence
from fieldnotes.model.quantity import Quantity
from fieldnotes.model.reading import Reading, statement_id
from fieldnotes.model.statement import Sourced
from fieldnotes.model.walk import Path as DataPath
from fieldnotes.problems import Location, suggest
from fieldnotes.read import readings
from fieldnotes.site import Site


def check_statement(
    site: Site, id_: str, reader: str, today: datetime.date, ask: Callable[[str], str]
) -> str | None:
    """Ask about one statement, and write its date; returns the line that says why nothing was
    written, or None.
    """
    content = site.content
    statements = {statement_id(path): path for path in content.own_statements}
    if content.data.fact(id_):
        id_ = statement_id(fact_path(id_))
    if id_ not in statements:
        return f"no statement {id_}; {suggest(id_, statements, 'see the paths in api/v1/')}"
    if not reader or "\t" in reader:
        return "no reader; set git's user.name, or pass READER="
    path = statements[id_]
    statement = content.own_statements[path]
    location = content.data.location(*path)
    if not statement.source:
        return f"{location}  no source; add source: first"
    words = words_of(statement)
    question = f"{location}\n  {statement.source}\n  {words}\nIs this on the page today? [y/N] "
    if ask(question).strip().lower() not in ("y", "yes"):
        return "nothing written; correct the value or the source"
    write(site.root, content, [(path, statement, reader)], today)
    return None


def write(
    root: Path,
    content: Content,
    read: Iterable[tuple[DataPath, Sourced, str]],
    today: datetime.date,
) -> None:
    """Date statements, and record that somebody read their sources."""
    known = dict(content.data.readings or {})
    for path, statement, reader in read:
        if statement.checked != today.isoformat():
            _date(root, content, path, today.isoformat())
        id_ = statement_id(path)
        known[id_] = Reading(id_, today.isoformat(), reader, words_of(statement))
    write_atomically(root / readings.FILE, readings.in_order(known.values()).encode())


def words_of(statement: Sourced) -> str:
    """The words to look for on the source: quoted ones, or what the statement says."""
    for evidence in statement.evidence:
        if isinstance(evidence, PageEvidence):
            return " ".join(evidence.page.split())
    if isinstance(statement, Quantity):
        return statement.shown()
    for name in ("text", "definition", "summary", "note", "state", "name", "right"):
        if value := getattr(statement, name, None):
            return textwrap.shorten(str(value), 80, placeholder=" …")
    return "the statement"


def reader_of_git() -> str:
    """The name that git signs commits with; empty without one."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip()


def _date(root: Path, content: Content, path: DataPath, day: str) -> None:
    """Write the day under `checked:` of a statement, or below its source if it has none."""
    at = content.data.location(*path, "checked")
    source = content.data.location(*path, "source")
    is_there = (*path, "checked") in content.data.locations
    where: Location = at if is_there else source
    file = root / where.file
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    line = lines[where.line - 1]
    if is_there:
        lines[where.line - 1] = re.sub(r"(checked:\s*)[\d-]+", rf"\g<1>{day}", line, count=1)
    else:
        indent = line[: len(line) - len(line.lstrip())]
        lines.insert(where.line, f"{indent}checked: {day}\n")
    write_atomically(file, "".join(lines).encode())


def forget(content: Content) -> str | None:
    """The text of the records without those of statements that are gone; None if none is."""
    found = content.data.readings
    if found is None:
        return None
    checked = {statement_id(p) for p, s in content.own_statements.items() if s.checked}
    left = [reading for id_, reading in found.items() if id_ in checked]
    return readings.in_order(left)
