"""The downloads of the report page: how the paper looks, what cannot be printed, and every format."""

from typing import TypeVar

import streamlit as st

from report import EXPORTS, Edition, Export, PageSize, unprintable
from report.paper.editions import TITLES
from ui.elements import words
from ui.elements.literal import bullets
from ui.handover.state import prepared_by
from ui.shell.brand_fields import handover
from ui.shell.downloads import answers_button, export_button, pdf_button, report_maker
from ui.shell.session import OpenAssessment

PAGES: dict[PageSize, str] = {"letter": "US Letter", "a4": "A4"}
Choice = TypeVar("Choice", Edition, PageSize)
MOST_SHOWN = 8
LONGEST = 127
"""Bytes of a password that the PDF's encryption takes note of (ISO 32000-2, 7.6.4.3)."""


def take_away(opened: OpenAssessment) -> None:
    """First what most people want, then the rest by what it is for."""
    with st.container(horizontal=True, key="look"):
        prepared_by(opened)
        name: Edition = _choice("What", TITLES, "edition")
        page: PageSize = _choice("Paper", PAGES, "paper")
    _unprintable(opened)
    password = _password()
    with st.container(horizontal=True, key="downloads"):
        if password is not None:
            pdf_button(opened, handover(opened), name, page, password)
        answers_button(opened, key="json")
    st.caption(words.SAVE_FILE)
    _group(opened, "To read and to change", [e for e in EXPORTS if e.prints and e.id != "pdf"], page, name)
    st.caption(words.IN_PRINT)
    _group(opened, "To work with", [e for e in EXPORTS if not e.prints and e.id != "json"], page)
    st.caption(words.IN_TABLES)


def _choice(label: str, words: dict[Choice, str], key: str) -> Choice:
    return st.radio(label, list(words), format_func=words.__getitem__, key=key, horizontal=True, persist_state="session")


def _group(opened: OpenAssessment, title: str, exports: list[Export], page: PageSize, name: Edition = "full") -> None:
    make = report_maker(opened, handover(opened), name)
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, key=f"group_{exports[0].id}"):
        for export in exports:
            kind = export.id if sum(e.suffix == export.suffix for e in EXPORTS) > 1 else ""
            export_button(opened, make, export, page, kind=kind)


def _unprintable(opened: OpenAssessment) -> None:
    """Names the signs that no font of ours has, before they are missed on paper."""
    added = handover(opened)
    found = opened.once("unprintable", lambda: unprintable(report_maker(opened, added)()), added)
    if found:
        lines = bullets(found[:MOST_SHOWN])
        more = f"\n- \u2026 and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
        st.info(f"{words.UNPRINTABLE}\n\n{lines}{more}", icon=":material/font_download_off:")


def _password() -> str | None:
    """The password to lock the PDF with; empty for none, None where it cannot be used."""
    with st.expander("Lock the PDF with a password", key="lock"):
        given = st.text_input("Password", type="password", key="password", max_chars=LONGEST, live=True, width=320) or ""
        st.caption(words.LOCKED)
    if len(given.encode()) <= LONGEST and (given.isprintable() or not given):
        return given
    st.error(f"This password cannot be used: at most {LONGEST} bytes, and no control characters.")
    return None
