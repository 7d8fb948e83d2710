"""The consultant's brand: name, accent colour and logo, kept for every report of this installation. The screen stays ours."""

import base64

import streamlit as st

from questionnaire.file import Refused
from questionnaire.handover import MAX_NAME
from report.brand import MOST_BYTES, checked_accent, checked_logo
from ui.handed import brand, save_brand
from ui.kept import kept
from ui.literal import literal
from ui.session import OpenSheet

LEAD = "Name, colour and logo of whoever hands reports over. They go into every report made on this computer, for every client."


def branding(opened: OpenSheet) -> None:
    """Each field is kept as soon as it fits; what does not fit is said, and the one before stays."""
    st.markdown("## Your brand")
    st.markdown(LEAD)
    kept(
        "brand_name",
        brand(opened).name,
        lambda begin: st.text_input("Name", value=begin or "", key="brand_name", max_chars=MAX_NAME, live=True, width=420) or "",
        lambda name: save_brand(opened, brand(opened).model_copy(update={"name": name})),
    )
    kept(
        "brand_accent",
        brand(opened).accent,
        lambda begin: (
            st.text_input("Accent colour (empty for ours)", value=begin or "", key="brand_accent", placeholder="#0B6B7F", width=240) or ""
        ),
        lambda colour: _accent(opened, colour),
    )
    _logo(opened)


def _accent(opened: OpenSheet, colour: str) -> None:
    try:
        save_brand(opened, brand(opened).model_copy(update={"accent": checked_accent(colour) if colour.strip() else ""}))
    except Refused as refused:
        _refused(refused)


def _logo(opened: OpenSheet) -> None:
    held = brand(opened).logo
    if held:
        with st.container(horizontal=True, vertical_alignment="center", key="brand_logo"):
            st.image(base64.b64decode(held), width=160)
            if st.button("Remove the logo", key="brand_logo_remove", type="tertiary"):
                save_brand(opened, brand(opened).model_copy(update={"logo": ""}))
                opened.again = True
    file = st.file_uploader("Logo (PNG, JPEG or SVG, at most 2 MB)", type=["png", "jpg", "jpeg", "svg"], key="brand_file")
    if file is None or st.session_state.get("brand_taken") == file.file_id:
        return
    if file.size > MOST_BYTES:
        st.error("This file is over 2 MB. Save the logo with fewer pixels.")
        return
    try:
        save_brand(opened, brand(opened).model_copy(update={"logo": checked_logo(file.getvalue())}))
    except Refused as refused:
        _refused(refused)
        return
    st.session_state["brand_taken"] = file.file_id
    opened.again = True


def _refused(refused: Refused) -> None:
    st.error("\n".join(f"- {literal(fault)}" for fault in refused.faults))
