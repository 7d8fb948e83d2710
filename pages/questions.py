"""Questions: the first pass, or one section, a screen."""

from contextlib import nullcontext

import streamlit as st

from ui.questions.card import Screen, cards, frame
from ui.questions.carried import confirm_all
from ui.questions.colleague import colleague
from ui.questions.first_pass import beside
from ui.questions.sections import asked_for, chosen, foot, head, out_of_scope
from ui.shell.client_details import client_details
from ui.shell.navigation import FIRST
from ui.shell.page import Visit, enter


def section_screen(visit: Visit) -> None:
    """First the widgets, which save; then the ways onward and what stands around the questions, for the sheet as it is now."""
    opened = visit.opened
    section = chosen(opened)
    visit.question = asked_for(section)
    visit.place = f"{opened.id}/{section.id}/{visit.question}"
    head(opened, section)
    with st.container():  # one place, whatever is in it: what comes or goes here moves no question
        confirm_all(opened, section)
        if section.id in (FIRST, opened.bank.sections[0].id):
            client_details(opened)
        if section.id != FIRST:
            colleague(opened, section)
    questions, verdict = beside() if section.id == FIRST else (nullcontext(), None)
    screen = Screen(section, verdict)
    screen.draw_around(opened)
    with questions:
        cards(opened, screen)
        out_of_scope(opened)
        visit.onward = foot(opened, section)
    screen.draw_around(opened)
    screen.frame = frame(opened, section)
    opened.again |= screen.outdated(opened)


with enter("questions") as visit:
    section_screen(visit)
