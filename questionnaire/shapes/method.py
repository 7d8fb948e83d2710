"""The shape of the method: the tables of NIST SP 800-30 r1, limits of days, caps, and the penalties by law."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from questionnaire.shapes.question import AnyLevel, Condition, Frozen, Id, Level, Words


class Floor(Frozen):
    """A risk that certain answers have at least (contract, section 4), held by the bank check."""

    question: Id
    choices: tuple[Id, ...]
    """Choice ids; for a list question the name of a row rule."""
    at_least: AnyLevel
    even_if: tuple[Id, ...] = ()
    """Exposures that are otherwise exempt (`exempt_exposures`) for which it holds all the same."""


class Limits(Frozen):
    """After how many days a plan item is late: working days after the day of the assessment, but for `notice`."""

    past_assessed: int
    """For what a statute dates; `notice` may come first."""
    notice: int
    """Calendar days from discovery to the notice of a breach (45 CFR 164.404(b), 164.408(b), 164.410(b))."""
    found_out: int
    """For finding out plan or BAA."""
    verdict_ended: int
    required_standard: int
    """For a moderate risk against a standard that 45 CFR requires."""
    by_risk: dict[Id, int]
    required_standards: tuple[str, ...]
    """Citations of these standards and implementation specifications."""


class Team(Frozen):
    """How many people who answer count for the hours of an action (`hours_each_seat`)."""

    if_unknown: Annotated[int, Field(ge=1)]
    at_most: Annotated[int, Field(ge=1)]
    """More are not counted: a larger firm has more hands as well."""


class Cap(Frozen):
    """The most that a full sheet scores while certain answers stand (contract, section 4)."""

    when: Condition
    at_most: Annotated[int, Field(ge=0, le=100)]
    because: Words
    """Completes "where …, a score is at most …"."""


class Tier(Frozen):
    """Dollars for one violation, from `least` to `most`; at most `yearly` for all of one kind in a calendar year."""

    fault: Words
    least: int
    most: int
    yearly: int


class Careful(Frozen):
    """What belongs beside the amounts, with its sources."""

    says: Words
    citations: Annotated[tuple[str, ...], Field(min_length=1)]


class Penalties(Frozen):
    """Civil money penalties by fault, as adjusted for inflation. They bear on no judgement."""

    since: date
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    careful: tuple[Careful, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """Every citation, of the amounts and of what belongs beside them."""
        return (*self.citations, *(text for told in self.careful for text in told.citations))


class Method(Frozen):
    """The tables and numbers of the method, each from NIST SP 800-30 r1 unless it says otherwise."""

    overall_likelihood: dict[Id, dict[Id, AnyLevel]]
    """Table G-5: occurrence -> adverse impact -> overall likelihood."""
    risk: dict[Id, dict[Id, AnyLevel]]
    """Table I-2: overall likelihood -> impact -> risk."""
    points: dict[Id, int]
    """Representative value of each level (table I-3)."""
    exposure_question: Id
    exposure: dict[Id, AnyLevel]
    """Likelihood that an event does harm, by the answer to `exposure_question`."""
    unconfirmed_barrier: Condition
    """Where it holds, nobody knows whether a barrier is one."""
    unconfirmed_counts_as: Id
    """The answer whose exposure counts then."""
    floors: tuple[Floor, ...]
    exempt_exposures: tuple[Id, ...]
    limits: Limits
    team: Team
    lanes: dict[Id, Literal["now", "soon", "later"]]
    capped_verdicts: tuple[Id, ...]
    cap: int
    """The most that a full sheet with one of these verdicts scores."""
    caps: tuple[Cap, ...] = ()
    """Caps by answers, whatever the verdict."""
    penalties: Penalties

    def risk_of(self, occurrence: Level, exposure: Level, impact: Level) -> Level:
        """By both tables: the overall likelihood of occurrence and exposure, then its risk with the impact."""
        return self.risk[self.overall_likelihood[occurrence.name][exposure.name].name][impact.name]
