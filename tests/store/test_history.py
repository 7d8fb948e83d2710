"""What an assessment's history tells, and what undo and redo give back."""

from dataclasses import replace
from datetime import UTC, date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.file.changes import FieldChange
from store import Entry, Store, history, rows

DESK = "desk"


def _told(store: Store, key: str) -> list[tuple[str, tuple[FieldChange, ...]]]:
    return [(entry.who, entry.changes) for entry in store.history.of(key) if isinstance(entry, Entry)]


def plant(store: Store, key: str, change: FieldChange) -> int:
    """The newest entry of its history, as a program with another bank wrote it; its revision."""
    with store._database.connection(writes=True) as connection:
        row = rows.lock(connection, key)
        entry = Entry(row.revision + 1, row.now.replace(tzinfo=UTC), "", (change,))
        history.insert_all(connection, key, [entry])
        rows.mark(connection, key, revision=entry.revision)
    return entry.revision


def test_every_change_is_told_with_what_was_there_before_and_who_made_it(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.change(key, lambda now: now.answered(DESK, "intercom"), who="Dana")
    store.change(key, lambda now: now.answered(DESK, "shared_inbox").planned("sign_baa", PlanEntry("Avery")))
    assert _told(store, key) == [
        ("Dana", (FieldChange(("answers", DESK), None, "intercom"),)),
        (
            "",
            (
                FieldChange(("answers", DESK), "intercom", "shared_inbox"),
                FieldChange(("plan", "sign_baa", "owner"), None, "Avery"),
                FieldChange(("plan", "sign_baa", "status"), None, "open"),
            ),
        ),
    ]


def test_letters_typed_without_a_pause_are_one_change(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    for typed in ("W", "We", "We bill insurers."):
        store.change(key, lambda now, typed=typed: now.noted("org_role", typed))  # type: ignore[misc]
    assert _told(store, key) == [("", (FieldChange(("notes", "org_role"), None, "We bill insurers."),))]
    store.change(key, lambda now: now.noted("org_role", ""))
    assert _told(store, key) == [], "typed and taken away again within a moment"


def test_two_choices_within_a_moment_are_two_changes(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.change(key, lambda now: now.answered(DESK, "intercom"))
    store.change(key, lambda now: now.answered(DESK, "shared_inbox"))
    assert len(_told(store, key)) == 2


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    states = [sheet]
    for edit in (
        lambda now: now.answered(DESK, "intercom"),
        lambda now: now.noted(DESK, "Two inboxes."),
        lambda now: now.answered(DESK, None),
    ):
        states.append(store.change(key, edit).assessment)
    for state in reversed(states[:-1]):
        assert store.take_back(key)[0].assessment == state
    assert store.take_back(key) == (store.load(key), ())
    for state in states[1:]:
        assert store.take_back(key, again=True)[0].assessment == state
    assert store.take_back(key, again=True)[1] == ()


def test_a_new_change_ends_what_redo_may_do(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.change(key, lambda now: now.answered(DESK, "intercom"))
    store.take_back(key)
    store.change(key, lambda now: now.noted("org_role", "New."))
    assert store.take_back(key, again=True)[1] == ()
    assert store.take_back(key)[1] == (FieldChange(("notes", "org_role"), "New.", None),)


EDITS = some.sampled_from(["desk", "undo", "redo", "note", "owner", "day"])


@given(steps=some.lists(some.tuples(EDITS, some.integers(0, 2)), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_whatever_is_done_undo_and_redo_walk_the_same_way_back_and_forth(
    store: Store, sheet: Assessment, steps: list[tuple[str, int]]
) -> None:
    key = store.create(sheet).id
    past, future = [sheet], []
    for what, which in steps:
        now = past[-1]
        if what == "undo":
            if len(past) > 1:
                future.append(past.pop())
            store.take_back(key)
        elif what == "redo":
            if future:
                past.append(future.pop())
            store.take_back(key, again=True)
        else:
            after = _edited(now, what, which)
            store.change(key, lambda _, after=after: after)  # type: ignore[misc]
            if after != now:
                past, future = [*past, after], []
        loaded = store.load(key)
        assert loaded is not None and loaded.assessment == past[-1]


def _edited(now: Assessment, what: str, which: int) -> Assessment:
    if what == "desk":
        return now.answered(DESK, ("intercom", "shared_inbox", None)[which])
    if what == "note":
        return replace(now, as_of=date(2026, 11, 1 + which)).noted(DESK, ("one", "two", "")[which])
    if what == "owner":
        return now.answered("seats", which + 1).planned("sign_baa", PlanEntry(("Dana", "Avery", "")[which]))
    return replace(now, as_of=date(2027, 1, 1 + which))


def test_undo_and_redo_pass_over_what_was_set_under_a_name_that_is_retired_since(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.change(key, lambda now: replace(now, client="Acme"))
    retired = plant(store, key, FieldChange(("plan", "keep_phi_off_channel", "owner"), None, "Jo"))
    before, found = store.take_back(key)
    assert before.assessment == sheet and found == (FieldChange(("client",), "Acme", sheet.client or None),)
    assert store.take_back(key)[1] == ()
    after, found = store.take_back(key, again=True)
    assert after.assessment.client == "Acme" and found == (FieldChange(("client",), sheet.client or None, "Acme"),)
    assert store.take_back(key, again=True) == (store.load(key), ())
    undone = [entry.takes_back for entry in store.history.of(key) if isinstance(entry, Entry)]
    assert undone[:4] == [None, None, retired, retired - 1]


@pytest.mark.parametrize("again", [False, True])
def test_nothing_to_undo_changes_nothing(store: Store, sheet: Assessment, again: bool) -> None:
    created = store.create(sheet)
    assert store.take_back(created.id, again=again) == (created, ())
