"""The six slides: whose it is, the verdict, where the risk sits, what to decide, the first month, what is asked of the board."""

from collections.abc import Iterator
from io import BytesIO
from typing import TypeVar

from pptx.util import Pt

from report.formats.letterhead import logo
from report.formats.slides.chart import add_chart
from report.formats.slides.deck import MARGIN, WIDE, Deck
from report.formats.slides.fitting import SIZES
from report.formats.slides.shapes import Box, add_table, fill, write_paragraphs
from report.paper import theme
from report.paper.document import Document, Figure, Paragraph, Rich, Run, SignOff, Table, rich
from report.paper.figures import SectionsFigure, TimelineFigure
from report.paper.plan_rows import PlanRow
from report.paper.records import Summary
from report.paper.wording import NO_ADVICE, NO_CLIENT, STATE_WORDS, UNCONFIRMED, count, day, long_day, marked_day, score_words

Shown = TypeVar("Shown", SectionsFigure, TimelineFigure)
BODY = Box(MARGIN, 112, WIDE - 2 * MARGIN, 384)
MOST = 8
"""Actions on the slide of the first month."""
MOST_LONG, LONG = 5, 60
"""As many where an owner's name has more letters than that."""
DECISIONS = "To decide"
"""The name of the decision page's table."""


def opening(deck: Deck, document: Document) -> None:
    """Whose paper it is, about whom, of which day."""
    summary = document.records.summary
    slide = deck.slide(document.paper, tuple(filter(None, (document.subject, document.brand.name))))
    place, found = slide.shapes.title, logo(document.brand)
    place.top, place.height, place.width = Pt(150), Pt(100), Pt(BODY.wide)
    if found:
        picture = slide.shapes.add_picture(BytesIO(found.png), Pt(MARGIN), Pt(60), Pt(found.wide), Pt(found.high))
        picture.name = "Logo"
        picture._element.nvPicPr.cNvPr.set("descr", found.words)
    elif document.brand.name:
        write_paragraphs(slide, Box(MARGIN, 70, 640, 50), (rich(Run(document.brand.name, strong=True)),), "Brand", colour=deck.tones.link)
    client = (rich(summary.client or NO_CLIENT),)
    write_paragraphs(slide, Box(MARGIN, 256, BODY.wide, 96), client, "Client", (28, 24, 20, 18, 16, 14, 12, 10), deck.tones.link)
    facts = (f"Support desk: {summary.desk}", long_day(summary.as_of), f"Prepared by {summary.prepared_by}" if summary.prepared_by else "")
    write_paragraphs(slide, Box(MARGIN, 368, BODY.wide, 120), [rich(fact) for fact in facts if fact], "Facts", (18, 16, 14, 12, 10))


def verdict(deck: Deck, document: Document) -> None:
    """The verdict, why it is so, what comes next, and the four conditions."""
    summary = document.records.summary
    slide = deck.slide(summary.title, tuple(_judged(summary)))
    told = (
        *([rich(Run(summary.limit, strong=True))] if summary.limit_first else []),
        rich(summary.means),
        rich(summary.sentence),
        rich(Run("Next: ", strong=True), summary.next),
        *([rich(summary.carried)] if summary.carried else []),
    )
    edge = write_paragraphs(slide, Box(MARGIN, 116, 8, 196 if summary.conditions else 330), (), "Verdict's shade")
    fill(edge, theme.SEVERITY[theme.VERDICT_LEVEL[summary.verdict]].fill)
    write_paragraphs(slide, Box(MARGIN + 22, 116, BODY.wide - 22, 196 if summary.conditions else 330), told, "Verdict")
    for place, condition in enumerate(summary.conditions):
        left, shade = MARGIN + place * 219, theme.STATES[condition.state]
        write_paragraphs(slide, Box(left, 336, 207, 52), (rich(condition.title),), "Condition", SIZES[2:])
        state = (rich(Run(STATE_WORDS[condition.state], strong=True)),)
        fill(write_paragraphs(slide, Box(left, 392, 130, 30), state, "State", (14,), shade.text, middle=True), shade.fill)
    write_paragraphs(slide, Box(MARGIN, 452, BODY.wide, 44), (rich(Run(NO_ADVICE, muted=True)),), "What it is not", SIZES[4:])


def risk(deck: Deck, document: Document) -> None:
    """Findings by section as a chart, the days without cover and the legal limit beside it. Not without its part of the report."""
    sections, line = _figure(document, SectionsFigure), _figure(document, TimelineFigure)
    if sections is None or line is None:
        return
    levels = "Levels are looked up in tables G-5 and I-2 of NIST SP 800-30 r1, never multiplied."
    slide = deck.slide("Where the risk sits", (*(f"{bar.title}: {bar.words}" for bar in sections.bars), levels, line.sentence))
    drawn, told = sum(bar.findings > 0 for bar in sections.bars) > 1, (rich(sections.description),)
    write_paragraphs(slide, Box(MARGIN, 104, 560, 40 if drawn else 384), told, "In words", SIZES[3:] if drawn else SIZES)
    if drawn:
        add_chart(slide, Box(MARGIN, 148, 560, 350), sections, document)
    numbers = list(_exposure(document, line))
    for place, (number, words) in enumerate(numbers):
        top, below = 104 + place * 196, 50 if number else 0
        if number:
            write_paragraphs(slide, Box(640, top, 272, 44), (rich(Run(number, strong=True)),), "Number", (32, 28, 24, 20, 16), theme.NAVY)
        write_paragraphs(slide, Box(640, top + below, 272, 184 - below), (words,), "What it counts", SIZES[2:])


