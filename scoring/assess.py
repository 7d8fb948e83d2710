"""The one door: answers in, judgement out. Pure: the same sheet gives the same result on any day."""

from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.conditions import held_by, holds, mentioned
from questionnaire.flow import Sheet, walk
from questionnaire.policy import ASSESSED, BAA, BAA_SIGNED_ON, BAA_TIMING, BEFORE_PHI, FIRST_PHI_ON, PAST_PHI_ASSESSED
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import MET, UNMET
from scoring.conditions import condition_states
from scoring.days import notice_by
from scoring.jobs import discovered_on
from scoring.judge import findings
from scoring.plan import plan
from scoring.result import Contradiction, Coverage, Exposure, Judgement, Result, SectionResult
from scoring.unknowns import Unknowns
from scoring.verdict import verdict


def assess(bank: Bank, assessment: Assessment) -> Result:
    """Judge one assessment. Total: every sheet of known ids, however incomplete, has a result."""
    bank = bank.for_client(assessment.answers)
    sheet = walk(bank, assessment)
    judged = judgement(bank, sheet)
    found, states = judged.findings, {c.id: c.state for c in judged.conditions}
    sections = [s.id for s in bank.sections if any(q.id in sheet.asked for q in s.questions)]
    unknowns = Unknowns(bank, assessment, sheet)
    prospect = unknowns.prospect()
    items, schedule = plan(bank, assessment, sheet, found)
    return Result(
        verdict=judged.verdict,
        verdicts_possible=prospect.verdicts_possible,
        conditions=judged.conditions,
        score=prospect.score,
        coverage=_coverage(sheet),
        sections=tuple(SectionResult(s, unknowns.section(s), sum(bank.section_of(f.question).id == s for f in found)) for s in sections),
        findings=found,
        contradictions=contradictions(bank, assessment, sheet),
        exposure=_exposure(sheet, states[BAA]),
        plan=items,
        hours_per_week=schedule.hours_a_week,
        schedule=schedule,
        notice_by=notice_by(bank.method.limits, assessment.as_of, discovered_on(sheet)) if _to_be_assessed(sheet) else None,
        bank=bank.version,
        as_of=assessment.as_of,
    )


def judgement(bank: Bank, sheet: Sheet) -> Judgement:
    """The verdict, the conditions and the findings alone, without score and plan."""
    conditions, found = condition_states(bank, sheet), findings(bank, sheet)
    return Judgement(verdict(sheet, {c.id: c.state for c in conditions}, found), conditions, found)


def _to_be_assessed(sheet: Sheet) -> bool:
    """Whether what lay uncovered is not, or not known to be, assessed: from its discovery on the days count (45 CFR 164.404(b))."""
    return PAST_PHI_ASSESSED in sheet.asked and sheet.answers.get(PAST_PHI_ASSESSED) != ASSESSED


def _coverage(sheet: Sheet) -> Coverage:
    unknown = sum(sheet.unknown(q) for q in sheet.asked)
    return Coverage(len(sheet.asked), len(sheet.asked) - unknown, unknown)


def contradictions(bank: Bank, assessment: Assessment, sheet: Sheet) -> tuple[Contradiction, ...]:
    """Contradictions, in the words that were given: the dates do not yet stand in for the timing.

    Each names the questions that are asked, but for those by which it could hold as well and does not.
    """
    given = {**{q: assessment.answers.get(q, a) for q, a in sheet.answers.items()}, **sheet.impossible}
    found = [rule for rule in bank.contradictions if holds(rule.when, given, sheet.as_of)]
    others = {rule.id: mentioned(rule.when) - held_by(rule.when, given, sheet.as_of) for rule in found}
    return tuple(Contradiction(r.id, tuple(q for q in r.questions if q in sheet.asked and q not in others[r.id]), r.message) for r in found)


def _exposure(sheet: Sheet, baa_state: str) -> Exposure:
    """Days between the first PHI and the signed BAA; to `as_of` while there is none (S17)."""
    first, signed = sheet.answers.get(FIRST_PHI_ON), sheet.answers.get(BAA_SIGNED_ON)
    first = first if isinstance(first, date) else None
    signed = signed if isinstance(signed, date) else None
    until = sheet.as_of if baa_state == UNMET else signed
    days = max((until - first).days, 0) if first and until else None
    to_come = sheet.impossible.get(BAA_SIGNED_ON, sheet.as_of) > sheet.as_of
    if days is None and baa_state == MET and sheet.answers.get(BAA_TIMING) == BEFORE_PHI and not to_come:
        days = 0
    return Exposure(first, signed, days)
