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
from report.content.letters import compose_letter, letter_ids
from scoring import assess
from tests.report import sheets
from tests.report.pdf_files import SHEETS, document
from tests.report.verapdf import verdicts

EDITIONS_ON: dict[PageSize, tuple[Edition, ...]] = {"letter": ("full", "board"), "a4": ("plan", "board")}
UA_RULES, A_RULES = 106, 153


Job = tuple[str, str, bytes, bool]
"""Name, standard, file, whether it is to pass."""


def _editions(bank: Bank, page: PageSize) -> Iterator[Job]:
    everything = os.environ.get("DESKCHECK_HYPOTHESIS") == "long"
    for name in SHEETS:
        made = document(bank, name)
        for kind in EDITIONS if everything else EDITIONS_ON[page]:
            pdf = write_pdf(edition(made, kind), page)
            yield f"{name}, {kind}", "ua1", pdf, True
            yield f"{name}, {kind}", "3a" if kind == "full" else "2a", pdf, True


def _others(bank: Bank) -> Iterator[Job]:
    """A letter, a report without its attachment, and what is to be refused: so the check tells one from the other."""
    sheet = sheets.out_of_scope()
    full = compose(bank, sheet, assess(bank, sheet))
    letter = write_pdf(compose_letter(bank, sheet, assess(bank, sheet), letter_ids(bank)[0]))
    bare = BytesIO()
    canvas = Canvas(bare)
    canvas.drawString(72, 72, "Untagged, in a font that is not embedded.")
    canvas.save()
    yield from (("a letter", standard, letter, True) for standard in ("ua1", "2a"))
    yield "nothing attached", "2a", write_pdf(full, options=PdfOptions(attach=False)), True
    yield "attached, as 2a", "2a", write_pdf(full), False
    yield from (("bare reportlab", standard, bare.getvalue(), False) for standard in ("ua1", "2a"))


@pytest.mark.parametrize("page", ["letter", "a4"])
def test_every_edition_of_every_sheet_keeps_to_both_standards(page: PageSize, bank: Bank, tmp_path: Path) -> None:
    jobs = [*_editions(bank, page), *(_others(bank) if page == "a4" else ())]
    paths = [tmp_path / f"{number}.pdf" for number in range(len(jobs))]
    for path, (_, _, made, _) in zip(paths, jobs, strict=True):
        path.write_bytes(made)
    asked = [(standard, path) for path, (_, standard, _, _) in zip(paths, jobs, strict=True)]
    for (name, standard, _, passes), found in zip(jobs, verdicts(asked), strict=True):
        assert found.passes == passes, (name, standard, found.faults)
        assert found.rules >= (UA_RULES if standard == "ua1" else A_RULES) and found.checks > 50
