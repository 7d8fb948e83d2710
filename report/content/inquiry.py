"""One section's questions for a colleague as a paper: with where to look, and a table to answer in."""

from collections.abc import Iterator
from dataclasses import replace

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.condition_words import letter
from questionnaire.inquiry import Asked, Inquiry, hint, how_to_reply
from report.content.answered import Answered
from report.content.cells import text_cell, titled
from report.content.paper import paper
from report.paper.document import Block, Cell, Document, Heading, Listing, Paragraph, Part, Row, Run, Table, rich

HEADER, WIDTHS = ("Question", "Answer", "A few words, if you like"), (1.5, 3.0, 7.5)


def compose_inquiry(bank: Bank, assessment: Assessment, inquiry: Inquiry) -> Document:
    """The inquiry with its numbers and letters. Of the assessment it holds the client's name and those of apps still open."""
    desk = Answered(bank, assessment).desk
    told = tuple(Paragraph(rich(text)) for text in how_to_reply(inquiry))
    begin = titled("inquiry", inquiry.title, *told)
    questions = Part("questions", "Questions", tuple(b for asked in inquiry.asked for b in _question(asked, desk)), own_page=False)
    answers = Part("answers", "Your answers", tuple(_answers(inquiry)), own_page=False)
    subject = f"Questions of the HIPAA self-assessment of a support desk of {assessment.as_of.isoformat()}"
    made = paper(inquiry.title, assessment, subject, (begin, questions, answers))
    return replace(made, title=f"{inquiry.title} ({assessment.client})") if assessment.client else made


def _question(asked: Asked, desk: str) -> Iterator[Block]:
    question = asked.question
    yield Heading(f"{asked.number}. {question.text}", 3)
    for aside in asked.asides:
        yield Paragraph(rich(Run(aside, strong=True)))
    if told := hint(asked):
        yield Paragraph(rich(told))
    if question.choices:
        lines = (rich(Run(f"{letter(question, choice.id)})  ", strong=True), choice.option) for choice in question.choices)
        yield Listing(tuple(lines), "box")
    if question.find_out:
        yield Paragraph(rich(Run("Where to look: ", strong=True), " ".join(question.find_out.steps_for(desk))), "small")


def _answers(inquiry: Inquiry) -> Iterator[Block]:
    yield Heading("Your answers", 2)
    yield Paragraph(rich(f"Please leave this line in. Sheet: {inquiry.code}"), "small")
    yield Table(HEADER, WIDTHS, tuple(Row((text_cell(str(asked.number)), Cell(), Cell())) for asked in inquiry.asked), "Your answers")
