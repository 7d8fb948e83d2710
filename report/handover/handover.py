"""What goes with one paper: what was added by hand to its assessment, whose paper it is, and which frozen version.

The judgement never sees any of it. Every change names its reason and is listed with the computed value.
"""

import json
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from questionnaire.faults import Faults
from questionnaire.file import Refused
from questionnaire.handover import NOTHING_ADDED, Additions, Strict, faults_in
from questionnaire.workshop import Day
from report.paper.brand import Brand

MAX_BYTES = 2_000_000


class Final(Strict):
    """A frozen version: its number from 1, and the day it was frozen."""

    number: Annotated[int, Field(ge=1)]
    on: Day


class Handover(Additions):
    """What was added, with the brand of this installation and the version. The default adds nothing."""

    format: Literal[1] = 1
    brand: Brand = Brand()
    final: Final | None = None

    @classmethod
    def of(cls, added: Additions, brand: Brand = Brand()) -> "Handover":  # noqa: B008 - frozen
        """Additions as they go with a paper."""
        return cls.model_construct(**{name: getattr(added, name) for name in Additions.model_fields}, brand=brand)

    @property
    def added(self) -> Additions:
        """What of it belongs to the assessment."""
        return Additions.model_construct(**{name: getattr(self, name) for name in Additions.model_fields})

    @property
    def by(self) -> str:
        """Who prepared the paper: a person, a consultant's name, or both; empty where not named."""
        person, brand = self.prepared_by, self.brand.name
        return person if brand in person else f"{person}, {brand}" if person else brand


NOTHING = Handover.of(NOTHING_ADDED)


def read_handover(data: bytes) -> Handover:
    """Reads what `write_handover` wrote. Raises Refused with every fault at once, never anything else."""
    if len(data) > MAX_BYTES:
        raise Refused((f"handover: {len(data):,} bytes is too large; at most {MAX_BYTES:,}",))
    try:
        return Handover.model_validate_json(data)
    except ValidationError as fault:
        faults = Faults()
        for where, what in faults_in(fault, "handover"):
            faults.add(where, what)
        raise Refused(faults.in_order()) from None


def write_handover(handover: Handover) -> str:
    """As JSON, the same text for the same handover. Never to change: the SHA-256 of frozen versions is made of it."""
    return json.dumps({"format": handover.format} | handover.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
