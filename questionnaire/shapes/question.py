"""The shape of a question: what may be asked, what each choice means, where somebody who does not know finds the answer.

Every class here is frozen data. The words, levels and citations live in `bank/*.yaml`;
`loader.py` reads them, `check/` refuses a bank whose parts do not fit together.
"""

from enum import IntEnum, StrEnum
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

UNKNOWN = "unknown"
NONE = "none"
"""Of many choices the one that stands alone."""
NOT_APPLICABLE = "not_applicable"
LANES = ("now", "soon", "later")
"""The lanes of a plan, in order."""

Kind = Literal["flow", "law", "verdict", "risk"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Classes of actions (contract, section 5), the most urgent first."""


class Level(IntEnum):
    """One step of NIST SP 800-30 r1's five-step scale (tables G-2 to I-3), ordered."""

    very_low = 0
    low = 1
    moderate = 2
    high = 3
    very_high = 4


class Outcome(StrEnum):
    """What an answer says of its safeguard."""

    satisfied = "satisfied"
    partial = "partial"
    not_satisfied = "not_satisfied"
    not_applicable = "not_applicable"
    unknown = "unknown"


def _level(value: Any) -> Any:
    if isinstance(value, str) and value not in Level.__members__:
        raise ValueError(f"{value!r} is not a level; use one of {', '.join(Level.__members__)}")
    return Level[value] if isinstance(value, str) else value


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
Words = Annotated[str, Field(min_length=3)]
AnyLevel = Annotated[Level, BeforeValidator(_level)]
Hours = tuple[Annotated[float, Field(gt=0)], float]


class Frozen(BaseModel):
    """A part of the bank: immutable, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Condition(Frozen):
    """A question about earlier answers, as data. Exactly one of the forms below is used.

    `{all: [...]}`, `{any: [...]}`, `{not: {...}}`, or `{question: ID}` / `{fact: NAME}` with one of
    `is`, `is_not`, `any_of`. For a question with many answers, `is` means "contains".
    A blank answer counts as `unknown` (contract, section 1). `{question: desk, has: TRAIT}` is read as `any_of` the desks
    with that trait (`desk_entries.py`).
    """

    all_of: tuple["Condition", ...] | None = Field(None, alias="all", min_length=1)
    any_of_these: tuple["Condition", ...] | None = Field(None, alias="any", min_length=1)
    negated: "Condition | None" = Field(None, alias="not")
    question: Id | None = None
    fact: Id | None = None
    equals: Id | None = Field(None, alias="is")
    differs: Id | None = Field(None, alias="is_not")
    among: tuple[Id, ...] | None = Field(None, alias="any_of", min_length=1)

    def model_post_init(self, _: Any) -> None:
        """Refuse anything but exactly one form."""
        subject = [self.all_of, self.any_of_these, self.negated, self.question, self.fact]
        if sum(part is not None for part in subject) != 1:
            raise ValueError("a condition has exactly one of: all, any, not, question, fact")
        tests = sum(part is not None for part in (self.equals, self.differs, self.among))
        if tests != (1 if self.question or self.fact else 0):
            raise ValueError("a question or fact is tested with exactly one of: is, is_not, any_of")


class Said(Frozen):
    """Words that hold where `when` does; without `when`, always."""

    says: Words
    when: Condition | None = None


def as_said(value: Any) -> Any:
    """A text alone, which always holds, as `Said` is read."""
    return {"says": value} if isinstance(value, str) else value


class Choice(Frozen):
    """One way to answer. Without a `likelihood` it leaves nothing to fix."""

    id: Id
    label: Words
    example: str = ""
    """What it may be, such as a vendor's product. Only where the question is asked: a paper goes to vendors who are another."""
    likelihood: AnyLevel | None = None
    """How likely the threat occurs with this answer (table G-3), before exposure is counted in."""
    outcome: Outcome | None = None
    """Only where it is not plain from the place in the list (see `Question.outcome_of`)."""
    consequence: str = ""
    """What this choice means, shown at once under the question."""
    actions: tuple[Id, ...] = ()
    """What it calls for. Without a `likelihood` that is a duty: in the plan, although nothing falls short and nothing is found."""
    citations: tuple[str, ...] = ()
    ends: str = ""
    """Where this answer ends the questionnaire: completes "not asked, because …"."""
    covered_by: Id | None = None
    """For a channel: the question that asks how it is covered."""
    vendor: str = ""
    """What the register of vendors calls those whom this answer lets details go to."""

    @property
    def option(self) -> str:
        """What stands where people choose: the label with its example."""
        return f"{self.label}, {self.example}" if self.example else self.label


class Risk(Frozen):
    """What may go wrong where the safeguard is missing (NIST SP 800-30 r1)."""

    threat: Words
    """What could happen, never what does: it is printed of unknown answers too, in papers that others read."""
    impact: AnyLevel
    unknown: AnyLevel = Level.moderate
    """How likely the threat is taken to occur while nobody knows the answer."""


class RowRule(Frozen):
    """What a row of a list question means when it is not in order."""

    likelihood: AnyLevel
    consequence: Words
    actions: tuple[Id, ...] = ()


class RowRules(Frozen):
    """Rules for rows of `{name, data, baa}`: PHI without a BAA, or not known."""

    not_signed: RowRule
    unknown: RowRule
    suggestions: tuple[Words, ...] = ()
    """Names that rows often have, offered to be added by a click."""


Step = Annotated[Said, BeforeValidator(as_said)]
"""One step of an action: left out only where its `when` cannot hold by the answers. It may hold placeholders, as a letter does."""
S = TypeVar("S")


class ByDesk(Frozen, Generic[S]):
    """Steps that differ by desk."""

    steps: dict[Id, Annotated[tuple[S, ...], Field(min_length=1)]]
    """By desk id, `any` for all others. Numbered in the order given."""

    def steps_for(self, desk: str) -> tuple[S, ...]:
        """The steps for that desk, or the general ones."""
        return self.steps.get(desk) or self.steps["any"]


class FindOut(ByDesk[Words]):
    """Where somebody who does not know finds the answer. Becomes a plan item of its own."""

    title: str = ""
    """What the plan calls it. Where left out: "Find out:" and the question in short."""
    hold: Step | None = None
    """As of an action."""
    effort_hours: Hours
    hours_each: Hours | None = None
    """From, to, for each further row of a list question; None where one is as much work as many."""
    owner_role: Id
    kind: Kind | None = Field(None, alias="class")
    """As of an action. Where left out: `verdict` for what the conditions `plan` and `baa` look at, else `risk`."""


class Question(Frozen):
    """One question of the bank."""

    id: Id
    kind: Literal["single", "multi", "date", "number", "rows"]
    text: Words
    short: Annotated[str, Field(min_length=2, max_length=34)]
    """For charts and tables."""
    vendor: str = ""
    """Where the answer says whether a vendor is under a BAA: what the register of vendors calls it; `{desk}` stands for the desk's name."""
    why: Words
    """Why we ask: one line in plain sight."""
    help: str = ""
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    when: Condition | None = None
    skipped_because: str = ""
    """Completes "not asked, because …". Needed where `when` is given."""
    describes: bool = False
    """True where the choices describe and are in no order of safety."""
    lasting: bool = False
    """True where the answer states what was or is, which no action changes; an action only deals with what follows."""
    decides: Id | None = None
    """The condition for compliant use (`bank.yaml`) whose state decides the outcome."""
    decided_by: Id | None = None
    """A named fact that, where it is known, stands in for the answer (the dates decide `baa_timing`)."""
    na_allowed: bool = False
    risk: Risk | None = None
    find_out: FindOut | None = None
    choices: tuple[Choice, ...] = ()
    rows: RowRules | None = None
    between: tuple[int, int] | None = None
    """For a number: the least and the most that it may be."""

    @property
    def open_ended(self) -> bool:
        """True for a day or a number: it is judged through other questions, so a blank one is not tried out."""
        return self.kind in ("date", "number")

    def choice(self, choice_id: str) -> Choice | None:
        """The choice of that id, or None."""
        for choice in self.choices:  # no generator: this runs thousands of times
            if choice.id == choice_id:
                return choice
        return None

    def outcome_of(self, choice: Choice) -> Outcome:
        """What a choice says: satisfied without a likelihood; the last is not satisfied; others partial."""
        if choice.outcome is not None:
            return choice.outcome
        if choice.likelihood is None:
            return Outcome.satisfied
        return Outcome.not_satisfied if choice is self.choices[-1] else Outcome.partial
