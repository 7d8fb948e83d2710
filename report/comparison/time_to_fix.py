"""How long findings stayed open, over all rounds of one client."""

from collections.abc import Sequence
from datetime import date

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report.comparison.findings import About, findings, why_gone
from report.content.context import Context
from scoring import assess


def days_to_fix(bank: Bank, rounds: Sequence[Assessment]) -> dict[About, int]:
    """For each finding that the last of these rounds no longer has: days from the first round in a row that had it to the first without.

    Nobody knows the day between the two on which it was fixed, so it is "within" so many days. Where nobody answered, a finding stays as
    it was; what is no longer asked about or listed, said not to apply, or not needed while a barrier holds, was not fixed.
    """
    since: dict[About, date] = {}
    fixed: dict[About, int] = {}
    for sheet in rounds:
        context = Context(bank, sheet, assess(bank, sheet))
        held = findings(context)
        gone = {about: why_gone(context, about) for about in since if about not in held}
        for about in (about for about, why in gone.items() if why != "waiting"):
            days = (sheet.as_of - since.pop(about)).days
            if gone[about] == "fixed":
                fixed[about] = days
        for about in held:
            fixed.pop(about, None)
            since.setdefault(about, sheet.as_of)
    return fixed
