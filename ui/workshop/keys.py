"""The presenter's keys, said on the screen, and the switch that turns them off."""

from functools import partial

import streamlit as st

from questionnaire.flow.agenda import USUAL_MINUTES
from questionnaire.number import whole_number
from questionnaire.workshop import MAX_MINUTES, MIN_MINUTES
from ui.shell import fields
from ui.shell.session import OpenAssessment
from ui.shell.session_values import widget_value
from ui.workshop.place import Place

LINE = "**1**–**9** choose · **N** note · **D** dissent · **P** parking lot · **W** who decided · **←** **→** move · **Esc** leaves a field"
CONFIRM = "**C** confirms what was carried over · "
CLOSING_LINE = "**P** parking lot · **←** back · **Esc** leaves a field"
OFF = "The keys are off, until they are turned on here or the page is loaded anew."
MORE = (
    "The keys work while you are in no field. Without choices, **1** leads to the field. Within choices, **↑** and **↓** change the "
    "answer, as everywhere; **←** and **→** always move to another question. **?** opens and closes this box."
)


def keys(opened: OpenAssessment, place: Place) -> None:
    """One closed line; behind it more about the keys, their switch, and the length of the workshop."""
    with st.container(key="keys"):
        confirm = CONFIRM if opened.assessment.unconfirmed and place.question else ""
        line = f"{confirm}{LINE if place.question else CLOSING_LINE} · **?** more" if widget_value("presenter_keys", True) else OFF
        box = st.expander(line, key=f"workshop_keys_{bool(place.question)}")
        with box:
            st.markdown(MORE)
            # WCAG 2.1.4: keys of one letter can be turned off.
            st.toggle("Use these keys", value=True, key="presenter_keys", persist_state="session")
            _minutes(opened)


def _minutes(opened: OpenAssessment) -> None:
    path, before = ("workshop", "minutes"), opened.assessment.workshop.minutes
    read = partial(whole_number, between=(MIN_MINUTES, MAX_MINUTES))
    fields.number(opened, path, f"minutes_{opened.id}", "Minutes for the whole workshop", read, hint=str(USUAL_MINUTES))
    if opened.assessment.workshop.minutes != before:
        opened.again = True  # the clock stands above
