"""Everything in one ZIP: each edition and format, the letters that help, a workshop's minutes, a folder for the evidence of each action."""

from collections.abc import Iterator
from io import BytesIO
from re import sub
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.workshop import NO_WORKSHOP
from report.content.compose import compose_each
from report.content.context import Context
from report.content.helping import letters_for
from report.content.letters import compose_guide, compose_letter
from report.content.minutes import compose_minutes
from report.formats.exports import EXPORTS, PageSize, write_docx
from report.formats.summary import write as write_summary
from report.handover.handover import Handover
from report.paper.document import Document
from report.paper.plan_rows import PlanRow
from scoring.result import Result

NAMES = {"full": "record", "pptx": "slides", "xlsx": "tracker", "ics": "calendar", "json": "answers"}
"""Of files, where the id of the edition or format says less."""
EVIDENCE = "Keep here what shows that this was done:"


def everything(
    bank: Bank,
    assessment: Assessment,
    result: Result,
    handover: Handover | None = None,
    page: PageSize = "letter",
    history: Document | None = None,
) -> bytes:
    """The same bytes on any day. Names in it are the bank's: nothing typed becomes a path. `history`: the paper that tells every change."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, data in (*_files(bank, assessment, result, handover, page), *(_paper("history", history, page) if history else ())):
            packed.writestr(ZipInfo(name), data, ZIP_DEFLATED)  # a ZipInfo's day is that of the format's beginning
    return target.getvalue()


def _files(bank: Bank, assessment: Assessment, result: Result, handover: Handover | None, page: PageSize) -> Iterator[tuple[str, bytes]]:
    made = compose_each(bank, assessment, result, handover)
    for export in EXPORTS:
        if export.prints:
            yield from ((f"{NAMES.get(kind, kind)}{export.suffix}", export.write(document, page)) for kind, document in made.items())
        else:
            yield f"{NAMES.get(export.id, export.id)}{export.suffix}", export.write(made["full"], page)
    yield "summary.txt", write_summary(made["full"])
    context = Context(bank, assessment, result)
    helping = {letter.id: letter for item in result.plan for letter in letters_for(context, item.action)}
    for letter in helping:
        for name, made_of in ((letter, compose_letter), (f"{letter}-how-to-use-it", compose_guide)):
            yield f"letters/{name}.docx", write_docx(made_of(bank, assessment, result, letter, handover), page)
    if assessment.workshop != NO_WORKSHOP:
        yield from _paper("minutes", compose_minutes(bank, assessment, result, handover), page)
    yield from (_evidence(row) for row in made["full"].records.plan)


def _paper(name: str, document: Document, page: PageSize) -> Iterator[tuple[str, bytes]]:
    yield from ((f"{name}{export.suffix}", export.write(document, page)) for export in EXPORTS if export.id in ("pdf", "docx"))


def _evidence(row: PlanRow) -> tuple[str, bytes]:
    folder = f"{row.number}-{sub('[^a-z0-9]+', '-', row.title.lower()).strip('-')}"
    lines = (f"{row.number} {row.title}", "", EVIDENCE, *(f"- {kept}" for kept in row.evidence))
    return f"evidence/{folder}/README.txt", ("\n".join(lines) + "\n").encode()
