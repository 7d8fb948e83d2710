"""A short paper of its own where HIPAA does not appear to apply: what is so and why, what would change it, what to do and to watch."""

from collections.abc import Iterator

from questionnaire.shapes.question import Choice
from report.content.cells import separated, text_cell, titled
from report.content.context import Context
from report.content.notes import notes_of_actions
from report.content.reviews import reviews
from report.content.sections.board import by_hand, whose
from report.content.steps import steps_of
from report.content.verdict_summary import verdict_box
from report.paper.document import Block, Cell, Heading, Listing, Paragraph, Part, Rich, Row, Run, Table, rich
from report.paper.wording import NO_ADVICE, day, effort
from scoring.result import PlanItem

TO_DO = ("Action", "Owner", "Due", "Keep as evidence")
WIDTHS = (6.6, 2.0, 1.4, 2.0)


def outside(context: Context) -> Part:
    """One part, without a cover."""
    return titled(
        "outside",
        "Where you stand under HIPAA",
        Paragraph(whose(context), "small"),
        verdict_box(context),
        Heading("What would change this", 2),
        Paragraph(rich("HIPAA applies from the day on which one of these describes you. Then change the first answer and go on.")),
        Listing(tuple(_change(context, choice) for choice in _other_roles(context))),
        *_to_do(context),
        Heading("What to keep watching", 2),
        Listing(tuple(_watched(context))),
        *by_hand(context),
        Paragraph(rich(NO_ADVICE), "notice"),
        own_page=True,
    )


def _other_roles(context: Context) -> Iterator[Choice]:
    """The answers with which the assessment would go on, of the question that ended it."""
    for question in map(context.bank.questions.__getitem__, context.sheet.asked):
        if any(choice.ends for choice in question.choices):
            yield from (choice for choice in question.choices if not choice.ends)


def _change(context: Context, choice: Choice) -> Rich:
    return (Run(f"{choice.label}. ", strong=True), Run(f"{choice.consequence} ("), *_law(context, choice.citations), Run(")"))


def _law(context: Context, citations: tuple[str, ...]) -> Rich:
    return separated([context.cited(citation) for citation in citations], "; ")


def _to_do(context: Context) -> tuple[Block, ...]:
    rows = tuple(_row(context, item) for item in context.result.plan)
    return (Heading("What to do", 2), Table(TO_DO, WIDTHS, rows, "What to do")) if rows else ()


def _row(context: Context, item: PlanItem) -> Row:
    action, number = context.bank.action(item.action), context.action_numbers[item.action]
    title = (Run(f"A{number}  {item.title}", strong=True), Run(f"  {effort(item.effort_hours)}", muted=True))
    steps = (rich(f"{place}. {step}") for place, step in enumerate(steps_of(context, item), 1))
    notes = (rich(Run("Your note: ", muted=True), note) for note in notes_of_actions(context)[item.action])
    evidence = Cell(tuple(rich(kept) for kept in action.evidence))
    return Row(
        (
            Cell((title, *steps, *notes, _law(context, action.citations))),
            text_cell(context.owner(item).in_full),
            text_cell(day(item.due)),
            evidence,
        )
    )


def _watched(context: Context) -> Iterator[Rich]:
    for row in reviews(context):
        first = f" Next on {day(row.first)}, then every {row.every}. ("
        yield (Run(f"{row.title}. ", strong=True), Run(row.says + first), *_law(context, row.citations), Run(")"))
