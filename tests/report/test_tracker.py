"""The workbook comes back: owner, due date and status by action, however it was moved, sorted or saved; nothing else is taken for ours."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from questionnaire.assessment import MAX_PERSON, Assessment, PlanEntry
from questionnaire.file import Refused, read, write
from questionnaire.handover import Override
from report import compose
from report.formats.exports import write_workbook
from report.handover.handover import Handover
from report.paper import workbook_sheet
from report.quarantine import tracker as looking
from report.quarantine.limits import TooMuch
from report.saved.returned import BY_HAND, NO_DAY, SOME_DAY, UNKNOWN, taken_over
from report.saved.tracker import (
    CHANGED,
    FORMULA,
    NO_ACTION,
    NO_STATUS,
    NO_VALUE,
    NOT_HELD,
    OTHER,
    TROUBLE,
    TWICE_ROWS,
    Tracker,
    read_tracker,
)
from scoring import assess
from tests.report import sheets
from tests.report.planned import FIRST, SECOND, THIRD, planned
from tests.scoring.sheets import BANK

SHEET = planned("=Ben\u202e")
Change = Callable[[Workbook], None]


def made(sheet: Assessment, handed: Handover | None = None) -> bytes:
    return write_workbook(compose(BANK, sheet, assess(BANK, sheet), handed))


@cache
def tracker() -> bytes:
    return made(SHEET)


def changed(*changes: Change, file: bytes | None = None) -> bytes:
    book = load_workbook(BytesIO(file or tracker()))
    for change in changes:
        change(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def came_back(*changes: Change, file: bytes | None = None) -> Tracker:
    return read_tracker(BANK, changed(*changes, file=file))


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == title)


def row(sheet: Worksheet, action: str) -> int:
    place = column(sheet, "Action id")
    return next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, place).value == action)


def typed(action: str, **values: object) -> Change:
    """Cells of an action's row; `Done_on` is the column "Done on"."""

    def change(book: Workbook) -> None:
        plan = book["Plan"]
        for title, value in values.items():
            plan.cell(row(plan, action), column(plan, title.replace("_", " "))).value = value

    return change


def told(back: Tracker) -> dict[str, tuple[str, str]]:
    return {one.label: (one.value, one.fault) for one in back.typed}


@pytest.mark.parametrize("sheet", [SHEET, sheets.typed(BANK, sheets.worst(BANK)), sheets.out_of_scope()])
def test_a_tracker_in_which_nobody_wrote_opens_as_what_it_was_made_from(sheet: Assessment) -> None:
    written = made(sheet)
    for file in (written, changed(file=written)):
        back = read_tracker(BANK, file)
        assert (back.assessment, back.typed, back.outside, back.missing) == (read(BANK, write(sheet).encode()), (), (), ())


def test_owner_due_day_and_status_come_back_and_the_rest_of_the_plan_stays() -> None:
    back = came_back(
        typed(FIRST, Owner=None, Due=datetime(2026, 12, 4), Status="in progress"),
        typed(SECOND, Owner=" Zo\u00eb  N. ", Due="2027-01-04", Status="Open"),
    )
    assert [(one.label, one.planned(SHEET), one.value) for one in back.typed] == [
        ("A1 owner", "Dana", "nothing"),
        ("A1 due", "Nov 23, 2026", "2026-12-04"),
        ("A1 status", "Open", "in progress"),
        ("A2 owner", "nothing typed", "Zo\u00eb N."),
        ("A2 due", "nothing typed", "2027-01-04"),
        ("A2 status", "Done", "Open"),
    ]
    after = taken_over(SHEET, back.typed)
    assert after.plan[FIRST] == PlanEntry("", date(2026, 12, 4), "in_progress")
    assert after.plan[SECOND] == PlanEntry("Zo\u00eb N.", date(2027, 1, 4), "open") and after.plan[THIRD] == SHEET.plan[THIRD]
    assert after == replace(SHEET, plan=after.plan)
    assert all(one.stands(after) and not one.stands(SHEET) for one in back.typed)


def test_done_with_its_answer_unchanged_is_still_done_and_one_set_back_is_not() -> None:
    for word, status in (
        ("Done, not confirmed yet", "done"),
        ("Done, answer unchanged: not confirmed", "done"),
        ("Paused, answer unchanged", "done"),
        ("IN PROGRESS", "in_progress"),
    ):
        back = came_back(typed(THIRD, Status=word))
        assert taken_over(SHEET, back.typed).plan[THIRD].status == status


