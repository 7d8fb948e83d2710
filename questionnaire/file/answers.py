"""Reading the parts of an assessment file. Nothing is guessed: what is not right is a fault with its way out."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from questionnaire.assessment import MAX_NAME, MAX_NOTE, MAX_PERSON, MAX_ROWS, ROW_BAA, ROW_DATA, STATUSES, Answer, Integration, PlanEntry
from questionnaire.day import written_day
from questionnaire.faults import Faults, quoted
from questionnaire.file.names import Names
from questionnaire.shapes.question import NONE, NOT_APPLICABLE, UNKNOWN, Question


def read_day(where: str, found: object, faults: Faults) -> date | None:
    """A calendar day written YYYY-MM-DD, or None and a fault."""
    try:
        return written_day(found)
    except ValueError as fault:
        faults.add(where, str(fault))
        return None


def read_texts(where: str, found: Mapping[str, Any], faults: Faults) -> dict[str, str]:
    """Notes or reasons by the question's id."""
    return {key: faults.text(f"{where}.{key}", text, MAX_NOTE) for key, text in found.items()}


def read_answers(names: Names, found: Mapping[str, Any]) -> tuple[dict[str, Answer], dict[str, str]]:
    """Answers by question id; beside them the questions answered `not_applicable`, with an empty reason."""
    answers: dict[str, Answer] = {}
    excused: dict[str, str] = {}
    for key, value in names.questions("answers", found).items():
        question = names.bank.questions[key]
        if value == NOT_APPLICABLE and question.na_allowed:
            excused[key] = ""
        elif value == NOT_APPLICABLE:
            names.not_allowed("answers", key, value, "choose an answer")
        else:
            answer = _READERS[question.kind](question, value, names)
            if answer is not None:
                answers[key] = answer
    return answers, excused


def _single(question: Question, value: object, names: Names) -> Answer | None:
    if isinstance(value, str):
        return next(iter(names.choices(question, [value])), None)
    known = [c.id for c in question.choices] + [UNKNOWN]
    names.faults.shape(f"answers.{question.id}", value, f"one of {', '.join(known)}")
    return None


def _multi(question: Question, value: object, names: Names) -> Answer | None:
    where, known, faults = f"answers.{question.id}", [c.id for c in question.choices], names.faults
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        faults.shape(where, value, f"a list of {', '.join(known)}")
        return None
    before = len(faults.lines)
    chosen = names.choices(question, value)
    for word, times in Counter(value).items():
        if times > 1:
            faults.add(where, f"{quoted(word)} appears here twice; name each choice once")
    if NONE in chosen and len(chosen) > 1:
        faults.add(where, '"none" is given along with other choices; keep one or the other')
    if len(faults.lines) > before or (value and not chosen):
        return None
    return tuple(c for c in known if c in chosen)


def _date(question: Question, value: object, names: Names) -> Answer | None:
    return read_day(f"answers.{question.id}", value, names.faults)


def _number(question: Question, value: object, names: Names) -> Answer | None:
    assert question.between is not None  # held by the bank check
    least, most = question.between
    if type(value) is int and least <= value <= most:  # true and false are no numbers here
        return value
    names.faults.shape(f"answers.{question.id}", value, f"a whole number from {least:,} to {most:,}")
    return None


def _rows(question: Question, value: object, names: Names) -> Answer | None:
    where, faults = f"answers.{question.id}", names.faults
    if not isinstance(value, list):
        faults.shape(where, value, "a list of rows with name, data and baa")
        return None
    if len(value) > MAX_ROWS:
        faults.add(where, f"has {len(value):,} rows; at most {MAX_ROWS} are kept, so combine some")
    rows = [_row(f"{where}[{number}]", row, faults) for number, row in enumerate(value, 1)]
    return tuple(row for row in rows if row is not None)


def _row(where: str, row: object, faults: Faults) -> Integration | None:
    if not isinstance(row, dict):
        faults.shape(where, row, "a row with name, data and baa")
        return None
    faults.keys(where, row, ("name", "data", "baa"))
    name = faults.text(f"{where}.name", row.get("name"), MAX_NAME)
    return Integration(
        name, _word(f"{where}.data", row.get("data"), ROW_DATA, faults), _word(f"{where}.baa", row.get("baa"), ROW_BAA, faults)
    )


def _word(where: str, found: object, known: tuple[str, ...], faults: Faults) -> str:
    if isinstance(found, str) and found in known:
        return found
    faults.shape(where, found, f"one of {', '.join(known)}")
    return UNKNOWN


_READERS = {"single": _single, "multi": _multi, "date": _date, "number": _number, "rows": _rows}


def read_plan(names: Names, found: Mapping[str, Any]) -> dict[str, PlanEntry]:
    """Owner, due date and status by action id. What is only kept has the same shape."""
    plan = {key: read_entry(f"plan.{key}", value, names.faults) for key, value in names.actions(found).items()}
    for kept in names.kept:
        if kept.part == "plan":
            read_entry(f"plan.{kept.name}", kept.value, names.faults)
    return plan


def read_entry(where: str, found: object, faults: Faults) -> PlanEntry:
    """What stands beside one action; of what does not fit, an empty entry and a fault."""
    if not isinstance(found, dict):
        faults.shape(where, found, "an object with owner, due and status")
        return PlanEntry()
    faults.keys(where, found, ("owner", "due", "status"))
    owner = faults.text(f"{where}.owner", found.get("owner", ""), MAX_PERSON)
    due = read_day(f"{where}.due", found["due"], faults) if "due" in found else None
    status = next((s for s in STATUSES if s == found.get("status", "open")), None)
    if status is None:
        faults.shape(f"{where}.status", found.get("status"), f"one of {', '.join(STATUSES)}")
    return PlanEntry(owner, due, status or "open")
