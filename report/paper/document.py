"""The report without a format: blocks in reading order, which every writer (PDF, Word, spreadsheet …) lays out.

Texts are plain: a writer escapes them for its format and never cuts them.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from questionnaire.owner import Owner
from questionnaire.shapes.question import Level
from report.paper.brand import Brand
from report.paper.editions import Edition
from report.paper.figures import Picture
from report.paper.records import Records
from report.paper.theme import SEVERITY, STATES, Shade
from report.paper.wording import PLAN_TITLE


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. `href` is a web address, or `#anchor` inside the document."""

    text: str
    href: str = ""
    strong: bool = False
    muted: bool = False


Rich = tuple[Run, ...]
"""One paragraph's worth of text."""


def rich(*parts: str | Run) -> Rich:
    """Texts and runs as one paragraph."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


@dataclass(frozen=True)
class Chip:
    """A word on a coloured ground: a level of risk or the state of a condition. The word always stands there."""

    word: str
    level: Level | None = None
    state: str = ""

    @property
    def shade(self) -> Shade:
        """Its colours."""
        return STATES[self.state] if self.level is None else SEVERITY[self.level]


@dataclass(frozen=True)
class Heading:
    """A title. Level 1 begins a part of the report and stands in its contents."""

    text: str
    level: Literal[1, 2, 3] = 2
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; `lead` opens a part, `notice` is set apart, `small` is for captions, `alarm` is red and strong."""

    content: Rich
    style: Literal["body", "lead", "small", "notice", "alarm"] = "body"


@dataclass(frozen=True)
class Listing:
    """A list, numbered, dotted, or with boxes to tick."""

    items: tuple[Rich, ...]
    mark: Literal["number", "dot", "box"] = "dot"


@dataclass(frozen=True)
class Verdict:
    """The verdict's title and its sentences, strongest first."""

    title: str
    sentences: tuple[Rich, ...]
    level: Level


@dataclass(frozen=True)
class Cell:
    """A cell: paragraphs, and a chip above them where there is one."""

    lines: tuple[Rich, ...] = ()
    chip: Chip | None = None
    page: str = ""
    """An anchor: where the format has pages, the page on which it stands is printed in place of the lines."""


@dataclass(frozen=True)
class Row:
    """A row of a table; `anchor` lets other places link to it."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table whose header repeats on every page. `widths` are shares of the page's twelve columns."""

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    name: str = ""
    """What the table holds, for readers that announce it and for sheets of a workbook."""
    dense: bool = False
    """True for long lists that are looked up, not read."""
    paged: bool = False
    """True where the last column has the page on which a row goes on."""

    def unpaged(self) -> "Table":
        """For formats that name no pages: without that column, whose links another one has."""
        if not self.paged:
            return self
        rows = tuple(replace(row, cells=row.cells[:-1]) for row in self.rows)
        return replace(self, header=self.header[:-1], widths=self.widths[:-1], rows=rows, paged=False)


@dataclass(frozen=True)
class Figure:
    """A figure's data; a format without pictures prints its table twin. The caption stands under the title."""

    picture: Picture
    caption: str = ""


@dataclass(frozen=True)
class Fact:
    """A small label and its value; `field`: what of a card may be filled in there, where the format has fields."""

    label: str
    value: Rich
    field: Literal["", "owner", "due"] = ""


@dataclass(frozen=True)
class Card:
    """One action: what, who, when, why, how, and what shows that it was done."""

    action: str
    """Its id in the bank."""
    number: str
    title: str
    chip: Chip | None
    """The highest risk that it helps to resolve, if any."""
    done: bool
    facts: tuple[Fact, ...]
    parts: tuple[tuple[str, tuple["Paragraph | Listing", ...]], ...]
    """Subtitle and what stands under it."""
    owner: str = ""
    """As typed at this action; with the due date and `done` what a form begins with, where the format has fields to fill in."""
    due: date | None = None

    @property
    def anchor(self) -> str:
        """Where links to it lead."""
        return card_anchor(self.action)


def card_anchor(action: str) -> str:
    """Where links to the card of an action lead."""
    return f"action_{action}"


@dataclass(frozen=True)
class Cover:
    """The first page."""

    kind: str
    title: str
    client: str
    facts: tuple[Fact, ...]
    notice: str


@dataclass(frozen=True)
class SignOff:
    """Lines to sign on, one a role, with the name of whoever plays it."""

    lines: tuple[Owner, ...]
    header: ClassVar = ("Role", "Name", "Signature", "Date")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A row a line: who signs, and room to do so."""
        return tuple((line.role, line.name, "", "") for line in self.lines)


def has_cover(document: "Document") -> bool:
    """Whether a page stands before all others that says whose paper it is."""
    return any(isinstance(block, Cover) for part in document.parts for block in part.blocks)


Block = Heading | Paragraph | Listing | Verdict | Table | Figure | Card | Cover | SignOff


@dataclass(frozen=True)
class Part:
    """One part of the report. `own_page`: it begins on a new page where there are pages."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = True

    @property
    def head(self) -> Heading | None:
        """The title to which the contents lead; None where it has none of level 1."""
        first = self.blocks[0] if self.blocks else None
        return first if isinstance(first, Heading) and first.level == 1 and first.anchor else None


CARD = "card"
"""The part that is a card to pin up."""
ONE_PAGE = ("board", CARD)
"""Parts that are read alone, on one page."""
ASSESSMENT = "assessment.json"
"""The name of the attached file that holds everything typed."""
HANDOVER = "handover.json"
"""The name of the attached file that holds what was added or changed by hand."""


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the report, where the format can hold one."""

    name: str
    media_type: str
    data: bytes
    description: str


@dataclass(frozen=True)
class Document:
    """The whole report, in reading order."""

    title: str
    subject: str
    client: str
    as_of: date
    marks: tuple[str, ...]
    """What every page bears: "Draft", "Fictional example"."""
    parts: tuple[Part, ...]
    rows: Records | None = None
    """What stands behind the parts; None for a paper that is only printed."""
    language: str = "en-US"
    paper: str = PLAN_TITLE
    """What kind of paper it is, without the client's name: the running head."""
    attachments: tuple[Attachment, ...] = ()
    brand: Brand = Brand()
    """Whose paper it is; the default is ours."""
    outgoing: bool = False
    """True for a letter to somebody outside: its pages bear no kind of paper, no day of the assessment and no "confidential"."""
    edition: Edition = "full"
    """Of the report; a letter has none and keeps the default."""

    @property
    def records(self) -> Records:
        """The rows, for formats that are tables, tasks or data. Raises ValueError for a paper that is only printed."""
        if self.rows is None:
            raise ValueError(f"{self.paper} has no rows")
        return self.rows
