"""Clients taken along in one file: looked at before anything is written, and nothing lost by any choice."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from questionnaire import Assessment, load_bank
from questionnaire.file import Refused, read
from questionnaire.handover import Additions
from questionnaire.workshop import Workshop
from store import Choice, Difference, Relation, Store, StoreTrouble, unpack
from store.portable import exchange
from store.portable.differences import RoundHere
from store.portable.words import client_name
from tests.handovers import ADDITIONS, ANY_TEXT
from tests.store.clients_made import SHEET, full_client, second, version
from tests.workshops import WORKSHOPS


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    """The store of another computer."""
    other = Store(f"sqlite:///{(tmp_path / 'elsewhere' / 'deskcheck.sqlite3').as_posix()}?timeout=60")
    yield other
    other.close()


def look(store: Store, data: bytes) -> Difference:
    """How the only client of a file stands."""
    (found,) = store.portable.look(unpack(data))
    return found


def take(store: Store, data: bytes, choice: Choice = Choice.take) -> str:
    (taken,) = store.portable.take(unpack(data), {look(store, data): choice})
    return taken.name


def sheets(store: Store, *, deleted: bool = False) -> dict[str, list[Assessment]]:
    """What the list holds: by name, the answers of each round, the newest first."""
    clients, damaged = store.clients.all(deleted=deleted)
    assert not damaged
    found = store.portable._database  # the trash opens nothing, so its rows are read as they are
    with found.connection() as connection:
        rows = dict(connection.execute(text("SELECT id, document FROM assessments")).all())
    return {one.latest.client: [read(load_bank(), rows[r.id].encode(), keeps=True) for r in one.rounds] for one in clients}


def moved(store: Store, elsewhere: Store) -> str:
    """One client that is the same in both places; its first round's id."""
    key = store.create(SHEET).id
    store.change(key, lambda now: now.noted("desk", "Two inbo"))
    take(elsewhere, store.portable.export().data)
    return key


def note(store: Store, key: str, words: str) -> None:
    store.change(key, lambda now: now.noted("desk", words))


def test_what_is_exported_and_imported_into_an_empty_store_is_exported_the_same(store: Store, elsewhere: Store) -> None:
    keys = full_client(store)
    full_client(store, replace(SHEET, client=""))
    store.clients.rename(keys, "Žluť (Brno)")
    store.clients.archive(keys)
    made = store.portable.export()
    assert (made.clients, made.rounds, made.left_out) == (2, 6, ())
    contents = unpack(made.data)
    seen = elsewhere.portable.look(contents)
    assert {one.relation for one in seen} == {Relation.new} and elsewhere.clients.all() == ([], []), "a look writes nothing"
    elsewhere.portable.take(contents, dict.fromkeys(seen, Choice.take))
    assert elsewhere.portable.export().data == made.data == store.portable.export().data
    assert {one.relation for one in elsewhere.portable.look(contents)} == {Relation.same}
    for key in keys:
        assert elsewhere.load(key) == store.load(key)
        assert elsewhere.history.of(key) == store.history.of(key)
        assert elsewhere.report_versions.finals(key) == store.report_versions.finals(key)


def test_undo_goes_on_where_the_client_was_taken(store: Store, elsewhere: Store) -> None:
    *_, corrected, _ = full_client(store)
    take(elsewhere, store.portable.export().data)
    undone, found = elsewhere.take_back(corrected)
    assert "baa_status" not in undone.assessment.answers and found[0].path == ("answers", "baa_status")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(ANY_TEXT, max_size=4),
    notes=st.lists(ANY_TEXT, max_size=4),
    rounds=st.integers(1, 3),
    held=WORKSHOPS,
    added=ADDITIONS,
)
@pytest.mark.property
def test_any_clients_come_out_as_they_went_in(
    store: Store, elsewhere: Store, names: list[str], notes: list[str], rounds: int, held: Workshop, added: Additions
) -> None:
    for place in (store, elsewhere):
        keys = [one.id for client in place.clients.all()[0] for one in client.rounds]
        place.clients.delete(keys)
        place.clients.delete_for_good(keys)
    for name in names:
        key = store.create(replace(SHEET, client=name)).id
        for words in notes:
            note(store, key, words)
        store.change(key, lambda now: replace(now, workshop=held, handover=added))
        for _ in range(1, rounds):
            key = store.clients.next_round(key, second).id
    made = store.portable.export()
    contents = unpack(made.data)
    elsewhere.portable.take(contents, dict.fromkeys(elsewhere.portable.look(contents), Choice.take))
    assert elsewhere.portable.export().data == made.data
    assert (made.clients, made.rounds) == (len(names), len(names) * rounds)


