"""The bank and the reports under test, made once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial

import pytest

from questionnaire import Assessment, Bank, load_bank
from report import Document, compose, write_pdf
from scoring import Result, assess
from tests.report import documents


@dataclass(frozen=True)
class Made:
    """An assessment with all that came of it; its PDF is written where a test looks at it."""

    assessment: Assessment
    result: Result
    document: Document
    written: Callable[[], bytes]

    @cached_property
    def pdf(self) -> bytes:
        return self.written()


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def make(bank: Bank) -> Callable[[Assessment], Made]:
    def made(assessment: Assessment) -> Made:
        result = assess(bank, assessment)
        document = compose(bank, assessment, result)
        return Made(assessment, result, document, partial(write_pdf, document))

    return made


@pytest.fixture(scope="session")
def report(bank: Bank) -> Callable[[str], Made]:
    """A report by the name of its sheet."""

    @cache
    def made(name: str) -> Made:
        sheet = documents.sheet(name)
        return Made(sheet, assess(bank, sheet), documents.document(name), partial(documents.pdf_of, name))

    return made
