"""`python -m report FILE --out PLAN.pdf`: one assessment file in, one report out. `-` reads standard input.

The suffix of `--out` names the format; `--format` says which one where several share a suffix. `--letter` writes one help to act instead,
`--questions` one section's questions for a colleague.
`python -m report verify FILE` tells whether a report's pages fit the answers inside it, and what a tracker came back with.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from questionnaire import Bank, load_bank, walk
from questionnaire.assessment import Assessment
from questionnaire.command import NOT_DONE, given, run
from questionnaire.faults import Faults
from questionnaire.file import Refused, read
from questionnaire.flow.rounds import to_confirm
from questionnaire.handover import MAX_NAME
from questionnaire.inquiry import inquiry
from report import EDITIONS, EXPORTS, Document, Export, PdfOptions, compose, export_for, unprintable, write_pdf
from report.content.inquiry import compose_inquiry
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.formats.exports import LONGEST_PASSWORD, UNPRINTABLE, is_password
from report.paper.visible_text import revealed
from report.saved import verify_command
from report.saved.everything import everything
from scoring import assess

UNWRITABLE = 1
ZIP = ".zip"
SUFFIXES = ", ".join(dict.fromkeys((*(export.suffix for export in EXPORTS), ZIP)))
PRINTING = ", ".join(export.suffix for export in EXPORTS if export.prints)
PARTS = "--edition board, --letter, --questions, --password-file and --archive 2a"


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 written; 2 the file or the suffix was refused, one line a fault; 1 the path cannot be written."""
    typed = sys.argv[1:] if arguments is None else arguments
    if typed[:1] == ["verify"]:
        return verify_command.main(typed[1:])
    options = _options(typed)
    export = export_for(options.out.suffix, options.format)
    if export is None and (options.format or options.out.suffix.lower() != ZIP):
        return _fail(NOT_DONE, _no_format(options.out, options.format))
    if fault := _unfit(options, export):
        return _fail(NOT_DONE, fault)
    bank = load_bank()
    for option, known in (("letter", letter_ids(bank)), ("questions", tuple(section.id for section in bank.sections))):
        if export and (fault := _not_written(export, option, getattr(options, option), known)):
            return _fail(NOT_DONE, fault)
    try:
        closed = _closed(options)
        assessment = _prepared(read(bank, given(options.file)), options.prepared_by)
        if export is None:
            return _everything(bank, assessment, options)
        document = _document(bank, assessment, options, export)
    except Refused as refused:
        return _fail(NOT_DONE, *refused.faults)
    if export.id != "pdf":
        return _written(options.out, export.write(document, options.page))
    _tell_unprintable(document)
    return _written(options.out, write_pdf(document, options.page, closed))


def _everything(bank: Bank, assessment: Assessment, options: argparse.Namespace) -> int:
    """One ZIP."""
    result = assess(bank, assessment)
    _tell_unprintable(compose(bank, assessment, result))
    return _written(options.out, everything(bank, assessment, result, page=options.page))


def _tell_unprintable(document: Document) -> None:
    """Name the signs that the PDF shows as codes, before it is written; it is written all the same."""
    if found := unprintable(document):
        print(UNPRINTABLE, *(revealed(" ".join(line.split())) for line in found), sep="\n- ", file=sys.stderr)


def _written(out: Path, made: bytes) -> int:
    try:
        out.write_bytes(made)
    except OSError as trouble:
        return _fail(UNWRITABLE, f"{out}: cannot be written: {trouble.strerror or trouble}")
    return 0


def _document(bank: Bank, assessment: Assessment, options: argparse.Namespace, export: Export) -> Document:
    """What was asked for; what does not print is of the whole, whatever the edition. Raises Refused where there is nothing to ask."""
    result = assess(bank, assessment)
    if options.letter:
        made = compose_guide if options.guide else compose_letter
        return made(bank, assessment, result, options.letter)
    if options.questions:
        sheet, section = walk(bank, assessment), bank.section(options.questions)
        left = inquiry(bank, sheet, section, assessment.client, again=to_confirm(assessment, sheet))
        all_asked = inquiry(bank, sheet, section, assessment.client, answered=True)
        if not all_asked.asked:
            raise Refused((f"--questions: by these answers, nothing in the section {section.id} is asked",))
        return compose_inquiry(bank, assessment, left if left.asked else all_asked)
    return compose(bank, assessment, result, edition=options.edition if export.prints else "full")


def _prepared(assessment: Assessment, by: str) -> Assessment:
    """With the name given on the command line in place of the file's. Raises Refused where it does not fit."""
    faults = Faults()
    name = faults.text("--prepared-by", by, MAX_NAME)
    if faults.lines:
        raise Refused(faults.in_order())
    return replace(assessment, handover=assessment.handover.model_copy(update={"prepared_by": name})) if name else assessment


