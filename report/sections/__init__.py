"""The parts of the report in reading order. To add one: a file here, and one line in this list."""

from collections.abc import Callable

from report.context import Context
from report.document import Part
from report.sections.adds_up import adds_up
from report.sections.answers import answers
from report.sections.board import board
from report.sections.cards import cards
from report.sections.changes import changes
from report.sections.contradictions import contradictions
from report.sections.cover import cover
from report.sections.ends import ends
from report.sections.find_out import find_out_first
from report.sections.kept import kept
from report.sections.letter import letter
from report.sections.method import method
from report.sections.proposed import proposed
from report.sections.register import register
from report.sections.roadmap import plan_on_a_calendar
from report.sections.sign_off import sign_off
from report.sections.skipped import skipped
from report.sections.sources import sources
from report.sections.ways import ways_forward
from report.sections.where import where_the_risk_sits

SECTIONS: tuple[Callable[[Context], Part | None], ...] = (
    cover,
    letter,
    board,
    where_the_risk_sits,
    contradictions,
    find_out_first,
    ends,
    ways_forward,
    register,
    cards,
    plan_on_a_calendar,
    answers,
    skipped,
    kept,
    changes,
    method,
    sources,
    adds_up,
    proposed,
    sign_off,
)
"""Each answers None where it has nothing to say."""
