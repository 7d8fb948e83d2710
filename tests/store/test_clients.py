"""Clients and their rounds."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import Damaged, Finished, NoSuchAssessment, Round, Store, Stored, StoreTrouble
from tests.store.clients_made import second as second_round


def _numbers(store: Store) -> dict[str, list[tuple[int, int]]]:
    return {client.latest.client: [(one.number, one.correction) for one in client.rounds] for client in store.clients.all()[0]}


def test_a_new_assessment_is_the_first_round_of_a_new_client(store: Store, sheet: Assessment) -> None:
    created = store.create(sheet)
    store.create(Assessment(sheet.bank, sheet.as_of, "Other"))
    assert (created.client_id, created.round, created.finished_at) == (created.id, 1, None)
    assert _numbers(store) == {"Other": [(1, 0)], "Acme Telehealth": [(1, 0)]}


def test_the_next_round_carries_on_and_the_last_one_stays(store: Store, sheet: Assessment) -> None:
    first = store.create(sheet)
    second = store.clients.next_round(first.id, second_round)
    third = store.clients.next_round(first.id, second_round)
    assert (second.client_id, second.round, third.round) == (first.id, 2, 3)
    assert second.assessment.unconfirmed == {"org_role": sheet.as_of}
    assert store.load(first.id) == first
    assert _numbers(store) == {"Acme Telehealth": [(3, 0), (2, 0), (1, 0)]}


def test_a_finished_round_is_frozen_and_a_correction_has_its_reason(store: Store, sheet: Assessment) -> None:
    first = store.create(sheet)
    finished = store.clients.finish(first.id)
    assert finished.finished_at is not None and store.clients.finish(first.id) == finished
    with pytest.raises(Finished, match="finished and frozen"):
        store.change(first.id, lambda now: now.answered("desk", "intercom"))
    with pytest.raises(Finished):
        store.change(first.id, lambda now: now.noted("desk", "x"))
    corrected = store.clients.correct(first.id, "The BAA was found.")
    assert (corrected.round, corrected.finished_at, corrected.assessment) == (1, None, sheet)
    store.change(corrected.id, lambda now: now.answered("desk", "intercom"))
    latest = store.clients.all()[0][0].latest
    assert (latest.id, latest.correction, latest.reason) == (corrected.id, 1, "The BAA was found.")
    assert store.load(first.id) == finished


def test_what_is_deleted_lies_in_the_trash_until_it_is_taken_out_or_thirty_days_are_over(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.clients.delete([key])
    assert store.load(key) is None and store.recent() == [] and store.clients.all() == ([], [])
    with pytest.raises(NoSuchAssessment):
        store.change(key, lambda now: now)
    assert [client.latest.id for client in store.clients.all(deleted=True)[0]] == [key]
    assert store.clients.empty_trash() == 0, "it was put there just now"
    store.clients.delete([key], back=True)
    loaded = store.load(key)
    assert loaded is not None and loaded.assessment == sheet


def test_only_what_lies_in_the_trash_is_deleted_for_good(store: Store, sheet: Assessment) -> None:
    kept, gone = store.create(sheet).id, store.create(sheet).id
    store.clients.delete([gone])
    store.clients.delete_for_good([kept, gone])
    assert store.load(kept) is not None and store.clients.all(deleted=True) == ([], [])


def test_an_archived_client_is_out_of_the_way_and_not_out_of_reach(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.clients.archive([key])
    assert store.recent() == [] and store.load(key) is not None
    assert store.clients.all()[0][0].latest.is_archived
    store.clients.archive([key], back=True)
    assert not store.clients.all()[0][0].latest.is_archived


def test_another_name_stands_in_the_list_and_the_answers_stay(store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    store.clients.rename([key], "Acme, Inc.")
    assert store.clients.all()[0][0].latest.client == "Acme, Inc."
    loaded = store.load(key)
    assert loaded is not None and loaded.assessment == sheet
    store.clients.finish(key)
    assert store.clients.next_round(key, lambda last: last).assessment.client == "Acme, Inc.", "and not the name that was given up"
    assert store.clients.correct(key, "A mistake.").assessment.client == "Acme, Inc."


def test_what_the_judge_said_counts_for_its_own_revision_and_judge_alone(store: Store, sheet: Assessment) -> None:
    def standing(judge: str) -> str:
        return store.clients.all(judge)[0][0].latest.standing

    created: Stored = store.create(sheet)
    store.clients.keep_standings("this", {(created.id, 1): "{}"})
    assert (standing("this"), standing("another")) == ("{}", "")
    store.change(created.id, lambda now: now.answered("desk", "intercom"))
    assert standing("this") == ""
    store.clients.keep_standings("this", {(created.id, 2): "new"})
    assert standing("this") == "new"


def test_the_latest_round_speaks_for_its_client_the_one_changed_last_first(store: Store, sheet: Assessment) -> None:
    first, other = store.create(sheet).id, store.create(replace(sheet, client="Other")).id
    store.clients.next_round(first, second_round)
    store.clients.finish(first)
    corrected = store.clients.correct(first, "x")
    found, damaged = store.clients.latest()
    assert damaged == [] and [(one.round.client, one.round.number, one.rounds) for one in found] == [
        ("Acme Telehealth", 2, 3),
        ("Other", 1, 1),
    ]
    assert found[0].changed_at == corrected.updated_at
    store.change(other, lambda now: now.answered("desk", "intercom"))
    store.clients.delete([first])
    assert [(one.round.client, one.rounds) for one in store.clients.latest()[0]] == [("Other", 1), ("Acme Telehealth", 2)]


def test_one_client_with_its_rounds(store: Store, sheet: Assessment) -> None:
    first = store.create(sheet).id
    store.create(sheet)
    second = store.clients.next_round(first, second_round).id
    client = store.clients.of(first)
    assert client is not None and [one.id for one in client.rounds] == [second, first]
    store.clients.delete([first, second])
    assert store.clients.of(first) is None and store.clients.of("nobody") is None


def test_the_recent_ones_come_with_the_standing_that_a_judge_kept_of_their_revision(store: Store, sheet: Assessment) -> None:
    def standings(judged_by: str) -> dict[str, str]:
        return {found.id: found.standing for found in store.recent(judged_by=judged_by) if isinstance(found, Round)}

    one, two = store.create(sheet).id, store.create(sheet).id
    store.clients.keep_standings("this", {(one, 1): "{}"})
    assert standings("this") == {one: "{}", two: ""} and standings("another") == {one: "", two: ""}
    store.change(one, lambda now: now.noted("desk", "new"))
    assert standings("this") == {one: "", two: ""}


def test_what_is_damaged_can_be_put_into_the_trash_and_stays_damaged(sheet: Assessment, sqlite_file: Path) -> None:
    store = Store(f"sqlite:///{sqlite_file.as_posix()}")
    key = store.create(sheet).id
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE assessments SET document = replace(document, 'covered_entity', 'neither')")
    store.clients.delete([key])
    assert store.load(key) is None and [client.id for client in store.clients.all(deleted=True)[0]] == [key]
    store.clients.delete([key], back=True)
    with pytest.raises(StoreTrouble, match="damaged"):
        store.load(key)
    assert store.clients.open_on(sheet.as_of) == []
    with pytest.raises(NoSuchAssessment):
        store.clients.archive(["nobody"])
    store.close()


def test_a_round_whose_day_is_none_stands_apart_and_its_neighbors_stay(sheet: Assessment, sqlite_file: Path) -> None:
    store = Store(f"sqlite:///{sqlite_file.as_posix()}")
    whole, broken = store.create(sheet).id, store.create(replace(sheet, client="Broken")).id
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE assessments SET as_of = 'no day' WHERE id = ?", (broken,))
    found, damaged = store.clients.latest()
    assert [one.round.id for one in found] == [whole] and damaged == [Damaged(broken, "Broken")]
    assert store.clients.of(broken) is None
    store.close()


def test_a_damaged_round_stands_beside_the_others_of_its_client_and_of_no_one_else(sheet: Assessment, sqlite_file: Path) -> None:
    store = Store(f"sqlite:///{sqlite_file.as_posix()}")
    other, first = store.create(sheet).id, store.create(replace(sheet, client="Broken")).id
    second = store.clients.next_round(first, lambda last: last).id
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE assessments SET as_of = 'no day' WHERE id = ?", (first,))
    found, apart = store.clients.of(first), store.clients.of(other)
    assert found and [one.id for one in found.rounds] == [second] and found.damaged == (Damaged(first, "Broken"),)
    assert found.keys == [second, first] and apart and apart.damaged == ()
    store.close()
