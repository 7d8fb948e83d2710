"""Whatever people typed or chose, in a random sheet: it stands in Word and in Markdown, and does nothing there."""

from hypothesis import given, settings

from questionnaire import Assessment
from report.markdown import write as write_markdown
from report.shown import shown
from report.word import write as write_word
from report.wording import answer_lines, day
from tests.report import markdown_text as md
from tests.report import word_text as wd
from tests.report.documents import composed
from tests.report.pdf_text import squeezed
from tests.report.typed import everything_typed, typed_sheets
from tests.scoring.sheets import BANK


@given(typed_sheets())
@settings(max_examples=3)
def test_every_answer_note_reason_owner_and_date_is_in_word_and_in_markdown(sheet: Assessment) -> None:
    document = composed(sheet)
    word, told = write_word(document), write_markdown(document)
    lines = [line for question, answer in sheet.answers.items() for line in answer_lines(BANK.questions[question], answer)]
    days = [day(entry.due) for entry in sheet.plan.values() if entry.due]
    wanted = [squeezed(shown(typed)) for typed in (*everything_typed(sheet), *lines, *days)]
    in_word, in_markdown = wd.text(word), md.text(told)
    assert all(typed in in_word for typed in wanted)
    assert all(md.without_joiners(typed) in in_markdown for typed in wanted)
    assert not md.kinds(told) & {"code_inline", "fence", "code_block", "image", "em_open", "s_open", "hr", "html_block"}
    assert md.raw_html(told) <= {"<br>"}
    assert not any("evil.example" in link for link in (*md.links(told), *wd.outer_links(word)))
