"""Questions: one section a screen."""

import streamlit as st

from ui.questions.card import Screen, card, frame
from ui.questions.sections import asked_for, chosen, foot, head, listing, not_asked, out_of_scope
from ui.shell.client_details import client_details
from ui.shell.page import Visit, enter


def section_screen(visit: Visit) -> None:
    """First the widgets, which save; then the ways onward and the list of sections, for the sheet as it is now."""
    opened = visit.opened
    section = chosen(opened)
    visit.question = asked_for(section)
    visit.place = f"{opened.id}/{section.id}/{visit.question}"
    head(opened, section)
    if section is opened.bank.sections[0]:
        client_details(opened, "questions")
    screen = Screen(section, st.sidebar.empty())
    for question in section.questions:
        if question.id not in opened.sheet.skipped:  # looked up each time: the answer above may have opened this one
            card(opened, screen, question)
    not_asked(opened, section)
    out_of_scope(opened)
    visit.onward = foot(opened, section)
    screen.sections.html(listing(opened, section))
    screen.frame = frame(opened)
    opened.again |= screen.outdated(opened)


with enter("questions") as visit:
    section_screen(visit)
