"""Rounds on the screen: carried answers wait to be confirmed, and a finished round is frozen."""

from dataclasses import replace
from datetime import date

import pytest

from questionnaire import load_bank, walk
from questionnaire.flow.rounds import next_round, to_confirm
from store import Store
from tests.ui.conftest import said, the_button
from ui.shell.outbox import take
from ui.shell.session import open_assessment


@pytest.fixture
def second(store: Store, example) -> str:
    """The id of a client's second round, nothing of which is confirmed."""
    first = store.create(replace(example, client="Acme", as_of=date(2026, 3, 4)))
    return store.clients.next_round(first.id, lambda last: next_round(last, load_bank().version, date(2026, 11, 27))).id


def waiting(store: Store, key: str) -> set[str]:
    stored = store.load(key)
    assert stored is not None
    return set(stored.assessment.unconfirmed)


def test_one_press_confirms_a_carried_answer_and_a_change_confirms_by_itself(store, visit, second) -> None:
    app = visit("questions", second, section="agreement")
    assert said(app).count("From March 2026: confirm or change") == len([b for b in app.button if b.label == "Confirm"]) > 3
    before = waiting(store, second)
    app.button(key=f"confirm_{second}_intercom_plan").click().run()
    assert before - waiting(store, second) == {"intercom_plan"} and not app.error
    assert f"confirm_{second}_intercom_plan" not in [button.key for button in app.button]
    app.radio(key=f"a_{second}_baa_status").set_value("I don't know").run()
    assert "baa_status" not in waiting(store, second)
    assert not [b for b in app.button if b.key == f"confirm_{second}_baa_status"]


def test_a_section_is_confirmed_at_once_and_the_rest_still_waits(store, visit, second) -> None:
    app = visit("questions", second, section="people")
    before = waiting(store, second)
    the_button(app, "confirm_all").click().run()
    gone = before - waiting(store, second)
    assert gone == {q.id for q in load_bank().section("people").questions} & before and waiting(store, second)
    assert not any(button.key.startswith("confirm_all") for button in app.button) and "confirm or change" not in said(app)


def html(app) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_how_many_are_confirmed_stands_in_the_sidebar_the_sections_and_beside_the_verdict(store, visit, second) -> None:
    app = visit("questions", second, section="people")
    the_button(app, "confirm_all").click().run()
    sheet = store.load(second).assessment
    left = len(to_confirm(sheet, walk(load_bank(), sheet)))
    given = left + len(load_bank().section("people").questions)
    assert f"; {given - left} of {given} answers confirmed" in html(app) and " to confirm" in html(app)
    assert f"{left} answers come from an earlier round and are not confirmed yet" in said(visit("results", second))


@pytest.mark.parametrize("page", ["questions", "results", "plan", "report"])
def test_every_page_of_a_finished_round_says_so_with_two_doors_and_its_fields_are_closed(page, store, visit, second) -> None:
    store.clients.finish(second)
    app = visit(page, second)
    assert not app.error and "This round is finished" in said(app)
    assert {f"new_round_{second}", f"correct_{second}"} <= {button.key for button in app.button}
    for widget in (*app.radio, *app.text_area, *app.text_input):
        ours = str(widget.key).startswith(("a_", "n_", "client_", "day_", "plan_", "hours_", "letter_", "prepared_by_"))
        assert widget.disabled or not ours, widget.key


def test_who_finishes_a_round_is_told_what_is_left_in_it(store, visit, second) -> None:
    app = visit("clients", client=store.load(second).client_id)
    assert "from an earlier round are not confirmed yet. Its papers stay marked as a draft." in said(app)


