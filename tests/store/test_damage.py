"""Damage to a real file: it is read as it was saved, or said to be damaged; never believed, never written into."""

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from questionnaire import Assessment
from questionnaire.file import write
from store import Damaged, DamagedEntry, DamagedFinal, Kind, Store, StoreTrouble, Version, unpack
from tests.in_turn import created
from tests.store.removal import remove

SAID = {Kind.damaged, Kind.damaged_entry, Kind.foreign}
"""Foreign: where the damage leaves nothing in the first page by which the file could be known as ours. The sentence says so."""


@dataclass(frozen=True)
class Filled:
    """A file with something of everything in it, and what each door answers about it."""

    file: Path
    content: bytes
    keys: tuple[str, ...]
    answers: tuple[object, ...]


def doors(store: Store, keys: tuple[str, ...]) -> list[Callable[[], object]]:
    loads = [lambda key=key: store.load(key) for key in keys]
    finals = [lambda key=key: store.report_versions.finals(key) for key in keys]
    return [store.check_file, store.recent, store.report_versions.brand, *loads, *finals]


@pytest.fixture
def filled(sqlite_file: Path, sheet: Assessment) -> Filled:
    store = Store(url(sqlite_file))
    sheets = {name: replace(sheet, client=name).noted("desk", "x" * 1500) for name in (f"Client {number}" for number in range(5))}
    keys = tuple(created(store, sheets).values())
    for key in keys:
        store.report_versions.freeze(key, lambda number: Version("{}" * 2000, f"{number}", "0" * 64))
    store.report_versions.change_brand(lambda _: "b" * 5000)
    answers = tuple(door() for door in doors(store, keys))
    store.close()
    return Filled(sqlite_file, sqlite_file.read_bytes(), keys, answers)


