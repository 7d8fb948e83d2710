"""The calendar (iCalendar, RFC 5545): due days, the yearly review of the BAA, the yearly reassessment.

All-day events, not to-dos: Outlook and Google take no to-dos in. A second import updates: the same client and action have
the same UID. What is done is cancelled, so that it goes from calendars that heed it and says so in the others; not before it is confirmed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from report.formats.tasks.description import plain
from report.paper.document import Document
from report.paper.records import PlanRow, Summary
from report.paper.visible_text import shown

NAMES = UUID("5f0c2d5e-0f3c-5d6b-9a53-6d1c1f6b7a10")
"""Ours alone, so that UIDs made from the same words elsewhere differ."""
REVIEW = "Review the business associate agreement (BAA): still in force, still covering the plan and every feature in use?"
NOTICE = (
    "Sixty days from discovery, at the latest, and without unreasonable delay: 45 CFR 164.404(b), 164.408(b), 164.410(b). "
    "Assess first what reached the desk without cover."
)
REASSESS = "Assess the support desk again. 45 CFR 164.308(a)(8) asks for evaluation from time to time; a year is our rule, not the law's."


def write(document: Document, page: str = "") -> bytes:
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
    for row in document.records.plan:
        yield _due(summary, row)
    if summary.notice_by:
        yield _notice(summary, summary.notice_by)
    signed = any(c.id == "baa" and c.state == "met" for c in summary.conditions) and summary.baa_signed_on
    review = anniversary(signed, max(signed, summary.as_of)) if signed else None
    if review:
        yield _yearly(summary, "baa_review", "Review the BAA with the help desk's vendor", review, REVIEW)
    again = anniversary(summary.as_of, summary.as_of)
    if again:
        yield _yearly(summary, "reassessment", "Assess the support desk again", again, REASSESS)


def anniversary(of: date, after: date) -> date | None:
    """The first anniversary later than a day; of February 29 it is February 28 in other years. None past the year 9999."""
    for year in (after.year, after.year + 1):
        if year > date.max.year:
            return None
        leap = (of.month, of.day) == (2, 29)
        found = date(year, 3, 1) - timedelta(days=1) if leap else of.replace(year=year)
        if found > after:
            return found
    return None


def _due(summary: Summary, row: PlanRow) -> Event:
    marked = f"{row.state}: " if row.status == "done" else ""
    title = f"{marked}{row.number} {row.title}"
    event = _event(summary, row.action, title, row.due, plain(summary, row))
    event.add("status", "CANCELLED" if row.done else "CONFIRMED")
    return event


def _notice(summary: Summary, limit: date) -> Event:
    """The legal limit, with an alarm a week before: the one day here that nobody can move."""
    event = _event(summary, "notice_by", "Legal deadline: notices of a breach, if there was one", limit, NOTICE)
    event.add("status", "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "A week is left until notices of a breach are due at the latest.")
    alarm.add("trigger", timedelta(days=-7))
    event.add_component(alarm)
    return event


def _yearly(summary: Summary, what: str, title: str, first: date, told: str) -> Event:
    event = _event(summary, what, title, first, f"{told}\n\nAssessed on {summary.as_of.isoformat()}.")
    event.add("status", "CONFIRMED")
    event.add("rrule", {"freq": "yearly"})
    return event


def _event(summary: Summary, what: str, title: str, day: date, told: str) -> Event:
    """An all-day event that leaves people free. Its version is the day of the assessment: nothing here knows another."""
    event, client = Event(), shown(summary.client)
    stamp = datetime.combine(summary.as_of, time(), UTC)
    event.add("uid", str(uuid5(NAMES, f"{client}\n{what}")))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", summary.as_of.toordinal())
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{title} \u2013 {client}" if client else title)
    event.add("description", shown(told))
    event.add("categories", ["HIPAA"])
    event.add("transp", "TRANSPARENT")
    return event
