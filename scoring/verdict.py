"""The verdict: the first of seven rules that holds (contract, section 3)."""

from collections.abc import Mapping, Sequence

from questionnaire.flow import Sheet
from questionnaire.model import Level
from scoring.result import Finding
from scoring.use_conditions import NOT_KNOWN, UNMET

PHI_ARRIVES = ("sometimes", "routinely")


def verdict(sheet: Sheet, states: Mapping[str, str], findings: Sequence[Finding]) -> str:
    """The verdict's id. `states` gives the state of each condition by its id."""
    gate = gate_verdict(sheet.answers, states)
    if gate:
        return gate
    worst = max((f.risk for f in findings), default=Level.very_low)
    return graded_verdict(worst, UNMET in states.values() or NOT_KNOWN in states.values())


def graded_verdict(worst: Level, broken: bool) -> str:
    """The verdict where plan and BAA forbid nothing: by the worst risk, and by whether a condition is unmet or unknown."""
    if worst >= Level.high:
        return "serious_gaps"
    return "minor_gaps" if worst == Level.moderate or broken else "in_order"


def gate_verdict(answers: Mapping[str, object], states: Mapping[str, str]) -> str:
    """The verdicts that role, plan and BAA decide alone, whatever else is answered; else an empty text."""
    gates = (states["plan"], states["baa"])
    if answers.get("org_role") == "neither":
        return "not_in_scope"
    if UNMET in gates:
        arrives = answers.get("desk") != "not_chosen" and answers.get("phi_reaches_support") in PHI_ARRIVES
        return "stop" if arrives else "not_ready"
    return "cannot_tell" if NOT_KNOWN in gates else ""
