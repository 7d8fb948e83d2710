"""Apps that are known although there is no list: how to enter them, and what was entered under another answer is kept and said."""

import pytest

from questionnaire import load_bank
from questionnaire.assessment import Integration
from tests.ui.conftest import said
from ui.elements.literal import literal

FEW = load_bank().questions["integrations_inventory"].choice("partial")
ROWS = (Integration("Slack", "phi", "not_signed"), Integration("Zapier", "unknown", "unknown"))
KNOW = "You know some of what is connected?"


@pytest.mark.parametrize("answer", ["none_made", "unknown"])
def test_without_a_list_one_press_lets_one_enter_the_apps_one_knows(store, visit, example, answer: str) -> None:
    sheet = example.answered("integrations", None).answered("integrations_inventory", answer)
    key = store.create(sheet).id
    app = visit("questions", key, section="integrations")
    assert KNOW in said(app) and "that you listed" not in said(app) and FEW is not None and literal(FEW.label) in said(app)
    app.button(key=f"enter_known_{key}").click().run()
    assert store.load(key).assessment == sheet.answered("integrations_inventory", "partial") and KNOW not in said(app)
    assert not app.error and app.text_input(key=f"draft_add_{key}_integrations")


def test_the_first_pass_stays_short_and_says_only_what_is_kept(store, visit, example) -> None:
    sheet = example.answered("integrations_inventory", "none_made")
    for rows, kept in ((None, False), (ROWS, True)):
        key = store.create(sheet.answered("integrations", rows)).id
        app = visit("questions", key, section="first")
        assert KNOW not in said(app) and ("2 apps that you listed are kept" in said(app)) == kept
        assert (f"enter_known_{key}" in [button.key for button in app.button]) == kept


@pytest.mark.parametrize("answer", ["none_made", "unknown", "no_integrations"])
def test_apps_listed_earlier_are_said_to_be_kept_and_not_counted_and_one_press_counts_them(store, visit, example, answer: str) -> None:
    sheet = example.answered("integrations", ROWS).answered("integrations_inventory", answer)
    key = store.create(sheet).id
    app = visit("questions", key, section="integrations")
    assert "2 apps that you listed are kept, but not counted under this answer." in said(app)
    assert (KNOW in said(app)) == (answer != "no_integrations")
    app.button(key=f"enter_known_{key}").click().run()
    assert store.load(key).assessment == sheet.answered("integrations_inventory", "partial")
    assert "kept, but not counted" not in said(app) and "Zapier" in [field.value for field in app.text_input]


def test_where_there_is_a_list_nothing_is_said_of_it(store, visit, example) -> None:
    app = visit("questions", store.create(example.answered("integrations_inventory", "partial")).id, section="integrations")
    assert KNOW not in said(app) and "not counted under" not in said(app)


def test_a_finished_round_says_what_is_kept_and_offers_nothing(store, visit, example) -> None:
    key = store.create(example.answered("integrations", ROWS[:1]).answered("integrations_inventory", "none_made")).id
    store.clients.finish(key)
    app = visit("questions", key, section="integrations")
    assert "1 app that you listed is kept" in said(app) and KNOW not in said(app)
    assert f"enter_known_{key}" not in [button.key for button in app.button]


def test_the_finding_names_the_apps_that_are_kept(store, example) -> None:
    from ui.results.findings import _details
    from ui.shell.session import open_assessment

    opened = open_assessment(store.create(example.answered("integrations", ROWS).answered("integrations_inventory", "none_made")).id)
    group = [f for f in opened.context.findings if f.question == "integrations_inventory"]
    assert "not counted under this answer:** Slack; Zapier" in _details(opened, opened.context, group)
