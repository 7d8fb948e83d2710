"""What the person who hands a report over adds or changes: apart from the answers, so that these stay what was said.

The judgement never sees any of it. Every change names its reason, is marked where it shows, and stands beside the computed value.
"""

from collections import Counter
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from questionnaire.faults import Faults
from questionnaire.file import Refused
from questionnaire.model import Level
from report.brand import accent_fault, logo_fault
from scoring.plan import LANES

FORMAT = 1
MAX_BYTES = 2_000_000
MAX_LETTER, MAX_TEXT, MAX_NAME = 10_000, 2_000, 200
What = Literal["owner", "due", "lane", "risk"]

Text = Annotated[str, Field(max_length=MAX_TEXT)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Override(_Frozen):
    """One computed or planned value replaced by hand. `on`: an action's id, or for `risk` a finding's."""

    what: What
    on: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    value: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    """A name; a day as YYYY-MM-DD; `now`, `soon` or `later`; a level such as `high`."""
    reason: Text

    @field_validator("reason")
    @classmethod
    def _is_given(cls, reason: str) -> str:
        if not reason.strip():
            raise ValueError("a change by hand needs a reason")
        return reason

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.what == "due":
            date.fromisoformat(self.value)
        if self.what == "lane" and self.value not in LANES:
            raise ValueError(f"{self.value!r} is no lane; use one of {', '.join(LANES)}")
        if self.what == "risk" and self.value not in Level.__members__:
            raise ValueError(f"{self.value!r} is no level; use one of {', '.join(Level.__members__)}")
        return self


class Brand(_Frozen):
    """Whose paper it is: a name, a logo, an accent colour. Made by `report/brand.py`; what comes from a file is checked again."""

    name: Annotated[str, Field(max_length=MAX_NAME)] = ""
    accent: Annotated[str, Field(pattern=r"^(#[0-9A-F]{6})?$")] = ""
    logo: str = ""
    """A PNG in base64; empty for none."""

    @field_validator("accent")
    @classmethod
    def _reads_on_white(cls, accent: str) -> str:
        fault = accent_fault(accent) if accent else ""
        if fault:
            raise ValueError(fault)
        return accent

    @field_validator("logo")
    @classmethod
    def _is_kept(cls, logo: str) -> str:
        fault = logo_fault(logo) if logo else ""
        if fault:
            raise ValueError(fault)
        return logo


class Final(_Frozen):
    """A frozen version: its number from 1, and the day it was frozen as YYYY-MM-DD."""

    number: Annotated[int, Field(ge=1)]
    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Handover(_Frozen):
    """Everything added or changed by hand. The default adds nothing."""

    format: Literal[1] = 1
    prepared_by: Annotated[str, Field(max_length=MAX_NAME)] = ""
    letter: Annotated[str, Field(max_length=MAX_LETTER)] = ""
    """The covering letter, as typed."""
    left_out: tuple[str, ...] = ()
    """Ids of parts of the report that are not handed over."""
    comments: dict[str, Text] = {}
    """Finding id -> a comment on it."""
    overrides: tuple[Override, ...] = ()
    """At most one of each `what` and `on`."""
    brand: Brand = Brand()
    final: Final | None = None

    @field_validator("overrides")
    @classmethod
    def _each_once(cls, overrides: tuple[Override, ...]) -> tuple[Override, ...]:
        named = Counter((o.what, o.on) for o in overrides)
        twice = sorted(f"{what} of {on}" for (what, on), times in named.items() if times > 1)
        if twice:
            raise ValueError(f"changed more than once: {', '.join(twice[:20])}{' …' if len(twice) > 20 else ''}")
        return overrides

    def override(self, what: What, on: str) -> Override | None:
        """The change of one value, or None."""
        return next((o for o in self.overrides if (o.what, o.on) == (what, on)), None)

    def overriding(self, what: What, on: str, value: str, reason: str) -> "Handover":
        """The same with one value changed; an empty value takes the change back. Raises Refused where it does not fit."""
        rest = tuple(o for o in self.overrides if (o.what, o.on) != (what, on))
        if not value:
            return self.model_copy(update={"overrides": rest})
        try:
            return self.model_copy(update={"overrides": (*rest, Override(what=what, on=on, value=value, reason=reason))})
        except ValidationError as fault:
            raise _refused(fault) from None

    def commented(self, finding: str, text: str) -> "Handover":
        """The same with a comment on a finding; an empty one takes it away."""
        rest = {f: c for f, c in self.comments.items() if f != finding}
        return self.model_copy(update={"comments": rest | {finding: text} if text.strip() else rest})


NOTHING = Handover()


def read_handover(data: bytes) -> Handover:
    """Reads what `write_handover` wrote. Raises Refused with every fault at once, never anything else."""
    if len(data) > MAX_BYTES:
        raise Refused((f"handover: {len(data):,} bytes is too large; at most {MAX_BYTES:,}",))
    try:
        return Handover.model_validate_json(data)
    except ValidationError as fault:
        raise _refused(fault) from None


def write_handover(handover: Handover) -> str:
    """As JSON, the same text for the same handover."""
    return handover.model_dump_json(indent=2, exclude_defaults=False) + "\n"


def _refused(fault: ValidationError) -> Refused:
    faults = Faults()
    for error in fault.errors(include_url=False, include_input=False):
        faults.add(".".join(("handover", *map(str, error["loc"]))), error["msg"].removeprefix("Value error, "))
    return Refused(faults.told(), faults.count)
