"""Sheets of which some sentence was false once, or that stand close to the boundary where one would be."""

from datetime import date, timedelta
from typing import Any

from questionnaire import Assessment
from questionnaire.assessment import Integration, PlanEntry
from scoring import assess
from tests.report import sheets
from tests.scoring.sheets import AS_OF, BANK, base, marked_done


def changed(name: str, **answers: Any) -> Assessment:
    """A named sheet with these answers; None takes one away."""
    sheet = base(name)
    for question, answer in answers.items():
        sheet = sheet.answered(question, answer)
    return sheet


PLANTED = {
    "careful": base("careful_firm"),
    "all safest": base("all_safest"),
    "blank": base("nothing_answered"),
    "only the role is answered": changed("nothing_answered", org_role="covered_entity"),
    "worst": sheets.worst(BANK, "Worst"),
    "out of scope": sheets.out_of_scope(),
    "undecided": base("undecided_firm"),
    "undecided, and patient details arrive": changed("undecided_firm", phi_reaches_support="routinely"),
    "undecided, and patient details have come for months": changed(
        "undecided_firm", phi_reaches_support="routinely", first_phi_on=date(2026, 8, 3)
    ),
    "one unknown": changed("careful_firm", backup="unknown"),
    "an unknown that moves nothing": changed("careful_firm", attestation_report="unknown", access_roles="everyone_sees_all"),
    "a day is blank": changed("careful_firm", first_phi_on=None),
    "not applicable": base("careful_firm").excused("customer_requirements", "No such customer."),
    "BAA signed on the first day": changed("careful_firm", baa_signed_on=date(2026, 3, 1)),
    "BAA signed after": changed("careful_firm", baa_signed_on=date(2026, 4, 1), past_phi_assessed="assessed_and_documented"),
    "no BAA, first details on the day of assessment": changed("careful_firm", baa_status="not_signed", first_phi_on=AS_OF),
    "no BAA, first details later than today": changed("careful_firm", baa_status="refused", first_phi_on=date(2026, 12, 1)),
    "BAA not known, first day given": changed("careful_firm", baa_status="unknown"),
    "BAA not known, nor whether details arrive": changed("careful_firm", baa_status=None, phi_reaches_support=None),
    "BAA signed, and nobody says when": changed("careful_firm", baa_timing=None, baa_signed_on=None),
    "BAA signed after, on a day not known": changed("careful_firm", baa_timing="after_phi", baa_signed_on=None),
    "no details seen": changed("careful_firm", phi_reaches_support="possible"),
    "blocked, no BAA": changed("all_safest", baa_status="not_signed"),
    "no BAA, and nobody knows whether details arrive": changed("careful_firm", baa_status="not_signed", phi_reaches_support="unknown"),
    "channels blank": changed("careful_firm", channels=None),
    "one finding": changed("all_safest", backup="not_confirmed"),
    "two of one cell": changed("all_safest", backup="not_confirmed", auto_logoff="default"),
    "two of two cells": changed("all_safest", backup="not_confirmed", access_roles="everyone_sees_all"),
    "high and unanswered": changed("careful_firm", outside_agents="without_baa", sign_in=None, exports=None),
    "lasting": changed("careful_firm", people_affected="500_or_more", special_records=("minors",)),
    "most in one cell": changed("careful_firm", log_review="never", exports="anyone", backup="not_confirmed"),
    "BAA signed after, and nothing assessed": changed(
        "careful_firm", baa_signed_on=date(2026, 4, 1), past_phi_assessed="not_assessed", outside_agents="unknown"
    ),
    "a barrier and a BAA that nobody knows of": changed(
        "careful_firm", phi_reaches_support="blocked", phi_prevention="unknown", baa_status="unknown"
    ),
    "BAA requested": changed("careful_firm", baa_status="requested"),
    "BAA requested under a contract of their own": changed("careful_firm", intercom_plan="custom_contract", baa_status="requested"),
    "seats not known, and a way to choose": changed("hurried_startup", seats=None),
    "known of long ago": changed("careful_firm", baa_status="not_signed", past_phi_assessed="not_assessed", discovered_on=date(2026, 8, 1)),
    "known of lately": changed("careful_firm", baa_status="not_signed", past_phi_assessed="in_progress", discovered_on=date(2026, 11, 10)),
    "only a trial": changed("careful_firm", intercom_plan="trial"),
    "only a trial, BAA not known": changed("careful_firm", intercom_plan="trial", baa_status="unknown"),
    "only a trial, no BAA": changed("careful_firm", intercom_plan="trial", baa_status="not_signed", past_phi_assessed=None),
    "signed on another plan": changed(
        "other_desk_firm",
        channels=("web_chat", "email"),
        vendor_offers_baa="on_another_plan",
        baa_status="signed",
        baa_signed_on=date(2026, 1, 2),
        first_phi_on=date(2026, 2, 3),
        phi_reaches_support="routinely",
    ),
    "only a trial, no BAA, and the better plan marked as bought": marked_done(
        changed("careful_firm", intercom_plan="trial", baa_status="not_signed", past_phi_assessed="assessed_and_documented"), "upgrade_plan"
    ),
    "one finding, and all marked as done": marked_done(
        changed("all_safest", backup="not_confirmed"), *(i.action for i in assess(BANK, changed("all_safest", backup="not_confirmed")).plan)
    ),
    "refused on a trial": changed("careful_firm", intercom_plan="trial", baa_status="refused", past_phi_assessed="in_progress"),
    "refused, though another plan is offered": changed(
        "other_desk_firm",
        org_role="business_associate",
        phi_reaches_support="routinely",
        vendor_offers_baa="on_another_plan",
        baa_status="refused",
        past_phi_assessed="in_progress",
        discovered_on=date(2026, 9, 1),
    ),
    "refused, and no details seen": changed("careful_firm", baa_status="refused", phi_reaches_support="possible"),
    "declined on every plan": changed(
        "other_desk_firm", vendor_offers_baa="declines", baa_status="not_signed", phi_reaches_support="sometimes"
    ),
    "refused, and a barrier that nobody confirmed": changed(
        "all_safest", phi_prevention="unknown", baa_status="refused", attachments="anyone"
    ),
    "a barrier that other answers put in doubt": changed(
        "all_safest", baa_status="not_signed", attachments="anyone", email_cover="neither", channels=("email",)
    ),
    "an app that gets details, and a desk that nobody saw them in": changed(
        "careful_firm",
        phi_reaches_support="possible",
        intercom_plan="advanced",
        baa_status="unknown",
        integrations_inventory="complete",
        integrations=(Integration("Slack", "phi", "signed"),),
    ),
    "a customer's desk without a BAA": changed(
        "careful_firm",
        org_role="business_associate",
        baa_status="not_signed",
        past_phi_assessed="not_assessed",
        discovered_on=date(2026, 11, 10),
    ),
    "a customer's desk, BAA signed, and nobody says when": changed(
        "careful_firm", org_role="business_associate", baa_timing=None, baa_signed_on=None
    ),
    "role not known, no BAA": changed("careful_firm", org_role=None, baa_status="not_signed", past_phi_assessed="not_assessed"),
    "an app without a BAA": changed(
        "careful_firm", integrations_inventory="complete", integrations=(Integration("Slack", "phi", "not_signed"),)
    ),
    "details come, and the BAA is signed on a day to come": changed(
        "careful_firm", intercom_plan="essential", phi_reaches_support="routinely", baa_signed_on=AS_OF + timedelta(45)
    ),
    "told to keep details out, and the plan is not known": changed(
        "careful_firm", phi_reaches_support="blocked", phi_prevention="told_only", intercom_plan="unknown"
    ),
    "signed after, nobody knows of an assessment": changed("careful_firm", baa_signed_on=date(2026, 4, 1), past_phi_assessed="unknown"),
    "a pause that is done": changed("careful_firm", channels=("sms",), sms_cover="neither").planned("pause_sms", PlanEntry(status="done")),
    "two cells of two": changed(
        "all_safest", backup="not_confirmed", auto_logoff="default", access_roles="everyone_sees_all", exports="anyone"
    ),
}
