"""Every PDF keeps to PDF/UA-1 and to PDF/A, by veraPDF's machine rules.

Each sheet in each edition, and each sheet on both sizes of paper. With DESKCHECK_HYPOTHESIS=long every edition on both sizes, too.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from questionnaire import Bank
from report import EDITIONS, Edition, PageSize, PdfOptions, compose, edition, write_pdf
from report.letters import compose_letter, letter_ids
from scoring import assess
from tests.report import sheets
from tests.report.pdf_files import SHEETS, document
from tests.report.verapdf import verdicts

EDITIONS_ON: dict[PageSize, tuple[Edition, ...]] = {"letter": ("full", "board"), "a4": ("plan", "board")}
UA_RULES, A_RULES = 106, 153


def _files(bank: Bank, page: PageSize) -> Iterator[tuple[str, str, bytes]]:
    """Name, archive form, file."""
    everything = os.environ.get("DESKCHECK_HYPOTHESIS") == "long"
    for name in SHEETS:
        made = document(bank, name)
        for kind in EDITIONS if everything else EDITIONS_ON[page]:
            yield f"{name}, {kind}", "3a" if kind == "full" else "2a", write_pdf(edition(made, kind), page)


@pytest.mark.parametrize("page", ["letter", "a4"])
def test_every_edition_of_every_sheet_keeps_to_both_standards(page: PageSize, bank: Bank, tmp_path: Path) -> None:
    asked: list[tuple[str, str, Path]] = []
    for number, (name, archive, made) in enumerate(_files(bank, page)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made)
        asked += [(name, "ua1", path), (name, archive, path)]
    for (name, standard, _), found in zip(asked, verdicts((standard, path) for _, standard, path in asked), strict=True):
        assert found.passes, (name, standard, found.faults)
        assert found.rules >= (UA_RULES if standard == "ua1" else A_RULES) and found.checks > 1000


def test_what_breaks_the_rules_is_told_from_what_keeps_them(bank: Bank, tmp_path: Path) -> None:
    sheet = sheets.out_of_scope()
    composed, plain = compose(bank, sheet, assess(bank, sheet)), BytesIO()
    canvas = Canvas(plain)
    canvas.drawString(72, 72, "Untagged, in a font that is not embedded.")
    canvas.save()
    letter = compose_letter(bank, sheet, assess(bank, sheet), letter_ids(bank)[0])
    made = [plain.getvalue(), write_pdf(composed), write_pdf(composed, options=PdfOptions(attach=False)), write_pdf(letter)]
    paths = [tmp_path / f"{number}.pdf" for number in range(len(made))]
    for path, data in zip(paths, made, strict=True):
        path.write_bytes(data)
    bare, full, kept, sent = paths
    jobs = [("ua1", bare), ("2a", bare), ("2a", full), ("3a", full), ("2a", kept), ("ua1", sent), ("2a", sent)]
    assert [found.passes for found in verdicts(jobs)] == [False, False, False, True, True, True, True]
