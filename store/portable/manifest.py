"""The list in a portable file of what is in it, and a round's history: JSON that people can read, checked to the letter."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, Field

from questionnaire.handover import Strict

MANIFEST, FORMAT = "manifest.json", 1
MOST_NUMBER = 1_000_000
Text = Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*$")]
"""PostgreSQL has no NUL in any text, so no store of ours does."""
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22,64}$")]
Number = Annotated[int, Field(ge=1, le=MOST_NUMBER)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _in_utc(time: datetime) -> datetime:
    if time.utcoffset() != timedelta(0):
        raise ValueError("a time in it is not in UTC")
    return time


Time = Annotated[AwareDatetime, Field(strict=False), AfterValidator(_in_utc)]


class Member(Strict):
    """One file inside, and the hash of its bytes."""

    file: Annotated[str, Field(pattern=r"^[0-9]+-[a-z0-9-]+/[a-z0-9-]+\.json$", max_length=200)]
    sha256: Sha256


class VersionListed(Strict):
    """A version of the papers that was frozen: what went into them."""

    number: Number
    made_at: Time
    sha256: Text
    """Of its content, as its cover says it."""
    answers: Member
    handover: Member


class RoundListed(Strict):
    """One round."""

    id: Id
    name: Text
    round: Number
    correction: Annotated[int, Field(ge=0, le=MOST_NUMBER)]
    reason: Text
    """Why it was corrected."""
    revision: Number
    created_at: Time
    updated_at: Time
    finished_at: Time | None
    archived_at: Time | None
    answers: Member
    history: Member
    versions: Annotated[tuple[VersionListed, ...], Field(strict=False)]


class ClientListed(Strict):
    """A client and its rounds."""

    id: Id
    rounds: Annotated[tuple[RoundListed, ...], Field(strict=False, min_length=1)]


class Manifest(Strict):
    """All of it."""

    program: Literal["Deskcheck clients"] = "Deskcheck clients"
    format: Literal[1] = 1
    clients: Annotated[tuple[ClientListed, ...], Field(strict=False)]


class Head(BaseModel):
    """What is looked at first: whose file it is, and of which format."""

    program: Literal["Deskcheck clients"]
    format: Annotated[int, Field(ge=1)]


def _plain(value: Any, depth: int = 3) -> Any:
    """What an assessment file may hold in one field: values, a list of them, or a list of rows."""
    inner = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if inner and not depth:
        raise ValueError("a value in it is nested more deeply than any answer")
    for one in inner:
        _plain(one, depth - 1)
    if isinstance(value, int | float) and not abs(value) <= MOST_NUMBER:
        raise ValueError("a number in it is larger than any answer")
    return value


Plain = Annotated[Any, BeforeValidator(_plain)]


DEEPEST = len(("workshop", "dissent", "question", "1", "who"))
"""Names on the way to the deepest field of an assessment file."""


class FieldListed(Strict):
    """A field that changed: where it stands in the file of the answers, and what it held before and after."""

    field: Annotated[tuple[str, ...], Field(strict=False, min_length=1, max_length=DEEPEST)]
    before: Plain
    after: Plain


class ChangeListed(Strict):
    """What was changed at one time."""

    revision: Annotated[int, Field(ge=2, le=MOST_NUMBER)]
    at: Time
    who: Text
    takes_back: Annotated[int, Field(ge=1, le=MOST_NUMBER)] | None
    fields: Annotated[tuple[FieldListed, ...], Field(strict=False)]


class HistoryListed(Strict):
    """Every change, the first one first."""

    changes: Annotated[tuple[ChangeListed, ...], Field(strict=False)]
