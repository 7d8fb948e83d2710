"""What goes with one paper: what was added by hand to its assessment, whose paper it is, and which frozen version.

The judgement never sees any of it. Every change names its reason, is marked where it shows, and stands beside the computed value.
"""

import json
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from questionnaire.faults import Faults
from questionnaire.file import Refused
from questionnaire.handover import MAX_NAME, NOTHING_ADDED, Additions, Strict, faults_in
from report.brand import accent_fault, logo_fault

MAX_BYTES = 2_000_000


class Brand(Strict):
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


class Final(Strict):
    """A frozen version: its number from 1, and the day it was frozen as YYYY-MM-DD."""

    number: Annotated[int, Field(ge=1)]
    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Handover(Additions):
    """What was added, with the brand of this installation and the version. The default adds nothing."""

    format: Literal[1] = 1
    brand: Brand = Brand()
    final: Final | None = None

    @classmethod
    def of(cls, added: Additions, brand: Brand = Brand(), final: Final | None = None) -> "Handover":  # noqa: B008 - frozen
        """Additions as they go with a paper."""
        return cls.model_construct(**{name: getattr(added, name) for name in Additions.model_fields}, brand=brand, final=final)

    @property
    def added(self) -> Additions:
        """What of it belongs to the assessment."""
        return Additions.model_construct(**{name: getattr(self, name) for name in Additions.model_fields})


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
        raise Refused(faults.told(), faults.count) from None


def write_handover(handover: Handover) -> str:
    """As JSON, the same text for the same handover. Never to change: the SHA-256 of frozen versions is made of it."""
    return json.dumps({"format": handover.format} | handover.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
