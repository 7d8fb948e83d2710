"""Report: take it away, edit it before handing over, help to act, final versions."""

import streamlit as st

from report import compose
from report.content.context import Context
from report.content.sections.kept import kept_plan, kept_questions
from report.paper.editions import TITLES, Edition
from report.paper.wording import blanks_words, count, optional_words
from ui.elements import words
from ui.elements.literal import literal
from ui.handover.branding import branding
from ui.handover.changes import changes_by_hand
from ui.handover.compare import compare_with_earlier
from ui.handover.final_versions import final_versions
from ui.handover.letters import asked_for, letters
from ui.handover.take_away import take_away
from ui.shell.brand_fields import brand_is_damaged, handover
from ui.shell.client_details import client_details
from ui.shell.navigation import how_to_go_on
from ui.shell.page import Visit, enter
from ui.shell.session import OpenAssessment
from ui.shell.session_values import set_widget_value

LISTED: tuple[Edition, ...] = ("plan", "full")
"""Editions of several parts."""
TABS = ["Download", "Before handing over", "Letters and checklists", "Final versions"]


def report_screen(visit: Visit) -> None:
    """Whose it is, and four views; only the one on screen is worked out."""
    opened = visit.opened
    st.title(words.TITLES["report"])
    st.markdown(words.REPORT_LEAD)
    client_details(opened)
    _draft(opened)
    if brand_is_damaged(opened):
        st.warning(words.BRAND_DAMAGED)
    begin, views = TABS[2] if asked_for(opened) else None, f"report_views_{opened.id}"
    if st.query_params.pop("view", "") == "edit":  # once: whoever came for a field goes on as they like
        set_widget_value(views, TABS[1])
    away, edit, act, frozen = st.tabs(TABS, default=begin, key=views, on_change="rerun")
    with away:
        if away.open:
            take_away(opened)
            _contents(opened)
            st.markdown("## Compare")
            compare_with_earlier(opened)
    with edit:
        if edit.open:
            changes_by_hand(opened, _named_in_each(opened))
            branding(opened)
    with act:
        if act.open:
            letters(opened)
    with frozen:
        if frozen.open:
            final_versions(opened)


def _draft(opened: OpenAssessment) -> None:
    done = opened.context.progress
    if opened.context.blanks:
        of_these = f" Of these, {left}." if (left := optional_words(done)) else ""
        st.info(f"{blanks_words(done)}: the report will be marked as a draft.{of_these}", icon=":material/edit_note:")
        if not opened.is_finished:
            how_to_go_on(opened)


def _titles(opened: OpenAssessment, edition: Edition = "full") -> dict[str, str]:
    """Id and title of every part. They depend on the sheet and the handover, so they are composed once."""
    added = handover(opened).model_copy(update={"left_out": ()})

    def titles() -> dict[str, str]:
        return {part.id: part.title for part in compose(opened.bank, opened.assessment, opened.result, added, edition).parts}

    return opened.once(f"report_titles_{edition}", titles, added)


def _named_in_each(opened: OpenAssessment) -> dict[str, str]:
    """The same, with what the plan calls a part that it calls otherwise: one choice leaves out both."""
    plan = _titles(opened, "plan")
    return {
        part: f"{title} (in the plan: {plan[part]})" if plan.get(part, title) != title else title for part, title in _titles(opened).items()
    }


def _contents(opened: OpenAssessment) -> None:
    left_out = handover(opened).left_out
    st.markdown("## What goes in")
    for edition, column in zip(LISTED, st.columns(len(LISTED)), strict=True):
        titles = (title for part, title in _titles(opened, edition).items() if part not in left_out)
        column.markdown("\n".join((f"### {TITLES[edition]}", "", *(f"1. {literal(title)}" for title in titles))))
    number = _uncounted(opened.context)
    if number:
        st.caption(
            f"{count(number, 'entry', 'entries')} for questions or actions that no longer come up will be listed in full in the record, "
            "marked as kept but not counted."
        )


def _uncounted(context: Context) -> int:
    return len(kept_questions(context)) + len(kept_plan(context))


with enter("report") as visit:
    report_screen(visit)
