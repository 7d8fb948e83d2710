"""The boxes of what if: one an action, ticked in this session and never saved; what a tick needs stands beside it, one press away."""

from dataclasses import dataclass

import streamlit as st

from report.content.context import Context
from report.paper.wording import LANE_WORDS, effort, level_word
from scoring.ahead.projection import missing
from scoring.result import PlanItem
from ui.shell.action_fields import action_line, action_name
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue


def ticks(opened: OpenAssessment, context: Context) -> set[str]:
    """A box for each action that is counted, by lane: the others only find out, which changes nothing here. Answers the ticked ones."""
    ticked, places = set(), {}
    with st.container(key="ticks"):
        st.markdown("## Which actions would be done?")
        st.button("Back to what is done today", key="tick_done", on_click=tick, args=(opened, context, ()), type="tertiary")
        for lane, words in LANE_WORDS.items():
            items = [item for item in context.actions if item.lane == lane]
            if items:
                st.markdown(f"**{words}** :gray[{len(items)}]")
            for item in items:
                if _box(opened, context, item):
                    ticked.add(item.action)
                    places[item.action] = st.container(horizontal=True, vertical_alignment="center", key=f"needs_{opened.id}_{item.action}")
    for action, found in missing(opened.bank, context.result, ticked).items():
        if needed := tuple(a for a in found if a not in context.waiting_actions):
            with places[action]:
                _needs(opened, context, action, needed)
    return ticked


def _needs(opened: OpenAssessment, context: Context, action: str, needed: tuple[str, ...]) -> None:
    """What a tick waits for, said beside it and ticked by one press."""
    named = ", ".join(action_line(context, a) for a in needed)
    st.markdown(f":small[A{context.action_numbers[action]} needs {'this' if len(needed) == 1 else 'these'} done too: {named}.]")
    st.button(
        f"Tick {'it' if len(needed) == 1 else f'these {len(needed)}'} too",
        key=f"need_{opened.id}_{action}",
        on_click=tick,
        args=(opened, context, needed),
        kwargs={"too": True},
        type="tertiary",
    )


def _box(opened: OpenAssessment, context: Context, item: PlanItem) -> bool:
    done = context.entry(item).status == "done"
    told = [] if item.risk is None else [f"{level_word(item.risk).lower()} risk"]
    told += [effort(item.effort_hours), *([context.status(item).lower()] if done else [])]
    # read aloud as it stands: no markup
    label = f"{action_name(context, item)} ({', '.join(told)})"
    box = _box_of(opened, item.action, done)
    if box.done != done:  # marked in the list since this was last on screen
        box = _renew(opened, item.action, box, ticked=done, done=done)
    return st.checkbox(label, value=box.began, key=box.key, persist_state="session")


def tick(opened: OpenAssessment, context: Context, wanted: tuple[str, ...], *, too: bool = False) -> None:
    """Ticks exactly these and what is marked as done or, `too`, these, and leaves every other box as it is."""
    for item in context.result.plan:
        if item.action in wanted or not too:
            done = context.entry(item).status == "done"
            _renew(opened, item.action, _box_of(opened, item.action, done), ticked=item.action in wanted or done, done=done)


@dataclass(frozen=True)
class _Box:
    """A box as last drawn. What the program ticks gets a new key: the browser may still send the old one's value."""

    key: str
    began: bool
    done: bool
    """Whether the action was marked as done."""
    version: int = 0


_BOXES = SessionValue[dict[str, _Box]]("what_if", dict)


def _box_of(opened: OpenAssessment, action: str, done: bool) -> _Box:
    return _BOXES.get(opened.id).setdefault(action, _Box(f"if_{opened.id}_{action}", done, done))


def _renew(opened: OpenAssessment, action: str, box: _Box, *, ticked: bool, done: bool) -> _Box:
    version = box.version + 1
    new = _Box(f"if_{opened.id}_{action}_v{version}", ticked, done, version)
    _BOXES.get(opened.id)[action] = new
    return new
