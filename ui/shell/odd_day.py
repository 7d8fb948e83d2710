"""What is asked beside a typed day that is kept although it is hardly meant: of eight digits, one slips, and no rule refuses the day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import streamlit as st

from questionnaire import Bank
from questionnaire.day import likely_day
from report.paper.wording import day
from scoring.days.working_days import SATURDAY, working_day
from ui.shell.session import today

Odd = Callable[[date], str]
"""What to ask of a day; empty where there is nothing odd about it."""
AHEAD = timedelta(days=31)
"""An assessment is prepared for a meeting, hardly for one after the next month."""
PLANNED = timedelta(days=3 * 365)
"""No step of a plan takes so long."""


def odd_assessment(bank: Bank) -> Odd:
    """Of the day of an assessment: well after today, or more than a year before the first version of these questions."""
    first = int(bank.versions[0].version.partition(".")[0])

    def asked(typed: date) -> str:
        counts = "The plan and legal deadlines count from it."
        if typed > today() + AHEAD:
            return f"This is long after today, {day(today())}. Is it mistyped? {counts}"
        return (
            f"This is long before these questions were first asked, in {first}. Is it mistyped? {counts}" if typed.year < first - 1 else ""
        )

    return asked


def odd_due(as_of: date) -> Odd:
    """Of the day by which something is to be done: before the assessment, years after it, or on a day off."""

    def asked(typed: date) -> str:
        if typed < as_of:
            return f"This is before the day of the assessment, {day(as_of)}."
        if typed > as_of + PLANNED:
            return f"This is years after the day of the assessment, {day(as_of)}. Is it mistyped?"
        if typed == working_day(typed):
            return ""
        return f"This is a {typed:%A}." if typed.weekday() >= SATURDAY else "This is a federal holiday."

    return asked


def ask(typed: str, odd: Odd) -> None:
    """Asks of a day that waits for its button."""
    with suppress(ValueError):
        if typed and (asked := odd(likely_day(typed))):
            st.caption(asked)
