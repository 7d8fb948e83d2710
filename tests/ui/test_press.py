"""A press in a part of a page counts, wherever that part stands by the time that it is heard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration
from questionnaire.flow.rounds import next_round
from scoring import assess
from store import Client, Kind, Store, StoreTrouble
from tests.scoring.sheets import base
from tests.ui.conftest import overheard, said
from tests.ui.test_done_means_true import choose, mark_done
from tests.ui.test_report_page import TABS, view
from tests.ui.test_synced_widget import choose as answer
from ui.elements import words
from ui.handover import changes
from ui.questions import sections
from ui.questions.carried import CARRIED
from ui.questions.first_pass import FIRST
from ui.shell import page
from ui.shell.session import OpenAssessment
from ui.shell.session_values import key_of

Press = Callable[[AppTest, str], None]


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """As a browser does whose page has been drawn anew meanwhile: it names a part that is there no more."""

    def pressed(app: AppTest, key: str) -> None:
        def heard(runner: LocalScriptRunner, run: RerunData) -> None:
            runner._requests = ScriptRequests()  # without the run of the whole page that a test's browser begins with
            runner._requests.request_rerun(replace(run, fragment_id="moved"))

        with monkeypatch.context() as moved:
            moved.setattr(LocalScriptRunner, "request_rerun", heard)
            app.button(key=key).click().run()

    return pressed


@pytest.fixture
def apps(store: Store, visit, example: Assessment) -> tuple[str, AppTest]:
    """The id of an assessment with one app, and the screen of its apps."""
    row = Integration("Acme Mail", "unknown", "unknown")
    key = store.create(example.answered("integrations_inventory", "complete").answered("integrations", (row,))).id
    return key, visit("questions", key, section="integrations")


def listed(store: Store, key: str) -> list[str]:
    return [row.name for row in store.load(key).assessment.rows("integrations")]


def named(app: AppTest, label: str) -> str:
    """The key of the first button that says so."""
    return next(button.key for button in app.button if button.label == label)


def test_apps_are_added_removed_and_put_back(store: Store, apps: tuple[str, AppTest], press: Press) -> None:
    key, app = apps
    press(app, f"suggest_{key}_Zapier")
    assert listed(store, key) == ["Acme Mail", "Zapier"]
    press(app, named(app, "Remove"))
    assert listed(store, key) == ["Zapier"]
    press(app, f"undo_{key}_integrations")
    assert listed(store, key) == ["Acme Mail", "Zapier"]
    app.text_input(key=f"draft_add_{key}_integrations").set_value("Slack, Front").run()
    press(app, named(app, "Add 2 apps"))
    assert listed(store, key) == ["Acme Mail", "Zapier", "Slack", "Front"]


def test_an_answer_of_an_earlier_round_is_confirmed(store: Store, visit, example: Assessment, press: Press) -> None:
    key = store.create(replace(example, unconfirmed={"sign_in": date(2026, 5, 1)})).id
    app = visit("questions", key, section="configuration")
    assert CARRIED in said(app)
    press(app, f"confirm_{key}_sign_in")
    assert not store.load(key).assessment.unconfirmed and CARRIED not in said(app)


def test_an_action_is_confirmed(store: Store, visit, press: Press) -> None:
    key = store.create(base("careful_firm").answered("intercom_plan", "advanced")).id
    app = choose(mark_done(visit, key, "upgrade_plan"), key, "upgrade_plan", "expert")
    press(app, f"confirm_{key}_upgrade_plan")
    assert store.load(key).assessment.answers["intercom_plan"] == "expert"


def test_a_name_is_given_to_who_decided(store: Store, visit, example: Assessment, press: Press) -> None:
    key = store.create(example).id
    visit("workshop", key, question="desk").text_input(key=f"decided_{key}_desk").set_value("Dana").run()
    press(visit("workshop", key, question="channels"), f"decided_{key}_channels_Dana")
    assert store.load(key).assessment.workshop.decided["channels"] == "Dana"


def test_one_of_two_values_is_kept_and_the_question_goes(store: Store, visit, example: Assessment, press: Press) -> None:
    key = store.create(example).id
    one, two = (visit("questions", key, section="scope") for _ in range(2))
    for app, place in ((one, 1), (two, 2)):
        answer(app, key, "desk", place)
        app.run()
    press(two, f"mine_a_{key}_desk")
    assert store.load(key).assessment.answers["desk"] == "shared_inbox"
    assert two.radio and not any(button.key == f"mine_a_{key}_desk" for button in two.button)


@pytest.mark.parametrize("section", [FIRST, *(section.id for section in load_bank().sections)])
def test_a_question_stands_where_it_stood_whatever_else_is_asked(
    store: Store, visit, example: Assessment, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a click on it is heard, if it was made before the page was drawn anew."""
    later = next_round(example, load_bank().version, date(2027, 5, 1))
    seen: dict[str, set[tuple[int, ...]]] = {}
    for sheet in (example, Assessment(bank=example.bank, as_of=example.as_of), later):
        with overheard(monkeypatch) as sent:
            visit("questions", store.create(sheet).id, section=section)
        for message in sent:
            key = message.delta.add_block.id.rpartition("-")[2]
            if key.startswith("q_"):
                seen.setdefault(key, set()).add(tuple(message.metadata.delta_path))
    assert seen and all(len(places) == 1 for places in seen.values())


