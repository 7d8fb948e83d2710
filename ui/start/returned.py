"""What people filled into the report's PDF outside: shown beside what the plan holds, and taken over after one yes."""

from collections.abc import Sequence

import streamlit as st

from report.paper.wording import count
from report.saved.returned import Filled, taken_over
from ui.elements import words
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.downloads import answers_button
from ui.shell.session import OpenAssessment

HEADER = ("Field", "Page", "In the plan", "In the PDF")


def returned(opened: OpenAssessment, filled: Sequence[Filled]) -> None:
    """The question, then what came of it. Whether a value was taken over, the plan itself tells; nothing else remembers it."""
    readable, unreadable = [one for one in filled if not one.fault], [one for one in filled if one.fault]
    waiting = [one for one in readable if not one.stands(opened.assessment)]
    with st.container(border=True, key="returned"):
        if waiting:
            _ask(opened, waiting)
        elif opened.trouble:
            st.warning(f"{opened.trouble}  \n{words.NOT_SAVED}", icon=":material/warning:")
            answers_button(opened, key="rescue_returned")
        elif readable:
            st.markdown(f"**{_fields(readable)} taken over: the plan holds what was filled in.**")
        if unreadable:
            lines = "\n".join(
                f"- {literal(_called(opened, one))} (page {one.page}): \u201c{literal(one.value)}\u201d: {one.fault}." for one in unreadable
            )
            st.markdown(f"{count(len(unreadable), 'field')} cannot be taken over:\n\n{lines}")


def _ask(opened: OpenAssessment, waiting: Sequence[Filled]) -> None:
    st.markdown(
        f"**{_fields(waiting)} filled in after the report was made. Take over what they say?** Until then the plan stays as it was."
    )
    cells = [(_called(opened, one), str(one.page), one.planned(opened.assessment), one.value) for one in waiting]
    st.markdown(table(HEADER, [[literal(cell) for cell in row] for row in cells]))
    if st.button(f"Take over {count(len(waiting), 'value')}", type="primary", key="take_over"):
        opened.save(lambda assessment: taken_over(assessment, waiting))
        st.rerun()


def _called(opened: OpenAssessment, one: Filled) -> str:
    action = opened.bank.actions.get(one.action)
    return f"{one.called}: {action.title}" if action else one.called


def _fields(filled: Sequence[Filled]) -> str:
    return f"{count(len(filled), 'field')} {'was' if len(filled) == 1 else 'were'}"
