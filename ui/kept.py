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
_ABSENT = object()


def kept(key: str, stored: V, draw: Callable[[V | None], V], save: Callable[[V], None]) -> V:
    """Draws a widget for a stored value, saves what the person made of it, and answers the value on screen.

    `draw` gets the value to begin with, or None for no default, and draws the widget with this `key`.
    """
    shown = _shown()
    held = st.session_state.get(key, _ABSENT)
    before: V = stored
    begin: V | None = stored
    if held is not _ABSENT and key in shown:
        before, begin = cast(V, shown[key]), None
        if before != stored and held == before:
            st.session_state[key] = before = stored
    value = draw(begin)
    if value not in (before, stored):
        save(value)
    shown[key] = value
    return value


def changed(key: str) -> bool:
    """Whether a widget came back with a value that nobody has looked at: it must be drawn, even where it would be hidden."""
    held = st.session_state.get(key, _ABSENT)
    return held is not _ABSENT and held != _shown().get(key, held)


def _shown() -> dict[str, object]:
    values: dict[str, object] | None = st.session_state.get(_SHOWN)
    if values is None:
        values = st.session_state[_SHOWN] = {}
    return values
