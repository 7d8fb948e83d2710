"""Whose desk it is, and of which day the answers speak."""

from dataclasses import replace
from datetime import date

import streamlit as st

from questionnaire.assessment import MAX_CLIENT
from ui.kept import kept
from ui.question import EARLIEST, LATEST
from ui.session import OpenSheet


def about(opened: OpenSheet, place: str) -> None:
    """The client's name and the day, as fields. `place` tells this screen's fields from another's."""
    sheet = opened.sheet
    name, day = f"client_{opened.id}_{place}", f"day_{opened.id}_{place}"
    earliest, latest = min(EARLIEST, sheet.as_of), max(LATEST, sheet.as_of)
    with st.container(horizontal=True, key="about"):
        kept(
            name,
            sheet.client,
            lambda begin: (
                st.text_input("Organization (optional)", value=begin or "", key=name, max_chars=MAX_CLIENT, live=True, width=420) or ""
            ),
            lambda client: opened.save(lambda newest: replace(newest, client=client)),
        )
        kept(
            day,
            sheet.as_of,
            lambda begin: _day(day, begin, sheet.as_of, earliest, latest),
            lambda chosen: opened.save(lambda newest: replace(newest, as_of=chosen)),
        )


def _day(key: str, begin: date | None, stored: date, earliest: date, latest: date) -> date:
    """A day that is never blank: an emptied field keeps the day it had."""
    chosen = st.date_input(
        "Day of the assessment", value=begin, min_value=earliest, max_value=latest, key=key, format="YYYY-MM-DD", width=200
    )
    return chosen or stored
