"""The bank and the reports under test, made once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from questionnaire import Assessment, Bank, load_bank
from report import Document, compose, write_pdf
from scoring import Result, assess
from tests.report import sheets


@dataclass(frozen=True)
class Made:
    """An assessment with all that came of it."""

    assessment: Assessment
    result: Result
    document: Document
    pdf: bytes


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def make(bank: Bank) -> Callable[[Assessment], Made]:
    def made(assessment: Assessment) -> Made:
        result = assess(bank, assessment)
        document = compose(bank, assessment, result)
        return Made(assessment, result, document, write_pdf(document))

    return made


@pytest.fixture(scope="session")
def report(bank: Bank, make: Callable[[Assessment], Made]) -> Callable[[str], Made]:
    """A report by the name of its sheet."""
    named = {
        "worst": lambda: sheets.typed(bank, sheets.worst(bank)),
        "safest": lambda: sheets.safest(bank),
        "blank": sheets.empty,
        "out of scope": sheets.out_of_scope,
        "huge": lambda: sheets.huge(bank),
    }
    return cache(lambda name: make(named[name]()))
