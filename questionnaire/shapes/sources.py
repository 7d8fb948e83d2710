"""The shape of what is cited: sources, and the statements of the two source documents."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from questionnaire.shapes.question import Frozen, Id, Words


class Source(Frozen):
    """A law, guide, document or page we cite."""

    id: Id
    title: Words
    kind: Literal["law", "proposed_law", "guidance", "method", "source_document", "vendor", "secondary"]
    publisher: Words
    dated: str
    checked: date
    url: str
    cite: str
    """Citations that begin with this text belong to this source."""
    link: str = ""
    """Address of one place in it; `{place}` stands for the first part after `cite`."""
    desk: Id | None = None
    """The only desk that it is about: it is not cited to whoever uses another."""
    note: str = ""


class Statement(Frozen):
    """One assertion of the two source documents, in our words (facts S1-S109)."""

    id: Annotated[str, Field(pattern=r"^S\d{1,3}$")]
    source: Id
    says: Words
    careful: str = ""
    """Where law or facts differ: the careful thing to say beside it."""
    desk: Id | None = None
    """The only desk that it is about, as of a source."""
    opinion: str = ""
    """Why it is tied to no question: it is opinion, rhetoric or page furniture."""
