"""The assessments of this computer that were changed last: client, round, day, verdict, progress, deletion. Never the example."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from report.paper.theme import VERDICT_LEVEL
from report.paper.wording import day, moment
from report.portfolio.standing import Standing
from store import Damaged, NoSuchAssessment, Round, StoreTrouble
from ui.elements import words
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.press import once
from ui.shell.session import store
from ui.shell.session_values import SessionValue, leave_assessment
from ui.shell.standings import judge, standings

SHOWN = 8
_DELETED = SessionValue[str]("recent_deleted", str)
"""Whose assessment was moved to the trash, said once."""


def recent() -> None:
    """A list of links, newest first; where there is none yet, nothing: the doors above say what to do."""
    found: list[Round | Damaged] = []
    try:
        found = store().recent(SHOWN, judged_by=judge())
        store().check_file()
    except StoreTrouble as trouble:
        st.error(str(trouble))
    if whose := _DELETED.get():
        _DELETED.forget()
        with st.container(horizontal=True, vertical_alignment="center", key="recent_deleted"):
            st.success(f"This assessment of {whose} is in the trash now.")
            link("clients", "To the trash, at the end of Clients", icon=":material/arrow_forward:")
    if not found:
        return
    st.markdown("## Recent assessments")
    rounds = [one for one in found if isinstance(one, Round)]
    judged = standings((one.id, one.standing) for one in rounds)
    told = _apart(rounds)
    for one in found:
        fault = words.DAMAGED if isinstance(one, Damaged) else judged.faults.get(one.id, "")
        if fault or one.id in judged.known:  # else it was deleted a moment ago
            _line(one, judged.known.get(one.id), fault, told.get(one.id, ""))
    link("clients", "All clients", icon=":material/arrow_forward:")


def _apart(shown: Sequence[Round]) -> dict[str, str]:
    """What tells assessments of one client apart, by id: the round; the time of the last change where that and the day are the same."""

    def words_for(one: Round) -> str:
        return words.round_name(one.number, one.correction) + (", finished" if one.finished_at else "")

    clients = Counter(one.client for one in shown)
    alike = Counter((one.client, one.as_of, words_for(one)) for one in shown)
    told = {}
    for one in shown:
        changed = one.updated_at.astimezone()
        again = alike[one.client, one.as_of, words_for(one)] > 1
        told[one.id] = words_for(one) + (f", changed {moment(changed)}" if again else "")
    return {one.id: told[one.id] for one in shown if clients[one.client] > 1}


def _line(one: Round | Damaged, standing: Standing | None, fault: str, apart: str) -> None:
    client = literal(one.client) or words.UNNAMED
    with st.container(horizontal=True, vertical_alignment="center", key=f"recent_{one.id}"):
        if isinstance(one, Round) and standing and not fault:
            link("results", f"**{client}**", a=one.id)
            st.markdown(_state(one, standing, apart), width="stretch")
        else:
            st.markdown(f"**{client}** :small[{fault}]", width="stretch")
        _deletion(one.id, f"**{client}**{f' ({apart})' if apart else ''}")


def _state(one: Round, standing: Standing, apart: str) -> str:
    title = literal(words.verdict_title(standing.verdict, standing.answered))
    far = words.progress_words(standing.progress)
    told = " \u00b7 ".join(part for part in (day(one.as_of), apart, far) if part)
    return f"{badge(VERDICT_LEVEL[standing.verdict], title) if standing.answered else title} :small[{told}]"


def _deletion(key: str, whose: str) -> None:
    """Opened and closed by the browser alone: no second click of a hasty hand can fall on what deletes."""
    with st.popover("Delete", type="tertiary", key=f"deleting_{key}"):
        st.markdown(f"Delete this assessment of {whose}? {words.IN_TRASH}")
        if not once("Move to the trash", key=f"delete_{key}"):
            return
    try:
        store().clients.delete([key])
        _DELETED.set(whose)
    except NoSuchAssessment:  # deleted for good meanwhile
        pass
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    leave_assessment(key)
    st.rerun()
