"""The days on which patient details were in the desk without a signed agreement."""

from dataclasses import dataclass
from datetime import date

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from questionnaire.policy import DESK, DISCOVERED_ON, NO_DESK
from report.paper.uncovered import uncovered_sentence
from report.paper.wording import day
from scoring.result import Result


@dataclass(frozen=True)
class TimelineFigure:
    """First PHI, BAA signed, day of the assessment; and what lies between."""

    first_phi_on: date | None
    baa_signed_on: date | None
    as_of: date
    uncovered_days: int | None
    """None when it cannot be known; 0 when the BAA came first."""
    sentence: str
    notice_by: date | None = None
    """The limit by law, if there was a breach; None where nothing is to be assessed."""
    notice_days: int = 0
    """How many days after discovery that is."""
    is_from_today: bool = False
    """Whether it is counted from the day of the assessment, because the discovery has no day that counts."""
    without_desk: bool = False
    """Whether no desk is chosen that they could be in."""
    title: str = "Exposure over time"
    header: tuple[str, ...] = ("Day", "Event")

    @property
    def uncovered(self) -> tuple[date, date] | None:
        """First and last day without cover; None where there was none or it is not known."""
        if not self.uncovered_days or self.first_phi_on is None:
            return None
        return self.first_phi_on, self.baa_signed_on or self.as_of

    @property
    def drawable(self) -> bool:
        """True where a line of time says more than the sentence: there are two days on it, and not only those to come."""
        known = self.first_phi_on is not None or self.baa_signed_on is not None
        return known and len({when for when, _ in self.events()}) > 1

    def events(self) -> tuple[tuple[date, str], ...]:
        """Known days with their words, earliest first, and the limit that follows."""
        known = [
            (self.first_phi_on, f"First patient details {'that reached support' if self.without_desk else 'in the desk'}"),
            (self.baa_signed_on, "BAA signed"),
            (self.as_of, "Day of this assessment"),
        ]
        told = ((when, words) for when, words in known if when is not None)
        condition = "if nobody knew before" if self.is_from_today else "if there was a breach"
        limit = [(self.notice_by, f"{self.notice_days}-day limit, {condition}")] if self.notice_by else []
        return tuple(sorted([*told, *limit]))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row an event, where they make a line."""
        return tuple((day(when), words) for when, words in self.events()) if self.drawable else ()

    @property
    def description(self) -> str:
        """The sentence that is printed beside the figure."""
        return self.sentence


def exposure_timeline(bank: Bank, assessment: Assessment, result: Result) -> TimelineFigure:
    """The exposure of the result, with a sentence that says it in words."""
    known = result.exposure
    sheet = walk(bank, assessment)
    return TimelineFigure(
        known.first_phi_on,
        known.baa_signed_on,
        result.as_of,
        known.uncovered_days,
        uncovered_sentence(result, assessment, sheet),
        result.notice_by,
        bank.method.limits.notice,
        DISCOVERED_ON not in sheet.answers,
        sheet.chose(DESK, NO_DESK),
    )
