"""The brand of whoever hands a report over: a logo and an accent colour, checked before they are kept."""

import re

from questionnaire.file import Refused
from report.paper.brand import accent_fault
from report.paper.wording import capitalized
from report.quarantine import FAILED, Trouble, examine
from report.quarantine.limits import DRAW

MOST_BYTES = 2_000_000
STOPPED = "drawing it takes too long or too much memory; save it as a plain PNG of at most 1,600 pixels along its longer edge"
TROUBLE = {
    "damaged": "this file is damaged and cannot be drawn; save the logo again, best as a PNG",
    "failed": f"this file {FAILED}",
}
"""By kind; of any other, `STOPPED`."""
KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
CODE = re.compile(r"#?(?:[0-9a-fA-F]{3}){1,2}")


def checked_logo(data: bytes) -> str:
    """An uploaded PNG, JPEG or SVG as it is kept: a small opaque PNG, in base64. Raises Refused."""
    if not data:
        raise _refused("This file is empty. Choose a PNG, JPEG or SVG")
    if len(data) > MOST_BYTES:
        raise _refused(f"This file is over {MOST_BYTES // 1_000_000} MB. Save the logo with fewer pixels")
    if not data.startswith(KINDS) and b"<svg" not in data.replace(b"\0", b"") and b":svg" not in data:
        raise _refused("This is not a PNG, JPEG or SVG, whatever its name says. Save the logo as one of these")
    try:
        drawn = examine("draw", DRAW, data)
    except Trouble as trouble:
        raise _refused(TROUBLE.get(trouble.kind, STOPPED)) from None
    if "fault" in drawn:
        raise _refused(drawn["fault"])
    return str(drawn["png"])


def checked_accent(text: str) -> str:
    """A colour such as `#0b6b7f` or `#08a` as `#RRGGBB`, if white reads on it and it reads on white. Raises Refused."""
    code = text.strip()
    if not CODE.fullmatch(code):
        raise _refused("This is not a color code. Write # and six digits or letters from A to F, such as #0B6B7F")
    digits = code.removeprefix("#").upper()
    colour = "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    fault = accent_fault(colour)
    if fault:
        raise _refused(fault)
    return colour


def _refused(why: str) -> Refused:
    """In words for the screen, the only place where a brand is typed: what holds now, and a way out."""
    return Refused((f"Not saved. {capitalized(why)}.",))
