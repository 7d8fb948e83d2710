"""What takes a moment to find out, kept for this session as long as the sheet stays the same."""

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

from ui.shell.session import OpenSheet

T = TypeVar("T")
LONG = 12
"""From so many unknowns on, looking at every way to answer takes so long that the screen says so."""


def once(opened: OpenSheet, name: str, make: Callable[[], T], *given: object) -> T:
    """What was made of this very sheet and `given` before, or made now. One of each name is kept, and never another sheet's."""
    key = f"made_{name}"
    known: tuple[object, object] | None = st.session_state.get(key)
    if known is None or known[0] != (opened.sheet, given):
        known = st.session_state[key] = ((opened.sheet, given), _made(opened, make))
    return cast(T, known[1])


def _made(opened: OpenSheet, make: Callable[[], T]) -> T:
    if opened.result.coverage.unknown < LONG:
        return make()
    with st.spinner("Looking at every way to answer what is not known yet \u2026"):
        return make()
