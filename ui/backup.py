"""Save a backup: everything that is stored on this computer, in one file."""

import tempfile
from pathlib import Path

import streamlit as st

from store import StoreTrouble
from ui.session import store, today

WHAT = (
    "One file with all assessments, final versions and your brand. Keep it where the disk of this computer is not; how to put it back "
    "stands in the README."
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
    st.download_button("Save a backup", data=_made, file_name=name, mime="application/vnd.sqlite3", on_click="ignore", key="backup")


def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deskcheck.sqlite3"
        store().backup(file)
        return file.read_bytes()
