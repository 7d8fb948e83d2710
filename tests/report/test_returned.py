"""What people fill into the report's PDF comes back: read by name, taken over only when asked, and named where it cannot be read."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pypdf import PdfReader, PdfWriter

from questionnaire.assessment import MAX_PERSON, PlanEntry
from questionnaire.file import Refused, read, write
from questionnaire.handover import Override
from report import compose, write_pdf
from report.handover.handover import Handover
from report.paper.selection import only
from report.saved.returned import BY_HAND, STRANGE, TWICE, UNKNOWN, Filled, filled, taken_over
from report.saved.save_file import read_report
from report.saved.verify import verify
from report.saved.verify_command import outcome_lines as lines
from scoring import assess
from tests.report.documents import pdf_of
from tests.report.filled_in import fields, filled_in
from tests.report.forged import Change, changed
from tests.report.planned import FIRST, SECOND, THIRD, planned
from tests.report.test_past_reports import PAST
from tests.scoring.sheets import BANK

SHEET = planned("Ben")


@cache
def report(by_hand: str = "") -> bytes:
    """Its cards, which have the fields; the first owner changed by hand before handing over, or not."""
    handed = Handover(overrides=(Override(what="owner", on=FIRST, value=by_hand, reason="Asked"),) if by_hand else ())
    return write_pdf(only(compose(BANK, SHEET, assess(BANK, SHEET), handed), ("cover", "cards")))


def read_again(data: bytes) -> tuple[Filled, ...]:
    saved = read_report(BANK, data)
    return filled(BANK, saved, compose(BANK, saved.assessment, assess(BANK, saved.assessment), saved.handover))


def found(*changes: Change, by_hand: str = "") -> dict[str, Filled]:
    return {one.label: one for one in read_again(changed(report(by_hand), *changes))}


def test_a_report_in_which_nobody_wrote_holds_nothing_filled_in() -> None:
    assert found() == {} and read_again(report()) == ()


@pytest.mark.parametrize("name", ["worst", "out of scope"])
def test_whatever_stood_in_the_plan_is_not_taken_for_filled_in(name: str) -> None:
    assert read_again(changed(pdf_of(name))) == ()


def test_owner_due_day_and_tick_come_back_and_the_rest_of_the_plan_stays() -> None:
    values = {f"owner_{SECOND}": "Zoë  N. ", f"due_{FIRST}": "2026-12-04", f"done_{FIRST}": True, f"done_{SECOND}": False}
    outcome = found(filled_in(**values))
    said = {name: (one.planned(SHEET), one.value) for name, one in outcome.items()}
    assert said == {
        "A1 done": ("not ticked", "ticked"), "A1 due": ("Nov 23, 2026", "2026-12-04"),
        "A2 done": ("ticked", "not ticked"), "A2 owner": ("nothing typed", "Zoë  N. "),
    }  # fmt: skip
    after = taken_over(SHEET, outcome.values())
    assert after.plan[FIRST] == PlanEntry("Dana", date(2026, 12, 4), "done")
    assert after.plan[SECOND] == PlanEntry("Zoë N.", None, "open")
    assert after == replace(SHEET, plan=after.plan) and after.plan[THIRD] == SHEET.plan[THIRD]
    assert read(BANK, write(after).encode()) == after
    assert all(one.stands(after) and not one.stands(SHEET) for one in outcome.values())


def test_a_box_that_is_not_ticked_leaves_what_is_in_progress_in_progress() -> None:
    (one,) = found(filled_in(**{f"done_{SECOND}": False})).values()
    meanwhile = SHEET.planned(SECOND, PlanEntry("Ana", None, "in_progress"))
    assert one.stands(meanwhile) and taken_over(meanwhile, [one]) == meanwhile
    assert not one.stands(SHEET)


def test_what_was_emptied_becomes_empty() -> None:
    outcome = found(filled_in(**{f"owner_{FIRST}": "", f"due_{FIRST}": ""}))
    assert {one.value for one in outcome.values()} == {"nothing"}
    assert taken_over(SHEET, outcome.values()).plan.get(FIRST, PlanEntry()) == PlanEntry()


def test_an_owner_called_nothing_is_an_owner() -> None:
    assert taken_over(SHEET, found(filled_in(**{f"owner_{SECOND}": "nothing"})).values()).plan[SECOND].owner == "nothing"


def test_a_box_that_a_reader_left_without_a_value_is_not_ticked() -> None:
    assert found(lambda pdf: fields(pdf)[f"done_{FIRST}"].__delitem__("/V")) == {}


def test_a_day_that_can_be_read_in_two_ways_or_in_none_is_named_and_never_guessed() -> None:
    typed = [
        "12/04/2026",
        "",
        "2026-02-30",
        "4.12.2026",
        "2026-W49-5",
        "soon",
        "0000-01-01",
        "2026-12-04 or later",
        "March 2027",
        "1/1/1826",
    ]
    actions = [item.action for item in assess(BANK, SHEET).plan]
    outcome = found(filled_in(**{f"due_{action}": day for action, day in zip(actions, typed, strict=False)}))
    assert {name: one.value for name, one in outcome.items()} == {f"A{number} due": day for number, day in enumerate(typed, 1) if day}
    assert all("YYYY-MM-DD, or set it in the plan" in one.fault for one in outcome.values())
    assert taken_over(SHEET, outcome.values()) == SHEET


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/24/2026", date(2026, 12, 24)),
        ("Dec 4, 2026", date(2026, 12, 4)),
        ("20261204", date(2026, 12, 4)),
        ("3/3/2027", date(2027, 3, 3)),
    ],
)
def test_a_day_that_can_be_read_in_one_way_is_read(typed: str, day: date) -> None:
    (one,) = found(filled_in(**{f"due_{FIRST}": typed})).values()
    assert (one.value, one.becomes, one.fault) == (typed, day, "")


def test_a_day_in_the_place_of_an_owner_is_none() -> None:
    (one,) = found(filled_in(**{f"owner_{FIRST}": "2026-12-04"})).values()
    assert "where an owner belongs" in one.fault and taken_over(SHEET, [one]) == SHEET


@pytest.mark.parametrize("most", [MAX_PERSON, 500])
def test_an_owner_longer_than_the_plan_takes_is_named_with_why(most: int) -> None:
    (kept,) = found(filled_in(**{f"owner_{FIRST}": "x" * MAX_PERSON})).values()
    assert not kept.fault and taken_over(SHEET, [kept]).plan[FIRST].owner == "x" * MAX_PERSON
    (long,) = found(filled_in(**{f"owner_{FIRST}": "x" * (most + 1)})).values()
    assert f"more than {MAX_PERSON} characters" in long.fault and len(long.value) <= 400 and taken_over(SHEET, [long]) == SHEET


def test_a_box_of_another_state_is_named() -> None:
    def odd(pdf: Pdf) -> None:
        fields(pdf)[f"done_{FIRST}"].V = Name.Maybe

    (one,) = found(odd).values()
    assert one.value == "Maybe" and "neither ticked nor empty" in one.fault and taken_over(SHEET, [one]) == SHEET


def renamed(old: str, new: str, value: str) -> Change:
    def change(pdf: Pdf) -> None:
        field = fields(pdf)[old]
        field.T, field.V = String(new), String(value)

    return change


def test_fields_of_a_later_edition_or_of_an_unknown_action_are_named() -> None:
    outcome = found(
        renamed(f"owner_{FIRST}", "owner_fly_to_the_moon", "Ana"), renamed(f"due_{FIRST}", "budget_2027", "100"),
        renamed(f"owner_{SECOND}", "more_to_come", ""),
    )  # fmt: skip
    assert {name: (one.value, one.fault) for name, one in outcome.items()} == {
        "owner_fly_to_the_moon": ("Ana", UNKNOWN), "budget_2027": ("100", STRANGE),
    }  # fmt: skip
    assert taken_over(SHEET, outcome.values()) == SHEET


def test_two_fields_of_one_name_with_different_values_are_named() -> None:
    outcome = found(renamed(f"owner_{THIRD}", f"owner_{SECOND}", "Ana"))
    assert outcome["A2 owner"].fault == TWICE and taken_over(SHEET, outcome.values()) == SHEET


def test_a_value_changed_by_hand_before_handing_over_is_not_written_under_that_change() -> None:
    assert found(by_hand="Ana") == {}
    outcome = found(filled_in(**{f"owner_{FIRST}": "Ben", f"due_{FIRST}": "2027-01-04"}), by_hand="Ana")
    assert (outcome["A1 owner"].fault, outcome["A1 due"].fault) == (BY_HAND, "")


def test_a_value_kept_apart_from_its_field_or_at_the_field_above_is_read() -> None:
    def apart(pdf: Pdf) -> None:
        held = fields(pdf)
        held[f"owner_{FIRST}"].V = Stream(pdf, b"Ana")
        del held[f"owner_{SECOND}"]["/V"]
        held[f"owner_{SECOND}"].Parent = pdf.make_indirect(Dictionary(V=String("Ben")))

    assert {name: one.value for name, one in found(apart).items()} == {"A1 owner": "Ana", "A2 owner": "Ben"}


def test_filled_in_by_another_program_it_comes_back(tmp_path) -> None:
    (tmp_path / "report.formats.pdf").write_bytes(report())
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "report.formats.pdf"))
    for page in writer.pages:
        writer.update_page_form_field_values(page, {f"owner_{FIRST}": "Søren", f"due_{SECOND}": "2027-01-04"}, auto_regenerate=False)
    writer.write(tmp_path / "filled.pdf")
    outcome = read_again((tmp_path / "filled.pdf").read_bytes())
    assert {(one.label, one.becomes) for one in outcome} == {("A1 owner", "Søren"), ("A2 due", date(2027, 1, 4))}


def test_the_command_names_what_was_filled_in_and_what_cannot_be_read() -> None:
    result = assess(BANK, SHEET)
    others = tuple(part.id for part in compose(BANK, SHEET, result).parts if part.id != "cards")
    made = write_pdf(compose(BANK, SHEET, result, Handover(left_out=others)))  # quicker to compare
    outcome = verify(BANK, changed(made, filled_in(**{f"owner_{SECOND}": "Priya N.", f"due_{SECOND}": "12/04/2026"})))
    said = "\n".join(lines(BANK, outcome))
    assert (
        "A2 owner: Priya N.\n" in said
        and "A2 due: 12/04/2026 (cannot be taken over: it may mean more than one day" in said
        and outcome.same
    )


def test_a_report_by_another_bank_says_too_what_was_filled_in() -> None:
    def older(pdf: Pdf) -> None:
        pdf.trailer.Info.Subject = String("HIPAA self-assessment of a support desk, 2026-11-21, question bank 2025.9")

    outcome = verify(BANK, changed(report(), older, filled_in(**{f"owner_{SECOND}": "Priya N."})))
    assert outcome.incomparable and [one.value for one in outcome.filled] == ["Priya N."]


@pytest.mark.filterwarnings("ignore:This document has")
def test_a_file_of_more_fields_than_a_report_could_have_is_refused() -> None:
    def many(pdf: Pdf) -> None:
        one = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("x"), V=String("y"))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)] * 10_001)

    with pytest.raises(Refused) as refusal:
        read_report(BANK, changed(report(), many))
    assert "more parts than can be looked at" in str(refusal.value)


def test_a_field_that_belongs_to_itself_is_read() -> None:
    def round_and_round(pdf: Pdf) -> None:
        field = fields(pdf)[f"owner_{FIRST}"]
        field.Parent = field

    assert all(one.fault for one in found(round_and_round).values())


def test_what_was_filled_into_a_report_of_an_older_bank_is_called_by_the_action_and_not_by_todays_number() -> None:
    past = (PAST / "report_bank_2026.1.pdf").read_bytes()
    (one,) = read_again(changed(past, filled_in(owner_find_out_baa_status="Priya N.")))
    assert one.label == f"\u201c{BANK.action('find_out_baa_status').title}\u201d, owner" and one.value == "Priya N." and not one.fault
