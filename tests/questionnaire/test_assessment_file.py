"""The assessment file (contract, section 6): every fault is named in one line with its way out; what is read is what was written."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.file import MAX_BYTES, Refused, read, write, write_for_hash
from questionnaire.file.schema import schema
from questionnaire.handover import NOTHING_ADDED, Additions, Override
from questionnaire.workshop import NO_WORKSHOP
from tests.handovers import ADDITIONS
from tests.scoring.sheets import ANY_SHEET, BANK, base

FORMAT_1 = Path(__file__).parent / "past" / "format_1.json"
"""A file as format 1 was saved. It stays here, letter for letter."""
CHANGE = {"what": "due", "on": "sign_baa", "value": "2026-12-12", "reason": "The board meets then."}
VALID: dict[str, Any] = {
    "format": 2,
    "bank": BANK.version,
    "client": "Acme Telehealth",
    "as_of": "2026-11-21",
    "answers": {
        "org_role": "covered_entity",
        "desk": "intercom",
        "channels": ["web_chat", "sms"],
        "baa_signed_on": "2026-03-01",
        "integrations": [{"name": "Slack", "data": "phi", "baa": "not_signed"}],
    },
    "not_applicable": {"customer_requirements": "We have no enterprise customers."},
    "notes": {"baa_status": "Countersigned copy is with counsel."},
    "plan": {"sign_baa": {"owner": "Dana", "due": "2026-12-05", "status": "open"}},
    "people": {"privacy_officer": "Dana Whitfield"},
    "hours_per_week": 12,
    "handover": {
        "prepared_by": "A. Consultant",
        "letter": "Dear board,\n\nplease read page two.",
        "left_out": ["method"],
        "comments": {"integrations.1": "Seen on site."},
        "overrides": [CHANGE],
    },
    "workshop": {"decided": {"desk": "Dana"}, "dissent": {"desk": {"1": {"who": "Kim", "what": "Wait."}}}},
}


def with_changes(**changes: Any) -> dict[str, Any]:
    return {**VALID, **changes}


def with_answer(question: str, answer: Any) -> dict[str, Any]:
    return with_changes(answers={**VALID["answers"], question: answer})


def with_added(**changes: Any) -> dict[str, Any]:
    return with_changes(handover={**VALID["handover"], **changes})


def written(text: str, **changes: Any) -> str:
    """The file with this text where the changes say "@", whatever JSON makes of it."""
    return json.dumps(with_changes(**changes)).replace('"@"', text)


def faults_of(data: bytes | dict[str, Any] | str) -> tuple[str, ...]:
    """The fault lines of a refused file; each is one printable line that says where and what."""
    found = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode("utf-8", "surrogatepass")
    with pytest.raises(Refused) as refused:
        read(BANK, found)
    assert refused.value.faults and str(refused.value) == "\n".join(refused.value.faults)
    for line in refused.value.faults:
        assert len(line.splitlines()) == 1 and ": " in line, line
        assert line.encode("utf-8"), "can be printed"
        assert len(line) < 1200, f"a fault of {len(line)} characters is no help"
    return refused.value.faults


def test_the_contract_s_example_is_read() -> None:
    sheet = read(BANK, json.dumps(VALID).encode())
    assert (sheet.bank, sheet.client, sheet.as_of) == (BANK.version, "Acme Telehealth", date(2026, 11, 21))
    assert sheet.answers["channels"] == ("web_chat", "sms")
    assert sheet.answers["baa_signed_on"] == date(2026, 3, 1)
    assert sheet.plan == {"sign_baa": PlanEntry("Dana", date(2026, 12, 5), "open")}
    assert sheet.not_applicable == {"customer_requirements": "We have no enterprise customers."}
    assert (sheet.people, sheet.hours_per_week) == ({"privacy_officer": "Dana Whitfield"}, 12)
    assert (sheet.handover.prepared_by, sheet.handover.left_out) == ("A. Consultant", ("method",))
    assert sheet.handover.override("due", "sign_baa") == Override(**CHANGE)


def test_a_file_of_format_1_means_what_it_meant() -> None:
    sheet = read(BANK, FORMAT_1.read_bytes())
    assert sheet == replace(
        read(BANK, json.dumps(VALID).encode()), bank="2026.1", people={}, hours_per_week=None, handover=NOTHING_ADDED, workshop=NO_WORKSHOP
    )
    assert json.loads(write(sheet)) == {**json.loads(FORMAT_1.read_text(encoding="utf-8")), "format": 2}


@pytest.mark.parametrize("key", ["people", "hours_per_week", "handover", "workshop"])
def test_format_1_knows_nothing_of_what_format_2_added(key: str) -> None:
    data = {**json.loads(FORMAT_1.read_text(encoding="utf-8")), key: VALID[key]}
    assert faults_of(data) == (f"{key}: is not part of format 1; write 2 as the format, or take it out",)
    assert not Draft202012Validator(schema(BANK)).is_valid(data)


def test_what_a_version_s_hash_is_made_of_is_the_text_that_format_1_wrote() -> None:
    sheet = replace(read(BANK, json.dumps(VALID).encode()), bank="2026.1")
    first = FORMAT_1.read_text(encoding="utf-8")
    assert write_for_hash(replace(sheet, people={}, hours_per_week=None, workshop=NO_WORKSHOP)) == first, (
        "a version frozen years ago still has its hash"
    )
    assert write_for_hash(sheet) not in (first, write_for_hash(replace(sheet, hours_per_week=13))), "what came later is in the hash"


@pytest.mark.parametrize("seats", [1, 10_000])
def test_a_whole_number_within_its_bounds_is_read_and_written_as_it_is(seats: int) -> None:
    sheet = read(BANK, json.dumps(with_answer("seats", seats)).encode())
    assert sheet.answers["seats"] == seats and json.loads(write(sheet))["answers"]["seats"] == seats


def test_three_keys_are_enough() -> None:
    sheet = read(BANK, b'{"format": 2, "as_of": "2026-11-21", "answers": {}}')
    assert sheet == Assessment(BANK.version, date(2026, 11, 21))
    assert json.loads(write(sheet)) == {"format": 2, "bank": BANK.version, "as_of": "2026-11-21", "answers": {}}, "no empty parts"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(BANK, b"\xef\xbb\xbf" + json.dumps(VALID).encode()) == read(BANK, json.dumps(VALID).encode())


ONE_FAULT: dict[str, tuple[dict[str, Any] | bytes | str, str, str]] = {
    # sentence: (file, where, what and the way out)
    "no JSON": (b'{"format": 1,', "file", "is not JSON (line 1, column 14"),
    "nothing at all": (b"", "file", "is not JSON"),
    "no UTF-8": (b'{"client": "\xff"}', "file", "is not UTF-8 text (byte 13); save it as JSON in UTF-8"),
    "a list instead of an assessment": (b"[]", "file", "is JSON, but not an assessment; it begins with {"),
    "a bare number": (b"1", "file", "is JSON, but not an assessment"),
    "null": (b"null", "file", "is JSON, but not an assessment"),
    "too large": (b" " * (MAX_BYTES + 1), "file", "2,000,001 bytes is too large; an assessment has at most 2,000,000"),
    "nested without end": (b"[" * 100_000, "file", "is nested too deeply"),
    "not a number": (written("NaN", client="@"), "client", "NaN is not what belongs here; it takes a text"),
    "infinity": (
        written("-Infinity", hours_per_week="@"),
        "hours_per_week",
        "-Infinity is not what belongs here; it takes a number from 1",
    ),
    "a number of 5,000 digits": (written("1" * 5000, format="@"), "format", "Infinity is not what belongs here; it takes the number 2"),
    "a number below zero of 5,000 digits": (written("-" + "1" * 5000, as_of="@"), "as_of", "it takes a day written YYYY-MM-DD"),
    "a number of 20 digits": (with_changes(format=10**19), "format", "10000000000000000000 is newer than this program reads"),
    "a number beyond all numbers": (
        json.dumps(with_answer("desk", 0.5)).replace("0.5", "1e99999"),
        "answers.desk",
        "Infinity is not what belongs here",
    ),
    "a key twice": (written('"", "as_of": "2026-11-21"', client="@"), "file", 'the key "as_of" appears twice in one place; keep one'),
    "an answer twice": (
        b'{"format": 1, "as_of": "2026-11-21", "answers": {"desk": "intercom", "desk": "intercom"}}',
        "file",
        '"desk" appears twice',
    ),
    "no format": ({k: v for k, v in VALID.items() if k != "format"}, "format", "is missing"),
    "no day": ({k: v for k, v in VALID.items() if k != "as_of"}, "as_of", "is missing"),
    "no answers": ({k: v for k, v in VALID.items() if k != "answers"}, "answers", "is missing"),
    "a newer format": (with_changes(format=3), "format", "3 is newer than this program reads (2); open the file with a newer Deskcheck"),
    "format true": (with_changes(format=True), "format", "true is not what belongs here; it takes the number 2"),
    "format with a point": (
        json.dumps(VALID).replace('"format": 2', '"format": 2.0'),
        "format",
        "2.0 is not what belongs here; it takes the number 2",
    ),
    "format as text": (with_changes(format="2"), "format", '"2" is not what belongs here'),
    "format 0": (with_changes(format=0), "format", "0 is not what belongs here"),
    "format null": (with_changes(format=None), "format", "null is not what belongs here"),
    "a key that is not named": (with_changes(colour="blue"), "file", 'there is no key "colour"; known are format, bank'),
    "a key spelt wrongly": (with_changes(note={}), "file", 'there is no key "note"; did you mean "notes"?'),
    "a day that is none": (
        with_changes(as_of="2026-02-30"),
        "as_of",
        '"2026-02-30" is not a calendar date; write a real one as YYYY-MM-DD',
    ),
    "a day in another form": (
        with_changes(as_of="21.11.2026"),
        "as_of",
        '"21.11.2026" is not what belongs here; it takes a day written YYYY-MM-DD',
    ),
    "a day with a time": (with_changes(as_of="2026-11-21T00:00"), "as_of", "it takes a day written YYYY-MM-DD"),
    "a day in foreign digits": (with_changes(as_of="２０２６-11-21"), "as_of", ""),
    "a day as a number": (with_changes(as_of=20261121), "as_of", "20261121 is not what belongs here"),
    "answers that are a list": (with_changes(answers=[]), "answers", "[] is not what belongs here; it takes an object, { … }"),
    "notes that are a text": (with_changes(notes="x"), "notes", "it takes an object"),
    "a plan that is null": (with_changes(plan=None), "plan", "it takes an object"),
    "reasons that are a list": (with_changes(not_applicable=[]), "not_applicable", "it takes an object"),
    "an unknown question": (with_answer("encrypton", "fully"), "answers", 'there is no question "encrypton"; did you mean "encryption"?'),
    "a question like no other": (with_answer("xyzzy", "fully"), "answers", 'there is no question "xyzzy"; known are org_role'),
    "a wrong choice": (with_answer("desk", "intercon"), "answers.desk", 'there is no choice "intercon"; did you mean "intercom"?'),
    "a choice like no other": (with_answer("desk", "xyzzy"), "answers.desk", 'there is no choice "xyzzy"; known are intercom'),
    "a choice of the wrong type": (with_answer("desk", True), "answers.desk", "true is not what belongs here; it takes one of intercom"),
    "a choice that is null": (with_answer("desk", None), "answers.desk", "null is not what belongs here"),
    "several choices where one belongs": (with_answer("desk", ["intercom"]), "answers.desk", "is not what belongs here"),
    "one choice where several belong": (with_answer("channels", "sms"), "answers.channels", "it takes a list of web_chat"),
    "numbers among choices": (with_answer("channels", ["sms", 1]), "answers.channels", "it takes a list of web_chat"),
    "a wrong choice among others": (with_answer("channels", ["sms", "fax"]), "answers.channels", 'there is no choice "fax"'),
    "unknown among several choices": (with_answer("channels", ["unknown"]), "answers.channels", 'there is no choice "unknown"'),
    "a choice twice": (with_answer("channels", ["sms", "sms"]), "answers.channels", '"sms" appears here twice; name each choice once'),
    "none beside another": (
        with_answer("ai_use", ["none", "vendor_ai"]),
        "answers.ai_use",
        '"none" is given along with other choices; keep one or the other',
    ),
    "a number that is too small": (
        with_answer("seats", 0),
        "answers.seats",
        "0 is not what belongs here; it takes a whole number from 1 to 10,000",
    ),
    "a number that is too great": (with_answer("seats", 10_001), "answers.seats", "it takes a whole number from 1 to 10,000"),
    "a number that is not whole": (with_answer("seats", 2.5), "answers.seats", "it takes a whole number from 1 to 10,000"),
    "a number as a text": (with_answer("seats", "12"), "answers.seats", "it takes a whole number from 1 to 10,000"),
    "true for a number": (with_answer("seats", True), "answers.seats", "it takes a whole number from 1 to 10,000"),
    "a date answer that is none": (with_answer("first_phi_on", "2026-13-01"), "answers.first_phi_on", "is not a calendar date"),
    "rows that are no list": (with_answer("integrations", {}), "answers.integrations", "it takes a list of rows with name, data and baa"),
    "a row that is no row": (with_answer("integrations", ["Slack"]), "answers.integrations[1]", "it takes a row with name, data and baa"),
    "a row with a key too many": (
        with_answer("integrations", [{"name": "Slack", "data": "phi", "baa": "signed", "owner": "Dana"}]),
        "answers.integrations[1]",
        'there is no key "owner"',
    ),
    "a row without a name": (
        with_answer("integrations", [{"data": "phi", "baa": "signed"}]),
        "answers.integrations[1].name",
        "it takes a text",
    ),
    "a row with wrong data": (
        with_answer("integrations", [{"name": "A", "data": "some", "baa": "signed"}]),
        "answers.integrations[1].data",
        "it takes one of no_phi, phi, unknown",
    ),
    "a row without a BAA": (
        with_answer("integrations", [{"name": "A", "data": "phi"}]),
        "answers.integrations[1].baa",
        "it takes one of signed, not_signed",
    ),
    "a name of 121 characters": (
        with_answer("integrations", [{"name": "A" * 121, "data": "phi", "baa": "signed"}]),
        "answers.integrations[1].name",
        "has 121 characters; at most 120",
    ),
    "201 rows": (
        with_answer("integrations", [{"name": "A", "data": "phi", "baa": "signed"}] * 201),
        "answers.integrations",
        "has 201 rows; at most 200 are kept",
    ),
    "not applicable where it is not allowed": (
        with_answer("sign_in", "not_applicable"),
        "answers.sign_in",
        "cannot be marked not applicable; choose an answer",
    ),
    "a reason where it is not allowed": (
        with_changes(not_applicable={"sign_in": "x"}),
        "not_applicable.sign_in",
        "cannot be marked not applicable",
    ),
    "a reason for an unknown question": (with_changes(not_applicable={"sing_in": "x"}), "not_applicable", 'did you mean "sign_in"?'),
    "a reason that is no text": (
        with_changes(not_applicable={"customer_requirements": 1}),
        "not_applicable.customer_requirements",
        "it takes a text",
    ),
    "a note of 2,001 characters": (with_changes(notes={"desk": "x" * 2001}), "notes.desk", "has 2,001 characters; at most 2,000 are kept"),
    "a note on an unknown question": (with_changes(notes={"dusk": "x"}), "notes", 'there is no question "dusk"; did you mean "desk"?'),
    "a note that is no text": (with_changes(notes={"desk": ["x"]}), "notes.desk", "it takes a text"),
    "a client's name of 201 characters": (with_changes(client="x" * 201), "client", "has 201 characters; at most 200 are kept"),
    "a client that is no text": (with_changes(client=7), "client", "7 is not what belongs here; it takes a text"),
    "half a character": (with_changes(client="\ud800"), "client", "a lone surrogate"),
    "a bank that is no text": (with_changes(bank=2026.2), "bank", "it takes a text"),
    "a bank's version without end": (with_changes(bank="2" * 41), "bank", "has 41 characters"),
    "an unknown action": (with_changes(plan={"sign_bba": {}}), "plan", 'there is no action "sign_bba"; did you mean "sign_baa"?'),
    "a plan entry that is no entry": (
        with_changes(plan={"sign_baa": "Dana"}),
        "plan.sign_baa",
        "it takes an object with owner, due and status",
    ),
    "a plan entry with a key too many": (with_changes(plan={"sign_baa": {"who": "Dana"}}), "plan.sign_baa", 'there is no key "who"'),
    "an owner that is no text": (with_changes(plan={"sign_baa": {"owner": 1}}), "plan.sign_baa.owner", "it takes a text"),
    "a due date that is none": (with_changes(plan={"sign_baa": {"due": "soon"}}), "plan.sign_baa.due", "it takes a day written YYYY-MM-DD"),
    "a status that is none": (
        with_changes(plan={"sign_baa": {"status": "late"}}),
        "plan.sign_baa.status",
        "it takes one of open, in_progress, done",
    ),
    "a status that is a list": (with_changes(plan={"sign_baa": {"status": []}}), "plan.sign_baa.status", "it takes one of open"),
    "people that are a list": (with_changes(people=["Dana"]), "people", "it takes an object"),
    "a role that is no id": (with_changes(people={"Privacy Officer": "Dana"}), "people.Privacy Officer", "is not a role id; write it in"),
    "a role of 61 letters": (with_changes(people={"x" * 61: "Dana"}), f"people.{'x' * 61}", "at most 60"),
    "a person of 201 letters": (with_changes(people={"counsel": "x" * 201}), "people.counsel", "has 201 characters; at most 200 are kept"),
    "a person that is no text": (with_changes(people={"counsel": None}), "people.counsel", "it takes a text"),
    "no hour a week": (with_changes(hours_per_week=0.5), "hours_per_week", "0.5 is not what belongs here; it takes a number from 1 to 400"),
    "401 hours a week": (with_changes(hours_per_week=401), "hours_per_week", "it takes a number from 1 to 400"),
    "hours that are true": (with_changes(hours_per_week=True), "hours_per_week", "true is not what belongs here"),
    "hours that are a text": (with_changes(hours_per_week="12"), "hours_per_week", '"12" is not what belongs here'),
    "hours that are null": (with_changes(hours_per_week=None), "hours_per_week", "null is not what belongs here"),
    "a handover that is null": (with_changes(handover=None), "handover", "null is not what belongs here; it takes an object"),
    "a handover with a key too many": (with_added(brand={}), "handover.brand", "there is no such key here; take it out"),
    "a letter of 12,000 characters": (
        with_added(letter="x" * 12_000),
        "handover.letter",
        "has 12,000 characters; at most 10,000 are kept, so shorten it",
    ),
    "a letter that is no text": (with_added(letter=["Dear board"]), "handover.letter", "it takes a text"),
    "half a character in a letter": (with_added(letter="\ud83e"), "handover.letter", "a lone surrogate"),
    "half a character for a key": (with_added(**{"\ud83e": ""}), "handover", "a lone surrogate"),
    "parts left out that are a text": (
        with_added(left_out="method"),
        "handover.left_out",
        '"method" is not what belongs here; it takes a list',
    ),
    "a part without a name": (with_added(left_out=["method", ""]), "handover.left_out[2]", "is empty; write something or take it out"),
    "101 parts left out": (with_added(left_out=["x"] * 101), "handover.left_out", "has more than 100 entries"),
    "comments that are a list": (with_added(comments=[]), "handover.comments", "it takes an object"),
    "a comment of 2,001 characters": (with_added(comments={"desk": "x" * 2001}), "handover.comments.desk", "has 2,001 characters"),
    "a comment on nothing": (with_added(comments={"": "x"}), "handover.comments.", "is empty"),
    "1,001 comments": (with_added(comments={str(n): "" for n in range(1001)}), "handover.comments", "has more than 1,000 entries"),
    "a change that is a text": (with_added(overrides=["x"]), "handover.overrides[1]", "it takes an object"),
    "a change of something else": (
        with_added(overrides=[{**CHANGE, "what": "score"}]),
        "handover.overrides[1].what",
        '"score" is not what belongs here; it takes owner, due, lane or risk',
    ),
    "a change with a key too many": (with_added(overrides=[{**CHANGE, "by": "me"}]), "handover.overrides[1].by", "there is no such key"),
    "a change of nothing": (
        with_added(overrides=[{k: CHANGE[k] for k in ("what", "value", "reason")}]),
        "handover.overrides[1].on",
        "is missing",
    ),
    "a change without a reason": (
        with_added(overrides=[{**CHANGE, "reason": " "}]),
        "handover.overrides[1].reason",
        "needs a reason; write one",
    ),
    "a change to a day that is none": (
        with_added(overrides=[{**CHANGE, "value": "2026-02-30"}]),
        "handover.overrides[1]",
        '"2026-02-30" is not a calendar date; write a real one as YYYY-MM-DD',
    ),
    "a change to a week": (
        with_added(overrides=[{**CHANGE, "value": "2026-W02-1"}]),
        "handover.overrides[1]",
        "it takes a day written YYYY-MM-DD",
    ),
    "a change to no lane": (
        with_added(overrides=[{**CHANGE, "what": "lane", "value": "never"}]),
        "handover.overrides[1]",
        '"never" is not a lane; use one of now, soon, later',
    ),
    "a change to no level": (
        with_added(overrides=[{**CHANGE, "what": "risk", "value": "huge"}]),
        "handover.overrides[1]",
        '"huge" is not a level; use one of very_low, low',
    ),
    "a value changed twice": (
        with_added(overrides=[CHANGE, {**CHANGE, "reason": "Or not."}]),
        "handover.overrides",
        'the due of "sign_baa" is changed more than once; keep one change of it',
    ),
}


@pytest.mark.parametrize(("data", "where", "what"), ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_one_fault_is_one_line_that_says_where_what_and_what_would_be_right(
    data: dict[str, Any] | bytes | str, where: str, what: str
) -> None:
    (line,) = faults_of(data)
    assert line.startswith(f"{where}: ") and what in line, line


KINDS = {"owner": "\u202eKim", "due": "0001-01-01", "lane": "now", "risk": "very_low"}
FINE: dict[str, dict[str, Any]] = {
    "a note of 2,000 characters": with_changes(notes={"desk": "x" * 2000}),
    "a client's name of 200 characters": with_changes(client="x" * 200),
    "a name of 120 characters": with_answer("integrations", [{"name": "A" * 120, "data": "phi", "baa": "signed"}]),
    "200 rows": with_answer("integrations", [{"name": "A", "data": "phi", "baa": "signed"}] * 200),
    "no rows": with_answer("integrations", []),
    "no choices": with_answer("channels", []),
    "none by itself": with_answer("ai_use", ["none"]),
    "I don't know": with_answer("sign_in", "unknown"),
    "an answer to a question that is not asked": with_answer("sms_cover", "neither"),
    "not applicable as an answer": with_answer("customer_requirements", "not_applicable"),
    "a leap day": with_answer("first_phi_on", "2024-02-29"),
    "a bank that is newer": with_changes(bank="2031.4"),
    "an empty plan entry": with_changes(plan={"find_out_sign_in": {}}),
    "an hour a week": with_changes(hours_per_week=1),
    "400 hours a week, with a point": with_changes(hours_per_week=400.0),
    "half hours a week": with_changes(hours_per_week=2.5),
    "a role that this bank does not know": with_changes(people={"r" * 60: "x" * 200, "cfo": ""}),
    "a letter of 10,000 characters": with_added(letter="x" * 10_000),
    "100 parts left out": with_added(left_out=["x" * 200] * 100),
    "a comment of 2,000 characters on a finding that is gone": with_added(comments={"x" * 200: "x" * 2_000}),
    "a handover that adds nothing": with_changes(handover={}),
    "changes of what is not in the plan": with_added(
        overrides=[{"what": what, "on": "gone", "value": value, "reason": "x"} for what, value in KINDS.items()]
    ),
    "text in any script": with_changes(client="Ärztehaus 診療所 \u2028 🩺"),
}


@pytest.mark.parametrize("data", FINE.values(), ids=FINE.keys())
def test_what_is_just_within_the_limits_is_read_and_written_back_the_same(data: dict[str, Any]) -> None:
    sheet = read(BANK, json.dumps(data).encode())
    assert read(BANK, write(sheet).encode()) == sheet
    Draft202012Validator(schema(BANK)).validate(data)


def test_a_file_of_exactly_two_megabytes_is_read() -> None:
    text = json.dumps(VALID).encode()
    assert read(BANK, text + b" " * (MAX_BYTES - len(text))).client == "Acme Telehealth"


def test_choices_are_kept_in_the_bank_s_order() -> None:
    assert read(BANK, json.dumps(with_answer("channels", ["sms", "web_chat"])).encode()).answers["channels"] == ("web_chat", "sms")


def test_not_applicable_as_an_answer_waits_for_its_reason() -> None:
    bare = {**with_answer("customer_requirements", "not_applicable"), "not_applicable": {}}
    assert read(BANK, json.dumps(bare).encode()).not_applicable == {"customer_requirements": ""}
    reasoned = with_answer("customer_requirements", "not_applicable")
    assert read(BANK, json.dumps(reasoned).encode()).not_applicable == VALID["not_applicable"]


def test_all_faults_are_named_at_once_in_the_same_order_each_time() -> None:
    data = with_changes(
        format=3, as_of="never", client=1, colour=1, answers={"desk": "x", "no_such": 1}, notes={"desk": 1}, plan={"fly": {}},
        people={"CFO": 1}, hours_per_week=0, handover={"letter": 1, "lettre": 1, "overrides": [{}]},
    )  # fmt: skip
    lines = faults_of(data)
    assert len(lines) == 17
    assert list(lines) == sorted(lines) == list(faults_of(dict(reversed(data.items()))))


def test_what_json_does_not_know_and_a_key_twice_hide_no_other_fault() -> None:
    file = """{"format": 2, "as_of": "2026-11-21", "as_of": "2026-02-30", "client": NaN, "hours_per_week": Infinity, "colour": -Infinity,
        "answers": {"desk": "x", "desk": "intercon", "sign_in": "sso", "sign_in": "optional", "seats": 123456789012345678901}}"""
    assert [line.split(";")[0] for line in faults_of(file)] == [
        'answers.desk: there is no choice "intercon"',
        "answers.seats: Infinity is not what belongs here",
        'as_of: "2026-02-30" is not a calendar date',
        "client: NaN is not what belongs here",
        'file: the key "as_of" appears twice in one place',
        'file: the key "desk" appears twice in one place',
        'file: the key "sign_in" appears twice in one place',
        'file: there is no key "colour"',
        "hours_per_week: Infinity is not what belongs here",
    ]


def test_a_row_too_many_hides_no_fault_of_a_row() -> None:
    rows = [{"name": "A", "data": "phi", "baa": "signed"}] * 200 + [{"name": "A", "data": "phi", "baa": "maybe"}]
    assert len(faults_of(with_answer("integrations", rows))) == 2


def test_a_value_with_line_breaks_stays_on_one_line_and_is_shortened() -> None:
    nasty = "x\ny\r\u2028\x1b[31m" + "z" * 500
    for data in (
        with_answer("desk", nasty),
        with_answer(nasty, "x"),
        with_changes(notes={nasty: "x"}),
        with_changes(**{nasty: 1}),
        with_changes(plan={nasty: {}}),
        with_changes(as_of=nasty),
        with_changes(not_applicable={nasty: 1}),
        with_answer("integrations", [{nasty: 1, "name": "A", "data": "phi", "baa": nasty}]),
        with_answer("channels", [nasty, nasty]),
        with_changes(people={nasty: 1}, hours_per_week=nasty),
        with_added(**{nasty: 1}),
        with_added(letter=[nasty], left_out=[1, {nasty: 1}], comments={nasty: [nasty]}),
        with_added(overrides=[{**CHANGE, "what": nasty}, {**CHANGE, "value": nasty}, {nasty: 1}]),
        with_added(overrides=[{**CHANGE, "on": nasty[:100]}] * 2),
    ):
        assert all("\x1b" not in line and "z" * 200 not in line for line in faults_of(data))


@pytest.mark.parametrize("around", [
    lambda v: with_answer("desk", v), lambda v: with_changes(client=v), lambda v: with_changes(as_of=v),
    lambda v: with_changes(people=v), lambda v: with_added(letter=v), lambda v: with_added(overrides=[v]), lambda v: with_added(x=v),
])  # fmt: skip
def test_no_depth_of_nesting_raises_anything_but_a_refusal(around: Any) -> None:
    """Also the depths that a reader can just take, but whoever writes the value into a message cannot."""
    text = json.dumps(around("@"))
    for depth in [*range(1, 60, 10), *range(700, 1010)]:
        faults_of(text.replace('"@"', "[" * depth + "]" * depth))


# ---------------------------------------------------------------- files that are made to take long

MANY = 100_000
SAME = "web_chat" * 4
HOSTILE: dict[str, tuple[Callable[[], dict[str, Any] | bytes], int]] = {
    # sentence: (a file of up to 2 MB, made only where it is read; how many faults it has)
    "a list of wrong choices": (lambda: with_answer("channels", [f"x{n}" for n in range(MANY)]), MANY),
    "a list of choices that are nearly right": (lambda: with_answer("channels", [f"{SAME}{n}" for n in range(MANY // 3)]), MANY // 3),
    "one choice over and over": (lambda: with_answer("channels", ["sms"] * MANY), 1),
    "every wrong choice twice": (lambda: with_answer("channels", [f"x{n // 2}" for n in range(MANY)]), MANY),
    "unknown questions": (lambda: with_changes(answers={f"q{n}": 1 for n in range(MANY)}), MANY),
    "unknown keys": (lambda: with_changes(**{f"q{n}": 1 for n in range(MANY)}), MANY),
    "notes on unknown questions, which are no texts": (lambda: with_changes(notes={f"q{n}": 1 for n in range(MANY)}), 2 * MANY),
    "reasons for unknown questions": (lambda: with_changes(not_applicable={f"q{n}": "x" for n in range(MANY)}), MANY),
    "unknown actions": (lambda: with_changes(plan={f"q{n}": {} for n in range(MANY)}), MANY),
    "unknown keys of an action": (lambda: with_changes(plan={"sign_baa": {f"q{n}": 1 for n in range(MANY)}}), MANY),
    "unknown keys of a row": (
        lambda: with_answer("integrations", [{"name": "A", "data": "phi", "baa": "signed", **{f"q{n}": 1 for n in range(MANY)}}]),
        MANY,
    ),
    "rows that are no rows": (lambda: with_answer("integrations", [{}] * MANY), 3 * MANY + 1),
    "a key twice, again and again": (lambda: b"{" + b",".join([b'"a":1'] * (MAX_BYTES // 6 - 1)) + b"}", 5),
    "many keys twice": (lambda: b"{" + b",".join([b'"%d":1' % (n // 2) for n in range(2 * MANY)]) + b"}", 2 * MANY + 3),
    "lists in lists": (lambda: b"[" * MAX_BYTES, 1),
    "objects in objects": (lambda: b'{"a":' * (MAX_BYTES // 5), 1),
    "a number over the whole file": (lambda: b'{"format":' + b"1" * (MAX_BYTES - 11) + b"}", 3),
    "numbers just short enough for Python": (lambda: b"[" + b",".join([b"1" * 4300] * 460) + b"]", 1),
    "small numbers": (lambda: b"[" + b",".join([b"1"] * (MAX_BYTES // 2 - 1)) + b"]", 1),
    "a fraction over the whole file": (lambda: json.dumps(with_answer("desk", 0.5)).replace("0.5", "0." + "1" * 1_900_000).encode(), 1),
    "a name over the whole file": (lambda: with_changes(client="x" * 1_900_000), 1),
    "a name of half emoji": (lambda: with_changes(client="\ud83d" * 300_000), 1),
    "a choice over the whole file": (lambda: with_answer("desk", "x" * 1_900_000), 1),
    "a question over the whole file": (lambda: with_answer("x" * 1_900_000, 1), 1),
    "people of no role": (lambda: with_changes(format=2, people={f"-{n}": 1 for n in range(MANY)}), 2 * MANY),
    "changes by hand that are none": (lambda: with_changes(format=2, handover={"overrides": [1] * 600_000}), 1),
    "comments that are none": (lambda: with_changes(format=2, handover={"comments": {f"q{n}": 1 for n in range(MANY)}}), 1),
    "unknown keys of a handover": (lambda: with_changes(format=2, handover={f"q{n}": 1 for n in range(MANY)}), MANY),
    "brackets without an end": (lambda: json.dumps(VALID).encode()[:-1] + b", " + b"{" * 1_900_000, 1),
}


@pytest.mark.property  # megabytes of one fault reach no branch that an example above does not, and to trace them takes six times as long
@pytest.mark.parametrize(("make", "count"), HOSTILE.values(), ids=HOSTILE.keys())
def test_no_file_takes_long_to_refuse_and_each_of_its_faults_is_named(make: Callable[[], dict[str, Any] | bytes], count: int) -> None:
    data = make()
    found = data if isinstance(data, bytes) else json.dumps(data).encode()
    assert len(found) <= MAX_BYTES
    begun = time.process_time()
    with pytest.raises(Refused) as refused:
        read(BANK, found)
    # A second; thirty, for what grows with the square of the file, which took minutes.
    assert time.process_time() - begun < 30
    faults = refused.value.faults
    assert len(faults) == count
    assert sum("did you mean" in line for line in faults) <= 20
    assert all(len(line) < 1200 and len(line.splitlines()) == 1 for line in faults)


def test_the_first_twenty_wrong_words_get_a_suggestion() -> None:
    lines = faults_of(with_changes(answers={f"sign_in_{n:03}": 1 for n in range(300)}))
    assert ['did you mean "sign_in"?' in line for line in lines] == [True] * 20 + [False] * 280


# ---------------------------------------------------------------- whatever comes in


def read_or_refused(data: bytes) -> Assessment | None:
    try:
        return read(BANK, data)
    except Refused as refused:
        assert refused.faults and all(len(line.splitlines()) == 1 for line in refused.faults)
        return None


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["intercom", "unknown", "2026-11-21", "not_applicable"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from([*VALID, "name", "desk"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.binary(max_size=200))
def test_random_bytes_are_refused_or_read(data: bytes) -> None:
    read_or_refused(data)


@given(st.text(st.characters(), max_size=100))
def test_random_text_is_refused_or_read(text: str) -> None:
    read_or_refused(text.encode("utf-8", "surrogatepass"))


@given(JUNK)
def test_random_json_is_refused_or_read(value: object) -> None:
    read_or_refused(json.dumps(value).encode())


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inside:
        yield from places(below, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(copy[path[0]], path[1:], new)
    return copy


@given(st.sampled_from(list(places(VALID))), JUNK)
def test_a_valid_file_with_one_thing_changed_is_refused_or_read_as_the_schema_says(path: tuple[Any, ...], value: Any) -> None:
    data = put(VALID, path, value)
    found = read_or_refused(json.dumps(data).encode())
    if found is not None:
        assert Draft202012Validator(schema(BANK)).is_valid(json.loads(json.dumps(data))), "what is read, the schema allows"
        assert read(BANK, write(found).encode()) == found


@given(st.sampled_from(list(places(VALID))), st.text(max_size=5), JUNK)
def test_a_valid_file_with_one_key_added_is_refused_or_read(path: tuple[Any, ...], key: str, value: Any) -> None:
    at: Any = VALID
    for step in path:
        at = at[step]
    read_or_refused(json.dumps(put(VALID, path, {**at, key: value} if isinstance(at, dict) else [at, value])).encode())


@given(st.integers(0, len(json.dumps(VALID)) - 1), st.binary(max_size=3))
def test_a_valid_file_with_some_bytes_changed_is_refused_or_read(place: int, new: bytes) -> None:
    text = json.dumps(VALID).encode()
    read_or_refused(text[:place] + new + text[place + 1 :])


@pytest.mark.parametrize("refused", [(name, d) for name, (d, _, _) in ONE_FAULT.items() if isinstance(d, dict)], ids=lambda r: r[0])
def test_what_is_refused_the_schema_refuses_too_where_it_can_say_so(refused: tuple[str, dict[str, Any]]) -> None:
    beyond = {
        "none beside another", "a day that is none", "a date answer that is none", "half a character", "a day in foreign digits",
        "half a character in a letter", "a change to a day that is none", "a value changed twice",
    }  # fmt: skip
    if refused[0] not in beyond:
        assert not Draft202012Validator(schema(BANK)).is_valid(refused[1])


# ---------------------------------------------------------------- round trip

PLANS = st.dictionaries(
    st.sampled_from(sorted(BANK.actions)),
    st.builds(
        PlanEntry,
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        st.none() | st.dates(),
        st.sampled_from(["open", "in_progress", "done"]),
    ),
    max_size=4,
)
TEXTS = st.dictionaries(st.sampled_from(sorted(BANK.questions)), st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4)


PEOPLE = st.dictionaries(
    st.from_regex(r"[a-z0-9][a-z0-9_]{0,59}", fullmatch=True), st.text(st.characters(exclude_categories=["Cs"])), max_size=3
)
HOURS = st.none() | st.integers(1, 80) | st.floats(1, 80)


@given(ANY_SHEET, PLANS, TEXTS, st.text(st.characters(exclude_categories=["Cs"]), max_size=200), ADDITIONS, PEOPLE, HOURS)
def test_what_is_written_is_read_back_the_same(
    sheet: Assessment, plan: dict[str, PlanEntry], notes: dict[str, str], client: str, added: Additions, people: Any, hours: float | None
) -> None:
    full = replace(sheet, plan=plan, notes=notes, client=client, handover=added, people=people, hours_per_week=hours)
    text = write(full)
    assert read(BANK, text.encode()) == full
    assert write(read(BANK, text.encode())) == text
    Draft202012Validator(schema(BANK)).validate(json.loads(text))


@given(ANY_SHEET, ADDITIONS, st.randoms(use_true_random=False))
def test_what_is_written_does_not_depend_on_the_order_of_answers(sheet: Assessment, added: Additions, random: Any) -> None:
    def shuffled(mapping: Any) -> Any:
        items = list(mapping.items())
        random.shuffle(items)
        return dict(items)

    mixed = replace(
        sheet,
        answers=shuffled(sheet.answers),
        notes=shuffled(sheet.notes),
        plan=shuffled(sheet.plan),
        not_applicable=shuffled(sheet.not_applicable),
        handover=added.model_copy(update={"comments": shuffled(added.comments)}),
    )
    assert write(mixed) == write(replace(sheet, handover=added))


def test_what_is_written_ends_with_a_line_break_and_keeps_every_script() -> None:
    text = write(replace(base("careful_firm"), client="診療所"))
    assert text.endswith("}\n") and "診療所" in text
