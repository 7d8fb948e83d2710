"""What was found about other desks' BAAs, to be checked in one's own contract."""

import streamlit as st

from questionnaire.policy import DESK
from questionnaire.shapes.bank import Vendor
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment


def vendors(opened: OpenAssessment) -> None:
    """The vendors of the chosen kind of desk, behind one line."""
    answer = opened.sheet.answers.get(DESK)
    desk = next((d for d in opened.bank.desks if d.id == answer), None)
    if desk is None or not desk.vendors:
        return
    with st.expander(f"What we found about {len(desk.vendors)} vendors"):
        st.markdown("\n\n".join([literal(desk.note), *(_one(vendor) for vendor in desk.vendors)]))


def _one(vendor: Vendor) -> str:
    return (
        f"**{literal(vendor.name)}.** {literal(vendor.stance)}  \n"
        f":small[Plan: {literal(vendor.plan)}]  \n:small[:gray[Source: {literal(vendor.source)}. {literal(vendor.confidence)}.]]"
    )
