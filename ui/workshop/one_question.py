"""One question for the whole room: large, with what its answer means, and beside it what is put on record."""

from functools import partial

import streamlit as st

from ui.elements.literal import literal
from ui.shell.carried import carried
from ui.shell.consequence import meaning
from ui.shell.fragment import fragment
from ui.shell.question import ask
from ui.shell.session import OpenAssessment
from ui.workshop.clock import clock
from ui.workshop.panel import panel
from ui.workshop.place import Place, places


def one_question(opened: OpenAssessment, place: Place) -> None:
    """Two columns, one below the other on a narrow screen. The clock comes last: it counts what was answered in this run."""
    section, question = opened.bank.section(place.section), opened.bank.questions[place.question]
    here = [other.question for other in places(opened) if other.section == section.id]
    with st.container(key="in_the_room"):
        left, right = st.columns([8, 5], gap="large")
    with left:
        st.markdown(f"# {literal(section.title)} :small[:gray[{here.index(question.id) + 1} of {len(here)}]]")
        with st.container(key=f"q_{question.id}"):
            ask(opened, question)
            if words := meaning(opened, question):
                st.markdown(words)
            carried(opened, question)
    with right:
        times = st.container(key="times")
        fragment(opened, "workshop", "record", partial(panel, question=question.id))
    with times:
        clock(opened, place)
