"""Rule: AWS's models still state what the evidence of our statements says.

Not among the rules of every check: what AWS changes stops no build. `fieldnotes evidence` runs it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fieldnotes.content.content import Content
from fieldnotes.model.walk import Path
from fieldnotes.problems import Finding, suggest

_MAX_PAGES = 3


def check(content: Content, models: Collection[str]) -> Iterator[Finding]:
    """A finding for each piece of evidence that no longer agrees, or never did.

    `models` are the names of all API models; a service may name no other.
    """
    for id_, service in content.data.services.items():
        for index, name in enumerate(service.api):
            if name not in models:
                yield Finding(
                    content.data.location("services", id_, "api", index),
                    f'the unknown API model "{name}"',
                    "names that botocore gives its models",
                    suggest(name, models, "see aws help for the names"),
                )
    for path, verdicts in content.verdicts.items():
        for index, verdict in enumerate(verdicts):
            if verdict.state == "agrees":
                continue
            fix = verdict.fix
            if pages := content.pages_showing(path):
                more = f" and {len(pages) - _MAX_PAGES} more" if len(pages) > _MAX_PAGES else ""
                fix += f"; shown on {', '.join(pages[:_MAX_PAGES])}{more}"
            yield Finding(
                content.data.location(*path, "evidence", index),
                f"{_name(path)}: {verdict.found}",
                verdict.expected,
                fix,
            )


def _name(path: Path) -> str:
    """What the evidence belongs to, in a few words."""
    match path:
        case ("services", service, "facts", fact, *_):
            return f'the fact "{service}.{fact}"'
        case ("services", service, field, *_):
            return f'{field}: of the service "{service}"'
        case ("comparisons", id_, *rest) if "cells" in rest:
            return f'the cell "{path[-1]}" of the comparison "{id_}"'
        case (_, id_, *_):
            return f'"{id_}"'
    return "a statement"
