"""What the plan had somebody assess of the past, and no longer does because an answer changed: said until it is read.

A law dates what happened, and the plan is made of what is so today (contract, section 5): who does the first thing that the plan asks for
and then answers anew would lose the second without a word.
"""

import streamlit as st

from ui.elements.literal import bullets
from ui.shell.press import button
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, nothing

SAID = "**No longer in the plan, because an answer changed:**"
STILL = (
    "That something no longer happens does not settle what already happened: it still has to be assessed in writing (45 CFR 164.402, "
    "164.414(b)), and a legal deadline may be running. Keep it on a list of your own until it is done. If the earlier answer was a "
    "mistake, nothing follows from it."
)
_SHOWN = SessionValue[dict[str, str] | None]("assessments_of_the_past", nothing)
"""By action, the title of each such assessment that the plan had when the first page was opened, or when one that shows it was looked at.

What only had to be found out is none.
"""


def past_notice(opened: OpenAssessment, *, shows: bool) -> None:
    """Of this session alone, and not of what was marked as done before it went. `shows`: whether this page says it."""
    before = _SHOWN.get(opened.id)
    if before is not None and not shows:
        return
    plan = opened.result.plan
    law = {i.action: i.title for i in plan if i.kind == "law" and not opened.bank.action(i.action).finds_out}
    shown = (before or {}) | law
    _SHOWN.set(shown, opened.id)
    left = {action: title for action, title in shown.items() if opened.assessment.entry(action).status != "done"}
    gone = [title for action, title in left.items() if action not in {item.action for item in plan}]
    if gone and shows:
        st.warning(f"{SAID}\n\n{bullets(gone)}\n\n{STILL}", icon=":material/gavel:")
        if button("I have read this", key=f"past_read_{opened.id}"):
            _SHOWN.forget(opened.id)
            opened.again = True
