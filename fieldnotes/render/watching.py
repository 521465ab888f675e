"""What watches a value, in words: for the tips of facts and the end of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import FRESHNESS
from fieldnotes.content.watches import WATCHERS, Watcher, watched
from fieldnotes.model.entry import shown_date
from fieldnotes.model.evidence import ApiEvidence, Evidence, PageEvidence, ResourceEvidence
from fieldnotes.model.statement import Sourced
from fieldnotes.model.walk import Path
from fieldnotes.render.blocks import Block, Blocks, Line, Link, Paragraph, Styled, joined

API_MODELS = "botocore"
RESOURCE_SCHEMAS = "cfn-lint"
_BY = {
    "model": "AWS's API models",
    "schema": "CloudFormation's schemas",
    "page": "words on their sources",
}


def of_statement(content: Content, path: Path, statement: Sourced) -> Blocks:
    """Who notices when a value changes, and what AWS's models say against it, if they do."""
    blocks: list[Block] = list(_objections(content, path))
    evidence = dict.fromkeys(_place(content, piece) for piece in statement.evidence)
    text: Line = joined("; ", evidence) if evidence else "nobody. Look at the source"
    return (*blocks, Paragraph(("Watched by ", text, "."), "watched"))


def of_page(content: Content, page: str) -> Blocks:
    """How many statements of a page are watched by what; nothing for a page without any."""
    count = watched(content, content.statements_on.get(page, ()))
    total = count.total()
    if not total:
        return ()
    known = total - count["nobody"]
    how = f": {_counted(count)}" if known else ""
    models = content.data.model_releases.get(API_MODELS)
    day = f" (models of {shown_date(models.released)})" if models and count["model"] else ""
    link: Line = f"{known:,} of {total:,} values on this page are watched"
    if FRESHNESS in content.pages:
        link = Link(FRESHNESS, link)
    return (Paragraph((link, f"{how}{day}."), "page-watched"),)


def _counted(count: Counter[Watcher]) -> str:
    return ", ".join(f"{count[by]:,} by {_BY[by]}" for by in WATCHERS if by in _BY and count[by])


def _objections(content: Content, path: Path) -> Iterator[Block]:
    for verdict in content.verdicts.get(path, ()):
        if verdict.state == "disagrees":
            text = f"AWS's models disagree: {verdict.found}. Nobody has decided yet which is right."
            yield Paragraph(text, "disagrees")


def _place(content: Content, evidence: Evidence) -> Line:
    """Where the statement is watched, with the version, and since when it is there."""
    match evidence:
        case PageEvidence():
            return "words on the source"
        case ApiEvidence():
            since = f", there since {shown_date(evidence.since)}" if evidence.since else ""
            code = Styled("code", evidence.api)
            return f"AWS's API model{_version(content, API_MODELS)}, ", code, since
        case ResourceEvidence():
            code = Styled("code", evidence.cloudformation)
            return f"CloudFormation's schema{_version(content, RESOURCE_SCHEMAS)}, ", code


def _version(content: Content, package: str) -> str:
    release = content.data.model_releases.get(package)
    return f" ({package} {release.version})" if release else ""
