"""The bank and the reports under test, made once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from questionnaire import Assessment, Bank, load_bank
from report import Document, compose, write_pdf
from scoring import Result, assess
from tests.report import documents


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
def report(bank: Bank) -> Callable[[str], Made]:
    """A report by the name of its sheet."""
    return cache(
        lambda name: Made(documents.sheet(name), assess(bank, documents.sheet(name)), documents.document(name), documents.pdf_of(name))
    )
