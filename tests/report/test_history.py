"""The history in words, on screen and on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from questionnaire import Assessment, Bank, load_bank
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file.changes import FieldChange, changes
from questionnaire.handover import Additions
from questionnaire.workshop import Parked, Workshop
from report import EDITIONS, compose
from report.content.compose import ALWAYS
from report.content.history import ChangeWords, Happened, change_words, compose_history
from report.paper.editions import PARTS
from scoring import assess
from tests.report.as_text import as_text
from tests.report.sheets import safest, worst
from tests.scoring.sheets import ANY_SHEET

BANK = load_bank()
THEN = Assessment(
    BANK.version,
    date(2026, 3, 1),
    "Acme",
    {"integrations": (Integration("Slack", "phi", "unknown"), Integration("Jira", "no_phi", "signed"))},
)
ODD = {
    "an override that is none": (("handover", "overrides"), [{"x": 1}]),
    "an app that is none": (("answers", "integrations"), [{"x": 1}]),
    "parts of no names": (("handover", "left_out"), 7),
    "a state that is a list": (("plan", "sign_baa", "status"), ["done"]),
    "a path that ends too early": (("workshop", "dissent"), "Dana"),
}
"""Of a client's file that somebody wrote by hand."""
SAID = {
    "a client's name": (replace(THEN, client="Beta"), ChangeWords("Organization", "Acme", "Beta")),
    "a day": (replace(THEN, as_of=date(2026, 4, 2)), ChangeWords("Day of the assessment", "Mar 1, 2026", "Apr 2, 2026")),
    "an answer": (THEN.answered("desk", "intercom"), ChangeWords("Support desk", "No answer", "Intercom")),
    "I don't know": (THEN.answered("channels", ()), ChangeWords("Channels in use", "No answer", "I don't know")),
    "a reason": (
        THEN.excused("customer_requirements", "None."),
        ChangeWords("What customers require: why it does not apply", "not marked", "None."),
    ),
    "a note": (THEN.noted("desk", "Two."), ChangeWords("Support desk: note", "nothing", "Two.")),
    "a role": (replace(THEN, people={"privacy_officer": "Dana"}), ChangeWords("Privacy officer", "nothing", "Dana")),
    "hours": (replace(THEN, hours_per_week=12), ChangeWords("Hours a week for the plan", "nothing", "12")),
    "a letter": (replace(THEN, handover=Additions(letter="Dear board,")), ChangeWords("Cover letter", "nothing", "Dear board,")),
    "a comment": (replace(THEN, handover=Additions(comments={"desk": "Seen."})), ChangeWords("Comment on a finding", "nothing", "Seen.")),
    "a change by hand": (
        replace(THEN, handover=Additions().overriding("owner", "sign_baa", "Kim", "She knows.")),
        ChangeWords("Changes by hand", "nothing", f"Owner of “{BANK.action('sign_baa').title}”: Kim (She knows.)"),
    ),
    "a risk changed by hand": (
        replace(THEN, handover=Additions().overriding("risk", "baa_status", "very_low", "Small.")),
        ChangeWords("Changes by hand", "nothing", f"Risk of “{BANK.questions['baa_status'].short}”: Very low (Small.)"),
    ),
    "a day changed by hand": (
        replace(THEN, handover=Additions().overriding("due", "sign_baa", "2026-12-31", "Agreed.")),
        ChangeWords("Changes by hand", "nothing", f"Due date of “{BANK.action('sign_baa').title}”: Dec 31, 2026 (Agreed.)"),
    ),
    "who decided": (replace(THEN, workshop=Workshop(decided={"desk": "Kim"})), ChangeWords("Support desk: who decided", "nothing", "Kim")),
    "a point in the parking lot": (
        replace(THEN, workshop=Workshop(parked={"closing": {"1": Parked(text="Ask counsel.")}})),
        ChangeWords("Workshop: parking lot", "nothing", "Ask counsel."),
    ),
    "a part left out": (
        replace(THEN, handover=Additions(left_out=("adds_up",))),
        ChangeWords("Left out of the report", "nothing", "Appendix C: how the score adds up"),
    ),
    "a carried answer": (
        replace(THEN, unconfirmed={"desk": date(2026, 1, 2)}),
        ChangeWords("Support desk: answer of the last round", "confirmed", "of Jan 2, 2026"),
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_a_change_is_told_in_words(what: str) -> None:
    now, words = SAID[what]
    assert [(one.what.lower(), one.before, one.after) for one in change_words(BANK, changes(THEN, now))] == [
        (words.what.lower(), words.before, words.after)
    ]


@pytest.mark.parametrize("what", ODD)
def test_a_value_of_another_shape_than_its_field_stands_as_it_is(what: str) -> None:
    path, value = ODD[what]
    (one,) = change_words(BANK, [FieldChange(path, None, value)])
    assert one.what == ", ".join(path) and one.before == "nothing" and one.after != "nothing"


def test_every_part_that_can_be_left_out_has_a_name() -> None:
    told = [(sheet, edition) for sheet in (worst(BANK), safest(BANK)) for edition in EDITIONS]
    made = [compose(BANK, sheet, assess(BANK, sheet), edition=edition) for sheet, edition in told if edition != "board"]
    titles = {part.id: part.title for one in made for part in one.parts if part.id not in ALWAYS}
    assert {*titles} <= {*PARTS} and not {*PARTS} & {*ALWAYS}
    assert {part: PARTS[part] for part in titles} == titles, "as beside the box that leaves it out"


def test_of_a_list_what_came_and_what_went_is_told() -> None:
    now = THEN.answered("integrations", (Integration("Jira", "no_phi", "signed"), Integration("Zoom", "phi", "signed")))
    (one,) = change_words(BANK, changes(THEN, now))
    assert "Slack" in one.before and "Zoom" in one.after and "Jira" not in one.before + one.after


def test_an_owner_is_told_and_not_that_the_action_is_open_as_it_was() -> None:
    found = change_words(BANK, changes(THEN, THEN.planned("sign_baa", PlanEntry("Dana"))))
    assert [(one.what, one.after) for one in found] == [(f"{BANK.action('sign_baa').title}: owner", "Dana")]
    found = change_words(BANK, changes(THEN, THEN.planned("sign_baa", PlanEntry(status="done"))))
    assert [(one.before, one.after) for one in found] == [("Open", "Done")]


@pytest.mark.parametrize(("before", "after"), [("20261130", "2026-11-30"), ("2026-03-01", "Mar 1, 2026"), ("2026-W01-1", "2025-12-29")])
def test_what_was_typed_and_looks_like_a_day_stands_as_typed(before: str, after: str) -> None:
    then, now = (replace(THEN, client=text).noted("desk", text).planned("sign_baa", PlanEntry(text)) for text in (before, after))
    found = change_words(BANK, changes(then, now))
    assert [(one.before, one.after) for one in found] == [(before, after)] * 3, "else undo passes over it, and takes back one more"


@pytest.mark.property
@given(then=ANY_SHEET, now=ANY_SHEET)
def test_whatever_changes_is_told_with_two_different_texts(then: Assessment, now: Assessment) -> None:
    for one in change_words(BANK, changes(then, now)):
        assert one.what and one.before != one.after


def test_the_paper_holds_every_change_and_says_what_it_cannot_read(bank: Bank) -> None:
    found = (
        Happened(
            datetime(2026, 3, 1, 9, 5, tzinfo=UTC), "Dana", change_words(bank, changes(THEN, THEN.noted("desk", "Two | <b>inboxes</b>.")))
        ),
        Happened(None, "", ()),
        Happened(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), "", change_words(bank, changes(THEN.noted("desk", "x"), THEN)), is_undo=True),
    )
    paper = as_text(compose_history(bank, THEN, found))
    for words in ("Mar 1, 2026, 09:05", "Dana", "Two | <b>inboxes</b>.", "cannot be read as it was written", "Not known (undo or redo)"):
        assert words in paper
    assert "Nothing has changed" in as_text(compose_history(bank, THEN, ()))
