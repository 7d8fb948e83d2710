"""Undo and redo for the whole assessment, its history, and what others changed meanwhile."""

from dataclasses import replace

from questionnaire.assessment import Integration, PlanEntry
from questionnaire.handover import Additions, Override
from store import Store
from tests.ui.conftest import said, the_button


def test_undo_and_redo_say_what_they_changed_also_on_another_page(store: Store, visit, example) -> None:
    key = store.create(example.answered("desk", "intercom")).id
    store.change(key, lambda now: now.answered("desk", "shared_inbox"))
    app = visit("plan", key)
    app.button(key="undo").click().run()
    assert store.load(key).assessment.answers["desk"] == "intercom"
    assert "**Undone.**" in said(app) and "shared mailbox" in said(app) and "Intercom" in said(app)
    app.button(key="redo").click().run()
    assert store.load(key).assessment.answers["desk"] == "shared_inbox" and "**Redone.**" in said(app)
    app.button(key="redo").click().run()
    assert "Nothing to redo." in said(app)


def test_each_press_is_an_undo_of_its_own_and_names_what_the_pills_name(store: Store, visit, example) -> None:
    """Parts left out within a minute came back together, told by the ids that the file has."""
    key = store.create(example).id
    for parts in (("vendors",), ("vendors", "adds_up")):
        store.change(key, lambda now, parts=parts: replace(now, handover=Additions(left_out=parts)))
    app = visit("plan", key)
    app.button(key="undo").click().run()
    assert store.load(key).assessment.handover.left_out == ("vendors",)
    assert "Left out of the report: Appendix C\\: how the score adds up" in said(app) and "adds_up" not in said(app)


def test_an_undo_passes_over_what_reads_as_before(store: Store, visit, example) -> None:
    """The order of changes by hand is no change to a reader: "Nothing to undo" was said of it, and it stood in the way."""
    changes = tuple(Override(what="owner", on=action, value="Kim", reason="Knows it.") for action in ("sign_baa", "upgrade_plan"))
    key = store.create(replace(example.answered("desk", "intercom"), handover=Additions(overrides=changes))).id
    store.change(key, lambda now: now.answered("desk", "shared_inbox"))
    store.change(key, lambda now: replace(now, handover=Additions(overrides=changes[::-1])))
    app = visit("plan", key)
    app.button(key="undo").click().run()
    assert store.load(key).assessment.answers["desk"] == "intercom" and "Nothing to undo" not in said(app)


def test_what_an_undo_changes_stands_on_the_page_at_once(store: Store, visit, example) -> None:
    key = store.create(example.answered("desk", "intercom")).id
    app = visit("questions", key, section="scope")
    radio = app.radio(key=f"a_{key}_desk")
    begun = radio.value
    radio.set_value(radio.options[2]).run()
    app.button(key="undo").click().run()
    assert [box.value for box in app.radio if box.key.startswith(f"a_{key}_desk")] == [begun]
    assert "Changed elsewhere" not in said(app), "it was changed here"


def test_an_undo_in_the_breath_of_a_choice_takes_that_choice_back_and_nothing_older(store: Store, visit, example) -> None:
    """Both came with one run, which took back the change before and then saved the choice."""
    key = store.create(example.answered("desk", "intercom")).id
    store.change(key, lambda now: now.noted("desk", "An earlier change."))
    app = visit("questions", key, section="scope")
    radio = app.radio(key=f"a_{key}_desk")
    radio.set_value(radio.options[2])
    app.button(key="undo").click().run()
    left = store.load(key).assessment
    assert (left.answers["desk"], left.notes["desk"]) == ("intercom", "An earlier change.")
    assert "**Undone.**" in said(app) and "An earlier change." not in said(app)


def test_a_tab_that_was_away_sees_what_changed_until_it_is_read(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("plan", key)
    store.change(key, lambda now: now.noted("desk", "Two *inboxes*.").planned("sign_baa", PlanEntry("Avery")))
    app.run()
    assert "Changed elsewhere" in said(app) and r"Two \*inboxes\*" in said(app) and "Avery" in said(app)
    assert "no answer" not in said(app).lower()
    app.run()
    assert "Changed elsewhere" in said(app)
    store.change(key, lambda now: now.noted("desk", "Three."))
    app.button(key="news_seen").click().run()
    assert "Three" in said(app) and "Avery" not in said(app), "what came in after it was shown is still to be read"
    app.button(key="news_seen").click().run()
    assert "Changed elsewhere" not in said(app)


def test_the_history_tells_when_who_what_from_and_to(store: Store, visit, example) -> None:
    key = store.create(replace(example, notes={})).id
    assert "Nothing has changed since" in said(visit("history", key))
    store.change(key, lambda now: now.noted("desk", "Two | <b>inboxes</b>."), who="Dana")
    store.change(key, lambda now: now.answered("integrations", (Integration("Slack", "phi", "unknown"),)))
    app = visit("history", key)
    told = said(app)
    assert "Dana" in told and "note" in told and "nothing" in told and r"\<b\>inboxes" in told and "Slack" in told and "UTC" in told
    assert "<b>" not in told


def test_a_name_that_is_given_stands_beside_what_is_changed_from_then_on(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("history", key)
    app.text_input(key="who").set_value("Avery Quinn").run()
    app.button(key="undo").click().run()
    store.change(key, lambda now: now.noted("desk", "Nobody said who."))
    app.button(key="undo").click().run()
    assert [entry.who for entry in store.history.of(key)] == ["", "Avery Quinn"]


def test_a_client_renamed_from_then_on_bears_the_name_too(store: Store, visit, example) -> None:
    key = store.create(replace(example, client="Acme")).id
    app = visit("history", key)
    app.text_input(key="who").set_value("Avery Quinn").run()
    app.query_params["client"] = key
    app.switch_page("pages/clients.py").run()
    app.text_input(key=f"draft_rename_{key}_Acme").set_value("Acme, Inc.")
    the_button(app, "rename_now").click().run()
    assert [(entry.who, store.load(key).assessment.client) for entry in store.history.of(key)] == [("Avery Quinn", "Acme, Inc.")]


def test_a_name_that_is_too_long_stays_in_its_field_and_says_that_it_is_not_used(store: Store, visit, example) -> None:
    """It was dropped without a word, and what was changed from then on bore no name."""
    key = store.create(example.noted("desk", "One")).id
    store.change(key, lambda now: now.noted("desk", "Two"))
    app = visit("history", key)
    app.text_input(key="who").set_value("A" * 121).run()
    assert "121 characters; a name has at most 120." in app.error[0].value and app.text_input(key="who").value == "A" * 121
    app.button(key="undo").click().run()
    assert [entry.who for entry in store.history.of(key)][-1] == ""
