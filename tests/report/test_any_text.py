"""One client whose every typed field holds texts of every kind: each paper, in each format, is made and opens."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

import docx
import pikepdf
import pptx
import pytest
from openpyxl import load_workbook

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from questionnaire.file.changes import FieldChange
from questionnaire.handover import Additions, Override
from questionnaire.inquiry import inquiry
from questionnaire.workshop import CLOSING, Dissent, Parked, Workshop
from report import EXPORTS, Document, Export
from report.comparison.paper import compose_comparison
from report.content.history import Happened, change_words, compose_history
from report.content.inquiry import compose_inquiry
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.saved.everything import everything
from scoring import assess
from tests.report.pdf_files import NAMES, SCRIPTS, UNPRINTABLE, in_every_place
from tests.report.sheets import AS_OF
from tests.scoring.sheets import BANK

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 3
TEXTS = (*NAMES.values(), *SCRIPTS.values(), UNPRINTABLE, "Twilio SendGrid \U0001f680", LONG_WORD, "bell \x07, turned \u202etxt.exe\u202c")
"""Each fits the shortest field, of 120 characters."""
MIXED = "\n".join(TEXTS)
"""All of them in one field."""
PRINTING = [export for export in EXPORTS if export.prints]


@cache
def sheet() -> Assessment:
    made = in_every_place(BANK, MIXED[:200])
    rows = tuple(Integration(text, "phi", "not_signed") for text in TEXTS)
    judged = assess(BANK, made)
    workshop = Workshop(
        present=MIXED[:200],
        decided={"desk": MIXED[:200]},
        dissent={"desk": {str(place): Dissent(who=text, what=MIXED) for place, text in enumerate(TEXTS, 1)}},
        parked={CLOSING: {str(place): Parked(text=MIXED, owner=text) for place, text in enumerate(TEXTS, 1)}},
    )
    added = Additions(
        prepared_by=MIXED[:200],
        letter=f"{MIXED}\n\n{MIXED}",
        comments={finding.id: MIXED for finding in judged.findings[:3]},
        overrides=(Override(what="owner", on=judged.plan[0].action, value=MIXED[:200], reason=MIXED),),
    )
    notes = {question: MIXED for question in ("desk", "baa_status", "integrations")}
    return replace(
        made, answers={**made.answers, "integrations": rows}, notes=notes, not_applicable={"customer_requirements": MIXED},
        handover=added, workshop=workshop,
    )  # fmt: skip


def handed(name: str) -> Handover:
    return Handover.of(sheet().handover, Brand(name=name, accent="#0B6B7F"))


def papers() -> Iterator[tuple[str, Document]]:
    """Everything that is laid out, each kind once; the editions stand in the ZIP."""
    typed, judged, brand = sheet(), assess(BANK, sheet()), handed(MIXED[:200]).brand
    for letter in letter_ids(BANK):
        yield letter, compose_letter(BANK, typed, judged, letter, handed(MIXED[:200]))
    yield "guide", compose_guide(BANK, typed, judged, letter_ids(BANK)[0], handed(MIXED[:200]))
    yield "comparison", compose_comparison(BANK, replace(typed, notes={}, client="Before"), typed, brand)
    for section in BANK.sections:
        yield f"questions {section.id}", compose_inquiry(BANK, typed, inquiry(BANK, walk(BANK, typed), section, answered=True))


@cache
def history() -> Document:
    changed = [FieldChange(path, "Before", MIXED) for path in (("client",), ("notes", "desk"), ("handover", "letter"), ("brand", "name"))]
    happened = Happened(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 9, tzinfo=UTC), MIXED, change_words(BANK, changed))
    return compose_history(BANK, sheet(), [happened], handed(MIXED[:200]).brand)


def opened(name: str, data: bytes) -> None:
    """Whoever reads such files opens it."""
    match PurePosixPath(name).suffix:
        case ".pdf":
            assert len(pikepdf.open(BytesIO(data)).pages)
        case ".docx":
            assert docx.Document(BytesIO(data)).element.body is not None
        case ".pptx":
            assert len(pptx.Presentation(BytesIO(data)).slides)
        case ".xlsx":
            assert load_workbook(BytesIO(data)).sheetnames
        case _:
            assert data.decode("utf-8-sig")


def test_the_zip_with_every_edition_format_and_letter_is_made_and_each_file_in_it_opens() -> None:
    made = ZipFile(BytesIO(everything(BANK, sheet(), assess(BANK, sheet()), handed(MIXED[:200]), history=history())))
    names = set(made.namelist())
    assert {"plan.docx", "board.pdf", "record.docx", "slides.pptx", "tracker.xlsx", "minutes.docx", "history.docx"} <= names
    for name in sorted(names):
        opened(name, made.read(name))


@pytest.mark.parametrize("export", PRINTING, ids=lambda export: export.id)
def test_every_letter_comparison_history_minutes_and_sheet_of_questions_is_made_and_opens(export: Export) -> None:
    for name, document in papers():
        opened(f"{name}{export.suffix}", export.write(document, "letter"))
