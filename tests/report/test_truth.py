"""No sentence of the report can be caught lying: what is chosen by one fact and true only with another holds wherever it stands."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import Integration
from questionnaire.conditions import holds, mentioned
from questionnaire.handover import Additions
from questionnaire.shapes.question import Outcome
from report import compose
from report.content.consequences import briefly, consequence, consequence_for
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.paper.figures import exposure_timeline
from report.paper.uncovered import uncovered_in_short
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.claims import CLAIMS, Facts, claims_made, false_claims
from tests.report.lies import PLANTED, changed
from tests.scoring.sheets import AS_OF, BANK, base, half_known, near_a_base, without
from tests.scoring.sheets import sheets as any_sheets


def printed(bank: Bank, sheet: Assessment) -> str:
    """The report, its action plan and every letter, as text."""
    result = assess(bank, sheet)
    letters = (as_text(made(bank, sheet, result, letter)) for letter in letter_ids(bank) for made in (compose_letter, compose_guide))
    document = compose(bank, sheet, result)
    return "\n".join([as_text(document), as_text(compose(bank, sheet, result, edition="plan")), *letters])


@cache
def printed_of_planted(name: str) -> str:
    return printed(BANK, PLANTED[name])


@settings(max_examples=25, suppress_health_check=list(HealthCheck))  # each prints a report and seven letters
@given(near_a_base() | near_a_base().flatmap(half_known) | any_sheets(blanks=0))
def test_whatever_was_answered_each_sentence_holds(sheet: Assessment) -> None:
    assert false_claims(Facts.of(BANK, sheet), printed(BANK, sheet)) == []


@pytest.mark.parametrize("name", PLANTED)
def test_each_sentence_holds_of_a_sheet_that_once_made_one_lie(name: str) -> None:
    assert false_claims(Facts.of(BANK, PLANTED[name]), printed_of_planted(name)) == []


SHOWN_ONLY = {r"it may still become", r"no safeguard that this desk needs is missing or not known"}
"""Said on screen alone (tests/ui/test_truth.py)."""


def test_every_claim_is_made_of_some_sheet() -> None:
    made = {claim for name in PLANTED for claim in claims_made(printed_of_planted(name))}
    assert {*CLAIMS} - made == SHOWN_ONLY


# ---------------------------------------------------------------- the days without cover


@pytest.mark.parametrize(
    ("sheet", "says", "says_not"),
    [
        ("BAA signed after", "for 31 days: from Mar 1, 2026 to Apr 1, 2026, when the BAA was signed", "no signed"),
        ("careful", "the BAA was signed before the first patient details", "cannot"),
        ("BAA signed on the first day", "the BAA was signed on the day on which the first", "before"),
        ("no BAA, first details on the day of assessment", "no full day has passed yet", "was signed"),
        ("no BAA, first details later than today", "first patient details cannot be Dec 1, 2026, as it was given", "not known"),
        ("BAA not known, first day given", "whether a BAA is signed is not known", "first patient details is"),
        (
            "BAA not known, nor whether details arrive",
            "whether patient details reach the desk is not known, and whether a BAA is signed",
            "first patient",
        ),
        ("BAA signed after, on a day not known", "the day on which the BAA was signed is not known", "first patient"),
        ("no details seen", "no patient details are known to have reached the desk", "signed"),
        ("only a trial", "the BAA was signed before the first patient details", "no signed"),
    ],
)
def test_the_timeline_says_signed_only_where_a_baa_is(sheet: str, says: str, says_not: str) -> None:
    found = PLANTED[sheet]
    sentence = exposure_timeline(BANK, found, assess(BANK, found)).sentence
    assert says in sentence and says_not not in sentence


def test_a_baa_dated_after_the_assessment_is_told_as_a_day_that_cannot_be() -> None:
    sheet = changed("careful_firm", baa_signed_on=date(2026, 12, 1), baa_timing="after_phi")
    line = exposure_timeline(BANK, sheet, assess(BANK, sheet))
    assert "the day on which the BAA was signed cannot be Dec 1, 2026, as it was given" in line.sentence
    assert date(2026, 12, 1) not in {when for when, _ in line.events()}


@pytest.mark.parametrize("sheet", PLANTED.values(), ids=PLANTED.keys())
def test_letters_and_timeline_say_the_same_of_the_days_without_cover(sheet: Assessment) -> None:
    result, walked = assess(BANK, sheet), walk(BANK, sheet)
    short, days = uncovered_in_short(result, walked), result.exposure.uncovered_days
    assert short.startswith("none" if days == 0 else ("number of days not known", "none counted") if days is None else f"{days} day")
    assert "the BAA was signed" not in short or walked.answers["baa_status"] == "signed"


# ---------------------------------------------------------------- unknowns, and what was not asked


@pytest.mark.parametrize("sheet", PLANTED.values(), ids=PLANTED.keys())
def test_an_unknown_is_told_as_not_confirmed_and_never_as_an_event(sheet: Assessment) -> None:
    facts = Facts.of(BANK, sheet)
    for finding in facts.result.findings:
        told = (
            consequence(facts, finding),
            briefly(facts, finding),
            *(consequence_for(facts, finding, action) for action in finding.actions),
        )
        if finding.outcome == Outcome.unknown and facts.chosen(finding) is None:
            assert all(text.startswith("Not confirmed. ") and " could " in text for text in told), finding.id
        else:
            assert not any(text.startswith("Not confirmed") for text in told), finding.id


def test_rows_that_are_not_known_are_told_apart_from_those_without_a_baa() -> None:
    """Five rows of a list that one action resolves make one reason for each outcome."""
    text = printed(BANK, sheets.huge(BANK))
    assert "Patient details go where no BAA covers them." in text
    reasons = [line for line in text.splitlines() if " apps (worst: " in line]
    assert any("Patient details go where" in line for line in reasons) and any("Not confirmed. " in line for line in reasons)
    assert not any("Patient details go where" in line and "Not confirmed. " in line for line in reasons)


def test_the_worst_of_several_is_the_worst_as_it_is_printed() -> None:
    """One of six apps was set to very low by hand, and was "worst" of them, five being high."""
    sheet = sheets.worst(BANK).answered("integrations", tuple(Integration(f"App {n}", "phi", "not_signed") for n in range(6)))
    first = next(f for f in assess(BANK, sheet).findings if f.question == "integrations")
    sheet = replace(sheet, handover=Additions().overriding("risk", first.id, "very_low", "No details any more."))
    text = printed(BANK, sheet)
    assert "6 apps (worst: high risk)" in text and "changed by hand)" not in text


def test_a_breach_work_sheet_does_not_say_that_details_came_where_nobody_knows() -> None:
    sheet = PLANTED["no BAA, and nobody knows whether details arrive"]
    text = as_text(compose_letter(BANK, sheet, assess(BANK, sheet), "breach_worksheet"))
    assert "Patient details, if any came (not known), in Intercom without a signed BAA" in text


@pytest.mark.parametrize("question", [q for q in BANK.questions.values() if q.when], ids=lambda q: q.id)
def test_why_a_question_is_not_asked_is_said_so_that_it_holds_of_a_blank_too(question: Any) -> None:
    """What its condition looks at may be blank: then nothing is said to be so, only not to have been said."""
    sheet = base("careful_firm")
    for other in mentioned(question.when):
        sheet = without(sheet, other)
    if not holds(question.when, walk(BANK, sheet).answers, AS_OF):
        assert question.skipped_because.startswith(("you have not", "nothing in your answers", "the question is for"))
