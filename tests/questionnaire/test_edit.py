"""One edit names its field, and changes nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file import Refused, to_document
from questionnaire.file.edit import edited, row_name, value_at
from questionnaire.handover import Additions

BANK = load_bank()
SLACK, SLACK_TOO, ZOOM = (
    Integration("Slack", "phi", "signed"),
    Integration("Slack", "no_phi", "unknown"),
    Integration("Zoom", "phi", "unknown"),
)
SHEET = Assessment(BANK.version, date(2026, 11, 21), answers={"desk": "intercom", "integrations": (SLACK, ZOOM, SLACK_TOO)})
FIELDS = {
    ("client",): "Acme / Telehealth",
    ("as_of",): "2026-11-22",
    ("answers", "desk"): "shared_inbox",
    ("answers", "channels"): ["email", "sms"],
    ("answers", "baa_signed_on"): "2026-03-01",
    ("answers", "integrations", "Slack~2", "baa"): "signed",
    ("notes", "desk"): "Two inboxes.",
    ("not_applicable", "customer_requirements"): "",
    ("plan", "sign_baa", "owner"): "Dana",
    ("plan", "sign_baa", "due"): "2026-12-05",
    ("handover", "letter"): "Dear board,",
    ("handover", "comments", "desk"): "Seen.",
    ("workshop", "decided", "desk"): "Dana",
    ("workshop", "dissent", "desk", "1", "what"): "Too soon.",
}


@pytest.mark.parametrize("path", FIELDS, ids="/".join)
def test_a_field_holds_what_was_put_into_it_and_nothing_when_it_is_emptied(path: tuple[str, ...]) -> None:
    done = edited(BANK, SHEET, path, FIELDS[path])
    assert value_at(to_document(done), path) == FIELDS[path]
    if path not in (("as_of",), ("answers", "integrations", "Slack~2", "baa")):
        assert edited(BANK, done, path, None) == edited(BANK, SHEET, path, None)
        assert value_at(to_document(edited(BANK, done, path, None)), path) in (None, "")


@given(st.permutations(list(FIELDS)))
def test_edits_of_different_fields_come_to_the_same_in_any_order(order: list[tuple[str, ...]]) -> None:
    done = SHEET
    for path in order:
        done = edited(BANK, done, path, FIELDS[path])
    assert {path: value_at(to_document(done), path) for path in FIELDS} == FIELDS


def test_a_row_is_named_by_what_it_says_and_stays_itself_when_others_go() -> None:
    rows = SHEET.answers["integrations"]
    assert [row_name(rows, place) for place in range(3)] == ["Slack~1", "Zoom~1", "Slack~2"]
    gone = SHEET.answered("integrations", (ZOOM, SLACK_TOO))
    assert edited(BANK, gone, ("answers", "integrations", "Zoom~1", "baa"), "signed").answers["integrations"] == (
        Integration("Zoom", "phi", "signed"),
        SLACK_TOO,
    )


@pytest.mark.parametrize("name", ["Jira~1", "Slack~3", "Slack~0", "Slack", "Slack~x"])
def test_an_edit_of_a_row_that_is_gone_is_refused_and_changes_nothing(name: str) -> None:
    assert value_at(to_document(SHEET), ("answers", "integrations", name, "baa")) is None
    with pytest.raises(Refused, match="no longer in the list"):
        edited(BANK, SHEET, ("answers", "integrations", name, "baa"), "signed")
    with pytest.raises(Refused):
        edited(BANK, SHEET, ("answers", "desk", name, "baa"), "signed")


def test_a_value_that_does_not_fit_is_refused() -> None:
    for path, value in ((("answers", "desk"), "pigeon"), (("as_of",), "soon"), (("notes", "desk"), "x" * 2001), (("as_of",), None)):
        with pytest.raises(Refused):
            edited(BANK, SHEET, path, value)
    with pytest.raises(Refused, match="a whole row"):
        edited(BANK, SHEET, ("answers", "integrations", "Slack~1"), {})


def test_a_plan_entry_that_says_nothing_any_more_is_gone() -> None:
    sheet = SHEET.planned("sign_baa", PlanEntry(owner="Dana"))
    assert not edited(BANK, sheet, ("plan", "sign_baa", "owner"), None).plan
    assert value_at(to_document(sheet), ("answers", "desk", "deeper")) is None


def test_a_reason_that_is_taken_back_moves_into_the_note() -> None:
    path = ("not_applicable", "customer_requirements")
    sheet = replace(SHEET.excused(path[1], "No such customers.").noted(path[1], "Ask again."), handover=Additions())
    back = edited(BANK, sheet, path, None)
    assert path[1] not in back.not_applicable and back.notes[path[1]] == "Ask again.\nNo such customers."
    with pytest.raises(Refused, match="no room"):
        edited(BANK, sheet.noted(path[1], "x" * 2000), path, None)


def test_a_mark_that_a_question_does_not_apply_keeps_the_reason_that_is_there() -> None:
    path = ("not_applicable", "customer_requirements")
    assert edited(BANK, SHEET, path, True).not_applicable == {path[1]: ""}
    sheet = SHEET.excused(path[1], "No such customers.")
    assert edited(BANK, sheet, path, True) == sheet


def test_an_edit_of_a_row_is_refused_where_the_whole_list_is_gone() -> None:
    with pytest.raises(Refused, match="no longer in the list"):
        edited(BANK, SHEET.answered("integrations", None), ("answers", "integrations", "Slack~1", "baa"), "signed")
