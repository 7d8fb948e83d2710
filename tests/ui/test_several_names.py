"""A line in "Add an app" that reads like several names, or like more than fit: asked about or said, and nothing is added before."""

import re

import pytest

from questionnaire import load_bank
from questionnaire.assessment import MAX_ROWS, Integration
from questionnaire.policy import APPS
from tests.ui.conftest import said
from ui.elements.literal import literal


def _names(store, key: str) -> list[str]:
    return [row.name for row in store.load(key).assessment.rows(APPS)]


def _given(store, visit, example, line: str, rows: int = 1):
    """The page once the line was given, and the key of its assessment."""
    key = store.create(example.answered(APPS, tuple(Integration(f"App no. {n}", "no_phi", "unknown") for n in range(rows)))).id
    app = visit("questions", key, section="integrations")
    return app.text_input(key=f"draft_add_{key}_{APPS}").set_value(line).run(), key


def _offered(app) -> dict[str, str]:
    """The buttons below the field: the key of each by what it says."""
    return {one.label: one.key for one in app.button if one.key.startswith("add_")}


@pytest.mark.parametrize(
    ("line", "button", "added"),
    [
        ("Slack, Zoom,Jira", "Add 3 apps", ["Slack", "Zoom", "Jira"]),
        ("Slack;Zoom", "Add 2 apps", ["Slack", "Zoom"]),
        ("Acme, Inc.", "Add as one", ["Acme, Inc."]),
    ],
)
def test_a_line_of_several_names_is_asked_about(store, visit, example, line: str, button: str, added: list[str]) -> None:
    app, key = _given(store, visit, example, line)
    assert _names(store, key) == ["App no. 0"]
    app.button(key=_offered(app)[button]).click().run()
    assert _names(store, key) == ["App no. 0", *added] and not app.exception
    assert not _offered(app)


def test_the_question_names_what_it_asks_about(store, visit, example) -> None:
    app, _ = _given(store, visit, example, "Slack, Zoom,Jira")
    assert f"This reads like 3 names: {literal('“Slack”, “Zoom” and “Jira”')}." in said(app)
    assert [*_offered(app)] == ["Add 3 apps", "Add as one"]


def test_a_name_that_ends_in_a_period_ends_the_sentence(store, visit, example) -> None:
    app, _ = _given(store, visit, example, "Zoom; Acme, Inc.")
    told = said(app)
    assert f"This reads like 2 names: {literal('“Zoom” and “Acme, Inc.”')}." in told


def test_what_is_too_long_for_one_name_can_only_be_several(store, visit, example) -> None:
    app, _ = _given(store, visit, example, ", ".join(["A long name of an app"] * 8))
    assert [*_offered(app)] == ["Add 8 apps"]


def test_more_names_than_fit_are_counted_and_none_is_added(store, visit, example) -> None:
    line = "; ".join(["App no. 0", *(f"Vendor {n}" for n in range(MAX_ROWS))])
    app, key = _given(store, visit, example, line)
    assert "200 new names, and room for 199: this list holds at most 200 apps. Take 1 out of the field" in said(app)
    assert _names(store, key) == ["App no. 0"] and app.text_input(key=f"draft_add_{key}_{APPS}").value == line
    app.text_input(key=f"draft_add_{key}_{APPS}").set_value(line.removesuffix(f"; Vendor {MAX_ROWS - 1}")).run()
    app.button(key=_offered(app)[f"Add {MAX_ROWS} apps"]).click().run()
    assert len(_names(store, key)) == MAX_ROWS


def test_what_is_said_of_several_apps_counts_them_and_speaks_of_no_single_one(store, visit, example) -> None:
    rows = [Integration(name, "unknown", "unknown") for name in ("Slack", "Zoom", "Jira", "Loom")]
    rows += [Integration(name, "phi", "not_signed") for name in ("Zapier", "Notion")]
    text = said(visit("questions", store.create(example.answered(APPS, tuple(rows))).id, section="integrations")).replace("\\", "")
    assert "2 apps without a BAA. Patient details go where no BAA covers them." in text
    assert "4 apps not confirmed. Whether patient details go there without a signed BAA has to be found out." in text
    rules = load_bank().questions[APPS].rows
    assert rules and not re.search(r"\b(this app|its|the vendor)\b", rules.not_signed.consequence + rules.unknown.consequence)
