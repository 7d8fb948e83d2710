"""The two doors onward from a round: the next one, and a correction. They stand on the clients page and above a finished round."""

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from questionnaire import Assessment, load_bank
from questionnaire.assessment import MAX_NOTE
from questionnaire.file import Refused
from questionnaire.flow.rounds import next_round
from store import NoSuchAssessment, Round, StoreTrouble
from ui.elements.literal import literal
from ui.elements.style import screen_style
from ui.elements.words import round_name
from ui.shell.drafts import line, used
from ui.shell.links import FILES
from ui.shell.navigation import FIRST, first_open
from ui.shell.press import once
from ui.shell.session import OpenAssessment, open_assessment, store, today

FROZEN = "**This round is finished.** Its answers, plan and papers stay as they are, and all downloads work."
ONWARD = "To go on, start the next round; to fix something in this one, correct it."
FOLLOWED = "A newer round has begun. To fix something in this one, correct it."
CORRECTED = "It was corrected: what counts stands in the correction."
IN_CORRECTION = "A correction of it has begun, and is not finished yet."
STILL_OPEN = "**{round}** is still open. It stays as it is; the new round begins with its answers, each to be confirmed or changed."
NEW_ROUND = (
    "Carries over the answers, notes, people and plan of this round. Each answer then waits to be confirmed or changed. What the "
    "workshop put on record, and its parking lot, stays with this round."
)


def frozen(opened: OpenAssessment) -> None:
    """Stands above every page of a finished round: the ways onward from it, or to what has taken its place."""
    later = [one for one in _rounds(opened) if (one.number, one.correction) > opened.place]  # the newest first
    corrected = [one for one in later if one.number == opened.place[0]]
    screen_style("finished")
    with st.container(key="frozen_mark"):
        counts = [one for one in corrected if one.finished_at]
        told = (CORRECTED if counts else IN_CORRECTION) if corrected else FOLLOWED if later else ONWARD
        st.markdown(f"{FROZEN} {told}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if later:
                found = (counts or corrected or later)[0]
                if once(f"Go to {round_name(found.number, found.correction)}", key=f"onward_{found.id}", type="secondary"):
                    st.switch_page(FILES["results"], query_params={"a": found.id})
            else:
                new_round(opened.id, primary=False)
            if not corrected:
                correct(opened.id, "This round")


def _rounds(opened: OpenAssessment) -> tuple[Round, ...]:
    """Of the same client; none where the store is in trouble, which is said elsewhere."""
    with suppress(StoreTrouble):
        client = store().clients.of(opened.client_id)
        return client.rounds if client else ()
    return ()


def asked(what: Callable[[], object]) -> bool:
    """Does it, and answers whether that went well; where it did not, says why."""
    try:
        what()
    except (StoreTrouble, NoSuchAssessment) as trouble:
        st.error(str(trouble))
        return False
    except Refused as refused:
        st.error(literal("; ".join(refused.faults)))
        return False
    return True


def new_round_beside(open_one: Round) -> None:
    """The same where the newest round is not finished: that is said first."""
    with st.popover("New round", key=f"new_beside_{open_one.id}"):
        st.markdown(STILL_OPEN.format(round=round_name(open_one.number, open_one.correction)))
        new_round(open_one.id, primary=False, label="Begin a new round")


def new_round(key: str, *, primary: bool = True, label: str = "New round") -> None:
    """Begins the round after the client's newest with what this one holds, as of today, and goes to its questions."""
    if not once(label, key=f"new_round_{key}", type="primary" if primary else "secondary", help=NEW_ROUND):
        return
    made: list[str] = []
    if asked(lambda: made.append(store().clients.next_round(key, _carried).id)):
        _to_questions(made[0])


def _carried(last: Assessment) -> Assessment:
    return next_round(last, load_bank().version, today())


def correct(key: str, name: str) -> None:
    """Begins a correction of a finished round, with its reason."""
    with st.popover("Correct", type="tertiary", key=f"correcting_{key}"):
        st.markdown(f"**{name}** stays as it is. The correction begins with its answers.")
        reason = line(f"reason_{key}", "Why it is corrected", width="stretch").strip()
        if not once("Begin the correction", key=f"correct_{key}"):
            return
        if not reason or len(reason) > MAX_NOTE:
            st.warning(f"Give a reason of at most {MAX_NOTE:,} characters." if reason else "A correction needs its reason.")
            return
        made: list[str] = []
        if asked(lambda: made.append(store().clients.correct(key, reason).id)):
            used(f"reason_{key}")
            _to_questions(made[0])


def _to_questions(key: str) -> None:
    opened = open_assessment(key)
    st.switch_page(FILES["questions"], query_params={"a": key, "section": first_open(opened) if opened else FIRST})
