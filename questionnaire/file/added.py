"""Reading what format 2 of the assessment file added: people, hours a week, the handover, the workshop."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from questionnaire.assessment import MAX_HOURS, MAX_PERSON, MIN_HOURS
from questionnaire.faults import Faults
from questionnaire.handover import NOTHING_ADDED, Additions, faults_in
from questionnaire.question_bank import Bank
from questionnaire.workshop import ID, NO_WORKSHOP, Workshop


def read_people(found: Mapping[str, Any], faults: Faults) -> dict[str, str]:
    """Names by role id. A role that the bank does not know is kept: another bank may."""
    for role in found:
        if not re.fullmatch(ID, role):
            faults.add(f"people.{role}", "is not a role id; write it in small letters, digits and _, at most 60 of them")
    return {role: faults.text(f"people.{role}", name, MAX_PERSON) for role, name in found.items()}


def read_hours(found: object, faults: Faults) -> float | None:
    """Hours a week; None, and a fault, for what is no number of hours that people can have."""
    if isinstance(found, (int, float)) and not isinstance(found, bool) and MIN_HOURS <= found <= MAX_HOURS:
        return whole(found)
    faults.shape("hours_per_week", found, f"a number from {MIN_HOURS} to {MAX_HOURS}")
    return None


def whole(hours: float | None) -> float | None:
    """12 for 12.0, so that the same hours are written the same."""
    return int(hours) if hours is not None and hours == int(hours) else hours


def read_handover(found: Mapping[str, Any], faults: Faults) -> Additions:
    """What was added before handing over; nothing, and the faults, where something in it does not fit."""
    try:
        return Additions.model_validate(found)
    except ValidationError as fault:
        for where, what in faults_in(fault, "handover"):
            faults.add(where, what)
        return NOTHING_ADDED


def read_workshop(bank: Bank, found: Mapping[str, Any], faults: Faults) -> Workshop:
    """What a workshop added, under today's names; nothing, and the faults, where something in it does not fit."""
    try:
        today = {old: now for old, now in bank.old_names.questions.items() if now in bank.questions}
        return Workshop.model_validate(found).renamed(today)
    except ValidationError as fault:
        for where, what in faults_in(fault, "workshop"):
            faults.add(where, what)
        return NO_WORKSHOP
