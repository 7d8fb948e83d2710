"""What the person who hands a report over adds or changes: a part of the assessment, and none of its answers.

The judgement never sees any of it. Every change names its reason, is marked where it shows, and stands beside the computed value.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticKnownError

from questionnaire.day import WRITTEN, written_day
from questionnaire.faults import HALF, Refused, misfit, quoted, too_long
from questionnaire.shapes.question import LANES, Level

MAX_LETTER, MAX_TEXT, MAX_NAME = 10_000, 2_000, 200
MAX_PARTS, MAX_ENTRIES = 100, 1_000
What = Literal["owner", "due", "lane", "risk"]

Text = Annotated[str, Field(max_length=MAX_TEXT)]
Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]


class Strict(BaseModel):
    """Immutable; an unknown key or a value of another type is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _takes(what: str, value: JsonDict) -> JsonDict:
    """For the file's JSON Schema: what the value of such a change may be."""
    return {"if": {"properties": {"what": {"const": what}}}, "then": {"properties": {"value": value}}}


class Override(Strict):
    """One computed or planned value replaced by hand. `on`: an action's id, or for `risk` a finding's."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                _takes("due", {"format": "date", "pattern": f"^{WRITTEN}$"}),
                _takes("lane", {"enum": [*LANES]}),
                _takes("risk", {"enum": [*Level.__members__]}),
            ]
        }
    )

    what: What
    on: Name
    value: Name
    """A name; a day as YYYY-MM-DD; `now`, `soon` or `later`; a level such as `high`."""
    reason: Annotated[str, Field(max_length=MAX_TEXT, json_schema_extra={"pattern": r"\S"})]

    @field_validator("reason")
    @classmethod
    def _is_given(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("a change by hand needs a reason; write one")
        return reason

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.what == "due":
            written_day(self.value)
        if self.what == "lane" and self.value not in LANES:
            raise ValueError(f"{quoted(self.value)} is not a lane; use one of {', '.join(LANES)}")
        if self.what == "risk" and self.value not in Level.__members__:
            raise ValueError(f"{quoted(self.value)} is not a level; use one of {', '.join(Level.__members__)}")
        return self


def refuse_more(found: object, most: int) -> None:
    """Limits first: of half a million wrong entries each would become a fault of its own."""
    if isinstance(found, (list, dict)) and len(found) > most:
        raise PydanticKnownError("too_long", {"field_type": type(found).__name__, "max_length": most, "actual_length": len(found)})


class Additions(Strict):
    """Everything added or changed by hand. The default adds nothing."""

    prepared_by: Annotated[str, Field(max_length=MAX_NAME)] = ""
    letter: Annotated[str, Field(max_length=MAX_LETTER)] = ""
    """The cover letter, as typed."""
    # Not strict: a file holds lists. What stands in them is strict all the same.
    left_out: Annotated[tuple[Name, ...], Field(strict=False, max_length=MAX_PARTS)] = ()
    """Ids of parts of the report that are not handed over."""
    comments: Annotated[dict[Name, Text], Field(max_length=MAX_ENTRIES)] = {}
    """Finding id -> a comment on it."""
    overrides: Annotated[tuple[Override, ...], Field(strict=False, max_length=MAX_ENTRIES)] = ()
    """At most one of each `what` and `on`."""

    @field_validator("left_out", "comments", "overrides", mode="before")
    @classmethod
    def _few_enough(cls, found: object, field: ValidationInfo) -> object:
        refuse_more(found, MAX_PARTS if field.field_name == "left_out" else MAX_ENTRIES)
        return found

    @field_validator("overrides")
    @classmethod
    def _each_once(cls, overrides: tuple[Override, ...]) -> tuple[Override, ...]:
        counted = Counter((o.what, o.on) for o in overrides)
        twice = [f"the {what} of {quoted(on)}" for (what, on), times in counted.items() if times > 1]
        if twice:
            raise ValueError(f"{twice[0]} is changed more than once; keep one change of it")
        return overrides

    def override(self, what: What, on: str) -> Override | None:
        """The change of one value, or None."""
        return next((o for o in self.overrides if (o.what, o.on) == (what, on)), None)

    def overriding(self, what: What, on: str, value: str, reason: str) -> Self:
        """The same with one value changed; an empty value takes the change back. Raises Refused where it does not fit."""
        rest = tuple(o for o in self.overrides if (o.what, o.on) != (what, on))
        if not value:
            return self.model_copy(update={"overrides": rest})
        try:
            return self.model_copy(update={"overrides": (*rest, Override(what=what, on=on, value=value, reason=reason))})
        except ValidationError as fault:
            raise _refusal(fault, "change") from None

    def checked(self) -> Self:
        """The same, if all of it fits; `model_copy` looks at nothing. Raises Refused."""
        try:
            type(self).model_validate(self.model_dump())
        except ValidationError as fault:
            raise _refusal(fault, "handover") from None
        return self

    def to_data(self) -> dict[str, Any]:
        """As an assessment file holds it: what is empty left out, comments by finding."""
        found = self.model_dump(mode="json", exclude_defaults=True)
        return found | {"comments": dict(sorted(self.comments.items()))} if self.comments else found


NOTHING_ADDED = Additions()


def faults_in(fault: ValidationError, root: str) -> Iterator[tuple[str, str]]:
    """Every fault: where it is, beginning with `root`, and what is wrong with its way out."""
    for error in fault.errors(include_url=False):
        yield (
            root + "".join(_step(step) for step in error["loc"]),
            _fault_words(error["type"], error["input"], error.get("ctx", {}), error["msg"]),
        )


def _refusal(fault: ValidationError, root: str) -> Refused:
    return Refused(tuple(f"{where}: {told}" for where, told in faults_in(fault, root)))


def _step(step: int | str) -> str:
    if isinstance(step, int):
        return f"[{step + 1}]"
    return "" if step == "[key]" else f".{step}"


_TAKES = {"string_type": "a text", "tuple_type": "a list", "dict_type": "an object, { … }", "model_type": "an object, { … }"}


def _fault_words(kind: str, found: object, limits: dict[str, Any], otherwise: str) -> str:
    if kind in _TAKES:
        return misfit(found, _TAKES[kind])
    if kind == "literal_error":
        return misfit(found, limits["expected"].replace("'", ""))
    if kind == "string_too_long":
        return too_long(len(str(found)), limits["max_length"])
    if kind == "too_long":
        return f"has more than {limits['max_length']:,} entries, which is more than are kept; take some out"
    told = {"string_unicode": HALF, "string_too_short": "is empty; write something or take it out", "missing": "is missing; write it"}
    told["extra_forbidden"] = "there is no such key here; take it out"
    return told.get(kind, otherwise.removeprefix("Value error, "))
