"""Every paper cites the law as it binds the role (corrections, L8)."""

import re

import pytest

from questionnaire import Bank
from report import compose
from report.content.letters import compose_letter, letter_ids
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text

OF_COVERED_ENTITIES = re.compile(r"45 CFR 164\.(?:404|514\(h\)|530)(?!\(b\), for a business associate)")


@pytest.mark.parametrize(("role", "cited"), [("covered_entity", True), (None, True), ("business_associate", False)])
def test_what_binds_covered_entities_is_not_cited_to_a_business_associate(bank: Bank, role: str | None, cited: bool) -> None:
    sheet = sheets.worst(bank).answered("org_role", role)
    result = assess(bank, sheet)
    record = as_text(compose(bank, sheet, result))
    letters = "".join(as_text(compose_letter(bank, sheet, result, letter)) for letter in letter_ids(bank))
    assert [bool(OF_COVERED_ENTITIES.search(text)) for text in (record, letters)] == [cited, cited]
