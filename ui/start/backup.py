"""Backups: save one as a file, or put back one of those that Deskcheck makes by itself."""

import tempfile
from pathlib import Path

import streamlit as st

from report.paper.wording import count, moment
from store import Backup, BackupRefused, Kind, StoreTrouble
from ui.elements.literal import literal
from ui.shell.downloads import MOST_BYTES, TooLarge, save_button
from ui.shell.press import once
from ui.shell.session import now, store, today
from ui.shell.session_values import SessionValue, key_of

WHAT = (
    "One file with all assessments, final versions and your brand. Keep it somewhere other than this computer's disk. Whoever set up "
    "Deskcheck can put it back; its instructions say how."
)
LARGE = (
    "You have too many assessments for a browser to download as one file. Whoever set up Deskcheck can make the same backup, of any size, "
    "where it runs; its instructions say how."
)
ON_A_SERVER = (
    "Your assessments are kept by a database server. Deskcheck makes no backups of it: whoever runs the server does, "
    "with the server's own tools."
)
DAILY = (
    "While it runs, Deskcheck also makes one backup a day, in a folder named \u201cbackups\u201d beside the assessments. It keeps those of "
    "the last seven days that have one, and one a week for the four weeks before."
)
RESTORED = "Restored."
BEFORE = "What was here before is kept as {name} in the folder \u201cbackups\u201d."
REPLACED = {Kind.damaged, Kind.empty, Kind.foreign}
"""Trouble that a backup is the way out of."""
_RESTORED = SessionValue[str]("restored", str)
_TURN = SessionValue[int]("restores", int)
"""Another one after each restore: the question is closed, and the list begins at its top."""


def backup() -> None:
    """Save one; put one back. Nothing where the store is in trouble that no backup helps with: the list above says which."""
    try:
        store().check_file()
    except StoreTrouble as trouble:
        if trouble.kind in REPLACED and (made := store().backups.all()):
            st.markdown("## Backups")
            _restoring(made)
        return
    st.markdown("## Backups")
    if not store().backups.possible:
        st.markdown(ON_A_SERVER)
        return
    st.markdown(WHAT)
    name = f"deskcheck-backup-{today().isoformat()}.sqlite3"
    save_button("Save a backup", _made, name, "application/vnd.sqlite3", "backup")
    if made := store().backups.all():
        st.markdown(DAILY)
        _restoring(made)


def _restoring(made: list[Backup]) -> None:
    """The backups with what is in them; to put one back takes one more click."""
    if done := _RESTORED.get():
        st.success(done)
        _RESTORED.forget()
    with st.container(horizontal=True, vertical_alignment="bottom", key="backups"):
        chosen = st.selectbox("Backup", made, format_func=_title, key=f"backup_chosen_{_TURN.get()}", width=360)
        with st.popover("Restore", key=f"restoring_{_TURN.get()}", disabled=chosen.assessments is None):
            st.markdown(f"Restore everything as it was on **{_moment(chosen)}**? It replaces what is here now.")
            st.markdown("What is here now is kept first, as a file in the folder \u201cbackups\u201d.")
            if not once("Restore this backup", key=key_of("restore", chosen.file)):
                return
    try:
        before = store().backups.restore(chosen.file, now())
    except (StoreTrouble, BackupRefused) as refused:
        st.error(literal(str(refused)))
        return
    _RESTORED.set(f"{RESTORED} {BEFORE.format(name=before.name)}" if before else RESTORED)
    _TURN.set(_TURN.get() + 1)
    st.rerun()


def _title(made: Backup) -> str:
    return f"{_moment(made)}: " + ("cannot be read" if made.assessments is None else count(made.assessments, "assessment"))


def _moment(made: Backup) -> str:
    return moment(made.made_at)


def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deskcheck.sqlite3"
        store().backup(file)
        if file.stat().st_size > MOST_BYTES:
            raise TooLarge(LARGE)
        return file.read_bytes()
