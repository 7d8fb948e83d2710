"""The days on which patient details were in the desk without a signed agreement, in words. Each sentence says what must hold for it.

"Signed" is said only where the answers say that a BAA is signed (contract, section 7).
"""

from datetime import date

from questionnaire import Sheet
from questionnaire.assessment import Assessment
from questionnaire.day import possible
from questionnaire.policy import (
    ASSESSED,
    BAA_SIGNED_ON,
    BAA_STATUS,
    BARRED,
    DESK,
    FIRST_PHI_ON,
    NO_DESK,
    PAST_PHI_ASSESSED,
    PLAN,
    REACH,
    SIGNED,
)
from questionnaire.shapes.bank import NOT_KNOWN, UNMET
from report.paper.wording import count, day, long_day
from scoring.result import Exposure, Result

NONE_COUNTED = "none counted"
NO_BAA = "no signed BAA is on record"
THIS_DESK = "An earlier desk or mailbox is not counted here; what it holds without a BAA has to be assessed as well."
IN_DOUBT = "whether that BAA is in force on your plan is not confirmed"


def signed(sheet: Sheet) -> bool:
    """Whether the answers say that both sides have signed."""
    return sheet.answers.get(BAA_STATUS) == SIGNED


def in_doubt(result: Result, sheet: Sheet) -> bool:
    """Whether a BAA is signed although the plan is not known to come with one: no day with it is known to be covered."""
    return signed(sheet) and result.condition(PLAN).state in (UNMET, NOT_KNOWN)


def day_on_record(assessment: Assessment, question: str) -> date | None:
    """A day that was given, whether its question is asked today or not, and that can be."""
    given = assessment.answers.get(question)
    return given if isinstance(given, date) and possible(given, assessment.as_of) else None


def earlier_day(assessment: Assessment, sheet: Sheet) -> date | None:
    """A first day with patient details on record, though none are known to come today; None where cover or an assessment is on record too.

    No question asks about them then (contract, section 1), and a limit by law that ran until this answer would end without a word.
    """
    answers = assessment.answers
    first, signed_on = (day_on_record(assessment, question) for question in (FIRST_PHI_ON, BAA_SIGNED_ON))
    if first is None or sheet.answers.get(REACH) not in BARRED:
        return None
    covered = answers.get(BAA_STATUS) == SIGNED and signed_on is not None and signed_on <= first
    return None if covered or answers.get(PAST_PHI_ASSESSED) == ASSESSED else first


def reached(sheet: Sheet) -> str:
    """What patient details reach, in words: without a desk, support."""
    return "support" if sheet.answers.get(DESK) == NO_DESK else "the desk"


def uncovered_sentence(result: Result, assessment: Assessment, sheet: Sheet) -> str:
    """How many days, from when to when; or why none are counted, or why they cannot be."""
    known = result.exposure
    if known.uncovered_days and known.first_phi_on:
        return _counted(result, sheet)
    if known.uncovered_days == 0:
        return _none(result, sheet)
    if sheet.answers.get(REACH) in BARRED:
        none = "no days without a BAA with its vendor are counted"
        if first := earlier_day(assessment, sheet):
            before = f"The answers name {day(first)} as the first day with some."
            return f"No patient details are known to reach {reached(sheet)} today, so {none}. {before}"
        return f"According to your answers, no patient details are known to have reached the desk, so {none}."
    return f"How many days passed without cover cannot be told: {_missing(known, sheet)}."


def _counted(result: Result, sheet: Sheet) -> str:
    known, number = result.exposure, count(result.exposure.uncovered_days or 0, "day")
    assert known.first_phi_on is not None  # the caller saw to it
    if not signed(sheet) or known.baa_signed_on is None:
        since = f"from {day(known.first_phi_on)} to {day(result.as_of)}, the day of this assessment"
        if sheet.answers.get(DESK) == NO_DESK:
            return f"Patient details have come in for {number} while there is no desk with a signed BAA: {since}."
        return f"Patient details were in the desk without a signed BAA for {number}: {since}, and {NO_BAA}."
    since = f"from {day(known.first_phi_on)} to {day(known.baa_signed_on)}"
    told = f"Patient details were in the desk without a signed BAA for {number}: {since}, when the BAA was signed"
    return f"{told}{_doubt(result, sheet)}."


def _none(result: Result, sheet: Sheet) -> str:
    first = result.exposure.first_phi_on
    if signed(sheet):
        same_day = first is not None and first == result.exposure.baa_signed_on
        when = "on the day on which" if same_day else "before"
        first_reached = f"the BAA was signed {when} the first patient details reached the desk"
        none = f"no days there without a BAA with its vendor{_doubt(result, sheet)}"
        return f"According to your answers, {first_reached}: {none}. {THIS_DESK}"
    return f"The first patient details reached the desk on the day of this assessment, and {NO_BAA}: no full day has passed yet."


def _missing(known: Exposure, sheet: Sheet) -> str:
    missing = [] if known.first_phi_on else [_no_first(sheet)]
    if signed(sheet):
        missing += [] if known.baa_signed_on else [_no_day(sheet, BAA_SIGNED_ON, "the day on which the BAA was signed")]
    elif BAA_STATUS not in sheet.answers and BAA_STATUS in sheet.asked:
        missing.append("whether a BAA is signed is not known")
    return ", and ".join(missing) or "too little is known"


def _no_first(sheet: Sheet) -> str:
    """Where it is not known whether there are any, there is no first day to miss."""
    if sheet.unknown(REACH):
        return f"whether patient details reach {reached(sheet)} is not known"
    return _no_day(sheet, FIRST_PHI_ON, "the day of the first patient details")


def _no_day(sheet: Sheet, question: str, what: str) -> str:
    given = sheet.impossible.get(question)
    return f"{what} cannot be {day(given)}, as it was given" if given else f"{what} is not known"


def uncovered_in_short(result: Result, sheet: Sheet) -> str:
    """The same as part of a sentence, for letters and worksheets."""
    known = result.exposure
    if known.uncovered_days is None:
        return NONE_COUNTED if sheet.answers.get(REACH) in BARRED else "number of days not known"
    if not known.uncovered_days or known.first_phi_on is None:
        if signed(sheet):
            return f"none: the BAA was signed before the first patient details came, or on the same day{_doubt(result, sheet)}"
        return f"none counted up to the day of the assessment; {NO_BAA}"
    until = known.baa_signed_on if signed(sheet) and known.baa_signed_on else result.as_of
    end = "the day given for the BAA" if until == known.baa_signed_on and signed(sheet) else f"the day of the assessment, and {NO_BAA}"
    return f"{count(known.uncovered_days, 'day')}, from {long_day(known.first_phi_on)} to {long_day(until)}, {end}{_doubt(result, sheet)}"


def _doubt(result: Result, sheet: Sheet) -> str:
    return f"; {IN_DOUBT}" if in_doubt(result, sheet) else ""
