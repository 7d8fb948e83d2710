"""The published JSON Schema says what the reader accepts, and is never older than the bank."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from questionnaire import load_bank
from questionnaire.file import Refused, read
from questionnaire.schema import schema

ROOT = Path(__file__).parent.parent.parent
BANK = load_bank()
VALID = jsonschema.Draft202012Validator(schema(BANK))
SHEET: dict[str, Any] = json.loads((ROOT / "examples" / "brightwell.json").read_text(encoding="utf-8"))


def test_it_is_a_schema_and_accepts_the_example() -> None:
    jsonschema.Draft202012Validator.check_schema(schema(BANK))
    assert VALID.is_valid(SHEET)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 3},
        {"format": 1, "people": {"counsel": "Kim"}},
        {"as_of": "21 November 2026"},
        {"client": "x" * 201},
        {"colour": "teal"},
        {"answers": {"org_role": "both"}},
        {"answers": {"channels": ["sms", "sms"]}},
        {"answers": {"first_phi_on": 20260101}},
        {"answers": {"integrations": [{"name": "Slack", "data": "phi"}]}},
        {"answers": {"integrations": [{"name": "x" * 121, "data": "phi", "baa": "signed"}]}},
        {"answers": {"desk": "not_applicable"}},
        {"not_applicable": {"desk": "We have none."}},
        {"notes": {"desk": "x" * 2001}},
        {"notes": {"no_such_question": "x"}},
        {"plan": {"no_such_action": {"owner": "Dana"}}},
        {"plan": {"sign_baa": {"status": "perhaps"}}},
        {"format": 2, "hours_per_week": 0},
        {"format": 2, "workshop": {"decided": {"desk": "x" * 201}}},
        {"format": 2, "handover": {"letter": "x" * 10_001}},
        {"format": 2, "handover": {"overrides": [{"what": "lane", "on": "sign_baa", "value": "never", "reason": "x"}]}},
    ],
    ids=str,
)
def test_what_the_reader_refuses_the_schema_refuses_too(change: dict[str, Any]) -> None:
    sheet = {**SHEET, **change}
    assert not VALID.is_valid(sheet)
    with pytest.raises(Refused):
        read(BANK, json.dumps(sheet).encode())
