"""What a document says, and what people typed or chose in a random sheet: all of it is printed, and none of it does anything there."""

import pytest
from hypothesis import given, settings

from questionnaire import Assessment
from questionnaire.handover import Override
from report import compose
from report.formats.html import write as write_html
from report.formats.markdown import write as write_markdown
from report.formats.pdf.fonts import visible
from report.formats.word import write as write_word
from report.handover.handover import Handover
from report.paper.visible_text import revealed
from report.paper.wording import answer_lines, day
from scoring import assess
from tests.report import html_text as ht
from tests.report import markdown_text as md
from tests.report import word_text as wd
from tests.report.documents import composed, document, every_text, pdf_of, sheet
from tests.report.pdf_text import holds, squeezed
from tests.report.typed import everything_typed, typed_sheets
from tests.scoring.sheets import BANK


@pytest.mark.parametrize("name", ["worst", "out of scope"])
def test_word_markdown_and_pdf_print_every_text_of_the_document(name: str) -> None:
    """So does HTML (test_html.py); what a document says need not be looked for in each of them again."""
    made = document(name)
    assert not [text for text in every_text(made, twins=False) if not holds(pdf_of(name), visible(text))]
    in_word, in_markdown = wd.text(write_word(made)), md.text(write_markdown(made))
    for text in every_text(made, twins=False):
        assert squeezed(revealed(text)) in in_word, text
    for text in every_text(made, twins=True):
        assert md.without_joiners(squeezed(revealed(text))) in in_markdown, text


def test_what_was_handed_over_is_printed_too() -> None:
    assessment = sheet("worst")
    result = assess(BANK, assessment)
    change = Override(what="due", on=result.plan[0].action, value="2027-01-31", reason="The **vendor** asked @us #7")
    comments = {result.findings[0].id: "See https://evil.example | first"}
    handover = Handover(letter="Dear *board*,\n\n<b>read</b> @this #12", comments=comments, overrides=(change,))
    made = compose(BANK, assessment, result, handover)
    word, told = write_word(made), write_markdown(made)
    for typed in (handover.letter, *comments.values(), change.reason):
        assert squeezed(typed) in wd.text(word) and squeezed(typed) in md.text(told)
    assert not md.found_afterwards(told) and not any("evil" in link for link in (*md.links(told), *wd.outer_links(word)))


@given(typed_sheets())
@settings(max_examples=3)
def test_every_answer_note_reason_owner_and_date_is_in_word_in_markdown_and_in_html(typed: Assessment) -> None:
    made = composed(typed)
    word, told, page = write_word(made), write_markdown(made), write_html(made)
    lines = [line for question, answer in typed.answers.items() for line in answer_lines(BANK.questions[question], answer)]
    days = [day(entry.due) for entry in typed.plan.values() if entry.due]
    wanted = [squeezed(revealed(text)) for text in (*everything_typed(typed), *lines, *days)]
    in_word, in_markdown = wd.text(word), md.text(told)
    assert all(text in in_word for text in wanted)
    assert all(md.without_joiners(text) in in_markdown for text in wanted)
    in_html = ht.text(page)
    assert all(text in in_html for text in wanted) and not ht.tags(page) & {"script", "b", "img", "w:p"}
    assert not md.kinds(told) & {"code_inline", "fence", "code_block", "image", "em_open", "s_open", "hr", "html_block"}
    assert md.raw_html(told) <= {"<br>"}
    assert not any("evil.example" in link for link in (*md.links(told), *wd.outer_links(word), *ht.links(page)))