def test_only_chosen_clients_go_along_and_never_the_example_or_the_trash(store: Store) -> None:
    chosen, other, gone = (store.create(replace(SHEET, client=name)).id for name in ("A", "B", "C"))
    store.example(SHEET)
    store.clients.delete([gone])
    assert [one.id for one in unpack(store.portable.export().data)] == [chosen, other]
    assert [one.id for one in unpack(store.portable.export([chosen, gone]).data)] == [chosen]


def test_people_can_read_the_file(store: Store) -> None:
    first, *_ = full_client(store)
    with ZipFile(BytesIO(store.portable.export().data)) as packed:
        assert packed.namelist()[:4] == [
            "manifest.json",
            *(f"1-zlut-sohne-x/round-1{part}.json" for part in ("", "-history", "-version-1")),
        ]
        assert "1-zlut-sohne-x/round-1-correction-1.json" in packed.namelist()
        listed = json.loads(packed.read("manifest.json"))
        assert read(load_bank(), packed.read("1-zlut-sohne-x/round-1.json"), keeps=True) == store.load(first).assessment  # type: ignore[union-attr]
    assert listed["clients"][0]["rounds"][1]["reason"] == "The BAA was found."


@pytest.mark.parametrize("change", [
    lambda store, key: note(store, key, "Two inboxes"),  # goes on in the last change: letters without a pause
    lambda store, key: store.change(key, lambda now: now.answered("desk", "intercom")),
    lambda store, key: store.take_back(key),
    lambda store, key: store.clients.finish(key),
    lambda store, key: store.report_versions.freeze(key, version),
    lambda store, key: store.clients.next_round(key, second),
])  # fmt: skip
def test_what_went_on_in_one_place_is_newer_there(store: Store, elsewhere: Store, change: Callable[[Store, str], object]) -> None:
    key = moved(store, elsewhere)
    before = store.portable.export().data
    change(store, key)
    after = store.portable.export().data
    assert look(elsewhere, after).relation is Relation.newer_in_file
    assert look(store, before).relation is Relation.newer_here and look(store, before).choices == ()
    take(elsewhere, after)
    assert elsewhere.portable.export().data == after and sheets(elsewhere, deleted=True) == {}


def test_a_name_in_the_list_and_the_archive_are_each_place_s_own(store: Store, elsewhere: Store) -> None:
    key = moved(store, elsewhere)
    elsewhere.clients.archive([key])
    store.clients.rename([key], "Acme, Inc.")
    assert look(elsewhere, store.portable.export().data).relation is Relation.same
    store.clients.next_round(key, second)
    take(elsewhere, store.portable.export().data)
    (client,) = elsewhere.clients.all()[0]
    assert [one.is_archived for one in client.rounds] == [True, True]


def test_different_rounds_that_went_on_in_each_place_are_joined(store: Store, elsewhere: Store) -> None:
    key = moved(store, elsewhere)
    store.clients.next_round(key, second)
    note(elsewhere, key, "Two inboxes")
    data = store.portable.export().data
    seen = look(elsewhere, data)
    assert [one.relation for one in seen.rounds] == [Relation.newer_here, Relation.new] and seen.relation is Relation.newer_in_file
    take(elsewhere, data)
    (rounds,) = sheets(elsewhere).values()
    assert len(rounds) == 2 and rounds[1].notes == {"desk": "Two inboxes"}, "what only this place has stays"


def conflicting(store: Store, elsewhere: Store) -> tuple[str, bytes]:
    key = moved(store, elsewhere)
    note(store, key, "In the file")
    note(elsewhere, key, "Here")
    return key, store.portable.export().data


def test_changed_in_both_places_is_a_conflict_and_nothing_is_done_without_a_choice(store: Store, elsewhere: Store) -> None:
    _, data = conflicting(store, elsewhere)
    before = elsewhere.portable.export().data
    seen = look(elsewhere, data)
    assert seen.relation is Relation.conflict and seen.choices == (Choice.take, Choice.both)
    assert elsewhere.portable.take(unpack(data), {}) == () and elsewhere.portable.export().data == before


