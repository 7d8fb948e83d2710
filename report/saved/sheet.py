"""A sheet of questions that a colleague filled in with Word, as the reply that it is: to be shown before anything is taken from it."""

import re
from collections.abc import Iterator, Sequence

from questionnaire import Bank
from questionnaire.file import Refused
from questionnaire.inquiry.words import known_lines, squeezed
from questionnaire.shapes.section import Section
from report.quarantine import FAILED, Trouble, examine
from report.quarantine.limits import LOOK, MOST_BYTES
from report.saved.save_file import is_pdf

ASKED = re.compile(r"(\d+)\. ")
TICKED = re.compile(r"[\u2611\u2612\u2713-\u2718xX] *(?=([a-z])\))")
EMPTY = re.compile(r"\u2610 *")
LETTERS = re.compile(r"[A-La-l]+\??|\?")
ASIDE = ("where to look:", "only if ", "your answers", "questions")
"""How lines of the paper begin that are not in the text of the questions, in small letters."""
TROUBLE = {
    "large": f"is larger than {MOST_BYTES // 1_000_000} MB; take out what was added, such as pictures, or paste the answers",
    "objects": "has far more lines than our sheet; paste the answers",
    "unpacked": "needs too much memory when it is unpacked; a sheet of ours never does: do not open it, and ask for the answers as text",
    "long": "takes too long to look through; a sheet of ours never does: do not open it, and ask for the answers as text",
    "failed": FAILED,
    "pdf": "is a PDF, and answers are read from the Word file alone; paste them",
    "damaged": "is damaged, locked or no Word file; save it again as a Word document (.docx), or paste the answers",
}


def read_sheet(bank: Bank, section: Section, data: bytes) -> str:
    """The reply, for `questionnaire.inquiry.read_reply`: its table, ticked boxes, and what was written elsewhere. Raises Refused."""
    try:
        lines = examine("sheet", LOOK, data)["lines"]
    except Trouble as trouble:
        kind = "pdf" if is_pdf(data) else trouble.kind
        raise Refused((f"this file {TROUBLE[kind]}",)) from None
    return "\n".join(_reply(known_lines(bank, section), lines))


def _reply(known: frozenset[str], lines: Sequence[Sequence[str]]) -> Iterator[str]:
    number, ticked = "", dict[str, str]()
    for cells in lines:
        said = " ".join(filter(None, cells))
        if len(cells) > 1:
            yield from [_answered(*cells)] if cells[0].isdigit() and any(cells[1:]) else []
        elif mark := TICKED.match(said):
            ticked[number] = ticked.get(number, "") + mark[1]
        elif found := ASKED.match(said):
            number = found[1]
        if len(cells) == 1 and not _is_asked(known, said):
            yield said
    yield from (f"{asked}{letters}" for asked, letters in ticked.items() if asked)


def _answered(number: str, answer: str, *words: str) -> str:
    """A row of the table. Letters alone in their cell are an answer, even where "a" might be a word."""
    return " ".join((f"{number}{answer}" if LETTERS.fullmatch(answer) else f"{number}: {answer}", *filter(None, words)))


def _is_asked(known: frozenset[str], said: str) -> bool:
    """Whether a line asks, and does not answer: so does that of a box, ticked or not."""
    line = squeezed(TICKED.sub("", EMPTY.sub("", said)))
    return line in known or line.startswith(ASIDE)
