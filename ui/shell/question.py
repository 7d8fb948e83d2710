"""One question on the screen: its words and its answer. What the answer means stands in `consequence.py`."""

from functools import lru_cache, partial
from html import escape

import streamlit as st

from questionnaire import Bank
from questionnaire.file.edit import Path
from questionnaire.number import whole_number
from questionnaire.shapes.question import UNKNOWN, Question
from report.paper.wording import DONT_KNOW
from ui.elements.literal import literal
from ui.shell import fields, integrations, not_applicable
from ui.shell.session import OpenAssessment


def ask(opened: OpenAssessment, question: Question, *, why: bool = True) -> None:
    """Draws the question and its widget; a new answer is saved before this returns. `why`: with the reason why we ask."""
    st.html(heading(opened.bank, question.id, why))
    if question.kind == "single":
        _single(opened, question)
    elif question.kind == "multi":
        _multi(opened, question)
    elif question.kind == "date":
        _date(opened, question)
    elif question.between is not None:
        read = partial(whole_number, between=question.between)
        fields.number(opened, path(question), key(opened, question), question.text, read, hidden=True)
    else:
        integrations.edit(opened, question)


@lru_cache(maxsize=256)
def heading(bank: Bank, question_id: str, why: bool) -> str:
    """Text and why we ask, in one cheap element, of the bank's words alone: nothing typed ever comes here."""
    question = bank.questions[question_id]
    if not why:
        return f"<h2>{escape(question.text)}</h2>"
    typed = " A month is enough." if question.kind == "date" else ""
    many = '<p class="dc-how">Choose all that apply.</p>' if question.kind == "multi" else ""
    blank = " May stay empty." if question.open_ended else ""
    return f'<h2>{escape(question.text)}</h2><p class="dc-why">{escape(question.why)}{typed}{blank}</p>{many}'


@lru_cache(maxsize=256)
def _choices(bank: Bank, question_id: str) -> dict[str, str]:
    """Label -> choice in the bank's order, "I don't know" last. Kept, because escaping forty labels a click adds up."""
    return {literal(choice.option): choice.id for choice in bank.questions[question_id].choices} | {DONT_KNOW: UNKNOWN}


def _single(opened: OpenAssessment, question: Question) -> None:
    excused = question.na_allowed and question.id in opened.assessment.not_applicable
    fields.choice(opened, path(question), key(opened, question), question.text, _choices(opened.bank, question.id), disabled=excused)
    if question.na_allowed:
        not_applicable.edit(opened, question)


def _multi(opened: OpenAssessment, question: Question) -> None:
    labels = {value: label for label, value in _choices(opened.bank, question.id).items()}
    fields.several(opened, path(question), key(opened, question), question.text, labels, excludes=fields.ALONE)


def _date(opened: OpenAssessment, question: Question) -> None:
    fields.day(opened, path(question), key(opened, question), question.text, hidden=True)


def path(question: Question) -> Path:
    """The field that holds the answer."""
    return ("answers", question.id)


def key(opened: OpenAssessment, question: Question) -> str:
    """Of its widget: never shared by two assessments, so that one client's values cannot show in another's."""
    return f"a_{opened.id}_{question.id}"
