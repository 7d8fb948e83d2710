"""What every database engine has to keep."""

import re
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings

from questionnaire import Assessment
from questionnaire.assessment import Integration, KeptEntry, PlanEntry
from questionnaire.file import Refused
from questionnaire.handover import Additions
from store import NoSuchAssessment, Round, Store
from tests.handovers import ADDITIONS
from tests.in_turn import created
from tests.store.removal import remove


@pytest.fixture
def full() -> Assessment:
    """A sheet with a value of every kind, and with letters that a careless engine bends."""
    return Assessment(
        bank="2026.2",
        as_of=date(2026, 11, 21),
        client="Žluťoučký 'kůň'; DROP TABLE assessments; -- 漢字 🩺",
        answers={
            "org_role": "covered_entity",
            "channels": ("web_chat", "sms"),
            "baa_signed_on": date(2026, 3, 1),
            "integrations": (Integration("Slack", "phi", "not_signed"),),
        },
        not_applicable={"customer_requirements": "We have no enterprise customers."},
        notes={"baa_status": "Line one\nline two\ttab \\ \" ' %s :x"},
        plan={"sign_baa": PlanEntry("Dana", date(2026, 12, 5), "in_progress")},
        people={"privacy_officer": "Žofie 'Dana' \\"},
        hours_per_week=2.5,
        handover=Additions(letter="Dear board,\n漢字 %s :x", left_out=("method",), comments={"desk": "🩺"}).overriding(
            "due", "sign_baa", "2026-12-12", "'; --"
        ),
    )


def test_a_name_that_today_s_bank_does_not_have_is_no_damage(store: Store, sheet: Assessment) -> None:
    kept = replace(
        sheet, kept=(KeptEntry("notes", "no_such_question", "Ask Dana."), KeptEntry("plan", "no_such_action", {"owner": "Dana"}))
    )
    key = store.create(kept).id
    store.change(key, lambda held: held.noted("desk", "Two inboxes."))
    loaded = store.load(key)
    assert loaded is not None and loaded.assessment == kept.noted("desk", "Two inboxes.")
    assert isinstance(store.recent()[0], Round)


def test_nothing_connects_before_the_first_use() -> None:
    Store("sqlite:////no/such/folder/anywhere.sqlite3")
    Store("postgresql+psycopg://nobody@127.0.0.1:9/nowhere")


def test_a_client_s_name_with_a_letter_that_no_database_text_may_hold(store: Store, sheet: Assessment) -> None:
    stored = store.create(replace(sheet, client="Acme\0Care"))
    assert store.load(stored.id) == stored and stored.assessment.client == "Acme\0Care"
    assert [summary.client for summary in store.recent()] == ["Acme Care"]


def test_what_is_created_is_loaded_again(store: Store, url: str, full: Assessment) -> None:
    created = store.create(full)
    assert created.assessment == full
    assert (created.revision, created.is_example) == (1, False)
    assert store.load(created.id) == created
    assert Store(url).load(created.id) == created


