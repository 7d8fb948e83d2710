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
from questionnaire.day import WRITTEN
from questionnaire.file.json_file import KEYS_2
from questionnaire.handover import Additions
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import NONE, NOT_APPLICABLE, UNKNOWN, Question
from questionnaire.shapes.versions import RETIRED
from questionnaire.workshop import ID, Workshop

Json = dict[str, object]


def schema(bank: Bank) -> Json:
    """A schema that accepts what `file.read` accepts of a file of this bank or an older one, but for what JSON Schema cannot say.

    It says only by `format` that a day exists in the calendar. It cannot say that no value is changed by hand twice, that 12.0 is no
    whole number, that half a character is none, or how many bytes a file has. Of the names of a newer bank it knows none.
    """
    handover, workshop = Additions.model_json_schema(), Workshop.model_json_schema()
    questions = {name: bank.questions.get(now) for name, now in ({q: q for q in bank.questions} | bank.old_names.questions).items()}
    excusable = [name for name, question in questions.items() if question is None or question.na_allowed]
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
                "answers": _object({name: _answer(bank, question) if question else {} for name, question in questions.items()}),
                "not_applicable": _object({q: _text(MAX_NOTE) for q in excusable}),
                "notes": _object({name: _text(MAX_NOTE) for name in questions}),
                "plan": _object({name: _entry() for name in (*bank.actions, *bank.old_actions)}),
                "people": {"type": "object", "propertyNames": {"pattern": f"^{ID}$"}, "additionalProperties": _text(MAX_PERSON)},
                "hours_per_week": {"type": "number", "minimum": MIN_HOURS, "maximum": MAX_HOURS},
                "handover": handover,
                "unconfirmed": _object({name: _day() if question else {} for name, question in questions.items()}),
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
    return {"type": "string", "format": "date", "pattern": f"^{WRITTEN}$"}


def _entry() -> Json:
    return _object({"owner": _text(MAX_PERSON), "due": _day(), "status": {"enum": [*STATUSES]}})


def _answer(bank: Bank, question: Question) -> Json:
    """With its older choices, of which those that are retired are kept beside any other."""
    today = {c.id: c.id for c in question.choices} | bank.old_names.choices.get(question.id, {})
    choices = [*today]
    if question.kind == "multi":
        listed = {"title": question.text, "type": "array", "uniqueItems": True, "items": {"enum": choices}}
        if NONE not in choices:
            return listed
        alone = [choice for choice, now in today.items() if now in (NONE, RETIRED)]
        return {**listed, "if": {"contains": {"const": NONE}}, "then": {"items": {"enum": alone}}}
    if question.kind == "date":
        return {"title": question.text, **_day()}
    if question.between is not None:
        return {"title": question.text, "type": "integer", "minimum": question.between[0], "maximum": question.between[1]}
    if question.kind == "rows":
        row = _object({"name": _text(MAX_NAME), "data": {"enum": [*ROW_DATA]}, "baa": {"enum": [*ROW_BAA]}}, ("name", "data", "baa"))
        return {"title": question.text, "type": "array", "maxItems": MAX_ROWS, "items": row}
    return {"title": question.text, "enum": [*choices, UNKNOWN, *([NOT_APPLICABLE] if question.na_allowed else [])]}
