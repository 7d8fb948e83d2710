"""What differs between two states of an assessment, and what gives the one back from the other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from questionnaire import Assessment
from questionnaire.assessment import Integration, KeptEntry, PlanEntry
from questionnaire.file import Refused, read, to_document, write
from questionnaire.file.changes import FieldChange, changed, changes, joined, set_back, taken_back
from questionnaire.flow.rounds import next_round
from tests.scoring.sheets import ANY_SHEET, BANK

THEN = Assessment(BANK.version, date(2026, 3, 1), "Acme", {"desk": "intercom"}, notes={"desk": "Two inboxes."})
NOW = replace(
    THEN.answered("integrations", (Integration("Slack", "phi", "unknown"),)).answered("desk", None).noted("desk", ""),
    plan={"sign_baa": PlanEntry("Dana", date(2026, 4, 1), "done")},
    hours_per_week=12,
)


def test_every_field_that_differs_is_named_once_with_both_values() -> None:
    assert changes(THEN, NOW) == (
        FieldChange(("answers", "desk"), "intercom", None),
        FieldChange(("answers", "integrations"), None, [{"name": "Slack", "data": "phi", "baa": "unknown"}]),
        FieldChange(("notes", "desk"), "Two inboxes.", None),
        FieldChange(("plan", "sign_baa", "owner"), None, "Dana"),
        FieldChange(("plan", "sign_baa", "due"), None, "2026-04-01"),
        FieldChange(("plan", "sign_baa", "status"), None, "done"),
        FieldChange(("hours_per_week",), None, 12),
    )


def test_what_is_typed_is_told_from_what_is_chosen() -> None:
    assert [change.is_text for change in changes(THEN, NOW)] == [False, False, True, True, False, False, False]


def test_what_is_taken_back_leads_to_the_beginning_and_one_change_after_the_other_is_one() -> None:
    found = changes(THEN, NOW)
    assert changed(BANK, NOW, taken_back(found)) == THEN
    later = NOW.answered("desk", "shared_inbox").noted("desk", "Two inboxes.").answered("seats", 4)
    assert joined(found, changes(NOW, later)) == (
        FieldChange(("answers", "desk"), "intercom", "shared_inbox"),
        *(change for change in found if change.path[1:] not in (("desk",), ())),
        FieldChange(("hours_per_week",), None, 12),
        FieldChange(("answers", "seats"), None, 4),
    )


@pytest.mark.property
@given(then=ANY_SHEET, now=ANY_SHEET)
def test_the_changes_lead_from_the_one_to_the_other_and_taken_back_to_the_first(then: Assessment, now: Assessment) -> None:
    found = changes(then, now)
    assert changed(BANK, then, found) == now
    assert changed(BANK, now, taken_back(found)) == then


@pytest.mark.property
@given(first=ANY_SHEET, second=ANY_SHEET, third=ANY_SHEET)
def test_one_change_after_the_other_is_one_change(first: Assessment, second: Assessment, third: Assessment) -> None:
    whole = joined(changes(first, second), changes(second, third))
    assert sorted(whole, key=lambda change: change.path) == sorted(changes(first, third), key=lambda change: change.path)


def test_what_is_only_kept_is_kept_and_a_value_that_does_not_fit_is_refused() -> None:
    kept = replace(THEN, kept=(KeptEntry("notes", "no_such_question", "Ask Dana."),))
    assert changes(kept, kept.noted("desk", "One.")) == (FieldChange(("notes", "desk"), "Two inboxes.", "One."),)
    assert changed(BANK, kept, changes(THEN, NOW)).kept == kept.kept
    with pytest.raises(Refused, match="pigeon"):
        changed(BANK, THEN, [FieldChange(("answers", "desk"), "intercom", "pigeon")])


def test_the_next_round_goes_on_with_everything_and_marks_each_answer() -> None:
    last = replace(NOW.answered("desk", "intercom").excused("customer_requirements", "None."), kept=(KeptEntry("notes", "gone", "x"),))
    begun = next_round(last, BANK.version, date(2026, 9, 1))
    assert (begun.answers, begun.plan, begun.hours_per_week, begun.kept) == (last.answers, last.plan, 12, last.kept)
    assert begun.unconfirmed == {question: date(2026, 3, 1) for question in ("customer_requirements", "desk", "integrations")}
    assert read(BANK, write(begun).encode(), keeps=True) == begun


def test_a_letter_speaks_of_its_own_round_and_is_not_carried_over() -> None:
    last = replace(THEN, handover=THEN.handover.model_copy(update={"letter": "Dear board,", "prepared_by": "A. Consultant"}))
    begun = next_round(last, BANK.version, date(2026, 9, 1))
    assert (begun.handover.prepared_by, begun.handover.letter) == ("A. Consultant", "")


def test_the_time_that_a_workshop_takes_is_no_change_of_anybody_and_begins_anew_with_each_round() -> None:
    met = replace(THEN, workshop=THEN.workshop.timed("scope", 90))
    assert changes(THEN, met) == ()
    assert next_round(met, BANK.version, date(2026, 9, 1)).workshop == THEN.workshop


def test_an_answer_that_is_changed_or_confirmed_is_no_longer_carried_over_and_one_that_is_not_keeps_its_day() -> None:
    begun = next_round(NOW.answered("desk", "intercom"), BANK.version, date(2026, 9, 1))
    assert set(begun.answered("desk", "shared_inbox").unconfirmed) == {"integrations"}
    assert begun.confirmed("desk").confirmed("desk").answers == begun.answers
    assert next_round(begun.confirmed("desk"), BANK.version, date(2027, 3, 1)).unconfirmed == {
        "desk": date(2026, 9, 1),
        "integrations": date(2026, 3, 1),
    }


def test_a_day_that_is_none_and_a_question_that_there_is_not_are_refused() -> None:
    file = write(next_round(THEN, BANK.version, date(2026, 9, 1)))
    with pytest.raises(Refused, match="unconfirmed.desk: .* a day written YYYY-MM-DD"):
        read(BANK, file.replace('"desk": "2026-03-01"', '"desk": true').encode())
    with pytest.raises(Refused, match="unconfirmed: .*desks"):
        read(BANK, file.replace('"desk": "2026-03-01"', '"desks": "2026-03-01"').encode())


def test_changes_set_back_one_after_the_other_give_what_the_file_held_before() -> None:
    between = replace(NOW, client="Acme, Inc.")
    assert set_back(between, [changes(NOW, between), changes(THEN, NOW)]) == to_document(THEN)
    with pytest.raises((TypeError, AttributeError)):
        set_back(THEN, [[FieldChange(("client", "x", "y"), "z", None)]])
