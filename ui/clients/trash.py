"""What was deleted lately: put back, or deleted for good."""

from contextlib import suppress

import streamlit as st

from report.paper.wording import count, day
from store import TRASH_KEPT, Client, StoreTrouble
from ui.clients.portable import look_again
from ui.elements.literal import literal
from ui.elements.words import UNNAMED
from ui.shell.press import once
from ui.shell.rounds import asked
from ui.shell.session import store
from ui.shell.session_values import SessionValue

LEAD = f"What is deleted stays here for {TRASH_KEPT.days} days. After that, Deskcheck deletes it for good when this page is opened."
FOR_GOOD = (
    "Its answers, history and final versions are deleted here. A file that you saved, or a backup made earlier, still holds what it held."
)
IN_BACKUPS = (
    " The daily backups that Deskcheck makes by itself may hold them until newer ones have replaced those, which takes five weeks of daily "
    "use, and longer where it is used less."
)
_EMPTIED = SessionValue[bool]("trash_emptied", bool)
_DONE = SessionValue[str]("trash_done", str)
"""What was moved there or back, said once."""


def moved(name: str) -> None:
    """To be said on the list of clients: where it is now."""
    _DONE.set(f"**{literal(name) or UNNAMED}** is in the trash, at the end of this page.")


def done() -> None:
    """Says it."""
    if told := _DONE.get():
        st.success(told)
        _DONE.forget()


def empty_old() -> None:
    """What has lain in the trash long enough goes for good: once a session, when the page is opened. In trouble it waits."""
    if not _EMPTIED.get():
        with suppress(StoreTrouble):  # the list below says what is wrong
            store().clients.empty_trash()
            _EMPTIED.set(True)


def trash() -> None:
    """A closed line; in it every client of which something was deleted."""
    box = st.expander("Trash", key="trash", on_change="rerun", icon=":material/delete:")
    if not box.open:
        return
    with box:
        st.markdown(LEAD)
        clients, damaged = store().clients.all(deleted=True)
        for client in clients:
            _line(client.latest.client, client.keys, _since(client), client.id, archived=client.latest.is_archived)
        for one in damaged:
            _line(one.client, [one.id], "damaged", one.id)
        if not clients and not damaged:
            st.markdown("The trash is empty.")


def _since(client: Client) -> str:
    """What tells it from another of its name. Each round goes by its own day, so the earliest is the one to say."""
    deleted = [one.deleted_at.astimezone() for one in client.rounds if one.deleted_at]
    first = min(deleted)
    which = "the first of them " if len({when.date() for when in deleted}) > 1 else ""
    rounds = f"{count(len(client.rounds), 'round')}{', the latest' if len(client.rounds) > 1 else ''} of {day(client.latest.as_of)}"
    return f"{rounds}, {which}deleted {day(first.date())}, kept until {day((first + TRASH_KEPT).date())}"


def _line(name: str, keys: list[str], told: str, key: str, *, archived: bool = False) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"deleted_{key}"):
        st.markdown(f"**{literal(name) or UNNAMED}** :small[:gray[{told}]]", width="stretch")
        if once("Put back", key=f"back_{key}") and asked(lambda: store().clients.delete(keys, back=True)) and asked(look_again):
            where = ", under \u201cArchived clients\u201d" if archived else ""
            _DONE.set(f"**{literal(name) or UNNAMED}** is on the list again{where}.")
            st.rerun()
        with st.popover("Delete for good", type="tertiary", key=f"removing_{key}"):
            backups = IN_BACKUPS if store().backups.possible else ""
            st.markdown(f"Delete **{literal(name) or UNNAMED}** for good? {FOR_GOOD}{backups}")
            if once("Delete for good", key=f"remove_{key}") and asked(lambda: store().clients.delete_for_good(keys)) and asked(look_again):
                st.rerun()
