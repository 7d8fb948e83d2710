"""What a portable file holds, once it is read: clients, their rounds, and all that goes with a round."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from questionnaire.assessment import Assessment
from store.history import Entry
from store.report_versions import Final


class Times(NamedTuple):
    """The days and hours of a round, in UTC."""

    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None
    archived_at: datetime | None


@dataclass(frozen=True)
class RoundInFile:
    """One round with everything that belongs to it, but for what is worked out from it."""

    id: str
    client: str
    """The name that the list shows."""
    number: int
    correction: int
    reason: str
    revision: int
    times: Times
    assessment: Assessment
    history: tuple[Entry, ...] = ()
    versions: tuple[Final, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Which round of its client it is."""
        return self.number, self.correction


@dataclass(frozen=True)
class ClientInFile:
    """A client with its rounds, the first one first. Never empty."""

    id: str
    rounds: tuple[RoundInFile, ...]

    @property
    def name(self) -> str:
        """As its newest round has it."""
        return self.rounds[-1].client

    def under(self, ids: dict[str, str]) -> "ClientInFile":
        """The same under other ids."""
        return ClientInFile(ids[self.id], tuple(replace(one, id=ids[one.id]) for one in self.rounds))


Contents = tuple[ClientInFile, ...]
"""In the order of the file."""
