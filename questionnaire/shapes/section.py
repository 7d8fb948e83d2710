"""A section of the bank: its questions, and the actions that resolve what their answers find."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field

from questionnaire.shapes.question import ByDesk, Condition, Frozen, Hours, Id, Kind, Question, Said, Step, Words


class Action(ByDesk[Step]):
    """Something to do, and what shows that it was done."""

    id: Id
    title: Words
    hold: Step | None = None
    """What is to be done until then, as "Until this is settled, …" goes on: its first step, and said beside what comes first."""
    evidence: Annotated[tuple[Words, ...], Field(min_length=1)]
    effort_hours: Hours
    """From, to; our estimate for one competent person where one person answers in the desk, and for the first row of a list."""
    hours_each: Hours | None = None
    """From, to, for each further row of a list that it is done for; None where one is as much work as many."""
    hours_each_seat: Hours | None = None
    """From, to, for each further person who answers; None where their number changes nothing."""
    owner_role: Id
    when: Condition | None = None
    """It is in the plan only where this holds of the answers that count."""
    after: tuple[Id, ...] = ()
    """What must come before it, where it is in the plan too."""
    citations: tuple[str, ...] = ()
    kind: Kind = Field("risk", alias="class")
    """Pauses a flow that nothing covers, is dated by a statute, ends the verdict, or lowers a risk (contract, section 5)."""
    waiting: Annotated[int, Field(ge=0)] = 0
    """Calendar days from the last hour of work to the answer of a vendor or counsel. A flow has none: it is paused today."""
    waits_when: Condition | None = None
    """It waits only where this holds of the answers that count, but for the desk's where another one is moved to: some vendors' papers
    are accepted with a click.
    """
    awaits: Literal["vendor", "counsel"] = "vendor"
    """Whose answer that is."""
    sets: dict[Id, Id] = {}
    """Answers that hold once it is done, where that is not the question's first choice, or the question is asked only then."""
    stops: dict[Id, Id] = {}
    """Of a pause: answers that hold while nothing flows, confirmed once it is done; the desk's own says that nothing reaches it."""
    finds_out: str = ""
    """The question whose answer it finds; empty for an action that fixes something."""
    begins_desk: bool = False
    """True where another desk begins with it."""
    sets_up_desk: bool = False
    """True where it sets up the desk itself: where another one begins, it comes after that and is done there."""

    def said_at(self, desk: str) -> tuple[Said, ...]:
        """All its steps at a desk, what to hold back first."""
        hold = (Said(says=f"Until this is settled, {self.hold.says}.", when=self.hold.when),) if self.hold else ()
        return (*hold, *self.steps_for(desk))

    def hours_for(self, rows: int, seats: int) -> tuple[float, float]:
        """From, to, where so many rows of a list call for it and so many people answer; none or one of either is the same."""
        further = [(each, max(0, count - 1)) for each, count in ((self.hours_each, rows), (self.hours_each_seat, seats)) if each]
        low, high = (round(hours + sum(each[end] * count for each, count in further), 2) for end, hours in enumerate(self.effort_hours))
        return low, high


class Section(Frozen):
    """One screen of questions, with the actions that fix what it finds."""

    id: Id
    title: Words
    short: Annotated[str, Field(max_length=18)]
    intro: Words
    when: Condition | None = None
    skipped_because: str = ""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    actions: tuple[Action, ...] = ()

    @property
    def knows(self) -> Id | None:
        """The role that can look up most of its questions, the first of equals; None where none can be looked up."""
        roles = Counter(q.find_out.owner_role for q in self.questions if q.find_out)
        return max(roles, key=roles.__getitem__, default=None)