def test_a_round_that_was_corrected_or_followed_leads_on_and_begins_nothing_from_what_is_past(store, visit, second) -> None:
    """A second correction, or a new round, began with the answers that had been corrected."""

    def offered(key: str) -> set[str]:
        app = visit("results", key)
        assert "This round is finished" in said(app)
        return {button.key for button in app.button} & {f"new_round_{key}", f"correct_{key}"}

    store.clients.finish(second)
    correction = store.clients.correct(second, "The BAA was found.").id
    begun = said(visit("results", second))
    assert offered(second) == set() and "A correction of it has begun" in begun and "It was corrected" not in begun
    store.clients.finish(correction)
    assert "It was corrected" in said(visit("results", second))
    assert offered(correction) == {f"new_round_{correction}", f"correct_{correction}"}
    again = store.clients.correct(correction, "Once more.").id
    assert "It was corrected" in said(visit("results", second)), "what counts is the correction that is finished"
    assert "A correction of it has begun" in said(visit("results", correction))
    store.clients.delete([again])
    for page in ("plan", "results"):
        app = visit(page, second)
        the_button(app, "onward").click().run()
        assert app.title[0].value == "Results"
        assert app.query_params["a"] in (correction, [correction]), "the address is that of what is shown"
    store.clients.next_round(correction, lambda last: last)
    assert offered(correction) == {f"correct_{correction}"} and "A newer round has begun" in said(visit("results", correction))


def test_a_change_of_a_finished_round_is_refused_in_words(store, visit, second) -> None:
    app = visit("questions", second, section="agreement")
    finished = store.clients.finish(second)
    app.radio(key=f"a_{second}_baa_status").set_value("I don't know").run()
    assert "This round is finished" in said(app) and store.load(second) == finished
    assert "What was given here last is not saved." in said(app), "a choice went back by itself, and the page said Saved"
    app.run()
    assert "What was given here last is not saved." in said(app) and all(radio.disabled for radio in app.radio)
    assert "What was given here last is not saved." not in said(visit("questions", second, section="agreement"))
    edit = {
        "id": "e1",
        "a": second,
        "path": ["answers", "baa_status"],
        "before": finished.assessment.answers["baa_status"],
        "after": "refused",
    }
    told = take({"n": 1, "edits": [edit]}, open_assessment(second))
    assert "finished and frozen" in told.refused["e1"] and not told.taken and store.load(second) == finished
    app = visit("plan", second)
    assert app.toggle(key=f"several_{second}").disabled


def test_an_edit_that_waited_while_somebody_froze_the_round_is_dropped_with_its_reason(store, visit, second, monkeypatch) -> None:
    from store import Kind, StoreTrouble
    from ui.shell import session

    app = visit("questions", second, section="agreement")
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise StoreTrouble(Kind.full, writing=True)

        patch.setattr(Store, "change", full)
        app.radio(key=f"a_{second}_baa_status").set_value("I don't know").run()
        assert "disk is full" in said(app)
    finished = store.clients.finish(second)
    monkeypatch.setattr(session, "PATIENCE", 0.0)
    app.run()
    assert "no longer fits" in said(app) and "finished and frozen" in said(app) and store.load(second) == finished


def test_the_doors_of_a_finished_round_lead_to_the_next_and_to_a_correction(store, visit, second) -> None:
    store.clients.finish(second)
    app = visit("results", second)
    app.button(key=f"correct_{second}").click().run()
    assert "A correction needs its reason" in said(app)
    app.text_input(key=f"draft_reason_{second}").set_value("The BAA was found").run()
    app.button(key=f"correct_{second}").click().run()
    (client,), _ = store.clients.all()
    assert (client.latest.correction, client.latest.reason) == (1, "The BAA was found") and app.query_params["a"] == client.latest.id
    assert "This round is finished" not in said(app)
    store.clients.finish(client.latest.id)  # the next round goes on from what counts
    app = visit("results", client.latest.id)
    the_button(app, "new_round").click().run()
    (client,), _ = store.clients.all()
    assert client.latest.number == 3 and app.query_params["a"] == client.latest.id


def test_a_later_round_says_its_number_in_the_sidebar_and_above_what_waits_to_be_confirmed(store, visit, second) -> None:
    for section in ("first", "people"):
        app = visit("questions", second, section=section)
        assert "**Round 2.** Answers marked “confirm or change” come from an earlier round." in said(app)
        assert "confirm or change]" in said(app) and "\u00b7 Round 2]" in "".join(one.value for one in app.sidebar.markdown)
    the_button(app, "confirm_all").click().run()
    assert "**Round 2.**" not in said(app) and "\u00b7 Round 2]" in said(app)
    store.clients.finish(second)
    again = store.clients.correct(second, "The BAA was found").id
    assert "\u00b7 Round 2, correction 1]" in said(visit("results", again))


def test_a_first_round_has_no_number_on_its_pages(store, visit, example) -> None:
    assert "Round 1" not in said(visit("questions", store.create(example).id))
