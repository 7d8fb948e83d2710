"""Entry: page set-up and navigation, nothing else. `streamlit run app.py` and `streamlit run server.py` serve the same."""

import streamlit as st

if __name__ == "__main__":  # run by Streamlit, at every click
    from ui.elements.words import PRODUCT, TITLES
    from ui.shell.links import FILES
    from ui.shell.page import ICON

    # The icon comes before the navigation, or Streamlit fetches one from a server outside.
    st.set_page_config(page_title=PRODUCT, page_icon=ICON, layout="wide")
    pages = [
        st.Page(FILES[page], title=title, url_path=None if page == "start" else page, default=page == "start")
        for page, title in TITLES.items()
    ]
    st.navigation(pages, position="hidden").run()
else:  # imported by `streamlit run app.py`, once: it serves what it finds in `app`, with the guard around it
    from server import AROUND

    app = st.App(__file__, **AROUND)