def test_the_file_s_replaces_what_is_here_which_lies_in_the_trash(store: Store, elsewhere: Store) -> None:
    key, data = conflicting(store, elsewhere)
    judged = elsewhere.load(key)
    take(elsewhere, data)
    (name, (thrown,)), = sheets(elsewhere, deleted=True).items()  # fmt: skip
    assert thrown.notes == {"desk": "Here"} and name == f"{SHEET.client} (replaced {datetime.now():%Y-%m-%d})"
    now = elsewhere.load(key)
    assert now is not None and judged is not None and now.assessment.notes == {"desk": "In the file"}
    assert now.revision > judged.revision, "what was said of a revision must not be said of another state"
    assert look(elsewhere, data).relation is Relation.same
    note(elsewhere, key, "And on")
    assert look(elsewhere, data).relation is Relation.newer_here


def test_both_are_kept_and_a_second_import_finds_what_the_first_added(store: Store, elsewhere: Store) -> None:
    key, data = conflicting(store, elsewhere)
    name = take(elsewhere, data, Choice.both)
    assert name == f"{SHEET.client} (imported {datetime.now():%Y-%m-%d})"
    assert {one: held[0].notes["desk"] for one, held in sheets(elsewhere).items()} == {name: "In the file", SHEET.client: "Here"}
    assert look(elsewhere, data).relation is Relation.same
    note(store, key, "In the file, later")
    later = store.portable.export().data
    assert look(elsewhere, later).relation is Relation.newer_in_file
    take(elsewhere, later)
    assert {one: held[0].notes["desk"] for one, held in sheets(elsewhere).items()} == {
        SHEET.client: "Here",
        SHEET.client + name.removeprefix(SHEET.client): "In the file, later",
    }


def test_a_later_file_says_which_of_the_two_it_stands_to(store: Store, elsewhere: Store) -> None:
    """It named the one that was here before, and brought the other one up to date."""
    key, data = conflicting(store, elsewhere)
    name = take(elsewhere, data, Choice.both)
    note(store, key, "In the file, later")
    seen = look(elsewhere, store.portable.export().data)
    found = elsewhere.clients.of(seen.here)
    assert found is not None and seen.name_here == name == found.latest.client and found.latest.id != key
    assert client_name(seen) == f"{name} (in the file: {SHEET.client})"


def test_the_clock_of_a_workshop_is_no_change_of_a_client(store: Store, elsewhere: Store) -> None:
    """A client that was looked at in a workshop, and not changed, was changed in both places."""
    key = moved(store, elsewhere)
    store.change(key, lambda now: replace(now, workshop=now.workshop.timed("scope", 90)))
    assert look(elsewhere, store.portable.export().data).relation is Relation.same
    note(elsewhere, key, "Two inboxes")
    assert look(elsewhere, store.portable.export().data).relation is Relation.newer_here
    note(store, key, "Three inboxes")
    assert look(elsewhere, store.portable.export().data).relation is Relation.conflict


def test_the_clock_of_each_place_stays_where_the_file_is_newer(store: Store, elsewhere: Store) -> None:
    key = moved(store, elsewhere)
    elsewhere.change(key, lambda now: replace(now, workshop=now.workshop.timed("scope", 3600).timed("ai", 60)))
    store.change(key, lambda now: replace(now, workshop=now.workshop.timed("ai", 120)))
    note(store, key, "Two inboxes")
    take(elsewhere, store.portable.export().data)
    now = elsewhere.load(key)
    assert now is not None and now.assessment.notes == {"desk": "Two inboxes"}
    assert now.assessment.workshop.seconds == {"ai": 120, "scope": 3600}
    assert look(elsewhere, store.portable.export().data).relation is Relation.same


def test_a_third_version_is_kept_beside_the_second(store: Store, elsewhere: Store) -> None:
    key, data = conflicting(store, elsewhere)
    take(elsewhere, data, Choice.both)
    beside = next(one.latest for one in elsewhere.clients.all()[0] if one.latest.id != key)
    note(elsewhere, beside.id, "Typed into what was imported")
    note(store, key, "A third")
    third = store.portable.export().data
    assert look(elsewhere, third).relation is Relation.conflict
    take(elsewhere, third, Choice.both)
    assert len(elsewhere.clients.all()[0]) == 3 and look(elsewhere, third).relation is Relation.same


def test_a_round_begun_in_both_places_is_a_conflict(store: Store, elsewhere: Store) -> None:
    key = moved(store, elsewhere)
    theirs, ours = store.clients.next_round(key, second), elsewhere.clients.next_round(key, second)
    data = store.portable.export().data
    seen = look(elsewhere, data)
    assert [one.relation for one in seen.rounds] == [Relation.same, Relation.conflict]
    take(elsewhere, data)
    (client,) = elsewhere.clients.all()[0]
    assert [one.id for one in client.rounds] == [theirs.id, key]
    assert [one.latest.id for one in elsewhere.clients.all(deleted=True)[0]] == [ours.id]


