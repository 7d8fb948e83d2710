"""The calendar: what people get into Outlook, Google and Apple, and what a second import changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from questionnaire import Assessment, walk
from questionnaire.assessment import PlanEntry
from report.content.reviews import following
from report.formats.calendar_file import RINGS, write
from report.paper.visible_text import revealed
from scoring import assess
from scoring.days.working_days import working_days_after
from tests.report import sheets
from tests.report.documents import sheet
from tests.report.tabulated import NO_SHRINKING, tabulated
from tests.report.typed import typed_sheets
from tests.scoring.sheets import BANK

SIGNED = {"baa_status": "signed", "baa_signed_on": date(2024, 2, 29), "phi_reaches_support": "routinely"}


def events(given: Assessment) -> list[Event]:
    return [*Calendar.from_ical(write(tabulated(given))).walk("VEVENT")]


def named(given: Assessment, words: str) -> Event:
    (found,) = [event for event in events(given) if words in event["SUMMARY"]]
    return found


def alarms(found: list[Event]) -> list[Event]:
    return [event for event in found if event.walk("VALARM")]


def uids(given: Assessment) -> list[str]:
    return [str(event["UID"]) for event in events(given)]


@given(typed_sheets())
@settings(max_examples=5, phases=NO_SHRINKING)
def test_every_action_is_an_all_day_event_on_its_due_day_in_the_words_typed(given: Assessment) -> None:
    assume(not walk(BANK, given).blank)  # what nobody answered is one event a section
    document = tabulated(given)
    made = write(document)
    found = [*Calendar.from_ical(made).walk("VEVENT")]
    for row, event in zip(document.records.plan, found, strict=False):
        assert event["DTSTART"].dt == row.due and event["DTEND"].dt == row.due + timedelta(days=1)
        assert revealed(row.owner) in event["DESCRIPTION"] and row.title in event["SUMMARY"]
        assert event["SUMMARY"].endswith(f" \u2013 {revealed(given.client)}") or not given.client
    assert len(found) >= len(document.records.plan) + 1 and made == write(tabulated(given))
    assert all(len(line) <= 75 for line in made.split(b"\r\n")) and b"\n" not in made.replace(b"\r\n", b"")


def test_what_is_typed_adds_no_line_to_the_calendar() -> None:
    hostile = "Dana\r\nEND:VEVENT\nBEGIN:VALARM\r\nACTION:PROCEDURE\n;ATTENDEE:mailto:x@evil.example"
    given = replace(sheets.worst(BANK), client=hostile)
    given = given.planned(assess(BANK, given).plan[0].action, PlanEntry(hostile))
    lines = write(tabulated(given)).decode().replace("\r\n ", "").split("\r\n")
    ours = ["BEGIN:VALARM", "ACTION:DISPLAY"] * len(alarms(events(given)))
    assert [line for line in lines if line.startswith(("BEGIN:VALARM", "ACTION", "ATTENDEE"))] == ours
    assert lines.count("END:VEVENT") == len(events(given))
    assert revealed(hostile) in events(given)[0]["DESCRIPTION"]


def test_a_second_import_updates_by_the_same_uid_and_a_higher_version() -> None:
    before = sheet("worst")
    action = assess(BANK, before).plan[0].action
    after = replace(before, as_of=before.as_of + timedelta(days=30)).planned(action, PlanEntry("Somebody", date(2027, 8, 1)))
    first, again = events(before)[0], next(e for e in events(after) if e["UID"] == events(before)[0]["UID"])
    assert len(uids(before)) == len({*uids(before)}) and {*uids(before)} == {*uids(after)}
    assert again["SEQUENCE"] > first["SEQUENCE"] and again["DTSTART"].dt == date(2027, 8, 1)
    assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt == datetime(2026, 11, 21, tzinfo=UTC)


def test_two_clients_never_share_an_event() -> None:
    assert not {*uids(sheets.worst(BANK, "One Clinic"))} & {*uids(sheets.worst(BANK, "Other Clinic"))}


def test_what_is_done_is_cancelled_and_says_so() -> None:
    given = sheets.worst(BANK)
    first, second = assess(BANK, given).plan[:2]
    found = events(given.planned(first.action, PlanEntry(status="done")))
    assert (found[0]["STATUS"], found[1]["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert tabulated(sheets.worst(BANK)).records.plan[0].latest_reason == "flow"
    assert found[0]["SUMMARY"].startswith("Paused, answer unchanged: A1 ") and found[1]["SUMMARY"].startswith("A2 ")
    assert found[0]["UID"] == events(given)[0]["UID"]
    assert {event["TRANSP"] for event in found} == {"TRANSPARENT"} and second.action


def test_only_the_legal_limit_pauses_and_days_set_by_law_ring_once_at_nine_on_the_working_day_before() -> None:
    given = sheets.worst(BANK)
    plan = {row.number: row for row in tabulated(given).records.plan}
    ringing = {str(event["SUMMARY"]).split(" ")[0]: event.walk("VALARM") for event in alarms(events(given))}
    urgent = {number for number, row in plan.items() if row.latest_reason in RINGS}
    assert {*ringing} == {*urgent, "Legal"} and 0 < len(urgent) < len(plan) and {len(found) for found in ringing.values()} == {1}
    before = {name: found[0]["TRIGGER"].dt for name, found in ringing.items()}
    assert before.pop("Legal") == timedelta(days=-7, hours=9)
    for number, trigger in before.items():
        rings = datetime.combine(plan[number].due, datetime.min.time()) + trigger
        assert given.as_of < rings.date() < plan[number].due and rings.hour == 9
        first = working_days_after(given.as_of, 1)
        assert plan[number].due == first or working_days_after(rings.date(), 1) == plan[number].due


@pytest.mark.parametrize(
    ("due", "rings"), [(date(2026, 11, 30), None), (date(2026, 12, 1), 1), (date(2026, 12, 2), 1), (date(2026, 12, 7), 4)]
)
def test_no_alarm_rings_on_the_day_of_the_assessment_or_before(due: date, rings: int | None) -> None:
    """Made on Monday, November 30: what is due on Tuesday rings on that day, what is due that Monday does not."""
    given = replace(sheets.worst(BANK), as_of=date(2026, 11, 30))
    first = assess(BANK, given).plan[0].action
    found = events(given.planned(first, PlanEntry(due=due)))[0].walk("VALARM")
    assert [due + alarm["TRIGGER"].dt - timedelta(hours=9) for alarm in found] == ([date(2026, 12, rings)] if rings else [])


@pytest.mark.parametrize(("known", "days_before"), [(52, 7), (53, 1), (58, 1), (59, None), (60, None), (70, None)])
def test_the_legal_limit_rings_a_week_before_else_on_its_eve_and_never_in_the_past(known: int, days_before: int | None) -> None:
    """ "A week is left" rang with three days left, and for a limit that had passed."""
    worst = sheets.worst(BANK)
    given = worst.answered("discovered_on", worst.as_of - timedelta(known))
    rings = named(given, "Legal deadline").walk("VALARM")
    assert [-alarm["TRIGGER"].dt.days for alarm in rings] == ([] if days_before is None else [days_before])


def test_what_is_done_no_longer_rings() -> None:
    given = sheets.worst(BANK)
    urgent = next(row for row in tabulated(given).records.plan if row.latest_reason in RINGS)
    done = given.planned(urgent.action, PlanEntry(status="done"))
    assert not named(done, f"{urgent.number} ").walk("VALARM") and named(given, f"{urgent.number} ").walk("VALARM")


@pytest.mark.parametrize(
    ("action", "words", "rule"),
    [
        ("review_logs_monthly", "Review the desk's log", {"FREQ": ["MONTHLY"], "BYDAY": ["1TU"]}),
        ("least_privilege_roles", "Review who has access", {"FREQ": ["MONTHLY"], "INTERVAL": [3], "BYDAY": ["1TU"]}),
    ],
)
def test_a_review_that_the_plan_sets_up_comes_round_on_first_tuesdays_after_it_is_due(
    action: str, words: str, rule: dict[str, list[str]]
) -> None:
    given = sheets.worst(BANK).planned(action, PlanEntry(due=date(2027, 11, 30)))
    found = named(given, words)
    first = date(2027, 12, 7) if action == "review_logs_monthly" else date(2028, 2, 1)
    assert found["DTSTART"].dt == first and first.weekday() == 1 and first.day <= 7 and found["RRULE"] == rule


def test_a_review_that_the_answers_tell_of_comes_round_too_and_without_either_there_is_none() -> None:
    in_order = sheet("in order")
    assert not tabulated(in_order).records.plan
    assert {row.id for row in tabulated(in_order).records.reviews} >= {"log_review", "access_review", "reassessment"}
    assert named(in_order, "Review the desk's log")["DTSTART"].dt == date(2026, 12, 1)
    nobody = replace(in_order, answers={})
    assert [row.id for row in tabulated(nobody).records.reviews] == ["reassessment"]


def test_whom_hipaa_does_not_bind_looks_again_at_that_and_at_the_other_law_and_at_nothing_else() -> None:
    given = replace(sheet("worst"), answers={"org_role": "neither"})
    other, role = [event for event in events(given) if "RRULE" in event]
    assert "HIPAA still does not apply" in role["SUMMARY"] and "the law outside HIPAA" in other["SUMMARY"]
    assert role["RRULE"] == other["RRULE"] == {"FREQ": ["YEARLY"]}


@given(st.dates(), st.dates())
@example(date(2026, 12, 31), date(2026, 1, 1))
@example(date(9999, 12, 31), date(9999, 12, 31))
def test_the_next_first_tuesday_is_in_the_month_that_follows(of: date, after: date) -> None:
    for every, months in (("month", 1), ("quarter", 3)):
        found, late = following(of, after, every), max(of, after)
        if found is None:
            assert late.year == 9999 and late.month + months > 12
            continue
        assert found.weekday() == 1 and found.day <= 7
        assert (found.year - late.year) * 12 + found.month - late.month == months


def test_a_signed_baa_is_reviewed_every_year() -> None:
    review = named(sheets.filled(BANK, False, "C", **SIGNED), "Review the BAA")
    assert review["DTSTART"].dt == date(2027, 2, 28) and review["RRULE"] == {"FREQ": ["YEARLY"]}


@pytest.mark.parametrize("chosen", [{"baa_status": "requested"}, {"baa_status": "not_signed"}, {}])
def test_without_a_signed_baa_there_is_nothing_to_review(chosen: dict[str, str]) -> None:
    given = sheets.filled(BANK, True, "C", phi_reaches_support="routinely", **chosen)
    assert not [event for event in events(given) if "Review the BAA" in event["SUMMARY"]]


def test_the_desk_is_assessed_again_after_a_year() -> None:
    again = named(replace(sheet("safest"), as_of=date(2024, 2, 29)), "Assess the support desk again")
    assert again["DTSTART"].dt == date(2025, 2, 28) and again["RRULE"] == {"FREQ": ["YEARLY"]}


@given(st.dates(), st.dates())
@example(date(2024, 2, 29), date(2027, 2, 28))
@example(date(2024, 2, 29), date(2028, 2, 28))
@example(date(9999, 12, 31), date(9999, 12, 31))
def test_an_anniversary_is_the_next_one(of: date, after: date) -> None:
    found, late = following(of, after, "year"), max(of, after)
    if found is None:
        assert late.year == 9999
        return
    assert 0 < (found - late).days <= 366 and (found.month, found.day) in {(of.month, of.day), (2, 28)}
    assert (found.month, found.day) == (of.month, of.day) or (of.month, of.day) == (2, 29)


def test_the_last_day_of_the_calendar_is_no_trouble() -> None:
    given = replace(sheets.worst(BANK), as_of=date.max)
    assert events(given)[0]["DTSTART"].dt == date.max and not [e for e in events(given) if "again" in e["SUMMARY"]]


def test_the_file_says_what_it_is() -> None:
    calendar = Calendar.from_ical(write(tabulated(sheet("safest"))))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH") and "Deskcheck" in calendar["PRODID"]
    assert not calendar.errors and not [error for event in calendar.walk("VEVENT") for error in event.errors]
