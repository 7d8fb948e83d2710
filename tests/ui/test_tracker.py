"""The tracker on the start page: it opens, what was changed in it is taken over after one yes, and what stays outside is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from questionnaire import load_bank
from questionnaire.assessment import PlanEntry
from scoring import assess
from tests.report.documents import sheet
from tests.report.test_tracker import changed, made, typed
from tests.ui.conftest import opened_file as opened
from tests.ui.conftest import said, the_button
from tests.ui.test_unwrapped import zipped

BANK = load_bank()


@pytest.fixture
def actions(example) -> list[str]:
    return [item.action for item in assess(BANK, example).plan]


@cache
def written() -> bytes:
    return made(replace(sheet("example"), client="Acme"))


@pytest.fixture
def tracker() -> Callable[..., bytes]:
    """The example's tracker, changed by somebody outside."""
    return lambda *changes: changed(*changes, file=written())


def test_what_was_changed_in_it_is_taken_over_after_one_yes_and_the_rest_is_named(store, visit, example, tracker, actions) -> None:
    first, second = actions[1:3]  # nothing is typed at these yet
    values = {"Due": "12/04/2026", "Evidence_(link)": "https://drive.example/[x](http://e.vil)", "Comments": "Called **twice**"}
    app = opened(visit, tracker(typed(first, Owner="Priya N.", Due=datetime(2026, 12, 4), Status="In progress"), typed(second, **values)))
    (summary,) = store.recent()
    assert store.load(summary.id).assessment == replace(example, client="Acme")
    (told,) = app.success
    assert (
        "Opened: the tracker on **Acme**" in told.value
        and "can go into the plan: what was changed there stands below (4 cells)." in told.value
        and "Its other sheets, Answers among them, were not read" in told.value
    )
    text = said(app).replace("\\", "")
    assert (
        "**3 of the 4 cells that were changed after the tracker was made differ from the plan and can go into it. "
        "Take over what they say?**" in text
    )
    assert f"| A2 owner: {BANK.action(first).title} | row 3 |" in text and "1 cell cannot be taken over:" in text and "(row 4)" in text
    assert "**Not kept by Deskcheck: Done on, Evidence and Comments stay in your workbook.**" in text and "Called **twice**" in text
    assert "](http" not in said(app)

    the_button(app, "take_over").click().run()
    after = store.load(summary.id).assessment
    assert after.plan[first] == PlanEntry("Priya N.", datetime(2026, 12, 4).date(), "in_progress")
    assert replace(after, plan=example.plan) == replace(example, client="Acme")
    assert "The plan agrees with the file: 3 cells." in said(app) and len(store.recent()) == 1
    taken = said(app).replace("\\", "").split("The plan agrees with the file")[1]
    for part, value in (("owner", "Priya N."), ("due", "Dec 4, 2026"), ("status", "In progress")):
        assert f"A2 {part}: {BANK.action(first).title} (row 3): \u201c{value}\u201d" in taken, "what was changed still stands below"


def test_what_is_left_out_stays_as_the_plan_has_it_and_is_asked_about_again(store, visit, example, tracker, actions) -> None:
    first = actions[1]
    app = opened(visit, tracker(typed(first, Owner="Priya N.", Status="In progress")))
    (summary,) = store.recent()
    (choice,) = app.multiselect
    owner = next(place for place, name in enumerate(choice.options) if name.startswith("A2 owner"))
    choice.set_value([owner]).run()
    the_button(app, "take_over").click().run()
    assert store.load(summary.id).assessment.plan[first] == PlanEntry(status="in_progress")
    assert "1 of the 2 cells" in said(app) and "Take over what it says?" in said(app)
    assert not app.multiselect, "of one alone the button says enough"


def test_nobody_is_asked_where_nothing_was_changed_and_in_a_zip_it_opens_too(store, visit, tracker) -> None:
    for name, data in (("tracker.xlsx", tracker()), ("tracker.zip", zipped(**{"tracker.xlsx": tracker()}))):
        app = opened(visit, data, name)
        assert "nothing of these was changed there" in app.success[0].value and "take_over" not in [button.key for button in app.button]
        assert "Not kept by Deskcheck" not in said(app)


def test_a_row_that_is_gone_is_named(store, visit, tracker, actions) -> None:
    app = opened(visit, tracker(lambda book: book["Plan"].delete_rows(2)))
    assert f"left as they are in the plan\\: {BANK.action(actions[0]).title}" in said(app)


@pytest.mark.parametrize("change", [lambda book: book.remove(book["Deskcheck"]), None])
def test_a_workbook_that_is_not_ours_is_refused_in_words(store, visit, tracker, change) -> None:
    app = visit("start")
    app.file_uploader[0].upload("budget.xlsx", tracker(change) if change else zipped(**{"xl/workbook.xml": b"<x"})).run()
    (error,) = app.error
    assert "was not opened" in error.value and not app.exception and not store.recent()
