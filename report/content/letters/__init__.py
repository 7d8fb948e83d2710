"""Help to act: one letter, checklist or worksheet of the bank, filled in from the answers, as a format-free document.

Notes, owners' names and reasons stay out of what leaves the company: a letter says what was answered, and no more.
"""

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.shapes.letters import Letter
from report.content.cells import titled
from report.content.context import Context
from report.content.helping import is_stopped, lacking
from report.content.letters.passages import Sources, blocks, cited
from report.content.paper import paper
from report.content.placeholders import filled
from report.content.sections.sources import cited_in_order, source_blocks
from report.handover.handover import Handover
from report.paper.document import CARD, Block, Document, Heading, Listing, Paragraph, Part, Run, rich
from report.paper.wording import day
from scoring.result import Result

SOURCES: dict[str, Sources] = {"letter": "apart", "card": "below"}
"""Kinds that have a head of their own, and where their sources stand."""


def letter_ids(bank: Bank) -> tuple[str, ...]:
    """What there is, in the order of the bank."""
    return tuple(letter.id for letter in bank.letters.letters)


def compose_letter(bank: Bank, assessment: Assessment, result: Result, letter_id: str, handover: Handover | None = None) -> Document:
    """One help to act, alone and on the brand of whoever sends it. Where the answers lack what it stands on, it says so instead.

    Of the handover (None for the assessment's own) only the brand and days that were changed by hand count; comments and reasons stay in
    the house. Raises StopIteration for an unknown id.
    """
    context = Context.printed(bank, assessment, result, handover)
    letter = context.bank.letter(letter_id)
    if is_stopped(context, letter):
        return compose_guide(bank, assessment, result, letter_id, handover)
    told = tuple(blocks(context, letter.passages, SOURCES.get(letter.kind, "beside")))
    name = CARD if letter.kind == CARD else "text"
    itself = Part(name, letter.title, told) if letter.kind in SOURCES else titled(name, letter.title, *told, own_page=True)
    outgoing = letter.kind == "letter"
    return paper(letter.title, assessment, _subject(letter, assessment), (itself,), brand=context.handover.brand, outgoing=outgoing)


def compose_guide(bank: Bank, assessment: Assessment, result: Result, letter_id: str, handover: Handover | None = None) -> Document:
    """How to use a help to act: what it is for, what to look at before, and its sources. It is for the company alone."""
    context = Context.printed(bank, assessment, result, handover)
    letter = context.bank.letter(letter_id)
    parts = [_before(context, letter)]
    if not is_stopped(context, letter):
        parts.append(_sources(context, letter))
    marks = ("Draft for counsel" if letter.counsel else "Draft",)
    return paper(letter.title, assessment, _subject(letter, assessment), tuple(parts), marks=marks)


def is_filled_in(bank: Bank, assessment: Assessment, result: Result, letter_id: str, handover: Handover | None) -> bool:
    """Whether the answers have what it stands on: where they lack it, the guide says so and there is no letter beside it."""
    return not is_stopped(Context.printed(bank, assessment, result, handover), bank.letter(letter_id))


def _subject(letter: Letter, assessment: Assessment) -> str:
    return f"{letter.title}, from the HIPAA self-assessment of a support desk of {assessment.as_of.isoformat()}"


def _before(context: Context, letter: Letter) -> Part:
    """What it is for, who should look first, and what the answers lack."""
    blocks: list[Block] = [Heading(letter.title, 1, "use"), Paragraph(filled(context, letter.use), "lead")]
    if letter.counsel:
        blocks.append(Paragraph((Run("Draft for your counsel. ", strong=True), *filled(context, letter.counsel))))
    stops = is_stopped(context, letter)
    said = [filled(context, missing.says) for missing in lacking(context, letter) if missing.stops or not stops]
    if not stops:
        said += [rich(Run("Two answers do not fit together. ", strong=True), c.message) for c in context.result.contradictions]
    if said:
        blocks += [Heading("Why there is nothing to fill in" if stops else "Before you use it", 2), Listing(tuple(said))]
    return Part("use", "How to use it", tuple(blocks))


def _sources(context: Context, letter: Letter) -> Part:
    basis = (
        f"Filled in from the self-assessment of {day(context.result.as_of)}, question bank {context.result.bank}. "
        "It is not legal advice; whoever sends, signs or posts it is responsible for what it says."
    )
    shown = source_blocks(context, cited_in_order(context, cited(context, letter)))
    return Part("sources", "Sources", (*shown, Paragraph(rich(basis), "notice")), own_page=False)
