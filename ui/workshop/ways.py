"""The ways from one screen of the workshop to the next and back."""

import streamlit as st

from ui.shell.session import OpenAssessment
from ui.workshop.place import Place, places


def ways(opened: OpenAssessment, place: Place) -> Place | None:
    """Two buttons. Answers where to go, or None to stay. Their names change with the screen, so that two quick keys are two steps."""
    order = places(opened)
    at = order.index(place) if place in order else 0
    name = place.question or place.section
    with st.container(horizontal=True, key="ways"):
        back = st.button("Back", key=f"back_{name}", disabled=at == 0, icon=":material/arrow_back:")
        if at + 1 == len(order):
            return order[at - 1] if back else None
        onward = "Closing" if not order[at + 1].question else "Next"
        forth = st.button(onward, key=f"next_{name}", type="primary", icon=":material/arrow_forward:", icon_position="right")
    return order[at + 1] if forth else order[at - 1] if back else None