def rebuilt(book: Workbook) -> None:
    """As somebody works with it: columns turned about, rows sorted and hidden, lines above, the sheet renamed, other sheets added."""
    old = book["Plan"]
    rows = [[cell.value for cell in reversed(line)] for line in old.iter_rows()]
    book.remove(old)
    book.create_sheet("Notes of ours", 0)["A1"] = "Status"
    plan = book.create_sheet("Roadmap 2027")
    plan["A2"] = "Our plan"
    for at, line in enumerate([rows[0], *sorted(rows[1:], key=str, reverse=True)], 4):
        for place, value in enumerate(line, 2):
            cell = plan.cell(at, place, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type  # no formula comes of a text
        plan.row_dimensions[at].hidden = at % 2 == 0


def test_columns_moved_rows_sorted_and_filtered_sheets_added_and_renamed_change_nothing() -> None:
    back = came_back(typed(SECOND, Owner="Priya N."), rebuilt)
    assert {one.label: one.value for one in back.typed} == {"A2 owner": "Priya N."} and back.missing == ()
    assert came_back(rebuilt).typed == ()


def test_what_cannot_be_read_is_named_with_its_row_and_never_guessed() -> None:
    back = came_back(
        typed(FIRST, Due="12/04/2026", Status="finished", Owner="x" * (MAX_PERSON + 1)), typed(SECOND, Due="soon", Status=None)
    )
    said = told(back)
    assert "YYYY-MM-DD" in said["A1 due"][1] and "YYYY-MM-DD" in said["A2 due"][1] and f"{MAX_PERSON} characters" in said["A1 owner"][1]
    assert said["A1 status"] == ("finished", NO_STATUS) and said["A2 status"] == ("nothing", NO_STATUS)
    assert {one.place for one in back.typed} == {"row 2", "row 3"} and taken_over(SHEET, back.typed) == SHEET


def test_rows_of_ones_own_and_of_other_actions_are_named() -> None:
    def more(book: Workbook) -> None:
        plan = book["Plan"]
        at = plan.max_row
        plan.cell(at + 1, column(plan, "Action"), "Call the bank")
        plan.cell(at + 1, column(plan, "Owner"), "Ana")
        for step, action in ((2, "fly_to_the_moon"), (3, gone)):
            plan.cell(at + step, column(plan, "Action id"), action)
            plan.cell(at + step, column(plan, "Owner"), "Ben")

    gone = next(action for action in BANK.actions if action not in {item.action for item in assess(BANK, SHEET).plan})
    back = came_back(more)
    faults = {one.fault: (one.label, one.value) for one in back.typed if one.value != "nothing"}
    assert faults == {NO_ACTION: ("Call the bank", "Ana"), UNKNOWN: ("fly_to_the_moon owner", "Ben"), NOT_HELD: (f"{gone} owner", "Ben")}
    assert taken_over(SHEET, back.typed) == SHEET


def test_two_rows_of_one_action_that_do_not_agree_are_named_and_two_that_do_are_one() -> None:
    def copied(book: Workbook) -> None:
        plan = book["Plan"]
        at, to = row(plan, SECOND), plan.max_row + 1
        for cell in plan[at]:
            plan.cell(to, cell.column, cell.value)

    assert told(came_back(typed(SECOND, Owner="Ana"), copied)) == {"A2 owner": ("Ana", "")}
    both = came_back(copied, typed(SECOND, Owner="Ana"))
    assert told(both) == {"A2 owner": ("Ana", TWICE_ROWS)} and taken_over(SHEET, both.typed) == SHEET


def test_a_column_or_a_row_that_is_gone_is_named_and_nothing_is_emptied() -> None:
    def without(title: str) -> Change:
        return lambda book: book["Plan"].delete_cols(column(book["Plan"], title))

    (said,) = came_back(without("Owner")).missing
    assert "\u201cOwner\u201d" in said and came_back(without("Owner")).typed == ()
    lost = came_back(lambda book: book["Plan"].delete_rows(row(book["Plan"], SECOND)))
    assert lost.typed == () and BANK.action(SECOND).title in lost.missing[0]
    both = came_back(typed(SECOND, Owner="Ana"), without("Status"))
    assert told(both) == {"A2 owner": ("Ana", "")} and "column \u201cStatus\u201d" in both.missing[0] and "Owner" not in both.missing[0]
    (said,) = came_back(without("Action id")).missing
    assert "\u201cAction id\u201d" in said and came_back(without("Action id")).typed == ()


def test_a_formula_without_a_value_is_named_and_not_taken_for_an_emptied_cell_also_where_nothing_stood() -> None:
    back = came_back(typed(FIRST, Owner="=1+1"), typed(SECOND, Owner="=A1", Status="=A1", Comments="=A1"))
    assert told(back) == {name: (FORMULA, NO_VALUE) for name in ("A1 owner", "A2 owner", "A2 status")}
    assert [one.value for one in back.outside] == [FORMULA] and taken_over(SHEET, back.typed) == SHEET


def test_two_sheets_that_each_have_a_part_of_the_plan_do_not_contradict_each_other() -> None:
    def apart(book: Workbook) -> None:
        plan, other = book["Plan"], book.create_sheet("Days")
        plan.title = "Who"
        for at in range(1, plan.max_row + 1):
            for place, title in enumerate(("Action id", "Due"), 1):
                other.cell(at, place, plan.cell(at, column(plan, title)).value)
        other.cell(row(plan, SECOND), 2, "2027-01-04")
        plan.delete_cols(column(plan, "Due"))

    assert told(came_back(typed(SECOND, Owner="Ana"), apart)) == {"A2 owner": ("Ana", ""), f"{SECOND} due": ("2027-01-04", "")}


def test_a_plan_without_rows_names_what_is_gone() -> None:
    (said,) = came_back(lambda book: book["Plan"].delete_rows(2, 500)).missing
    assert said.startswith("No longer in the workbook") and BANK.action(SECOND).title in said


@pytest.mark.parametrize("written", ["24/12/2026", "24.12.2026", "24-12-2026", "24-Dec-2026", "12/24/2026"])
def test_a_day_that_can_only_mean_one_is_read_in_whichever_order_it_is_written(written: str) -> None:
    (one,) = came_back(typed(FIRST, Due=written)).typed
    assert (one.becomes, one.fault) == (date(2026, 12, 24), "")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("3/4/2027", SOME_DAY),
        ("March 2027", SOME_DAY),
        ("2026-02-30", NO_DAY),
        ("31/2/2027", NO_DAY),
        ("24/12/26", NO_DAY),
        ("soon", NO_DAY),
    ],
)
def test_a_day_that_cannot_be_read_says_why(written: str, why: str) -> None:
    assert told(came_back(typed(FIRST, Due=written))) == {"A1 due": (written, why)}


