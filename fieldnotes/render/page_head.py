"""What stands above a page made of data: its front matter, question and short answer."""

from __future__ import annotations

import json

from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.render.blocks import Blocks, Paragraph, Prose


def front_matter(**fields: object) -> str:
    """Front matter with these keys. JSON is YAML, whatever a title contains."""
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()
    )
    return f"---\n{lines}---\n\n"


def question_and_answer(entry: Comparison | Decision) -> Blocks:
    """The question of a page, and its answer in one or two sentences."""
    return Paragraph(entry.question, "question"), Paragraph(Prose(entry.summary), "answer")