def test_what_was_pressed_and_is_gone_is_not_pressed_once_it_comes_back(store: Store, visit, example: Assessment, press: Press) -> None:
    carried = {"sign_in": date(2026, 5, 1), "audit_log": date(2026, 5, 1)}
    key = store.create(replace(example, unconfirmed=carried)).id
    app = visit("questions", key, section="configuration")
    store.change(key, lambda sheet: replace(sheet, unconfirmed={"audit_log": date(2026, 5, 1)}))
    press(app, f"confirm_{key}_sign_in")
    store.change(key, lambda sheet: replace(sheet, unconfirmed=carried))
    app.run()
    assert any(button.key == f"confirm_{key}_sign_in" for button in app.button)
    assert {*store.load(key).assessment.unconfirmed} == {"sign_in", "audit_log"}


def test_a_press_that_comes_too_late_for_a_finished_round_changes_nothing(store: Store, apps: tuple[str, AppTest], press: Press) -> None:
    key, app = apps
    store.clients.finish(key)
    press(app, named(app, "Remove"))
    assert listed(store, key) == ["Acme Mail"] and not app.exception and not app.error


def test_what_was_pressed_as_the_page_failed_is_not_done_later(
    store: Store, apps: tuple[str, AppTest], press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, app = apps
    with monkeypatch.context() as failing:
        failing.setattr(sections, "size", lambda *_: 1 / 0)
        press(app, named(app, "Remove"))
    assert words.FAILED in [error.value for error in app.error]
    app.run()
    assert listed(store, key) == ["Acme Mail"] and not app.error


def test_a_press_whose_run_ends_before_its_button_is_drawn_is_done_by_the_next(
    store: Store, visit, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the browser has something else to say in that moment."""
    action = assess(load_bank(), example).plan[0].action
    key = store.create(replace(example, handover=example.handover.overriding("owner", action, "Kim", "She knows the desk."))).id
    app, drawn = view(visit, key, TABS[1]), list[bool]()

    def cut_short(opened: OpenAssessment) -> None:
        drawn.append(True)
        if len(drawn) == 1:
            st.rerun()

    monkeypatch.setattr(changes, "_letter", cut_short)
    app.button(key=f"back_{key}_owner_{action}").click().run()
    assert len(drawn) > 1 and store.load(key).assessment.handover.overrides == ()


def _clients(store: Store) -> list[Client]:
    return store.clients.all()[0]


def a_new_assessment(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    return visit("start"), "begin", lambda: len(_clients(store)) == 2


def a_copy_of_a_client(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    client = _clients(store)[0].id
    return visit("clients", client=client), f"duplicate_{client}", lambda: len(_clients(store)) == 2


def a_round_is_finished(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    return visit("clients", client=_clients(store)[0].id), f"finish_{key}", lambda: store.load(key).finished_at is not None


def a_round_after_a_finished_one(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    store.clients.finish(key)
    return visit("results", key), f"new_round_{key}", lambda: len(_clients(store)[0].rounds) == 2


def a_client_into_the_trash(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    client = _clients(store)[0].id
    return visit("clients", client=client), f"delete_{client}", lambda: not _clients(store)


def a_final_version(store: Store, visit, key: str) -> tuple[AppTest, str, Callable[[], bool]]:
    return view(visit, key, TABS[3]), key_of(f"freeze_{key}", 0), lambda: len(store.report_versions.finals(key)) == 1


DONE_ONCE = [
    a_new_assessment,
    a_copy_of_a_client,
    a_round_is_finished,
    a_round_after_a_finished_one,
    a_client_into_the_trash,
    a_final_version,
]


@pytest.mark.parametrize("wanted", DONE_ONCE)
def test_what_must_not_be_done_twice_is_done_once_though_two_runs_end_before_its_button_is_drawn(
    wanted: Callable, store: Store, visit, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store.create(replace(example, client="Acme")).id
    app, pressed, is_done = wanted(store, visit, key)
    drawn, sidebar = list[bool](), page._sidebar

    def cut_short(opened: OpenAssessment | None) -> DeltaGenerator:
        drawn.append(True)
        if len(drawn) < 3:
            st.rerun()
        return sidebar(opened)

    monkeypatch.setattr(page, "_sidebar", cut_short)
    app.button(key=pressed).click().run()
    assert len(drawn) > 2 and is_done()
    app.run()
    assert is_done()


def test_a_press_is_given_up_by_who_goes_to_another_page_which_has_the_same_button(
    store: Store, visit, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store.create(replace(example, client="Acme")).id
    store.clients.finish(key)
    app = visit("results", key)
    with monkeypatch.context() as ended:
        ended.setattr(page, "_sidebar", lambda _: st.stop())
        app.button(key=f"new_round_{key}").click().run()
    app.switch_page("pages/plan.py").run()
    assert any(button.key == f"new_round_{key}" for button in app.button)
    assert len(_clients(store)[0].rounds) == 1


def test_a_press_that_met_a_store_in_trouble_is_not_done_later(
    store: Store, visit, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_trouble(_: str) -> None:
        raise StoreTrouble(Kind.locked)

    key = store.create(replace(example, client="Acme")).id
    app = view(visit, key, TABS[3])
    with monkeypatch.context() as trouble:
        trouble.setattr(page, "open_assessment", in_trouble)
        app.button(key=key_of(f"freeze_{key}", 0)).click().run()
    assert app.error
    app.run()
    assert not store.report_versions.finals(key)