def test_what_lies_in_the_trash_here_is_taken_out_only_by_choice(store: Store, elsewhere: Store) -> None:
    key = moved(store, elsewhere)
    elsewhere.change(key, lambda now: now.answered("desk", "intercom"))
    elsewhere.clients.delete([key])
    data = store.portable.export().data
    seen = look(elsewhere, data)
    assert (seen.relation, seen.in_trash, seen.choices) == (Relation.newer_here, True, (Choice.take,))
    take(elsewhere, data)
    loaded = elsewhere.load(key)
    assert loaded is not None and loaded.assessment.answers["desk"] == "intercom"


def test_nothing_is_taken_where_something_changed_after_the_look(store: Store, elsewhere: Store) -> None:
    key, data = conflicting(store, elsewhere)
    seen = look(elsewhere, data)
    note(elsewhere, key, "Typed in another window")
    before = elsewhere.portable.export().data
    with pytest.raises(Refused, match="look at the list again"):
        elsewhere.portable.take(unpack(data), {seen: Choice.take})
    with pytest.raises(Refused):
        elsewhere.portable.take(unpack(data), {replace(look(elsewhere, data), relation=Relation.new): Choice.take})
    assert elsewhere.portable.export().data == before


def test_all_is_taken_or_nothing(store: Store, elsewhere: Store) -> None:
    store.create(replace(SHEET, client="A"))
    key = store.create(replace(SHEET, client="B")).id
    data = store.portable.export().data
    seen = elsewhere.portable.look(unpack(data))
    take(elsewhere, store.portable.export([key]).data)
    with pytest.raises(Refused):
        elsewhere.portable.take(unpack(data), dict.fromkeys(seen, Choice.take))
    assert [*sheets(elsewhere)] == ["B"]


def test_what_is_damaged_is_named_and_the_rest_goes_along(store: Store, elsewhere: Store) -> None:
    keys = full_client(store)
    whole = store.portable.export().data
    with store.portable._database.connection(writes=True) as connection:
        connection.execute(text("UPDATE changes SET who = 'X' WHERE assessment_id = :key"), {"key": keys[1]})
        connection.execute(text("UPDATE finals SET sha256 = 'X' WHERE assessment_id = :key AND number = 1"), {"key": keys[0]})
        connection.execute(text("UPDATE assessments SET document = 'X' WHERE id = :key"), {"key": keys[2]})
    made = store.portable.export()
    assert (made.clients, made.rounds) == (1, 2)
    assert sorted(made.left_out) == sorted([
        f"A round whose answers are damaged (id {keys[2]})",
        f"{SHEET.client}, round 1: a frozen version of its papers",
        f"{SHEET.client}, round 1: the history of its changes",
    ])  # fmt: skip
    take(elsewhere, made.data)
    assert [one.number for one in elsewhere.report_versions.finals(keys[0])] == [2]
    assert elsewhere.history.of(keys[1]) == ()
    assert [one.relation for one in look(store, whole).rounds][-1] is Relation.newer_in_file, "a file that has it whole repairs it"


def test_an_export_is_of_one_moment(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [store.create(replace(SHEET, client=name)).id for name in ("A", "B")]
    before = store.portable.export().data
    other, read_one = Store(url.replace("timeout=60", "timeout=0").replace("lock_timeout=60s", "lock_timeout=1s")), exchange.read_round

    def meanwhile(connection: Connection, key: str, damaged: list[str], *, lock: bool = False) -> RoundHere:
        found = read_one(connection, key, damaged, lock=lock)
        with suppress(StoreTrouble):  # SQLite lets nobody write meanwhile
            note(other, keys[0] if key == keys[1] else keys[1], f"Typed while {key} was read")
        return found

    monkeypatch.setattr(exchange, "read_round", meanwhile)
    assert store.portable.export().data == before
    other.close()


def test_a_name_given_in_the_list_stays_when_an_answer_is_changed(store: Store) -> None:
    key = store.create(SHEET).id
    store.clients.rename([key], "Acme (imported 2026-11-27)")
    note(store, key, "x")
    assert [*sheets(store)] == ["Acme (imported 2026-11-27)"]
    store.change(key, lambda now: replace(now, client="Acme, Inc.", as_of=date(2027, 1, 1)))
    assert [*sheets(store)] == ["Acme, Inc."]
