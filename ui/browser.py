"""The one small piece of our own that runs in the browser. It gets no markup; it gets words as data."""

import secrets
from pathlib import Path

import streamlit as st

_SOURCE = Path(__file__).parent / "browser.js"
_browser = st.components.v2.component("deskcheck_browser", js=_SOURCE.read_text(encoding="utf-8"), isolate_styles=False)


def arrive(place: str, question: str = "") -> str:
    """Tells the browser which screen this is, and answers the id of the section whose link was clicked, or an empty text.

    A new screen is scrolled to its top, and its title gets the focus; or to the question, if one is named. A browser that
    finds a new session behind the same page (the server was restarted) asks for one full run more: see `ui/card.py`.
    """
    data = {"place": place, "question": question, "session": _session()}
    told = _browser(key="browser", data=data, height=1, on_go_change=_noted, on_again_change=_noted)
    return str(told.get("go") or "")


def _session() -> str:
    mark: str = st.session_state.setdefault("session_mark", secrets.token_hex(8))
    return mark


def _noted() -> None:
    """Streamlit wants a callback for every value that a component may send. The page reads the value itself."""
