"""Rule: news has happened, and stands with the newest first, as readers see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    today, above = content.today.isoformat(), ""
    for id_, news in content.data.news.items():
        location = content.data.location("news", id_, "date")
        if news.date > today:
            yield Problem(
                location,
                "news",
                f"date: {news.date}, which is after today ({today})",
                "the day on which readers could first see it",
                "correct the date",
            )
        elif above and news.date > above:
            yield Problem(
                location,
                "news",
                f"date: {news.date} below {above}",
                "the newest entry first",
                "move the entry up",
            )
        above = news.date
