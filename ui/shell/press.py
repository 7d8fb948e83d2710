"""A button in a part of a page, whose press counts wherever the part stands by the time that it is heard.

Streamlit names a part by its place. A press made while the page runs whole waits for that run, and may then name a place where
another part stands, or none: nothing runs that would see it. So a press is kept, and runs the page whole.
"""

from typing import Any

import streamlit as st

from ui.shell.session_values import SessionValue

_PRESSED = SessionValue[set[str]]("pressed", set)


def button(label: str, key: str, **how: Any) -> bool:
    """Draws it; answers whether it was pressed, once a press."""
    st.button(label, key=key, on_click=_press, args=(key,), **how)
    pressed = _PRESSED.get()
    was = key in pressed
    pressed.discard(key)
    return was


def forget_presses() -> None:
    """To be called where the page has been drawn whole: what was pressed and is gone is not pressed once it comes back."""
    _PRESSED.forget()


def _press(key: str) -> None:
    _PRESSED.get().add(key)
    st.rerun()
