"""A plan on whose decision page all that takes room meets: long names, a brand, a deadline that has passed, everything to decide."""

from dataclasses import replace
from datetime import date

from questionnaire.handover import Additions
from report import Document, Edition, compose
from report.handover.handover import Handover
from report.paper.brand import Brand
from scoring import assess
from tests.scoring.sheets import BANK, base

NO_BAA = {
    "intercom_plan": "advanced", "baa_status": "not_signed", "phi_reaches_support": "routinely", "phi_prevention": "told_only",
    "attachments": "signed_in_only", "past_phi_assessed": "not_assessed", "seats": 6,
    "first_phi_on": date(2026, 5, 1), "discovered_on": date(2026, 10, 5),
}  # fmt: skip
"""Everything is left to decide, so the decision page is as full as it gets; the findings are few."""
CLIENT = "Northwest Regional Center for Pediatric and Adolescent Telehealth and Care \U0001fa7a LLC"
OWNER = "Dr. Alexandria Featherstonehaugh-Montgomery, Chief Privacy Officer"
BRAND = "Northwest Compliance Partners & Associates of Greater Portland"


def long_names(edition: Edition = "plan", client: str = CLIENT, brand: str = BRAND) -> Document:
    answers = {**base("careful_firm").answers, **NO_BAA, "discovered_on": date(2026, 6, 1)}
    sheet = replace(base("careful_firm"), client=client, answers=answers, people=dict.fromkeys(BANK.owner_roles, OWNER))
    added = Handover.of(Additions(prepared_by=f"A. Consultant, {BRAND}"), Brand(name=brand, accent="#0B6B7F"))
    return compose(BANK, sheet, assess(BANK, sheet), added, edition)
