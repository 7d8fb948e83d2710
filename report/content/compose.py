"""The one door: bank, assessment and judgement in, a format-free document out."""

from dataclasses import replace

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report.content.attached import attachments
from report.content.context import Context
from report.content.paper import draft_mark, example_mark
from report.content.sections import sections_of
from report.content.tabulate import records
from report.handover.handover import Handover
from report.paper.document import Cover, Document, Fact, Part, rich
from report.paper.editions import EDITIONS, TITLES, Edition
from report.paper.selection import linked, only
from report.paper.wording import PLAN_TITLE
from scoring.result import Result

ALWAYS = ("cover", "board", "outside", "changes", "kept")
"""Parts that nobody leaves out: what kind of paper it is, the verdict, what was changed by hand, and what is kept without counting."""


def compose(bank: Bank, assessment: Assessment, result: Result, handover: Handover | None = None, edition: Edition = "full") -> Document:
    """An edition of the report as blocks in reading order; parts with nothing to say are left out, and those that the handover leaves out.

    `handover`: None for what was added to the assessment, under our own name. What it changes is marked where it shows, and travels
    inside the report with the assessment as it was given.
    """
    return _composed(Context.printed(bank, assessment, result, handover), assessment, result, edition)


def compose_each(bank: Bank, assessment: Assessment, result: Result, handover: Handover | None) -> dict[Edition, Document]:
    """All editions; what they say of the assessment is worked out once."""
    context = Context.printed(bank, assessment, result, handover)
    return {edition: _composed(context, assessment, result, edition) for edition in EDITIONS}


def _composed(context: Context, assessment: Assessment, result: Result, edition: Edition) -> Document:
    """`assessment`, `result`: as given, before the handover changed anything for printing."""
    handover = context.handover
    parts, marks = (section(context) for section in sections_of(edition, result.verdict)), _marks(context)
    made = Document(
        title=_title(assessment, edition),
        subject=f"HIPAA self-assessment of a support desk, {result.as_of.isoformat()}, question bank {result.bank}",
        client=assessment.client,
        as_of=result.as_of,
        marks=marks,
        parts=tuple(part for part in parts if isinstance(part, Part)),
        rows=records(context, marks),
        attachments=attachments(assessment, handover),
        brand=handover.brand,
        edition=edition,
    )
    return _handed_over(linked(made), handover.left_out)


def _title(assessment: Assessment, edition: Edition) -> str:
    client = f": {assessment.client}" if assessment.client else ""
    return f"{PLAN_TITLE}{client} ({TITLES[edition].lower()})"


def _handed_over(document: Document, left_out: tuple[str, ...]) -> Document:
    """Without the parts that were left out; the cover names them."""
    gone = [part for part in document.parts if part.id in left_out and part.id not in ALWAYS]
    if not gone:
        return document
    kept = only(document, [part.id for part in document.parts if part not in gone])
    named = Fact("Left out on request", rich("; ".join(part.title for part in gone)))
    cover, *others = kept.parts
    blocks = tuple(replace(block, facts=(*block.facts, named)) if isinstance(block, Cover) else block for block in cover.blocks)
    return replace(kept, parts=(replace(cover, blocks=blocks), *others))


def _marks(context: Context) -> tuple[str, ...]:
    final = context.handover.final
    return (*example_mark(context.assessment), *draft_mark(context), *([f"Final, version {final.number}"] if final else []))
