"""Clients: all of them in one list, or one with its rounds."""

import streamlit as st

from ui.clients.chosen import Row
from ui.clients.client import client_screen
from ui.clients.listing import listing
from ui.clients.portable import moving
from ui.clients.portfolio import portfolio
from ui.clients.trash import done, empty_old, trash
from ui.elements import words
from ui.shell.links import link
from ui.shell.page import Visit, enter, guarded
from ui.shell.session import store
from ui.shell.standings import judge, standings


def clients_screen(visit: Visit) -> None:
    """The client that the address names, or the list with what it comes to."""
    key = st.query_params.get("client", "")
    visit.place = f"clients/{key}"
    if key:
        client_screen(key)
        return
    st.query_params.from_dict(st.query_params.to_dict())  # a link to the page that one is on leaves the address as it was
    st.title(words.TITLES["clients"])
    done()
    empty_old()
    found, damaged = store().clients.latest(judge())
    judged = standings((one.round.id, one.round.standing) for one in found)
    rows = [Row(one, judged.known.get(one.round.id), judged.faults.get(one.round.id, "")) for one in found]
    with guarded("clients"):
        store().check_file()
    if rows or damaged:
        st.markdown(words.CLIENTS_LEAD)
        listing(rows, damaged, visit.found.id if visit.found else "")
        portfolio(rows)
    else:
        st.markdown(words.NO_CLIENTS)
        link("start", words.START_ONE, icon=":material/arrow_forward:")
    moving()
    trash()


with enter("clients", needs_assessment=False) as visit:
    clients_screen(visit)
