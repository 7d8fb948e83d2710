"""How long each section has been on the screen, beside how long it is planned to take. Kept in the assessment, to the minute.

The browser asks once a minute while the page is open. What lies longer apart was no time in the room: another page, a lid closed.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from questionnaire.assessment import Assessment
from questionnaire.flow.agenda import USUAL_MINUTES, agenda
from questionnaire.workshop import CLOSING
from ui.shell.carried import waiting
from ui.shell.fragment import fragment
from ui.shell.how_far import tally
from ui.shell.section_list import SectionLink, section_list
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue
from ui.workshop.place import Place

EVERY, SOON, MOST = 60, 50, 75
"""Seconds: how often the clock is looked at; from how many on they are stored; the most that count of one stretch."""

_SINCE = SessionValue[tuple[str, float]]("workshop_clock", lambda: ("", 0.0))
"""Of an assessment: the section on the screen, and the moment up to which its time is counted."""


def clock(opened: OpenAssessment, place: Place) -> None:
    """The time of this section and of the whole, drawn anew each minute; in the sidebar all sections with theirs."""
    if opened.is_finished:  # what was spent stands there; nothing is counted any more
        spent, planned = opened.assessment.workshop.seconds, shared(opened)
        st.html(_times(spent, planned, place.section))
        st.sidebar.html(_listed(opened, place, spent, planned))
        return

    def draw(now: OpenAssessment) -> None:
        times = st.container()
        runs = st.toggle("Run the clock", value=True, key=f"clock_runs_{opened.id}", persist_state="session")
        count(now, place.section if runs else "")
        spent, planned = now.assessment.workshop.seconds, shared(now)
        times.html(_times(spent, planned, place.section))
        st.sidebar.html(_listed(now, place, spent, planned))

    fragment(opened, "workshop", "clock", draw, every=EVERY)


def shared(opened: OpenAssessment) -> Mapping[str, int]:
    """Minutes planned by section, the closing last."""
    return agenda(opened.bank, opened.sheet, opened.assessment.workshop.minutes or USUAL_MINUTES)


def count(opened: OpenAssessment, section: str) -> None:
    """Adds the time since the last look to the section that was on the screen, once it is another or about a minute has passed.

    `section`: empty while the clock stands still.
    """
    now = time.monotonic()
    before, at = _SINCE.get(opened.id)
    seconds = int(min(now - at, MOST))
    if before == section and seconds < SOON:
        return
    _SINCE.set((section, now), opened.id)
    if before and seconds:
        opened.save(partial(_timed, section=before, seconds=seconds))


def _timed(assessment: Assessment, section: str, seconds: int) -> Assessment:
    return replace(assessment, workshop=assessment.workshop.timed(section, seconds))


def _times(spent: Mapping[str, int], planned: Mapping[str, int], section: str) -> str:
    """`spent`: seconds by section. They are added up before they are rounded: ten sections would lose nine minutes."""
    here = _time("This section" if section != CLOSING else "Closing", spent.get(section, 0), planned.get(section, 0))
    return f'<div class="dc-clock">{here}{_time("Total", sum(spent.values()), sum(planned.values()))}</div>'


def _time(name: str, seconds: int, planned: int) -> str:
    spent = _full_minutes(seconds)
    over = f", {spent - planned} over" if spent > planned else ""
    bar = f'<progress value="{min(spent, planned)}" max="{max(planned, 1)}" aria-label="{escape(name)}"></progress>'
    return f"<p><span>{escape(name)}</span> <b>{spent}</b> of {planned} min{over}{bar}</p>"


def _full_minutes(seconds: int) -> int:
    return seconds // 60


def _listed(opened: OpenAssessment, place: Place, spent: Mapping[str, int], planned: Mapping[str, int]) -> str:
    links = [
        _link(opened, section, place, f"{_full_minutes(spent.get(section, 0))} of {minutes} min") for section, minutes in planned.items()
    ]
    return section_list(opened.id, "Agenda", links)


def _link(opened: OpenAssessment, section: str, place: Place, minutes: str) -> SectionLink:
    current = section == place.section
    if section == CLOSING:
        return SectionLink(section, "Closing", minutes, False, current)
    found = opened.bank.section(section)
    return SectionLink(section, found.short, minutes, tally(opened, found.questions).complete and not waiting(opened, found), current)
