"""Each decision's page: its questions, and what every path of answers leads to."""

from __future__ import annotations

import posixpath
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page, decision_page
from fieldnotes.model.decision import Decision, End
from fieldnotes.render import inline
from fieldnotes.render.page_head import front_matter, question_and_answer
from fieldnotes.urls import href


def page_source(content: Content, decision_id: str) -> str:
    """The Markdown source of a decision's page, front matter included.

    Answers are links to the next question or the end, so it works without a script; decision.js
    shows one question at a time.
    """
    decision = content.data.decisions[decision_id]
    page = decision_page(decision_id)
    head = front_matter(
        title=decision.title,
        description=decision.question,
        data=f"data/decisions/{decision_id}.yml",
        tooltips=False,
    )
    ordered = sorted(decision.questions, key=lambda id_: id_ != decision.start)
    questions = "\n\n".join(_question(content, page, decision, id_) for id_ in ordered)
    ends = "\n\n".join(_end(content, page, decision, id_) for id_ in decision.ends)
    return (
        f"{head}# {decision.title}\n\n{question_and_answer(content, page, decision)}\n"
        f"{_details(content, decision)}"
        f"## Questions {{#questions}}\n\n{questions}\n\n## Answers {{#answers}}\n\n{ends}\n"
    )


def _details(content: Content, decision: Decision) -> str:
    if decision.comparison is None or decision.comparison not in content.data.comparisons:
        return ""
    title = content.data.comparisons[decision.comparison].title
    link = posixpath.basename(comparison_page(decision.comparison))  # the same folder
    return f"All details side by side: [{title}]({link}).\n\n"


def _question(content: Content, page: str, decision: Decision, question_id: str) -> str:
    question = decision.questions[question_id]
    why = f'<p class="why">{inline.html(content, page, question.why)}</p>' if question.why else ""
    answers = "".join(
        f'<li><a href="#{_anchor(decision, answer.to)}">{inline.html(content, page, answer.say)}'
        f'<span class="leads-to">{escape(_leads_to(decision, answer.to))}</span></a></li>'
        for answer in question.answers
    )
    return (
        f"### {question.ask} {{#{_anchor(decision, question_id)}}}\n\n"
        f'{why}<ul class="answers">{answers}</ul>'
    )


def _anchor(decision: Decision, step: str) -> str:
    return f"ask-{step}" if step in decision.questions else step


def _leads_to(decision: Decision, step: str) -> str:
    return decision.ends[step].name if step in decision.ends else "next question"


def _end(content: Content, page: str, decision: Decision, end_id: str) -> str:
    end = decision.ends[end_id]
    second = decision.ends.get(end.runner_up)
    runner_up = (
        f'<p class="runner-up"><strong>Runner-up:</strong> <a href="#{end.runner_up}">'
        f"{escape(second.name)}</a>. Take it when {inline.html(content, page, end.unless)}</p>"
        if second
        else ""
    )
    ways = "".join(f"<li>{way}</li>" for way in ways_to(content, page, decision, end_id))
    return (
        f"### {end.name} {{#{end_id}}}\n\n"
        f'<div class="end"><p>{inline.html(content, page, end.because)}</p>{runner_up}'
        f'<p><a href="{href(page, end.page)}">Read the page: {_page_title(content, end)}</a></p>'
        f'<div class="ways"><p>Answers that lead here:</p><ul>{ways}</ul></div>'
        "</div>"
    )


def _page_title(content: Content, end: End) -> str:
    return escape(content.title(end.page))


def ways_to(content: Content, page: str, decision: Decision, end_id: str) -> list[str]:
    """Each path of answers to an end, as HTML."""
    found: list[str] = []

    def walk(step: str, said: tuple[str, ...]) -> None:
        if step == end_id:
            found.append(" → ".join(said))
        if len(said) > len(decision.questions):
            return
        question = decision.questions.get(step)
        for answer in question.answers if question else ():
            walk(answer.to, (*said, inline.html(content, page, answer.say)))

    walk(decision.start, ())
    return found
