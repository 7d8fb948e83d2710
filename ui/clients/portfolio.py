"""All clients in two pictures, and the same without names to take away."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from questionnaire import load_bank
from report.formats.exports import WORKBOOK
from report.paper.wording import count
from report.portfolio.standing import Standing
from ui.clients.chosen import BY_VERDICT, CURRENT, Row, chosen
from ui.elements.words import UNNAMED
from ui.shell.downloads import save_button
from ui.shell.session import today

MOST_ROWS = 30


def portfolio(rows: Sequence[Row]) -> None:
    """A closed line; in it, of the clients that are not archived and have answers, the worst first."""
    box = st.expander("All clients at a glance", key="portfolio", on_change="rerun", icon=":material/grid_on:")
    if not box.open:
        return
    worst = chosen(rows, {"name": "", "verdict": "", "show": CURRENT, "sort": BY_VERDICT}, today())
    judged = [(row, row.standing) for row in worst if row.standing and row.standing.answered]
    with box:
        if judged:
            if left := len(worst) - len(judged):
                st.caption(f"Left out: {count(left, 'client')} without an answer that can be judged.")
            _pictures([(row.name or UNNAMED, standing) for row, standing in judged])
            _take_away([(row.latest.round.client_id, standing) for row, standing in judged])
        else:
            st.markdown("Nothing is answered yet for any client that is not archived.")


def _pictures(named: Sequence[tuple[str, Standing]]) -> None:
    from report.portfolio.figures import commonest, heat_map  # pandas and Plotly: not before somebody looks
    from ui.elements import charts, portfolio_charts

    bank = load_bank()
    with st.container(key="portfolio_charts"):
        heat = heat_map(bank, named, MOST_ROWS)
        charts.show(heat, portfolio_charts.heat(heat), key="heat", heading="##")
        most = commonest(bank, [standing for _, standing in named])
        charts.show(most, portfolio_charts.bars(most), key="commonest", heading="##")


def _take_away(clients: Sequence[tuple[str, Standing]]) -> None:
    from report.portfolio.anonymous import HOLDS, csv, workbook

    st.markdown(f"## Without names\n\n{HOLDS}")
    with st.container(horizontal=True, key="anonymous"):
        save_button(
            "Download without names (CSV)", partial(csv, load_bank(), clients), "deskcheck-clients.csv", "text/csv", "anonymous_csv"
        )
        save_button(
            "Download without names (Excel)", partial(workbook, load_bank(), clients), "deskcheck-clients.xlsx", WORKBOOK, "anonymous_xlsx"
        )
