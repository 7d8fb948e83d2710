"""Clients out into one file, and in again: what is new, the same, newer or changed in both places is shown before one yes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from questionnaire.file import Refused
from report.paper.wording import count, day
from store import Choice, Client, Difference, Relation, StoreTrouble, unpack
from store.portable import Taken
from store.portable.contents import Contents
from store.portable.words import RELATIONS, client_name, difference_words, done, named
from ui.clients.conflict import choice_between
from ui.elements.literal import bullets, literal
from ui.shell.downloads import MOST_BYTES, TooLarge, save_button
from ui.shell.press import once
from ui.shell.saved_file import MOST_MB, MOST_SHOWN
from ui.shell.session import store, today
from ui.shell.session_values import SessionValue, key_of, nothing

OUT = (
    "One ZIP with each client's rounds: answers, notes, plan, history of changes and final versions. Import it here or on another "
    "computer, or unpack it and read it: the answers are JSON files that Deskcheck also opens one by one. Your brand and the trash are "
    "not in it."
)
IN = f"The file of an export (ZIP, at most {MOST_MB} MB). You first see what it holds; nothing is written until you say yes."
LARGE = "These clients would make a file too large for the browser. Choose fewer, or use the command line: python -m store export."
ORDER = (Relation.conflict, Relation.newer_in_file, Relation.new, Relation.newer_here, Relation.same)
MOST_LISTED = 50
"""Of clients in one list; the others stand in one line."""


class _Read(NamedTuple):
    """The file that was read last, by the browser's id for it."""

    file: str
    contents: Contents
    seen: tuple[Difference, ...]
    """How it stood to what is here, at the last look. What is taken is compared again."""


_READ = SessionValue[_Read | None]("portable_read", nothing)
_REFUSED = SessionValue[str]("portable_refused", str)
_TAKEN = SessionValue[tuple[Taken, ...]]("portable_taken", tuple)


def moving() -> None:
    """A closed line; in it the export and the import: what they show of every round costs too much for each look at the list."""
    box = st.expander("Move clients between computers", key="moving", on_change="rerun", icon=":material/swap_horiz:")
    if box.open:
        with box:
            portable()


def portable() -> None:
    """Export and import of clients; says so where the store is in trouble."""
    try:
        clients, _ = store().clients.all()
        st.markdown(f"## Export clients\n{OUT}")
        _export(clients)
        st.markdown(f"## Import clients\n{IN}")
        _import()
    except StoreTrouble as trouble:
        st.error(str(trouble))


def _export(clients: Sequence[Client]) -> None:
    if not clients:
        st.caption("There is no client to export yet.")
        return
    names = {client.id: client for client in clients}
    chosen = st.multiselect(
        "Clients to export",
        list(names),
        format_func=lambda key: f"{named(names[key].latest.client)}, {day(names[key].latest.as_of)}",
        placeholder="All clients",
        key="export_clients",
    )
    what = count(len(chosen), "client") if chosen else f"all clients ({len(clients)})"
    save_button(f"Export {what}", lambda: _made(chosen), f"deskcheck-clients-{today().isoformat()}.zip", "application/zip", "clients")


def _made(chosen: Sequence[str]) -> bytes:
    made = store().portable.export(chosen or None)
    if len(made.data) > MOST_BYTES:
        raise TooLarge(LARGE)
    if made.left_out:
        st.warning(f"Damaged here, so not in the file:\n\n{bullets(made.left_out)}")
    st.caption(f"In the file: {count(made.clients, 'client')}, {count(made.rounds, 'round')}.")
    return made.data


def _import() -> None:
    file = st.file_uploader("Exported clients (ZIP)", key="import_clients")
    read = _READ.get()
    if file is not None and (read is None or read.file != file.file_id):
        _TAKEN.forget()
        try:
            with st.spinner("Reading the file \u2026"):
                read = _looked(file.file_id, unpack(file.getvalue()))
        except Refused as refused:
            _refused(refused)
            return
    _came_of_it()
    if file is not None and read is not None:
        _differences(read)


def _came_of_it() -> None:
    """What the last yes has done, or why nothing."""
    if taken := _TAKEN.get():
        lines = "\n".join(f"- **{literal(client_name(one.difference))}:** {literal(done(one))}." for one in taken)
        st.success(f"Imported:\n\n{lines}")
    if refused := _REFUSED.get():
        _REFUSED.forget()
        st.warning(literal(refused))


def _looked(file: str, contents: Contents) -> _Read:
    read = _Read(file, contents, store().portable.look(contents))
    _READ.set(read)
    return read


def _refused(refused: Refused) -> None:
    faults = bullets(refused.faults, MOST_SHOWN)
    st.error(f"Nothing was imported, and nothing here was changed. What is wrong with the file:\n\n{faults}")


def look_again() -> None:
    """To be called where something was put back or deleted for good: the list of what is in the file is of now."""
    if read := _READ.get():
        _looked(read.file, read.contents)


def _differences(read: _Read) -> None:
    """What is in the file beside what is here, what to decide first; then the one yes."""
    seen = sorted(read.seen, key=lambda one: ORDER.index(one.relation))
    held = ", ".join(f"{len(group)} {RELATIONS[relation].lower()}" for relation in ORDER if (group := _of(seen, relation)))
    st.markdown(f"**In the file: {count(len(seen), 'client')}" + (f" ({held}).**" if held else ".**"))
    chosen = {one: choice for one in seen if _is_hard(one) and (choice := choice_between(one, read.contents))}
    for relation in (Relation.newer_in_file, Relation.new):
        chosen |= dict.fromkeys(_ticked([one for one in _of(seen, relation) if not _is_hard(one)]), Choice.take)
    settled = [one for one in seen if not one.choices]
    if settled:
        with st.expander(f"Nothing to do for {count(len(settled), 'client')}"):
            st.markdown(bullets(map(_line, settled), MOST_LISTED))
    if len(settled) < len(seen) and once(_yes(len(chosen)), type="primary", key=key_of("import_yes", read.file), disabled=not chosen):
        _take(read, chosen)


def _of(seen: Sequence[Difference], relation: Relation) -> list[Difference]:
    return [one for one in seen if one.relation is relation]


def _is_hard(one: Difference) -> bool:
    """Whether a person has to say which: all else loses nothing, whatever is chosen."""
    return bool(one.choices) and (one.in_trash or one.relation is Relation.conflict)


def _line(one: Difference) -> str:
    return f"{client_name(one)}: {difference_words(one)}."


def _yes(number: int) -> str:
    return f"Import {count(number, 'client')}" if number else "Import"


def _ticked(group: Sequence[Difference]) -> list[Difference]:
    """Those to be taken: each can be left out, beyond a long list all the others at once."""
    taken = [
        one
        for one in group[:MOST_LISTED]
        if st.checkbox(f"**{literal(client_name(one))}**: {literal(difference_words(one))}", value=True, key=f"import_tick_{one.id}")
    ]
    rest = group[MOST_LISTED:]
    if rest and st.checkbox(
        f"The {len(rest)} others: {RELATIONS[rest[0].relation].lower()}", value=True, key=f"import_tick_{rest[0].relation}"
    ):
        taken.extend(rest)
    return taken


def _take(read: _Read, chosen: Mapping[Difference, Choice]) -> None:
    """Takes what was chosen, then looks again; where something changed meanwhile nothing is taken, and the list is of now."""
    refused = ""
    try:
        _TAKEN.set(store().portable.take(read.contents, chosen))
    except Refused as fault:
        refused = str(fault)
    _REFUSED.set(refused)
    _looked(read.file, read.contents)
    st.rerun()
