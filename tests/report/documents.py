"""Composed documents by the name of their sheet, each made once; no writer has run."""

from functools import cache

from questionnaire import Assessment
from report import Document, compose
from scoring import assess
from tests.report import sheets
from tests.scoring.sheets import BANK

NAMES = ("worst", "safest", "out of scope", "huge")


def composed(sheet: Assessment) -> Document:
    return compose(BANK, sheet, assess(BANK, sheet))


@cache
def sheet(name: str) -> Assessment:
    made = {
        "worst": lambda: sheets.typed(BANK, sheets.worst(BANK)),
        "safest": lambda: sheets.safest(BANK),
        "out of scope": sheets.out_of_scope,
        "huge": lambda: sheets.huge(BANK),
    }
    return made[name]()


@cache
def document(name: str) -> Document:
    return composed(sheet(name))
