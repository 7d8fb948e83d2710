"""Does the page tell what the answers make? The report is made anew from what it carries, and both are laid side by side."""

from dataclasses import dataclass

from questionnaire import Bank
from report.content.compose import compose
from report.formats.exports import write_pdf
from report.quarantine import Trouble, examine
from report.quarantine.limits import COMPARE
from report.saved.returned import Filled, filled
from report.saved.save_file import Added, SavedReport, read_report, refusal
from report.version import VERSION
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
class Verification:
    """What the attached answers lead to, by this bank, and whether the pages say the same."""

    saved: SavedReport
    result: Result
    differences: tuple[Difference, ...] = ()
    filled: tuple[Filled, ...] = ()
    """Form fields that were filled in after the report was made."""
    added: tuple[Added, ...] = ()
    notes: tuple[str, ...] = ()
    """What was taken out without changing what is seen."""
    incomparable: str = ""
    """Why the pages cannot be compared; empty where they were."""

    @property
    def same(self) -> bool:
        """True where the pages were compared and say the same."""
        return not self.differences and not self.incomparable


def verify(bank: Bank, data: bytes) -> Verification:
    """Judges the attached assessment anew, writes the report anew, and compares. Raises Refused as `read_report` does.

    Takes up to fifteen seconds of a processor for a file made to be slow; a file as we wrote it takes the time of writing it.
    """
    saved = read_report(bank, data)
    result = assess(bank, saved.assessment)
    document = compose(bank, saved.assessment, result, saved.handover, saved.edition)
    typed = filled(bank, saved, document)
    if other := _made_otherwise(bank, saved):
        return Verification(saved, result, filled=typed, added=saved.signed, incomparable=other)
    due = write_pdf(document, saved.page)
    if due == data:
        return Verification(saved, result)
    try:
        found = examine("compare", COMPARE, data, due)
    except Trouble as trouble:
        raise refusal(trouble) from None
    differences = tuple(Difference(one["page"], one["what"], tuple(one["there"]), tuple(one["due"])) for one in found["differences"])
    return Verification(saved, result, differences, typed, tuple(Added(**one) for one in found["added"]), tuple(found["notes"]))


def _made_otherwise(bank: Bank, saved: SavedReport) -> str:
    """Why its pages cannot be those that this Deskcheck makes; empty where they can."""
    if saved.bank != bank.version:
        return (
            f"This report was made by question bank {saved.bank}; this Deskcheck has {bank.version}. The pages cannot be compared one by "
            "one. What is said here of verdict, score and findings is worked out anew, by the bank of this Deskcheck."
        )
    if saved.version not in (None, VERSION):
        return (
            f"This report was made by {f'Deskcheck {saved.version}' if saved.version else 'an earlier Deskcheck'}; this is Deskcheck "
            f"{VERSION}. Pages made by another version may be laid out differently, so only the answers were checked."
        )
    return ""
