"""The shape of `bank.yaml`: conditions and verdicts, and what holds the bank together; and of contradictions."""

from typing import Annotated

from pydantic import Field

from questionnaire.shapes.letters import Phrase
from questionnaire.shapes.method import Method
from questionnaire.shapes.question import Condition, Frozen, Id, Words
from questionnaire.shapes.reviews import Review
from questionnaire.shapes.versions import VERSION

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

    `{lacking}` stands for the conditions that lead to it, `{wanted}` for what is not there or not known of plan and BAA; what else is in
    braces is one of the phrases, whose words depend on the answers.
    """

    id: Id
    title: Words
    means: Words
    next: Words
    next_paused: Words | None = None
    """Instead of `next`, once an action that stops the flow is marked as done."""
    phrases: tuple[Phrase, ...] = ()


class Contradiction(Frozen):
    """Answers that cannot both be true, or rarely are, and the question that settles it."""

    id: Id
    when: Condition
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    message: Words


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
