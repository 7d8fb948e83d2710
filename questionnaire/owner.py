"""Who carries out an action (contract, section 5): the name typed at it, else the person who plays its role, else the role."""

from dataclasses import dataclass

from questionnaire.assessment import Assessment
from questionnaire.question_bank import Bank

BRIEF = 40
"""Letters of a name that a narrow column has room for in two lines or three."""


@dataclass(frozen=True)
class Owner:
    """Of an action, or of something to find out."""

    name: str
    """As typed; empty where nobody is named."""
    role: str
    """Whose work it usually is, in words."""

    @property
    def words(self) -> str:
        """The name, else the role."""
        return self.name or self.role

    @property
    def in_full(self) -> str:
        """The same, saying so where nobody is named."""
        return self.name or f"{self.role} (nobody named yet)"


def brief(words: str) -> str:
    """Long names as a narrow column has them: without what follows the first comma, and no more than forty letters of whole words."""
    if len(words) <= BRIEF:
        return words
    name = words.partition(",")[0]
    return f"{name if len(name) <= BRIEF else name[:BRIEF].rsplit(' ', 1)[0]}…"


def owner_of(bank: Bank, assessment: Assessment, action: str, role: str) -> Owner:
    """The owner of an action, by ids. An action that nothing was typed at, or an empty id, has the person who plays the role."""
    typed = assessment.entry(action).owner
    return Owner(typed if typed.strip() else assessment.people.get(role, "").strip(), bank.owner_roles.get(role, role))
