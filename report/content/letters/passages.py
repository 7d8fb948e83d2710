"""The passages of a letter as blocks: what holds by the answers is printed, with its citations beside it."""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from questionnaire.conditions import holds
from questionnaire.shapes.letters import Letter, Line, Passage, WorkSheet
from questionnaire.shapes.question import Condition
from report.content.cells import separated, text_cell
from report.content.context import Context
from report.content.letters.asked import asked_table
from report.content.placeholders import apps, filled
from report.paper.document import Block, Cell, Heading, Listing, Paragraph, Rich, Row, Run, SignOff, Table
from report.paper.wording import BAA_WORDS, DATA_WORDS, capitalized

Mark = Literal["number", "dot", "box"]
Sources = Literal["beside", "below", "apart"]
"""Where the sources stand: beside each item, in one line below a list, or in another paper, as for a letter to somebody outside."""
APPS = ("App", "Patient details reach it", "BAA", "Still needed? Keep, change or remove", "Done on")
APP_WIDTHS = (3.0, 2.4, 1.6, 3.4, 1.6)


class Conditional(Protocol):
    """Anything of a letter that may depend on the answers."""

    @property
    def when(self) -> Condition | None:
        """Answers by which it is printed; None for always."""


def blocks(context: Context, passages: Sequence[Passage], sources: Sources = "beside") -> Iterator[Block]:
    """What of the passages holds, in order. A heading with nothing below it goes too."""
    made = [block for passage in passages if holding(context, passage) for block in _blocks(context, passage, sources)]
    for place, block in enumerate(made):
        following = made[place + 1] if place + 1 < len(made) else None
        if not isinstance(block, Heading) or (following and not isinstance(following, Heading)):
            yield block


def holding(context: Context, part: Conditional) -> bool:
    """Whether a part is printed by these answers."""
    return holds(part.when, context.on_record, context.result.as_of)


def cited(context: Context, letter: Letter) -> Iterator[str]:
    """What a letter rests on, and what each part of it cites that is printed by these answers, some more than once."""
    yield from letter.citations
    for passage in letter.passages:
        if holding(context, passage):
            for part in (passage, *passage.parts):
                yield from part.citations if holding(context, part) else ()


def _blocks(context: Context, passage: Passage, sources: Sources) -> Iterator[Block]:
    beside = _beside(context, passage.citations if sources != "apart" else ())
    if passage.heading:
        yield Heading("".join(run.text for run in filled(context, passage.heading)), 2)
    if passage.text:
        yield Paragraph((*filled(context, passage.text), *beside))
    if passage.notice:
        yield Paragraph((*filled(context, passage.notice), *beside), "notice")
    yield from _listings(context, passage, sources)
    if passage.sheet:
        yield _sheet(context, passage.sheet)
    asked = [part for part in passage.asked if holding(context, part)]
    if asked:
        yield asked_table(context, asked, sources != "apart")
    if passage.apps:
        yield _apps(context, passage.apps)
    if passage.sign:
        yield SignOff(tuple(context.player(role) for role in passage.sign))


def _listings(context: Context, passage: Passage, sources: Sources) -> Iterator[Block]:
    marks: tuple[tuple[Mark, tuple[Line, ...]], ...] = (("number", passage.number), ("dot", passage.dot), ("box", passage.box))
    for mark, lines in marks:
        held = [line for line in lines if holding(context, line)]
        if held:
            beside = [_beside(context, line.citations if sources == "beside" else ()) for line in held]
            yield Listing(tuple((*filled(context, line.says), *cited) for line, cited in zip(held, beside, strict=True)), mark)
        cited = dict.fromkeys(text for line in held for text in line.citations)
        if sources == "below" and cited:
            yield Paragraph(separated([context.cited(text) for text in cited], "; "), "small")


def _beside(context: Context, citations: Sequence[str]) -> Rich:
    """Sources in small beside what they carry, linked."""
    if not citations:
        return ()
    return (Run(" (", muted=True), *separated([context.cited(text) for text in citations], "; "), Run(")", muted=True))


def _sheet(context: Context, sheet: WorkSheet) -> Table:
    rows = []
    for row in sheet.rows:
        if holding(context, row):
            cells = [Cell((filled(context, text),)) if text else Cell() for text in row.cells]
            told = next((place for place, text in enumerate(row.cells) if text and not text.isdigit()), 0)
            if row.citations:
                cells[told] = Cell((*cells[told].lines, separated([context.cited(text) for text in row.citations], "; ")))
            rows.append(Row(tuple(cells)))
    return Table(sheet.header, sheet.widths, tuple(rows), sheet.name)


def _apps(context: Context, none: str) -> Block:
    listed = apps(context)
    if not listed:
        return Paragraph(filled(context, none))
    rows = tuple(
        Row((text_cell(row.name), text_cell(capitalized(DATA_WORDS[row.data])), text_cell(capitalized(BAA_WORDS[row.baa])), Cell(), Cell()))
        for row in listed
    )
    return Table(APPS, APP_WIDTHS, rows, "Connected apps")
