"""Rule: news is not from the future, and the newest entry comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    today, above = content.today.isoformat(), ""
    for id_, news in content.data.news.items():
        location = content.data.location("news", id_, "date")
        if news.date > today:
            yield Finding(
                location,
                f"date: {news.date}, which is after today ({today})",
                "the day of publication",
                "correct the date",
            )
        elif above and news.date > above:
            yield Finding(
                location,
                f"date: {news.date} below an entry of {above}",
                "the newest entry first",
                "move the entry up",
            )
        above = news.date