@pytest.mark.parametrize("written", ["In-progress", "in progress", "IN  PROGRESS"])
def test_a_status_is_read_with_a_hyphen_too(written: str) -> None:
    assert came_back(typed(FIRST, Status=written)).typed[0].becomes == "in_progress"


def test_done_on_evidence_and_comments_are_listed_as_not_kept() -> None:
    values = {"Done_on": datetime(2026, 12, 1), "Evidence_(link)": "https://drive.example/baa", "Comments": "called twice"}
    back = came_back(typed(SECOND, **values))
    assert back.typed == () and [(one.label, one.value) for one in back.outside] == [
        ("A2 done on", "2026-12-01"),
        ("A2 evidence (link)", "https://drive.example/baa"),
        ("A2 comments", "called twice"),
    ]


def test_a_value_changed_by_hand_before_handing_over_is_not_written_under_that_change() -> None:
    sheet = replace(SHEET, handover=Handover(overrides=(Override(what="owner", on=FIRST, value="Ana", reason="Asked"),)).added)
    assert read_tracker(BANK, made(sheet)).typed == ()
    back = came_back(typed(FIRST, Owner="Ben", Due=datetime(2027, 1, 4)), file=made(sheet))
    assert told(back) == {"A1 owner": ("Ben", BY_HAND), "A1 due": ("2027-01-04", "")} and back.assessment == sheet


