"""Where the assessments lie: in a file on this computer, unless the environment names another folder or a database."""

import os
from pathlib import Path

from platformdirs import user_data_dir
from sqlalchemy import URL

FILE_NAME = "deskcheck.sqlite3"


def data_folder() -> Path:
    r"""The folder of the database: `DESKCHECK_DATA`, else the system's place for a person's application data.

    That is `~/.local/share/deskcheck` on Linux, `~/Library/Application Support/deskcheck` on macOS and
    `%LOCALAPPDATA%\deskcheck` on Windows. Nothing is created here.
    """
    chosen = os.environ.get("DESKCHECK_DATA", "").strip()
    return Path(chosen).expanduser() if chosen else Path(user_data_dir("deskcheck", appauthor=False))


def default_url() -> str:
    """`DESKCHECK_DATABASE_URL`, else the URL of the SQLite file in `data_folder()`, whatever letters its path has."""
    if chosen := os.environ.get("DESKCHECK_DATABASE_URL", "").strip():
        return chosen
    return file_url(data_folder() / FILE_NAME)


def file_url(file: Path) -> str:
    """The URL of an SQLite file, whatever letters its path has."""
    # POSIX slashes also on Windows: a URL has no others.
    return URL.create("sqlite", database=file.absolute().as_posix()).render_as_string()
