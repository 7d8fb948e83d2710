"""The three doors of the start page: begin, open a saved file, look at the example."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from questionnaire import load_bank
from questionnaire.file import MAX_BYTES, Refused, read
from store import StoreTrouble
from ui import words
from ui.literal import literal
from ui.page import Visit
from ui.sections import first_open
from ui.session import begin, open_example, take_in, today
from ui.ways import FILES

TOO_LARGE = "This file is over 2 MB. A saved assessment is far smaller; choose the JSON file that Deskcheck saved."
MOST_SHOWN = 30


def doors(visit: Visit) -> None:
    """Side by side on a wide screen, one below the other on a phone."""
    with st.container(horizontal=True, key="doors"):
        with st.container(border=True, width=280, key="door_begin"):
            st.markdown("## Start\nA new assessment of one desk. Everything you enter is saved as you go, on this computer.")
            if st.button("Start an assessment", type="primary", key="begin"):
                _open(lambda: begin(today()), "questions")
        with st.container(border=True, width=280, key="door_example"):
            st.markdown("## Look at the example\nA fictional telehealth firm, answered from start to end.")
            if st.button("Open the example", key="example"):
                _open(open_example, "results")
        if visit.found:
            with st.container(border=True, width=280, key="door_on"):
                st.markdown(f"## Go on\n{literal(visit.found.sheet.client) or words.UNNAMED}, {visit.found.sheet.as_of.isoformat()}.")
                if st.button(words.GO_ON, key="go_on"):
                    st.switch_page(FILES["questions"], query_params={"a": visit.found.id, "section": first_open(visit.found)})
    with st.container(border=True, key="door_file"):
        st.markdown("## Open a saved file\nThe JSON file from an earlier download. It becomes an assessment of its own here.")
        file = st.file_uploader("Saved assessment (JSON, at most 2 MB)", type=["json"], key="file")
        if file is not None:
            _read(file)


def _read(file: UploadedFile) -> None:
    if st.session_state.get("taken") == file.file_id:
        return  # opened already; the browser's Back button has brought the page again
    if file.size > MAX_BYTES:
        st.error(TOO_LARGE)
        return
    try:
        assessment = read(load_bank(), file.getvalue())
    except Refused as refused:
        _refused(refused.faults)
        return
    st.session_state["taken"] = file.file_id
    _open(lambda: take_in(assessment), "results")


def _refused(faults: tuple[str, ...]) -> None:
    shown = "\n".join(f"- {literal(fault)}" for fault in faults[:MOST_SHOWN])
    more = f"\n- … and {len(faults) - MOST_SHOWN} more" if len(faults) > MOST_SHOWN else ""
    st.error(f"This file was not opened, and nothing saved was touched. What is wrong in it:\n\n{shown}{more}")


def _open(make: Callable[[], str], page: str) -> None:
    """Goes to a page with the assessment that `make` stores; where the store is in trouble, says so and stays."""
    try:
        key = make()
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    st.switch_page(FILES[page], query_params={"a": key})
