"""A box that folds out, whose line stays as it is while the box is open: Streamlit folds a box shut whose label changes."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


def steady(label: str, key: str) -> ExpanderContainer:
    """The box. Its body is for the caller to draw, once it is open."""
    lines: dict[str, str] = st.session_state.setdefault("box_lines", {})
    if st.session_state.get(key):
        label = lines.get(key, label)
    lines[key] = label
    return st.expander(label, key=key, on_change="rerun")
