"""Assessments that stress the report, built from whatever the bank asks: worst, safest, blank, out of scope, huge."""

from dataclasses import replace
from datetime import date, timedelta

from questionnaire import Bank, walk
from questionnaire.assessment import Answer, Assessment, Integration, PlanEntry, Status
from questionnaire.shapes.question import Question

AS_OF = date(2026, 11, 21)
FIXED: dict[str, Answer] = {"org_role": "covered_entity", "desk": "intercom"}
DAYS = {"first_phi_on": date(2026, 1, 10), "baa_signed_on": date(2026, 3, 1)}
APPS = (
    Integration("Slack", "phi", "not_signed"),
    Integration("Salesforce", "phi", "signed"),
    Integration("Product analytics <b>& warehouse</b>", "unknown", "unknown"),
    Integration("=1+1 billing", "no_phi", "not_signed"),
    Integration("Jira", "phi", "unknown"),
)


def empty(client: str = "Blank Practice") -> Assessment:
    """Nothing answered."""
    return Assessment(bank="2026.2", as_of=AS_OF, client=client)


def filled(bank: Bank, worst: bool, client: str, **chosen: Answer) -> Assessment:
    """Every question that comes up, answered with its safest or its least safe choice."""
    sheet = replace(empty(client), answers={**FIXED, **chosen})
    for _ in range(len(bank.questions)):
        blank = [q for q in walk(bank, sheet).asked if q not in sheet.answers]
        if not blank:
            break
        sheet = sheet.answered(blank[0], _answer(bank.questions[blank[0]], worst))
    return sheet


def _answer(question: Question, worst: bool) -> Answer:
    if question.kind == "date":
        return DAYS.get(question.id, AS_OF)
    if question.between is not None:
        return 12
    if question.kind == "rows":
        return APPS if worst else (APPS[1], APPS[3])
    ids = [c.id for c in question.choices]
    if question.kind == "multi":
        return tuple(i for i in ids if i != "none") if worst or "none" not in ids else ("none",)
    return ids[-1] if worst else ids[0]


def worst(bank: Bank, client: str = "Example (fictional): Harborview Pediatric Group") -> Assessment:
    """Every answer the least safe, with notes, owners and due dates typed."""
    sheet = filled(bank, True, client, integrations_inventory="partial", intercom_plan="advanced")
    sheet = sheet.noted("baa_status", "Countersigned copy is with counsel <since March> & not back; see \u201cHIPAA\u201d folder.")
    sheet = sheet.noted(
        "audit_log",
        "Line one\nLine two \U0001f600 \u05e9\u05dc\u05d5\u05dd \u60a3\u8005 \x07 bell, O\u2019Neill, caf\u00e9, na\u00efve, \u00df",
    )
    return sheet


def safest(bank: Bank, client: str = "Careful Clinic, LLC") -> Assessment:
    """Every answer the safest."""
    return filled(bank, False, client, channels=("web_chat", "email"))


def in_order(bank: Bank) -> Assessment:
    """Every answer the safest where patients write every day: there is nothing to do, not even a barrier to test."""
    return filled(bank, False, "Calm Clinic, LLC", phi_reaches_support="routinely", first_phi_on=date(2026, 4, 1))


def out_of_scope() -> Assessment:
    """Neither covered entity nor business associate, with earlier answers kept."""
    kept: dict[str, Answer] = {"org_role": "neither", "desk": "intercom", "baa_status": "signed", "channels": ("sms", "email")}
    sheet = replace(empty("Wellness App, Inc."), answers=kept)
    return sheet.noted("baa_status", "Old note that must stay.").planned(
        "sign_baa", PlanEntry("Dana Reyes", date(2026, 12, 5), "in_progress")
    )


def huge(bank: Bank) -> Assessment:
    """Two hundred integrations and the longest notes."""
    kinds = [("phi", "not_signed"), ("phi", "signed"), ("unknown", "unknown"), ("no_phi", "not_signed")]
    rows = tuple(
        Integration(f"Connected app number {n:03d} {'of a very long name ' * (n % 5)}".strip(), *kinds[n % 4]) for n in range(1, 201)
    )
    sheet = filled(bank, True, "L" * 200, integrations=rows, integrations_inventory="complete")
    for place, question in enumerate(walk(bank, sheet).asked):
        words = " ".join(f"{question[:6]}{n:03d}" for n in range(160))
        sheet = sheet.noted(question, words if place % 3 else "\n".join(words.split()))
    return sheet


def typed(bank: Bank, sheet: Assessment) -> Assessment:
    """The same sheet with a note on every question and an owner, a day and a status on every action of the bank."""
    for place, question in enumerate(bank.questions):
        sheet = sheet.noted(question, f"Note {place} on {question}, see folder {place * 7}.")
    for place, action in enumerate(bank.actions):
        status: Status = ("open", "in_progress", "done")[place % 3]
        sheet = sheet.planned(action, PlanEntry(f"Owner{place} O'Neill", AS_OF + timedelta(days=place), status))
    return sheet.excused("customer_requirements", "We have no enterprise customers & never had.")
