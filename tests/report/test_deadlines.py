"""The days of the plan in words: what ends too late, how many hours would do, and the limit by law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from icalendar import Calendar

from questionnaire import Assessment, Bank
from questionnaire.assessment import PlanEntry
from report.content.context import Context
from report.content.deadlines import hours_sentence, late_sentence, notice_sentence
from report.formats.calendar_file import write
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.conftest import Made

Make = Callable[[Assessment], Made]


def context(bank: Bank, sheet: Assessment) -> Context:
    return Context(bank, sheet, assess(bank, sheet))


def test_what_ends_too_late_is_counted_with_the_hours_that_would_do(bank: Bank) -> None:
    sheet = sheets.safest(bank).answered("sign_in", "password_only").answered("risk_analysis", "none")
    slow = context(bank, replace(sheet, hours_per_week=1))
    least = slow.result.least_hours
    assert least is not None and least > 1
    assert late_sentence(slow).startswith("At 1 hour a week, ") and f"{least} hours a week would meet every latest day." in late_sentence(
        slow
    )
    assert late_sentence(context(bank, replace(sheet, hours_per_week=least))) == ""


def test_where_no_hours_would_do_that_is_said(bank: Bank) -> None:
    sheet = replace(sheets.worst(bank), hours_per_week=1)
    assert context(bank, sheet).result.least_hours is None
    assert late_sentence(context(bank, sheet)).endswith("Not even 80 hours a week would meet every latest day.")


def test_a_day_set_too_late_by_hand_is_no_matter_of_hours(bank: Bank) -> None:
    sheet = replace(sheets.safest(bank).answered("sign_in", "password_only"), hours_per_week=40)
    late = sheet.planned("enforce_sign_in", PlanEntry(due=date(2030, 1, 1)))
    assert late_sentence(context(bank, late)) == (
        "At 40 hours a week, 1 action is planned to end after the latest day. The days were set by hand."
    )
    assert late_sentence(context(bank, late.planned("enforce_sign_in", PlanEntry(due=date(2030, 1, 1), status="done")))) == ""


def test_hours_that_nobody_set_are_told_as_such(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    assert hours_sentence(context(bank, replace(sheet, hours_per_week=None))).endswith(", which nobody has set yet.")
    assert hours_sentence(context(bank, replace(sheet, hours_per_week=12))) == "The days are worked out with 12 hours a week."


def test_the_limit_by_law_stands_with_the_days_left(bank: Bank, make: Make) -> None:
    sheet = sheets.worst(bank).answered("discovered_on", None)
    told = context(bank, sheet)
    limit = told.result.notice_by
    assert limit is not None and (limit - sheet.as_of).days == 60
    assert "60 days left" in notice_sentence(told) and "no day of discovery is given" in notice_sentence(told)
    passed = replace(told, result=replace(told.result, notice_by=date(2020, 1, 1)))
    assert "passed on Jan 1, 2020" in notice_sentence(passed) and "Call counsel today" in notice_sentence(passed)
    assert notice_sentence(context(bank, sheets.safest(bank))) == ""
    made = make(sheet)
    text = as_text(made.document)
    assert text.count(notice_sentence(told)) == 2, "on the board's page and above the roadmap"
    events = Calendar.from_ical(write(made.document)).walk("VEVENT")
    found = next(event for event in events if event["SUMMARY"].startswith("Legal deadline"))
    assert found["DTSTART"].dt == limit and len(found.walk("VALARM")) == 1
