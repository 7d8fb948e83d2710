"""What an answer means, said at once and in place: consequence, risk with its word, source; in the first pass a sentence of it."""

import re
from functools import lru_cache

from questionnaire import Bank
from questionnaire.assessment import Answer
from questionnaire.shapes.question import UNKNOWN, Choice, Level, Question
from report.paper.wording import count
from scoring.result import Finding
from ui.elements.badge import badge
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z\u201c])")


def meaning(opened: OpenAssessment, question: Question, *, short: bool = False) -> str:
    """What the answer means, as Markdown; empty where there is nothing to say. `short`: one sentence, without what `rest` says."""
    answer = opened.assessment.answers.get(question.id)
    if answer is None or question.id in opened.assessment.not_applicable:
        return ""
    found = opened.findings.get(question.id, [])
    worst = found[0] if found else None
    if question.id in opened.sheet.impossible:
        return "> " + literal(" ".join(c.message for c in opened.result.contradictions if c.questions[0] == question.id))
    if question.kind == "rows":
        return _rows(question, found)
    if answer in (UNKNOWN, ()):
        return f"> {badge(worst.risk)} until you know.{'' if short else _where(question)}" if worst else ""
    return _chosen(opened.bank, question.id, _ids(answer), worst.risk if worst else None, short)


def rest(opened: OpenAssessment, question: Question, *, why: bool) -> str:
    """What `meaning` leaves out where it is short: the other sentences and the sources. `why`: with the reason why we ask."""
    answer = opened.assessment.answers.get(question.id)
    parts = [literal(question.why)] if why else []
    if answer in (UNKNOWN, ()):
        parts.append(_where(question).strip())
    for choice in _spoken(question, _ids(answer or ())):
        more = " ".join(_SENTENCE.split(choice.consequence, 1)[1:])
        parts.append(f"**{literal(choice.label)}.** {literal(more)}{_sources(opened.bank, choice)}")
    return "\n\n".join(parts)


@lru_cache(maxsize=1024)
def _chosen(bank: Bank, question_id: str, chosen: tuple[str, ...], risk: Level | None, short: bool) -> str:
    """Kept, because the same words are shown again at each click; of the answer only the choices' ids are kept with them."""
    question = bank.questions[question_id]
    spoken = _spoken(question, chosen)
    mark = f"{badge(risk)} " if risk is not None else ""
    if not spoken:
        return f"> {mark}{literal(question.risk.threat)}" if risk is not None and question.risk else ""
    told = [
        literal(_SENTENCE.split(c.consequence, 1)[0]) if short else literal(c.consequence) + _sources(bank, c, "  \n> ") for c in spoken
    ]
    return f"> {mark}" + "\n>\n> ".join(told)


def _spoken(question: Question, chosen: tuple[str, ...]) -> list[Choice]:
    """The chosen answers that have something to say."""
    return [choice for choice in map(question.choice, chosen) if choice and choice.consequence]


def _sources(bank: Bank, choice: Choice, before: str = "  \n") -> str:
    return f"{before}:small[{cited(bank, choice.citations)}]" if choice.citations else ""


def _where(question: Question) -> str:
    return " The plan says where to look it up." if question.find_out else ""


def _rows(question: Question, found: list[Finding]) -> str:
    if not found or question.rows is None:
        return ""
    missing = [f for f in found if f.outcome != UNKNOWN]
    open_ones = [f for f in found if f.outcome == UNKNOWN]
    told = [
        (missing, "without a BAA", question.rows.not_signed.consequence),
        (open_ones, "not confirmed", question.rows.unknown.consequence),
    ]
    return "\n>\n".join(f"> {badge(of[0].risk)} {count(len(of), 'app')} {what}. {literal(words)}" for of, what, words in told if of)


def _ids(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, str):
        return (answer,)
    return tuple(a for a in answer if isinstance(a, str)) if isinstance(answer, tuple) else ()
