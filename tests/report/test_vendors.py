"""The register of vendors names what stops today before what mends it later, and says of each how far it is."""

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from report import compose
from report.content.letters import compose_letter
from report.paper.answer_rows import VendorRow
from report.paper.wording import PAUSED, UNCONFIRMED
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.example import example_sheet
from tests.scoring.sheets import BANK


def registered(sheet: Assessment) -> dict[str, VendorRow]:
    return {row.name: row for row in compose(BANK, sheet, assess(BANK, sheet)).records.vendors}


def test_a_flow_that_nothing_covers_is_paused_before_its_remedy_is_named() -> None:
    """The register said of Slack "Still to do: sign a BAA, Jan 29", and not that the flow to it is paused on the first day."""
    rows = registered(example_sheet())
    for name, expected in (
        ("Intercom", ["keep_phi_out", "assess_past_phi", "upgrade_plan", "sign_baa"]),
        ("Text message service", ["pause_sms", "assess_past_sms", "cover_sms"]),
        ("Slack", ["pause_integrations", "assess_past_integrations", "sign_integration_baas"]),
        ("Salesforce Health Cloud", []),
    ):
        assert [task.action for task in rows[name].tasks] == expected
    pause, _, remedy = rows["Slack"].tasks
    assert pause.due < remedy.due and rows["Slack"].next == pause


def test_what_waits_for_the_answers_of_a_section_names_the_section_and_no_action_that_the_plan_does_not_show() -> None:
    """After the first pass it said "A35 Find out: Terms of the BAA" in a plan that ends at A5."""
    sheet = (
        sheets.empty().answered("org_role", "business_associate").answered("desk", "intercom").answered("phi_reaches_support", "routinely")
    )
    sheet = sheet.answered("intercom_plan", "expert").answered("baa_status", "signed").answered("baa_timing", "before_phi")
    plan = compose(BANK, sheet, assess(BANK, sheet)).records
    (desk,) = (row for row in plan.vendors if row.name == "Intercom")
    assert {task.number for row in plan.vendors for task in row.tasks} <= {row.number for row in plan.tasks}
    assert desk.tasks == () and desk.instead == "Answer the rest of \u201cPlan and agreement\u201d"


def test_an_answer_that_does_not_fit_another_is_marked_and_what_nobody_said_is_not_sent() -> None:
    sheet = sheets.filled(BANK, False, "A Firm", intercom_plan="essential", baa_status="signed", phi_reaches_support="blocked")
    sheet = sheet.answered("phi_prevention", "nothing")
    assert registered(sheet)["Intercom"].answer.endswith("(does not fit another of your answers)")
    sent = as_text(compose_letter(BANK, sheet, assess(BANK, sheet), "security_answers"))
    assert sent.count("We are still checking this answer.") >= 2 and "we have seen none so far" not in sent


def test_each_says_how_far_it_is_where_it_is_not_open() -> None:
    sheet = example_sheet()
    for action in ("sign_baa", "pause_integrations", "sign_integration_baas"):
        sheet = sheet.planned(action, PlanEntry(status="done"))
    rows = registered(sheet)
    assert [task.status for task in rows["Intercom"].tasks] == ["In progress", "", "", UNCONFIRMED]
    assert [task.status for task in rows["Slack"].tasks] == [PAUSED, "", "Done"]
    assert rows["Slack"].next == rows["Slack"].tasks[1] and rows["Stripe"].next is None
    printed = as_text(compose(BANK, sheet, assess(BANK, sheet), edition="plan")).split("=== Vendors and their BAAs ===")[1]
    assert f"2026) {UNCONFIRMED}" in printed and f"2026) {PAUSED}" in printed


def test_whoever_gets_what_staff_paste_is_in_the_register() -> None:
    rows = registered(example_sheet().answered("ai_use", ("vendor_ai", "staff_paste_into_ai")))
    assert [task.action for task in rows["AI tools and extensions that staff use"].tasks] == [
        "pause_pasting",
        "assess_past_pasting",
        "stop_pasting_into_ai",
    ]
    assert "AI tools and extensions that staff use" not in registered(example_sheet().answered("ai_use", ("vendor_ai",)))


def test_of_a_desk_whose_baa_came_late_the_assessment_follows() -> None:
    """It said "No action follows from this answer" of a vendor that 122 days of details lay with before it signed."""
    sheet = sheets.filled(BANK, True, "A Clinic", baa_status="signed", baa_timing="after_phi", past_phi_assessed="not_assessed")
    assert "assess_past_phi" in [task.action for task in registered(sheet)["Intercom"].tasks]
