"""Entry: page set-up and navigation, nothing else. `streamlit run app.py`, or `server.py` for the hardened server."""

import streamlit as st

from ui.page import ICON
from ui.ways import FILES
from ui.words import PRODUCT, TITLES

# The icon comes before the navigation, or Streamlit fetches one from a server outside.
st.set_page_config(page_title=PRODUCT, page_icon=ICON, layout="wide")
pages = [
    st.Page(FILES[page], title=title, url_path=None if page == "start" else page, default=page == "start") for page, title in TITLES.items()
]
st.navigation(pages, position="hidden").run()
