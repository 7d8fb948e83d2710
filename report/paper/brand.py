"""Whose paper it is: a name, a logo, an accent colour that white reads on."""

from base64 import b64decode
from io import BytesIO
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from questionnaire.handover import MAX_NAME, Strict
from report.paper.contrast import LEAST, contrast, darkened
from report.paper.theme import WHITE

FOREIGN = "this is not a logo that Deskcheck has kept; choose the logo again"
ROOM = (800, 300)
"""The pixels that a kept logo has at most."""


class Brand(Strict):
    """Whose paper it is: a name, a logo, an accent colour. What comes from a file is checked as what was typed."""

    name: Annotated[str, Field(max_length=MAX_NAME)] = ""
    accent: Annotated[str, Field(pattern=r"^(#[0-9A-F]{6})?$")] = ""
    logo: str = ""
    """A PNG in base64; empty for none."""

    @field_validator("accent", "logo")
    @classmethod
    def _is_sound(cls, given: str, field: ValidationInfo) -> str:
        fault = {"accent": accent_fault, "logo": logo_fault}[str(field.field_name)]
        if given and (found := fault(given)):
            raise ValueError(found)
        return given


def accent_fault(colour: str) -> str:
    """Why a `#RRGGBB` cannot be the accent, and the nearest shade that can; empty where it can."""
    ratio = contrast(colour, WHITE)
    if ratio >= LEAST:
        return ""
    shown = int(ratio * 100) / 100  # never rounded up to what is asked for
    near = darkened(colour, WHITE)
    return f"{colour} has a contrast of {shown:.2f}:1 with white, and text needs {LEAST}:1; the nearest shade that has it is {near}"


def logo_fault(text: str) -> str:
    """Why a text cannot be a kept logo; empty where `checked_logo` may have made it."""
    from PIL import Image  # not before there is a logo: everything that composes a report starts without

    try:
        with Image.open(BytesIO(b64decode(text, validate=True)), formats=["PNG"]) as image:
            if image.width > ROOM[0] or image.height > ROOM[1] or image.mode not in ("RGB", "P") or "transparency" in image.info:
                return FOREIGN
            image.load()
            return ""
    except Exception:  # a broken file makes Pillow raise errors of many kinds
        return FOREIGN
