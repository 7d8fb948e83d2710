"""What was filled into the report's PDF outside is asked about on the start page, taken over after one yes, and never before."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from questionnaire import load_bank
from questionnaire.assessment import PlanEntry
from report import write_pdf
from report.paper.selection import only
from scoring import assess
from tests.report.documents import composed, sheet
from tests.report.filled_in import filled_in, signed
from tests.report.forged import changed
from tests.ui.conftest import opened_file as opened
from tests.ui.conftest import said, the_button

BANK = load_bank()


@cache
def written() -> bytes:
    return write_pdf(only(composed(replace(sheet("example"), client="Acme")), ("cover", "board", "cards")))


@pytest.fixture
def report() -> Callable[..., bytes]:
    """The example's report, changed by somebody outside."""
    return lambda *changes: changed(written(), *changes)


@pytest.fixture
def actions(example) -> list[str]:
    return [item.action for item in assess(BANK, example).plan]


def test_what_was_filled_in_is_asked_about_and_taken_over_after_one_yes(store, visit, example, report, actions) -> None:
    first, second, third = actions[:3]
    values = {
        f"done_{first}": True,
        f"owner_{second}": "Priya N.",
        f"due_{second}": "12/04/2026",
        f"owner_{third}": "Vendor [x](http://e.vil)",
    }
    app = opened(visit, report(filled_in(**values)))
    (summary,) = store.recent()
    assert store.load(summary.id).assessment.plan == example.plan
    text = said(app)
    assert (
        "**3 of the 4 fields that were filled in after the report was made differ from the plan and can go into it. "
        "Take over what they say?**" in text
    )
    title = BANK.action(second).title
    cells = re.sub(r"page \d+", "page 12", text.replace("\\", ""))
    assert f"| A2 owner: {title} | page 12 | nothing typed | Priya N" in cells and "](http" not in text
    assert "1 field cannot be taken over:\n\n- A2 due\\: " in text and "12/04/2026" in text.replace("\\", "") and "YYYY-MM-DD" in text

    the_button(app, "take_over").click().run()
    after = store.load(summary.id).assessment
    assert after.plan[first] == replace(example.plan.get(first, PlanEntry()), status="done")
    assert after.plan[second] == replace(example.plan.get(second, PlanEntry()), owner="Priya N.")
    assert after.plan[third] == replace(example.plan.get(third, PlanEntry()), owner="Vendor [x](http://e.vil)")
    assert replace(after, plan=example.plan) == replace(example, client="Acme")
    assert "The plan agrees with the file: 3 fields." in said(app) and "take_over" not in [button.key for button in app.button]
    (link,) = [link.proto for link in app.get("page_link") if link.proto.label == "Go to its plan"]
    assert (link.page, link.query_string) == ("plan", f"a={summary.id}")
    assert len(store.recent()) == 1


def test_what_is_said_of_the_answers_speaks_of_the_fields_too(store, visit, report, actions) -> None:
    for change, words in (
        (lambda pdf: None, "Nothing was filled into its fields after it was made."),
        (filled_in(**{f"owner_{actions[0]}": "Ana"}), "They do not hold what was filled into its fields later: see the 1 field below."),
        (lambda pdf: pdf.pages.__delitem__(slice(1, None)), "It has no fields to fill in."),
    ):
        (told,) = opened(visit, report(change)).success
        assert "The answers inside arrived intact. " + words in told.value


def test_nobody_is_asked_where_nothing_was_filled_in(store, visit, report) -> None:
    app = opened(visit, report())
    assert "take_over" not in [button.key for button in app.button] and "filled in after" not in said(app)


def test_where_nothing_can_be_read_it_is_only_named(store, visit, report, actions) -> None:
    app = opened(visit, report(filled_in(**{f"due_{actions[1]}": "tomorrow"})))
    assert "1 field cannot be taken over" in said(app) and "take_over" not in [button.key for button in app.button]


