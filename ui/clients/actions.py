"""What can be done with a client and its rounds. What cannot be undone, or freezes, is asked once, in a box that the browser opens."""

from contextlib import suppress
from dataclasses import replace

import streamlit as st

from questionnaire import load_bank
from questionnaire.assessment import MAX_CLIENT
from report.content.answered import Answered
from report.paper.wording import blanks_words, waiting_words
from store import Client, Finished, NoSuchAssessment, Round, StoreTrouble
from ui.clients.trash import moved
from ui.elements.literal import literal
from ui.elements.words import IN_TRASH, UNNAMED, round_name
from ui.shell.beginnings import take_in
from ui.shell.drafts import line, used
from ui.shell.links import FILES
from ui.shell.navigation import open_client
from ui.shell.press import once
from ui.shell.rounds import asked
from ui.shell.session import change, store
from ui.shell.session_values import key_of, leave_assessment

COPY = " (copy)"
WHOLE = {1: "its round", 2: "both its rounds"}
IN_ARCHIVE = "In the archive: the list of clients shows it under \u201cArchived clients\u201d. Nothing of it is gone."


def finish(one: Round) -> None:
    """Freezes a round."""
    with st.popover("Finish", type="tertiary", key=f"finishing_{one.id}"):
        named = f"**{round_name(one.number, one.correction)}**"
        st.markdown(f"Finish {named}? Nothing can change it after that. To fix something later, begin a correction.")
        if left := _left(one):
            st.markdown(f"{left}. Its papers stay marked as a draft.")
        if once("Finish this round", key=f"finish_{one.id}") and asked(lambda: store().clients.finish(one.id)):
            st.rerun()


def _left(one: Round) -> str:
    """What is not answered or not confirmed in a round, in a sentence; empty where nothing is, or where it cannot be read."""
    with suppress(StoreTrouble):
        if stored := store().load(one.id):
            told = Answered(load_bank(), stored.assessment)
            waiting = len(told.to_confirm)
            parts = [blanks_words(told.progress)] if told.progress.needed else []
            return ", ".join([*parts, waiting_words(waiting)] if waiting else parts)
    return ""


def whole_client(client: Client) -> None:
    """Name, copy, archive, trash."""
    st.markdown("## This client")
    _rename(client)
    with st.container(horizontal=True, key="client_actions"):
        if once("Duplicate", key=f"duplicate_{client.id}", help="A new client that begins with the answers of the latest round."):
            _duplicate(client)
        archived = client.latest.is_archived
        label = "Take out of the archive" if archived else "Archive"
        if once(label, key=key_of(f"archive_{client.id}", archived)) and asked(lambda: store().clients.archive(client.keys, back=archived)):
            st.rerun()
        _delete(client)
    if archived:
        st.caption(IN_ARCHIVE)


def _rename(client: Client) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="renaming"):
        was = client.latest.client
        key = f"rename_{client.id}_{was}"
        name = line(key, "Name", was).strip()
        pressed = once("Rename", key=f"rename_now_{client.id}")
    if any(one.finished_at for one in client.rounds):
        st.caption("A finished round keeps the name that stands on its papers.")
    twin = "There is another client of this name." if name and store().clients.has_other(client.id, name) else ""
    if name == was:
        if told := " ".join(filter(None, ("It has this name already." if pressed else "", twin))):
            st.caption(told)
    elif not name:
        st.warning("A client needs a name to be found by. Type one; this one keeps its name until then.")
    elif len(name) > MAX_CLIENT:
        st.warning(f"A name has at most {MAX_CLIENT} characters; this one has {len(name):,}. Not renamed.")
    elif not pressed:
        st.caption(f"Not renamed yet: press Rename. {twin}")
    elif asked(lambda: _renamed(client, name)):
        used(key)
        st.rerun()


def _renamed(client: Client, name: str) -> None:
    """In the list, and on the papers of the rounds that are open; a finished one keeps the name that its papers bear."""
    for one in client.rounds:
        with suppress(Finished):  # also where somebody finished it since this page was drawn
            change(one.id, lambda assessment: replace(assessment, client=name))
    store().clients.rename(client.keys, name)


def _duplicate(client: Client) -> None:
    def make() -> None:
        stored = store().load(client.latest.id)
        if stored is None:
            raise NoSuchAssessment
        name = stored.assessment.client[: MAX_CLIENT - len(COPY)]
        made.append(take_in(replace(stored.assessment, client=(name or UNNAMED) + COPY)))

    made: list[str] = []
    if asked(make):
        open_client(made[0])


def _delete(client: Client) -> None:
    with st.popover("Delete", type="tertiary", key=f"deleting_{client.id}"):
        name, number = literal(client.latest.client) or UNNAMED, len(client.keys)
        st.markdown(f"Delete **{name}** with {WHOLE.get(number) or f'all its {number} rounds'}? {IN_TRASH}")
        if not once("Move to the trash", key=f"delete_{client.id}") or not asked(lambda: store().clients.delete(client.keys)):
            return
    for key in client.keys:
        leave_assessment(key)
    moved(client.latest.client)
    st.switch_page(FILES["clients"])
