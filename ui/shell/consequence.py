"""What an answer means, said at once and in place: consequence, risk with its word, source."""

from functools import lru_cache

from questionnaire import Bank
from questionnaire.assessment import Answer
from questionnaire.model import UNKNOWN, Choice, Level, Question
from report.paper.wording import count, unconfirmed
from scoring.result import Finding
from ui.elements.badge import badge
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment


def meaning(opened: OpenAssessment, question: Question) -> str:
    """What the answer means, as Markdown; empty where there is nothing to say."""
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
        return _unknown(question, worst)
    return _chosen(opened.bank, question.id, _ids(answer), worst.risk if worst else None)


def mitigable(opened: OpenAssessment, question: Question) -> bool:
    """Whether the answer is a risk that something could already mitigate."""
    answer = opened.assessment.answers.get(question.id)
    excused = question.id in opened.assessment.not_applicable
    return question.id in opened.findings and answer not in (None, UNKNOWN, ()) and not excused


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
    missing = [f for f in found if f.outcome != UNKNOWN]
    open_ones = [f for f in found if f.outcome == UNKNOWN]
    told = [(missing, "without a BAA", question.rows.not_signed.consequence), (open_ones, "not known", unconfirmed(question, row=True))]
    return "\n>\n".join(f"> {badge(of[0].risk)} {count(len(of), 'app')} {what}. {literal(words)}" for of, what, words in told if of)


def _ids(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, str):
        return (answer,)
    return tuple(a for a in answer if isinstance(a, str)) if isinstance(answer, tuple) else ()