def test_in_trouble_what_was_taken_over_waits_and_the_screen_says_so(store, visit, report, actions, tmp_path) -> None:
    app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."})))
    (summary,) = store.recent()
    other = sqlite3.connect(tmp_path / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    the_button(app, "take_over").click().run()
    assert "Not saved yet" in said(app) and "The plan agrees" not in said(app)
    other.execute("ROLLBACK")
    app.run()
    assert "The plan agrees with the file: 1 field." in said(app) and store.load(summary.id).assessment.plan[actions[1]].owner == "Priya N."


def test_signed_or_certified_it_opens_as_any_other(store, visit, report, actions) -> None:
    for change in (signed(), signed(certified=True), signed(rect=(0, 0, 0, 0))):
        app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."}), change))
        assert "1 field was filled in after" in said(app) and "Signature1" not in said(app)


def test_it_goes_back_into_the_assessment_that_it_was_made_from(store, visit, example, report, actions) -> None:
    """A consultant who opened what fourteen clients had filled in got fourteen more assessments, and none of the fourteen plans changed."""
    given = replace(example, client="Acme")
    own = store.create(given).id
    store.change(own, lambda sheet: replace(sheet, hours_per_week=20))
    app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."})))
    assert [one.id for one in store.recent()] == [own]
    assert "It was made from an assessment that is here, with the same answers." in said(app)
    the_button(app, "take_over").click().run()
    after = store.load(own).assessment
    assert after.plan[actions[1]].owner == "Priya N." and after.hours_per_week == 20
    assert "The plan agrees with the file: 1 field." in said(app) and len(store.recent()) == 1


def test_the_one_it_was_made_from_is_found_in_the_archive_and_under_another_name_among_many(store, visit, example, report, actions) -> None:
    """Only the fifty changed last of that name were looked at, and none that was archived or had been renamed in the list."""
    given = replace(example, client="Acme")
    own = store.create(given).id
    store.clients.rename([own], "Acme (imported)")
    store.clients.archive([own])
    for number in range(51):
        store.create(given.answered("seats", number + 100))
    the_button(opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."}))), "take_over").click().run()
    assert store.load(own).assessment.plan[actions[1]].owner == "Priya N."


def test_it_can_be_an_assessment_of_its_own_all_the_same(store, visit, example, report, actions) -> None:
    own = store.create(replace(example, client="Acme")).id
    app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."})))
    the_button(app, "anew").click().run()
    assert "It was made from" not in said(app)
    the_button(app, "take_over").click().run()
    (new,) = (one.id for one in store.recent() if one.id != own)
    assert store.load(new).assessment.plan[actions[1]].owner == "Priya N."
    assert store.load(own).assessment.plan == example.plan


@pytest.mark.parametrize(("change", "says"), [("answer", "Acme"), ("name", "Acme Health")])
def test_where_its_answers_or_its_name_have_changed_the_one_it_may_belong_to_is_offered(
    store, visit, example, report, actions, change, says
) -> None:
    """A tracker that came back after one more answer, or a new name, made a second client, and the first one's plan stayed as it was."""
    given = replace(example, client="Acme")
    own = store.create(given.answered("seats", 77) if change == "answer" else replace(given, client="Acme Health")).id
    store.create(replace(example, client="Somebody else").answered("seats", 78))
    app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."})))
    assert "so it is an assessment of its own. What is taken over goes into its plan." in said(app)
    (offered,) = (button.label for button in app.button if button.key.startswith("into_"))
    assert offered.replace("\\", "") == f"It belongs to \u201c{says}\u201d"
    the_button(app, "into").click().run()
    same = "whose answers have changed since" if change == "answer" else "with the same answers"
    assert f"You chose **{says}** for it, {same}; what opening the file had made is in the trash." in said(app)
    the_button(app, "take_over").click().run()
    assert store.load(own).assessment.plan[actions[1]].owner == "Priya N."
    assert len(store.recent()) == 2, "the one that opening it had made lies in the trash"


def test_one_that_is_frozen_hands_what_was_filled_in_to_no_other_by_itself(store, visit, example, report, actions) -> None:
    store.clients.finish(store.create(replace(example, client="Acme")).id)
    other = store.create(replace(example, client="Acme").answered("desk", "shared_inbox")).id
    app = opened(visit, report(filled_in(**{f"owner_{actions[1]}": "Priya N."})))
    the_button(app, "take_over").click().run()
    assert store.load(other).assessment.plan == example.plan and len(store.recent()) == 3


def test_what_was_only_emptied_is_named_and_nothing_is_said_to_be_taken_over(store, visit, report, actions) -> None:
    """ "1 field was taken over" stood there with nothing saved: nobody had typed that owner, who comes from the role."""
    typed = next(name for name in actions if not sheet("example").plan.get(name, PlanEntry()).owner)
    app = opened(visit, report(filled_in(**{f"owner_{typed}": "   "})))
    text = said(app)
    assert "Emptied in the file, and nothing to change here" in text and "owner" in text and "The plan agrees" not in text
    assert "take_over" not in [button.key for button in app.button]


def test_what_was_typed_anew_in_other_words_agrees_and_is_not_called_empty(store, visit, report, actions) -> None:
    action, due = next((name, entry.due) for name, entry in sheet("example").plan.items() if entry.due and name in actions)
    app = opened(visit, report(filled_in(**{f"due_{action}": f"{due:%B} {due.day}, {due.year}"})))
    assert "The plan agrees with the file: 1 field." in said(app) and "Emptied in the file" not in said(app)


def test_a_day_is_read_back_and_an_odd_one_asked_about_before_it_is_taken(store, visit, report, actions) -> None:
    app = opened(visit, report(filled_in(**{f"due_{actions[0]}": "12/24/2026", f"due_{actions[1]}": "1999-01-01"})))
    text = said(app).replace("\\", "")
    assert "12/24/2026 (read as Dec 24, 2026)" in text and "Jan 1, 1999. This is before the day of the assessment" in text


@pytest.mark.parametrize("other", ["frozen", "nothing filled in"])
def test_where_that_one_is_frozen_or_nothing_was_filled_in_it_becomes_one_of_its_own(store, visit, example, report, actions, other) -> None:
    own = store.create(replace(example, client="Acme")).id
    if other == "frozen":
        store.clients.finish(own)
    app = opened(visit, report(*([] if other == "nothing filled in" else [filled_in(**{f"owner_{actions[1]}": "Priya N."})])))
    assert len(store.recent()) == 2 and "It was made from" not in said(app)
