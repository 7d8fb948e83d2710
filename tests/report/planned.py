"""The example with something typed at its first three actions: what comes back in a PDF or a workbook is laid beside it."""

from dataclasses import replace
from datetime import date

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from scoring import assess
from tests.report.documents import sheet
from tests.scoring.sheets import BANK

EXAMPLE = sheet("example")
FIRST, SECOND, THIRD = (item.action for item in assess(BANK, EXAMPLE).plan[:3])


def planned(third: str) -> Assessment:
    """`third`: the owner of the third action."""
    entries = (PlanEntry("Dana", date(2026, 11, 23), "open"), PlanEntry("", None, "done"), PlanEntry(third, None, "in_progress"))
    return replace(EXAMPLE, plan=dict(zip((FIRST, SECOND, THIRD), entries, strict=True)))
