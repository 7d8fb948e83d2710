"""A portable file from a stranger: refused in words, with nothing written, whatever is in it."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.file import Refused
from store import Choice, Relation, Store, unpack
from tests.store.clients_made import full_client

PAST = Path(__file__).parent / "past"
FORMAT_1 = (PAST / "clients_format_1.zip").read_bytes()
"""As the first Deskcheck that exported clients wrote it. Every such file is imported for ever."""
FOLDER = "1-zlut-sohne-x"
ANSWERS, HISTORY = f"{FOLDER}/round-1.json", f"{FOLDER}/round-1-history.json"
Members = dict[str, bytes]


def members() -> Members:
    with ZipFile(BytesIO(FORMAT_1)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: Members) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return target.getvalue()


def changed(name: str, edit: Callable[[Any], object]) -> bytes:
    """The file with one part of it changed by somebody who makes the hash fit."""
    files = members()
    held = json.loads(files[name])
    edit(held)
    files[name] = json.dumps(held).encode()
    if name != "manifest.json":
        was = hashlib.sha256(members()[name]).hexdigest().encode()
        files["manifest.json"] = files["manifest.json"].replace(was, hashlib.sha256(files[name]).hexdigest().encode())
    return packed(files)


def first_round(manifest: Any) -> Any:
    return manifest["clients"][0]["rounds"][0]


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as found:
        unpack(data)
    return str(found.value)


def test_a_file_of_format_1_is_imported_for_ever(store: Store) -> None:
    contents = unpack(FORMAT_1)
    seen = store.portable.look(contents)
    store.portable.take(contents, dict.fromkeys(seen, Choice.take))
    (client,) = store.clients.all()[0]
    assert [(one.number, one.correction) for one in client.rounds] == [(2, 0), (1, 1), (1, 0)]
    first = client.rounds[-1].id
    assert len(store.history.of(first)) == 3 and len(store.report_versions.finals(first)) == 2
    assert {one.relation for one in store.portable.look(contents)} == {Relation.same}


def test_today_s_file_has_the_shape_of_the_kept_one(store: Store) -> None:
    full_client(store)
    with ZipFile(BytesIO(store.portable.export().data)) as made:
        assert made.namelist() == [*members()]
        assert _shape(json.loads(made.read("manifest.json"))) == _shape(json.loads(members()["manifest.json"]))
        assert _shape(json.loads(made.read(HISTORY))) == _shape(json.loads(members()[HISTORY]))


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    return [_shape(inner) for inner in value] if isinstance(value, list) else None


def bomb() -> bytes:
    return packed(members() | {HISTORY: b" " * 50_000_000})


def many() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for number in range(11):
            out.writestr(f"{number}.json", b" " * 39_000_000)
    return target.getvalue()


def locked() -> bytes:
    data = bytearray(FORMAT_1)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):  # the bit that says "encrypted" (APPNOTE 4.4.4)
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is not an export of clients, which is a ZIP; choose the file"),
    "another kind": (lambda: b"%PDF-1.7 ...", "is not an export of clients"),
    "cut off": (lambda: FORMAT_1[:-40], "is damaged or cut off; copy it or export it again"),
    "a bit turned": (lambda: FORMAT_1[:700] + bytes([FORMAT_1[700] ^ 8]) + FORMAT_1[701:], "damaged"),
    "locked": (locked, "locked with a password"),
    "too large": (lambda: b"PK\x03\x04" + bytes(100_000_001), "is over 100 MB"),
    "a bomb": (bomb, f"{HISTORY}: has 50,000,000 bytes; at most 40,000,000 belong there"),
    "many bombs": (many, "would unpack to more than an export holds"),
    "another ZIP": (lambda: packed({"x.txt": b"x"}), "is a ZIP without manifest.json"),
    "another manifest": (lambda: packed({"manifest.json": b'{"name": "an app"}'}), "is not that of an export of clients"),
    "no JSON": (lambda: packed(members() | {"manifest.json": b"{"}), "is not that of an export of clients"),
    "deep": (lambda: packed(members() | {"manifest.json": b"[" * 100_000}), "is not that of an export of clients"),
    "newer": (lambda: changed("manifest.json", lambda held: held.update(format=2)), "format 2 is newer than this program reads (1)"),
    "a file more": (lambda: packed(members() | {"x.json": b"{}"}), 'holds "x.json", which manifest.json does not list'),
    "a path outside": (lambda: packed(members() | {"../../evil.json": b"{}"}), 'holds "../../evil.json", which'),
    "a listed path outside": (
        lambda: changed("manifest.json", lambda held: first_round(held)["answers"].update(file="../../etc/passwd")),
        "clients[1].rounds[1].answers.file",
    ),
    "a file less": (lambda: packed({name: data for name, data in members().items() if name != ANSWERS}), "lacks"),
    "a changed file": (
        lambda: packed(members() | {ANSWERS: members()[ANSWERS].replace(b"covered", b"discove")}),
        "does not match its SHA-256",
    ),
    "one file for two": (
        lambda: changed("manifest.json", lambda held: first_round(held).update(history=first_round(held)["answers"])),
        "does not list",
    ),
    "a key more": (lambda: changed("manifest.json", lambda held: first_round(held).update(owner="x")), "there is no such key here"),
    "a short id": (lambda: changed("manifest.json", lambda held: first_round(held).update(id="example")), "clients[1].rounds[1].id"),
    "a name that no database holds": (lambda: changed("manifest.json", lambda held: first_round(held).update(name="a\0b")), "name"),
    "a time that is none": (lambda: changed("manifest.json", lambda held: first_round(held).update(updated_at="soon")), "updated_at"),
    "a time elsewhere": (
        lambda: changed("manifest.json", lambda held: first_round(held).update(updated_at="0001-01-01T00:00:00+14:00")),
        "a time in it is not in UTC",
    ),
    "a client twice": (lambda: changed("manifest.json", lambda held: held.update(clients=2 * held["clients"])), "two files of one name"),
    "a round twice": (
        lambda: changed("manifest.json", lambda held: held["clients"][0]["rounds"][1].update(id=first_round(held)["id"])),
        "lists one client or one round twice",
    ),
    "no round": (lambda: changed("manifest.json", lambda held: held["clients"].append({"id": "x" * 32, "rounds": []})), "rounds"),
    "answers that are none": (lambda: changed(ANSWERS, lambda held: held.update(as_of="never")), f"{ANSWERS}: as_of:"),
    "frozen answers that are none": (
        lambda: changed(f"{FOLDER}/round-1-version-1.json", lambda held: held.update(answers=[])),
        "round-1-version-1.json: answers",
    ),
    "an odd handover": (
        lambda: changed(f"{FOLDER}/round-1-version-1-handover.json", lambda held: held.update(letter=1)),
        "round-1-version-1-handover.json.letter",
    ),
    "versions out of order": (
        lambda: changed("manifest.json", lambda held: first_round(held)["versions"].reverse()),
        "its changes or versions are out of order",
    ),
    "history out of order": (lambda: changed(HISTORY, lambda held: held["changes"].reverse()), "out of order"),
    "history of the future": (lambda: changed(HISTORY, lambda held: held["changes"][-1].update(revision=99)), "out of order"),
    "history of what cannot be": (
        lambda: changed(HISTORY, lambda held: held["changes"][0]["fields"][0].update(field=["client", "x", "y"])),
        "names fields that its answers cannot have",
    ),
    "history without end": (
        lambda: changed(HISTORY, lambda held: held["changes"][0]["fields"][0].update(before=[[[[[1]]]]])),
        "nested more deeply than any answer",
    ),
    "a number without end": (
        lambda: changed(HISTORY, lambda held: held["changes"][0]["fields"][0].update(before=float("inf"))),
        "a number in it is larger than any answer",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_as_we_wrote_it_is_refused_in_words(name: str) -> None:
    made, words = HOSTILE[name]
    assert words in refused(made())


@settings(deadline=None, max_examples=200)
@given(place=st.integers(0, len(FORMAT_1) - 1), bits=st.integers(1, 255))
@pytest.mark.property
def test_whatever_byte_is_damaged_the_file_is_refused_or_says_the_same(place: int, bits: int) -> None:
    data = FORMAT_1[:place] + bytes([FORMAT_1[place] ^ bits]) + FORMAT_1[place + 1 :]
    with suppress(Refused):
        assert unpack(data) == unpack(FORMAT_1)
