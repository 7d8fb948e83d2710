"""Every PDF keeps to PDF/UA-1 and to PDF/A, by veraPDF's machine rules.

Each sheet in each edition, and each sheet on both sizes of paper. With DESKCHECK_HYPOTHESIS=long every edition on both sizes, too.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from questionnaire import Bank, load_bank
from report import EDITIONS, Edition, PageSize, PdfOptions, compose, write_pdf
from report.content.letters import compose_letter, letter_ids
from report.handover.brand import checked_logo
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.paper.selection import only
from scoring import assess
from tests.conftest import PROFILE
from tests.e2e.verapdf import verdicts
from tests.report import sheets
from tests.report.documents import pdf_of
from tests.report.logos import bar, saved
from tests.report.pdf_files import other_scripts

EDITIONS_ON: dict[PageSize, tuple[Edition, ...]] = {"letter": ("full", "board"), "a4": ("plan", "board")}
UA_RULES, A_RULES = 106, 153


Job = tuple[str, str, bytes, bool]
"""Name, standard, file, whether it is to pass."""


def _both(name: str, pdf: bytes, archived: str = "2a", passes: bool = True) -> Iterator[Job]:
    yield from ((name, standard, pdf, passes) for standard in ("ua1", archived))


def _editions() -> Iterator[Job]:
    for page, some in EDITIONS_ON.items():
        for name in ("example", "worst", "blank", "huge", "other scripts"):
            for kind in EDITIONS if PROFILE == "long" else some:
                yield from _both(f"{name}, {kind}, {page}", pdf_of(name, kind, page), "3a")


def _branded(bank: Bank) -> Iterator[Job]:
    """With a consultant's logo, which has to be read out too; of the parts, those in which the brand stands."""
    sheet, logo = sheets.worst(bank), checked_logo(saved(bar()))
    for name, page, kind in (
        ("Northlight & S\u00f8ns", "letter", "full"),
        ("", "a4", "full"),
        ("Northlight & S\u00f8ns", "letter", "board"),
    ):
        handover = Handover(prepared_by="Dana Reyes", brand=Brand(name=name, accent="#8A1C5A", logo=logo))
        made = only(compose(bank, sheet, assess(bank, sheet), handover, kind), ("cover", "board", "where"))
        yield from _both(f"branded {kind} of {name!r}", write_pdf(made, page), "3a")


def _others(bank: Bank) -> Iterator[Job]:
    """A letter, a report without its attachment, and what is to be refused: so the check tells one from the other."""
    sheet = sheets.out_of_scope()
    full = compose(bank, sheet, assess(bank, sheet))
    bare = BytesIO()
    canvas = Canvas(bare)
    canvas.drawString(72, 72, "Untagged, in a font that is not embedded.")
    canvas.save()
    yield from _both("a letter", write_pdf(compose_letter(bank, sheet, assess(bank, sheet), letter_ids(bank)[0])))
    named = other_scripts(bank)
    yield from _both("a letter in every script", write_pdf(compose_letter(bank, named, assess(bank, named), letter_ids(bank)[0])))
    yield "nothing attached", "2a", write_pdf(full, options=PdfOptions(attach=False)), True
    yield "attached, as 2a", "2a", write_pdf(full), False
    yield from _both("bare reportlab", bare.getvalue(), passes=False)


def test_every_edition_of_every_sheet_keeps_to_both_standards(tmp_path: Path) -> None:
    bank = load_bank()
    jobs = [*_editions(), *_branded(bank), *_others(bank)]
    paths = [tmp_path / f"{number}.pdf" for number in range(len(jobs))]
    for path, (_, _, made, _) in zip(paths, jobs, strict=True):
        path.write_bytes(made)
    found = verdicts((standard, path) for path, (_, standard, _, _) in zip(paths, jobs, strict=True))
    wrong = [(name, standard, v.faults) for (name, standard, _, passes), v in zip(jobs, found, strict=True) if v.passes != passes]
    assert wrong == []
    for (_, standard, _, _), verdict in zip(jobs, found, strict=True):
        assert verdict.rules >= (UA_RULES if standard == "ua1" else A_RULES) and verdict.checks > 50
