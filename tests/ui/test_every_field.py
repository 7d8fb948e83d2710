"""Every field of our screens is one that the browser's outbox may send again, and the way to it leads to where it stands."""

import json
import re
from dataclasses import replace
from html import unescape

from questionnaire import load_bank
from questionnaire.assessment import Integration
from questionnaire.workshop import CLOSING
from scoring import assess
from ui.shell.links import field_at
from ui.shell.outbox import PARTS, shape_of

BANK = load_bank()
SLACK = (Integration("Slack", "phi", "signed"),)


def drawn(app) -> set[tuple[str, ...]]:
    """Paths of the fields on the screen, as the browser is told of them."""
    told = [found for part in app.get("html") for found in re.findall(r'data-fields="([^"]*)"', part.proto.body)]
    return {tuple(field["p"]) for one in told for field in json.loads(unescape(one))["fields"] if not field.keys() & {"add", "draft"}}


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
        "questions": set().union(*(drawn(visit("questions", key, section=section.id)) for section in BANK.sections)),
    }
    everywhere = set().union(*found.values())
    assert {(path[0], shape_of(path)) for path in everywhere} == {(root, shape) for root, shapes in PARTS.items() for shape in shapes}
    beside = {path: ("answers", path[1]) if path[0] == "notes" else path for path in everywhere}  # notes are closed there
    assert not [path for path in everywhere if beside[path] not in found[field_at(BANK, key, path)[1]]]
