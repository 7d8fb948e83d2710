"""The plan itself: what comes first, then the rest class by class, each action one row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from questionnaire.shapes.question import Kind
from report.content.sections.kept import done_before
from scoring.plan_lines import Line, SectionLine, by_class, first_week
from scoring.result import PlanItem
from ui.elements.literal import literal
from ui.elements.style import screen_style
from ui.plan.confirm import CONFIRMED, Confirmed, seen_open, undo_line
from ui.plan.plan_row import Around, around, row
from ui.plan.settings import picture, settings
from ui.plan.several import chosen_row, several, several_switch
from ui.shell.deadlines import legal_limit
from ui.shell.section_row import section_row
from ui.shell.session import OpenAssessment
from ui.shell.session_values import widget_value

CLASSES: dict[Kind, tuple[str, str]] = {
    "flow": ("Pause today", "Where patient details could go without an agreement that is known to cover them."),
    "law": ("Deadline by law", "Details that may have been without cover have to be assessed by a fixed day."),
    "verdict": ("What ends the verdict", "The plan and the agreement with the vendor of your help desk."),
    "risk": ("All other risks", "What lowers the most risk for each hour of work comes first."),
}

MOST_AT_ONCE = 10
"""Rows of one class: with forty on the screen, each tick takes a third of a second."""


def plan_list(opened: OpenAssessment) -> None:
    """Everything to do. The settings are drawn first and stand below the first week: its days follow from them."""
    legal_limit(opened, opened.context)
    screen_style("plan")
    bar, week, middle, rest = st.container(key="several_bar"), st.container(key="week"), st.container(), st.container(key="rest")
    if opened.context.actions:
        with middle:
            settings(opened)
            roadmap = st.container()
    page, before = _Page(opened, [*CONFIRMED.get(opened.id).values()]), around(opened)
    if not opened.context.actions:
        page.draw(opened.context.lines)
    else:
        shown = _parts(opened)
        with week:
            page.choosing = _heading(opened)
            with bar:
                several(opened, page.shown(shown), page.choosing)
            page.draw(shown.week)
        with rest:
            page.classes(shown)
        with roadmap:
            picture(opened)
    page.draw_gone()
    _done_before(opened)
    page.around.seen = around(opened)
    if page.around.seen != before:  # rows and days above were drawn before the edit that moves them
        opened.again = True


def _done_before(opened: OpenAssessment) -> None:
    """What has left the plan because it was done and confirmed; what was confirmed in this session stands where it stood."""
    rows = [row for row in done_before(opened.context) if row.action not in CONFIRMED.get(opened.id)]
    if rows:
        st.markdown(f"## Done before :small[:gray[{len(rows)}]]\n:gray[Marked as done; today's answers no longer call for it.]")
        told = (f"- ~~{literal(row.title)}~~" + (f" :gray[{literal(row.owner)}]" if row.owner else "") for row in rows)
        st.markdown("\n".join(told))


def _heading(opened: OpenAssessment) -> bool:
    """Answers whether several rows are being chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="week_head"):
        st.markdown("## What to do first", width="stretch")
        return several_switch(opened)


def _items(lines: Sequence[Line]) -> list[PlanItem]:
    return [line for line in lines if not isinstance(line, SectionLine)]


@dataclass(frozen=True)
class _Parts:
    """The lines of the page, each in one part, in the order of the plan."""

    week: Sequence[Line]
    rest: Sequence[Line]
    away: Sequence[Line]
    """Done before this session: what is ticked here stays in its place, struck through."""


def _parts(opened: OpenAssessment) -> _Parts:
    """The first week is made of what is open, with what was done among it in this session."""
    context, lines = opened.context, opened.context.lines
    done = [item for item in _items(lines) if context.is_done(item)]
    away = [line for line in done if not seen_open(opened, line.action)]
    kept = [line for line in lines if line not in away]
    last = first_week([line for line in lines if line not in done], opened.result.as_of)[-1:]
    week = kept[: kept.index(last[0]) + 1] if last else []
    return _Parts(week, kept[len(week) :], away)


@dataclass
class _Page:
    """What draws the lines, and among them what was confirmed in this session, where it stood."""

    opened: OpenAssessment
    gone: list[Confirmed]
    around: Around = field(default_factory=Around)
    choosing: bool = False

    def classes(self, shown: _Parts) -> None:
        """The rest by class, and at the end what was done before."""
        for kind, lines in by_class(shown.rest).items():
            title, says = CLASSES[kind]
            st.markdown(f"## {title} :small[:gray[{len(lines)}]]\n:gray[{says}]")
            self.draw(lines[:MOST_AT_ONCE])
            self._others(kind, lines[MOST_AT_ONCE:])
        if shown.away:
            st.markdown(f"## Done :small[:gray[{len(shown.away)}]]")
            self.draw(shown.away)

    def _others(self, kind: Kind, lines: Sequence[Line]) -> None:
        """Of a long class, what comes later: behind a switch, but where one of them asks what is true now."""
        if lines and st.toggle(f"Show the other {len(lines)}", value=self._asked(lines), key=self._switch(kind)):
            self.draw(lines)

    def _switch(self, kind: Kind) -> str:
        return f"others_{self.opened.id}_{kind}"

    def _asked(self, lines: Sequence[Line]) -> bool:
        return any(item.action in self.opened.context.unconfirmed for item in _items(lines))

    def shown(self, parts: _Parts) -> list[PlanItem]:
        """The actions that have a row in this run, in the order of the page."""
        lines = [*parts.week]
        for kind, of_kind in by_class(parts.rest).items():
            others = of_kind[MOST_AT_ONCE:]
            lines += of_kind if widget_value(self._switch(kind), self._asked(others)) else of_kind[:MOST_AT_ONCE]
        return _items([*lines, *parts.away])

    def draw(self, lines: Sequence[Line]) -> None:
        """Some lines, one below the other."""
        for line in lines:
            if isinstance(line, SectionLine):
                section_row(self.opened, self.opened.context, line.unanswered)
                continue
            for found in [gone for gone in self.gone if self._before(gone) == line.action]:
                undo_line(self.opened, self.opened.context, found)
                self.gone.remove(found)
            with chosen_row(self.opened, line, self.choosing):
                row(self.opened, line, self.around)

    def draw_gone(self) -> None:
        """What stood last."""
        for found in self.gone:
            undo_line(self.opened, self.opened.context, found)

    def _before(self, gone: Confirmed) -> str:
        """What a confirmed action stands before: the first of those that followed it and still have a row."""
        here = {item.action for item in self.opened.context.actions}
        return next((action for action in gone.following if action in here), "")
