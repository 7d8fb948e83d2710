"""The one piece of our own that runs in the browser. It gets no markup; it gets words as data."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

_FILES = ("motion", "screen", "presses", "keys", "outbox", "letters", "stopped", "names", "downloads", "translated", "presenter", "main")
_SOURCE = "\n".join((Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8") for name in _FILES)
_browser = st.components.v2.component("deskcheck_browser", js=_SOURCE, isolate_styles=False)


def arrive(
    place: str, question: str, heard: Mapping[str, object], download: Mapping[str, object], used: Sequence[str] = ()
) -> Mapping[str, Any]:
    """Tells the browser which screen this is, and answers what it has to say: `go`, a section's id; `edits` (`ui/shell/outbox.py`).

    A new screen is scrolled to its top, and its title gets the focus; or to the question, if one is named.
    """
    # In a list, for Streamlit looks through a dict for data frames: at the first page that loads pandas, which takes 0.3 s.
    data = [{"place": place, "question": question, "heard": heard, "download": download, "used": list(used)}]
    told: Mapping[str, Any] = _browser(key="browser", data=data, height=1, on_go_change=_noted, on_edits_change=_noted)
    return told


def _noted() -> None:
    """Streamlit wants a callback for every value that a component may send. The page reads the value itself."""
