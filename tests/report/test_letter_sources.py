"""The list of a letter's sources holds what the letter rests on and what its printed lines cite: no more, no less."""

import pytest
from hypothesis import given, settings

from questionnaire import Assessment
from report.content.context import Context
from report.content.letters import compose_guide, letter_ids
from report.content.letters.passages import blocks
from report.content.sections.sources import cited_in_order, source_blocks
from report.paper.document import Block, Run
from scoring import assess
from scoring.result import Result
from tests.report import sheets
from tests.report.test_letters import texts
from tests.scoring.sheets import BANK
from tests.scoring.sheets import sheets as random_sheets

ROLES = [choice.id for choice in BANK.questions["org_role"].choices if choice.id != "neither"] + ["unknown"]
DESKS = [desk.id for desk in BANK.desks]


def listed(sheet: Assessment, result: Result, letter: str) -> tuple[Block, ...] | None:
    """The list as it is printed; None where there is no letter by these answers."""
    parts = compose_guide(BANK, sheet, result, letter).parts
    return next((part.blocks[:-1] for part in parts if part.id == "sources"), None)


def cited_on_paper(sheet: Assessment, result: Result, letter: str) -> tuple[Block, ...]:
    """A list of what is cited in the printed lines, read off the paper, and of what the letter as a whole rests on."""
    context = Context(BANK.for_client(sheet.answers), sheet, result)
    held = context.bank.letter(letter)
    printed = [run.text for line in texts(tuple(blocks(context, held.passages))) for run in line if is_citation(context, run)]
    return source_blocks(context, cited_in_order(context, (*held.citations, *printed)))


def is_citation(context: Context, run: Run) -> bool:
    return bool(run.href) and run == context.cited(run.text)


def assert_listed_as_printed(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    for letter in letter_ids(BANK):
        assert listed(sheet, result, letter) in (None, cited_on_paper(sheet, result, letter)), letter


@pytest.mark.parametrize("desk", DESKS)
@pytest.mark.parametrize("role", ROLES)
def test_every_letter_lists_what_its_printed_lines_cite_whoever_reads_it_and_whatever_the_desk(role: str, desk: str) -> None:
    for is_worst in (True, False):
        assert_listed_as_printed(sheets.filled(BANK, is_worst, "A Clinic", org_role=role, desk=desk))


@given(random_sheets())
@settings(max_examples=8)
def test_every_letter_lists_what_its_printed_lines_cite_by_any_answers(sheet: Assessment) -> None:
    assert_listed_as_printed(sheet)


@pytest.mark.parametrize(("role", "told"), [("covered_entity", "164.502(a)"), ("business_associate", "164.502(a)(3)")])
def test_the_card_lists_the_section_of_the_role_that_reads_it_and_not_that_of_the_other(role: str, told: str) -> None:
    """What may be said to the patient stands on the card twice, once for each role, and is printed once."""
    sheet = sheets.filled(BANK, True, "A Clinic", org_role=role)
    shown = {run.text for line in texts(listed(sheet, assess(BANK, sheet), "agent_card") or ()) for run in line}
    assert shown & {"164.502(a)", "164.502(a)(3)"} == {told}
