"""What stands above a page made of data: its front matter, title, question and short answer."""

from __future__ import annotations

import json
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.render import inline


def front_matter(**fields: object) -> str:
    """Front matter with these keys. JSON is YAML, whatever a title contains."""
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()
    )
    return f"---\n{lines}---\n\n"


def question_and_answer(content: Content, page: str, asked: Comparison | Decision) -> str:
    """The question of a page, and its answer in one or two sentences."""
    return (
        f'<p class="question">{escape(asked.question)}</p>\n'
        f'<p class="answer">{inline.html(content, page, asked.summary)}</p>\n'
    )
