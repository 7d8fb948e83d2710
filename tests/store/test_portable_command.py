"""`python -m store export` and `import`: what they print, what they write, and how they end."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import text

from store import Store
from store.__main__ import main
from store.rows import new_id
from tests.command import run_main
from tests.conftest import ROOT
from tests.store.clients_made import SHEET


class Place:
    """A computer with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(f"sqlite:///{(folder / 'deskcheck.sqlite3').as_posix()}")

    def run(self, *given: str) -> tuple[int, list[str], str]:
        """Exit status, lines of standard output, standard error."""
        with patch.dict(os.environ, DESKCHECK_DATA=str(self.folder)), patch.object(sys, "argv", ["store", *given]):
            done = run_main(lambda _: main())
        return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return Place(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Place:
    return Place(tmp_path / "there")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "clients.zip")


def names(place: Place) -> list[str]:
    return sorted(one.latest.client for one in place.store.clients.all()[0])


def test_an_import_lists_first_and_writes_only_after_a_yes(here: Place, there: Place, file: str) -> None:
    key = here.store.create(replace(SHEET, client="Acme")).id
    assert here.run("export", file) == (0, [f"Exported to {file}: 1 client, 1 round."], "")
    line = f"{key}  Acme. Not here yet: 1 round."
    assert there.run("import", file) == (1, [line], "")
    assert there.run("import", file, "--take", "new") == (1, [f"{line} To do: Add.", "Nothing was written. Add --yes to do it."], "")
    assert names(there) == []
    assert there.run("import", file, "--take", "new", "--yes") == (0, [line, "Acme: added with 1 round."], "")
    assert names(there) == ["Acme"]
    assert there.run("import", file) == (0, [f"{key}  Acme. The same here."], "")


def test_a_conflict_stays_open_until_it_is_decided(here: Place, there: Place, file: str) -> None:
    key = here.store.create(replace(SHEET, client="Acme")).id
    here.run("export", file)
    there.run("import", file, "--take", "new", "--yes")
    for place in (here, there):
        place.store.change(key, lambda now, place=place: now.noted("desk", str(place.folder)))  # type: ignore[misc]
    Path(file).unlink()
    here.run("export", file)
    assert there.run("import", file, "--take", "newer", "--yes")[0] == 1
    status, lines, _ = there.run("import", file, "--take", "both", "--yes")
    assert status == 0 and "Changed in both places: round 1." in lines[0] and "added as a further client" in lines[1]
    assert len(names(there)) == 2


def test_clients_are_named_by_id_or_by_a_name_that_only_one_has(here: Place, there: Place, file: str) -> None:
    acme, _, _ = (here.store.create(replace(SHEET, client=name)).id for name in ("Acme", "Twin", "Twin"))
    assert here.run("export", file, "--client", "Twin") == (2, [], "No client alone has this name: several do, so give the id: Twin\n")
    assert here.run("export", file, "--client", "Nobody") == (2, [], "No client has this name or id: Nobody\n")
    assert not Path(file).exists()
    assert here.run("export", file, "--client", acme)[0] == 0
    assert there.run("import", file, "--take", "new", "--client", "Acme", "--yes")[0] == 0
    assert names(there) == ["Acme"]


def test_no_client_has_an_id_that_a_command_line_takes_for_an_option() -> None:
    assert all(new_id().isalnum() for _ in range(100))


def test_a_name_that_begins_with_a_hyphen_is_given_as_the_help_says(here: Place, there: Place, file: str) -> None:
    here.store.create(replace(SHEET, client="-Acme"))
    assert "one that begins with a hyphen as --client=ID" in " ".join(" ".join(here.run("export", "--help")[1]).split())
    assert here.run("export", file, "--client=-Acme")[0] == 0
    assert there.run("import", file, "--take", "new", "--client=-Acme", "--yes")[0] == 0
    assert names(there) == ["-Acme"]


def test_what_is_shown_of_a_file_and_left_to_decide_is_of_the_clients_that_are_named(here: Place, there: Place, file: str) -> None:
    acme, _ = (here.store.create(replace(SHEET, client=name)).id for name in ("Acme", "Other"))
    here.run("export", file)
    line = f"{acme}  Acme. Not here yet: 1 round."
    assert there.run("import", file, "--client", "Acme") == (1, [line], "")
    assert there.run("import", file, "--client", "Acme", "--take", "new", "--yes") == (0, [line, "Acme: added with 1 round."], "")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--yes",), "--yes: it writes what --take names; add --take, or leave it out\n"),
        (("--take", "both", "--take", "theirs", "--yes"), "--take theirs and --take both: a client that changed in both places "),
    ],
)
def test_an_import_whose_options_exclude_each_other_is_refused_in_one_sentence(
    here: Place, there: Place, file: str, options: tuple[str, ...], says: str
) -> None:
    here.store.create(replace(SHEET, client="Acme"))
    here.run("export", file)
    status, lines, said = there.run("import", file, *options)
    assert (status, lines, names(there)) == (2, [], []) and said.startswith(says) and len(said.splitlines()) == 1


def test_a_file_is_never_replaced_and_what_cannot_be_read_is_said(here: Place, file: str, tmp_path: Path) -> None:
    Path(file).write_text("mine")
    assert here.run("export", file) == (2, [], f"{file} exists already. An export never replaces a file; choose another name.\n")
    assert Path(file).read_text() == "mine"
    assert here.run("export", str(tmp_path / "no" / "x.zip"))[0] == 2
    assert here.run("import", str(tmp_path / "none.zip"))[2] == f"{tmp_path / 'none.zip'} cannot be read: No such file or directory.\n"
    status, lines, said = here.run("import", file, "--yes")
    assert (status, lines) == (2, []) and said.startswith("file: is not an export of clients")


def test_a_shell_is_told_how_it_ended(here: Place, file: str) -> None:
    Path(file).write_text("mine")
    command = [sys.executable, "-m", "store", "export", file]
    environment = os.environ | {"DESKCHECK_DATA": str(here.folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == here.run("export", file)


def test_what_is_damaged_is_said_and_the_rest_exported(here: Place, file: str) -> None:
    here.store.create(SHEET)
    torn = here.store.create(SHEET).id
    with here.store.portable._database.connection(writes=True) as connection:
        connection.execute(text("UPDATE assessments SET document = 'X' WHERE id = :key"), {"key": torn})
    status, lines, said = here.run("export", file)
    assert (status, lines) == (1, [f"Exported to {file}: 1 client, 1 round."])
    assert said == f"Damaged here, so not in the file: A round whose answers are damaged (id {torn}).\n"
