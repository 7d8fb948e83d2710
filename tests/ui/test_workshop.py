"""The workshop on the screen: where one is, what is put on record, the clock, the closing."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank, walk
from questionnaire.assessment import PlanEntry
from questionnaire.flow.agenda import agenda
from questionnaire.flow.rounds import next_round
from questionnaire.workshop import CLOSING, Dissent, Parked, Workshop
from report.paper.document import Document
from scoring import assess
from store import Store
from tests.scoring.sheets import base
from tests.ui.conftest import said
from ui.shell import downloads
from ui.workshop import clock as clock_module

BANK = load_bank()
SHEET = base("hurried_startup")


def at(app: AppTest) -> tuple[str, str]:
    """Section and question that the address names."""
    section, question = (app.query_params.get(name, "") for name in ("section", "question"))
    return section if isinstance(section, str) else section[0], question if isinstance(question, str) else question[0]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception and not app.error
    return app


def text(app: AppTest) -> str:
    return said(app).replace("\\", "")


def test_the_address_names_the_question_and_without_one_it_is_the_first_still_open(store: Store, visit) -> None:
    key = store.create(SHEET.answered("sign_in", None)).id
    assert at(visit("workshop", key)) == ("configuration", "sign_in")
    assert at(visit("workshop", key, question="desk")) == ("scope", "desk")
    assert at(visit("workshop", key, section="channels", question="desk")) == ("channels", "channels"), "the section has the say"
    assert at(visit("workshop", key, section="configuration")) == ("configuration", "sign_in")
    assert at(visit("workshop", key, section="no_such")) == ("configuration", "sign_in")
    assert at(visit("workshop", key, section=CLOSING)) == (CLOSING, "")
    assert at(visit("workshop", store.create(SHEET).id)) == (CLOSING, ""), "nothing is open"


def test_next_leads_through_every_question_to_the_closing_and_back_again(store: Store, visit) -> None:
    key = store.create(replace(SHEET, answers={})).id
    app, seen = visit("workshop", key), []
    asked = walk(BANK, replace(SHEET, answers={})).asked
    while at(app)[1]:
        seen.append(at(app)[1])
        press(app, f"next_{at(app)[1]}")
    assert tuple(seen) == asked and at(app) == (CLOSING, "")
    assert at(press(app, f"back_{CLOSING}"))[1] == asked[-1]


def test_the_session_comes_back_to_where_it_was(store: Store, visit) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, section="channels", question="channels")
    app.switch_page("pages/plan.py").run()
    for name in ("section", "question"):
        app.query_params.pop(name, None)
    app.query_params["a"] = key
    app.switch_page("pages/workshop.py").run()
    assert at(app) == ("channels", "channels")


def test_one_question_is_asked_with_what_its_answer_means(store: Store, visit) -> None:
    key = store.create(SHEET.answered("sign_in", None)).id
    app = visit("workshop", key, section="configuration", question="sign_in")
    assert [radio.key for radio in app.radio] == [f"a_{key}_sign_in"]
    app.radio[0].set_value(app.radio[0].options[2]).run()
    assert store.load(key).assessment.answers["sign_in"] == "password_only"
    assert "risk" in text(app) and BANK.questions["sign_in"].choice("password_only").consequence in text(app)


def test_in_a_later_round_the_room_confirms_an_answer_by_one_press(store: Store, visit) -> None:
    key = store.create(next_round(SHEET, BANK.version, date(2027, 5, 1))).id
    app = visit("workshop", key, section="configuration", question="sign_in")
    assert "confirm or change" in text(app) and any("**C** confirms" in box.label for box in app.expander)
    app = press(app, f"confirm_{key}_sign_in")
    assert "sign_in" not in store.load(key).assessment.unconfirmed and "confirm or change" not in text(app)


def test_a_round_that_waits_to_be_confirmed_begins_at_its_first_question_and_has_no_section_done(store: Store, visit) -> None:
    """It opened on the closing, with a tick at every section, while none of its answers was confirmed."""
    key = store.create(next_round(SHEET, BANK.version, date(2027, 5, 1))).id
    app = visit("workshop", key)
    assert at(app) == ("scope", "org_role")
    agenda_list = next(str(part.body) for part in app.get("html") if "dc-sections" in str(part.body))
    assert 'aria-label="Done"' not in agenda_list


def test_who_decided_is_typed_once_and_offered_from_then_on(store: Store, visit) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, question="desk")
    app.text_input(key=f"decided_{key}_desk").set_value("Dana *Whitfield*").run()
    assert not [button for button in app.button if "Dana" in button.label]
    app = visit("workshop", key, question="channels")
    (offered,) = [button for button in app.button if "Dana" in button.label]
    offered.click().run()
    assert store.load(key).assessment.workshop.decided == {"desk": "Dana *Whitfield*", "channels": "Dana *Whitfield*"}
    assert app.text_input(key=f"decided_{key}_channels_v1").value == "Dana *Whitfield*"


def test_note_dissent_and_parking_lot_are_put_on_record_with_room_for_more(store: Store, visit) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, question="desk")
    app.text_area(key=f"n_{key}_desk").set_value("Two inboxes.").run()
    app.text_input(key=f"dissent_{key}_desk_1_who").set_value("Kim").run()
    app.text_area(key=f"dissent_{key}_desk_1_what").set_value("Too early.").run()
    app.text_input(key=f"dissent_{key}_desk_2_who").set_value("Lee").run()
    app.text_input(key=f"parked_{key}_desk_1_text").set_value("Who reads the logs?").run()
    app.text_input(key=f"parked_{key}_desk_2_text").set_value("Lunch").run()
    sheet = store.load(key).assessment
    assert sheet.notes["desk"] == "Two inboxes."
    assert sheet.workshop.dissent == {"desk": {"1": Dissent(who="Kim", what="Too early."), "2": Dissent(who="Lee")}}
    assert sheet.workshop.parked == {"desk": {"1": Parked(text="Who reads the logs?"), "2": Parked(text="Lunch")}}
    app.text_input(key=f"dissent_{key}_desk_1_who").set_value("").run()
    app.text_area(key=f"dissent_{key}_desk_1_what").set_value("").run()
    assert store.load(key).assessment.workshop.dissent == {"desk": {"2": Dissent(who="Lee")}}, "the other keeps its number"


@pytest.mark.parametrize("field", ["decided_{}_desk", "dissent_{}_desk_1_who", "parked_{}_desk_1_text"])
def test_what_looks_like_patient_details_is_warned_of(store: Store, visit, field: str) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, question="desk")
    app.text_input(key=field.format(key)).set_value("SSN 123-45-6789").run()
    assert "Deskcheck must not hold patient details" in text(app)


@pytest.mark.parametrize("page", ["questions", "workshop"])
def test_a_note_that_looks_like_patient_details_is_warned_of(store: Store, visit, page: str) -> None:
    key = store.create(SHEET).id
    app = visit(page, key, section="scope", question="desk")
    app.session_state[f"note_{key}_desk"] = True
    app.run()
    app.session_state[f"note_{key}_desk"] = True  # the test's browser does not send what is open
    app.text_area(key=f"n_{key}_desk").set_value("SSN 123-45-6789").run()
    assert "Deskcheck must not hold patient details" in text(app)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch):
    """Turns the clock on by so many seconds."""
    now = [1_000.0]
    monkeypatch.setattr(clock_module.time, "monotonic", lambda: now[0])

    def turn(seconds: float) -> None:
        now[0] += seconds

    return turn


def seconds(store: Store, key: str) -> dict[str, int]:
    return store.load(key).assessment.workshop.seconds


def test_time_goes_to_the_section_on_the_screen_when_one_moves_on_or_a_minute_has_passed(store: Store, visit, later) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, section="scope", question="desk")
    later(40)
    app.run()
    assert seconds(store, key) == {}, "not a write at every click"
    later(20)
    app.run()
    assert seconds(store, key) == {"scope": 60}
    later(15)
    app.query_params["section"], app.query_params["question"] = CLOSING, ""
    app.run()
    assert seconds(store, key) == {"scope": 75}
    later(3_600)
    app.run()
    assert seconds(store, key) == {"scope": 75, CLOSING: clock_module.MOST}, "an hour without a look was no hour in the room"


def test_the_clock_stands_still_while_it_is_switched_off(store: Store, visit, later) -> None:
    key = store.create(SHEET).id
    app = visit("workshop", key, section="scope", question="desk")
    later(30)
    app.toggle(key=f"clock_runs_{key}").set_value(False).run()
    later(60)
    app.run()
    assert seconds(store, key) == {"scope": 30}
    app.toggle(key=f"clock_runs_{key}").set_value(True).run()
    later(55)
    app.run()
    assert seconds(store, key) == {"scope": 85}


def test_time_is_shown_beside_what_is_planned_and_over_it_without_alarm(store: Store, visit) -> None:
    key = store.create(replace(SHEET, workshop=Workshop(minutes=60, seconds={"scope": 900}))).id
    app = visit("workshop", key, section="scope", question="desk")
    told = "".join(block.proto.body for block in app.get("html"))
    planned = agenda(BANK, walk(BANK, SHEET), 60)["scope"]
    assert f"<b>15</b> of {planned} min, {15 - planned} over" in told and "<b>15</b> of 60 min" in told
    app.text_input(key=f"minutes_{key}").set_value("240").run()
    assert store.load(key).assessment.workshop.minutes == 240
    assert "<b>15</b> of 240 min" in "".join(block.proto.body for block in app.get("html"))
    app.text_input(key=f"minutes_{key}").set_value("5").run()
    assert "Type a whole number from 10 to 960" in text(app) and store.load(key).assessment.workshop.minutes == 240


def test_the_whole_is_added_up_before_it_is_rounded(store: Store, visit) -> None:
    """Of 59 seconds in each of eight sections, "0 of 120 min" was said."""
    key = store.create(replace(SHEET, workshop=Workshop(minutes=120, seconds={section.id: 59 for section in BANK.sections[:8]}))).id
    app = visit("workshop", key, section="scope", question="desk")
    told = "".join(block.proto.body for block in app.get("html"))
    assert "<b>7</b> of 120 min" in told and "<b>0</b> of 120 min" not in told


def closing(visit, key: str) -> AppTest:
    return visit("workshop", key, section=CLOSING)


def test_the_closing_hands_out_the_first_week_and_the_rest_when_asked(store: Store, visit) -> None:
    key = store.create(SHEET).id
    app = closing(visit, key)
    first = assess(BANK, SHEET).plan[0].action
    app.text_input(key=f"plan_owner_{key}_{first}").set_value("Kim").run()
    app.text_input(key=f"plan_due_{key}_{first}").set_value("12/11/2026").run()
    assert store.load(key).assessment.plan[first] == PlanEntry("Kim", date(2026, 12, 11))
    before = len([field for field in app.text_input if field.key.startswith("plan_owner_")])
    app.toggle(key=f"workshop_rest_{key}").set_value(True).run()
    assert before <= 5 < len([field for field in app.text_input if field.key.startswith("plan_owner_")])


def test_parked_points_get_an_owner_and_a_day_and_others_join_them(store: Store, visit) -> None:
    parked = {"desk": {"2": Parked(text="Who reads the *logs*?")}, "no_such_question": {"1": Parked(owner="Lee")}}
    key = store.create(replace(SHEET, workshop=Workshop(parked=parked))).id
    app = closing(visit, key)
    app.text_input(key=f"parked_{key}_desk_2_owner").set_value("Kim").run()
    app.text_input(key=f"parked_{key}_desk_2_due").set_value("12/11/2026").run()
    app.text_input(key=f"parked_{key}_{CLOSING}_1_text").set_value("Lunch").run()
    app.text_input(key=f"present_{key}").set_value("Kim, Dana").run()
    workshop = store.load(key).assessment.workshop
    assert workshop.parked["desk"] == {"2": Parked(text="Who reads the *logs*?", owner="Kim", due=date(2026, 12, 11))}
    assert workshop.parked[CLOSING] == {"1": Parked(text="Lunch")} and workshop.present == "Kim, Dana"
    shown = {field.key: field.value for field in app.text_input if field.key.startswith("parked_") and field.key.endswith("_text")}
    assert shown == {
        f"parked_{key}_desk_2_text": "Who reads the *logs*?",
        f"parked_{key}_no_such_question_1_text": "",
        f"parked_{key}_{CLOSING}_1_text": "Lunch",
        f"parked_{key}_{CLOSING}_2_text": "",
    }


def test_in_a_finished_round_the_clock_stands_still_and_its_times_stay(store, visit, example) -> None:
    """After a minute it saved what it had counted, and an error took its place and that of the sections."""
    key = store.create(example).id
    store.clients.finish(key)
    app = visit("workshop", key)
    assert not [one for one in app.toggle if str(one.key).startswith("clock_runs")]
    drawn = [part.proto.body for part in app.get("html")]
    assert any("dc-clock" in html for html in drawn) and any("dc-sections" in html for html in drawn)


def test_the_closing_says_the_verdict_and_hands_over_the_minutes(store: Store, visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Document] = []
    export = downloads.export_button
    from ui.workshop import closing as closing_module

    def watched(opened, make, *rest, **more):
        made.append(make())
        export(opened, make, *rest, **more)

    monkeypatch.setattr(downloads, "export_button", watched)
    key = store.create(replace(SHEET, client="Acme", workshop=Workshop(present="Kim"))).id
    app = closing(visit, key)
    assert BANK.verdict(assess(BANK, SHEET).verdict).title in text(app)
    for name in closing_module.FORMATS:
        press(app, f"download_minutes_{name}")
    assert {document.title for document in made} == {"Workshop minutes: Acme"}


@pytest.mark.parametrize(
    "sheet", [Assessment(BANK.version, date(2026, 11, 21)), SHEET.answered("org_role", "neither"), base("careful_firm")]
)
def test_any_sheet_can_be_closed(store: Store, visit, sheet: Assessment) -> None:
    assert not closing(visit, store.create(sheet).id).error
