"""The days on which patient details were in the desk without a signed agreement."""

from dataclasses import dataclass
from datetime import date

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from report.wording import count, day
from scoring.result import Result

BARRED = ("blocked", "possible")
"""Answers by which no patient details are known to be in the desk (contract, section 1)."""


@dataclass(frozen=True)
class TimelineFigure:
    """First PHI, BAA signed, day of the assessment; and what lies between."""

    first_phi_on: date | None
    baa_signed_on: date | None
    as_of: date
    uncovered_days: int | None
    """None when it cannot be known; 0 when the BAA came first."""
    sentence: str
    title: str = "Exposure over time"
    header: tuple[str, ...] = ("Day", "What happened")

    @property
    def uncovered(self) -> tuple[date, date] | None:
        """First and last day without cover; None where there was none or it is not known."""
        if not self.uncovered_days or self.first_phi_on is None:
            return None
        return self.first_phi_on, self.baa_signed_on or self.as_of

    @property
    def drawable(self) -> bool:
        """True where a line of time says more than the sentence."""
        return self.first_phi_on is not None or self.baa_signed_on is not None

    def events(self) -> tuple[tuple[date, str], ...]:
        """Known days with their words, earliest first."""
        known = [
            (self.first_phi_on, "First patient details in the desk"),
            (self.baa_signed_on, "BAA signed"),
            (self.as_of, "Day of this assessment"),
        ]
        return tuple(sorted((when, words) for when, words in known if when is not None))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row an event."""
        return tuple((day(when), words) for when, words in self.events())

    @property
    def description(self) -> str:
        """The sentence that is printed beside the figure."""
        return self.sentence


def exposure_timeline(bank: Bank, assessment: Assessment, result: Result) -> TimelineFigure:
    """The exposure of the result, with a sentence that says it in words."""
    known = result.exposure
    reach = walk(bank, assessment).answers.get(bank.method.exposure_question)
    sentence = _sentence(result, reach if isinstance(reach, str) else None)
    return TimelineFigure(known.first_phi_on, known.baa_signed_on, result.as_of, known.uncovered_days, sentence)


def _sentence(result: Result, reach: str | None) -> str:
    known, baa = result.exposure, result.condition("baa").state
    if known.uncovered_days == 0:
        return "The BAA was signed before the first patient details reached the desk: no uncovered days."
    if known.uncovered_days is not None and known.first_phi_on is not None:
        since = f"from {day(known.first_phi_on)} to {day(known.baa_signed_on or result.as_of)}"
        end = "when the BAA was signed" if known.baa_signed_on else "the day of this assessment, and no signed BAA is on record"
        return f"Patient details were in the desk without a signed BAA for {count(known.uncovered_days, 'day')}: {since}, {end}."
    if reach in BARRED:
        return "By your answers, no patient details are known to have reached the desk, so no uncovered days are counted."
    if baa == "met":
        return "How many days passed without cover cannot be told: the day of the first patient details or of the BAA is missing."
    return "How many days passed without cover cannot be told, because the day of the first patient details is not known."
