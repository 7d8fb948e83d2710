"""What one session holds of an assessment: the newest stored state as last seen, the edits that it has not taken yet, and the news."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from questionnaire import Assessment
from questionnaire.file import Refused
from questionnaire.file.changes import FieldChange, changes, joined
from questionnaire.file.edit import Path, Value
from store import Edit, NoSuchAssessment, Stored

T = TypeVar("T")


class Newer(Refused):
    """Somebody else changed the field in the meantime: the person is asked which of the two shall stand."""

    def __init__(self, path: Path, value: Value) -> None:
        super().__init__((f"{'.'.join(path)}: was changed elsewhere in the meantime; look at it and enter yours again",))
        self.path, self.value = path, value


@dataclass
class Held:
    """Mutable, and of one session alone."""

    state: Stored
    """The newest state of the store, as last seen."""
    waiting: list[Edit] = field(default_factory=list)
    assessment: Assessment = field(init=False)
    """The stored state with what waits."""
    failed: tuple[float, str] = (-1.0, "")
    """When the store last refused to save, and why."""
    is_gone: bool = False
    """Whether that was because there is no such assessment any more."""
    dropped: list[str] = field(default_factory=list)
    """Why edits that waited did not fit any more when they could be saved; to be shown once."""
    news: tuple[FieldChange, ...] = ()
    """What others changed, until somebody has read it."""
    shown: tuple[FieldChange, ...] = ()
    """The news that the last run of the page has shown."""
    made: dict[str, tuple[object, object]] = field(default_factory=dict)
    """By name, what was made last, and of what (`once`)."""

    def __post_init__(self) -> None:
        self.assessment = self.state.assessment

    def take(self, state: Stored) -> None:
        """The store's newest state; nothing waits any more."""
        self.state, self.assessment, self.failed, self.is_gone = state, state.assessment, (-1.0, ""), False
        self.waiting.clear()

    def look(self, newest: Assessment) -> None:
        """Keeps what others have changed since this session last looked; not what is its own and was waiting."""
        if newest != self.state.assessment:
            mine = changes(self.state.assessment, self.assessment)
            self.news = tuple(change for change in joined(self.news, changes(self.state.assessment, newest)) if change not in mine)

    def after_waiting(self, newest: Assessment) -> Assessment:
        """The newest state with all that waits. An edit that no longer fits does not hold up the others."""
        self.look(newest)
        self.dropped.clear()
        for edit in self.waiting:
            try:
                newest = edit(newest)
            except Refused as refused:
                self.dropped.extend(refused.faults)
        return newest

    def refused(self, trouble: Exception) -> str:
        """Why it could not be saved."""
        self.failed, self.is_gone = (time.monotonic(), str(trouble)), isinstance(trouble, NoSuchAssessment)
        return str(trouble)

    def once(self, name: str, make: Callable[[], T], *given: object) -> T:
        """What was made of this very assessment and `given` earlier, or made now. The last of each name is kept."""
        known, of = self.made.get(name), (self.assessment, given)
        if known is None or known[0] != of:
            known = self.made[name] = (of, make())
        return cast(T, known[1])
