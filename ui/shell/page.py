"""The one way into every page: set-up, sidebar, the open assessment, and what to say when something fails.

A page file may be the first script of a fresh server, before `app.py` ever ran; nothing here relies on `app.py`.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from questionnaire.file import Refused
from store import EXAMPLE, NoSuchAssessment, StoreTrouble
from ui.elements import words
from ui.elements.literal import literal
from ui.elements.style import STYLE
from ui.shell import downloads
from ui.shell.asked_again import asked_again_notice
from ui.shell.browser import arrive
from ui.shell.drafts import used_up
from ui.shell.field_marks import mark_fields, saved_word
from ui.shell.how_far import how_far_lines, tab_title
from ui.shell.links import FILES, field_at, link
from ui.shell.navigation import CLIENT, SECTION, go, open_client, open_field
from ui.shell.outbox import Answers, take
from ui.shell.past import past_notice
from ui.shell.press import begin_page, button, forget_presses
from ui.shell.rounds import frozen
from ui.shell.session import OpenAssessment, open_assessment, sign
from ui.shell.session_values import SessionValue
from ui.shell.synced_widget import mark_away, rivals, save_undrawn
from ui.shell.undo import news, undo_buttons

MOST_PLACES = 8
PATIENT_DETAILS = SessionValue[tuple[tuple[str, str], ...]]("patient_details", tuple)
"""Where a file that was opened seems to hold some: place and sentence."""
_HEARD = SessionValue[dict[str, object]]("heard", lambda: {"n": 0, **Answers([], {}, {})._asdict()})
log = logging.getLogger("deskcheck.page")
ICON = str(Path(__file__).parents[1] / "elements" / "icon.svg")


@dataclass
class Visit:
    """One run of a page: which page, and the assessment that `?a=` names, if any."""

    page: str
    found: OpenAssessment | None
    place: str
    """What the browser takes for one screen: a new place is scrolled to its top."""
    question: str = ""
    """The question that the address names, to be brought into sight."""
    onward: str = ""
    """The section to go to, or `results`; empty to stay."""

    @property
    def opened(self) -> OpenAssessment:
        """The open assessment. Only for pages that `enter` was told need one."""
        assert self.found is not None  # `enter` stops such a page when there is none
        return self.found


@contextmanager
def enter(page: str, *, needs_assessment: bool = True) -> Iterator[Visit]:
    """Begins a page: title, style, sidebar, notices. A page that needs an assessment and has none stops here, and says what to do."""
    st.set_page_config(page_title=tab_title(page, None), page_icon=ICON, layout="wide")
    st.html(STYLE)
    begin_page(page)
    notices = st.container()
    found = _find(needs_assessment)
    visit = Visit(page, found, f"{found.id}/{page}" if found else page)
    brand = _sidebar(visit.found)
    if needs_assessment and visit.found is None:
        _write_notices(page, notices, brand, None)
        _nothing_open(page)
    with guarded(page):
        yield visit
    with guarded(page):  # also where the page failed half way
        if visit.found:
            mark_fields(visit.found)
            save_undrawn(visit.found, _drawn(visit))
    st.set_page_config(page_title=tab_title(page, visit.found))
    _write_notices(page, notices, brand, visit.found)
    forget_presses()
    with guarded(page):
        _listen(visit)
    _leave(visit)
    if visit.found:
        go(visit.found, visit.onward, "workshop" if page == "workshop" else "questions")
        if visit.found.again:
            st.rerun()
    mark_away(_drawn(visit))


def _drawn(visit: Visit) -> set[object]:
    """The names of the fields on the screen."""
    return {mark["b"] for mark in visit.found.marks} if visit.found else set()


def _leave(visit: Visit) -> None:
    """Goes to a field or to a client, if the browser says so: these ways begin on any page."""
    if "?" in visit.onward:
        open_field(visit.onward)
    if visit.onward.startswith(CLIENT):
        open_client(visit.onward.removeprefix(CLIENT))


def _listen(visit: Visit) -> None:
    """Tells the browser what stands here and what became of its edits, and hears what else it has to say."""
    found = visit.found
    told = arrive(visit.place, visit.question, _HEARD.get(), downloads.ready(), used_up())
    visit.onward = str(told.get("go") or "") or visit.onward
    edits = told.get("edits")
    if isinstance(edits, dict):
        if "who" in edits:
            sign(edits["who"])
        answers = take(edits, found)
        number = edits.get("n")
        _HEARD.set({"n": number if isinstance(number, int) else 0, **answers._asdict()})
        if found:
            found.again = True
        else:
            st.rerun()


@contextmanager
def guarded(page: str) -> Iterator[None]:
    """Whatever fails inside is said in words; the details go to the log."""
    try:
        yield
    except StoreTrouble as trouble:
        st.error(str(trouble))
    except Refused as refused:
        st.error(literal("; ".join(refused.faults)))
    except Exception:
        log.exception("The page %s failed", page)
        st.error(words.FAILED)


def _find(needed: bool) -> OpenAssessment | None:
    key = st.query_params.get("a")
    try:
        return open_assessment(key) if key else None
    except StoreTrouble as trouble:
        st.error(str(trouble))
        if needed:
            forget_presses()
            mark_away(())
            st.stop()
        return None


def _sidebar(found: OpenAssessment | None) -> DeltaGenerator:
    """The pages. Answers the place above them, for whose desk this is and whether all is saved: known only when the page is drawn."""
    with st.sidebar:
        brand = st.container(key="brand")
        if found:
            undo_buttons(found)
        with st.container(key="pages"):
            for page, title in words.TITLES.items():
                if page not in words.BESIDE:
                    link(page, title, **_query(page, found))
    return brand


def _query(page: str, found: OpenAssessment | None) -> dict[str, str]:
    """What a link carries along: the assessment, and for the questions the section that was last on screen."""
    if found is None:
        return {}
    section = SECTION.get(found.id) if page == "questions" else ""
    return {"a": found.id, "section": section} if section else {"a": found.id}


def _nothing_open(page: str) -> None:
    forget_presses()
    st.title(words.TITLES[page])
    st.markdown(f"{NoSuchAssessment() if st.query_params.get('a') else words.NOTHING_OPEN} {words.WILL_STAND_HERE[page]}")
    st.markdown("Start a new assessment, open a saved file, or look at the example: all three are on the start page.")
    visit = Visit(page, None, page)
    _listen(visit)
    _leave(visit)
    if st.button(words.START_ONE, type="primary"):
        st.switch_page(FILES["start"])
    mark_away(())
    st.stop()


def _write_notices(page: str, notices: DeltaGenerator, brand: DeltaGenerator, found: OpenAssessment | None) -> None:
    """The notices stand on top and, for who is far below, in the sidebar. They are written last: only then is it known what is saved."""
    if found is None:
        brand.markdown(words.PRODUCT)
        return
    trouble = f"{found.trouble}  \n{words.NOT_SAVED}" if found.trouble else ""
    with brand:
        whose = " \u00b7 ".join(filter(None, (literal(found.stored.client) or words.UNNAMED, found.round)))
        st.markdown(f"{words.PRODUCT}  \n:small[{whose}]")
        st.html(how_far_lines(found) + saved_word(found))
        if trouble:
            st.warning(trouble, icon=":material/warning:")
    with notices:
        _kind(page, found)
        news(found)
        _patient_details(found)
        if page in ("questions", "results"):
            asked_again_notice(found)
        past_notice(found, shows=page in ("results", "plan", "report"))
        _choose(found)
        for fault in found.dropped:
            st.warning(f"Something that waited to be saved no longer fits, because of what was changed elsewhere. {literal(fault)}.")
        if trouble:
            st.warning(trouble, icon=":material/warning:")
            downloads.answers_button(found, key="rescue")


def _kind(page: str, found: OpenAssessment) -> None:
    """That it is the example, or a round that is finished."""
    if found.is_example:
        with st.container(key="example_mark"):
            st.markdown(words.EXAMPLE if found.id == EXAMPLE else words.EXAMPLE_COPY)
            if page != "start":
                link("start", words.START_OWN, icon=":material/arrow_forward:")
    if found.is_finished and page in words.WILL_STAND_HERE:
        frozen(found)


def _choose(found: OpenAssessment) -> None:
    """Fields of other screens that ask which of two values stays, each with the way there."""
    away = rivals(found).keys() - {mark["p"] for mark in found.marks}
    if not away:
        return
    with st.container(border=True, gap="xsmall", key="choose"):
        st.markdown("**Changed elsewhere while you changed it here.** Choose which of the two to keep; until then yours is not saved.")
        for path in sorted(away):
            name, page, query = field_at(found.bank, found.id, path)
            link(page, literal(name), icon=":material/edit:", **query)


def _patient_details(found: OpenAssessment) -> None:
    """Where a file that was opened seems to hold patient details: said once, until somebody has read it."""
    places = PATIENT_DETAILS.get(found.id)
    if not places:
        return
    lines = "\n".join(f"- {literal(place[0].upper() + place[1:])}: {literal(sentence)}" for place, sentence in places[:MOST_PLACES])
    more = f"\n- and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    st.warning(f"The file that you opened may hold patient details:\n\n{lines}{more}", icon=":material/privacy_tip:")
    if button("I have read this", key=f"patient_details_read_{found.id}"):
        PATIENT_DETAILS.forget(found.id)
        found.again = True
