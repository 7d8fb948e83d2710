"""Text that waits for its button. The browser keeps it meanwhile, through a reload too: `browser/names.js` knows it by its key."""

from typing import Literal

import streamlit as st

from ui.shell.fields import too_long, warned_of_phi
from ui.shell.session_values import SessionValue
from ui.shell.synced_widget import Fields

KEPT = "draft_"
"""How the key of a field begins that the browser keeps."""
_USED = SessionValue[list[str]]("used_drafts", list)


def draft(fields: Fields, key: str, label: str, most: int, *, width: int = 420, hint: str = "") -> str:
    """One line. Empty where it is too long, which is said."""
    return _fitting(fields, line(key, label, width=width, hint=hint, off=fields.is_finished), most)


def draft_lines(fields: Fields, key: str, label: str, most: int, hint: str) -> str:
    """Several lines, as `draft`."""
    typed = st.text_area(label, key=f"{KEPT}{key}", placeholder=hint, height=130, disabled=fields.is_finished) or ""
    return _fitting(fields, typed, most)


def line(key: str, label: str, begin: str = "", *, width: int | Literal["stretch"] = 420, hint: str = "", off: bool = False) -> str:
    """One line of no assessment, as it was typed. `begin`: what stands there until somebody types."""
    return st.text_input(label, value=begin, key=f"{KEPT}{key}", live=True, placeholder=hint, width=width, disabled=off) or ""


def used(key: str) -> None:
    """Its button has done what it was typed for: the browser need not keep it."""
    _USED.get().append(f"{KEPT}{key}")


def used_up() -> list[str]:
    """The keys of those that were used since the last time."""
    keys = _USED.get()
    _USED.forget()
    return keys


def _fitting(fields: Fields, typed: str, most: int) -> str:
    if len(typed) > most:
        st.warning(too_long(len(typed), most))
        return ""
    return warned_of_phi(fields, (), typed).strip()
