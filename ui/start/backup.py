"""Save a backup: everything that is stored on this computer, in one file."""

import tempfile
from pathlib import Path

import streamlit as st

from store import StoreTrouble
from ui.shell.downloads import MOST_BYTES, TooLarge, button
from ui.shell.session import store, today

WHAT = (
    "One file with all assessments, final versions and your brand. Keep it somewhere other than on this computer's disk. Whoever set up "
    "Deskcheck can put it back; its instructions say how."
)
LARGE = (
    "Your assessments are too many for a browser to take as one file. Whoever set up Deskcheck can make the same backup, of any size, "
    "where it runs; its instructions say how."
)


def backup() -> None:
    """The button; the file is made at the click. None where the store is in trouble: the list above says which."""
    try:
        store().check_file()
    except StoreTrouble:
        return
    st.markdown("## Backup")
    st.markdown(WHAT)
    name = f"deskcheck-backup-{today().isoformat()}.sqlite3"
    button("Save a backup", _made, name, "application/vnd.sqlite3", "backup")


def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deskcheck.sqlite3"
        store().backup(file)
        if file.stat().st_size > MOST_BYTES:
            raise TooLarge(LARGE)
        return file.read_bytes()
