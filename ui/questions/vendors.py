"""What was found about other desks' BAAs, to be checked in one's own contract."""

import streamlit as st

from questionnaire.policy import DESK, NO_DESK
from questionnaire.shapes.desks import Vendor
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment


def vendors(opened: OpenAssessment) -> None:
    """The vendors of the chosen kind of desk, or of all kinds for whoever still has to choose, behind one line."""
    answer = opened.sheet.answers.get(DESK)
    desk = next((d for d in opened.bank.desks if d.id == answer), None)
    among = opened.bank.desks if answer == NO_DESK else (desk,) if desk else ()
    found = [vendor for kind in among for vendor in kind.vendors]
    if desk is None or not found:
        return
    with st.expander(f"What we found about {len(found)} vendors"):
        st.markdown("\n\n".join([literal(desk.note), *map(_one, found)]))


def _one(vendor: Vendor) -> str:
    return (
        f"**{literal(vendor.name)}.** {literal(vendor.stance)}  \n"
        f":small[Plan: {literal(vendor.plan)}]  \n:small[:gray[Source: {literal(vendor.source)}. {literal(vendor.confidence)}.]]"
    )
