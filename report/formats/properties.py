"""What an Office file says about itself, as far as its program takes it."""

from datetime import datetime, time
from typing import Any

from report.paper.document import Document
from report.paper.visible_text import revealed

LONGEST = 255
"""Office takes no more in a property of a file."""


def set_properties(core: Any, document: Document) -> None:
    """Title, subject, day, language and marks, in place of the template's own."""
    core.title, core.subject = short(document.title), short(document.subject)
    core.author, core.last_modified_by, core.comments = "Deskcheck", "Deskcheck", ""
    core.created = core.modified = datetime.combine(document.as_of, time())
    core.language, core.category = document.language, short(", ".join(document.marks))


def short(text: str, longest: int = LONGEST) -> str:
    """A text on one line where there is room for so much; it stands in full in the file itself."""
    line = " ".join(revealed(text).split())
    return line if len(line) <= longest else line[: longest - 1] + "\u2026"
