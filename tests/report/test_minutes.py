"""The minutes of a workshop: what is on record, with the answers, who does what, and what is parked; typed text is text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.handover import Override
from questionnaire.workshop import Workshop
from report import write_pdf
from report.content.context import Context
from report.content.deadlines import notice_sentence
from report.content.minutes import compose_minutes
from report.content.verdict_summary import answers_words
from report.formats.html import write as write_html
from report.formats.markdown import write as write_markdown
from report.formats.word import write as write_word
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.paper.document import Document, Table
from report.paper.visible_text import revealed
from report.paper.wording import NO_ADVICE, section_to_answer
from scoring import assess
from scoring.plan_lines import SectionLine, first_week
from tests.report import html_text as ht
from tests.report import markdown_text as md
from tests.report import pdf_text
from tests.report import word_text as wd
from tests.report.as_text import as_text
from tests.report.documents import composed, sheet
from tests.report.example import WORKSHOP, example_minutes, example_sheet
from tests.report.pdf_text import squeezed
from tests.report.typed import recorded, typed_sheets
from tests.scoring.sheets import BANK, base
from tests.scoring.test_counted import first_pass


def made(given: Assessment) -> Document:
    return compose_minutes(BANK, given, assess(BANK, given))


def rows_of(document: Document, name: str) -> list[list[str]]:
    (table,) = [block for part in document.parts for block in part.blocks if isinstance(block, Table) and block.name == name]
    return [["\n".join("".join(run.text for run in line) for line in cell.lines) for cell in row.cells] for row in table.rows]


def test_every_section_to_answer_is_in_them_as_on_the_closing_screen() -> None:
    context = Context(BANK, first_pass(), assess(BANK, first_pass()))
    sections = [section_to_answer(line.unanswered) for line in context.todo if isinstance(line, SectionLine)]
    assert len(sections) > len([row for row in first_week(context.todo, context.result.as_of) if isinstance(row, SectionLine)])
    assert [row[1] for row in rows_of(made(first_pass()), "Who does what") if not row[0]] == sections


def test_the_minutes_say_who_decided_and_who_disagreed_beside_the_answer() -> None:
    rows = {row[0]: row[1:] for row in rows_of(example_minutes(), "The channels that patients reach you by")}
    answer, decided, dissent = rows[BANK.questions["channels"].text]
    assert "Text messages (SMS)" in answer and decided == "Dana Whitfield"
    assert dissent == "Sam Okafor: Text messages should stop this week.\nPriya N."


def test_what_is_on_record_of_a_question_that_is_not_asked_stands_at_the_end() -> None:
    assert rows_of(example_minutes(), "Questions that are not asked now") == [
        [BANK.questions["whatsapp_cover"].text, "", "Dana Whitfield", ""]
    ]


def test_parked_points_have_an_owner_and_a_day_or_say_that_they_have_none() -> None:
    assert rows_of(example_minutes(), "Parking lot") == [
        ["Ask Intercom for the export", BANK.questions["desk"].text, "Sam Okafor", "Dec 11, 2026"],
        ["Who tells the clinics?", "Closing: who does what", "Nobody yet", "No day yet"],
    ]


def test_the_time_of_each_section_stands_beside_what_was_planned() -> None:
    rows = {row[0]: row[1:] for row in rows_of(example_minutes(), "Time")}
    assert rows["Closing: who does what"] == ["15 minutes", "under a minute"]
    assert rows["The channels that patients reach you by"][1] == "15 minutes"
    assert rows["Total"] == ["90 minutes", "20 minutes"] and rows["The people who answer"][1] == ""


def test_the_first_week_and_whatever_was_handed_out_stand_under_who_does_what() -> None:
    given = example_sheet()
    last = assess(BANK, given).plan[-1]
    before, after = (rows_of(made(one), "Who does what") for one in (given, given.planned(last.action, PlanEntry("Kim Lee"))))
    assert 3 <= len(before) < len(after) and [last.title, "Kim Lee"] == after[-1][1:3]


def test_what_was_changed_by_hand_stands_in_the_minutes_as_in_the_plan_and_says_so() -> None:
    given, first = example_sheet(), assess(BANK, example_sheet()).plan[0]
    changed = tuple(Override(what=w, on=first.action, value=v, reason="Agreed") for w, v in (("due", "2027-06-01"), ("owner", "Kim Lee")))
    given = replace(given, handover=given.handover.model_copy(update={"overrides": changed}))
    row = rows_of(made(given), "Who does what")[0]
    assert row == ["A1", first.title, "Kim Lee (changed by hand)", "Jun 1, 2027 (too late, changed by hand)"]
    assert composed(given).records.plan[0].owner == "Kim Lee" and composed(given).records.plan[0].due == date(2027, 6, 1)


def test_nobody_s_workshop_has_minutes_too_and_says_what_is_missing() -> None:
    text = as_text(made(sheet("blank")))
    assert "Present: Not put on record" in text and "0 decisions with a name, 0 dissents, 0 points in the parking lot" in text
    assert "Parking lot ===" not in text and "=== Time" not in text and "=== Who does what" in text


def test_it_is_the_consultant_s_paper_and_the_example_is_marked() -> None:
    given = example_sheet()
    paper = compose_minutes(BANK, given, assess(BANK, given), Handover(brand=Brand(name="Kim & Partners")))
    assert paper.brand.name == "Kim & Partners" and paper.marks == ("Fictional example",) and paper.paper == "Workshop minutes"


@given(typed_sheets())
@settings(max_examples=3)
def test_everything_put_on_record_is_in_the_minutes_as_it_was_typed_and_does_nothing(typed: Assessment) -> None:
    paper = made(typed)
    word, told, page = write_word(paper), write_markdown(paper), write_html(paper)
    for text in recorded(typed.workshop):
        assert squeezed(revealed(text)) in wd.text(word) and squeezed(revealed(text)) in ht.text(page)
        assert md.without_joiners(squeezed(revealed(text))) in md.text(told)
    assert not any("evil.example" in link for link in (*md.links(told), *wd.outer_links(word), *ht.links(page)))
    assert not ht.tags(page) & {"script", "b", "img"}


def test_the_pdf_and_the_full_record_hold_it_and_the_page_for_the_board_does_not() -> None:
    given = replace(example_sheet(), workshop=Workshop.model_validate(WORKSHOP))
    for text in recorded(given.workshop):
        assert pdf_text.holds(write_pdf(made(given)), text)
        assert text in as_text(composed(given))
    board = as_text(composed(given, "board"))
    assert "Text messages should stop this week." not in board and "Who tells the clinics?" not in board


def test_without_a_workshop_the_full_record_says_nothing_of_one() -> None:
    assert "workshop" not in [part.id for part in composed(example_sheet()).parts] and not composed(example_sheet()).records.workshop


@pytest.mark.parametrize("seconds", [1, 59])
def test_less_than_a_minute_is_said_so(seconds: int) -> None:
    given = replace(example_sheet(), workshop=Workshop(seconds={"no_such_section": seconds}))
    assert ["no_such_section", "0 minutes", "under a minute"] in rows_of(made(given), "Time")


def test_in_markdown_the_title_stands_once() -> None:
    given = example_sheet()
    assert write_markdown(made(given)).decode().count(f"# Workshop minutes: {given.client}") == 1


def test_a_legal_deadline_stands_below_the_verdict() -> None:
    """The room parted with a verdict, and without the day ten days away on which notices are due."""
    given = example_sheet()
    limit = notice_sentence(Context(BANK, given, assess(BANK, given)))
    assert limit and f"Legal deadline: {limit}" in as_text(made(given))
    assert "Legal deadline" not in as_text(made(base("all_safest")))


def test_the_minutes_of_open_answers_are_a_draft_that_counts_them_and_no_verdict_stands_without_its_notice() -> None:
    half, whole = made(first_pass()), made(base("all_safest"))
    assert half.marks == ("Draft",) and whole.marks == ()
    context = Context(BANK, first_pass(), assess(BANK, first_pass()))
    assert f"Answers: {answers_words(context)}" in as_text(half)
    assert all(NO_ADVICE in as_text(document) for document in (half, whole))
