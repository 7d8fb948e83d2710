"""Reading the parts of an assessment file. Nothing is guessed: what is not right is a fault with its way out."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from questionnaire.assessment import MAX_CLIENT, MAX_NAME, MAX_ROWS, ROW_BAA, ROW_DATA, STATUSES, Answer, Integration, PlanEntry
from questionnaire.faults import Faults, quoted
from questionnaire.model import NOT_APPLICABLE, UNKNOWN, Question
from questionnaire.question_bank import Bank

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_day(where: str, found: object, faults: Faults) -> date | None:
    """A calendar day written YYYY-MM-DD, or None and a fault."""
    if isinstance(found, str) and DAY.fullmatch(found):
        try:
            return date.fromisoformat(found)
        except ValueError:
            faults.add(where, f"{quoted(found)} is no day of the calendar; write a real one as YYYY-MM-DD")
            return None
    faults.shape(where, found, "a day written YYYY-MM-DD")
    return None


def read_texts(where: str, found: Mapping[str, Any], known: Collection[str], most: int, faults: Faults) -> dict[str, str]:
    """Texts by question id, each at most `most` characters."""
    for key in found:
        if key not in known:
            faults.unknown(where, key, known, "question")
    return {key: faults.text(f"{where}.{key}", text, most) for key, text in found.items()}


def read_answers(bank: Bank, found: Mapping[str, Any], faults: Faults) -> tuple[dict[str, Answer], dict[str, str]]:
    """Answers by question id; beside them the questions answered `not_applicable`, with an empty reason."""
    answers: dict[str, Answer] = {}
    excused: dict[str, str] = {}
    for key, value in found.items():
        question = bank.questions.get(key)
        if question is None:
            faults.unknown("answers", key, bank.questions, "question")
        elif value == NOT_APPLICABLE and question.na_allowed:
            excused[key] = ""
        elif value == NOT_APPLICABLE:
            faults.add(f"answers.{key}", "this question cannot be marked not applicable; choose an answer")
        else:
            answer = _READERS[question.kind](question, value, faults)
            if answer is not None:
                answers[key] = answer
    return answers, excused


def _single(question: Question, value: object, faults: Faults) -> Answer | None:
    known = [c.id for c in question.choices] + [UNKNOWN]
    if isinstance(value, str) and value in known:
        return value
    if isinstance(value, str):
        faults.unknown(f"answers.{question.id}", value, known, "choice")
    else:
        faults.shape(f"answers.{question.id}", value, f"one of {', '.join(known)}")
    return None


def _multi(question: Question, value: object, faults: Faults) -> Answer | None:
    where, known = f"answers.{question.id}", [c.id for c in question.choices]
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        faults.shape(where, value, f"a list of {', '.join(known)}")
        return None
    before = faults.count
    for word, times in Counter(value).items():
        if word not in known:
            faults.unknown(where, word, known, "choice")
        if times > 1:
            faults.add(where, f"{quoted(word)} stands here twice; name each choice once")
    if "none" in value and len(value) > 1:
        faults.add(where, '"none" stands beside other choices; keep one or the other')
    return tuple(c for c in known if c in value) if faults.count == before else None


def _date(question: Question, value: object, faults: Faults) -> Answer | None:
    return read_day(f"answers.{question.id}", value, faults)


def _rows(question: Question, value: object, faults: Faults) -> Answer | None:
    where = f"answers.{question.id}"
    if not isinstance(value, list):
        faults.shape(where, value, "a list of rows with name, data and baa")
        return None
    if len(value) > MAX_ROWS:
        faults.add(where, f"has {len(value)} rows; at most {MAX_ROWS} are kept, so put some together")
        return None
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


_READERS = {"single": _single, "multi": _multi, "date": _date, "rows": _rows}


def read_plan(bank: Bank, found: Mapping[str, Any], faults: Faults) -> dict[str, PlanEntry]:
    """Owner, due day and status by action id."""
    plan: dict[str, PlanEntry] = {}
    for key, value in found.items():
        where = f"plan.{key}"
        if key not in bank.actions:
            faults.unknown("plan", key, bank.actions, "action")
        elif not isinstance(value, dict):
            faults.shape(where, value, "an object with owner, due and status")
        else:
            faults.keys(where, value, ("owner", "due", "status"))
            owner = faults.text(f"{where}.owner", value.get("owner", ""), MAX_CLIENT)
            due = read_day(f"{where}.due", value["due"], faults) if "due" in value else None
            status = next((s for s in STATUSES if s == value.get("status", "open")), None)
            if status is None:
                faults.shape(f"{where}.status", value.get("status"), f"one of {', '.join(STATUSES)}")
            plan[key] = PlanEntry(owner, due, status or "open")
    return plan
