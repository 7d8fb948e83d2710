"""The few ids of the bank that Python needs by name (contract, sections 1 to 3), so that the bank check can say when one is gone."""

ROLE, NEITHER, BUSINESS_ASSOCIATE, COVERED_ENTITY = "org_role", "neither", "business_associate", "covered_entity"
DESK, NO_DESK = "desk", "not_chosen"
SEATS = "seats"
REACH, REACHED = "phi_reaches_support", ("sometimes", "routinely")
"""Whether patient details reach the desk, and the answers by which they are known to be in it."""
BLOCKED, POSSIBLE = BARRED = ("blocked", "possible")
"""Those by which none are."""
PREVENTION, NO_BARRIER = "phi_prevention", ("told_only", "nothing")
FIRST_PHI_ON, BAA_SIGNED_ON, DISCOVERED_ON = "first_phi_on", "baa_signed_on", "discovered_on"
INTERCOM_PLAN, VENDOR_OFFERS_BAA = "intercom_plan", "vendor_offers_baa"
BAA_STATUS, SIGNED, UNSIGNED = "baa_status", "signed", ("requested", "not_signed", "refused")
BAA_SCOPE, SCOPE_CONFIRMED = "baa_scope", "confirmed_in_writing"
BAA_TERMS = "baa_terms_met"
BAA_TIMING, BEFORE_PHI, AFTER_PHI = "baa_timing", "before_phi", "after_phi"
PAST_PHI_ASSESSED, ASSESSED = "past_phi_assessed", "assessed_and_documented"
CHANNELS, APPS = "channels", "integrations"
INVENTORY, INCOMPLETE, NO_LIST = "integrations_inventory", "partial", "none_made"
"""Whether there is a list of the apps: one that is incomplete, none."""
COMPLIANT, KEPT_OFF, CONSENT, NO_COVER = COVERS = ("compliant_service", "phi_kept_off", "patient_consent", "neither")
"""What may be answered of a channel that needs a cover of its own."""
CONSENT_VENDORS, ALL_BOUND, SOME_NOT_BOUND = "consented_channel_vendors", "all_under_baa", "some_not"
"""Whether the vendors behind channels that patients chose after a warning have signed BAAs."""
AI_USE, VENDOR_AI, PASTED = "ai_use", "vendor_ai", "staff_paste_into_ai"
AI_COVER, NAMED_IN_BAA, AI_NOT_COVERED = "ai_cover", "named_in_baa", "not_covered"

NAMED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((SEATS, FIRST_PHI_ON, BAA_SIGNED_ON, DISCOVERED_ON, INTERCOM_PLAN, VENDOR_OFFERS_BAA, BAA_TERMS, CHANNELS, APPS), ()),
    ROLE: (NEITHER, BUSINESS_ASSOCIATE, COVERED_ENTITY),
    DESK: (NO_DESK,),
    REACH: (*BARRED, *REACHED),
    PREVENTION: NO_BARRIER,
    BAA_STATUS: (SIGNED, *UNSIGNED),
    BAA_SCOPE: (SCOPE_CONFIRMED,),
    BAA_TIMING: (BEFORE_PHI, AFTER_PHI),
    PAST_PHI_ASSESSED: (ASSESSED,),
    CONSENT_VENDORS: (ALL_BOUND, SOME_NOT_BOUND),
    AI_USE: (VENDOR_AI, PASTED),
    AI_COVER: (NAMED_IN_BAA, KEPT_OFF, AI_NOT_COVERED),
    INVENTORY: (INCOMPLETE, NO_LIST),
}
"""Every question above, with its choices above."""

PRIVACY_OFFICER, SECURITY_OFFICER, FOUNDER = SIGNING = ("privacy_officer", "security_officer", "founder")
"""The roles that sign the board page."""
PLAN, BAA = GATES = "plan", "baa"
"""The conditions for compliant use without which patient details may not be let in."""
NOT_IN_SCOPE, BEST = "not_in_scope", "in_order"
"""Verdicts: that HIPAA does not appear to apply, and the one that none is better than."""
