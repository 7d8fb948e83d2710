"""Progress, the verdict so far and the tab's title; and figures on a dark ground."""

import re
from dataclasses import replace
from typing import Any

import pytest

from questionnaire import Assessment, load_bank
from report.paper.figures import exposure_timeline, likelihood_impact_grid, phi_flow, sections_by_risk
from report.paper.theme import SEVERITY
from scoring import assess
from tests.ui.conftest import said, table
from ui.elements import charts, flow_chart
from ui.elements.dark_figure import DARK, on_dark
from ui.shell.how_far import how_far, how_far_lines, tab_title
from ui.shell.navigation import SECTION
from ui.shell.session import open_assessment


def test_nothing_answered_says_so_and_judges_nothing(store, example) -> None:
    opened = open_assessment(store.create(Assessment(load_bank().version, example.as_of)).id)
    assert how_far(opened) == ("Nothing answered yet", "No verdict yet")


def test_i_do_not_know_is_answered_and_unknown_and_the_verdict_is_said_to_be_so_far(store, example) -> None:
    empty = Assessment(load_bank().version, example.as_of)
    opened = open_assessment(store.create(empty.answered("org_role", "unknown")).id)
    progress, verdict = how_far(opened)
    assert re.fullmatch(r"1 of \d+ questions answered, including 1 “I don't know”", progress)
    assert verdict == f"So far: {opened.bank.verdict(opened.result.verdict).title}"


def test_a_whole_sheet_has_its_verdict_and_its_unknowns(store, example) -> None:
    opened = open_assessment(store.create(example).id)
    progress, verdict = how_far(opened)
    done = opened.context.progress
    assert progress.startswith(f"{done.answered} of {done.asked} questions answered, including {done.unsure} “I don't know”")
    assert (
        done.asked == opened.result.coverage.asked
        and 0 < done.unsure <= opened.result.coverage.unknown
        and verdict == opened.bank.verdict(opened.result.verdict).title
    )
    assert f'data-at="{opened.revision}"' in how_far_lines(opened)


def test_the_tab_says_page_section_client_and_product(store, example) -> None:
    opened = open_assessment(store.create(replace(example, client="Acme\n <b>Clinic</b>")).id)
    SECTION.set("configuration", opened.id)
    assert tab_title("questions", opened) == "Questions: How the desk is set up · Acme <b>Clinic</b> · Deskcheck"
    assert tab_title("plan", opened) == "Plan · Acme <b>Clinic</b> · Deskcheck"
    assert tab_title("start", None) == "Start · Deskcheck"


def strings(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [text for held in part.values() for text in strings(held)]
    if isinstance(part, list | tuple):
        return [text for held in part for text in strings(held)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("name", ["timeline", "sections", "grid", "flow"])
def test_no_color_of_the_white_paper_is_left_in_a_figure_on_a_dark_ground(name: str, example) -> None:
    make = {"timeline": exposure_timeline, "sections": sections_by_risk, "grid": likelihood_impact_grid, "flow": phi_flow}[name]
    drawn = getattr(flow_chart if name == "flow" else charts, name)(make(load_bank(), example, assess(load_bank(), example)))
    known = {text.upper() for light, dark in DARK.items() for text in (light, dark)}
    light = {color for text in strings(drawn) for color in re.findall(r"#[0-9A-Fa-f]{6}", text)}
    dark = {color for text in strings(on_dark(drawn)) for color in re.findall(r"#[0-9A-Fa-f]{6}", text)}
    assert light <= known and dark <= set(DARK.values())


def test_a_pale_color_and_one_inside_a_text_are_exchanged_and_typed_words_are_not() -> None:
    fill = SEVERITY[max(SEVERITY)].fill
    assert on_dark("rgba(255,255,255,0.3)") == "rgba(18,27,35,0.3)" and on_dark(fill) == DARK[fill]
    assert on_dark("<span style='color:#56677A'>3</span>") == "<span style='color:#A3B3C1'>3</span>"
    assert on_dark("<b>App #56677A</b>") == "<b>App #56677A</b>" and on_dark("rgba(1,2,3,1)") == "rgba(1,2,3,1)"


@pytest.mark.parametrize("answered", [False, True])
def test_before_the_first_answer_no_screen_has_a_verdict_and_from_then_on_each_has_the_same(answered, store, visit, example) -> None:
    empty = Assessment(load_bank().version, example.as_of, client="Acme")
    kept = store.create(empty.answered("org_role", "unknown") if answered else empty)
    title = load_bank().verdict("cannot_tell").title
    pages = ("start", {}), ("clients", {}), ("clients", {"client": kept.client_id}), ("results", {}), ("workshop", {"section": "closing"})
    for page, query in (*pages, ("questions", {}), ("plan", {})):
        app = visit(page, kept.id, **query)
        everything = said(app) + "".join(part.proto.body for part in app.get("html"))
        assert (title in everything, "No verdict yet" in everything) == (answered, not answered), page
    assert ("Why this verdict?" in [box.label for box in visit("results", kept.id).expander]) == answered
    assert not answered or [tab.label for tab in visit("plan", kept.id).tabs] == ["To do", "What if", "Ways forward"]


def test_who_has_answered_nothing_stands_under_no_verdict_and_last_by_verdict(store, visit, example) -> None:
    store.create(replace(example, client="Acme"))
    store.create(Assessment(load_bank().version, example.as_of, client="Nobody yet"))
    app = visit("clients")
    app.selectbox(key="clients_sort").select("Verdict, worst first").run()
    assert table(app).index("Acme") < table(app).index("Nobody yet")
    app.selectbox(key="clients_verdict").select(load_bank().verdict("cannot_tell").title).run()
    assert "Nobody yet" not in table(app)
