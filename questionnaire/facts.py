"""Named facts: what conditions as data cannot say. Each has a docstring and a citation.

A fact reads answers (question id -> answer; blanks are absent) and the day of the assessment, and
gives one of its `values`. Conditions in the bank test it by name: `{fact: baa_timing, is: after_phi}`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from questionnaire import policy
from questionnaire.assessment import Answer, Integration, rows_of
from questionnaire.day import FIRST_YEAR, possible
from questionnaire.shapes.question import UNKNOWN

Answers = Mapping[str, Answer]
_DATES = (policy.FIRST_PHI_ON, policy.BAA_SIGNED_ON)
_DISCOVERY = (policy.FIRST_PHI_ON, policy.DISCOVERED_ON)


@dataclass(frozen=True)
class Fact:
    """A named fact: how it is read, what it looks at, what it can say."""

    value: Callable[[Answers, date], str]
    looks_at: tuple[str, ...]
    values: tuple[str, ...]


def phi_reaches_support(answers: Answers, as_of: date) -> str:
    """Whether PHI reaches the desk: a barrier is technical or it is none, so one that is only told counts as "it could" (S46, S59, S90).

    Contract, section 2. Where nobody knows what keeps details out, the answer stays as it is.
    """
    answer = answers.get(policy.REACH, UNKNOWN)
    if answer == policy.BLOCKED and answers.get(policy.PREVENTION) in policy.NO_BARRIER:
        return policy.POSSIBLE
    return answer if isinstance(answer, str) else UNKNOWN


def baa_timing(answers: Answers, as_of: date) -> str:
    """Whether the BAA came before PHI: by both dates where given (same day counts as before), else by the answer.

    45 CFR 164.308(b)(1): assurances are obtained before the vendor may receive PHI; contract, section 1.
    """
    by_dates = _timing_by_dates(answers, as_of)
    answer = answers.get(policy.BAA_TIMING, UNKNOWN)
    return by_dates or (answer if isinstance(answer, str) else UNKNOWN)


def dates_contradict_timing(answers: Answers, as_of: date) -> str:
    """Whether the answer about the timing says otherwise than the two dates (contract, section 1)."""
    by_dates = _timing_by_dates(answers, as_of)
    answer = answers.get(policy.BAA_TIMING, UNKNOWN)
    return "contradicts" if by_dates and answer not in (UNKNOWN, by_dates) else "agrees"


def _timing_by_dates(answers: Answers, as_of: date) -> str:
    first, signed = _days(answers, as_of, _DATES)
    if first is None or signed is None:
        return ""
    return policy.BEFORE_PHI if signed <= first else policy.AFTER_PHI


def _days(answers: Answers, as_of: date, questions: tuple[str, ...]) -> Iterator[date | None]:
    """The days given to some questions, as far as they count as known."""
    return (day if isinstance(day, date) and possible(day, as_of) else None for day in map(answers.get, questions))


def discovered_before_phi(answers: Answers, as_of: date) -> str:
    """Whether somebody is said to have known of patient details before the first arrived (45 CFR 164.404(a)(2))."""
    first, known = _days(answers, as_of, _DISCOVERY)
    return "before" if first and known and known < first else "after"


def discovered_after_signing(answers: Answers, as_of: date) -> str:
    """Whether nobody is said to have known of patient details on the day on which the BAA was signed after them (45 CFR 164.404(a)(2))."""
    signed, known = _days(answers, as_of, (policy.BAA_SIGNED_ON, policy.DISCOVERED_ON))
    late = bool(signed and known and known > signed)
    return "after" if late and baa_timing(answers, as_of) == policy.AFTER_PHI else "by_then"


def _in_future(question: str, citation: str) -> Fact:
    """A fact: whether the day given to a question has not come on the day of the assessment."""

    def value(answers: Answers, as_of: date) -> str:
        day = answers.get(question)
        return "future" if isinstance(day, date) and day > as_of else "past"

    value.__doc__ = f"Whether the day of `{question}` lies after the day of the assessment ({citation})."
    return Fact(value, (question,), ("future", "past"))


def _too_early(question: str, citation: str) -> Fact:
    """A fact: whether the day given to a question lies before there was HIPAA."""

    def value(answers: Answers, as_of: date) -> str:
        day = answers.get(question)
        return "too_early" if isinstance(day, date) and day.year < FIRST_YEAR else "possible"

    value.__doc__ = f"Whether the day of `{question}` lies before there was HIPAA ({citation})."
    return Fact(value, (question,), ("too_early", "possible"))


AI_NAME = re.compile(r"\b(ai|gpt|chatgpt|openai|anthropic|claude|gemini|copilot|llm|fin|bot|chatbot|bard|mistral)\b", re.I)


def ai_integration_listed(answers: Answers, as_of: date) -> str:
    """Whether an integration's name looks like an AI product, which needs cover of its own (S38)."""
    return "listed" if any(AI_NAME.search(row.name) for row in _rows(answers)) else "none"


