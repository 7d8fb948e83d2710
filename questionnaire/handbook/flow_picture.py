"""The branching of the questionnaire as a picture: `python -m questionnaire --flow > docs/flow.svg`.

Down the left what is always asked; to the right what is asked only under a condition, which stands in words on the arrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.condition_words import in_words
from questionnaire.conditions import mentioned
from questionnaire.handbook.svg import ACCENT, MUTED, NAVY, PANEL, RULE, TEXT, WARM, WHITE, box, breadth, lines_of, path, picture, text
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Question
from questionnaire.shapes.section import Section

WIDTH, EDGE = 1400.0, 24.0
LEFT, LEFT_WIDE = 44.0, 420.0
WORDS, WORDS_WIDE = 584.0, 310.0
RIGHT, RIGHT_WIDE = 932.0, 396.0
BUS, TURN = 490.0, 1352.0
SIZE, GAP, HEAD, BETWEEN = 14.0, 10.0, 46.0, 34.0
TITLE = 96.0


@dataclass
class _Row:
    """One question with its place on the page."""

    question: Question
    top: float
    lines: list[str]
    words: list[str]

    @property
    def high(self) -> float:
        """Room for its own lines and for those of its condition."""
        return max(len(self.lines), len(self.words)) * SIZE * 1.25 + 18

    @property
    def middle(self) -> float:
        """Where arrows come and go."""
        return self.top + self.high / 2


def flow_picture(bank: Bank) -> str:
    """Sections downward, questions in order, and an arrow with its condition to each that is not always asked. SVG."""
    top, shapes = TITLE, [*_title(bank)]
    numbers = {question: number for number, question in enumerate(bank.questions, 1)}
    for place, section in enumerate(bank.sections):
        rows, bottom = _rows(bank, section, top + HEAD + 10, numbers)
        shapes += [*_section(bank, section, top, bottom, place), *_questions(bank, rows, numbers)]
        top = bottom + BETWEEN
    described = "Sections from top to bottom; conditional questions stand to the right, each with its condition in words."
    return picture(WIDTH, top - BETWEEN + EDGE, f"The branching of the questionnaire, bank {bank.version}", described, shapes)


def _title(bank: Bank) -> Iterator[str]:
    yield text(EDGE, 44, ["Which question is asked when"], 26, NAVY, bold=True)
    always = sum(q.when is None for q in bank.questions.values())
    total = len(bank.questions)
    told = (
        f"Bank {bank.version}: {always} of {total} questions are asked whenever their section is (left), {total - always} under a "
        "condition (right). Numbers give the order."
    )
    yield text(EDGE, 70, [told], SIZE, MUTED)


def _rows(bank: Bank, section: Section, top: float, numbers: dict[str, int]) -> tuple[list[_Row], float]:
    """Both columns filled from the top; a conditional question stands no higher than the question beside it that decides."""
    rows: list[_Row] = []
    free = {True: top, False: top}
    for question in section.questions:
        deciding = mentioned(question.when)
        beside = [row.top for row in rows if row.question.id in deciding and row.question.when is None]
        conditional = question.when is not None
        lines = lines_of(f"{numbers[question.id]}. {question.text}", SIZE, LEFT_WIDE - 24)
        rows.append(_Row(question, max([free[conditional], *beside]), lines, lines_of(_arrow_words(bank, question), SIZE - 1, WORDS_WIDE)))
        free[conditional] = rows[-1].top + rows[-1].high + GAP
    return rows, max(free.values()) + 6


def _arrow_words(bank: Bank, question: Question) -> str:
    """What stands on the arrow: the condition, or the answer that ends the questionnaire."""
    ends = [choice for choice in question.choices if choice.ends]
    if ends:
        return f"\u201c{ends[0].label}\u201d ends the questionnaire: {ends[0].ends}."
    return f"Only if {in_words(bank, question.when)}" if question.when else ""


def _section(bank: Bank, section: Section, top: float, bottom: float, place: int) -> Iterator[str]:
    yield box(EDGE, top, WIDTH - 2 * EDGE, bottom - top, PANEL, RULE, 10)
    yield box(EDGE, top, WIDTH - 2 * EDGE, HEAD - 8, NAVY, NAVY, 10)
    condition = f"   (only if {in_words(bank, section.when)})" if section.when else ""
    yield text(LEFT, top + 25, [f"{section.title}{condition}"], 17, WHITE, bold=True)
    if place:
        yield path([(LEFT + LEFT_WIDE / 2, top - BETWEEN), (LEFT + LEFT_WIDE / 2, top - 2)], NAVY, wide=2)


def _questions(bank: Bank, rows: list[_Row], numbers: dict[str, int]) -> Iterator[str]:
    here = {row.question.id: row for row in rows}
    for row in rows:
        if row.question.when is None:
            yield from _box(row, LEFT, LEFT_WIDE)
            yield from _ending(row) if any(row.words) else ()
            continue
        yield from _box(row, RIGHT, RIGHT_WIDE)
        yield text(WORDS, row.middle - (len(row.words) - 1) * (SIZE - 1) * 0.62 + 4, row.words, SIZE - 1, ACCENT)
        yield path([(WORDS + breadth(row.words, SIZE - 1) + 8, row.middle), (RIGHT - 2, row.middle)])
        yield from _sources(bank, row, here, numbers)


def _box(row: _Row, x: float, wide: float) -> Iterator[str]:
    yield box(x, row.top, wide, row.high)
    lead = (row.high - len(row.lines) * SIZE * 1.25) / 2
    yield text(x + 12, row.top + lead + SIZE, row.lines, SIZE, TEXT)


def _ending(row: _Row) -> Iterator[str]:
    """An answer that ends the questionnaire."""
    yield path([(LEFT + LEFT_WIDE, row.middle), (WORDS - 4, row.middle)], WARM)
    yield text(WORDS + 4, row.middle - (len(row.words) - 1) * (SIZE - 1) * 0.62 + 4, row.words, SIZE - 1, WARM, bold=True)


def _sources(bank: Bank, row: _Row, here: dict[str, _Row], numbers: dict[str, int]) -> Iterator[str]:
    """Lines from the questions that decide: within the section drawn, else named by their number."""
    deciding = [q for q in bank.questions if q in mentioned(row.question.when)]
    for question in deciding:
        source = here.get(question)
        if source and source.question.when is None:
            yield path([(LEFT + LEFT_WIDE, source.middle), (BUS, source.middle), (BUS, row.middle), (WORDS - 4, row.middle)])
        elif source:
            side = RIGHT + RIGHT_WIDE
            yield path([(side, source.middle), (TURN, source.middle), (TURN, row.middle), (side + 2, row.middle)])
    away = [str(numbers[q]) for q in deciding if q not in here]
    if away:
        yield from _tag(row, f"from {', '.join(away)}")


def _tag(row: _Row, words: str) -> Iterator[str]:
    """The number of a question further up."""
    wide = len(words) * 6.6 + 14
    x = WORDS - wide - 26
    yield box(x, row.middle - 11, wide, 22, WHITE, ACCENT, 11)
    yield text(x + 7, row.middle + 4, [words], SIZE - 2, ACCENT)
    yield path([(x + wide, row.middle), (WORDS - 4, row.middle)])
