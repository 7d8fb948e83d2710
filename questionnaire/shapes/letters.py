"""The shape of the help to act: letters, checklists and worksheets that are filled in from the answers.

A text may hold `{placeholders}`: the named values of `FILLED`, `answer_` with a question's id, the phrases and the deadlines of
`letters.yaml`. `[Words in brackets]` are for a person to fill in by hand.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from questionnaire.shapes.question import Condition, Frozen, Id, Said, Words, as_said

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
ANSWER = "answer_"
FILLED: dict[str, str] = {
    "client": "the client's name",
    "as_of": "the day of the assessment",
    "first_phi_on": "the day of the first patient details",
    "baa_signed_on": "the day the BAA was signed",
    "notice_by": "the latest day for notices of a breach, if there was one",
    "uncovered_days": "days with patient details and no signed BAA, from when to when",
    "apps_without_baa": "connected apps that receive patient details without a BAA",
    "some_apps_without_baa": "the first of them, and how many more, for a line that has to stay short",
    "open_channels": "channels in use that nothing is known to cover",
    "apps_not_known": "connected apps of which it is not known whether patient details reach them, or whether there is a BAA",
}
"""Placeholders whose value the program works out from the answers, and what each is."""


class Case(Said):
    """What a phrase says where `when` holds; it may be nothing."""

    says: str


class Phrase(Frozen):
    """A placeholder whose words depend on the answers: the first case that holds. The last one always does."""

    id: Id
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]


class Deadline(Frozen):
    """A placeholder for the last day of a limit, counted from the day of the assessment."""

    id: Id
    days: Annotated[int, Field(ge=1)]
    citations: Annotated[tuple[str, ...], Field(min_length=1)]


class Missing(Said):
    """What the answers lack for this letter, or what changes it. `stops`: there is nothing to print then but this."""

    stops: bool = False


class Line(Said):
    """One item of a list; a text alone stands for an item without sources."""

    citations: tuple[str, ...] = ()


class SheetRow(Frozen):
    """A row of a worksheet. An empty cell is for a person to fill in."""

    cells: Annotated[tuple[str, ...], Field(min_length=1)]
    when: Condition | None = None
    citations: tuple[str, ...] = ()
    """Printed below the first cell that holds words."""


class WorkSheet(Frozen):
    """A table to fill in."""

    name: Words
    header: Annotated[tuple[str, ...], Field(min_length=1)]
    widths: tuple[Annotated[float, Field(gt=0)], ...]
    rows: Annotated[tuple[SheetRow, ...], Field(min_length=1)]


class Asked(Frozen):
    """What somebody else asks about the desk, and our questions that answer it."""

    asks: Words
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    instead: dict[Id, Words] = {}
    """By choice: words for outsiders, where the choice's own only make sense beside the others."""
    when: Condition | None = None
    citations: tuple[str, ...] = ()


class Passage(Frozen):
    """A piece of a letter. Exactly one of the forms below is used."""

    heading: Words | None = None
    text: Words | None = None
    notice: Words | None = None
    number: tuple[Annotated[Line, BeforeValidator(as_said)], ...] = ()
    dot: tuple[Annotated[Line, BeforeValidator(as_said)], ...] = ()
    box: tuple[Annotated[Line, BeforeValidator(as_said)], ...] = ()
    sheet: WorkSheet | None = None
    asked: tuple[Asked, ...] = ()
    apps: Words | None = None
    """A table of the connected apps with room for a decision; the words stand where none is listed."""
    sign: tuple[Id, ...] = ()
    """Roles with a line to sign on."""
    when: Condition | None = None
    citations: tuple[str, ...] = ()
    """Printed after a text."""

    def model_post_init(self, _: Any) -> None:
        """Refuse anything but exactly one form."""
        forms = (self.heading, self.text, self.notice, self.number, self.dot, self.box, self.sheet, self.asked, self.apps, self.sign)
        if sum(bool(form) for form in forms) != 1:
            raise ValueError("a passage has exactly one of: heading, text, notice, number, dot, box, sheet, asked, apps, sign")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items, whatever the list's mark."""
        return self.number or self.dot or self.box

    @property
    def parts(self) -> "tuple[Line | SheetRow | Asked, ...]":
        """What it is made of, each with sources of its own and printed by its own `when`."""
        return (*self.lines, *(self.sheet.rows if self.sheet else ()), *self.asked)


class Letter(Frozen):
    """One help to act. What `missing` says and how to `use` it stand before it, its sources behind it."""

    id: Id
    title: Words
    kind: Literal["letter", "check_list", "card", "work_sheet"]
    """A letter and a card begin on a page of their own, to be sent or hung up by themselves."""
    actions: tuple[Id, ...] = ()
    """The actions that it helps to do: it is offered beside them."""
    shows: tuple[Id, ...] = ()
    """Of what goes to somebody outside: the questions whose answers its purpose needs, beside those it is asked. No other answer shows."""
    use: Words
    counsel: str = ""
    """Why a lawyer should look before it is used; its pages then say "draft for counsel"."""
    missing: tuple[Missing, ...] = ()
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    citations: tuple[str, ...] = ()
    """What all of it rests on, beside what its lines cite."""

    def cited(self) -> Iterator[str]:
        """Every citation, whatever the answers, some more than once."""
        yield from self.citations
        for passage in self.passages:
            for part in (passage, *passage.parts):
                yield from part.citations


class Letters(Frozen):
    """`letters.yaml`."""

    phrases: tuple[Phrase, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    letters: Annotated[tuple[Letter, ...], Field(min_length=1)]
