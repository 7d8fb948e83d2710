"""A button whose press counts wherever its part of the page stands by the time that it is heard, and whatever ends that run.

Streamlit names a part by its place. A press made while the page runs whole waits for that run, and may then name a place where
another part stands, or none: nothing runs that would see it. So a press is kept, and the page drawn whole.
What is done at a press may be done twice, where another click ends that run: it has to come to the same, or to be done `once`.
"""

from typing import Any

import streamlit as st

from ui.shell.session_values import SessionValue

_PRESSED = SessionValue[set[str]]("pressed", set)
_PAGE = SessionValue[str]("pressed_on", str)


def button(label: str, key: str, *, disabled: bool = False, **how: Any) -> bool:
    """Draws it; answers whether it was pressed. `key` names all that the press is about."""
    st.button(label, key=key, disabled=disabled, on_click=_press, args=(key,), **how)
    return key in _PRESSED.get() and not disabled


def once(label: str, key: str, *, disabled: bool = False, **how: Any) -> bool:
    """The same for what must not be done twice, such as a copy: the press is used up, and that is to be done right after it."""
    pressed = button(label, key, disabled=disabled, **how)
    if pressed:
        use_up(key)
    return pressed


def use_up(key: str) -> None:
    """What was pressed is done next, before anything else is drawn: each drawing may end the run."""
    _PRESSED.get().discard(key)


def begin_page(page: str) -> None:
    """To be called where a page begins: who goes to another one has given up what was pressed and not done yet."""
    if _PAGE.get() != page:
        forget_presses()
        _PAGE.set(page)


def forget_presses() -> None:
    """To be called where the page has been drawn whole, or could not be: what was pressed and is gone is not pressed once it comes back."""
    _PRESSED.forget()


def _press(key: str) -> None:
    _PRESSED.get().add(key)
    st.rerun()
