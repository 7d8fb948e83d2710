"""Placeholders of a letter or a step, and what fills them. What is not known says so; what only a person knows stays a bracket."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from questionnaire.assessment import Integration, rows_of
from questionnaire.policy import APPS, CHANNELS
from questionnaire.shapes.letters import ANSWER
from questionnaire.shapes.question import UNKNOWN
from report.content.context import Context
from report.content.deadlines import limit_on_record
from report.paper.document import Rich, Run
from report.paper.figures.flow import FlowWay, phi_flow
from report.paper.uncovered import uncovered_in_short
from report.paper.wording import answer_lines, long_day
from scoring.calendar import days_after

PIECES = re.compile(r"(\{[a-z0-9_]+\}|\[[^\[\]]+\])")
NOT_KNOWN = "not known"
MOST_APPS = 8
NO_MATTER = "does not arise"
DOUBTED = "does not fit another answer; still to be settled"


def filled(context: Context, text: str) -> Rich:
    """A text of the bank as runs. What was typed goes in as it is: a brace in a client's name fills nothing."""
    return tuple(run for piece in PIECES.split(text) if piece for run in _piece(context, piece))


def _piece(context: Context, piece: str) -> Rich:
    if piece.startswith("["):
        return (Run(piece, strong=True),)
    return named(context, piece[1:-1]) if piece.startswith("{") else (Run(piece),)


def named(context: Context, name: str) -> Rich:
    """What a placeholder stands for. Raises KeyError for a name that the bank check would refuse."""
    if name in FILLS:
        value = FILLS[name](context)
        return (Run(value, strong=value.startswith("[")),)
    if name.startswith(ANSWER):
        return (Run(answer_words(context, name.removeprefix(ANSWER))),)
    for phrase in context.bank.letters.phrases:
        if phrase.id == name:
            return filled(context, context.phrase(phrase))
    deadline = next((d for d in context.bank.letters.deadlines if d.id == name), None)
    if deadline is None:
        raise KeyError(name)
    return (Run(long_day(days_after(context.result.as_of, deadline.days))),)


def answer_words(context: Context, question_id: str) -> str:
    """An answer that counts, in words; unknown, unasked and excused say so."""
    known = context.on_record
    if question_id not in context.sheet.asked and question_id not in known:
        return NOT_KNOWN if question_id in context.not_known else NO_MATTER
    if question_id in context.sheet.excused:
        return "does not apply"
    answer, given = known.get(question_id), context.assessment.answers.get(question_id)
    doubted = context.is_doubtful(question_id) and given not in (None, answer)
    answer = given if doubted else answer  # what is judged instead was never said
    words = NOT_KNOWN if answer in (None, UNKNOWN, ()) else "; ".join(answer_lines(context.bank.questions[question_id], answer))
    return f"{words} ({DOUBTED})" if doubted else words


def apps(context: Context) -> tuple[Integration, ...]:
    """The connected apps, in the order typed."""
    return rows_of(context.sheet.answers.get(APPS))


def _named(found: Iterable[Integration | FlowWay]) -> str:
    return "; ".join(row.name for row in found) or "none named"


def _first_named(found: Sequence[Integration]) -> str:
    further = len(found) - MOST_APPS
    return f"{_named(found[:MOST_APPS])}; and {further} more" if further > 0 else _named(found)


def _day(known: date | None) -> str:
    return long_day(known) if known else NOT_KNOWN


def _limit(known: date | None, as_of: date) -> str:
    return _day(known) + (" (that day has passed)" if known and known < as_of else "")


def _open_channels(context: Context) -> Iterable[FlowWay]:
    return (way for way in phi_flow(context.bank, context.assessment, context.result).inward if way.open)


FILLS: dict[str, Callable[[Context], str]] = {
    "client": lambda context: context.assessment.client or "[name of your organization]",
    "as_of": lambda context: long_day(context.result.as_of),
    "first_phi_on": lambda context: _day(context.result.exposure.first_phi_on or context.earlier_day),
    "baa_signed_on": lambda context: _day(context.result.exposure.baa_signed_on),
    "notice_by": lambda context: _limit(limit_on_record(context), context.result.as_of),
    "uncovered_days": lambda context: uncovered_in_short(context.result, context.sheet),
    "apps_without_baa": lambda context: _named(row for row in apps(context) if row.uncovered),
    "some_apps_without_baa": lambda context: _first_named([row for row in apps(context) if row.uncovered]),
    "open_channels": lambda context: NOT_KNOWN if context.sheet.unknown(CHANNELS) else _named(_open_channels(context)),
    "apps_not_known": lambda context: _named(row for row in apps(context) if not (row.known or row.covered)),
}
"""What fills each name of `questionnaire.shapes.letters.FILLED`; a value in brackets is for a person to fill in."""
