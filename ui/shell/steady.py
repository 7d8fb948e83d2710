"""A box that folds out, whose line stays as it is while the box is open: Streamlit folds a box shut whose label changes."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from ui.shell.session_values import SessionValue, widget_value

_LINE = SessionValue[str]("box_line", str)


def shown(key: str) -> str:
    """The line that stands there, which may be of before what was changed in the open box."""
    return _LINE.get(key)


def steady(label: str, key: str) -> ExpanderContainer:
    """The box. Its body is for the caller to draw, once it is open."""
    if widget_value(key):
        label = _LINE.get(key) or label
    return st.expander(_LINE.set(label, key), key=key, on_change="rerun")
