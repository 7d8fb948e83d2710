"""Of what somebody else sent, what is not to be taken over."""

from collections.abc import Collection, Sequence

import streamlit as st

from ui.shell.session_values import key_of


def leave_out(names: Sequence[str], base: str, suspected: Collection[int] = ()) -> frozenset[int]:
    """Draws the choice, where there is one, and answers the places of what stays out.

    `suspected`: what is left out until somebody decides otherwise.
    """
    if len(names) < 2 and not suspected:
        return frozenset()
    places, placeholder = range(len(names)), "Nothing: all of it can be taken over"
    out = st.multiselect("Leave out", places, [*suspected], names.__getitem__, key=key_of(base, names), placeholder=placeholder)
    return frozenset(out)