def phi_in_integrations(answers: Answers, as_of: date) -> str:
    """Whether some integration is said to receive PHI (S38)."""
    return "listed" if any(row.data == "phi" for row in _rows(answers)) else "none"


def integration_without_baa(answers: Answers, as_of: date) -> str:
    """Whether some integration receives PHI although its provider has signed no BAA (45 CFR 164.502(e), S38)."""
    return "listed" if any(row.uncovered for row in _rows(answers)) else "none"


def integration_not_known(answers: Answers, as_of: date) -> str:
    """Whether of some integration it is not known that PHI reaches it, or that its provider signed a BAA (45 CFR 164.502(e), S38)."""
    return "listed" if not all(row.known for row in _rows(answers)) else "none"


def integration_cover_not_known(answers: Answers, as_of: date) -> str:
    """Whether of some integration it is not known that nothing is lacking: an app with a signed BAA is covered whatever reaches it."""
    return "none" if all(row.known or row.covered for row in _rows(answers)) else "listed"


def bot_without_baa(answers: Answers, as_of: date) -> str:
    """Whether such an integration looks by its name like an AI product: the bot is then on the list (45 CFR 164.502(e), S38)."""
    return "listed" if any(row.uncovered and AI_NAME.search(row.name) for row in _rows(answers)) else "none"


def _rows(answers: Answers) -> tuple[Integration, ...]:
    return rows_of(answers.get(policy.APPS))


FACTS: dict[str, Fact] = {
    "phi_reaches_support": Fact(
        phi_reaches_support,
        (policy.REACH, policy.PREVENTION),
        (*policy.BARRED, *policy.REACHED, UNKNOWN),
    ),
    "baa_timing": Fact(baa_timing, (*_DATES, policy.BAA_TIMING), (policy.BEFORE_PHI, policy.AFTER_PHI, UNKNOWN)),
    "dates_contradict_timing": Fact(dates_contradict_timing, (*_DATES, policy.BAA_TIMING), ("contradicts", "agrees")),
    "discovered_before_phi": Fact(discovered_before_phi, _DISCOVERY, ("before", "after")),
    "discovered_after_signing": Fact(discovered_after_signing, (*_DATES, policy.BAA_TIMING, policy.DISCOVERED_ON), ("after", "by_then")),
    "baa_signed_in_future": _in_future(policy.BAA_SIGNED_ON, "S17"),
    "first_phi_in_future": _in_future(policy.FIRST_PHI_ON, "S17"),
    "discovered_in_future": _in_future(policy.DISCOVERED_ON, "45 CFR 164.404(a)(2)"),
    "baa_signed_too_early": _too_early(policy.BAA_SIGNED_ON, "S17"),
    "first_phi_too_early": _too_early(policy.FIRST_PHI_ON, "S17"),
    "discovered_too_early": _too_early(policy.DISCOVERED_ON, "45 CFR 164.404(a)(2)"),
    "ai_integration_listed": Fact(ai_integration_listed, (policy.APPS,), ("listed", "none")),
    "phi_in_integrations": Fact(phi_in_integrations, (policy.APPS,), ("listed", "none")),
    "integration_without_baa": Fact(integration_without_baa, (policy.APPS,), ("listed", "none")),
    "integration_not_known": Fact(integration_not_known, (policy.APPS,), ("listed", "none")),
    "integration_cover_not_known": Fact(integration_cover_not_known, (policy.APPS,), ("listed", "none")),
    "bot_without_baa": Fact(bot_without_baa, (policy.APPS,), ("listed", "none")),
}
