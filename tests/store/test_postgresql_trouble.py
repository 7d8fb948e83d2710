"""PostgreSQL on a bad day: each kind of trouble made real on a real server, and work going on once it is over."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from questionnaire import Assessment
from store import Damaged, Kind, Store, StoreTrouble
from tests.postgres import GUEST, Postgres
from tests.store.test_sqlite_trouble import WORDS, paper_readers, paper_writers, trouble, write_words

FILE_WORDS = re.compile("file|folder|disk of this|DESKCHECK_DATA\\b")


@pytest.fixture
def server(postgres: Postgres) -> Postgres:
    postgres.emptied()
    return postgres


@pytest.fixture
def store(server: Postgres) -> Iterator[Store]:
    """With the patience of a page."""
    store = Store(server.url())
    yield store
    store.close()


def connected(server: Postgres) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(host=str(server.folder), user="postgres", dbname="postgres")


def plain(found: StoreTrouble) -> Kind:
    """The kind; nothing that is said of a server may speak of a file."""
    assert not FILE_WORDS.search(str(found)), found
    return found.kind


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.foreign, Kind.empty)])
def test_what_is_said_of_a_server_speaks_of_no_file_and_of_saving_where_something_was_to_be_saved(kind: Kind) -> None:
    reading, writing = StoreTrouble(kind, server=True), StoreTrouble(kind, writing=True, server=True)
    said = re.compile("Nothing was saved|is saved")
    assert not said.search(str(reading)) and said.search(str(writing))
    assert plain(reading) is plain(writing) is kind


def test_locked_by_somebody_else(server: Postgres, store: Store, sheet: Assessment) -> None:
    stored = store.create(sheet)
    with connected(server) as other:
        other.execute("SELECT * FROM assessments FOR UPDATE")
        began = time.monotonic()
        for write in (write_words(store, stored.id), paper_writers(store, stored.id)[1]):
            assert plain(trouble(write)) is Kind.locked
        assert time.monotonic() - began < 5, "nobody is kept waiting"
        assert store.load(stored.id) == stored, "reading goes on"
        assert store.create(sheet).revision == 1, "and so does what is not locked"
        other.rollback()
    assert write_words(store, stored.id)().revision == 2


def test_a_server_that_takes_no_changes(server: Postgres, store: Store, sheet: Assessment) -> None:
    stored = store.create(sheet)
    reader = Store(f"{server.url()}&options=-c default_transaction_read_only=on")
    assert reader.load(stored.id) == stored and [read() for read in paper_readers(reader, stored.id)] == ["", ()]
    for write in (write_words(reader, stored.id), *paper_writers(reader, stored.id), reader.check):
        assert plain(trouble(write)) is Kind.read_only
    server.emptied()
    assert plain(trouble(reader.recent)) is Kind.read_only, "nor can it be prepared"


def test_who_is_not_let_in(server: Postgres, store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    server.run(f"DROP ROLE IF EXISTS {GUEST}")
    server.run(f"CREATE ROLE {GUEST} LOGIN PASSWORD 'right'")
    for password in ("wrong", None):
        assert plain(trouble(Store(server.url(GUEST, password)).recent)) is Kind.forbidden
    guest = Store(server.url(GUEST, "right"))
    assert plain(trouble(lambda: guest.load(key))) is Kind.forbidden, "neither the schema nor the tables are theirs"
    server.run(f"GRANT USAGE ON SCHEMA public TO {GUEST}")
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {GUEST}")
    assert guest.load(key) is not None
    assert plain(trouble(write_words(guest, key))) is Kind.forbidden
    guest.close()


@pytest.mark.parametrize(
    ("state", "kind"), [("53100", Kind.full), ("XX001", Kind.damaged), ("40001", Kind.locked), ("57P01", Kind.unreachable)]
)
def test_what_the_server_says_is_what_it_is_and_work_goes_on_after_it(
    server: Postgres, store: Store, sheet: Assessment, state: str, kind: Kind
) -> None:
    """The server itself refuses every change, as on a full disk; only that the disk is not full."""
    stored = store.create(sheet)
    server.run(f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE '{WORDS}' USING ERRCODE = '{state}'; END $$")
    server.run("CREATE TRIGGER refuse BEFORE UPDATE OR INSERT ON assessments EXECUTE FUNCTION refuse()")
    for write in (write_words(store, stored.id), lambda: store.create(sheet)):
        assert plain(trouble(write)) is kind
    assert store.load(stored.id) == stored
    server.run("DROP FUNCTION refuse CASCADE")
    assert write_words(store, stored.id)().revision == 2


def test_a_row_changed_behind_our_back_is_damaged_in_its_place(server: Postgres, store: Store, sheet: Assessment) -> None:
    keys = [store.create(sheet).id for _ in range(3)]
    server.run(f"UPDATE assessments SET document = '{WORDS}' WHERE id = '{keys[1]}'")
    assert plain(trouble(lambda: store.load(keys[1]))) is Kind.damaged_entry
    assert {summary.id: isinstance(summary, Damaged) for summary in store.recent()} == {keys[0]: False, keys[1]: True, keys[2]: False}
    assert write_words(store, keys[0])().revision == 2


def test_tables_that_are_not_as_stamped(server: Postgres, store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    server.run("ALTER TABLE assessments RENAME COLUMN document TO text")
    assert plain(trouble(lambda: store.load(key))) is Kind.damaged
    server.run("ALTER TABLE assessments RENAME COLUMN text TO document")
    assert store.load(key) is not None
    server.run("UPDATE deskcheck_store SET version_num = '0999'")
    store.close()
    assert plain(trouble(lambda: Store(server.url()).load(key))) is Kind.newer


def test_tables_of_another_program_are_left_alone(server: Postgres, store: Store, sheet: Assessment) -> None:
    server.run("CREATE TABLE pupils (name text)")
    key = store.create(sheet).id
    server.run("DROP TABLE deskcheck_store")
    store.close()
    assert plain(trouble(lambda: Store(server.url()).load(key))) is Kind.damaged, "their table `assessments`, for all we know"
    server.run("SELECT * FROM pupils")


def test_a_server_that_is_gone_is_said_at_once_and_work_goes_on_when_it_is_back(server: Postgres, store: Store, sheet: Assessment) -> None:
    stored = store.create(sheet)
    server.kill()
    began = time.monotonic()
    for action in (lambda: store.load(stored.id), write_words(store, stored.id), store.check):
        assert plain(trouble(action)) is Kind.unreachable
    assert time.monotonic() - began < 5
    server.start()
    assert store.load(stored.id) == stored and write_words(store, stored.id)().revision == 2


def test_connections_that_the_server_cut_are_made_anew_without_a_word(server: Postgres, store: Store, sheet: Assessment) -> None:
    stored = store.create(sheet)
    server.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'Deskcheck'")
    assert store.load(stored.id) == stored


def test_a_statement_that_takes_too_long_does_not_keep_a_page_waiting(server: Postgres, store: Store, sheet: Assessment) -> None:
    key = store.create(sheet).id
    slow = Store(f"{server.url()}&options=-c statement_timeout=100ms")
    with connected(server) as other:
        other.execute("LOCK TABLE assessments")
        assert plain(trouble(lambda: slow.load(key))) is Kind.locked
    assert slow.load(key) is not None


def test_a_database_put_back_from_a_backup_is_looked_at_anew(server: Postgres, store: Store, sheet: Assessment) -> None:
    store.create(sheet)
    server.emptied()
    trouble(store.recent)
    assert store.recent() == [] and store.create(sheet).revision == 1


@pytest.mark.parametrize("url", ["mysql://desk:secret@db.example/x", "secret at nowhere", "postgresql+nodriver://secret@x/y"])
def test_an_address_that_is_none_is_refused_in_words_that_do_not_quote_it(url: str) -> None:
    found = trouble(lambda: Store(url).recent())
    assert plain(found) is Kind.unreachable and "secret" not in str(found) and "DESKCHECK_DATABASE_URL" in str(found)


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://x@127.0.0.1:9/x", "postgres://x@no.such.host.invalid/x", "postgresql:///x?host=/nowhere"]
)
def test_a_server_that_is_not_there(address: str) -> None:
    assert plain(trouble(Store(address).recent)) is Kind.unreachable


def test_servers_that_start_together_make_the_tables_once(server: Postgres, sheet: Assessment) -> None:
    stores = [Store(f"{server.url()}&options=-c lock_timeout=60s") for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        keys = {stored.id for stored in pool.map(lambda store: store.create(sheet), stores)}
        brands = list(pool.map(lambda store: store.report_versions.change_brand(lambda brand: f"{brand}x"), stores))
        examples = {stored.updated_at for stored in pool.map(lambda store: store.example(sheet), stores)}
    assert {summary.id for summary in stores[0].recent()} == keys and len(keys) == len(brands) == 6
    assert stores[0].report_versions.brand() == "xxxxxx" and len(examples) == 1, "nobody makes what somebody else is making"
    for store in stores:
        store.close()
