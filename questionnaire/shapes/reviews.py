"""The shape of what recurs (`reviews` in `bank.yaml`)."""

from typing import Annotated, Literal

from pydantic import Field

from questionnaire.shapes.question import Condition, Frozen, Id, Words

Every = Literal["month", "quarter", "year"]


class Review(Frozen):
    """What recurs, for the calendar. It bears on no judgement."""

    id: Id
    title: Words
    says: Words
    every: Every
    actions: tuple[Id, ...] = ()
    """Actions that set it up: where one is in the plan, it recurs from the last of their due dates."""
    when: Condition | None = None
    """Answers that call for it where no action does; None where it is always called for."""
    since: Id | None = None
    """The question whose day it then counts from; None for the day of the assessment."""
    citations: Annotated[tuple[str, ...], Field(min_length=1)]
