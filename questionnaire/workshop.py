"""What a workshop adds to the answers: who decided, who disagreed, what was put aside, how long it took. The judgement sees none of it.

Entries of a question stand under its id; one that the question bank does not have is kept, and counts for nothing. Of several, each has
a number that stays with it when others go, so that two people can write at once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic.config import JsonDict

from questionnaire.day import WRITTEN, written_day
from questionnaire.faults import misfit
from questionnaire.handover import MAX_ENTRIES, Strict, Text, refuse_more

MAX_WHO, MAX_EACH = 200, 20
"""Characters of a name or names; dissents, or points put aside, of one question."""
MIN_MINUTES, MAX_MINUTES = 10, 960
"""That a workshop is planned for."""
MAX_SECONDS = 360_000
"""A hundred hours."""
CLOSING = "closing"
"""Among the sections, the end of the workshop, at which work is handed out."""
ID, NUMBER = r"[a-z0-9][a-z0-9_]{0,59}", r"([1-9]|1[0-9]|20)"


def _like(form: str, way: str) -> AfterValidator:
    def fits(name: str) -> str:
        if not re.fullmatch(form, name):
            raise ValueError(way)
        return name

    return AfterValidator(fits)


def _between(least: int, most: int) -> BeforeValidator:
    def fits(found: object) -> object:
        if type(found) is not int or not least <= found <= most:  # true and false are no numbers here
            raise ValueError(misfit(found, f"a whole number from {least:,} to {most:,}"))
        return found

    return BeforeValidator(fits)


def _day(found: object) -> object:
    return found if isinstance(found, date) else written_day(found)


def _written(form: str, **more: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{form}$", **more})


def _number(least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


Key = Annotated[str, _like(ID, "is not an id; write it in small letters, digits and _, at most 60 of them"), _written(ID)]
"""Of a question or a section."""
Number = Annotated[str, _like(NUMBER, f"is not an entry number; number them from 1 to {MAX_EACH}"), _written(NUMBER)]
Day = Annotated[date, BeforeValidator(_day), _written(WRITTEN, format="date")]
Minutes = Annotated[int, _between(MIN_MINUTES, MAX_MINUTES), _number(MIN_MINUTES, MAX_MINUTES)]
Seconds = Annotated[int, _between(0, MAX_SECONDS), _number(0, MAX_SECONDS)]
Who = Annotated[str, Field(max_length=MAX_WHO)]
ONLY: JsonDict = {"additionalProperties": False}


class Dissent(Strict):
    """Somebody disagreed with an answer."""

    who: Who = ""
    what: Text = ""


class Parked(Strict):
    """A point that was put aside to go on, and what becomes of it."""

    text: Text = ""
    owner: Who = ""
    due: Day | None = None


class Workshop(Strict):
    """All of it. The default is no workshop; what is empty is nothing, and everything stands in one order."""

    minutes: Minutes | None = None
    """How long it is planned to take; None where nobody said."""
    present: Text = ""
    """Who was in the room."""
    decided: Annotated[dict[Key, Who], Field(json_schema_extra=ONLY)] = {}
    """Question -> who decided."""
    dissent: Annotated[dict[Key, Annotated[dict[Number, Dissent], Field(json_schema_extra=ONLY)]], Field(json_schema_extra=ONLY)] = {}
    parked: Annotated[dict[Key, Annotated[dict[Number, Parked], Field(json_schema_extra=ONLY)]], Field(json_schema_extra=ONLY)] = {}
    """Question, or `closing`, -> points put aside there."""
    seconds: Annotated[dict[Key, Seconds], Field(json_schema_extra=ONLY)] = {}
    """Section, or `closing`, -> how long it was on the screen."""

    @field_validator("decided", "dissent", "parked", "seconds", mode="before")
    @classmethod
    def _few_enough(cls, found: object, field: ValidationInfo) -> object:
        refuse_more(found, MAX_ENTRIES)
        if isinstance(found, dict) and field.field_name in ("dissent", "parked"):
            for rows in found.values():
                refuse_more(rows, MAX_EACH)
        return found

    @field_validator("decided", "seconds")
    @classmethod
    def _named(cls, found: dict[str, Any]) -> dict[str, Any]:
        return {key: found[key] for key in sorted(found) if found[key]}

    @field_validator("dissent", "parked")
    @classmethod
    def _not_empty(cls, found: dict[str, dict[str, Strict]]) -> dict[str, dict[str, Strict]]:
        rows = {key: {n: found[key][n] for n in sorted(found[key], key=int) if found[key][n] != type(found[key][n])()} for key in found}
        return {key: rows[key] for key in sorted(rows) if rows[key]}

    def timed(self, section: str, seconds: int) -> Self:
        """The same with a section so much longer on the screen."""
        spent = min(self.seconds.get(section, 0) + seconds, MAX_SECONDS)
        return self.model_copy(update={"seconds": dict(sorted((self.seconds | {section: spent}).items()))})

    def renamed(self, today: Mapping[str, str]) -> Self:
        """The same with what stands under a question's older id under today's, unless something stands there too."""
        parts = {part: _renamed(getattr(self, part), today) for part in ("decided", "dissent", "parked")}
        return self.model_copy(update=parts) if today else self

    def questions(self, known: Collection[str]) -> tuple[str, ...]:
        """Ids under which something stands, in order."""
        return in_order({*self.decided, *self.dissent, *self.parked}, known)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text, and what to call its place."""
        yield "who was at the workshop", self.present
        yield from (("who decided at the workshop", who) for who in self.decided.values())
        for rows in self.dissent.values():
            yield from (("a dissent at the workshop", f"{one.who} {one.what}") for one in rows.values())
        for points in self.parked.values():
            yield from (("the workshop's parking lot", f"{one.text} {one.owner}") for one in points.values())

    def to_data(self) -> dict[str, Any]:
        """As an assessment file holds it: what is empty left out."""
        return self.model_dump(mode="json", exclude_defaults=True)


NO_WORKSHOP = Workshop()


def in_order(named: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Ids of questions in the order of those known, then others; the closing last."""
    others = sorted({*named} - {*known}, key=lambda key: (key == CLOSING, key))
    return (*(question for question in known if question in named), *others)


def numbers(used: Collection[str]) -> tuple[str, ...]:
    """The numbers that have a row on the screen: up to a free one after the last that is used."""
    return tuple(map(str, range(1, min(max(map(int, used), default=0) + 1, MAX_EACH) + 1)))


def _renamed(found: Mapping[str, Any], today: Mapping[str, str]) -> dict[str, Any]:
    names = {key: key if today.get(key, key) in found else today[key] for key in found}
    return {names[key]: found[key] for key in sorted(found, key=names.__getitem__)}
