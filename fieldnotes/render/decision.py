"""A decision: `{{ rule-of-thumb decision }}`, `{{ questions decision }}`, `{{ answers decision }}`.

And each decision's page. Answers are links to the next question or the end, so it works without a
script; decisions.js shows one question at a time.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from itertools import islice

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import MAX_WAYS, Answer, Decision, Question
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Box,
    Heading,
    Line,
    Link,
    MarkdownOnly,
    Paragraph,
    Prose,
    Styled,
    items,
    joined,
)
from fieldnotes.render.markdown_text import heading
from fieldnotes.render.page_head import front_matter, question_and_answer


def page_source(decision_id: str, decision: Decision, comparisons: Mapping[str, Comparison]) -> str:
    """The Markdown source of a decision's page, front matter included."""
    head = front_matter(
        title=escape(decision.title, quote=False),  # the theme takes it for HTML
        description=decision.question,
        data=f"data/decisions/{decision_id}.yml",
        tooltips=False,
    )
    parts = [
        f"{head}# {heading(decision.title)}",
        f"{{{{ rule-of-thumb {decision_id} }}}}",
        *_details(decision, comparisons),
        "## Questions {#questions}",
        f"{{{{ questions {decision_id} }}}}",
        "## Answers {#answers}",
        f"{{{{ answers {decision_id} }}}}",
    ]
    return "\n\n".join(parts) + "\n"


def _details(decision: Decision, comparisons: Mapping[str, Comparison]) -> list[str]:
    if decision.comparison is None or decision.comparison not in comparisons:
        return []
    title = heading(comparisons[decision.comparison].title)
    link = posixpath.basename(comparison_page(decision.comparison))  # the same folder
    return [f"All details side by side: [{title}]({link})."]


def rule_of_thumb(content: Content, page: str, decision_id: str) -> Blocks:
    """The question of the decision, and the answer in most cases."""
    return question_and_answer(content.data.decisions[decision_id])


def questions(content: Content, page: str, decision_id: str) -> Blocks:
    """The questions, the first one first, each with its answers."""
    decision = content.data.decisions[decision_id]
    ordered = sorted(decision.questions, key=lambda id_: id_ != decision.start)
    return tuple(block for id_ in ordered for block in _question(page, decision, id_))


def _question(page: str, decision: Decision, question_id: str) -> Blocks:
    question: Question = decision.questions[question_id]
    why = [Paragraph(Prose(question.why), "why")] if question.why else []
    links = items((_answer(page, decision, answer) for answer in question.answers), "answers")
    return Heading(3, question.ask, _anchor(decision, question_id)), *why, links


def _answer(page: str, decision: Decision, answer: Answer) -> Line:
    is_end = answer.to in decision.ends
    next_step = decision.ends[answer.to].name if is_end else "next question"
    label = (Prose(answer.say), MarkdownOnly(" → "), Styled("span", next_step, "leads-to"))
    return Link(f"{page}#{_anchor(decision, answer.to)}", label)


def _anchor(decision: Decision, step: str) -> str:
    return f"ask-{step}" if step in decision.questions else step


def answers(content: Content, page: str, decision_id: str) -> Blocks:
    """The ends, each with its reason, the runner-up, and the answers that lead to it."""
    decision = content.data.decisions[decision_id]
    return tuple(block for id_ in decision.ends for block in _end(content, page, decision, id_))


def _end(content: Content, page: str, decision: Decision, end_id: str) -> Blocks:
    end = decision.ends[end_id]
    second = decision.ends.get(end.runner_up)
    blocks: list[Block] = [Paragraph(Prose(end.because))]
    if second:
        link = Link(f"{page}#{end.runner_up}", second.name)
        unless = (". Take it when ", Prose(end.unless))
        runner_up = (Styled("strong", "Runner-up:"), " ", link, unless)
        blocks.append(Paragraph(runner_up, "runner-up"))
    title = f"Read the page: {content.title(end.page)}"
    ways = items(ways_to(decision, end_id))
    blocks += [
        Paragraph(Link(end.page, title)),
        Box("div", "ways", (Paragraph("Answers that lead here:"), ways)),
    ]
    return Heading(3, end.name, end_id), Box("div", "end", tuple(blocks))


def ways_to(decision: Decision, end_id: str) -> list[Line]:
    """Each path of answers to an end, as many as are allowed."""
    return [
        joined(" → ", [Prose(answer.say) for answer in way])
        for way in islice(decision.ways(end_id), MAX_WAYS)
    ]