def url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def tamper(file: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """One bit, a few letters, a page or the end of the file lost."""
    at = chance.randrange(len(content))
    length = chance.choice([1, 4, 300, 4096])
    kind = chance.choice(["bit", "noise", "zeros", "cut"])
    if kind == "cut":
        return content[:at] or b"\0"
    if kind == "bit":
        return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
    noise = chance.randbytes(length) if kind == "noise" else bytes(length)
    return content[:at] + noise + content[at + length :]


def told(door: Callable[[], object]) -> tuple[bool, object]:
    """Whether something was said to be damaged, and what was answered otherwise."""
    try:
        answer = door()
    except StoreTrouble as trouble:
        assert trouble.kind in SAID, trouble
        return True, None
    parts = answer if isinstance(answer, list | tuple) else ()
    return any(isinstance(part, Damaged | DamagedFinal) for part in parts), answer


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_as_it_was_saved_or_said_to_be_damaged(filled: Filled, seed: int) -> None:
    broken = damaged(filled.content, random.Random(seed))
    filled.file.write_bytes(broken)
    store = Store(url(filled.file))
    checked, *found = [told(door) for door in doors(store, filled.keys)]
    for (said, answer), truth in zip(found, filled.answers[1:], strict=True):
        assert said or answer == truth or (checked[0] and answer == found[0][1]), "only the list of a file known as damaged may lack some"
    store.close()
    assert filled.file.read_bytes() == broken and list(filled.file.parent.iterdir()) == [filled.file]


@pytest.mark.parametrize("column", ["document", "client", "as_of", "revision", "updated_at", "checksum"])
@pytest.mark.parametrize("value", ["", "{", "2020-01-01", b"\xff\xfe", 7])
def test_an_assessment_changed_behind_our_back_is_shown_as_damaged_in_its_place(filled: Filled, column: str, value: object) -> None:
    key = filled.keys[2]
    tamper(filled.file, f"UPDATE assessments SET {column} = ? WHERE id = ?", value, key)
    store, before = Store(url(filled.file)), filled.file.read_bytes()
    listed = store.recent()
    assert [summary.id for summary in listed if isinstance(summary, Damaged)] == [key]
    assert len(listed) == 5
    for read in (lambda: store.load(key), lambda: store.change(key, lambda sheet: sheet.noted("desk", "new"))):
        with pytest.raises(StoreTrouble) as caught:
            read()
        assert caught.value.kind is Kind.damaged_entry and "{" not in str(caught.value)
    assert filled.file.read_bytes() == before
    assert store.change(filled.keys[0], lambda sheet: sheet.noted("desk", "new")).revision == 2, "the others go on"
    remove(store, key)
    assert len(store.recent()) == 4


def test_the_place_of_a_damaged_assessment_is_where_it_stood(filled: Filled) -> None:
    tamper(filled.file, "UPDATE assessments SET document = '{}' WHERE id = ?", filled.keys[2])
    assert [summary.client for summary in Store(url(filled.file)).recent()] == [f"Client {number}" for number in (4, 3, 2, 1, 0)]


def test_a_frozen_version_changed_behind_our_back_is_not_shown_as_frozen(filled: Filled) -> None:
    key = filled.keys[0]
    store = Store(url(filled.file))
    store.report_versions.freeze(key, lambda number: Version("{}", f"{number}", "0" * 64))
    tamper(filled.file, "UPDATE finals SET assessment = 'forged' WHERE assessment_id = ? AND number = 1", key)
    first, second = store.report_versions.finals(key)
    assert first == DamagedFinal(1) and second.number == 2


@pytest.mark.parametrize("damage", ["who = 'forged'", "at = 'no time'"], ids=["changed", "unreadable"])
def test_a_damaged_change_stands_in_its_place_in_the_history_and_draws_in_no_other(filled: Filled, damage: str) -> None:
    store, key = Store(url(filled.file)), filled.keys[0]
    for number in range(3):
        store.change(key, lambda sheet, number=number: sheet.answered("seats", number + 1))  # type: ignore[misc]
    whole = store.history.of(key)
    tamper(filled.file, f"UPDATE changes SET {damage} WHERE assessment_id = ? AND revision = 3", key)
    assert store.history.of(key) == (whole[0], DamagedEntry(3), whole[2])


def test_a_frozen_version_that_cannot_be_read_stays_behind_alone_when_its_client_moves(filled: Filled, sheet: Assessment) -> None:
    store, key = Store(url(filled.file)), filled.keys[0]
    store.report_versions.freeze(key, lambda _: Version(write(sheet), "{}", "0" * 64))
    tamper(filled.file, "UPDATE finals SET made_at = 'no time' WHERE assessment_id = ? AND number = 1", key)
    first, second = store.report_versions.finals(key)
    assert first == DamagedFinal(1) and second.number == 2
    made = store.portable.export([key])
    ((moved,),) = [client.rounds for client in unpack(made.data)]
    assert [final.number for final in moved.versions] == [2] and len(made.left_out) == 1


def test_a_damaged_brand_is_said_and_can_be_replaced(filled: Filled) -> None:
    tamper(filled.file, "UPDATE brands SET text = 'forged'")
    store = Store(url(filled.file))
    with pytest.raises(StoreTrouble) as caught:
        store.report_versions.brand()
    assert caught.value.kind is Kind.damaged_entry
    store.report_versions.change_brand(lambda _: "new")
    assert store.report_versions.brand() == "new"


def broken_at_client_2(file: Path) -> bytes:
    whole = file.read_bytes()
    place = whole.index(b'"client": "Client 2"') // 4096 * 4096
    broken = whole[:place] + bytes(4096) + whole[place + 4096 :]
    file.write_bytes(broken)
    return broken


def test_what_lies_in_the_trash_or_the_archive_of_a_damaged_file_is_not_listed_beside_the_others(filled: Filled) -> None:
    store = Store(url(filled.file))
    store.clients.delete([filled.keys[0]])
    store.clients.archive([filled.keys[4]])
    store.close()
    broken_at_client_2(filled.file)
    assert sorted(one.id for one in Store(url(filled.file)).recent()) == sorted(filled.keys[1:4])


def test_a_file_that_is_damaged_inside_is_read_where_it_is_whole_and_not_written_into(filled: Filled) -> None:
    broken = broken_at_client_2(filled.file)
    store = Store(url(filled.file))
    assert {summary.client for summary in store.recent() if not isinstance(summary, Damaged)} >= {"Client 0", "Client 4"}
    assert store.load(filled.keys[0]) == filled.answers[3]
    for saves in (store.check, store.check_file, lambda: store.change(filled.keys[0], lambda sheet: sheet.noted("desk", "new"))):
        with pytest.raises(StoreTrouble) as caught:
            saves()
        assert caught.value.kind is Kind.damaged
    assert filled.file.read_bytes() == broken
