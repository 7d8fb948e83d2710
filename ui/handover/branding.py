"""The consultant's brand: name, accent color and logo, kept for every report of this installation. The screen stays ours."""

import base64
from io import BytesIO

import streamlit as st
from PIL import Image

from questionnaire.file import Refused
from questionnaire.handover import MAX_NAME
from report.handover.brand import checked_logo
from ui.elements.literal import bullets
from ui.shell import fields
from ui.shell.brand_fields import BrandFields, brand, save_brand
from ui.shell.press import button
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue

LONGEST_ACCENT = 40
WIDEST, HIGHEST = 160, 120
"""Pixels of the logo on screen."""
LEAD = "Name, color and logo of whoever hands reports over. They go into every report made here, for every client."

_LOGO_REMOVED = SessionValue[str]("logo_removed", str)
_FILE_TAKEN = SessionValue[str]("brand_file", str)
"""The file that was taken last, by the browser's id for it."""
_TURN = SessionValue[int]("logos", int)
"""Another field once a logo is removed: what was chosen for it goes, too."""


def branding(opened: OpenAssessment) -> None:
    """Each field is kept as soon as it fits; what does not fit is said, and the one before stays."""
    st.markdown("## Your brand")
    st.markdown(LEAD)
    held, accent = BrandFields(opened), "Accent color (leave empty for ours)"
    fields.text(held, ("brand", "name"), "brand_name", "Name", MAX_NAME)
    fields.text(held, ("brand", "accent"), "brand_accent", accent, LONGEST_ACCENT, width=240, hint="#0B6B7F")
    _logo(opened)


def _width(logo: bytes) -> int:
    """Of the picture on screen, so that it is neither wider nor higher than a label."""
    picture = Image.open(BytesIO(logo))
    return max(1, min(WIDEST, HIGHEST * picture.width // picture.height))


def _logo(opened: OpenAssessment) -> None:
    held, gone = brand(opened).logo, _LOGO_REMOVED.get()
    if held:
        with st.container(horizontal=True, vertical_alignment="center", key="brand_logo"):
            logo = base64.b64decode(held)
            st.image(logo, width=_width(logo))
            if button("Remove the logo", key="brand_logo_remove", type="tertiary"):
                _LOGO_REMOVED.set(held)
                _TURN.set(_TURN.get() + 1)
                save_brand(opened, logo="")
                opened.again = True
    elif gone and button("Undo: put the logo back", key="brand_logo_undo", type="tertiary"):
        save_brand(opened, logo=gone)
        opened.again = True
    file = st.file_uploader("Logo (PNG, JPEG or SVG, at most 2 MB)", key=f"brand_file_{_TURN.get()}")
    if file is None or _FILE_TAKEN.get() == file.file_id:
        return
    try:
        save_brand(opened, logo=checked_logo(file.getvalue()))
    except Refused as refused:
        st.error(bullets(refused.faults))
        return
    _FILE_TAKEN.set(file.file_id)
    opened.again = True
