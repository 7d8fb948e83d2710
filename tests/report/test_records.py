"""The rows behind the report say what the judgement says, and keep what was typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration, PlanEntry
from report.content.letters import compose_letter
from report.paper.answer_rows import AnswerRow
from report.paper.wording import answer_lines
from scoring import assess
from tests.report import sheets
from tests.report.documents import sheet
from tests.report.tabulated import tabulated
from tests.report.typed import typed_sheets
from tests.scoring.sheets import BANK


def row_of(given: Assessment, question: str) -> AnswerRow:
    found = tabulated(given).records
    return next(row for row in (*found.answers, *found.kept_answers) if row.question == question)


@given(typed_sheets())
@settings(max_examples=10)
def test_every_answer_note_reason_owner_and_date_has_its_row(given: Assessment) -> None:
    records = tabulated(given).records
    rows = {row.question: row for row in (*records.answers, *records.kept_answers)}
    for question, answer in given.answers.items():
        assert all(any(line in told for told in rows[question].answer) for line in answer_lines(BANK.questions[question], answer))
    assert all(rows[question].note == note for question, note in given.notes.items())
    assert all(rows[question].reason == reason for question, reason in given.not_applicable.items())
    entries = {row.action: (row.owner, row.due_typed, row.status) for row in records.plan}
    entries |= {row.action: (row.owner, row.due, row.status) for row in records.kept_plan}
    assert all(entries[action] == (entry.owner, entry.due, entry.status) for action, entry in given.plan.items())


@given(typed_sheets())
@settings(max_examples=10)
def test_every_question_is_asked_or_skipped_with_a_reason(given: Assessment) -> None:
    records = tabulated(given).records
    assert [row.question for row in records.answers] == [*walk(BANK, given).asked]
    assert {row.question for row in records.answers} | {row.question for row in records.skipped} == {*BANK.questions}
    assert all(row.because for row in records.skipped)


def test_numbers_name_rows_that_exist() -> None:
    records = tabulated(sheet("worst")).records
    actions, findings = {row.number for row in records.plan}, {row.number for row in records.findings}
    assert all(set(row.after) <= actions and set(row.resolves) <= findings and row.resolves for row in records.plan)
    assert all(set(row.actions) <= actions for row in records.findings)
    assert {number for row in records.answers for number in row.findings} == findings
    cited = {text for row in (*records.plan, *records.findings) for text in row.citations}
    assert {text for text in cited if BANK.source_of(text) or text in BANK.statements} <= {row.citation for row in records.sources}


def test_a_typed_due_day_stands_before_the_one_by_rule() -> None:
    bare = sheets.worst(BANK)
    first, second = assess(BANK, bare).plan[:2]
    rows = tabulated(bare.planned(first.action, PlanEntry(due=date(2027, 5, 4)))).records.plan
    assert (rows[0].due, rows[0].due_typed, rows[0].due_by_rule) == (date(2027, 5, 4), date(2027, 5, 4), first.due)
    assert (rows[1].due, rows[1].due_typed) == (second.due, None)


def test_what_does_not_count_says_why() -> None:
    safe = sheets.safest(BANK)
    excused = safe.answered("customer_requirements", "asked_not_met").excused("customer_requirements", "Nobody asks us.")
    kept = answer_lines(BANK.questions["customer_requirements"], "asked_not_met")[0]
    row = row_of(excused, "customer_requirements")
    assert row.counted and row.answer == ("Not applicable", f"Answer kept, not counted: {kept}") and row.reason == "Nobody asks us."
    blank_reason = row_of(safe.excused("customer_requirements", "  "), "customer_requirements")
    assert not blank_reason.counted and "without a reason" in blank_reason.why_not_counted
    nothing = row_of(safe.answered("risk_analysis", None), "risk_analysis")
    assert nothing.answer == ("No answer",) and "counts as not known" in nothing.why_not_counted
    empty = row_of(safe.answered("integrations_inventory", "complete").answered("integrations", ()), "integrations")
    assert "empty list" in empty.why_not_counted
    gone = row_of(sheets.out_of_scope(), "baa_status")
    assert gone.number == "" and gone.note == "Old note that must stay." and gone.why_not_counted.startswith("Not asked: ")
    left = row_of(sheets.out_of_scope().excused("customer_requirements", "Nobody asks us."), "customer_requirements")
    assert (left.number, left.reason, left.answer, left.counted) == ("", "Nobody asks us.", ("No answer",), False)
    odd = row_of(replace(safe, notes={"asked_long_ago": "Still here."}), "asked_long_ago")
    assert (odd.text, odd.note) == ("asked_long_ago", "Still here.") and "no such question" in odd.why_not_counted


def test_days_that_decide_the_timing_are_named_beside_the_answer() -> None:
    days = {"first_phi_on": date(2026, 1, 10), "baa_signed_on": date(2026, 3, 1), "baa_timing": "before_phi"}
    row = row_of(sheets.filled(BANK, True, "C", **days, baa_status="signed", phi_reaches_support="routinely"), "baa_timing")
    assert not row.counted and row.why_not_counted.startswith("The days given decide it: ")


def test_many_rows_of_one_question_are_told_as_one_reason() -> None:
    apps = tuple(Integration(f"App {number}", "phi", "not_signed") for number in range(9))
    plan = tabulated(sheets.filled(BANK, True, "C", integrations=apps, integrations_inventory="complete")).records.plan
    assert any("9 apps" in reason for row in plan for reason in row.why)


def test_out_of_scope_has_no_score_and_no_conditions() -> None:
    summary = tabulated(sheet("out of scope")).records.summary
    assert summary.score is None and summary.conditions == () and summary.title == BANK.verdict("not_in_scope").title


def test_a_letter_is_only_printed_and_has_no_rows() -> None:
    known = sheet("example")
    with pytest.raises(ValueError, match="has no rows"):
        _ = compose_letter(BANK, known, assess(BANK, known), BANK.letters.letters[0].id).records
