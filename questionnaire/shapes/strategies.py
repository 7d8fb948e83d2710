"""The shape of what looks ahead: strategies side by side, and what is proposed but not law."""

from datetime import date
from typing import Annotated

from pydantic import Field

from questionnaire.shapes.question import Condition, Frozen, Id, Words


class Lead(Frozen):
    """An answer that holds once a strategy is carried out, where `when` held before."""

    question: Id
    choice: Id
    when: Condition | None = None


class Take(Frozen):
    """An action of a strategy: taken where `when` holds, perhaps needed where only `perhaps` does."""

    action: Id
    title: str = ""
    """What it is called here, where its title in the plan speaks of another way."""
    when: Condition | None = None
    perhaps: Condition | None = None


class SourcedWords(Frozen):
    """Words with their sources: what a strategy needs (with a range), leaves open, or what would flip it."""

    says: Words
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    dated: str = ""
    """What the source says of its own date. Needed beside a range."""
    from_to: tuple[float, float] | None = None
    unit: str = ""
    for_all: str = ""
    """Unit of the range times the people who answer (question `seats`), where it grows with them."""
    when: Condition | None = None
    """Answers by which it holds, and by which a need is shown; for a flip without it, nothing we ask tells."""


class Price(Frozen):
    """What a way costs beyond work, with its sources: by list price for one seat and month, or in words where there is none."""

    says: Words
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    dated: str = ""
    """What the source says of its own date. Needed beside a range."""
    a_seat: tuple[float, float] | None = None
    """From, to, in US dollars a seat and month; below 0 for less than today."""
    in_all: bool = False
    """Whether `a_seat` is all that is paid then; else it is what is paid more than today."""
    when: Condition | None = None


class Closed(Frozen):
    """Answers that close a strategy to a firm, and why."""

    when: Condition
    because: Words


class Strategy(Frozen):
    """One way ahead, as data. `resolves` and `anew` name questions or sections."""

    id: Id
    title: Words
    idea: Words
    closed: tuple[Closed, ...] = ()
    takes: tuple[Take, ...]
    ends_with: tuple[Take, ...] = ()
    leads_to: Annotated[tuple[Lead, ...], Field(min_length=1)]
    resolves: tuple[Id, ...] = ()
    """All that falls short there today is resolved by the actions it calls for; what is satisfied stays."""
    anew: tuple[Id, ...] = ()
    """Set up from the start, whatever is in place today."""
    forgets: tuple[Id, ...] = ()
    """Answers that were about the desk left behind."""
    keeps: tuple[Id, ...] = ()
    """Answers that its actions leave as they are."""
    carries: tuple[Id, ...] = ()
    """Findings of the past that stay although the questions may no longer be asked."""
    prices: tuple[Price, ...] = ()
    """The first whose `when` holds counts."""
    needs: tuple[SourcedWords, ...]
    unsolved: Annotated[tuple[SourcedWords, ...], Field(min_length=1)]
    flips: Annotated[tuple[SourcedWords, ...], Field(min_length=1)]


class News(Frozen):
    """What is known of a proposal's fate, by whom and since when."""

    says: Words
    dated: str
    source: Words
    confidence: Words


class ProposedRule(Frozen):
    """Something a proposal would require. Without `when` our questions cannot judge it."""

    id: Id
    title: Words
    would_require: Words
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    confidence: Words
    questions: tuple[Id, ...] = ()
    only_if: Condition | None = None
    when: Condition | None = None
    """Today's answers that would fall short."""
    unclear: Condition | None = None
    """Answers that leave it open."""
    careful: str = ""


class Proposals(Frozen):
    """`proposals.yaml`: proposed and not law. Read by the forecast alone, never by the judgement."""

    title: Words
    status: Words
    checked: date
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
    out_of_reach: Words
    """Why a rule is not judged whose `only_if` does not hold."""
    news: tuple[News, ...]
    rules: tuple[ProposedRule, ...]
