"""A report to tamper with, and what a comparison with what was written finds then."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from pikepdf import Pdf

from questionnaire.handover import Additions
from report import write_pdf
from report.quarantine.child import result_of
from report.quarantine.compare import compare
from tests.report import sheets
from tests.report.documents import composed
from tests.report.forged import changed
from tests.scoring.sheets import BANK

WHOLE = sheets.safest(BANK).answered("backup", "unknown").answered("phi_reaches_support", "sometimes").answered("baa_status", "refused")
KEPT = ("cover", "board", "cards", "roadmap")
SHEET = replace(WHOLE, handover=Additions(left_out=tuple(part.id for part in composed(WHOLE).parts if part.id not in KEPT)))
"""Its record is the cover, the page to sign, the cards and the roadmap: quicker to compare than the whole one."""


@cache
def original() -> bytes:
    return write_pdf(composed(SHEET))


def found(*changes: Callable[[Pdf], None]) -> dict[str, Any]:
    """What the comparison finds between the report and the report after those changes."""
    return result_of(compare, [changed(original(), *changes), original()])


def told_of(*changes: Callable[[Pdf], None]) -> list[tuple[int | None, str]]:
    return [(one["page"], one["what"]) for one in found(*changes)["differences"]]
