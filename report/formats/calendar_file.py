"""The calendar (iCalendar, RFC 5545): due dates, the legal limit, and what recurs.

All-day events, not to-dos: Outlook and Google take no to-dos in. A second import updates: the same client and action have
the same UID. What is done is cancelled, so that it goes from calendars that heed it and says so in the others; not before it is confirmed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from questionnaire.shapes.reviews import Every
from report.formats.tasks.description import plain
from report.formats.tasks.description import title as named
from report.paper.document import Document
from report.paper.plan_rows import PlanRow, ReviewRow
from report.paper.records import Summary
from report.paper.visible_text import revealed
from report.paper.wording import LEGAL_DEADLINE
from scoring.calendar import days_after
from scoring.days.working_days import working_day

NAMES = UUID("5f0c2d5e-0f3c-5d6b-9a53-6d1c1f6b7a10")
"""Ours alone, so that UIDs made from the same words elsewhere differ."""
RINGS = ("flow", "law")
"""Due dates that ring: where details flow that nothing covers, and where a statute sets the day. The others are their owner's to plan."""
REPEAT: dict[Every, dict[str, Any]] = {
    "month": {"freq": "monthly", "byday": "1TU"},
    "quarter": {"freq": "monthly", "interval": 3, "byday": "1TU"},
    "year": {"freq": "yearly"},
}


def write(document: Document) -> bytes:
    """The calendar's bytes, the same for the same document on any day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Deskcheck//HIPAA help-desk self-assessment//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in _events(document):
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def _events(document: Document) -> Iterator[Event]:
    summary = document.records.summary
    for row in document.records.tasks:
        yield _due(summary, row)
    if summary.by_law:
        yield _notice(summary, summary.by_law)
    for review in document.records.reviews:
        yield _review(summary, review)


def _due(summary: Summary, row: PlanRow) -> Event:
    marked = f"{row.state}: " if row.status == "done" else ""
    title = f"{marked}{named(row)}"
    event = _event(summary, row.action, title, row.due, plain(summary, row))
    event.add("status", "CANCELLED" if row.done else "CONFIRMED")
    rings = _eve(row.due, summary.as_of)
    if rings and row.latest_reason in RINGS and row.status != "done":
        _alarm(event, row.due, rings, f"Due on {row.due.isoformat()}: {named(row)}")
    return event


def _notice(summary: Summary, limit: date) -> Event:
    """The legal limit: the one day here that nobody can move."""
    event = _event(summary, "notice_by", LEGAL_DEADLINE, limit, summary.limit)
    event.add("status", "CONFIRMED")
    rings = next((day for day in (days_after(limit, -7), days_after(limit, -1)) if day > summary.as_of), None)
    if rings:
        _alarm(event, limit, rings, f"The legal deadline is {limit.isoformat()} at the latest, if what reached support was a breach.")
    return event


def _eve(due: date, as_of: date) -> date | None:
    """The last working day before, else the day before, else that day: the first that is after the assessment; None where none is."""
    before = days_after(due, -1)
    return next((day for day in (working_day(before, -1), before, due) if day > as_of), None)


def _alarm(event: Event, day: date, rings: date, words: str) -> None:
    """At nine in the morning: a day without an hour begins at midnight, when nobody wants to be rung."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", rings - day + timedelta(hours=9))
    event.add_component(alarm)


def _review(summary: Summary, review: ReviewRow) -> Event:
    told = f"{review.says}\n\nLaw and sources: {'; '.join(review.citations)}\n\nAssessed on {summary.as_of.isoformat()}."
    event = _event(summary, review.id, review.title, review.first, told)
    event.add("status", "CONFIRMED")
    event.add("rrule", REPEAT[review.every])
    return event


def _event(summary: Summary, what: str, title: str, day: date, told: str) -> Event:
    """An all-day event that leaves people free. Its version is the day of the assessment: nothing here knows another."""
    event, client = Event(), revealed(summary.client)
    stamp = datetime.combine(summary.as_of, time(), UTC)
    event.add("uid", str(uuid5(NAMES, f"{client}\n{what}")))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", summary.as_of.toordinal())
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{title} \u2013 {client}" if client else title)
    event.add("description", revealed(told))
    event.add("categories", ["HIPAA"])
    event.add("transp", "TRANSPARENT")
    return event
