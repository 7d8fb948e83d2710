"""The assessment file (contract, section 5): every fault is named in one line with its way out; what is read is what was written."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.file import MAX_BYTES, Refused, read, write
from questionnaire.schema import schema
from tests.scoring.sheets import ANY_SHEET, BANK, base

VALID: dict[str, Any] = {
    "format": 1,
    "bank": "2026.1",
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
}


def with_changes(**changes: Any) -> dict[str, Any]:
    return {**VALID, **changes}


def with_answer(question: str, answer: Any) -> dict[str, Any]:
    return with_changes(answers={**VALID["answers"], question: answer})


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
    assert (sheet.bank, sheet.client, sheet.as_of) == ("2026.1", "Acme Telehealth", date(2026, 11, 21))
    assert sheet.answers["channels"] == ("web_chat", "sms")
    assert sheet.answers["baa_signed_on"] == date(2026, 3, 1)
    assert sheet.plan == {"sign_baa": PlanEntry("Dana", date(2026, 12, 5), "open")}
    assert sheet.not_applicable == {"customer_requirements": "We have no enterprise customers."}


def test_three_keys_are_enough() -> None:
    sheet = read(BANK, b'{"format": 1, "as_of": "2026-11-21", "answers": {}}')
    assert sheet == Assessment(BANK.version, date(2026, 11, 21))


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(BANK, b"\xef\xbb\xbf" + json.dumps(VALID).encode()) == read(BANK, json.dumps(VALID).encode())


ONE_FAULT: dict[str, tuple[dict[str, Any] | bytes | str, str, str]] = {
    # sentence: (file, where, what and the way out)
    "no JSON": (b'{"format": 1,', "file", "is no JSON (line 1, column 14"),
    "nothing at all": (b"", "file", "is no JSON"),
    "no UTF-8": (b'{"client": "\xff"}', "file", "is not UTF-8 text (byte 13); save it as JSON in UTF-8"),
    "a list instead of an assessment": (b"[]", "file", "is JSON, but no assessment; it begins with {"),
    "a bare number": (b"1", "file", "is JSON, but no assessment"),
    "null": (b"null", "file", "is JSON, but no assessment"),
    "too large": (b" " * (MAX_BYTES + 1), "file", "2,000,001 bytes is too large; an assessment has at most 2,000,000"),
    "nested without end": (b"[" * 100_000, "file", "is nested too deeply"),
    "not a number": (b'{"format": NaN}', "file", "NaN is no number that JSON knows; take it out"),
    "infinity": (b'{"format": -Infinity}', "file", "-Infinity is no number that JSON knows"),
    "a number of 5,000 digits": (
        b'{"format": ' + b"1" * 5000 + b"}",
        "file",
        "a number of 5,000 digits belongs nowhere in an assessment; take it out",
    ),
    "a number below zero of 5,000 digits": (b'{"format": -' + b"1" * 5000 + b"}", "file", "a number of 5,000 digits belongs nowhere"),
    "a number of 20 digits": (with_changes(format=10**19), "format", "10000000000000000000 is newer than this program reads"),
    "a number beyond all numbers": (
        json.dumps(VALID).replace('"format": 1', '"format": 1e99999'),
        "format",
        "Infinity is not what belongs here",
    ),
    "a key twice": (b'{"format": 1, "format": 1}', "file", 'the key "format" stands twice in one place; keep one'),
    "an answer twice": (
        b'{"format": 1, "as_of": "2026-11-21", "answers": {"desk": "intercom", "desk": "intercom"}}',
        "file",
        '"desk" stands twice',
    ),
    "no format": ({k: v for k, v in VALID.items() if k != "format"}, "format", "is missing"),
    "no day": ({k: v for k, v in VALID.items() if k != "as_of"}, "as_of", "is missing"),
    "no answers": ({k: v for k, v in VALID.items() if k != "answers"}, "answers", "is missing"),
    "a newer format": (with_changes(format=2), "format", "2 is newer than this program reads (1); open the file with a newer Deskcheck"),
    "format true": (with_changes(format=True), "format", "true is not what belongs here; it takes the number 1"),
    "format with a point": (
        json.dumps(VALID).replace('"format": 1', '"format": 1.0'),
        "format",
        "1.0 is not what belongs here; it takes the number 1",
    ),
    "format as text": (with_changes(format="1"), "format", '"1" is not what belongs here'),
    "format 0": (with_changes(format=0), "format", "0 is not what belongs here"),
    "format null": (with_changes(format=None), "format", "null is not what belongs here"),
    "a key that is not named": (with_changes(colour="blue"), "file", 'there is no key "colour"; known are format, bank'),
    "a key spelt wrongly": (with_changes(note={}), "file", 'there is no key "note"; did you mean "notes"?'),
    "a day that is none": (
        with_changes(as_of="2026-02-30"),
        "as_of",
        '"2026-02-30" is no day of the calendar; write a real one as YYYY-MM-DD',
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
    "a choice twice": (with_answer("channels", ["sms", "sms"]), "answers.channels", '"sms" stands here twice; name each choice once'),
    "none beside another": (
        with_answer("ai_use", ["none", "vendor_ai"]),
        "answers.ai_use",
        '"none" stands beside other choices; keep one or the other',
    ),
    "a date answer that is none": (with_answer("first_phi_on", "2026-13-01"), "answers.first_phi_on", "is no day of the calendar"),
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
    "a bank that is no text": (with_changes(bank=2026.1), "bank", "it takes a text"),
    "a bank's version without end": (with_changes(bank="2" * 41), "bank", "has 41 characters"),
    "an unknown action": (with_changes(plan={"sign_bba": {}}), "plan", 'there is no action "sign_bba"; did you mean "sign_baa"?'),
    "a plan entry that is no entry": (
        with_changes(plan={"sign_baa": "Dana"}),
        "plan.sign_baa",
        "it takes an object with owner, due and status",
    ),
    "a plan entry with a key too many": (with_changes(plan={"sign_baa": {"who": "Dana"}}), "plan.sign_baa", 'there is no key "who"'),
    "an owner that is no text": (with_changes(plan={"sign_baa": {"owner": 1}}), "plan.sign_baa.owner", "it takes a text"),
    "a due day that is none": (with_changes(plan={"sign_baa": {"due": "soon"}}), "plan.sign_baa.due", "it takes a day written YYYY-MM-DD"),
    "a status that is none": (
        with_changes(plan={"sign_baa": {"status": "late"}}),
        "plan.sign_baa.status",
        "it takes one of open, in_progress, done",
    ),
    "a status that is a list": (with_changes(plan={"sign_baa": {"status": []}}), "plan.sign_baa.status", "it takes one of open"),
}


@pytest.mark.parametrize(("data", "where", "what"), ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_one_fault_is_one_line_that_says_where_what_and_what_would_be_right(
    data: dict[str, Any] | bytes | str, where: str, what: str
) -> None:
    (line,) = faults_of(data)
    assert line.startswith(f"{where}: ") and what in line, line


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
    "a bank of another version": with_changes(bank="2031.4"),
    "an empty plan entry": with_changes(plan={"find_out_sign_in": {}}),
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
        format=2, as_of="never", client=1, colour=1, answers={"desk": "x", "no_such": 1}, notes={"desk": 1}, plan={"fly": {}}
    )
    lines = faults_of(data)
    assert len(lines) == 8
    assert list(lines) == sorted(lines) == list(faults_of(dict(reversed(data.items()))))


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
    ):
        assert all("\x1b" not in line and "z" * 200 not in line for line in faults_of(data))


@pytest.mark.parametrize("around", [lambda v: with_answer("desk", v), lambda v: with_changes(client=v), lambda v: with_changes(as_of=v)])
def test_no_depth_of_nesting_raises_anything_but_a_refusal(around: Any) -> None:
    """Also the depths that a reader can just take, but whoever writes the value into a message cannot."""
    text = json.dumps(around("@"))
    for depth in [*range(1, 60, 10), *range(700, 1010)]:
        faults_of(text.replace('"@"', "[" * depth + "]" * depth))


# ---------------------------------------------------------------- files that are made to take long

MANY = 100_000
SAME = "web_chat" * 4
HOSTILE: dict[str, tuple[dict[str, Any] | bytes, int]] = {
    # sentence: (a file of up to 2 MB, how many faults it has)
    "a list of wrong choices": (with_answer("channels", [f"x{n}" for n in range(MANY)]), MANY),
    "a list of choices that are nearly right": (with_answer("channels", [f"{SAME}{n}" for n in range(MANY // 3)]), MANY // 3),
    "one choice over and over": (with_answer("channels", ["sms"] * MANY), 1),
    "every wrong choice twice": (with_answer("channels", [f"x{n // 2}" for n in range(MANY)]), MANY),
    "unknown questions": (with_changes(answers={f"q{n}": 1 for n in range(MANY)}), MANY),
    "unknown keys": (with_changes(**{f"q{n}": 1 for n in range(MANY)}), MANY),
    "notes on unknown questions, which are no texts": (with_changes(notes={f"q{n}": 1 for n in range(MANY)}), 2 * MANY),
    "reasons for unknown questions": (with_changes(not_applicable={f"q{n}": "x" for n in range(MANY)}), MANY),
    "unknown actions": (with_changes(plan={f"q{n}": {} for n in range(MANY)}), MANY),
    "unknown keys of an action": (with_changes(plan={"sign_baa": {f"q{n}": 1 for n in range(MANY)}}), MANY),
    "unknown keys of a row": (
        with_answer("integrations", [{"name": "A", "data": "phi", "baa": "signed", **{f"q{n}": 1 for n in range(MANY)}}]),
        MANY,
    ),
    "rows that are no rows": (with_answer("integrations", [{}] * MANY), 1),
    "a key twice, again and again": (b"{" + b",".join([b'"a":1'] * (MAX_BYTES // 6 - 1)) + b"}", 1),
    "lists in lists": (b"[" * MAX_BYTES, 1),
    "objects in objects": (b'{"a":' * (MAX_BYTES // 5), 1),
    "a number over the whole file": (b'{"format":' + b"1" * (MAX_BYTES - 11) + b"}", 1),
    "numbers just short enough for Python": (b"[" + b",".join([b"1" * 4300] * 460) + b"]", 1),
    "small numbers": (b"[" + b",".join([b"1"] * (MAX_BYTES // 2 - 1)) + b"]", 1),
    "a fraction over the whole file": (json.dumps(with_answer("desk", 0.5)).replace("0.5", "0." + "1" * 1_900_000).encode(), 1),
    "a name over the whole file": (with_changes(client="x" * 1_900_000), 1),
    "a name of half emoji": (with_changes(client="\ud83d" * 300_000), 1),
    "a choice over the whole file": (with_answer("desk", "x" * 1_900_000), 1),
    "a question over the whole file": (with_answer("x" * 1_900_000, 1), 1),
    "brackets without an end": (json.dumps(VALID).encode()[:-1] + b", " + b"{" * 1_900_000, 1),
}


@pytest.mark.parametrize(("data", "count"), HOSTILE.values(), ids=HOSTILE.keys())
def test_no_file_takes_long_to_refuse_and_its_faults_are_counted(data: dict[str, Any] | bytes, count: int) -> None:
    found = data if isinstance(data, bytes) else json.dumps(data).encode()
    assert len(found) <= MAX_BYTES
    begun = time.process_time()
    with pytest.raises(Refused) as refused:
        read(BANK, found)
    # A second on any machine; five, so that only what grows with the square of the file is caught, which took minutes.
    assert time.process_time() - begun < 5
    faults = refused.value.faults
    assert refused.value.count == count
    assert sum("did you mean" in line for line in faults) <= 20
    if count <= 200:
        assert len(faults) == count
    else:
        assert len(faults) == 201 and faults[-1] == f"file: … and {count - 200:,} more"
    assert all(len(line) < 1200 and len(line.splitlines()) == 1 for line in faults)


def test_two_hundred_faults_are_all_named_and_the_first_twenty_wrong_words_get_a_suggestion() -> None:
    lines = faults_of(with_changes(answers={f"sign_in_{n:03}": 1 for n in range(200)}))
    assert len(lines) == 200
    assert ['did you mean "sign_in"?' in line for line in lines] == [True] * 20 + [False] * 180


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
    beyond = {"none beside another", "a day that is none", "a date answer that is none", "half a character", "a day in foreign digits"}
    if refused[0] not in beyond:
        assert not Draft202012Validator(schema(BANK)).is_valid(refused[1])


def test_the_schema_is_itself_a_schema() -> None:
    Draft202012Validator.check_schema(schema(BANK))


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


@given(ANY_SHEET, PLANS, TEXTS, st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_what_is_written_is_read_back_the_same(sheet: Assessment, plan: dict[str, PlanEntry], notes: dict[str, str], client: str) -> None:
    full = replace(sheet, plan=plan, notes=notes, client=client)
    text = write(full)
    assert read(BANK, text.encode()) == full
    assert write(read(BANK, text.encode())) == text
    Draft202012Validator(schema(BANK)).validate(json.loads(text))


@given(ANY_SHEET, st.randoms(use_true_random=False))
def test_what_is_written_does_not_depend_on_the_order_of_answers(sheet: Assessment, random: Any) -> None:
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
    )
    assert write(mixed) == write(sheet)


def test_what_is_written_ends_with_a_line_break_and_keeps_every_script() -> None:
    text = write(replace(base("careful_firm"), client="診療所"))
    assert text.endswith("}\n") and "診療所" in text