def carried(kind: str, value: str) -> Change:
    def change(book: Workbook) -> None:
        hidden = book["Deskcheck"]
        next(line for line in hidden.iter_rows() if line[0].value == kind)[1].value = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda book: book.remove(book["Deskcheck"]), OTHER),
        (carried("SHA-256", "0" * 64), CHANGED),
        (carried("answers", b64encode(b"{}").decode()), CHANGED),
        (carried("answers", "no Base64 \u00e9"), CHANGED),
        (carried("plan", "!"), CHANGED),
        (carried("plan", b64encode(b"[" * 100_000).decode()[:30_000]), CHANGED),
        (carried("plan", b64encode(b'{"a": 1}').decode()), CHANGED),
        (carried("plan", b64encode(b"[1]").decode()), CHANGED),
    ],
)
def test_a_hidden_sheet_that_is_gone_or_changed_is_refused(change: Change, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        came_back(change)
    assert refusal.value.faults == (words,)


def test_answers_that_fit_their_hash_are_still_checked_as_any_file() -> None:
    bad = json.dumps({"format": 2, "as_of": "2026-13-01", "answers": {}}).encode()
    with pytest.raises(Refused, match="as_of"):
        came_back(carried("answers", b64encode(bad).decode()), carried("SHA-256", sha256(bad).hexdigest()))


def packed(**changes: bytes) -> bytes:
    """The tracker with files in it replaced, by names with `_` for `/`."""
    target = BytesIO()
    with ZipFile(BytesIO(tracker())) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name.replace("/", "_"), None) or old.read(name))
        for name, data in changes.items():
            new.writestr(name, data)
    return target.getvalue()


LAUGHS = b'<!DOCTYPE l [<!ENTITY a0 "ha">' + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"PK\x03\x04",
    "no workbook": lambda: b"PK\x03\x04 and more",
    "empty parts": lambda: packed(**{"xl_workbook.xml": b"<x"}),
    "broken sheet": lambda: packed(**{"xl_worksheets_sheet2.xml": b"<worksheet><sheetData><row r='x'><c r='??' t='s'><v>99999</v>"}),
    "laughs": lambda: packed(**{"xl_sharedStrings.xml": LAUGHS + b"]><sst><si><t>&a9;</t></si></sst>"}),
    "file from here": lambda: packed(
        **{"xl_sharedStrings.xml": b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'}
    ),
    "unpacked": lambda: packed(bomb=b" " * 61_000_000),
    "many files": lambda: packed(**{f"f{number}": b"x" for number in range(600)}),
    "cut short": lambda: tracker()[:-5_000],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_tracker(BANK, HOSTILE[name]())
    (fault,) = refusal.value.faults
    assert fault in (OTHER, CHANGED, *(f"file: {words}" for words in TROUBLE.values())) and "passwd" not in fault


def test_more_than_is_looked_at_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_ROWS", 5)
    with pytest.raises(TooMuch, match="objects"):
        looking.look_at_tracker(tracker())
    monkeypatch.setattr(looking, "MOST_SHEETS", 2)
    with pytest.raises(TooMuch, match="objects"):
        looking.look_at_tracker(tracker())
    with pytest.raises(Refused, match="larger than 20 MB"):
        read_tracker(BANK, b"PK\x03\x04" + b" " * 20_000_000)


def test_rows_without_a_word_far_below_are_no_hindrance_and_words_there_are() -> None:
    far: Change = lambda book: setattr(book["Plan"].row_dimensions[90_000], "height", 20)  # noqa: E731
    assert came_back(typed(SECOND, Owner="Ana"), far).typed[0].becomes == "Ana"
    with pytest.raises(Refused, match="more rows or sheets"):
        came_back(lambda book: book["Plan"].cell(90_000, 1, "x"))


def test_reader_and_writer_call_the_sheets_and_columns_the_same() -> None:
    assert looking.HIDDEN == workbook_sheet.CARRIED and looking.PLAN in load_workbook(BytesIO(tracker())).sheetnames
    assert workbook_sheet.ACTION_ID.lower() == looking.ACTION_ID
    assert {workbook_sheet.OWNER.lower(), workbook_sheet.DUE.lower(), workbook_sheet.STATUS.lower()} == looking.PARTS


def test_the_hidden_sheet_and_the_ids_are_out_of_sight() -> None:
    book = load_workbook(BytesIO(tracker()))
    assert book["Deskcheck"].sheet_state == "hidden" and book.active.title == "Summary"
    plan = book["Plan"]
    assert plan.column_dimensions[plan.cell(1, column(plan, "Action id")).column_letter].hidden
