"""Ways from page to page. They carry `?a=` along, and work where a page runs without the entry file."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from ui import words

FILES = {page: f"pages/{page}.py" for page in words.TITLES}


def link(page: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page. `label` is Markdown: typed words go through `literal` first."""
    try:
        st.page_link(FILES[page], label=label, icon=icon, query_params=query or None)
    except StreamlitPageNotFoundError:  # this file is the entry itself: Streamlit knows no other page, the browser does
        path = "" if page == "start" else page
        st.markdown(f"[{label}](</{path}{'?' if query else ''}{urlencode(query)}>)")
