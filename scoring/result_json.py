"""The result as JSON-ready data (contract, section 7). The contract's keys in its order; what came later stands last."""

from datetime import date

from scoring.result import Finding, Interval, PlanItem, Result


def to_data(result: Result) -> dict[str, object]:
    """The result as nested dicts, lists, strings and numbers, in the contract's order."""
    return {
        "verdict": result.verdict,
        "conditions": {c.id: c.state for c in result.conditions},
        "score": _interval(result.score),
        "coverage": {"asked": result.coverage.asked, "answered": result.coverage.answered, "unknown": result.coverage.unknown},
        "sections": [{"id": s.id, **_interval(s.score), "findings": s.findings} for s in result.sections],
        "findings": [_finding(f) for f in result.findings],
        "contradictions": [{"questions": list(c.questions), "message": c.message} for c in result.contradictions],
        "exposure": {
            "first_phi_on": _day(result.exposure.first_phi_on),
            "baa_signed_on": _day(result.exposure.baa_signed_on),
            "uncovered_days": result.exposure.uncovered_days,
        },
        "plan": [_item(i) for i in result.plan],
        "notice_by": _day(result.notice_by),
        "bank": result.bank,
        "as_of": result.as_of.isoformat(),
        "verdicts_possible": list(result.verdicts_possible),
        "hours_per_week": result.hours_per_week,
        "least_hours": result.schedule.least_hours,
    }


def _interval(found: Interval) -> dict[str, int]:
    return {"low": found.low, "high": found.high}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _finding(f: Finding) -> dict[str, object]:
    return {
        "id": f.id,
        "question": f.question,
        "outcome": f.outcome.value,
        "likelihood": f.likelihood.name,
        "impact": f.impact.name,
        "risk": f.risk.name,
        "citations": list(f.citations),
        "actions": list(f.actions),
    }


def _item(i: PlanItem) -> dict[str, object]:
    return {
        "action": i.action,
        "class": i.kind,
        "lane": i.lane,
        "after": list(i.after),
        "resolves": list(i.resolves),
        "effort_hours": [int(h) if h == int(h) else h for h in i.effort_hours],
        "owner_role": i.owner_role,
        "start": i.start.isoformat(),
        "due": i.due.isoformat(),
        "latest": i.latest.isoformat(),
        "latest_reason": i.kind,
    }
