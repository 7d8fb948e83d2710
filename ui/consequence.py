"""What an answer means, said at once and in place: consequence, risk with its word, source."""

import streamlit as st

from questionnaire.model import UNKNOWN, Choice, Question
from report.wording import count
from scoring.judge import findings
from scoring.result import Finding
from ui.badge import badge
from ui.citations import cited
from ui.literal import literal
from ui.session import OpenSheet


def open_findings(opened: OpenSheet) -> dict[str, list[Finding]]:
    """Findings by question. Only the findings, not the score: this runs at every click."""
    by_question: dict[str, list[Finding]] = {}
    for finding in findings(opened.bank, opened.walked):
        by_question.setdefault(finding.question, []).append(finding)
    return by_question


def say(opened: OpenSheet, question: Question, found: list[Finding]) -> bool:
    """Draws what the answer means, if there is anything to say, and answers whether it is a risk that something could mitigate."""
    answer = opened.sheet.answers.get(question.id)
    if answer is None or question.id in opened.sheet.not_applicable:
        return False
    words = (
        _rows(question, found)
        if question.kind == "rows"
        else _unknown(question, found)
        if answer == UNKNOWN
        else _chosen(opened, question, found)
    )
    if words:
        with st.container(key=f"said_{question.id}"):
            st.markdown(words)
    return bool(found) and answer != UNKNOWN


def _chosen(opened: OpenSheet, question: Question, found: list[Finding]) -> str:
    answer = opened.sheet.answers.get(question.id)
    picked = [answer] if isinstance(answer, str) else [a for a in answer if isinstance(a, str)] if isinstance(answer, tuple) else []
    spoken = [c for c in (question.choice(p) for p in picked) if c and c.consequence]
    mark = f"{badge(found[0].risk)} " if found else ""
    if not spoken:
        return f"{mark}{literal(question.risk.threat)}" if found and question.risk else ""
    return mark + "\n\n".join(_consequence(opened, choice) for choice in spoken)


def _consequence(opened: OpenSheet, choice: Choice) -> str:
    sources = f"  \n:small[{cited(opened.bank, choice.citations)}]" if choice.citations else ""
    return f"{literal(choice.consequence)}{sources}"


def _unknown(question: Question, found: list[Finding]) -> str:
    if not found:
        return ""
    where = " The plan says where to look it up." if question.find_out else ""
    return f"{badge(found[0].risk)} until you know. A blank counts the same.{where}"


def _rows(question: Question, found: list[Finding]) -> str:
    if not found or question.rows is None:
        return ""
    worst = found[0]
    rule = question.rows.unknown if worst.outcome == UNKNOWN else question.rows.not_signed
    return f"{badge(worst.risk)} {count(len(found), 'app')} to settle. {literal(rule.consequence)}"
