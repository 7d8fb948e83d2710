"""Which questions are asked, and why the others are not: replayed from the answers each time, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from questionnaire.assessment import Answer, Assessment, rows_of
from questionnaire.conditions import holds
from questionnaire.day import possible
from questionnaire.facts import FACTS
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Question
from questionnaire.shapes.section import Section


@dataclass(frozen=True)
class Sheet:
    """What counts of an assessment. Judgement sees only this, never the raw answers."""

    asked: tuple[str, ...]
    """Question ids in order."""
    skipped: Mapping[str, str]
    """Question id -> why it is not asked."""
    answers: Mapping[str, Answer]
    """Known answers to asked questions. Blank, `unknown` and not applicable ones are absent."""
    excused: Mapping[str, str]
    """Asked questions that are not applicable -> the written reason."""
    incomplete: frozenset[str]
    """Asked list questions with a row that is not fully known."""
    impossible: Mapping[str, date]
    """Days given to asked questions that cannot be meant: they are kept, and count as unknown."""
    blank: frozenset[str]
    """Asked questions that nobody answered: not even "I don't know" (of many choices an empty list, of apps no answer) or a reason why it
    does not apply is given, and no dates decide it."""
    as_of: date

    def unknown(self, question: str) -> bool:
        """Whether an asked question is blank, "I don't know", or has a row that is not known."""
        return question in self.asked and question not in self.excused and (question not in self.answers or question in self.incomplete)

    def answered(self, question: str) -> bool:
        """Whether a question is asked and its answer, or the reason why it does not apply, is known."""
        return question in self.asked and not self.unknown(question)

    def chose(self, question: str, choice: str) -> bool:
        """Whether that is the counting answer, or one of many."""
        answer = self.answers.get(question)
        return choice in answer if isinstance(answer, tuple) else choice == answer


def walk(bank: Bank, assessment: Assessment) -> Sheet:
    """Replay the questionnaire: section by section, a condition looks only back."""
    walker = _Walker(bank, assessment, [], {}, {}, {}, set())
    for section in bank.sections:
        walker.section(section)
    given = ((q, assessment.answers.get(q)) for q in walker.asked)
    impossible = {q: day for q, day in given if isinstance(day, date) and not possible(day, assessment.as_of)}
    incomplete = frozenset(walker.incomplete)
    silent = (q for q in walker.asked if q not in walker.answers and q not in walker.excused)
    blank = frozenset(q for q in silent if assessment.answers.get(q) in ((None, ()) if bank.questions[q].kind == "rows" else (None,)))
    return Sheet(tuple(walker.asked), walker.skipped, walker.answers, walker.excused, incomplete, impossible, blank, assessment.as_of)


@dataclass
class _Walker:
    bank: Bank
    assessment: Assessment
    asked: list[str]
    skipped: dict[str, str]
    answers: dict[str, Answer]
    excused: dict[str, str]
    incomplete: set[str]
    ended: str = ""

    def section(self, section: Section) -> None:
        as_of = self.assessment.as_of
        closed = "" if holds(section.when, self.answers, as_of) else section.skipped_because
        for question in section.questions:
            reason = self.ended or closed
            if not reason and not holds(question.when, self.answers, as_of):
                reason = question.skipped_because
            if reason:
                self.skipped[question.id] = reason
            else:
                self.ask(question)
            self.decide(self.bank.decided_after(question.id))

    def ask(self, question: Question) -> None:
        self.asked.append(question.id)
        reason = reason_given(question, self.assessment)
        if reason:
            self.excused[question.id] = reason
        answer = known_answer(question, self.assessment)
        if answer is None:
            return
        self.answers[question.id] = answer
        if not all(row.known for row in rows_of(answer)):
            self.incomplete.add(question.id)
        choice = question.choice(answer) if isinstance(answer, str) else None
        self.ended = choice.ends if choice else ""

    def decide(self, questions: Iterable[Question]) -> None:
        """Put what a named fact knows in the place of the answer (the dates decide the timing)."""
        for question in questions:
            if question.id in self.asked:
                value = FACTS[question.decided_by or ""].value(self.answers, self.assessment.as_of)
                if value != UNKNOWN:
                    self.answers[question.id] = value


def needed(question: Question, sheet: Sheet) -> bool:
    """Whether a question still needs an answer: a day or a number may stay empty where it is not known; a list that exists may not."""
    return question.id in sheet.blank and not question.open_ended


def only_asked(assessment: Assessment, sheet: Sheet) -> Assessment:
    """The same sheet without answers to questions that are not asked.

    They change nothing (score law 4), not even where an answer that is not known yet would open the question again.
    """
    answers = {q: a for q, a in assessment.answers.items() if q in sheet.asked}
    return replace(assessment, answers=answers, not_applicable={q: r for q, r in assessment.not_applicable.items() if q in sheet.asked})


def reason_given(question: Question, assessment: Assessment) -> str:
    """Why a question does not apply; empty where it was not said, or may not be."""
    reason = assessment.not_applicable.get(question.id, "") if question.na_allowed else ""
    return reason if reason.strip() else ""


def known_answer(question: Question, assessment: Assessment) -> Answer | None:
    """The answer that counts: None for a blank, "I don't know", an impossible day, and where the question is marked not applicable."""
    if question.na_allowed and question.id in assessment.not_applicable:
        return None
    answer = assessment.answers.get(question.id)
    if isinstance(answer, date) and not possible(answer, assessment.as_of):
        return None
    return None if answer in (UNKNOWN, ()) else answer
