"""Widgets whose value is kept: what a person changed is saved, what changed elsewhere is shown, and neither undoes the other.

The store is the truth. Beside each widget we remember the value it showed last. Only a value that differs from that was
changed by this person, so a tab that still shows something old saves nothing. In the first run of an empty session (the
server was restarted) the browser sends its values again; there, a value that differs from the store is the click that
must not be lost. Hence return values, never callbacks, and `value=` only while the session does not know the widget:
a default beside a set value makes Streamlit complain, and setting the value first would overwrite that click.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

V = TypeVar("V")
_SHOWN = "shown_values"


def kept(key: str, stored: V, draw: Callable[[V | None], V], save: Callable[[V], None]) -> V:
    """Draws a widget for a stored value, saves what the person made of it, and answers the value on screen.

    `draw` gets the value to begin with, or None for no default, and draws the widget with this `key`.
    """
    shown = _shown()
    alive = key in st.session_state and key in shown
    begin: V | None = stored
    if alive:
        begin = None
        if shown[key] != stored and st.session_state[key] == shown[key]:
            st.session_state[key] = shown[key] = stored
    before = cast(V, shown[key]) if alive else stored
    value = draw(begin)
    if value not in (before, stored):
        save(value)
    shown[key] = value
    return value


def changed(key: str) -> bool:
    """Whether a widget came back with a value that nobody has looked at: it must be drawn, even where it would be hidden."""
    return key in st.session_state and st.session_state[key] != _shown().get(key, st.session_state[key])


def _shown() -> dict[str, object]:
    values: dict[str, object] = st.session_state.setdefault(_SHOWN, {})
    return values
