"""What ends this verdict: the actions after which it is a better one."""

from report.content.cells import text_cell, titled
from report.content.context import Context
from report.content.ending import deciding_sentence, desk_first, ending_hours, ending_items, provided, verdict_then
from report.paper.document import Cell, Paragraph, Part, Row, Run, Table, rich
from report.paper.wording import day, effort, not_known_words
from scoring.result import PlanItem

TITLE = "What ends this verdict"
HEADER = ("No.", "Action", "Hours (our estimate)", "Owner", "Due")
WIDTHS = (0.7, 5.1, 2.1, 2.5, 1.6)
NOTHING = "Doing everything in this plan does not change the verdict on its own."
MARKED = "What is marked as done already ends it. Update the answers so that the verdict can follow."
BASIS = "Computed: this plan needs each of these. Waiting for a vendor's signature counts in the days, not in the hours."


def ends(context: Context) -> Part | None:
    """The actions with their hours, and the verdict then; nothing where there is none yet, or no better one."""
    if not (context.begun and context.result.can_improve):
        return None
    items = ending_items(context)
    if not items:
        if decided := deciding_sentence(context):
            return titled("ends", TITLE, Paragraph(decided))
        words = MARKED if context.ending == () else f"{NOTHING}{desk_first(context)}{_unknown(context)}"
        return titled("ends", TITLE, Paragraph(rich(words)))
    now = context.bank.verdict(context.result.verdict).title
    once = f"Once these actions are done{provided(context)}"
    lead = f"Now: \u201c{now}\u201d. {once}, the projected verdict is: \u201c{verdict_then(context)}\u201d."
    rows = (*(_row(context, item) for item in items), _total(context))
    return titled("ends", TITLE, Table(HEADER, WIDTHS, rows, TITLE), Paragraph(rich(BASIS), "small"), lead=lead)


def _unknown(context: Context) -> str:
    """What may change it, where anything is not known."""
    told = f" {not_known_words(context.progress)}; finding out may change what is projected, so find out and judge again."
    return told if context.progress.not_known else ""


def _row(context: Context, item: PlanItem) -> Row:
    return Row(
        (
            Cell((rich(context.action_link(item.action)),)),
            text_cell(item.title),
            text_cell(effort(item.effort_hours)),
            text_cell(context.owner(item).in_full),
            text_cell(day(item.due)),
        )
    )


def _total(context: Context) -> Row:
    return Row(
        (Cell(), Cell((rich(Run("All of them", strong=True)),)), Cell((rich(Run(ending_hours(context), strong=True)),)), Cell(), Cell())
    )
