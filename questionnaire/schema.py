"""The assessment file's JSON Schema (draft 2020-12), made from the bank so that the two never differ."""

from questionnaire.assessment import (
    FORMAT,
    MAX_CLIENT,
    MAX_HOURS,
    MAX_NAME,
    MAX_NOTE,
    MAX_PERSON,
    MAX_ROWS,
    MIN_HOURS,
    ROW_BAA,
    ROW_DATA,
    STATUSES,
)
from questionnaire.file import KEYS_2
from questionnaire.file_added import ROLE
from questionnaire.handover import Additions
from questionnaire.model import NOT_APPLICABLE, UNKNOWN, Question
from questionnaire.question_bank import Bank
from questionnaire.workshop import Workshop

Json = dict[str, object]


def schema(bank: Bank) -> Json:
    """A schema that accepts what `file.read` accepts, but for what JSON Schema cannot say.

    It cannot say that `none` stands alone beside other choices, that a day exists in the calendar, that no value is changed by hand
    twice, or how many bytes a file has.
    """
    handover, workshop = Additions.model_json_schema(), Workshop.model_json_schema()
    excusable = [q.id for q in bank.questions.values() if q.na_allowed]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Deskcheck assessment, format {FORMAT}, bank {bank.version}",
        "$defs": handover.pop("$defs") | workshop.pop("$defs"),
        **_object(
            {
                "format": {"enum": [*range(1, FORMAT + 1)]},
                "bank": _text(40),
                "client": _text(MAX_CLIENT),
                "as_of": _day(),
                "answers": _object({q.id: _answer(q) for q in bank.questions.values()}),
                "not_applicable": _object({q: _text(MAX_NOTE) for q in excusable}),
                "notes": _object({q: _text(MAX_NOTE) for q in bank.questions}),
                "plan": _object({a: _entry() for a in bank.actions}),
                "people": {"type": "object", "propertyNames": {"pattern": f"^{ROLE.pattern}$"}, "additionalProperties": _text(MAX_PERSON)},
                "hours_per_week": {"type": "number", "minimum": MIN_HOURS, "maximum": MAX_HOURS},
                "handover": handover,
                "unconfirmed": _object({q: _day() for q in bank.questions}),
                "workshop": workshop,
            },
            required=("format", "as_of", "answers"),
        ),
        "if": {"properties": {"format": {"const": 1}}},
        "then": {"properties": {key: False for key in KEYS_2}},
    }


def _object(properties: Json, required: tuple[str, ...] = ()) -> Json:
    return {"type": "object", "additionalProperties": False, "properties": properties, **({"required": [*required]} if required else {})}


def _text(most: int) -> Json:
    return {"type": "string", "maxLength": most}


def _day() -> Json:
    return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _entry() -> Json:
    return _object({"owner": _text(MAX_CLIENT), "due": _day(), "status": {"enum": [*STATUSES]}})


def _answer(question: Question) -> Json:
    choices = [c.id for c in question.choices]
    if question.kind == "multi":
        return {"title": question.text, "type": "array", "uniqueItems": True, "items": {"enum": choices}}
    if question.kind == "date":
        return {"title": question.text, **_day()}
    if question.between is not None:
        return {"title": question.text, "type": "integer", "minimum": question.between[0], "maximum": question.between[1]}
    if question.kind == "rows":
        row = _object({"name": _text(MAX_NAME), "data": {"enum": [*ROW_DATA]}, "baa": {"enum": [*ROW_BAA]}}, ("name", "data", "baa"))
        return {"title": question.text, "type": "array", "maxItems": MAX_ROWS, "items": row}
    return {"title": question.text, "enum": [*choices, UNKNOWN, *([NOT_APPLICABLE] if question.na_allowed else [])]}
