"""What is true once an action is done: which answers to ask for again, and which actions are marked done although no answer says so.

Marking an action as done changes no answer, so its finding, and with it the verdict, stands until somebody confirms what is true now.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.assessment import ROW_BAA, ROW_DATA, Assessment
from questionnaire.file import to_document
from questionnaire.file.edit import Path, Value, all_edited, row_name, value_at
from questionnaire.flow import walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Outcome, Question
from scoring.ahead.ending import done_already
from scoring.ahead.projection import findings_of, opened_by, remedies, resolved
from scoring.result import Finding, Result


@dataclass(frozen=True)
class Truth:
    """An answer to ask for again. Values are as JSON has them (`questionnaire/file/edit.py`)."""

    path: Path
    """The field of the file that holds it."""
    question: str
    now: Value
    """None for a blank."""
    offered: Value
    """What holds if the action did what it is for; None where only people can say."""
    choices: tuple[str, ...]
    subject: str = ""
    """For a row of a list: the app's name, as typed."""


def truths(bank: Bank, assessment: Assessment, action: str) -> tuple[Truth, ...]:
    """What to ask once this action is done, besides those marked as done: of each finding that nothing but a pause is left to do for.

    Finding out asks for the answer itself. What was or is (`Question.lasting`) no action changes but a pause that stops the flow: it asks
    for what it `stops`, once nothing is open that those answers would take out of the plan. Empty where other actions come
    first (`still_needed`), and where the question itself is the place: no app is listed yet, or it is marked as not applicable.
    """
    if found_out := bank.action(action).finds_out:
        return tuple(_found_out(bank, assessment, found_out))
    asked = [t for f in _settled(bank, _of(bank, assessment, action), action, assessment) for t in _mending(bank, assessment, f)]
    if not asked:
        return _stopped(bank, assessment, action)
    given, sheet = {t.question for t in asked}, walk(bank, assessment)
    sets = {q: choice for q, choice in bank.action(action).sets.items() if q in sheet.answers and q not in given}
    asked += [_single(bank.questions[q], assessment, choice) for q, choice in sets.items()]
    then = all_edited(bank, assessment, {t.path: t.offered for t in asked if t.offered is not None})
    return (*asked, *(_single(bank.questions[q], assessment, choice) for q, choice in opened_by(bank, then, [action], sheet.asked).items()))


def still_needed(bank: Bank, assessment: Assessment, action: str) -> tuple[str, ...]:
    """Actions, not marked as done, that the answers behind this one wait for as well; a pause waits for the lasting remedy.

    A pause that can be confirmed itself waits for less (`_first`).
    """
    if _stops(bank, assessment, action):
        return _first(bank, assessment, action)
    of = _of(bank, assessment, action)
    done = done_already(bank, assessment) | {action}
    return tuple(dict.fromkeys(a for finding in of for a in remedies(bank, finding) if a not in done))


def unconfirmed(bank: Bank, assessment: Assessment, result: Result) -> frozenset[str]:
    """Actions of this plan that are marked as done while the answers that they are to change say otherwise."""
    done = done_already(bank, assessment)
    marked = [i.action for i in result.plan if i.action in done]
    return frozenset(a for a in marked if _settled(bank, _among(bank, result.findings, a), a, assessment) or _stopped(bank, assessment, a))


def _of(bank: Bank, assessment: Assessment, action: str) -> list[Finding]:
    return _among(bank, findings_of(bank, assessment), action)


def _among(bank: Bank, found: tuple[Finding, ...], action: str) -> list[Finding]:
    """The findings that an action is to fix: not those that state what was or is, unless they are to be found out."""
    of = [f for f in found if action in f.actions]
    return [f for f in of if f.outcome == Outcome.unknown or not bank.questions[f.question].lasting]


def _settled(bank: Bank, of: list[Finding], action: str, assessment: Assessment) -> list[Finding]:
    done, alone = done_already(bank, assessment) | {action}, bool(bank.action(action).finds_out)
    return [f for f in of if action in (needed := remedies(bank, f)) and (alone or done.issuperset(needed))]


def _stops(bank: Bank, assessment: Assessment, action: str) -> dict[str, str]:
    """The answers that a pause makes true and that are not given yet."""
    answers = walk(bank, assessment).answers if bank.action(action).stops else {}
    return {q: choice for q, choice in bank.action(action).stops.items() if answers.get(q) != choice}


def _first(bank: Bank, assessment: Assessment, action: str) -> tuple[str, ...]:
    """What comes before a pause is confirmed: an answer that nothing flows takes it out of the plan, and nobody would be asked again.

    To find out what is not known of what it pauses, or of the flow itself; to assess what already happened (45 CFR 164.402, 164.414(b)).
    """
    stops, now = _stops(bank, assessment, action), findings_of(bank, assessment)
    then = findings_of(bank, all_edited(bank, assessment, {("answers", q): choice for q, choice in stops.items()}))
    kept = {a for f in then for a in f.actions} | done_already(bank, assessment)
    open_flow = [q for q in stops if bank.questions[q].lasting]
    unclear = [f for f in now if f.outcome == Outcome.unknown and (action in f.actions or f.question in open_flow)]
    past = [a for f in now for a in f.actions if bank.action(a).kind == "law" and a not in kept]
    return tuple(dict.fromkeys([*(a for f in unclear for a in remedies(bank, f)), *past]))


def _stopped(bank: Bank, assessment: Assessment, action: str) -> tuple[Truth, ...]:
    stops = _stops(bank, assessment, action)
    ready = stops and not _first(bank, assessment, action)
    return tuple(_single(bank.questions[q], assessment, choice) for q, choice in stops.items()) if ready else ()


def _mending(bank: Bank, assessment: Assessment, finding: Finding) -> Iterator[Truth]:
    question = bank.questions[finding.question]
    if finding.row:
        yield from _row(question, assessment, finding.row - 1, baa="signed")
        return
    answer = resolved(bank, assessment, finding)
    yield _single(question, assessment, [*answer] if isinstance(answer, tuple) else answer)


def _found_out(bank: Bank, assessment: Assessment, name: str) -> Iterator[Truth]:
    sheet, question = walk(bank, assessment), bank.questions[name]
    if not sheet.unknown(name) or name in assessment.not_applicable:
        return
    if question.kind != "rows":
        yield _single(question, assessment, None)
    for number, row in enumerate(assessment.rows(name)):
        if not row.known:
            yield from _row(question, assessment, number)


def _single(question: Question, assessment: Assessment, offered: Value) -> Truth:
    """Of a question with choices; of one with many, the value is the list of those chosen."""
    path, choices = ("answers", question.id), tuple(c.id for c in question.choices)
    more = () if question.kind == "multi" else (UNKNOWN,)
    return Truth(path, question.id, value_at(to_document(assessment), path), offered, (*choices, *more))


def _row(question: Question, assessment: Assessment, number: int, baa: str | None = None) -> Iterator[Truth]:
    """What reaches an app, and whether its maker signed a BAA."""
    rows = assessment.rows(question.id)
    row, path = rows[number], ("answers", question.id, row_name(rows, number))
    yield Truth((*path, "data"), question.id, row.data, None if row.data == UNKNOWN else row.data, ROW_DATA, row.name)
    yield Truth((*path, "baa"), question.id, row.baa, baa, ROW_BAA, row.name)
