"""Undo and redo, for the whole assessment, and what others changed meanwhile."""

import streamlit as st

from questionnaire.file import Refused
from report.content.history import ChangeWords, change_words
from report.paper.wording import count
from store import NoSuchAssessment, StoreTrouble
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.session import OpenAssessment
from ui.shell.synced_widget import save_all

MOST, LONGEST = 4, 60
"""Changes that are said, and letters of each side: in the sidebar all of them stand above the fold at 1280 by 720."""
KEYS = {"undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z"}
"""Told on the screen; `browser/keys.js` hears them. On a Mac, Cmd takes the place of Ctrl."""


def undo_buttons(opened: OpenAssessment) -> None:
    """Both, and the way to the whole history. What was undone is said below them, above the pages: it may stand on another page.

    Pressed, they act before the page is drawn, so that it shows what stands now.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="history"):
        shut = opened.is_finished
        undo = st.button(
            "Undo", key="undo", type="tertiary", icon=":material/undo:", help=f"The last change ({KEYS['undo']})", disabled=shut
        )
        redo = st.button("Redo", key="redo", type="tertiary", icon=":material/redo:", help=f"The last undo ({KEYS['redo']})", disabled=shut)
        link("history", "History", a=opened.id)
    if not (undo or redo):
        return
    if undo:
        was_again = opened.again
        save_all(opened)  # what was clicked in the same breath is taken to have come before: it is the last change
        opened.again = was_again  # nothing has been drawn yet
    try:
        found: tuple[ChangeWords, ...] = ()
        while not found and (taken := opened.take_back(again=redo)):
            found = change_words(opened.bank, taken)  # what reads as before is passed over: it would be an undo without a word
    except (Refused, StoreTrouble, NoSuchAssessment) as trouble:
        st.warning(literal(str(trouble)))
        return
    word = "Redone" if redo else "Undone"
    with st.container(key="undone"):
        st.markdown(f"**{word}.** " + in_lines(found) if found else f"Nothing to {'redo' if redo else 'undo'}.")


def news(opened: OpenAssessment) -> None:
    """What was changed elsewhere since this screen last looked: said until somebody has read it."""
    read, told = opened.news_shown, opened.show_news()
    found = change_words(opened.bank, told)
    if not found:
        return
    with st.container(border=True, key="news"):
        st.markdown("**Changed elsewhere since this page was last up to date.** It is up to date now.\n\n" + in_lines(found))
        if st.button("I have seen this", key="news_seen"):
            opened.heard(read)
            opened.again = True


def in_lines(found: tuple[ChangeWords, ...]) -> str:
    """The first few changes, each a line."""
    lines = [f"- {literal(what)}: {_short(before)} \u2192 {_short(after)}" for what, before, after in found[:MOST]]
    more = [f"- and {count(len(found) - MOST, 'more change')}; the history has all of them"] if len(found) > MOST else []
    return "\n" + "\n".join(lines + more)


def _short(words: str) -> str:
    line = "; ".join(words.splitlines())
    return literal(line if len(line) <= LONGEST else line[: LONGEST - 1] + "\u2026")
