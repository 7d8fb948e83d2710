"""The published JSON Schema says what the reader accepts, and is never older than the bank."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Bank, load_bank
from questionnaire.file import Refused, read
from questionnaire.file.schema import schema
from questionnaire.shapes.question import NOT_APPLICABLE, UNKNOWN
from questionnaire.shapes.versions import RETIRED
from tests.questionnaire.test_old_names import LISTED, file_of

ROOT = Path(__file__).parent.parent.parent
BANK = load_bank()


def validator(bank: Bank) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(bank), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


VALID = validator(BANK)
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
        {"answers": {"ai_use": ["none", "vendor_ai"]}},
        {"answers": {"special_records": ["minors", "none"]}},
        {"answers": {"first_phi_on": "2026-02-30"}},
        {"as_of": "２０２６-11-21"},
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


def is_read(bank: Bank, document: dict[str, Any]) -> bool:
    try:
        read(bank, json.dumps(document).encode())
    except Refused:
        return False
    return True


def test_what_is_retired_or_renamed_the_schema_knows_as_the_reader_does() -> None:
    old = validator(LISTED)
    assert old.is_valid(json.loads(file_of())), "exports and sms are renamed there; backup, social and others are no more"
    for changes in (
        {"answers": {"backup": "confirmed", "exports": "anyone"}},
        {"answers": {"exports": "nobody"}},
        {"answers": {"channels": ["social", "text_message"]}},
        {"answers": {"channels": ["social", "social"]}},
        {"plan": {"find_out_exports": {"owner": "Ann"}, "find_out_backup": {}}},
        {"plan": {"find_out_backup": {"who": "Ann"}}},
        {"notes": {"backup": "x" * 2_001}},
        {"not_applicable": {"backup": "We have none."}},
        {"not_applicable": {"exports": "We have none."}},
        {"unconfirmed": {"exports": "2026-01-01", "backup": "2026-01-01"}},
    ):
        document = json.loads(file_of(**changes))
        assert old.is_valid(document) == is_read(LISTED, document), changes


def test_an_action_that_was_retired_keeps_its_owner_and_is_valid() -> None:
    retired = [action for action, now in BANK.old_actions.items() if now == RETIRED]
    assert retired and VALID.is_valid({**SHEET, "plan": {action: {"owner": "Dana", "status": "done"} for action in retired}})


DAY_LIKE = st.from_regex(r"[0-9]{4}-(0[0-9]|1[0-3])-([0-2][0-9]|3[0-2])", fullmatch=True)
ODD = st.none() | st.booleans() | st.integers(-1, 10_001) | st.text(max_size=3) | st.just([]) | st.just({}) | DAY_LIKE


def answer_like(question: str) -> st.SearchStrategy[Any]:
    """Right and wrong answers to one question, alone and several, near each other."""
    words = [*(choice.id for choice in BANK.questions[question].choices), UNKNOWN, NOT_APPLICABLE, "none", "web_chatt"]
    word = st.sampled_from(words)
    row = st.fixed_dictionaries(
        {"name": st.text("Sé", max_size=3), "data": st.sampled_from(["phi", "no_phi", "some"])},
        optional={"baa": st.sampled_from(["signed", "unknown", "maybe"]), "owner": st.just("x")},
    )
    return word | st.lists(word, max_size=3) | st.lists(row, max_size=2) | ODD


QUESTIONS = [*BANK.questions, "encrypton"]
ACTIONS = st.sampled_from(["sign_baa", "sing_baa", "find_out_desk", *BANK.old_actions])
ENTRY = st.fixed_dictionaries({}, optional={"owner": ODD, "due": ODD, "status": st.sampled_from(["open", "done", "late", 1]), "who": ODD})
ANSWERS = st.fixed_dictionaries({}, optional={q: answer_like(q) if q in BANK.questions else ODD for q in QUESTIONS})
DOCUMENTS = st.fixed_dictionaries(
    {"format": st.sampled_from([1, 2, 2, 2, 3, "2"]), "as_of": DAY_LIKE | ODD, "answers": ANSWERS},
    optional={
        "bank": st.sampled_from(["2026.1", "2026.2", "nonsense", 2026]),
        "client": ODD,
        "notes": st.dictionaries(st.sampled_from(QUESTIONS), ODD, max_size=2),
        "not_applicable": st.dictionaries(st.sampled_from(["customer_requirements", *QUESTIONS]), ODD, max_size=2),
        "plan": st.dictionaries(ACTIONS, ENTRY | ODD, max_size=2),
        "people": st.dictionaries(st.sampled_from(["counsel", "Counsel", "cfo"]), ODD, max_size=2),
        "hours_per_week": ODD,
        "unconfirmed": st.dictionaries(st.sampled_from(QUESTIONS), ODD, max_size=2),
        "colour": ODD,
    },
)


@given(DOCUMENTS)
def test_reader_and_schema_agree_on_any_document(document: dict[str, Any]) -> None:
    assert VALID.is_valid(document) == is_read(BANK, document)


@pytest.mark.parametrize("question", BANK.questions)
@given(st.data())
@settings(max_examples=30)
def test_reader_and_schema_agree_on_each_answer(question: str, data: st.DataObject) -> None:
    document = {**SHEET, "answers": {question: data.draw(answer_like(question))}}
    assert VALID.is_valid(document) == is_read(BANK, document)
