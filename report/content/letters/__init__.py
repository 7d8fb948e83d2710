"""Help to act: one letter, check list or work sheet of the bank, filled in from the answers, as a format-free document.

Notes, owners' names and reasons stay out of what leaves the company: a letter says what was answered, and no more.
"""

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.conditions import holds
from questionnaire.letter_model import Letter, Missing
from report.content.context import Context
from report.content.handover_changes import applied
from report.content.letters.passages import blocks
from report.content.letters.words import filled
from report.content.sections.sources import cited_in_order, source_blocks
from report.content.tabulate import records
from report.handover.handover import Handover
from report.paper.document import Block, Document, Heading, Listing, Paragraph, Part, Run, rich
from report.paper.wording import day
from scoring.result import Result

APART = ("letter", "card")
"""Kinds that begin on a page of their own, to be sent or hung up by themselves."""


def letter_ids(bank: Bank) -> tuple[str, ...]:
    """What there is, in the order of the bank."""
    return tuple(letter.id for letter in bank.letters.letters)


def letters_for(context: Context, action_id: str) -> tuple[Letter, ...]:
    """The letters, check lists and sheets that help with an action, but for those that the answers leave nothing to fill in with."""
    helping = (letter for letter in context.bank.letters.letters if action_id in letter.actions)
    return tuple(letter for letter in helping if not any(missing.stops and _holds(context, missing) for missing in letter.missing))


def compose_letter(bank: Bank, assessment: Assessment, result: Result, letter_id: str, handover: Handover | None = None) -> Document:
    """One help to act. Where the answers lack what it stands on, it says so instead. Raises StopIteration for an unknown id.

    Of the handover (None for the assessment's own) only days that were changed by hand count; comments and reasons stay in the house.
    """
    handover = Handover.of(assessment.handover) if handover is None else handover
    context, letter = Context(bank, *applied(assessment, result, handover), handover, (assessment, result)), bank.letter(letter_id)
    marks = _marks(context, letter)
    lacking = [missing for missing in letter.missing if _holds(context, missing)]
    parts = [_before(context, letter, lacking)]
    if not any(missing.stops for missing in lacking):
        parts += [_itself(context, letter), _sources(context, letter)]
    return Document(
        title=f"{letter.title}: {assessment.client}" if assessment.client else letter.title,
        subject=f"{letter.title}, from the HIPAA self-assessment of a support desk of {result.as_of.isoformat()}",
        client=assessment.client,
        as_of=result.as_of,
        marks=marks,
        parts=tuple(parts),
        records=records(context, marks),
        paper=letter.title,
    )


def _marks(context: Context, letter: Letter) -> tuple[str, ...]:
    example = ("Fictional example",) if context.assessment.is_example else ()
    return (*example, "Draft for counsel" if letter.counsel else "Draft")


def _holds(context: Context, missing: Missing) -> bool:
    return holds(missing.when, context.sheet.answers, context.result.as_of)


def _before(context: Context, letter: Letter, lacking: list[Missing]) -> Part:
    """What it is for, who should look first, and what the answers lack."""
    blocks: list[Block] = [Heading(letter.title, 1, "use"), Paragraph(filled(context, letter.use), "lead")]
    if letter.counsel:
        blocks.append(Paragraph((Run("Draft for your counsel. ", strong=True), *filled(context, letter.counsel))))
    stops = any(missing.stops for missing in lacking)
    said = [filled(context, missing.says) for missing in lacking if missing.stops or not stops]
    if not stops:
        said += [rich(Run("Two answers do not fit together. ", strong=True), c.message) for c in context.result.contradictions]
    if said:
        blocks += [Heading("Why there is nothing to fill in" if stops else "Before you use it", 2), Listing(tuple(said))]
    return Part("use", "How to use it", tuple(blocks))


def _itself(context: Context, letter: Letter) -> Part:
    return Part("text", letter.title, tuple(blocks(context, letter.passages, short=letter.kind == "card")), own_page=letter.kind in APART)


def _sources(context: Context, letter: Letter) -> Part:
    basis = (
        f"Filled in from the self-assessment of {day(context.result.as_of)}, question bank {context.result.bank}. "
        "It is not legal advice; whoever sends, signs or posts it is responsible for what it says."
    )
    shown = source_blocks(context, cited_in_order(context, letter.cited()))
    return Part("sources", "Sources", (*shown, Paragraph(rich(basis), "notice")), own_page=letter.kind in APART)