def _unfit(options: argparse.Namespace, export: Export | None) -> str:
    """Why options exclude each other, or the format (None for the ZIP); empty where each has its meaning.

    A default that is said aloud excludes nothing, nor does `full` where there is but one edition: the whole.
    """
    apart, bare = options.letter or options.questions, options.archive != "3a"
    closed = options.password_file or bare
    suffix, prints = (export.suffix, export.prints) if export else (ZIP, True)
    others = f"or use one of {PRINTING}"
    rules = (
        (options.letter and options.questions, "--letter and --questions: a file holds one of the two; leave the other out"),
        (options.guide and not options.letter, "--guide: it goes with a letter; name one with --letter, or leave it out"),
        (apart and options.edition != "plan", "--edition: a letter or a list of questions has no editions; leave it out"),
        (apart and bare, "--archive: a letter or a list of questions carries no assessment; leave it out"),
        (
            not export and (options.edition == "board" or apart or closed),
            f"{PARTS}: {ZIP} holds everything, unlocked; leave them out, {others}",
        ),
        (options.edition == "board" and not prints, f"--edition: {suffix} is the same for every edition; leave it out, {others}"),
        (export and export.id != "pdf" and closed, f"--password-file and --archive: {suffix} supports neither; use .pdf"),
        (export and not export.on_paper and options.page != "letter", f"--page: {suffix} is not laid out for paper; leave it out"),
    )
    return next((fault for unfit, fault in rules if unfit), "")


def _closed(options: argparse.Namespace) -> PdfOptions:
    """How the PDF is closed. Raises Refused where the password cannot be read or used."""
    if options.password_file is None:
        return PdfOptions(attach=options.archive == "3a")
    first = given(str(options.password_file)).split(b"\n")[0].strip(b"\r").decode(errors="surrogateescape")
    if not is_password(first):
        raise Refused((f"--password-file: the first line is to be a password of 1 to {LONGEST_PASSWORD} bytes in UTF-8",))
    return PdfOptions(first, options.archive == "3a")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m report", description="Write the report of one assessment.")
    parser.add_argument("file", help="assessment file (JSON), or - for standard input")
    parser.add_argument("--out", type=Path, required=True, help=f"where to write it; the suffix names the format: {SUFFIXES}")
    parser.add_argument(
        "--format", choices=[export.id for export in EXPORTS], default="", help="which format, where several share a suffix"
    )
    parser.add_argument("--page", choices=("letter", "a4"), default="letter", help="size of paper of what has pages (default: letter)")
    parser.add_argument(
        "--edition", choices=EDITIONS, default="plan", help="the plan, one page for the board, or the full record (default: plan)"
    )
    parser.add_argument("--password-file", type=Path, help="lock the PDF (AES-256) with the first line of that file; it is then no PDF/A")
    parser.add_argument(
        "--archive", choices=("3a", "2a"), default="3a", help="attach the assessment (3a, default) or leave it out (2a); PDF/A-3a, PDF/A-2a"
    )
    parser.add_argument("--letter", default="", help="a letter, checklist or worksheet instead of the report, such as baa_request")
    parser.add_argument("--guide", action="store_true", help="with --letter: how to use it and its sources, instead of the letter itself")
    parser.add_argument("--questions", default="", help="one section's questions for a colleague instead, such as configuration")
    parser.add_argument("--prepared-by", default="", help="who prepared it, where it names somebody (default: as in the file)")
    return parser.parse_args(arguments)


def _no_format(out: Path, asked: str) -> str:
    named = [export.id for export in EXPORTS if export.suffix == out.suffix.lower()]
    if not asked and named:
        return f"--out: {out.suffix} is written only where the format is named; add --format {' or '.join(named)}"
    if not asked:
        return f"--out: {out.name!r} ends in no known format; use one of {SUFFIXES}"
    suffix = next(export.suffix for export in EXPORTS if export.id == asked)
    return f"--out: {out.name!r} does not fit the format {asked}; let it end in {suffix}"


def _not_written(export: Export, option: str, asked: str, known: tuple[str, ...]) -> str:
    """Why this letter, or these questions, cannot be written so; empty where they can, and where none are asked for."""
    if asked and asked not in known:
        return f"--{option}: there is none called {asked!r}; use one of {', '.join(known)}"
    return f"--{option}: {export.suffix} holds no {option.rstrip('s')}s; use one of {PRINTING}" if asked and not export.prints else ""


def _fail(status: int, *lines: str) -> int:
    print("\n".join(" ".join(line.split()) for line in lines), file=sys.stderr)
    return status


if __name__ == "__main__":
    run(main)
