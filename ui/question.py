"""One question on the screen: its words and its answer. What the answer means stands in `consequence.py`."""

from datetime import date
from functools import lru_cache
from html import escape

import streamlit as st

from questionnaire import Assessment, Bank
from questionnaire.assessment import Answer
from questionnaire.model import UNKNOWN, Question
from report.wording import DONT_KNOW
from ui import excuse, rows
from ui.kept import kept
from ui.literal import literal
from ui.session import OpenSheet

EARLIEST = date(1996, 8, 21)
"""The day HIPAA was enacted."""
LATEST = date(2100, 12, 31)
NONE = "none"


def ask(opened: OpenSheet, question: Question) -> None:
    """Draws the question and its widget; a new answer is saved before this returns."""
    st.html(heading(opened.bank, question.id))
    if question.kind == "single":
        _single(opened, question)
    elif question.kind == "multi":
        _multi(opened, question)
    elif question.kind == "date":
        _date(opened, question)
    else:
        rows.edit(opened, question)


def widget_key(opened: OpenSheet, part: str, name: str) -> str:
    """The key of a widget: never shared by two assessments, so that one client's values cannot show in another's."""
    return f"{part}_{opened.id}_{name}"


@lru_cache(maxsize=256)
def heading(bank: Bank, question_id: str) -> str:
    """Text and why we ask, in one cheap element, of the bank's words alone: nothing typed ever comes here."""
    question = bank.questions[question_id]
    blank = " Leave it empty if you do not know." if question.kind == "date" else ""
    return f'<h2>{escape(question.text)}</h2><p class="dc-why">{escape(question.why)}{blank}</p>'


@lru_cache(maxsize=256)
def _labels(bank: Bank, question_id: str) -> tuple[list[str], dict[str, str]]:
    """Labels in the bank's order, "I don't know" last, and the choice behind each. Kept, because escaping forty labels a click adds up."""
    choices = {literal(choice.label): choice.id for choice in bank.questions[question_id].choices} | {DONT_KNOW: UNKNOWN}
    return list(choices), choices


def _single(opened: OpenSheet, question: Question) -> None:
    labels, ids = _labels(opened.bank, question.id)
    key = widget_key(opened, "a", question.id)
    stored = opened.sheet.answers.get(question.id)
    excused = question.na_allowed and question.id in opened.sheet.not_applicable

    def draw(begin: str | None) -> str | None:
        index = labels.index(begin) if begin else None
        return st.radio(question.text, labels, index=index, key=key, label_visibility="collapsed", disabled=excused)

    shown = next((label for label, choice in ids.items() if choice == stored), None)
    kept(key, shown, draw, lambda label: _save(opened, question, ids.get(label or "")))
    if question.na_allowed:
        excuse.edit(opened, question)


def _multi(opened: OpenSheet, question: Question) -> None:
    labels = {choice.id: literal(choice.label) for choice in question.choices}
    choices = list(labels)
    key = widget_key(opened, "a", question.id)
    stored = _several(opened.sheet.answers.get(question.id))

    def draw(begin: list[str] | None) -> list[str]:
        return st.pills(
            question.text,
            choices,
            selection_mode="multi",
            default=begin,
            format_func=labels.__getitem__,
            key=key,
            label_visibility="collapsed",
        )

    def save(chosen: list[str]) -> None:
        answer = settled(stored, [c for c in choices if c in chosen])
        opened.again = answer != chosen
        _save(opened, question, tuple(answer) or None)

    kept(key, stored, draw, save)


def settled(before: list[str], now: list[str]) -> list[str]:
    """The choice "none" and the others exclude each other: what was chosen last wins."""
    if NONE in now and len(now) > 1:
        return [c for c in now if c != NONE] if NONE in before else [NONE]
    return now


def _date(opened: OpenSheet, question: Question) -> None:
    key = widget_key(opened, "a", question.id)
    answer = opened.sheet.answers.get(question.id)
    stored = answer if isinstance(answer, date) else None
    earliest, latest = min(EARLIEST, stored or EARLIEST), max(LATEST, stored or LATEST)

    def draw(begin: date | None) -> date | None:
        return st.date_input(
            question.text,
            value=begin,
            min_value=earliest,
            max_value=latest,
            key=key,
            format="YYYY-MM-DD",
            width=240,
            label_visibility="collapsed",
        )

    kept(key, stored, draw, lambda day: _save(opened, question, day))


def _save(opened: OpenSheet, question: Question, answer: Answer | None) -> None:
    def edit(sheet: Assessment) -> Assessment:
        return sheet.answered(question.id, answer)

    opened.save(edit)


def _several(answer: Answer | None) -> list[str]:
    return [choice for choice in answer if isinstance(choice, str)] if isinstance(answer, tuple) else []
