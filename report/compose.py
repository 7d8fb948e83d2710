"""The one door: bank, assessment and judgement in, a format-free document out."""

from hashlib import sha256

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.file import write
from report.context import Context
from report.document import ASSESSMENT, Attachment, Document, Part
from report.sections import SECTIONS
from report.tabulate import records
from scoring.result import Result

TITLE = "Help-desk HIPAA remediation plan"


def compose(bank: Bank, assessment: Assessment, result: Result, prepared_by: str = "") -> Document:
    """The report as blocks in reading order; sections with nothing to say are left out.

    `prepared_by` is printed on the cover as given; without it the cover says that this is a self-assessment.
    """
    context = Context(bank, assessment, result, prepared_by)
    parts, marks = (section(context) for section in SECTIONS), _marks(context)
    return Document(
        title=f"{TITLE}: {assessment.client}" if assessment.client else TITLE,
        subject=f"HIPAA self-assessment of a support desk, {result.as_of.isoformat()}, question bank {result.bank}",
        client=assessment.client,
        as_of=result.as_of,
        marks=marks,
        parts=tuple(part for part in parts if isinstance(part, Part)),
        records=records(context, marks),
        attachments=(_save_file(assessment),),
    )


def _save_file(assessment: Assessment) -> Attachment:
    """The assessment as its own file, so that the report opens again where it was left; its hash tells a copy from the original."""
    data = write(assessment).encode("utf-8", "backslashreplace")  # JSON writes a lone surrogate so
    return Attachment(
        ASSESSMENT, "application/json", data, f"The assessment this report was made from. SHA-256: {sha256(data).hexdigest()}"
    )


def _marks(context: Context) -> tuple[str, ...]:
    example = ("Fictional example",) if context.assessment.is_example else ()
    return (*example, "Draft") if context.blanks else example
