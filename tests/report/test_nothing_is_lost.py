"""Whatever people typed or chose stands in the report, in full."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import Integration, KeptEntry, PlanEntry
from report.content.context import Context
from report.content.steps import steps_of
from report.formats.pdf.fonts import visible
from report.paper.document import Card
from report.paper.wording import answer_lines, day
from scoring import assess
from tests.report import sheets
from tests.report.conftest import Made
from tests.report.pdf_text import holds, squeezed, whole

Report = Callable[[str], Made]
NAMES = ("worst", "safest", "blank", "out of scope")


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_there_asked_or_not(name: str, report: Report, bank: Bank) -> None:
    made = report(name)
    text = whole(made.pdf)
    for question, answer in made.assessment.answers.items():
        for line in answer_lines(bank.questions[question], answer):
            assert squeezed(visible(line)) in text, (question, line)


@pytest.mark.parametrize("name", NAMES)
def test_every_note_and_reason_is_there_asked_or_not(name: str, report: Report) -> None:
    made = report(name)
    text = whole(made.pdf)
    for typed in (*made.assessment.notes.values(), *made.assessment.not_applicable.values()):
        assert squeezed(visible(typed)) in text


@pytest.mark.parametrize("name", NAMES)
def test_every_owner_and_due_day_is_there_in_the_plan_or_not(name: str, report: Report) -> None:
    made = report(name)
    text = whole(made.pdf)
    for entry in made.assessment.plan.values():
        assert squeezed(entry.owner) in text
        assert entry.due is None or squeezed(day(entry.due)) in text


@pytest.mark.parametrize("name", NAMES)
def test_every_question_stands_as_asked_or_as_skipped_with_the_reason(name: str, report: Report, bank: Bank) -> None:
    made = report(name)
    text, sheet = whole(made.pdf), walk(bank, made.assessment)
    for question in bank.questions.values():
        assert squeezed(question.text) in text
    for reason in sheet.skipped.values():
        assert squeezed(reason)[1:] in text


def test_every_finding_has_its_row_and_every_action_its_card(report: Report, bank: Bank) -> None:
    made = report("worst")
    parts = {part.id: part for part in made.document.parts}
    rows = parts["register"].blocks[-1].rows
    assert [row.anchor for row in rows] == [f"finding_{f.id}" for f in made.result.findings]
    context = Context(bank, made.assessment, made.result)
    cards = [block for block in parts["cards"].blocks if isinstance(block, Card)]
    assert [card.anchor for card in cards] == [f"action_{item.action}" for item in made.result.plan]
    text = whole(made.pdf)
    for item in made.result.plan:
        action = bank.action(item.action)
        for words in (item.title, *steps_of(context, item), *action.evidence):
            assert squeezed(visible(words)) in text


def test_two_hundred_integrations_with_the_longest_names_and_notes(report: Report) -> None:
    made = report("huge")
    text = whole(made.pdf)
    rows = made.assessment.answers["integrations"]
    assert len(rows) == 200
    for row in rows:
        assert isinstance(row, Integration) and holds(made.pdf, row.name)
    for note in made.assessment.notes.values():
        assert all(word in text for word in note.split())


@pytest.mark.parametrize(
    "shape", ["word " * 2000, "x" * 10_000, "line\n" * 2000, "<b>&amp;</b> " * 700], ids=["words", "one word", "lines", "markup"]
)
def test_texts_of_ten_thousand_characters_are_laid_out_everywhere(shape: str, make: Callable[[Assessment], Made], bank: Bank) -> None:
    sheet = sheets.filled(bank, True, shape, integrations=(Integration(shape, "phi", "not_signed"),), integrations_inventory="complete")
    sheet = sheet.noted("desk", shape).excused("customer_requirements", shape)
    first = assess(bank, sheet).plan[0].action
    made = make(sheet.planned(first, PlanEntry(shape, sheets.AS_OF + timedelta(days=3))))
    mark = squeezed(shape)[0]
    # client, note, reason, owner on the board's page and the card; the row in register, cards and appendix
    assert whole(made.pdf).count(mark) >= 6 * shape.count(mark)


def test_an_answer_beside_a_reason_for_not_applicable_is_kept(make: Callable[[Assessment], Made], bank: Bank) -> None:
    sheet = sheets.safest(bank).answered("customer_requirements", "asked_not_met").excused("customer_requirements", "Nobody asks us.")
    text = whole(make(sheet).pdf)
    label = answer_lines(bank.questions["customer_requirements"], "asked_not_met")[0]
    assert squeezed(f"Answer kept, not counted: {label}") in text and "Nobodyasksus." in text


def test_a_blank_reason_says_that_it_counts_as_not_known(make: Callable[[Assessment], Made], bank: Bank) -> None:
    sheet = sheets.safest(bank)
    answers = {k: v for k, v in sheet.answers.items() if k != "customer_requirements"}
    made = make(replace(sheet, answers=answers, not_applicable={"customer_requirements": "  "}))
    assert squeezed("none given, so it counts as not known") in whole(made.pdf)


OLD = (
    KeptEntry("answers", "channels", ["carrier_pigeon"]),
    KeptEntry("answers", "number_of_parrots", 12),
    KeptEntry("answers", "parrots", [{"name": "Polly", "age": 7}]),
    KeptEntry("not_applicable", "sign_in", "Nobody signs in."),
    KeptEntry("notes", "parrots", "Louder than Dana."),
    KeptEntry("plan", "feed_parrots", {"owner": "Ann Keeper", "due": "2027-02-03", "status": "in_progress"}),
)


def test_what_stands_under_names_that_the_bank_does_not_have_is_printed_in_full(make: Callable[[Assessment], Made], bank: Bank) -> None:
    made = make(replace(sheets.worst(bank), kept=OLD))
    text = whole(made.pdf)
    for words in (
        "carrier_pigeon",
        "number_of_parrots",
        "12",
        "name: Polly, age: 7",
        "Nobody signs in.",
        "Louder than Dana.",
        "Ann Keeper",
    ):
        assert squeezed(words) in text
    assert squeezed(day(date(2027, 2, 3))) in text


def test_what_stands_under_such_names_has_its_rows(make: Callable[[Assessment], Made], bank: Bank) -> None:
    records = make(replace(sheets.worst(bank), kept=OLD)).document.records
    rows = {row.question: row for row in (*records.answers, *records.kept_answers)}
    assert rows["channels"].answer[-1] == "Answer kept, not counted: carrier_pigeon" and rows["channels"].counted
    assert (rows["parrots"].answer, rows["parrots"].note) == (("name: Polly, age: 7",), "Louder than Dana.")
    assert rows["parrots"].why_not_counted == "The question bank has no such question"
    assert "Answer kept, not counted: Not applicable: Nobody signs in." in rows["sign_in"].answer
    (entry,) = [row for row in records.kept_plan if row.action == "feed_parrots"]
    assert (entry.owner, entry.due, entry.status) == ("Ann Keeper", date(2027, 2, 3), "in_progress")