@given(added=ADDITIONS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_added_before_handing_over_is_kept_with_the_answers(store: Store, sheet: Assessment, added: Additions) -> None:
    key = store.create(sheet).id
    changed = store.change(key, lambda newest: replace(newest, handover=added))
    assert changed.assessment == replace(sheet, handover=added) and store.load(key) == changed


def test_letter_and_comment_typed_at_once_in_two_tabs_are_both_kept(store: Store, url: str, sheet: Assessment) -> None:
    key, comments = store.create(sheet).id, [f"finding_{number}" for number in range(12)]

    def comment(finding: str) -> None:
        def added(newest: Assessment) -> Assessment:
            seen = {**newest.handover.comments, finding: "Seen on site."}
            return replace(newest, handover=newest.handover.model_copy(update={"comments": seen}))

        Store(url).change(key, added)

    threads = [threading.Thread(target=comment, args=(finding,)) for finding in comments]
    for thread in threads:
        thread.start()
    store.change(key, lambda newest: replace(newest, handover=newest.handover.model_copy(update={"letter": "Dear board"})))
    for thread in threads:
        thread.join()
    kept = store.load(key)
    assert kept is not None and kept.assessment.handover.letter == "Dear board"
    assert sorted(kept.assessment.handover.comments) == sorted(comments)


def test_a_letter_over_its_limit_is_refused_before_it_is_stored(store: Store, sheet: Assessment) -> None:
    before = store.create(sheet)
    with pytest.raises(Refused, match="handover.letter: has 10,001 characters"):
        store.change(before.id, lambda newest: replace(newest, handover=newest.handover.model_copy(update={"letter": "x" * 10_001})))
    assert store.load(before.id) == before


def test_ids_are_random_and_long(store: Store, sheet: Assessment) -> None:
    ids = {store.create(sheet).id for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22,64}", key) for key in ids), "22 letters of base 64 are 128 bits"


@pytest.mark.parametrize("key", ["", "nobody", "'; --", "x" * 5000, "no\0body", "\ud800"])
def test_an_unknown_id_is_none(store: Store, key: str) -> None:
    assert store.load(key) is None
    with pytest.raises(NoSuchAssessment):
        store.change(key, lambda sheet: sheet)


def test_a_change_is_applied_to_the_newest_sheet(store: Store, url: str, sheet: Assessment) -> None:
    key = store.create(sheet).id
    other_tab = Store(url)
    store.change(key, lambda newest: newest.answered("desk", "intercom"))
    changed = other_tab.change(key, lambda newest: newest.noted("org_role", "We bill insurers."))
    assert changed.revision == 3
    assert changed.assessment == sheet.answered("desk", "intercom").noted("org_role", "We bill insurers.")
    assert store.load(key) == changed


def test_an_edit_that_changes_nothing_leaves_the_revision(store: Store, sheet: Assessment) -> None:
    before = store.create(sheet)
    assert store.change(before.id, lambda newest: newest.answered("org_role", "covered_entity")) == before
    assert store.load(before.id) == before


def test_an_edit_that_fails_changes_nothing(store: Store, sheet: Assessment) -> None:
    before = store.create(sheet)

    def fail(_: Assessment) -> Assessment:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.change(before.id, fail)
    assert store.load(before.id) == before
    assert store.change(before.id, lambda newest: newest.noted("desk", "still works")).revision == 2


def test_a_sheet_that_could_not_be_read_back_is_not_saved(store: Store, sheet: Assessment) -> None:
    before = store.create(sheet)
    with pytest.raises(Refused):
        store.change(before.id, lambda newest: newest.noted("desk", "x" * 2001))
    with pytest.raises(Refused):
        store.create(sheet.answered("desk", "carrier_pigeon"))
    assert store.load(before.id) == before
    assert len(store.recent()) == 1


def test_threads_that_answer_different_questions_lose_nothing(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    questions = ["org_role", "desk", "channels", "phi_reaches_support", "baa_status", "sign_in"]

    def answer(question: str) -> None:
        for note in ("note 1", "note 2", "note 3", "note 4"):
            store.change(key, partial(Assessment.noted, question=question, note=note))

    threads = [threading.Thread(target=answer, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stored = store.load(key)
    assert stored is not None
    assert stored.assessment.notes == {question: "note 4" for question in questions}
    assert stored.revision == 1 + 4 * len(questions)


def test_recent_is_newest_first_and_without_examples(store: Store, sheet: Assessment) -> None:
    keys = [*created(store, {name: replace(sheet, client=name) for name in (f"Client {number}" for number in range(4))}).values()]
    example = store.create(sheet, example=True)
    assert example.is_example and store.load(example.id) == example
    changed = store.change(keys[1], lambda newest: newest.noted("desk", "again"))
    listed = store.recent(limit=3)
    assert [summary.id for summary in listed] == [keys[1], keys[3], keys[2]]
    assert listed[0].client == "Client 1" and listed[0].as_of == sheet.as_of
    assert (listed[0].revision, listed[0].updated_at) == (2, changed.updated_at)
    assert len(store.recent()) == 4


def test_the_client_in_the_list_follows_the_sheet(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.change(key, lambda newest: replace(newest, client="New name", as_of=date(2027, 1, 1)))
    assert [(summary.client, summary.as_of) for summary in store.recent()] == [("New name", date(2027, 1, 1))]


def test_times_are_in_utc(store: Store, sheet: Assessment) -> None:
    stored = store.create(sheet)
    assert stored.updated_at.tzinfo is UTC
    assert abs(datetime.now(UTC) - stored.updated_at) < timedelta(minutes=1)


def test_delete_is_for_good_and_for_one(store: Store, sheet: Assessment) -> None:
    gone, kept = store.create(sheet).id, store.create(sheet).id
    remove(store, gone)
    store.clients.delete_for_good([gone])  # of which there is nothing more
    assert store.load(gone) is None
    assert [summary.id for summary in store.recent()] == [kept]


def test_check_saves_nothing(store: Store) -> None:
    store.check()
    assert store.recent() == []


def test_the_example_is_one_row_that_keeps_what_was_changed_today(store: Store, url: str, sheet: Assessment) -> None:
    first = store.example(sheet)
    assert first.is_example and first.assessment == sheet and store.recent() == []
    changed = store.change(first.id, lambda newest: newest.noted("desk", "a visitor"))
    assert Store(url).example(sheet) == changed


def test_the_example_begins_anew_a_day_after_the_last_change(store: Store, monkeypatch: pytest.MonkeyPatch, sheet: Assessment) -> None:
    key = store.example(sheet).id
    old = store.change(key, lambda newest: newest.noted("desk", "a visitor"))
    monkeypatch.setattr("store.assessments.EXAMPLE_KEPT", timedelta(0))
    fresh = store.example(sheet)
    assert (fresh.id, fresh.assessment, fresh.revision) == (key, sheet, old.revision + 1)


def test_what_is_open_of_a_day_is_found_in_the_archive_too_and_not_what_nothing_can_change(store: Store, sheet: Assessment) -> None:
    first, other = store.create(sheet).id, store.create(replace(sheet, as_of=sheet.as_of + timedelta(days=1))).id
    archived, finished, deleted = (store.create(sheet).id for _ in range(3))
    store.example(sheet)
    store.clients.archive([archived])
    store.clients.finish(finished)
    store.clients.delete([deleted])
    assert {one.id for one in store.clients.open_on(sheet.as_of)} == {first, archived}
    last = store.change(first, lambda newest: newest.noted("desk", "changed last"))
    assert store.clients.open_on(sheet.as_of)[0] == last
    assert [one.id for one in store.clients.open_on(sheet.as_of + timedelta(days=1))] == [other]
