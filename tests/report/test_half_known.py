"""The report of a sheet with an app of which half is known: both ends of the score add up, each under the cap of its own verdict."""

from dataclasses import replace

import pytest

from questionnaire import Assessment, Bank
from questionnaire.assessment import Integration
from questionnaire.file import read
from report import compose
from scoring import assess
from tests.report.as_text import as_text
from tests.scoring.sheets import CASES


@pytest.fixture(scope="module")
def careful(bank: Bank) -> Assessment:
    return read(bank, (CASES / "half_known_app.json").read_bytes())


def part(bank: Bank, sheet: Assessment, name: str) -> str:
    document = compose(bank, sheet, assess(bank, sheet))
    return as_text(replace(document, parts=tuple(p for p in document.parts if p.id == name)))


def test_the_appendix_adds_up_to_both_ends_and_names_no_cap(bank: Bank, careful: Assessment) -> None:
    text = part(bank, careful, "adds_up")
    assert "Score: 96 to 100 of 100. No cap changes it." in text and "39" not in text
    assert "\u00f7 263 = 96" in text and "\u00f7 263 = 100" in text
    assert "assumed: Slack: patient details reach it, and its BAA is not signed" in text
    assert "assumed: Slack: no patient details reach it" in text


def test_what_to_find_out_first_tells_both_ways(bank: Bank, careful: Assessment) -> None:
    text = part(bank, careful, "find_out")
    assert "Slack: no patient details reach it: Nothing above low risk in what you told us; score 100" in text
    assert text.count("Slack: patient details reach it, and its BAA is not signed: ") == 1


def test_a_cap_is_told_of_the_end_that_it_holds_at(bank: Bank, careful: Assessment) -> None:
    """Without a BAA the least score is capped; were the desk blocked, none would be."""
    sheet = careful.answered("baa_status", "not_signed").answered("phi_reaches_support", "unknown").answered("integrations", None)
    result = assess(bank, sheet)
    assert result.verdict == "not_ready" and result.score.low == 39 < result.score.high
    text = part(bank, sheet, "adds_up")
    assert text.count("that cap holds here") == 1 and text.count("For the lowest score: With these answers the verdict is") == 1
    assert "For the highest score: With" not in text


@pytest.mark.parametrize(
    ("rows", "well", "badly"),
    [
        (None, "no app that receives patient details", "an app that receives patient details and has no signed BAA"),
        ([("Slack", "phi", "unknown")], "and its BAA is signed", "and its BAA is not signed"),
        ([("Slack", "unknown", "unknown"), ("Jira", "phi", "signed")], "Slack: no patient details", "Slack: patient details reach it"),
        ([("", "unknown", "unknown")], "An app: no patient details reach it", "An app: patient details reach it"),
        ([("Slack", "unknown", "unknown"), ("Jira", "phi", "unknown")], "turns out well: no", "turns out badly: patient"),
    ],
)
def test_each_way_of_a_list_is_told_by_what_is_assumed(
    bank: Bank, careful: Assessment, rows: list[tuple[str, str, str]] | None, well: str, badly: str
) -> None:
    text = part(bank, careful.answered("integrations", rows and tuple(Integration(*row) for row in rows)), "adds_up")
    assert text.count(well) == text.count(badly) == 1
