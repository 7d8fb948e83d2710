"""Does the page tell what the answers make? The report is made anew from what it carries, and both are laid side by side."""

from dataclasses import dataclass
from typing import Literal

from questionnaire import Bank
from report.content.compose import compose
from report.formats.exports import write_pdf
from report.quarantine import Trouble, examine
from report.quarantine.limits import COMPARE
from report.saved.returned import Filled, filled
from report.saved.save_file import SavedReport, read_report, refusal
from scoring import assess
from scoring.result import Result


@dataclass(frozen=True)
class Difference:
    """One thing that the report would not have so."""

    page: int | None
    """Of the file in hand, from 1; None where it is the file as a whole."""
    what: str
    there: tuple[str, ...]
    """The lines that stand there; shortened where they are very long."""
    due: tuple[str, ...]
    """The lines that should stand there."""


@dataclass(frozen=True)
class Signed:
    """A field for signing that was added after the report was made. Whether its signature is genuine is not judged."""

    page: int | None
    """None where it is on no page."""
    name: str
    kind: Literal["signed", "certified", "stamped", "empty"]


@dataclass(frozen=True)
class Verification:
    """What the attached answers lead to, by this bank, and whether the pages tell the same."""

    saved: SavedReport
    result: Result
    differences: tuple[Difference, ...] = ()
    filled: tuple[Filled, ...] = ()
    """Form fields that were filled in after the report was made."""
    signed: tuple[Signed, ...] = ()
    notes: tuple[str, ...] = ()
    """What was taken out or added without changing what is seen."""
    incomparable: str = ""
    """Why the pages cannot be compared; empty where they were."""

    @property
    def same(self) -> bool:
        """True where the pages were compared and tell the same."""
        return not self.differences and not self.incomparable


def verify(bank: Bank, data: bytes) -> Verification:
    """Judges the attached assessment anew, writes the report anew, and compares. Raises Refused as `read_report` does.

    Takes up to fifteen seconds of a processor for a file made to be slow; a file as we wrote it takes the time of writing it.
    """
    saved = read_report(bank, data)
    result = assess(bank, saved.assessment)
    document = compose(bank, saved.assessment, result, saved.handover)
    typed = filled(bank, saved, document)
    if saved.bank != bank.version:
        return Verification(saved, result, filled=typed, incomparable=_other_bank(saved.bank, bank.version))
    due = write_pdf(document, saved.page)
    if due == data:
        return Verification(saved, result)
    try:
        found = examine("compare", COMPARE, data, due)
    except Trouble as trouble:
        raise refusal(trouble) from None
    differences = tuple(Difference(one["page"], one["what"], tuple(one["there"]), tuple(one["due"])) for one in found["differences"])
    return Verification(saved, result, differences, typed, tuple(Signed(**one) for one in found["signed"]), tuple(found["notes"]))


def _other_bank(made_by: str, this: str) -> str:
    return (
        f"This report was made by question bank {made_by}; this Deskcheck has {this}. The pages cannot be compared one by one. "
        "What is said here of verdict, score and findings is worked out anew, by the bank of this Deskcheck."
    )
