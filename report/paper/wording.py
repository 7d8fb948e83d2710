"""How levels, states, days, efforts and answers read in words: the same on screen and in every export."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from questionnaire.assessment import Answer, Integration
from questionnaire.flow.progress import Progress
from questionnaire.flow.unanswered import Unanswered
from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET
from questionnaire.shapes.question import NOT_APPLICABLE, UNKNOWN, Kind, Level, Outcome, Question
from questionnaire.shapes.strategies import SourcedWords
from scoring.counted import told_hours

DONT_KNOW = "I don't know"
UNSURE = f"\u201c{DONT_KNOW}\u201d"
BLANK = "No answer"

STATE_WORDS = {MET: "Met", UNMET: "Not met", NOT_KNOWN: "Not known", NOT_NEEDED: "Not needed"}
LANE_WORDS = {"now": "Now", "soon": "Soon", "later": "Later"}
STATUS_WORDS = {"open": "Open", "in_progress": "In progress", "done": "Done"}
UNCONFIRMED = "Done, not confirmed yet"
PAUSED = "Paused, answer unchanged"
DATA_WORDS = {"no_phi": "no patient details (PHI)", "phi": "patient details (PHI)", UNKNOWN: "not known"}
BAA_WORDS = {"signed": "signed", "not_signed": "not signed", UNKNOWN: "not known"}
OUTCOME_WORDS = {
    Outcome.satisfied: "Satisfied",
    Outcome.partial: "Partly satisfied",
    Outcome.not_satisfied: "Not satisfied",
    Outcome.not_applicable: "Not applicable",
    Outcome.unknown: "Not known",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NO_ADVICE = (
    "This is a self-assessment. It is not legal advice and not a certification, and one help desk is not the "
    "enterprise-wide risk analysis of 45 CFR 164.308(a)(1)(ii)(A)."
)
"""Stands beside every verdict (contract, section 3)."""
PLAN_TITLE = "Help-desk HIPAA remediation plan"
SELF_ASSESSED = "Self-assessment, prepared with Deskcheck"
NO_FINDING = "No answer has led to a finding"
NONE_FOLLOWS = "No action follows from this answer"
"""Of a vendor: what else is open about its BAA follows from other answers."""
NO_CLIENT = "A client not named"
NO_ACTION = "This plan holds no action."
LEGAL_DEADLINE, NO_DAY_GIVEN = "Legal deadline, if there was a breach", "No day given"
SPREAD = "The range is what the unknown answers leave open."
"""Beside a score that is one."""


def level_word(level: Level | None) -> str:
    """`very_high` as "Very high"; "None" where nothing is rated."""
    return "None" if level is None else level.name.replace("_", " ").capitalize()


def is_done(status: str, unconfirmed: bool) -> bool:
    """Whether an action is done and the answers say so too."""
    return status == "done" and not unconfirmed


def status_word(status: str, unconfirmed: bool, kind: Kind) -> str:
    """How far an action is. `unconfirmed`: marked as done while the answers that it changes say otherwise.

    A pause that is done is no remedy: what it stops for today is still answered as it was, or it would not be in the plan.
    """
    if is_done(status, unconfirmed) and kind == "flow":
        return PAUSED
    return UNCONFIRMED if unconfirmed else STATUS_WORDS[status]


def day(value: date) -> str:
    """A day as "Mar 1, 2026"."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def latest_day(kind: Kind, latest: date, overdue: date | None) -> str:
    """The day after which an action is late, in words. An open flow is paused at once, and a limit by law may have passed already."""
    if overdue:
        return f"{day(overdue)}, passed"
    return "right away" if kind == "flow" else day(latest)


def moment(when: datetime) -> str:
    """A day with its time: "Nov 16, 2026, 14:05"."""
    return f"{day(when.date())}, {when:%H:%M}"


TOO_LATE = "too late"
"""Said beside a day that is after the latest one: it may still be to come."""


def marked_day(when: date, mark: str) -> str:
    """A day with what is to be said beside it: "Nov 16, 2026 (too late)"."""
    return f"{day(when)} ({mark})" if mark else day(when)


def set_by_you(due: date, by_rule: date, mark: str = "", written: Callable[[date], str] = day) -> str:
    """Said beside a day set by hand, with the plan's own where that is another: "set by you; by plan Nov 23, 2026"."""
    said = f"set by you, {mark}" if mark else "set by you"
    return f"{said}; by plan {written(by_rule)}" if due != by_rule else said


def long_day(value: date) -> str:
    """A day as "March 1, 2026"."""
    return f"{FULL_MONTHS[value.month - 1]} {value.day}, {value.year}"


def month(value: date) -> str:
    """The month of a day, as "March 2026"."""
    return f"{FULL_MONTHS[value.month - 1]} {value.year}"


def carried_words(since: date) -> str:
    """Said beside an answer that stands as it was in an earlier round."""
    return f"From {day(since)}, not confirmed since."


def section_to_answer(found: Unanswered) -> str:
    """What there is to do about the blanks of a section."""
    return f"Answer {'the rest of ' if found.begun else ''}\u201c{found.section.title}\u201d"


def counted_day(value: date, whole_month: bool) -> str:
    """A typed day read back: "March 1, 2026", or of a month "March 2026, counted from its first day"."""
    return f"{month(value)}, counted from its first day" if whole_month else long_day(value)


