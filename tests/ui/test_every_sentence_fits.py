"""What a page says and offers is so for the client on it: in order, outside HIPAA, with a single finding, blank."""

from dataclasses import replace

import pytest

from questionnaire import Assessment
from scoring import assess
from tests.scoring.sheets import BANK, base
from tests.ui.conftest import said, the_button

IN_ORDER = base("careful_firm")
BLANK = Assessment(bank=BANK.version, as_of=IN_ORDER.as_of)
OUTSIDE = BLANK.answered("org_role", "neither")
ONE_FINDING = IN_ORDER.answered("incident_response", "none")
CLICK = "Click a bar, a cell or a box"


def titled(app) -> list[str]:
    """The names of all fields and switches."""
    return [part.label for kind in ("selectbox", "toggle", "button", "multiselect", "pills") for part in app.get(kind)]


def test_a_plan_that_holds_nothing_says_what_to_keep_doing_from_which_day_and_what_can_be_done(store, visit) -> None:
    assert not assess(BANK, IN_ORDER).plan
    app = visit("plan", store.create(IN_ORDER).id)
    text = said(app).replace("\\", "")
    assert "**Next:** Keep the evidence, and assess again after a year" in text
    assert "**Assess the support desk again.**" in text and "then every year." in text
    assert "Continue with the questions" not in titled(app)
    assert "Hand over the report" in [link.proto.label for link in app.get("page_link")]
    the_button(app, "new_round").click().run()
    assert len(store.recent()) == 2
    assert "Keep the evidence, and assess again after a year" in said(visit("workshop", store.recent()[-1].id, section="closing")).replace(
        "\\", ""
    )


def test_a_finished_round_in_order_has_one_door_to_the_next(store, visit) -> None:
    key = store.create(IN_ORDER).id
    store.clients.finish(key)
    assert titled(visit("plan", key)).count("New round") == 1


@pytest.mark.parametrize(("sheet", "clicks"), [(IN_ORDER, False), (ONE_FINDING, False), (base("hurried_startup"), True)])
def test_a_click_in_a_chart_is_offered_where_there_is_something_to_choose(sheet, clicks, store, visit) -> None:
    assert (CLICK in said(visit("results", store.create(sheet).id))) == clicks


def test_the_results_of_a_blank_sheet_offer_no_mark_of_a_chart_and_no_level_of_risk(store, visit) -> None:
    names = titled(visit("results", store.create(BLANK).id))
    assert "In the charts" not in names and "Risk" not in names


@pytest.mark.parametrize(
    ("sheet", "holds"),
    [
        (IN_ORDER, "the decisions on one page and where the risk sits."),
        (ONE_FINDING, "the decisions on one page, where the risk sits, the findings and a card for each action."),
        (BLANK, "the decisions on one page, where the risk sits and a list of what to do."),
        (OUTSIDE, "where you stand under HIPAA, what would change that, what to do and what to keep watching."),
        (
            base("hurried_startup"),
            "the decisions on one page, where the risk sits, the findings, a card for each of the first actions and a list of the others.",
        ),
    ],
)
def test_the_report_page_names_what_the_plan_holds_and_nothing_else(sheet, holds, store, visit) -> None:
    assert f"**Start with the plan:** {holds}" in said(visit("report", store.create(sheet).id))


def test_where_there_is_no_finding_none_can_be_chosen_to_change_or_to_comment_on(store, visit) -> None:
    for sheet in (IN_ORDER, OUTSIDE):
        app = visit("report", store.create(replace(sheet, client="Acme")).id, view="edit")
        assert "There is nothing to comment on: there are no findings." in said(app)
        assert "Finding" not in titled(app) and all("Risk" not in radio.options for radio in app.radio)


def test_the_closing_offers_to_assign_actions_alone_and_shows_every_section_to_answer(store, visit) -> None:
    blank = visit("workshop", store.create(BLANK).id, section="closing")
    assert not [name for name in titled(blank) if name.startswith("Also assign")]
    links = {link.proto.label for link in blank.get("page_link") if link.proto.label.startswith("Answer \u201c")}
    assert len(links) == len({BANK.section_of(finding.question).id for finding in assess(BANK, BLANK).findings})
    many = visit("workshop", store.create(base("hurried_startup")).id, section="closing")
    (switch,) = [one for one in many.toggle if one.label.startswith("Also assign the other ")]
    before = len(many.text_input)
    switch.set_value(True).run()
    assert len(many.text_input) == before + 2 * int(switch.label.split()[-1])


def test_an_action_that_no_finding_calls_for_bears_no_level_of_risk(store, visit) -> None:
    for sheet, bears in ((OUTSIDE, False), (base("hurried_startup"), True)):
        kept = store.create(sheet)
        first = assess(BANK, sheet).plan[0]
        assert bool(first.resolves) == bears
        for page, query in (("results", {}), ("plan", {}), ("workshop", {"section": "closing"})):
            app = visit(page, kept.id, **query)
            lines = [*said(app).splitlines(), *(box.label for box in app.expander)]
            (line, *_) = [line for line in lines if line.startswith("**A1**")]
            assert (" risk]{" in line) == bears, page
