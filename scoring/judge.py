"""From answers to findings: each safeguard that is not satisfied, or not known to be."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.assessment import Answer, Integration, rows_of
from questionnaire.conditions import holds, rule_state
from questionnaire.flow import Sheet
from questionnaire.question_bank import FIND_OUT, Bank
from questionnaire.shapes.bank import NOT_KNOWN, UNMET, UseCondition
from questionnaire.shapes.question import Choice, Level, Outcome, Question, RowRule
from scoring.conditions import deciding
from scoring.result import Finding
from scoring.risk import exposure_of, rate


@dataclass(frozen=True)
class Judged:
    """What one answer, or one row of a list, says of its safeguard."""

    outcome: Outcome
    occurrence: Level | None
    """None where nothing is left to fix."""
    actions: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    row: int = 0
    """Number of the row from 1; 0 for a question without rows."""
    subject: str = ""


def findings(bank: Bank, sheet: Sheet) -> tuple[Finding, ...]:
    """All findings, worst first; within a level in the order of the bank."""
    exposure = exposure_of(bank, sheet.answers, sheet.as_of)
    found = [
        _finding(bank, question, judged, exposure, sheet)
        for question in (bank.questions[q] for q in sheet.asked)
        for judged in judge(bank, question, sheet)
        if judged.occurrence is not None
    ]
    return tuple(sorted(found, key=lambda f: -f.risk))


def duties(bank: Bank, sheet: Sheet) -> tuple[str, ...]:
    """Actions that answers call for although nothing falls short, such as the yearly test of a barrier. They are no findings."""
    given = (choice for question, choice in bank.duties if sheet.chose(question, choice.id))
    return tuple(dict.fromkeys(a for choice in given for a in _called_for(bank, choice.actions, sheet)))


def _called_for(bank: Bank, actions: tuple[str, ...], sheet: Sheet) -> tuple[str, ...]:
    """Those that this sheet has reason for."""
    return tuple(a for a in actions if holds(bank.action(a).when, sheet.answers, sheet.as_of))


def _finding(bank: Bank, question: Question, judged: Judged, exposure: Level, sheet: Sheet) -> Finding:
    assert question.risk is not None and judged.occurrence is not None  # the bank check holds the first, the caller the second
    rated = rate(bank, judged.occurrence, exposure, question.risk.impact)
    return Finding(
        id=f"{question.id}.{judged.row}" if judged.row else question.id,
        question=question.id,
        outcome=judged.outcome,
        occurrence=judged.occurrence,
        exposure=exposure,
        likelihood=rated.likelihood,
        impact=question.risk.impact,
        risk=rated.risk,
        citations=tuple(dict.fromkeys((*judged.citations, *question.citations))),
        actions=_called_for(bank, judged.actions, sheet),
        subject=judged.subject,
        row=judged.row,
    )


def judge(bank: Bank, question: Question, sheet: Sheet) -> Iterator[Judged]:
    """What the answer to an asked question says: one judgement, or one a row that is not in order."""
    answer = sheet.answers.get(question.id)
    if question.id in sheet.excused:
        yield Judged(Outcome.not_applicable, None)
    elif question.decides:
        yield _decided(bank, question, question.choice(str(answer)), sheet)
    elif answer is None:
        yield _unknown(bank, question, sheet)
    elif question.kind == "rows":
        yield from _rows(question, answer)
    elif question.kind == "multi":
        yield _multi(question, answer)
    elif question.kind == "single":
        choice = question.choice(str(answer))
        assert choice is not None  # files and widgets let no other answer in
        yield _single(question, choice)


def _unknown(bank: Bank, question: Question, sheet: Sheet, *find_out: str) -> Judged:
    """To be found out: this question, or those named. What plan or BAA hang on holds details back meanwhile (contract, section 5.1)."""
    held = (a for c in bank.conditions if _open(c, sheet) and question.id in deciding(bank, c, sheet) for a in c.meanwhile)
    actions = (*(find_out or (f"{FIND_OUT}{question.id}",)), *dict.fromkeys(held))
    return Judged(Outcome.unknown, question.risk.unknown if question.risk else None, actions)


def _open(condition: UseCondition, sheet: Sheet) -> bool:
    """Whether it is not known if the condition is met, while what depends on it goes on."""
    going_on = bool(condition.meanwhile) and holds(condition.meanwhile_when, sheet.answers, sheet.as_of)
    return going_on and rule_state(condition, sheet.answers, sheet.as_of) == NOT_KNOWN


def _single(question: Question, choice: Choice) -> Judged:
    return Judged(question.outcome_of(choice), choice.likelihood, choice.actions, choice.citations)


def _decided(bank: Bank, question: Question, choice: Choice | None, sheet: Sheet) -> Judged:
    """The state of the condition that depends on this question says whether the answer is enough."""
    condition = bank.condition(question.decides or "")
    state = rule_state(condition, sheet.answers, sheet.as_of)
    if state == UNMET and choice is not None:
        return Judged(Outcome.not_satisfied, choice.likelihood, choice.actions, choice.citations)
    if state != NOT_KNOWN:
        return Judged(Outcome.satisfied, None)
    if choice is None:
        return _unknown(bank, question, sheet)
    hanging = (q for q in deciding(bank, condition, sheet) if sheet.unknown(q))  # known itself, but its condition depends on others
    return _unknown(bank, question, sheet, *(f"{FIND_OUT}{q}" for q in hanging))


def _multi(question: Question, answer: object) -> Judged:
    chosen = [c for c in question.choices if isinstance(answer, tuple) and c.id in answer and c.likelihood is not None]
    if not chosen:
        return Judged(Outcome.satisfied, None)
    worst = max(c.likelihood for c in chosen if c.likelihood is not None)
    actions = tuple(dict.fromkeys(a for c in chosen for a in c.actions))
    citations = tuple(dict.fromkeys(text for c in chosen for text in c.citations))
    return Judged(Outcome.partial, worst, actions, citations)


def _rows(question: Question, answer: Answer) -> Iterator[Judged]:
    """One judgement a row that is not in order."""
    for number, row in enumerate(rows_of(answer), 1):
        outcome, rule = row_rule(question, row)
        if rule is not None:
            find_out = (f"{FIND_OUT}{question.id}",) if outcome == Outcome.unknown else ()
            yield Judged(outcome, rule.likelihood, (*find_out, *rule.actions), row=number, subject=row.name)


def row_rule(question: Question, row: Integration) -> tuple[Outcome, RowRule | None]:
    """What a row says: PHI needs a signed BAA (S38); no PHI needs nothing; else it is not known."""
    assert question.rows is not None  # held by the bank check
    if row.covered:
        return Outcome.satisfied, None
    if row.uncovered:
        return Outcome.not_satisfied, question.rows.not_signed
    return Outcome.unknown, question.rows.unknown
