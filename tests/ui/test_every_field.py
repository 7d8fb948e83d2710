"""Every field of our screens is one that the browser's outbox may send again, and the way to it leads to where it stands."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration
from questionnaire.workshop import CLOSING
from scoring import assess
from ui.shell.links import field_at
from ui.shell.outbox import PARTS, shape_of, take
from ui.shell.session import open_assessment

BANK = load_bank()
SLACK = (Integration("Slack", "phi", "signed"),)


Path = tuple[str, ...]
SCREENS: list[tuple[str, dict[str, str]]] = [
    *(("questions", {"section": section.id}) for section in BANK.sections),
    ("workshop", {"question": "desk"}),
    ("workshop", {"section": CLOSING}),
    ("plan", {}),
    ("report", {}),
]


def drawn(app) -> dict[Path, dict[str, Any]]:
    """The fields on the screen by their paths, as the browser is told of them."""
    told = [found for part in app.get("html") for found in re.findall(r'data-fields="([^"]*)"', part.proto.body)]
    fields = [field for one in told for field in json.loads(unescape(one))["fields"] if not field.keys() & {"add", "draft"}]
    return {tuple(field["p"]): field for field in fields}


def value_of(field: dict[str, Any], shown: Any) -> Any:
    """What the browser sends for what a field shows: `valueOf` in `browser/outbox.js`."""
    if "l" in field:
        return field["o"][field["l"].index(shown)]
    if isinstance(shown, list):
        return [field["o"][place] for place in shown] or None
    if "o" in field:
        return None if shown is None else field["o"][int(shown)]
    return shown if shown.strip() else field.get("e")


def another(field: dict[str, Any], value: Any) -> Any:
    """What may be given instead. A day is a name and a note too."""
    if "o" not in field:
        return "1/5/2026"
    values = [one for one in field["o"] if one != value and value != [one]]
    return values[:1] if isinstance(field["w"], list) else values[0]


def test_the_outbox_knows_every_field_on_a_screen_and_the_way_to_it_leads_there(store, visit, example) -> None:
    """One that the outbox does not know is lost with its line: its text comes back as "It could not be understood"."""
    sheet = example.excused("customer_requirements", "None asked.")
    sheet = replace(sheet, answers={**sheet.answers, "integrations_inventory": "partial", "integrations": SLACK})
    key, finding = store.create(sheet).id, assess(BANK, sheet).findings[0].id
    plan = visit("plan", key)
    plan.session_state[f"people_{key}"] = True
    found = {
        "plan": drawn(plan.run()),
        "report": drawn(visit("report", key)) | drawn(visit("report", key, view="edit", finding=finding)),
        "workshop": drawn(visit("workshop", key, question="desk")) | drawn(visit("workshop", key, section=CLOSING)),
        "questions": {p for section in BANK.sections for p in drawn(visit("questions", key, section=section.id))},
    }
    everywhere: set[Path] = set().union(*found.values())
    assert {(path[0], shape_of(path)) for path in everywhere} == {(root, shape) for root, shapes in PARTS.items() for shape in shapes}
    beside = {path: ("answers", path[1]) if path[0] == "notes" else path for path in everywhere}  # notes are closed there
    assert not [path for path in everywhere if beside[path] not in found[field_at(BANK, key, path)[1]]]


@pytest.mark.parametrize("kept", ["blank", "example"])
def test_what_a_field_shows_while_nobody_else_changes_it_is_never_taken_for_a_change_from_elsewhere(kept, store, visit, example) -> None:
    """A first edit that got lost and came again was asked about, where the field shows something while it holds nothing."""
    sheet = example if kept == "example" else Assessment(BANK.version, date(2026, 11, 27))
    key = store.create(sheet).id
    fields = {path: field for page, query in SCREENS for path, field in drawn(visit(page, key, **query)).items()}
    assert len(fields) > 50
    asked = []
    for path, field in fields.items():
        own = store.create(sheet).id
        before = value_of(field, field["w"])
        edit = {"id": "e", "a": own, "path": path, "before": before, "after": another(field, before)}
        answers = take({"edits": [edit]}, open_assessment(own))
        assert answers.taken or answers.refused or answers.waiting, path
        asked += [path] if answers.waiting and not answers.refused else []
    assert not asked