def capitalized(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str], last: str = "and") -> str:
    """A, B and C; empty for none."""
    *first, end = words or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 finding", "3 findings"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def weekly(hours: float) -> str:
    """Hours a week: "1 hour a week", "7.5 hours a week"."""
    return f"{hours:g} {'hour' if hours == 1 else 'hours'} a week"


def answered_words(done: Progress, noun: str) -> str:
    """How many are answered, and how many of these are not known: `15 of 51 questions answered, including 1 "I don't know"`."""
    told = f"{done.answered} of {count(done.asked, noun)} answered" if noun else f"{done.answered} of {done.asked}"
    less = " and ".join(_less(done))
    return f"{told}, including {less}" if less else told


def blanks_words(done: Progress) -> str:
    """How many have no answer: "36 questions are not answered yet"."""
    return _not_answered(done.blank)


def waiting_words(left: int) -> str:
    """How many answers of an earlier round wait to be confirmed: "1 answer from an earlier round is not confirmed yet"."""
    return f"{count(left, 'answer')} from an earlier round {'is' if left == 1 else 'are'} not confirmed yet"


def optional_words(done: Progress) -> str:
    """How many of those without an answer may stay so: "1 may stay empty"; empty where none may."""
    return f"{done.optional} may stay empty" if done.optional else ""


def until_answered(blank: int, here: bool = False) -> str:
    """What blanks are taken for: "34 questions are not answered yet, and until then count as not known". `here`: those of a part."""
    return f"{_not_answered(blank, here)}, and until then {'counts' if blank == 1 else 'count'} as not known"


def _not_answered(blank: int, here: bool = False) -> str:
    where = " here" if here else ""
    return f"{count(blank, f'question{where} is', f'questions{where} are')} not answered yet"


def not_known_words(done: Progress) -> str:
    """How many are not known, and why: `37 questions are not known: 36 not answered yet, 1 "I don't know"`."""
    why = [*([f"{done.blank} not answered yet"] if done.blank else []), *_less(done)]
    return f"{count(done.not_known, 'question is', 'questions are')} not known: {', '.join(why)}"


def _less(done: Progress) -> list[str]:
    kinds = ((done.unsure, UNSURE), (done.unusable, "to complete or correct"))
    return [f"{number} {words}" for number, words in kinds if number]


def effort(hours: tuple[float, float]) -> str:
    """Hours from and to, no more exact than an estimate is: "2 to 4 hours", "30 minutes", "up to 1 hour"."""
    low, high = told_hours(hours)
    if high > low == 0:
        return f"up to {effort((high, high))}"
    if high <= 1.0 and low < 1.0:
        return _span(round(low * 60), round(high * 60), "minute")
    return _span(low, high, "hour")


def _span(low: float, high: float, unit: str) -> str:
    if low == high:
        return f"{low:g} {unit}{'' if low == 1 else 's'}"
    return f"{low:g} to {high:g} {unit}s"


def score_words(low: int, high: int) -> str:
    """A score interval: "12 to 31", or "87" where both ends meet."""
    return str(low) if low == high else f"{low} to {high}"


def choice_label(question: Question | None, choice_id: str) -> str:
    """The words of one choice; the id itself where the bank has no such choice."""
    if choice_id == UNKNOWN:
        return DONT_KNOW
    if choice_id == NOT_APPLICABLE:
        return "Not applicable"
    choice = question.choice(choice_id) if question else None
    return choice.label if choice else choice_id


def row_line(row: Integration) -> str:
    """One connected app in words: name, what reaches it, its BAA."""
    data, baa = DATA_WORDS.get(row.data, row.data), BAA_WORDS.get(row.baa, row.baa)
    return f"{row.name}: data that reaches it: {data}; BAA: {baa}"


def app_words(row: Integration) -> str:
    """The same without the name."""
    gets = "What it gets is not known" if row.data == UNKNOWN else f"Gets {DATA_WORDS.get(row.data, row.data)}"
    return f"{gets}; BAA {BAA_WORDS.get(row.baa, row.baa)}"


def unconfirmed(question: Question, row: bool = False) -> str:
    """What is said of a finding that is not known: never as something that happened (in a paper that others read, it would admit it).

    `row`: of one row of a list. The bank words threats and rules for rows as what could happen; its check holds the former.
    """
    if row and question.rows:
        return f"Not confirmed. {question.rows.unknown.consequence}"
    return f"Not confirmed. {question.risk.threat if question.risk else question.why}"


def answer_lines(question: Question | None, answer: Answer | None) -> tuple[str, ...]:
    """An answer in full, one line a choice or row."""
    if answer is None:
        return (BLANK,)
    if isinstance(answer, date):
        return (day(answer),)
    if isinstance(answer, int):
        return (f"{answer:,}",)
    if isinstance(answer, str):
        return (choice_label(question, answer),)
    lines = tuple(row_line(a) if isinstance(a, Integration) else choice_label(question, a) for a in answer)
    return lines or (DONT_KNOW if question and question.kind == "multi" else "An empty list",)


def range_words(fact: SourcedWords, seats: Answer | None) -> str:
    """The range of a fact, "40 to 100 US dollars a seat and month", and what that makes for all seats where their number is known."""
    if fact.from_to is None:
        return ""
    low, high = fact.from_to
    words = f"{low:,g} to {high:,g} {fact.unit}"
    if not fact.for_all or not isinstance(seats, int):
        return words
    return f"{words}; with your {count(seats, 'seat')}, {low * seats:,g} to {high * seats:,g} {fact.for_all}"
