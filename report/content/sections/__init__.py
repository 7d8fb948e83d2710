"""The parts of each edition in reading order. To add one: a file here, and a line in the editions that have it."""

from collections.abc import Callable

from questionnaire.policy import NOT_IN_SCOPE
from report.content.context import Context
from report.content.sections.answers import answers
from report.content.sections.board import board
from report.content.sections.cards import cards, first_month, later
from report.content.sections.changes import changes
from report.content.sections.conditions import conditions
from report.content.sections.contradictions import contradictions
from report.content.sections.cover import cover
from report.content.sections.ends import ends
from report.content.sections.find_out import find_out_first
from report.content.sections.findings import register
from report.content.sections.in_brief import findings_in_brief, method_in_brief
from report.content.sections.kept import kept
from report.content.sections.letter import letter
from report.content.sections.method import method
from report.content.sections.outside import outside
from report.content.sections.proposed import proposed
from report.content.sections.roadmap import plan_on_a_calendar
from report.content.sections.score_breakdown import adds_up
from report.content.sections.skipped import skipped
from report.content.sections.sources import sources
from report.content.sections.strategies import ways_forward
from report.content.sections.vendors import vendors
from report.content.sections.where import where_the_risk_sits
from report.content.sections.workshop import workshop
from report.paper.document import Part
from report.paper.editions import Edition

Section = Callable[[Context], Part | None]
"""None where it has nothing to say."""

SECTIONS: dict[Edition, tuple[Section, ...]] = {
    "plan": (
        cover,
        letter,
        board,
        where_the_risk_sits,
        conditions,
        contradictions,
        findings_in_brief,
        plan_on_a_calendar,
        first_month,
        later,
        vendors,
        changes,
        method_in_brief,
    ),
    "board": (board,),
    "full": (
        cover,
        letter,
        board,
        where_the_risk_sits,
        conditions,
        contradictions,
        find_out_first,
        ends,
        ways_forward,
        register,
        cards,
        plan_on_a_calendar,
        vendors,
        workshop,
        answers,
        skipped,
        kept,
        changes,
        method,
        sources,
        adds_up,
        proposed,
    ),
}

OUTSIDE: tuple[Section, ...] = (outside, letter, changes)
"""The plan of somebody to whom HIPAA does not appear to apply."""


def sections_of(edition: Edition, verdict: str) -> tuple[Section, ...]:
    """The parts of an edition, by the verdict."""
    return OUTSIDE if (edition, verdict) == ("plan", NOT_IN_SCOPE) else SECTIONS[edition]
