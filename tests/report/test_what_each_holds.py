"""What the report page says about each download is so, for each kind of thing typed (`ui/elements/words.py`)."""

import csv
import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from icalendar import Calendar

from questionnaire.assessment import Integration, PlanEntry
from questionnaire.handover import Override
from questionnaire.workshop import Dissent, Parked, Workshop
from report import EDITIONS, EXPORTS, Edition, compose
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.paper.document import Document
from scoring import assess
from tests.report import sheets, slides_text
from tests.report.pdf_text import whole
from tests.scoring.sheets import BANK

PLAN = {"client": "Clientmark", "owner": "Ownermark", "person": "Personmark", "due": "2031", "changed": "Changedowner", "app": "Appmark"}
MENDED = {"note": "Notemark", "why changed": "Changereason", "why due": "Duereason", "why that lane": "Lanereason"}
REST = {
    "note not asked": "Oldmark",
    "reason": "Reasonmark",
    "kept owner": "Gonemark",
    "kept person": "Idlemark",
    "why that risk": "Riskreason",
    "comment": "Commentmark",
    "letter": "Lettermark",
    "who was there": "Presentmark",
    "who decided": "Decidedmark",
    "who disagreed": "Dissentermark",
    "dissent": "Dissentmark",
    "parked": "Parkedmark",
    "who takes it": "Takermark",
}
WHOSE = {"prepared by": "Preparedmark", "brand": "Brandmark"}
EVERYTHING = PLAN | MENDED | REST | WHOSE
PRINTS = [export.id for export in EXPORTS if export.prints]
SHORT: tuple[Edition, ...] = ("plan", "board")
LISTS = ["tasks", "jira", "asana", "github", "linear", "ics"]


WORKSHOP = Workshop(
    present="Presentmark",
    decided={"desk": "Decidedmark"},
    dissent={"vendor_offers_baa": {"1": Dissent(who="Dissentermark", what="Dissentmark")}},
    parked={"no_such_question": {"1": Parked(text="Parkedmark", owner="Takermark")}},
)


@cache
def everything(kind: Edition = "full") -> Document:
    """One mark for each kind of thing that people type or add."""
    sheet = sheets.worst(BANK, "Clientmark").answered("integrations", (Integration("Appmark", "phi", "not_signed"),))
    result = assess(BANK, sheet)
    (first, second, third), finding = (item.action for item in result.plan[:3]), result.findings[0]
    gone = next(action for action in BANK.actions if action not in {item.action for item in result.plan})
    sheet = sheet.noted(finding.question, "Notemark").noted("vendor_offers_baa", "Oldmark").excused("customer_requirements", "Reasonmark")
    sheet = sheet.planned(first, PlanEntry("Ownermark", date(2031, 3, 4), "in_progress")).planned(gone, PlanEntry("Gonemark"))
    changes = (
        Override(what="owner", on=second, value="Changedowner", reason="Changereason"),
        Override(what="due", on=third, value="2027-01-15", reason="Duereason"),
        Override(what="lane", on=third, value="later", reason="Lanereason"),
        Override(what="risk", on=finding.id, value="low", reason="Riskreason"),
    )
    added = Handover(
        prepared_by="Preparedmark",
        letter="Lettermark",
        comments={finding.id: "Commentmark"},
        overrides=changes,
        brand=Brand(name="Brandmark"),
    )
    role = next(item.owner_role for item in result.plan if item.action not in (first, second))
    sheet = replace(sheet, handover=added.added, people={role: "Personmark", "a_role_of_another_bank": "Idlemark"}, workshop=WORKSHOP)
    return compose(BANK, sheet, assess(BANK, sheet), added, kind)


def words_of(format_id: str, document: Document) -> str:
    export = next(export for export in EXPORTS if export.id == format_id)
    made = export.write(document, "letter")
    if export.suffix == ".pdf":
        return whole(made)
    if export.suffix == ".pptx":
        return slides_text.text(made)
    if export.suffix == ".xlsx":  # a day is a number in it, and the numbers side by side hold any year
        book = openpyxl.load_workbook(BytesIO(made))
        return " ".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    if export.suffix == ".docx":
        packed = ZipFile(BytesIO(made))
        return re.sub("<[^>]+>", "", " ".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()))
    if export.suffix == ".ics":
        return " ".join(
            f"{event['SUMMARY']} {event['DESCRIPTION']} {event['DTSTART'].dt}" for event in Calendar.from_ical(made).walk("VEVENT")
        )
    return " ".join(" ".join(row) for row in csv.reader(StringIO(made.decode()))) if export.suffix == ".csv" else made.decode()


def held(format_id: str, document: Document) -> set[str]:
    told = words_of(format_id, document)
    return {kind for kind, mark in EVERYTHING.items() if mark in told}


@pytest.mark.parametrize("format_id", [*PRINTS, "xlsx", "oscal-ar", "oscal-poam"])
def test_the_full_report_the_tracker_and_oscal_hold_everything_typed(format_id: str) -> None:
    assert held(format_id, everything()) == {*EVERYTHING}


def test_the_json_file_holds_everything_of_this_assessment() -> None:
    assert held("json", everything()) == {*EVERYTHING} - {"brand"}, "the brand belongs to the installation"


@pytest.mark.parametrize("format_id", LISTS)
def test_task_lists_and_calendar_hold_the_plan_with_the_notes_on_what_it_mends_and_nothing_else(format_id: str) -> None:
    assert held(format_id, everything()) == {*PLAN, *MENDED}


def test_the_text_for_trello_holds_what_the_page_says_and_the_calendar_the_reviews() -> None:
    assert held("trello", everything()) == {"owner", "person", "due", "changed"}
    reviews = everything().records.reviews
    assert reviews and all(review.title in words_of("ics", everything()) for review in reviews)


@pytest.mark.parametrize("format_id", PRINTS)
def test_the_plan_prints_what_its_rows_and_cards_are_about_and_the_page_for_the_board_none_of_it(format_id: str) -> None:
    plan, board = (held(format_id, everything(name)) for name in SHORT)
    assert plan == {*PLAN, *MENDED, "why that risk", "comment", "letter", *WHOSE}
    assert {"client", "owner", "due"} <= board and not board & {*MENDED, *REST}
    assert {*EDITIONS} == {"full", "plan", "board"}


def test_the_slides_hold_decisions_and_the_first_month_with_owners_and_days_and_nothing_else() -> None:
    assert held("pptx", everything()) == {"client", "owner", "person", "due", "changed", *WHOSE}


def test_what_is_left_out_on_request_is_not_printed_but_opens_again_with_the_full_pdf() -> None:
    document = replace(everything(), parts=everything().parts[:2])
    assert "Notemark" not in words_of("pdf", document)
    assert b"Notemark" in b"".join(held.data for held in document.attachments)