def decide(deck: Deck, document: Document) -> None:
    """The decision page's own table: what is to be decided, with hours, money and days, and by whom."""
    table = _decisions(document)
    if table is None:
        return
    law = (
        f"{row.number} {row.title}: {', '.join(row.citations)}"
        for row in document.records.actions
        if row.latest_reason in ("law", "verdict")
    )
    slide = deck.slide("What to decide", tuple(law))
    rows = [[cell.lines for cell in row.cells] for row in table.rows]
    add_table(slide, BODY, table.header, (table.widths, (1.6, 6.2, 4.2)), rows, table.name, deck.tones.head)


def month(deck: Deck, document: Document) -> None:
    """What begins in the first month, sections to answer included, with owner and day."""
    plan, until = document.records.tasks, document.records.summary.month_end
    begins = [row for row in plan if row.start <= until and row.status != "done"]
    unsure = [row.number for row in plan if row.unconfirmed]
    if not begins and not unsure:
        return
    first = begins[: MOST if max(len(_owner(row)) for row in begins[:MOST]) <= LONG else MOST_LONG] if begins else []
    sources = (
        f"{row.number} {row.title}: {', '.join(row.citations)}. Evidence to keep: {'; '.join(row.evidence)}." for row in first if row.number
    )
    slide = deck.slide("The first month", tuple(sources))
    named = [rich(*([Run(f"{row.number}  ", strong=True)] if row.number else []), row.title) for row in first]
    rows = [[(title,), (rich(_owner(row)),), (rich(marked_day(row.due, row.mark)),)] for title, row in zip(named, first, strict=True)]
    if rows:
        add_table(
            slide,
            Box(*BODY[:3], 330),
            ("Action", "Owner", "Due"),
            ((6.2, 3.6, 2.2), (4.4, 5.8, 1.8)),
            rows,
            "First actions",
            deck.tones.head,
        )
    more = len(begins) - len(first)
    told = [document.records.summary.ending] if document.records.summary.ending else []
    told += [f"{more} more {'begins' if more == 1 else 'begin'} by {day(until)}; the plan has all of them."] if more > 0 else []
    told += [f"{UNCONFIRMED}: {', '.join(unsure)}."] if unsure else []
    if told:
        write_paragraphs(slide, Box(MARGIN, 452, BODY.wide, 44), [rich(words) for words in told], "Also", SIZES[3:])


def ask(deck: Deck, document: Document) -> None:
    """The decisions by name and the lines to sign on."""
    blocks = [block for part in document.parts for block in part.blocks]
    signing, table = next((block for block in blocks if isinstance(block, SignOff)), None), _decisions(document)
    if signing is None:
        return
    slide, top = deck.slide("What we ask of you", ()), BODY.top
    if table is not None:
        asked = [
            rich(Run(f"{n}. ", strong=True), *row.cells[0].lines[0], ": ", *row.cells[2].lines[0]) for n, row in enumerate(table.rows, 1)
        ]
        intro = rich("Please decide today, or name the day on which you will. Beside each decision: who answers for it.")
        write_paragraphs(slide, Box(MARGIN, 112, BODY.wide, 150), (intro, *asked), "Decisions", SIZES[1:])
        top += 160
    before = blocks[blocks.index(signing) - 1]
    told = (before.content,) if isinstance(before, Paragraph) else ()
    write_paragraphs(slide, Box(MARGIN, top, BODY.wide, 40), told, "What a signature means", SIZES[3:])
    rows: list[list[tuple[Rich, ...]]] = [[(rich(line.role),), (rich(line.name),), (), ()] for line in signing.lines]
    add_table(
        slide,
        Box(MARGIN, top + 46, BODY.wide, 178),
        signing.header,
        ((3, 4, 3, 2), (2, 7, 2, 1)),
        rows,
        "Lines to sign on",
        deck.tones.head,
        least=40,
    )


SLIDES = (opening, verdict, risk, decide, month, ask)
"""In the order in which they are shown."""


def _judged(summary: Summary) -> Iterator[str]:
    for condition in summary.conditions:
        yield f"{condition.title}: {STATE_WORDS[condition.state].lower()}. {condition.because}"
    if summary.score is not None:
        yield f"Score {score_words(summary.score.low, summary.score.high)} of 100 (100 is best; it comes second to the verdict)."
    yield f"{summary.answers}."


def _exposure(document: Document, line: TimelineFigure) -> Iterator[tuple[str, Rich]]:
    """A number and what it counts: days without cover, days from the day of the assessment until the legal limit."""
    yield count(line.uncovered_days, "day") if line.uncovered_days is not None else "", rich(line.sentence)
    if line.notice_by is None:
        return
    left = (line.notice_by - line.as_of).days
    since = f"{count(left, 'day')} left as of {day(line.as_of)}" if left >= 0 else f"Passed {count(-left, 'day')} before {day(line.as_of)}"
    yield since, rich(document.records.summary.limit)


def _figure(document: Document, kind: type[Shown]) -> Shown | None:
    pictures = (block.picture for part in document.parts for block in part.blocks if isinstance(block, Figure))
    return next((picture for picture in pictures if isinstance(picture, kind)), None)


def _decisions(document: Document) -> Table | None:
    blocks = (block for part in document.parts for block in part.blocks)
    return next((block for block in blocks if isinstance(block, Table) and block.name == DECISIONS), None)


def _owner(row: PlanRow) -> str:
    return row.owner or f"{row.role} (nobody named yet)"
