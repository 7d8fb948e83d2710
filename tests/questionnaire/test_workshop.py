"""What a workshop adds: what is empty is nothing, entries keep their number, the time is shared out to the minute."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from questionnaire import Assessment, walk
from questionnaire.file import Refused, read, to_document, write
from questionnaire.file.edit import edited, value_at
from questionnaire.file.schema import schema
from questionnaire.flow.agenda import agenda
from questionnaire.privacy import phi_in
from questionnaire.workshop import CLOSING, MAX_SECONDS, NO_WORKSHOP, Dissent, Parked, Workshop, numbers
from scoring import assess
from tests.questionnaire.test_old_names import LISTED
from tests.scoring.sheets import BANK, base
from tests.workshops import WORKSHOPS

SHEET = Assessment(BANK.version, date(2026, 11, 21))
HELD = {
    "minutes": 90,
    "present": "Dana Whitfield, Kim Lee",
    "decided": {"desk": "Dana Whitfield"},
    "dissent": {"desk": {"1": {"who": "Kim Lee", "what": "We should wait."}, "10": {"what": "Too early."}}},
    "parked": {"desk": {"2": {"text": "Who reads the logs?", "owner": "Kim Lee", "due": "2026-12-05"}}, CLOSING: {"1": {"text": "Lunch"}}},
    "seconds": {"closing": 40, "scope": 312},
}


def file_of(workshop: Any, **more: Any) -> bytes:
    return json.dumps({"format": 2, "as_of": "2026-11-21", "answers": {}, "workshop": workshop} | more).encode()


def test_a_workshop_is_read_and_written_back_as_it_stood() -> None:
    sheet = read(BANK, file_of(HELD))
    assert sheet.workshop.dissent["desk"]["1"] == Dissent(who="Kim Lee", what="We should wait.")
    assert sheet.workshop.parked["desk"]["2"].due == date(2026, 12, 5)
    assert json.loads(write(sheet))["workshop"] == HELD
    Draft202012Validator(schema(BANK)).validate(json.loads(write(sheet)))


@given(WORKSHOPS)
def test_any_workshop_survives_the_file(workshop: Workshop) -> None:
    text = write(replace(SHEET, workshop=workshop))
    assert read(BANK, text.encode()).workshop == workshop
    Draft202012Validator(schema(BANK)).validate(json.loads(text))


EMPTY: list[dict[str, Any]] = [
    {},
    {"minutes": None, "present": ""},
    {"decided": {"desk": ""}, "seconds": {"scope": 0}},
    {"dissent": {"desk": {"1": {"who": "", "what": ""}}, "ai_use": {}}, "parked": {"desk": {"3": {"due": None}}}},
]


@pytest.mark.parametrize("nothing", EMPTY, ids=str)
def test_what_is_empty_is_no_workshop_and_is_not_written(nothing: dict[str, Any]) -> None:
    sheet = read(BANK, file_of(nothing))
    assert sheet.workshop == NO_WORKSHOP and "workshop" not in json.loads(write(sheet))


REFUSED = {
    "a key too many": ({"x": 1}, "workshop.x: there is no such key here; take it out"),
    "a key too many in a dissent": (
        {"dissent": {"desk": {"1": {"who": "Kim", "why": "x"}}}},
        "workshop.dissent.desk.1.why: there is no such key here; take it out",
    ),
    "a list": ([], "workshop: [] is not what belongs here; it takes an object, { … }"),
    "dissents in a list": ({"dissent": {"desk": []}}, "workshop.dissent.desk: [] is not what belongs here; it takes an object, { … }"),
    "no id": (
        {"decided": {"The desk": "Kim"}},
        "workshop.decided.The desk: is not an id; write it in small letters, digits and _, at most 60",
    ),
    "number nought": ({"parked": {"desk": {"0": {}}}}, "workshop.parked.desk.0: is not an entry number; number them from 1 to 20"),
    "21 dissents": (
        {"dissent": {"desk": {str(n): {"who": "Kim"} for n in range(1, 22)}}},
        "workshop.dissent: has more than 20 entries, which is more than are kept; take some out",
    ),
    "1,001 decisions": (
        {"decided": {f"q{n}": "Kim" for n in range(1_001)}},
        "workshop.decided: has more than 1,000 entries, which is more than are kept; take some out",
    ),
    "a long name": ({"decided": {"desk": "x" * 201}}, "workshop.decided.desk: has 201 characters; at most 200 are kept, so shorten it"),
    "a day that is none": (
        {"parked": {"desk": {"1": {"due": "2026-02-30"}}}},
        'workshop.parked.desk.1.due: "2026-02-30" is not a calendar date; write a real one as YYYY-MM-DD',
    ),
    "a day that is a number": (
        {"parked": {"desk": {"1": {"due": 20260230}}}},
        "workshop.parked.desk.1.due: 20260230 is not what belongs here; it takes a day written YYYY-MM-DD",
    ),
    "nine minutes": ({"minutes": 9}, "workshop.minutes: 9 is not what belongs here; it takes a whole number from 10 to 960"),
    "961 minutes": ({"minutes": 961}, "workshop.minutes: 961 is not what belongs here; it takes a whole number from 10 to 960"),
    "seconds that are true": (
        {"seconds": {"scope": True}},
        "workshop.seconds.scope: true is not what belongs here; it takes a whole number from 0 to 360,000",
    ),
    "half a character": ({"decided": {"desk": "\ud800"}}, "workshop.decided.desk: holds half a character"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused_with_its_place_and_its_way_out(case: str) -> None:
    workshop, says = REFUSED[case]
    with pytest.raises(Refused) as refused:
        read(BANK, file_of(workshop))
    assert len(refused.value.faults) == 1 and refused.value.faults[0].startswith(says)
    if case not in ("a day that is none", "half a character", "1,001 decisions"):  # which a schema cannot say, or need not
        assert not Draft202012Validator(schema(BANK)).is_valid(json.loads(file_of(workshop)))


def test_format_1_knows_no_workshop() -> None:
    with pytest.raises(Refused, match="workshop: is not part of format 1; write 2 as the format, or take it out"):
        read(BANK, file_of(HELD, format=1))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("workshop", "minutes"), 90),
        (("workshop", "present"), "Dana, Kim"),
        (("workshop", "decided", "desk"), "Dana"),
        (("workshop", "dissent", "desk", "1", "who"), "Kim"),
        (("workshop", "dissent", "desk", "2", "what"), "We should wait."),
        (("workshop", "parked", CLOSING, "20", "due"), "2026-12-05"),
    ],
    ids=str,
)
def test_a_field_is_edited_by_its_path_and_emptied_again(path: tuple[str, ...], value: object) -> None:
    done = edited(BANK, SHEET, path, value)
    assert value_at(to_document(done), path) == value
    assert edited(BANK, done, path, None) == SHEET


def test_an_edit_that_does_not_fit_is_refused() -> None:
    for path in (("workshop", "dissent", "desk", "21", "who"), ("workshop", "who"), ("workshop", "decided", "No id")):
        with pytest.raises(Refused):
            edited(BANK, SHEET, path, "Kim")


def test_what_stands_under_a_question_that_the_bank_does_not_have_is_kept_through_every_edit() -> None:
    sheet = read(BANK, file_of({"decided": {"parrots": "Polly"}}))
    assert edited(BANK, sheet, ("answers", "desk"), "intercom").workshop.decided == {"parrots": "Polly"}


def test_what_stands_under_an_older_id_is_read_under_today_s() -> None:
    held = {
        "decided": {"exports": "Kim", "backup": "Ann"},
        "dissent": {"exports": {"1": {"who": "Kim"}}, "bulk_exports": {"1": {"who": "Jo"}}},
    }
    workshop = read(LISTED, file_of(held)).workshop
    assert workshop.decided == {"backup": "Ann", "bulk_exports": "Kim"}
    assert workshop.dissent == {"bulk_exports": {"1": Dissent(who="Jo")}, "exports": {"1": Dissent(who="Kim")}}


def test_questions_stand_in_the_bank_s_order_then_others_then_the_closing() -> None:
    parked = {"1": Parked(text="x")}
    workshop = Workshop(decided={"zebra": "Kim", "ai_use": "Kim"}, parked={CLOSING: parked, "desk": parked, "parrots": parked})
    assert workshop.questions(BANK.questions) == ("desk", "ai_use", "parrots", "zebra", CLOSING)


def test_time_adds_up_and_stops_at_a_hundred_hours() -> None:
    once = NO_WORKSHOP.timed("scope", 40).timed("ai", 5).timed("scope", 20)
    assert once.seconds == {"ai": 5, "scope": 60}
    assert once.timed("scope", MAX_SECONDS).seconds["scope"] == MAX_SECONDS


def test_rows_go_up_to_a_free_one_after_the_last_while_there_is_room() -> None:
    assert numbers({}) == ("1",) and numbers({"1": 0, "3": 0}) == ("1", "2", "3", "4")
    assert numbers({str(n): 0 for n in range(1, 21)}) == tuple(str(n) for n in range(1, 21))


def test_the_judgement_does_not_see_it() -> None:
    sheet = base("careful_firm")
    assert assess(BANK, replace(sheet, workshop=Workshop.model_validate(HELD))) == assess(BANK, sheet)


def test_patient_details_are_found_wherever_they_are_typed() -> None:
    typed = "SSN 123-45-6789"
    workshop = Workshop(
        present=typed,
        decided={"desk": typed},
        dissent={"desk": {"1": Dissent(what=typed)}},
        parked={"desk": {"1": Parked(text=typed)}, CLOSING: {"1": Parked(owner=typed)}},
    )
    assert [where for where, _ in phi_in(BANK, replace(SHEET, workshop=workshop))] == [
        "who was at the workshop",
        "who decided at the workshop",
        "a dissent at the workshop",
        "the workshop's parking lot",
        "the workshop's parking lot",
    ]


@given(st.integers(10, 960), st.sampled_from(["careful_firm", "hurried_startup", "undecided_firm"]))
def test_the_agenda_comes_to_the_minutes_there_are_with_a_part_for_the_closing(minutes: int, name: str) -> None:
    sheet = walk(BANK, base(name))
    shared = agenda(BANK, sheet, minutes)
    assert sum(shared.values()) == minutes and [*shared][-1] == CLOSING and abs(shared[CLOSING] - minutes / 6) <= 1
    assert [*shared][:-1] == [s.id for s in BANK.sections if any(q.id in sheet.asked for q in s.questions)]
    assert min(shared.values()) >= 0


def test_the_agenda_gives_a_section_twice_as_long_that_has_twice_the_questions() -> None:
    sheet = walk(BANK, base("careful_firm"))
    asked = {s.id: sum(q.id in sheet.asked for q in s.questions) for s in BANK.sections}
    shared = agenda(BANK, sheet, 600)
    assert all(abs(shared[section] - 500 * number / len(sheet.asked)) <= 1 for section, number in asked.items() if number)


def test_a_section_that_is_not_asked_takes_no_time() -> None:
    shared = agenda(BANK, walk(BANK, base("undecided_firm")), 120)
    assert "configuration" not in shared and "agreement" not in shared and sum(shared.values()) == 120


def test_a_day_is_a_day_however_it_comes() -> None:
    read_back = read(BANK, file_of({"parked": {"desk": {"1": {"due": "2026-12-05"}}}})).workshop.parked["desk"]["1"]
    assert read_back == Parked(due=date(2026, 12, 5))
