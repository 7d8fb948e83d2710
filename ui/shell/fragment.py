"""A part of a page as a fragment: what is clicked in it draws it anew, and nothing else."""

from collections.abc import Callable

import streamlit as st

from ui.shell.field_marks import mark_fields
from ui.shell.page import guarded
from ui.shell.session import OpenAssessment, open_assessment
from ui.shell.synced_widget import mark_away, save_undrawn


def fragment(
    opened: OpenAssessment,
    page: str,
    key: str,
    draw: Callable[[OpenAssessment], None],
    after: Callable[[OpenAssessment, bool], bool] = lambda now, alone: alone and now.again,
    every: int | None = None,
) -> None:
    """Draws it in a container of that key; what is changed in it is saved before this returns. `every`: seconds after which it runs again.

    `after` is told the state then and whether the part ran alone, and answers whether the whole page has to run; usually where a
    part that ran alone says that something is to be drawn anew.
    """
    fresh = [opened]  # of this full run; a later run of the fragment alone opens the assessment again
    before: set[object] = set()
    was_finished = opened.is_finished

    @st.fragment(run_every=every)
    def drawn() -> None:
        alone = not fresh
        now = fresh.pop() if fresh else open_assessment(opened.id)
        if now is None:  # deleted meanwhile: the whole page says so
            st.rerun()
        others, was = len(now.marks), frozenset(before)
        with guarded(page):
            draw(now)
            before.clear()
            before.update(mark["b"] for mark in now.marks[others:])
            if alone:  # who types a note and folds its box in one breath has typed it all the same
                save_undrawn(now, before, was)
            mark_fields(now)
            # Said on top of the page; and a round that was finished elsewhere is closed everywhere.
            if after(now, alone) or (alone and (now.has_news or now.is_finished != was_finished)):
                st.rerun()
        if alone:  # also where it failed half way
            mark_away({mark["b"] for mark in now.marks[others:]}, was)

    mark_fields(opened)  # of what stands above; the part writes its own, each time it is drawn
    with st.container(key=key):
        drawn()
