"""How a client's standing reads, as HTML of our own words alone: names that people typed are escaped where they are put in."""

from datetime import date
from html import escape

from report.paper.theme import SEVERITY, VERDICT_LEVEL
from report.paper.wording import day, level_word
from report.portfolio.standing import Standing
from store import Round
from ui.elements import words


def verdict_words(standing: Standing) -> str:
    """The verdict on a ground of its shade; on none where there is no verdict yet."""
    shade, title = SEVERITY[VERDICT_LEVEL[standing.verdict]], escape(words.verdict_title(standing.verdict, standing.answered))
    style = f' class="dc-badge" style="color:{shade.text};background:{shade.fill}"' if standing.answered else ""
    return f"<span{style}>{title}</span>"


def countdown(standing: Standing, today: date) -> str:
    """Days to the legal deadline, counted today; that one may be running, where no day can be given; empty where none does."""
    if standing.notice_by is None:
        return "may be running" if standing.limit_undated else ""
    left = words.days_left(standing.notice_by, today)
    return f"{left} at most" if standing.limit_assumed and standing.notice_by > today else left


def counts(standing: Standing) -> str:
    """The findings by level: "2 very high, 5 moderate"; a dash before the first answer, which is no clean result."""
    if not standing.answered:
        return "\u2013"
    none = "None so far" if standing.progress.needed else "None"
    return ", ".join(f"{number} {level_word(level).lower()}" for level, number in standing.counts.items()) or none


def state(one: Round) -> str:
    """How far a round is."""
    if one.finished_at:
        return f"finished {day(one.finished_at.astimezone().date())}"
    return "open"
