"""The first pass and the list of sections: what is asked, what is said of it at once, and what counts as answered."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration
from report.paper.wording import answer_lines
from store import Store
from tests.ui.conftest import said
from ui.questions.first_pass import so_far
from ui.questions.listing import listing, progress
from ui.shell.navigation import FIRST, details, first_open
from ui.shell.session import OpenAssessment, open_assessment

BANK = load_bank()
BLANK = Assessment(BANK.version, date(2026, 11, 26))
STOP = {"org_role": "covered_entity", "desk": "intercom", "phi_reaches_support": "routinely", "intercom_plan": "essential"}


def opened(store: Store, sheet: Assessment) -> OpenAssessment:
    found = open_assessment(store.create(sheet).id)
    assert found is not None
    return found


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def asked(app: AppTest, key: str) -> set[str]:
    """The questions of single choice on the screen."""
    return {str(radio.key).removeprefix(f"a_{key}_") for radio in app.radio}


def test_the_questions_begin_with_the_first_pass_and_ask_only_what_is_due(store: Store, visit) -> None:
    key = store.create(BLANK).id
    app = visit("questions", key)
    assert "# The first five minutes" in said(app) and f"section={FIRST}" in html(app)
    assert asked(app, key) <= set(BANK.file.first_pass) and "intercom_plan" not in asked(app, key)
    assert "not asked, because" not in said(app) and "0 of" not in html(app)
    app.radio(key=f"a_{key}_desk").set_value(app.radio(key=f"a_{key}_desk").options[0]).run()
    assert "intercom_plan" in asked(app, key)


def test_whoever_still_has_to_choose_sees_what_was_found_about_the_vendors_of_every_kind(store: Store, visit) -> None:
    kinds = {desk.id: len(desk.vendors) for desk in BANK.desks}
    for desk, shown in ({**kinds, "not_chosen": sum(kinds.values())}).items():
        app = visit("questions", store.create(BLANK.answered("desk", desk)).id)
        found = [box.label for box in app.expander if box.label.startswith("What we found about")]
        assert found == ([f"What we found about {shown} vendors"] if shown else [])


def test_next_goes_on_each_time_however_soon_it_is_pressed_again(store: Store, visit) -> None:
    key = store.create(BLANK).id
    app = visit("questions", key, section="scope")
    second, third = (section.id for section in BANK.sections[1:3])
    app.button(key="next_scope").click().run()
    app.button(key=f"next_{second}").click().run()
    assert f"# {BANK.section(third).title}" in said(app)


def test_the_verdict_so_far_changes_with_each_answer(store: Store, visit) -> None:
    key = store.create(BLANK).id
    app = visit("questions", key)
    assert "No verdict yet" in html(app)
    for question, answer in STOP.items():
        app = visit("questions", key)
        at = [c.id for c in BANK.questions[question].choices].index(answer)
        app.radio(key=f"a_{key}_{question}").set_value(app.radio(key=f"a_{key}_{question}").options[at]).run()
    assert BANK.verdict("stop").title in html(app)
    plan = BANK.condition("plan").title.replace("BAA", "business associate agreement (BAA)")
    assert f"\u201c{plan}\u201d is not met, and patient details reach the desk." in html(app)
    assert f"The first five minutes: {len(STOP)} of " in html(app) and not app.error


def test_the_verdict_so_far_spells_out_the_baa_once(store: Store) -> None:
    now = opened(store, BLANK.answered("org_role", "covered_entity"))
    assert so_far(now, "1 of 9").count("business associate agreement (BAA)") == 1


def test_the_verdict_so_far_is_the_verdict_of_the_results(store: Store, example) -> None:
    for sheet in (example, replace(BLANK, answers=STOP), BLANK.answered("org_role", "neither"), BLANK.answered("desk", "not_chosen")):
        now = opened(store, sheet)
        assert now.judgement.verdict == now.result.verdict and now.judgement.findings == now.result.findings
        assert BANK.verdict(now.result.verdict).title in so_far(now, "1 of 9")


def test_an_answer_means_one_sentence_in_the_first_pass_and_the_rest_is_one_click_away(store: Store, visit) -> None:
    key, choice = store.create(BLANK.answered("baa_status", "not_signed")).id, BANK.questions["baa_status"].choice("not_signed")
    assert choice is not None
    first, *others = choice.consequence.split(". ")
    cited = "45 CFR 160.404"
    app = visit("questions", key)
    text = said(app).replace("\\", "")
    assert first in text and not any(other.rstrip(".") in text for other in others) and cited not in text
    app.session_state[f"note_{key}_baa_status"] = True
    text = said(app.run()).replace("\\", "")
    assert all(other.rstrip(".") in text for other in others) and cited in text
    text = said(visit("questions", key, section="agreement")).replace("\\", "")
    assert all(part.rstrip(".") in text for part in (first, *others)) and cited in text


def test_of_unknown_answers_and_of_grids_nothing_is_lost_either(store: Store, visit) -> None:
    grid = ("training_identity_verification", "training_permissible_disclosures")
    key = store.create(replace(BLANK, answers=dict.fromkeys(grid, "unknown"))).id
    whys = [BANK.questions[question].why for question in grid]
    app = visit("questions", key)
    assert whys[0] in unescape(html(app)) and whys[1] not in unescape(html(app))
    assert "until you know" in said(app) and "The plan says where to look it up" not in said(app)
    app.session_state[f"note_{key}_{grid[1]}"] = True
    text = said(app.run()).replace("\\", "")
    assert whys[1] in text and "The plan says where to look it up." in text


@pytest.mark.parametrize("question", sorted(BANK.file.first_pass))
def test_the_first_sentence_of_each_consequence_stands_by_itself(question: str) -> None:
    """It is all that the first pass shows at once: never a mere word, nor one that leans on another sentence."""
    for choice in BANK.questions[question].choices:
        first = choice.consequence.split(". ")[0].split()
        assert not first or (len(first) >= 4 and first[0] not in ("It", "They", "So", "But", "And")), choice.consequence


MOVES = "ask|bring|choose|complete|do|have|keep|limit|list|move|replaced|stop|train|upgrade"


@pytest.mark.parametrize("question", sorted(BANK.file.first_pass))
def test_the_first_sentence_of_a_risky_answer_names_the_next_move(question: str) -> None:
    """A founder reads no more than that at once: what it means, and what to do about it."""
    for choice in BANK.questions[question].choices:
        if choice.likelihood is not None:
            assert re.search(rf"(?i)(?:^|: |it has to be )(?:{MOVES})\b", choice.consequence.split(". ")[0]), choice.consequence


def test_the_first_pass_leads_to_the_results_and_to_the_details(store: Store, visit) -> None:
    key = store.create(BLANK).id
    app = visit("questions", key)
    assert [button.label for button in app.button if str(button.key).startswith("first_")] == [
        "See the results",
        "Continue with the details",
    ]
    app.button(key="first_details").click().run()
    assert "Who you are and what you use" in said(app)


def test_going_on_leads_to_the_first_pass_until_nothing_of_it_is_open(store: Store, example) -> None:
    assert first_open(opened(store, BLANK)) == FIRST and details(opened(store, BLANK)) == "scope"
    gap = example.answered("backup", None)
    assert first_open(opened(store, gap)) == details(opened(store, gap)) == "configuration"
    assert first_open(opened(store, gap.answered("risk_analysis", None))) == FIRST
    assert first_open(opened(store, example)) == FIRST and details(opened(store, example)) == ""


def test_where_no_details_are_left_the_first_pass_leads_to_the_results_alone(store: Store, visit, example) -> None:
    for sheet in (BLANK.answered("org_role", "neither"), example):
        app = visit("questions", store.create(sheet).id)
        assert [button.label for button in app.button if str(button.key).startswith("first_")] == ["See the results"]
        assert "details make them exact" not in said(app)


def test_a_role_that_ends_the_questions_says_that_the_answers_are_kept(store: Store, visit, example) -> None:
    key = store.create(example.answered("org_role", "neither")).id
    assert "What you have answered besides stays saved, and counts again then." in said(visit("questions", key))
    assert store.change(key, lambda now: now.answered("org_role", example.answers["org_role"])).assessment == example
    assert "besides" not in said(visit("questions", store.create(BLANK.answered("org_role", "neither")).id))


def test_dont_know_is_an_answer_and_unknown_and_a_tick_stands_where_nothing_is_open(store: Store) -> None:
    section = BANK.section("program")
    sheet = replace(BLANK, answers=dict.fromkeys([q.id for q in section.questions], "unknown"))
    assert progress(opened(store, sheet), section) == ("6 of 6, including 6 “I don't know”", True)
    assert progress(opened(store, sheet.answered("documentation", None)), section) == ("5 of 6, including 5 “I don't know”", False)
    assert progress(opened(store, BLANK), section) == ("", False)
    excused = sheet.answered("customer_requirements", None).excused("customer_requirements", "We have no such customers.")
    assert progress(opened(store, excused), section) == ("6 of 6, including 5 “I don't know”", True)


def test_a_number_may_stay_empty_and_an_empty_list_of_apps_is_open(store: Store, example) -> None:
    scope, apps = BANK.section("scope"), BANK.section("integrations")
    given = example.answered("special_records", ("none",)).answered("seats", None)
    assert progress(opened(store, given), scope) == ("3 of 4; 1 may stay empty", True)
    assert progress(opened(store, given.answered("special_records", None)), scope) == ("2 of 4", False)
    assert progress(opened(store, given.answered("seats", 9)), scope) == ("4 of 4", True)
    assert progress(opened(store, example.answered("integrations_inventory", "complete").answered("integrations", None)), apps)[1] is False
    assert progress(opened(store, example.answered("integrations", ())), apps)[1] is False
    assert opened(store, example.answered("integrations", ())).context.blanks == 1
    half = example.answered("integrations_inventory", "complete").answered("integrations", (Integration("Slack", "unknown", "unknown"),))
    assert progress(opened(store, half), apps) == ("2 of 2, including 1 to complete or correct", False)


def test_a_section_says_its_minutes_and_who_knows(store: Store) -> None:
    now = opened(store, BLANK)
    assert "6 min · Security officer" in listing(now, BANK.section("configuration"))
    assert "Not asked" in listing(opened(store, BLANK.answered("org_role", "neither")), BANK.section("scope"))


def test_dont_know_of_many_choices_stands_alone_and_is_stored_as_an_empty_list(store: Store, visit) -> None:
    key = store.create(BLANK.answered("channels", ("sms",))).id
    app = visit("questions", key)
    assert "Choose all that apply." in html(app)
    app.button_group(key=f"a_{key}_channels").set_value(["sms", "unknown"]).run()
    assert store.load(key).assessment.answers["channels"] == ()
    assert app.button_group(key=f"a_{key}_channels_v1").value == ["unknown"]
    assert "until you know" in said(app)
    app.button_group(key=f"a_{key}_channels_v1").set_value(["unknown", "email"]).run()
    assert store.load(key).assessment.answers["channels"] == ("email",)


@pytest.mark.parametrize(
    ("typed", "day", "read"),
    [
        ("March 2026", date(2026, 3, 1), "March 2026, counted from its first day"),
        ("mar 2026", date(2026, 3, 1), "March 2026, counted from its first day"),
        ("3/15/2026", date(2026, 3, 15), "March 15, 2026"),
        ("2026-03-15", date(2026, 3, 15), "March 15, 2026"),
    ],
)
def test_a_day_is_read_back_in_words(typed: str, day: date, read: str, store: Store, visit) -> None:
    key = store.create(replace(BLANK, answers=STOP)).id
    app = visit("questions", key)
    app.text_input(key=f"a_{key}_first_phi_on").set_value(typed).run()
    assert store.load(key).assessment.answers["first_phi_on"] == day and read in said(app)


@pytest.mark.parametrize("typed", ["3/1/301", "March 301", "3/1/3126", "March 3126"])
def test_an_unlikely_year_is_neither_stored_nor_read_back(typed: str, store: Store, visit) -> None:
    key = store.create(replace(BLANK, answers=STOP)).id
    app = visit("questions", key)
    app.text_input(key=f"a_{key}_first_phi_on").set_value(typed).run()
    assert "first_phi_on" not in store.load(key).assessment.answers
    assert not any("3126" in caption.value or "301" in caption.value for caption in app.caption)


def test_a_common_app_is_added_by_a_click_and_offered_no_more(store: Store, visit) -> None:
    key = store.create(BLANK.answered("integrations_inventory", "complete")).id
    app = visit("questions", key, section="integrations")
    app.button(key=f"suggest_{key}_Slack").click().run()
    assert [row.name for row in store.load(key).assessment.answers["integrations"]] == ["Slack"]
    offered = {str(button.key) for button in app.button if str(button.key).startswith("suggest_")}
    assert offered == {f"suggest_{key}_{name}" for name in BANK.questions["integrations"].rows.suggestions} - {f"suggest_{key}_Slack"}


def test_an_empty_list_of_choices_is_printed_as_what_was_said() -> None:
    assert answer_lines(BANK.questions["channels"], ()) == ("I don't know",)
    assert answer_lines(BANK.questions["integrations"], ()) == ("An empty list",)
