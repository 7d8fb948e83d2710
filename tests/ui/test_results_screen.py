"""The results on one screen: what stands first and in which order; a register grouped, filtered, and no fault found in a blank."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank, walk
from report.content.deadlines import IF_A_BREACH
from report.paper.figures import likelihood_impact_grid
from scoring import assess
from tests.ui.conftest import plain, said
from ui.elements.words import days_left

BANK = load_bank()


def in_order(app: AppTest) -> list[str]:
    """Words of all that stands on the page, from the top down."""
    return [str(getattr(part, "value", "") or getattr(part, "label", "")) for part in app.main]


def places(app: AppTest, *wanted: str) -> list[int]:
    told = in_order(app)
    return [next((n for n, words in enumerate(told) if want in words), -1) for want in wanted]


def findings_shown(app: AppTest) -> list[str]:
    return [box.label for box in app.expander if box.label.startswith("**F")]


def test_the_first_screen_stands_in_this_order_and_the_rest_below_it(store, visit, example) -> None:
    app = visit("results", store.create(example).id)
    found = places(
        app,
        BANK.verdict("stop").title,
        "notices are due without unreasonable delay",
        "## What to do first",
        "**A1**",
        "**A2**",
        "**A3**",
        "Download the plan to hand over (PDF)",
        "It is not legal advice",
        "## Four conditions",
        "## Where the risk sits",
        "## Findings",
        "## Find out first",
        "## The score",
    )
    assert -1 not in found and found == sorted(found)


@pytest.mark.parametrize("answered", ("brightwell", "one answer"))
def test_the_link_to_the_plan_counts_it_as_the_plan_does(store, visit, example, answered) -> None:
    sheet = (
        example if answered == "brightwell" else Assessment(BANK.version, date(2026, 11, 20), answers={"phi_reaches_support": "possible"})
    )
    key = store.create(sheet).id
    (link,) = (link.proto.label for link in visit("results", key).get("page_link") if link.proto.label.startswith("Open the plan"))
    assert f"{link.removeprefix('Open the plan, ')}, in the order to do them" in said(visit("plan", key))


def test_the_first_three_actions_say_who_when_and_what_there_is_to_use(store, visit, example) -> None:
    app = visit("results", store.create(example).id)
    first, second = (next(words for words in in_order(app) if words.startswith(f"**{number}**")) for number in ("A1", "A2"))
    assert "Dana Whitfield" in first and "due Nov 23, 2026" in first and "nobody named yet" in second
    links = [link.proto for link in app.get("page_link")]
    assert any("Agents" in link.label and "letter=agent_card" in link.query_string for link in links)


def test_a_letter_of_an_action_is_one_click_away(store, visit, example) -> None:
    app = visit("report", store.create(example).id, letter="breach_worksheet")
    assert next(box for box in app.selectbox if box.label == "Which").value == "breach_worksheet"
    assert not [box for box in visit("report", store.create(example).id, letter="love_letter").selectbox if box.label == "Which"]


def test_a_limit_that_has_passed_stands_in_red_before_the_verdict(store, visit, example) -> None:
    app = visit("results", store.create(example.answered("discovered_on", date(2026, 1, 2))).id)
    told = [words.replace("\\", "") for words in in_order(app)]
    limit = next(n for n, words in enumerate(told) if words.startswith(f":red[**{IF_A_BREACH}, the legal deadline for notices"))
    assert limit < places(app, BANK.verdict("stop").title)[0]


def test_what_does_not_fit_together_stands_right_below_the_first_screen(store, visit, example) -> None:
    sheet = example.answered("baa_status", "signed").answered("first_phi_on", date(2030, 1, 1)).answered("baa_signed_on", date(2031, 1, 1))
    assert assess(BANK, sheet).contradictions
    found = places(
        visit("results", store.create(sheet).id), "Download the plan to hand over (PDF)", "## Answers that do not fit", "## Four conditions"
    )
    assert -1 not in found and found == sorted(found)


def test_out_of_scope_says_what_that_means_and_what_comes_next(store, visit, example) -> None:
    sheet = Assessment(bank=BANK.version, as_of=example.as_of).answered("org_role", "neither")
    text = said(visit("results", store.create(sheet).id))
    assert BANK.verdict("not_in_scope").next in text.replace("\\", "") and "## Findings" not in text


def test_a_closed_line_holds_the_answer_and_the_next_action(store, visit, example) -> None:
    app = visit("results", store.create(example).id)
    line = next(label for label in findings_shown(app) if "Intercom plan" in label)
    assert "Advanced" in line and "Next: **A" in line


def test_the_filter_stays_through_clicks_and_other_pages(store, visit, example) -> None:
    key = store.create(example).id
    app = visit("results", key)
    whole = len(findings_shown(app))
    section, risk = app.pills
    section.select("agreement").run()
    few = findings_shown(app)
    assert 0 < len(few) < whole
    app.session_state[f"finding_{key}_intercom_plan_high_not_satisfied"] = True
    app.run()
    assert findings_shown(app) == few and "**How it was rated:**" in said(app)
    app.switch_page("pages/plan.py").run()
    app.switch_page("pages/results.py").run()
    assert findings_shown(app) == few
    app.pills[1].select("low").run()
    assert 0 < len(findings_shown(app)) < len(few)


def test_a_cell_and_a_box_are_chosen_without_a_pointer_too_and_all_come_back(store, visit, example) -> None:
    key = store.create(example).id
    app = visit("results", key)
    whole, cells = findings_shown(app), likelihood_impact_grid(BANK, example, assess(BANK, example)).cells
    (found,) = app.multiselect
    assert len([option for option in found.options if " likelihood, " in option]) == sum(bool(cell.findings) for cell in cells)
    slack = next(option.removeprefix("Slack: ") for option in found.options if option.startswith("Slack: "))
    app = found.select(("integrations.1",)).run()
    (line,) = findings_shown(app)
    assert (
        line.startswith(f"**{slack}** ")
        and "Slack" in line
        and f"Shown: 1 of {sum(len(cell.findings) for cell in cells)} findings" in said(app)
    )
    app.button(key="all_register").click().run()
    assert findings_shown(app) == whole and not app.multiselect[0].value


def test_a_box_that_was_chosen_and_has_no_finding_any_more_hides_nothing(store, visit, example) -> None:
    key = store.create(example).id
    app = visit("results", key)
    assert len(findings_shown(app.multiselect[0].select(("integrations.1",)).run())) == 1
    store.change(key, lambda held: held.answered("integrations", None))
    app.switch_page("pages/results.py").run()
    assert not app.exception and not app.error and len(findings_shown(app)) > 20


@pytest.mark.parametrize("answered", [0, 1])
def test_a_question_that_waits_for_an_answer_is_no_finding_yet(answered: int, store, visit, example) -> None:
    sheet = Assessment(bank=BANK.version, as_of=example.as_of)
    sheet = sheet.answered("incident_response", "none") if answered else sheet
    app = visit("results", store.create(sheet).id)
    waiting = [label for label in findings_shown(app) if "Not answered yet" in label]
    assert waiting and len(findings_shown(app)) == len(waiting) + answered
    assert ("## Where the risk sits" in said(app)) == bool(answered)
    assert ("Findings: " in said(app)) == bool(answered)


def test_nothing_says_none_of_them_where_the_person_answered(store, visit, example) -> None:
    sheet = Assessment(bank=BANK.version, as_of=example.as_of)
    for _ in range(3):
        for question in walk(BANK, sheet).asked:
            if BANK.questions[question].kind == "single":
                sheet = sheet.answered(question, "unknown")
    text = said(visit("results", store.create(sheet).id))
    asked = len(walk(BANK, sheet).asked)
    assert re.search(rf"\d+ of {asked} questions answered, including \d+ “I don.t know”", text) and not re.search(
        r"\b0 of \d+ question", text
    )
    assert "Nothing is answered yet." in said(visit("results", store.create(Assessment(bank=BANK.version, as_of=example.as_of)).id))


def test_a_section_that_was_chosen_and_has_no_finding_any_more_hides_nothing(store, visit, example) -> None:
    key = store.create(example).id
    app = visit("results", key)
    app.pills[0].select("ai").run()
    assert findings_shown(app)
    store.change(key, lambda held: held.answered("ai_use", ("none",)))
    app.switch_page("pages/results.py").run()
    assert not app.exception and not app.error and len(findings_shown(app)) > 20


def test_the_limit_by_law_has_its_days_counted_today_as_on_the_clients_page(store, visit, example) -> None:
    from ui.shell.session import today

    limit = assess(load_bank(), example).notice_by
    for on, told in ((today() + timedelta(60), "60 days left"), (today(), "today"), (today() - timedelta(1), "passed 1 day ago")):
        assert days_left(on, today()) == told
    assert limit is not None and f"Counted from today: {days_left(limit, today())}." in said(visit("results", store.create(example).id))


def test_the_limit_of_what_came_before_is_counted_from_today_beside_its_day(store, visit, example, monkeypatch) -> None:
    """The count stood behind the sentence of another event, "so no day is given for it"; then it was gone."""
    monkeypatch.setattr("ui.shell.deadlines.today", lambda: date(2026, 11, 30))
    closed = {"phi_reaches_support": "blocked", "phi_prevention": "technical_and_told", "baa_status": "not_signed"}
    given = {**closed, "first_phi_on": date(2026, 8, 3), "discovered_on": date(2026, 10, 10)}
    sheet = replace(example, as_of=date(2026, 11, 1), answers={**example.answers, **given})
    told = plain(visit("results", store.create(sheet).id))
    assert "is Dec 9, 2026. Counted from today: 9 days left." in told
    signed = sheet.answered("baa_status", "signed").answered("baa_signed_on", date(2026, 8, 20)).answered("discovered_on", None)
    told = plain(visit("results", store.create(signed).id))
    assert "the limit was Oct 19, 2026. Call counsel today." in told and "Counted from today" not in told, "60 days left, it said"


def test_where_an_answer_decides_whether_a_limit_runs_the_first_screen_has_that_alone(store, visit, example) -> None:
    """Seven lines about other events pushed the plan's button below the fold; they stand on the page for the board."""
    told = plain(visit("results", store.create(example.answered("baa_status", "unknown")).id))
    assert "Whether a BAA covers the patient details that reached the desk is not confirmed." in told
    assert "Write down today" not in told and "has a limit of its own" not in told
