"""Workshop: one question at a time for a room full of people, and a closing that hands out the work."""

import streamlit as st

from ui.elements.style import screen_style
from ui.shell.page import Visit, enter
from ui.workshop.closing import closing
from ui.workshop.keys import keys
from ui.workshop.one_question import one_question
from ui.workshop.place import chosen, show
from ui.workshop.ways import ways


def workshop_screen(visit: Visit) -> None:
    """First the fields, which save; then the ways onward, for the sheet as it is now."""
    opened = visit.opened
    place = chosen(opened)
    visit.place, visit.question = f"{opened.id}/workshop/{place.section}/{place.question}", place.question
    screen_style("workshop")
    with st.container(key="workshop"):
        draw = one_question if place.question else closing
        draw(opened, place)
        with st.container(key="foot"):
            onward = ways(opened, place)
            keys(opened, place)
    if onward:
        show(opened, onward)
        opened.again = True


with enter("workshop") as visit:
    workshop_screen(visit)
