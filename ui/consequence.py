"""What an answer means, said at once and in place: consequence, risk with its word, source."""

from functools import lru_cache

import streamlit as st

from questionnaire import Bank
from questionnaire.assessment import Answer
from questionnaire.model import UNKNOWN, Choice, Level, Question
from report.wording import count
from scoring import findings
from scoring.result import Finding
from ui.badge import badge
from ui.citations import cited
from ui.literal import literal
from ui.session import OpenSheet


def open_findings(opened: OpenSheet) -> dict[str, list[Finding]]:
    """Findings by question. Only the findings, without score and plan: this runs at every click."""
    by_question: dict[str, list[Finding]] = {}
    for finding in findings(opened.bank, opened.walked):
        by_question.setdefault(finding.question, []).append(finding)
    return by_question


def say(opened: OpenSheet, question: Question, found: list[Finding]) -> bool:
    """Draws what the answer means, if there is anything to say, and answers whether it is a risk that something could mitigate."""
    answer = opened.sheet.answers.get(question.id)
    if answer is None or question.id in opened.sheet.not_applicable:
        return False
    worst = found[0] if found else None
    if question.kind == "rows":
        words = _rows(question, found)
    elif answer == UNKNOWN:
        words = _unknown(question, worst)
    else:
        words = _chosen(opened.bank, question.id, _ids(answer), worst.risk if worst else None)
    if words:
        st.markdown(words)
    return bool(found) and answer != UNKNOWN


@lru_cache(maxsize=1024)
def _chosen(bank: Bank, question_id: str, chosen: tuple[str, ...], risk: Level | None) -> str:
    """Kept, because the same words are shown again at each click; of the answer only the choices' ids are kept with them."""
    question = bank.questions[question_id]
    spoken = [c for c in (question.choice(i) for i in chosen) if c and c.consequence]
    mark = f"{badge(risk)} " if risk is not None else ""
    if not spoken:
        return f"> {mark}{literal(question.risk.threat)}" if risk is not None and question.risk else ""
    return f"> {mark}" + "\n>\n> ".join(_consequence(bank, choice) for choice in spoken)


def _consequence(bank: Bank, choice: Choice) -> str:
    sources = f"  \n> :small[{cited(bank, choice.citations)}]" if choice.citations else ""
    return f"{literal(choice.consequence)}{sources}"


def _unknown(question: Question, worst: Finding | None) -> str:
    if worst is None:
        return ""
    where = " The plan says where to look it up." if question.find_out else ""
    return f"> {badge(worst.risk)} until you know. A blank counts the same.{where}"


def _rows(question: Question, found: list[Finding]) -> str:
    if not found or question.rows is None:
        return ""
    worst = found[0]
    rule = question.rows.unknown if worst.outcome == UNKNOWN else question.rows.not_signed
    return f"> {badge(worst.risk)} {count(len(found), 'app')} to settle. {literal(rule.consequence)}"


def _ids(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, str):
        return (answer,)
    return tuple(a for a in answer if isinstance(a, str)) if isinstance(answer, tuple) else ()
