"""What to find out, as people read it: one line an unknown, and one for all blanks of a section."""

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaire.flow import Sheet
from questionnaire.flow.unanswered import Unanswered, unanswered
from questionnaire.question_bank import Bank
from scoring.unknowns.find_first import Unknown


@dataclass(frozen=True)
class SectionUnknown:
    """A section to be answered, in the place of the first of its unknowns."""

    unanswered: Unanswered
    moves_verdict: bool
    """Whether one of its answers decides which verdicts stay open."""


def by_section(bank: Bank, sheet: Sheet, found: Sequence[Unknown]) -> tuple[Unknown | SectionUnknown, ...]:
    """The unknowns in their order. "I don't know" keeps its own line, whatever its section."""
    home = {question: section for section in unanswered(bank, sheet) for question in section.blank}
    lines: dict[tuple[bool, str], Unknown | SectionUnknown] = {}
    for unknown in found:
        if section := home.get(unknown.question):
            moves = any(other.moves_verdict for other in found if other.question in section.blank)
            lines.setdefault((True, section.section.id), SectionUnknown(section, moves))
        else:
            lines[False, unknown.question] = unknown
    return tuple(lines.values())
