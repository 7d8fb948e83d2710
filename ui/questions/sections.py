"""The questionnaire's frame: which section is on screen, and the ways to the others."""

import streamlit as st

from questionnaire.policy import NEITHER, NOT_IN_SCOPE, ROLE
from questionnaire.shapes.section import Section
from ui.elements.literal import literal
from ui.elements.words import SEE_RESULTS
from ui.questions.first_pass import first_pass, onward_from_first
from ui.questions.listing import size
from ui.shell.navigation import FIRST, RESULTS, SECTION, asked_sections, details
from ui.shell.session import OpenAssessment


def chosen(opened: OpenAssessment) -> Section:
    """The section that `?section=` names, else the one last on screen in this session, else the first pass."""
    wanted = st.query_params.get("section") or SECTION.get(opened.id)
    section = next((s for s in opened.bank.sections if s.id == wanted), first_pass(opened.bank))
    SECTION.set(section.id, opened.id)
    return section


def asked_for(section: Section) -> str:
    """The id of the question that `?question=` names, if it stands in this section; else empty."""
    wanted = st.query_params.get("question")
    return next((q.id for q in section.questions if q.id == wanted), "")


def head(opened: OpenAssessment, section: Section) -> None:
    """Title, intro, and how much it is."""
    st.markdown(f"# {literal(section.title)}\n{literal(section.intro)}")
    if section.id != FIRST:
        number = opened.bank.sections.index(section) + 1
        st.caption(" \u00b7 ".join([f"Section {number} of {len(opened.bank.sections)}", *size(opened, section)]))


def out_of_scope(opened: OpenAssessment) -> None:
    """What applies instead where HIPAA does not, and how to go on all the same."""
    if opened.assessment.answers.get(ROLE) != NEITHER:
        return
    verdict = opened.bank.verdict(NOT_IN_SCOPE)
    kept = " What you have answered besides stays saved, and counts again then." if len(opened.assessment.answers) > 1 else ""
    st.info(
        f"**{literal(verdict.title)}.** {literal(verdict.means)}\n\n{literal(verdict.next)}\n\n"
        f"The questions end here. To go through them as if HIPAA applied, choose another role above.{kept}"
    )


def foot(opened: OpenAssessment, section: Section) -> str:
    """Back and Next. Answers the id of the section to go to, `results`, or an empty text."""
    if section.id == FIRST:
        return onward_from_first(details(opened))
    open_ids = asked_sections(opened) | {FIRST}
    order = [FIRST, *(s.id for s in opened.bank.sections)]
    place = order.index(section.id)
    back = next((s for s in reversed(order[:place]) if s in open_ids), "")
    onward = next((s for s in order[place + 1 :] if s in open_ids), RESULTS)
    with st.container(horizontal=True, key="ways"):
        # Always there, so that Next keeps its place from screen to screen.
        clicked_back = st.button("Back", key=f"back_{section.id}", disabled=not back)
        name = SEE_RESULTS if onward == RESULTS else f"Next: {literal(opened.bank.section(onward).short)}"
        clicked_next = st.button(name, key=f"next_{section.id}", type="primary")
    return back if clicked_back else onward if clicked_next else ""
