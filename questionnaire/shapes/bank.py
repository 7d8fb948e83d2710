"""The shape of the rest of the bank: conditions and verdicts, sources and statements, desks, contradictions, the method."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from questionnaire.shapes.letters import Phrase
from questionnaire.shapes.question import AnyLevel, Choice, Condition, Frozen, Id, Level, Words
from questionnaire.shapes.reviews import Review

NOT_NEEDED, MET, UNMET, NOT_KNOWN = STATES = ("not_needed", "met", "unmet", "unknown")
"""Of a condition for compliant use (contract, section 2)."""


class UseCondition(Frozen):
    """One of the four conditions for compliant use (S1-S5): by rule, or by safest answers."""

    id: Id
    title: Words
    explains: Words
    citations: tuple[str, ...]
    not_needed: Condition | None = None
    met: Condition | None = None
    unmet: Condition | None = None
    meanwhile: tuple[Id, ...] = ()
    """Actions until it is known, beside finding out."""
    meanwhile_when: Condition | None = None
    safest: tuple[Id, ...] = ()
    """Question or section ids whose asked questions must all have their safest answer."""

    @property
    def rules(self) -> dict[str, Condition]:
        """State -> when it holds, in the order in which they are tried; where none does, it is not known."""
        written = {NOT_NEEDED: self.not_needed, MET: self.met, UNMET: self.unmet}
        return {state: rule for state, rule in written.items() if rule is not None}


class VerdictWords(Frozen):
    """What a verdict is called and what it means. The rule for it is `scoring/verdict.py`.

    `{lacking}` stands for the conditions that lead to it; what else is in braces is one of the phrases, whose words depend on the answers.
    """

    id: Id
    title: Words
    means: Words
    next: Words
    next_paused: Words | None = None
    """Instead of `next`, once an action that stops the flow is marked as done."""
    phrases: tuple[Phrase, ...] = ()


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


class Vendor(Frozen):
    """What was found about another help desk's BAA, to be verified in one's own contract."""

    name: Words
    stance: Words
    plan: str
    source: Words
    confidence: Words


Trait = Literal["baa_by_plan", "baa_by_vendor", "attestation_report", "mailbox"]


class Desk(Choice):
    """A help-desk platform: a choice of the question `desk`, and what conditions may ask of it."""

    name: Words
    traits: tuple[Trait, ...] = ()
    """`baa_by_plan`: the BAA depends on the plan, which is asked by name (`intercom_plan`). `baa_by_vendor`: it is asked whether the
    vendor offers one. `attestation_report`: the vendor has one to ask for. `mailbox`: it has no channel but e-mail of its own."""
    note: str = ""
    vendors: tuple[Vendor, ...] = ()


RETIRED = "retired"
VERSION = r"^\d{4}\.\d+$"
"""Year, then a count."""


def newer(version: str, *, than: str) -> bool:
    """Whether a bank of this version came after one of that; what is no version came after none."""
    return _place(version) > _place(than)


def _place(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split("."))) if re.fullmatch(VERSION, version) else ()


class OldNames(Frozen):
    """`old_names.yaml`: published ids that are no more, each with today's id or `retired`. None is ever used again."""

    questions: dict[Id, Id] = {}
    actions: dict[Id, Id] = {}
    """`find_out_…` follows its question and has no entry."""
    choices: dict[Id, dict[Id, Id]] = {}
    """By question, under its id of today."""


class QuestionChange(Frozen):
    """Why a question has to be looked at again in an assessment from before."""

    question: Id
    choices: tuple[Id, ...] = ()
    """Saved answers that mean something else now; none for a question that is new."""
    because: Words
    do: str = ""
    """What to do about such an answer."""


class BankVersion(Frozen):
    """A version of the bank, in the order they came."""

    version: Annotated[str, Field(pattern=VERSION)]
    asked: tuple[Id, ...] = ()
    """Its questions, under the ids of then, once it is published."""
    changes: tuple[QuestionChange, ...] = ()
    """Against the version before it."""


class Contradiction(Frozen):
    """Answers that cannot both be true, or rarely are, and the question that settles it."""

    id: Id
    when: Condition
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    message: Words


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


class BankFile(Frozen):
    """`bank.yaml`: version, order of sections, method, conditions, verdicts, roles."""

    version: Annotated[str, Field(pattern=VERSION)]
    sections: tuple[Id, ...]
    first_pass: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The questions that decide, asked before all others, in the order of the bank."""
    method: Method
    conditions: tuple[UseCondition, ...]
    verdicts: tuple[VerdictWords, ...]
    owner_roles: dict[Id, Words]
    reviews: tuple[Review, ...]
    at_new_desk: Words
    """How the title of what is done at the new desk reads; `{title}` stands for its own."""
    find_out_at_new_desk: Words
    """The first step of what is to be found out there, where nothing has happened yet."""
