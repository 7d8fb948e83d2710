"""Whom the law has told of a breach, and by when, by the role of those who are asked (corrections, L8)."""

from datetime import date
from typing import NamedTuple

from questionnaire.policy import BUSINESS_ASSOCIATE, COVERED_ENTITY, ROLE
from report.content.answered import Answered
from scoring.days import notice_by


class Duty(NamedTuple):
    """Who has to be told of a breach within the limit, and by which law; what may ask for it sooner."""

    what: str
    due: str
    law: str
    sooner: str = ""


DUTIES = {
    COVERED_ENTITY: Duty("notices", "notices are due", "45 CFR 164.404(b)"),
    BUSINESS_ASSOCIATE: Duty(
        "the report to your customers",
        "the report to your customers is due",
        "45 CFR 164.410(b)",
        " Your contracts with them may ask for it sooner.",
    ),
}
EITHER = Duty("notices", "notices are due", "45 CFR 164.404(b), 164.410(b)", " A contract with a customer may ask for it sooner.")
"""Where the role is not known."""


def duty_of(told: Answered) -> Duty:
    """Whom a breach has to be reported to, by the role that is answered."""
    return DUTIES.get(str(told.sheet.answers.get(ROLE)), EITHER)


def counted_from(told: Answered, discovered: date | None) -> date:
    """The last day of the limit: counted from the discovery, else from the day of the assessment."""
    return notice_by(told.bank.method.limits, told.assessment.as_of, discovered)
