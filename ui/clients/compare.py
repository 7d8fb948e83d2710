"""Two rounds of one client side by side, any two, with the time that each finding took to fix."""

from collections.abc import Sequence

import streamlit as st

from report.comparison.compare import compare
from report.paper.wording import day
from store import Client, Round, StoreTrouble
from ui.elements.literal import literal
from ui.elements.words import round_name
from ui.shell.comparison import comparison
from ui.shell.session import open_assessment, store

GONE = "One of these rounds is no longer here; it may have been deleted meanwhile. Reload the page, then choose two that are."


def compare_rounds(client: Client) -> None:
    """A closed line; in it the choice of two rounds and what changed between them, both judged by today's questions and rules."""
    box = st.expander("Compare two rounds", key="compare_rounds", on_change="rerun", icon=":material/compare_arrows:")
    if not box.open:
        return
    order = list(reversed(client.rounds))
    with box:
        st.markdown("Both are judged by today's questions and rules, so any difference comes from the answers.")
        with st.container(horizontal=True, key="two_rounds"):
            then = _choice("Earlier round", order, len(order) - 2, f"then_{client.id}")
            now = _choice("Later round", order, len(order) - 1, f"now_{client.id}")
        if order.index(then) >= order.index(now):
            st.markdown("Choose a later round that comes after the earlier one.")
            return
        _show(order, then, now)


def _choice(label: str, order: Sequence[Round], begin: int, key: str) -> Round:
    ids = [one.id for one in order]
    named = {one.id: f"{round_name(one.number, one.correction)}, {day(one.as_of)}" for one in order}
    chosen = st.selectbox(label, ids, index=begin, format_func=named.__getitem__, key=f"{key}_{len(ids)}", width=320)
    return order[ids.index(chosen)]


def _show(order: Sequence[Round], then: Round, now: Round) -> None:
    before = [one.id for one in (then, *_last_words(order[: order.index(now) + 1])) if one.id != now.id]
    try:
        opened, sheets = open_assessment(now.id), [found.assessment for found in map(store().load, before) if found]
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    if opened is None or len(sheets) < len(before):
        st.warning(GONE)
        return
    earlier, rounds = sheets[0], (*sheets[1:], opened.assessment)
    named = (round_name(then.number, then.correction), round_name(now.number, now.correction))
    found = opened.once("rounds compared", lambda: compare(opened.bank, earlier, opened.assessment, rounds, named), earlier, rounds, named)
    if now.reason:
        st.markdown(f"Reason for the correction: {literal(now.reason)}")
    comparison(opened, found, earlier, rounds)


def _last_words(rounds: Sequence[Round]) -> list[Round]:
    """Of each round its last correction: what was corrected was never so."""
    return list({one.number: one for one in rounds}.values())
