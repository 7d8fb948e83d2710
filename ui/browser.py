"""The two small pieces of our own that run in the browser. Neither gets markup; both get words as data."""

from pathlib import Path
from typing import TypedDict

import streamlit as st

_FOLDER = Path(__file__).parent


class SectionLink(TypedDict):
    """One line of the list of sections."""

    id: str
    title: str
    progress: str
    href: str
    current: bool
    complete: bool


_browser = st.components.v2.component("deskcheck_browser", js=(_FOLDER / "browser.js").read_text(encoding="utf-8"), isolate_styles=False)
_outline = st.components.v2.component("deskcheck_outline", js=(_FOLDER / "outline.js").read_text(encoding="utf-8"), isolate_styles=False)


def arrive(place: str) -> None:
    """Tells the browser which screen this is: a new one is scrolled to its top, and its title gets the focus."""
    _browser(key="browser", data={"place": place}, height=1)


def outline(sections: list[SectionLink]) -> str:
    """Draws the list of sections and answers the id of the one that was clicked, or an empty text."""
    clicked = _outline(key="outline", data={"sections": sections}, on_go_change=_noted)
    return str(clicked.get("go") or "")


def _noted() -> None:
    """Streamlit wants a callback for every value that a component may send. The page reads the value itself."""
